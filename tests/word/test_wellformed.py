"""A document that Word could not open is refused before it is written, whichever text broke it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.errors import InputError
from generator.word.review import Review
from generator.word.reviewing import write_for_other_side, write_review
from generator.word.sheet import write_sheet
from generator.word.wellformed import refuse_ill_formed
from generator.word.writing import write
from tests.phrasing import PHRASING
from tests.word.conftest import TEMPLATE
from tests.word.trees import LABELS, body, contract, words

TEXTS: dict[str, Callable[[str], dict[str, Any]]] = {
    "title": lambda bad: {"title": f"Agreement{bad}"},
    "number": lambda bad: {"number": f"2026{bad}"},
    "heading": lambda bad: {"sections": (contract().sections[0]._replace(heading=f"Services{bad}"),)},
    "closing": lambda bad: {"closing": (body(f"Signed{bad}"),)},
    "cover": lambda bad: {"cover": (contract().cover[0]._replace(paragraphs=(words(f"LLC{bad}"),)),)},
    "label": lambda bad: {
        "labels": {**LABELS, "page": f"Page{bad}", "draft": f"Draft{bad}", "by": f"By{bad}"}
    },
}
WRITERS: dict[str, Callable[..., bytes]] = {
    "to sign": lambda made, _: write(made, TEMPLATE),
    "review": lambda made, review: write_review(made, TEMPLATE, review),
    "for the other side": lambda made, _: write_for_other_side(made, TEMPLATE, PHRASING),
}


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("bad", ["\x07", "\uffff", "\ud800"])
def test_no_writer_passes_an_ill_formed_part(writer: str, text: str, bad: str, review: Review) -> None:
    with pytest.raises(InputError, match=r"classic\.docx: .*: cannot be written: not well-formed"):
        WRITERS[writer](contract(**TEXTS[text](bad)), review)


@pytest.mark.parametrize("text", ["title", "cover", "closing"])
@pytest.mark.parametrize("bad", ["\x07", "\ud800"])
def test_no_sheet_is_ill_formed(text: str, bad: str) -> None:
    with pytest.raises(InputError, match="cannot be written: not well-formed"):
        write_sheet(contract(**TEXTS[text](bad)), TEMPLATE)


def test_the_words_before_the_fault_are_named() -> None:
    made = contract(closing=(body("Signed by the parties on\x07 the dates."),))
    with pytest.raises(InputError, match=r"after “.*Signed by the parties on”"):
        write(made, TEMPLATE)


@pytest.mark.parametrize(
    "part",
    [b"", b"<a>", b"<a></b>", b"<a/><b/>", b'<w:p a="1" a="2"/>', b"<w:p/>", b"<a>&b;</a>", b"<a>\xff</a>"],
)
def test_markup_that_is_not_well_formed_is_refused(part: bytes) -> None:
    with pytest.raises(InputError, match=r"mine\.docx: word/x\.xml: cannot be written"):
        refuse_ill_formed({"word/x.xml": part}, "mine.docx")


def test_what_is_no_markup_is_not_looked_at() -> None:
    refuse_ill_formed({"word/media/image1.png": b"\x89PNG", "word/x.xml": "<a>é</a>".encode()}, "mine.docx")


def test_a_whole_contract_is_written(tmp_path: Path, review: Review) -> None:
    assert all(writer(contract(), review) for writer in WRITERS.values())
