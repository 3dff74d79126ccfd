"""Settings of the whole suite: where the outside tools are, and that CI may not skip."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# An answer may hold what looks like a tag, a typed number or a straight quote: it is printed as it is.
_OF_ANSWERS = ("no_template_is_left", "numbers_are_never_typed", "typography_is_right")
NOTHING_MAY_SKIP = os.environ.get("CLAUSEGEN_NOTHING_MAY_SKIP") == "1"

settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the profile of the person who runs it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what the suite makes of the library for the suite, programs that it starts included."""
    os.environ["CLAUSEGEN_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(autouse=True, scope="session")
def _every_document_holds_the_invariants() -> None:
    """Put every document that a test drafts through our own invariants, whatever the test is about."""
    from generator.drafting import Draft

    for form in ("signing_copy", "review_draft", "summary", "_companion"):
        setattr(Draft, form, _checked(getattr(Draft, form)))


def _checked(make: Callable[..., bytes]) -> Callable[..., bytes]:
    from tests.word.invariants import broken

    @wraps(make)
    def checked(*given: Any, **named: Any) -> bytes:
        document = make(*given, **named)
        assert [fault for fault in broken(document) if not fault.startswith(_OF_ANSWERS)] == []
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
