"""The redline of a returned contract says of nobody what he did not do."""

from pathlib import Path

import pytest

from generator.docx.accepting import open_changes
from generator.docx.package import unpack
from generator.docx.xml import DOCUMENT, W, parse
from generator.returns.cleaning import cleaned, hidden_passages
from generator.returns.redlining import redlined
from tests.returns.conftest import Sent
from tests.returns.editing import AUTHOR, edited
from tests.returns.reading import read
from tests.returns.test_clean import opened
from tests.returns.test_seen import RUN
from tests.returns.test_verify import put


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


@pytest.mark.parametrize("hides", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>'])
def test_words_put_in_hidden_are_there_to_read_and_to_reject(hides: str, sent: Sent, tmp_path: Path) -> None:
    words = "Client may leave without paying."
    hidden = f"<w:r><w:rPr>{hides}</w:rPr><w:t>{words}</w:t></w:r>"
    docx = put(sent.signing_copy, RUN, hidden + RUN)
    before = hidden_passages(unpack(sent.signing_copy))
    assert hidden_passages(unpack(docx)) == before + 1
    parts = unpack(redlined(read(docx, tmp_path, sent.answers)))
    assert hidden_passages(parts) == before
    shown = [r for mark in parse(parts[DOCUMENT]).iter(f"{W}ins") for r in mark.iter(f"{W}r")]
    assert [r.findtext(f"{W}t") for r in shown if r.find(f"{W}rPr/{W}highlight") is not None] == [words]
