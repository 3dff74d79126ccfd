"""The rules of a package are all asked, whoever forgets to list their module."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from generator.advice.rule import rules_in

RULE = """
from generator.advice.rule import Advice, rule

@rule("{name}", "fee")
def found(case):
    yield Advice("{name}")
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return a package with three modules of rules."""
    for name in ("apples", "bread", "cheese"):
        (tmp_path / f"{name}.py").write_text(RULE.format(name=name))
    package = ModuleType("made_up_rules")
    package.__path__ = [str(tmp_path)]
    monkeypatch.setitem(sys.modules, package.__name__, package)
    return package


def test_every_module_of_a_package_is_asked_those_in_order_first(package: ModuleType) -> None:
    assert [rule.id for rule in rules_in(package)] == ["apples", "bread", "cheese"]
    assert [rule.id for rule in rules_in(package, ("cheese", "gone"))] == ["cheese", "apples", "bread"]
