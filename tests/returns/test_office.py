"""Files that LibreOffice saved: runs are split, styles renamed, and still the same is told."""

import shutil
from pathlib import Path

import pytest

from generator.packs.reading import answers_from
from generator.returns.opening import open_document
from generator.returns.verifying import verified
from generator.word.provenance import read_provenance
from tests.returns.conftest import Sent
from tests.returns.editing import EDITS, Expected, comment, edited
from tests.returns.reading import as_expected, changes_of, read
from tests.word.converting import convert

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing"),
    pytest.mark.xdist_group("office"),
]

Saved = dict[str, bytes]


def wanted(sent: Sent) -> dict[str, str]:
    return dict(zip(sent.slots, sorted(EDITS), strict=False))


def edits_of(sent: Sent, *, review: bool) -> tuple[bytes, dict[str, Expected]]:
    return edited(sent.review_draft if review else sent.signing_copy, wanted(sent))


@pytest.fixture(scope="module")
def saved(sent: Sent, tmp_path_factory: pytest.TempPathFactory) -> Saved:
    files = {
        "signing": sent.signing_copy,
        "review": sent.review_draft,
        "signing-edited": edits_of(sent, review=False)[0],
        "review-edited": edits_of(sent, review=True)[0],
        "commented": comment(sent.signing_copy, sent.slots[0], "Too strict.")[0],
    }
    found = convert(files, "docx", tmp_path_factory.mktemp("saved"))
    return {name: path.read_bytes() for name, path in found.items()}


@pytest.mark.parametrize("name", ["signing", "review"])
def test_a_file_that_was_only_saved_is_unchanged(name: str, saved: Saved, sent: Sent, tmp_path: Path) -> None:
    report = read(saved[name], tmp_path, sent.answers).report
    assert not report.changes()
    assert not report.comments()
    path = tmp_path / "saved.docx"
    path.write_bytes(saved[name])
    assert verified(open_document(path)).unchanged


@pytest.mark.parametrize("name", ["signing", "review"])
def test_exactly_the_edits_are_told_after_a_save(name: str, saved: Saved, sent: Sent, tmp_path: Path) -> None:
    expected = edits_of(sent, review=name == "review")[1]
    found = changes_of(read(saved[f"{name}-edited"], tmp_path, sent.answers))
    assert found == as_expected(found, expected)


def test_a_comment_survives_a_save(saved: Saved, sent: Sent, tmp_path: Path) -> None:
    (told,) = read(saved["commented"], tmp_path, sent.answers).report.comments()
    assert (told.author, told.text) == ("Jane Roe", "Too strict.")
    assert told.on


def test_the_answers_of_a_review_draft_survive_a_save(saved: Saved, sent: Sent) -> None:
    assert answers_from(read_provenance(saved["review"])["answers"]) == sent.drafted.answers
