"""Settings of the whole suite: where the outside tools are, and that CI may not skip."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings

_LIKE_A_TAG = re.compile(r"\{\{|\}\}|\{[%#]|[%#]\}")
NOTHING_MAY_SKIP = os.environ.get("CLAUSEGEN_NOTHING_MAY_SKIP") == "1"

settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    """Keep what the suite makes of the library for the suite: its workers and programs share one cache."""
    if not hasattr(config, "workerinput"):
        cached = TemporaryDirectory(prefix="clausegen-tests-")
        os.environ["CLAUSEGEN_CACHE"] = cached.name
        os.environ["LANGUAGE"] = "en"  # what tests read is English, whatever the person who runs them speaks
        config.add_cleanup(cached.cleanup)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what starts LibreOffice or a cluster: it takes longest, and the rest fills in."""
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in ("office", "cluster")))


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the profile of the person who runs it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture(autouse=True, scope="session")
def _every_document_holds_the_invariants() -> None:
    """Put every document that a test drafts through our own invariants, whatever the test is about."""
    from generator.drafting.pipeline import Draft

    for form in ("signing_copy", "review_draft", "for_other_side", "companion"):
        setattr(Draft, form, _checked(getattr(Draft, form)))


def _checked(make: Callable[..., bytes]) -> Callable[..., bytes]:
    from tests.word.invariants import broken

    @wraps(make)
    def checked(*given: Any, **named: Any) -> bytes:
        document = make(*given, **named)
        # An answer that looks like a tag is printed as it is.
        printed = _LIKE_A_TAG.search(given[0].answers.model_dump_json()) is not None
        faults = [f for f in broken(document) if not (printed and f.startswith("no_template_is_left"))]
        assert faults == []
        return document

    return checked


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if NOTHING_MAY_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, but nothing may skip here: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def soffice() -> str:
    """Return the path of LibreOffice, or skip."""
    found = shutil.which("soffice")
    if not found:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-writer poppler-utils")
    return found
