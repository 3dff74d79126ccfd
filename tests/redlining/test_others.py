"""What others say of a redline: validators, another program's reading of it, LibreOffice itself."""

from pathlib import Path
from typing import Any

import pytest

from generator.docx.reading import read_text
from generator.redlining.changes import changes
from tests.deals import milestone
from tests.phrasing import PHRASES
from tests.redlining.office import settled_by_office
from tests.redlining.versions import changed, marked, part, plain
from tests.samples import FOLDERS, drafted
from tests.word.converting import convert
from tests.word.validators import Validate, by_each_validator, of_struck_rows

_OTHER: dict[str, Any] = {
    "fee.milestones": [milestone("Design", "30"), milestone("Launch", "20")],
    "client.form.signatories": [{"name": "Ann Rowe", "title": "Director"}, {"name": "Bo Li", "title": "CFO"}],
    "confidentiality": None,
    "positions": {"risk.cap": "fallback", "payment.deposit": "fallback"},
}


@pytest.fixture(scope="module")
def pair() -> tuple[bytes, bytes]:
    return plain(), changed(_OTHER)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return a redline of a few answers, its reverse, and one of two deals with little in common."""
    folder = tmp_path_factory.mktemp("redlines")
    old, new = plain(), changed(_OTHER)
    first, last = (drafted(FOLDERS[n]).signing_copy() for n in (0, -1))
    made = {"there": marked(old, new), "back": marked(new, old), "far": marked(first, last)}
    for name, docx in made.items():
        (folder / f"{name}.docx").write_bytes(docx)
    return sorted(folder.iterdir())


@by_each_validator
def test_a_validator_finds_nothing(validate: Validate, documents: list[Path]) -> None:
    for path in documents:
        assert [fault for fault in validate(path) if not of_struck_rows(fault)] == [], path.name


def test_docx_trackdiff_reads_both_versions_in_it(pair: tuple[bytes, bytes]) -> None:
    verify = pytest.importorskip("docx_trackdiff.verify")
    old, new = pair
    both = part(marked(old, new))
    assert verify.view_paras(both, "accept") == verify.plain_paras(part(new))
    assert verify.view_paras(both, "reject") == verify.plain_paras(part(old))


@pytest.mark.office
def test_libreoffice_settles_it_to_either_version(
    soffice: str, tmp_path: Path, pair: tuple[bytes, bytes]
) -> None:
    old, new = pair
    both = marked(old, new)
    assert read_text(settled_by_office(both, "AcceptAllTrackedChanges", tmp_path)) == read_text(new)
    assert read_text(settled_by_office(both, "RejectAllTrackedChanges", tmp_path)) == read_text(old)


@pytest.mark.office
def test_a_file_that_libreoffice_saved_has_only_the_changes_made(
    soffice: str, tmp_path: Path, pair: tuple[bytes, bytes]
) -> None:
    old, new = pair
    saved = {name: path.read_bytes() for name, path in _saved(old, new, tmp_path).items()}
    assert changes(old, saved["old"], PHRASES) == ()
    assert changes(saved["new"], new, PHRASES) == ()
    assert changes(old, saved["new"], PHRASES) == changes(old, new, PHRASES)


def _saved(old: bytes, new: bytes, folder: Path) -> dict[str, Path]:
    return convert({"old": old, "new": new}, "docx", folder)
