"""A clean copy gives away nothing, and is still the same contract."""

import re
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.returns import Opened, cleaned, open_document
from generator.word import read_text
from generator.word.package import unpack
from tests.returns.conftest import Sent
from tests.returns.editing import AUTHOR, comment, edited
from tests.word.invariants import broken
from tests.word.validators import BINARY, NO_BINARY, VALIDATORS


def opened(docx: bytes, folder: Path) -> Opened:
    path = folder / "file.docx"
    path.write_bytes(docx)
    return open_document(path)


def told(docx: bytes) -> list[str]:
    """Return what a file gives away."""
    parts = unpack(docx)
    names = [name for name in parts if re.search(r"customXml|custom\.xml|comments|people", name)]
    text = b"\n".join(parts.values()).decode("utf-8", "replace")
    signs = (
        AUTHOR, "Contract Clause Generator", "w:rsid", "w:ins ", "w:del ", 'w:name="cl_', "_GoBack",
        "commentRange", "commentReference", "trackRevisions", "dc:creator", "lastModifiedBy", "paraId",
    )  # fmt: skip
    return names + [sign for sign in signs if sign in text]


def test_a_signing_copy_gives_away_where_it_came_from(sent: Sent) -> None:
    assert {"customXml/item1.xml", "Contract Clause Generator", 'w:name="cl_'} <= set(told(sent.signing_copy))


@pytest.mark.parametrize("review", [False, True])
def test_a_clean_copy_gives_away_nothing(review: bool, sent: Sent, tmp_path: Path) -> None:
    copy = cleaned(opened(sent.review_draft if review else sent.signing_copy, tmp_path))
    assert told(copy) == []


@pytest.mark.parametrize("review", [False, True])
def test_a_clean_copy_reads_the_same(review: bool, sent: Sent, tmp_path: Path) -> None:
    docx = sent.review_draft if review else sent.signing_copy
    assert read_text(cleaned(opened(docx, tmp_path))) == read_text(docx)


def test_a_clean_copy_keeps_every_reference_alive(sent: Sent, tmp_path: Path) -> None:
    assert broken(cleaned(opened(sent.signing_copy, tmp_path))) == []


@pytest.mark.parametrize("name", VALIDATORS)
def test_validators_find_nothing_wrong_with_a_clean_copy(name: str, sent: Sent, tmp_path: Path) -> None:
    if name == "Open XML SDK" and not BINARY.exists():
        pytest.skip(NO_BINARY)
    for number, docx in enumerate((sent.signing_copy, sent.review_draft)):
        path = tmp_path / f"clean{number}.docx"
        path.write_bytes(cleaned(opened(docx, tmp_path)))
        assert VALIDATORS[name](path) == []


def test_comments_of_others_go_too(sent: Sent, tmp_path: Path) -> None:
    docx, _ = comment(sent.signing_copy, sent.slots[0], "Too strict.")
    copy = cleaned(opened(docx, tmp_path))
    assert told(copy) == []
    assert read_text(copy) == read_text(sent.signing_copy)


def test_open_changes_are_refused_with_their_number(sent: Sent, tmp_path: Path) -> None:
    docx, _ = edited(sent.signing_copy, {sent.slots[0]: "replace_tracked"})
    with pytest.raises(InputError, match="has 2 open tracked changes"):
        cleaned(opened(docx, tmp_path))


def test_open_changes_are_accepted_or_rejected_where_asked(sent: Sent, tmp_path: Path) -> None:
    docx, _ = edited(sent.signing_copy, {sent.slots[0]: "replace_tracked"})
    file = opened(docx, tmp_path)
    accepted, rejected = cleaned(file, "accept"), cleaned(file, "reject")
    assert "zebra" in read_text(accepted)
    assert read_text(rejected) == read_text(sent.signing_copy)
    assert told(accepted) == told(rejected) == []
