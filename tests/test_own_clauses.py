"""Whose clauses a contract is made of: a person's own, wherever their folder lies, or the standard ones."""

from pathlib import Path

import pytest

from generator.drafting.pipeline import open_materials
from generator.library.shipped import folders
from tests.library.shelf import clause_file

CLAUSE = "clauses/en-US/general/records.md"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that the shipped clauses lie in, as in an editable install."""
    for name in ("clauses", "contract_templates"):
        (tmp_path / name).symlink_to(folders(None)[0] / name)
    monkeypatch.setattr("generator.library.shipped._shipped", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize("place", ["out/library", "clauses-of-ours"])
def test_a_library_inside_the_checkout_is_ones_own(checkout: Path, place: str) -> None:
    file = checkout / place / CLAUSE
    file.parent.mkdir(parents=True)
    file.write_text(clause_file())
    assert open_materials(own=checkout / place).own_clauses() == {"general/records"}


def test_the_checkout_itself_is_nobodys_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folders(None)[0])
    assert open_materials(own=Path()).own_clauses() == frozenset()
