"""The redline of a returned contract says of nobody what he did not do."""

from pathlib import Path

import pytest

from generator.docx.accepting import open_changes
from generator.docx.package import unpack
from generator.docx.xml import DOCUMENT, W, parse
from generator.returns.cleaning import cleaned
from generator.returns.redlining import redlined
from tests.returns.conftest import Sent
from tests.returns.editing import AUTHOR, edited
from tests.returns.reading import read
from tests.returns.test_clean import opened


def authors_of(docx: bytes) -> set[str]:
    marks = parse(unpack(docx)[DOCUMENT]).iter(f"{W}ins", f"{W}del")
    return {mark.get(f"{W}author", "") for mark in marks}


@pytest.mark.parametrize(
    ("second", "author"),
    [("insert_untracked", "Returned without tracking"), ("replace_tracked", AUTHOR)],
)
def test_nobody_is_said_to_have_made_a_silent_change(
    second: str, author: str, sent: Sent, tmp_path: Path
) -> None:
    wanted = dict(zip(sent.slots, ("replace_tracked", second), strict=False))
    docx, _ = edited(sent.signing_copy, wanted)
    assert authors_of(redlined(read(docx, tmp_path, sent.answers))) == {author}


def test_a_contract_without_bookmarks_has_no_change(sent: Sent, tmp_path: Path) -> None:
    copy = cleaned(opened(sent.signing_copy, tmp_path))
    assert open_changes(unpack(redlined(read(copy, tmp_path, sent.answers)))) == 0
