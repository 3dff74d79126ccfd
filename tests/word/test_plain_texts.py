"""Review drafts speak to people: no ids, no paths of answers, no slots, no days in figures, no "Mend"."""

import re
from collections.abc import Iterator
from functools import cache
from statistics import median

import pytest

from generator.answers.walking import resolve
from generator.docx.package import unpack
from generator.docx.xml import W, parse
from generator.drafting.pipeline import Draft, draft, draft_unfinished, open_materials
from generator.library.shipped import folders
from generator.packs.library import read_library
from generator.packs.reading import read_answers, read_unfinished
from generator.packs.us.completing import Deal
from tests.advice.asking import BOOK
from tests.samples import FOLDERS
from tests.word.test_blanks import DAY

NAMES = [folder.name for folder in FOLDERS]
CLAUSES = tuple(read_library(folders(None), "en-US").clauses())
_SHOWN = re.compile(r"word/(document|comments|header\d*|footer\d*)\.xml")
_DOTTED = re.compile(r"\b[a-z_]+(?:\.[a-z_]+)+\b")
_DAY = re.compile(r"(?<![\w/-])\d{4}-\d{2}-\d{2}(?![\w/-])")


@cache
def drafted(name: str) -> Draft:
    if name == "nothing answered":
        return draft_unfinished(read_unfinished({}), open_materials(), as_of=DAY)
    folder = next(folder for folder in FOLDERS if folder.name == name)
    return draft(read_answers(folder / "answers.json"), open_materials())


def paragraphs(docx: bytes) -> Iterator[str]:
    for name, part in unpack(docx).items():
        if _SHOWN.fullmatch(name):
            for paragraph in parse(part).iter(f"{W}p"):
                text = "".join(found.text or "" for found in paragraph.iter(f"{W}t"))
                if not text.startswith("http"):  # an address is what it is
                    yield text


@pytest.mark.parametrize("name", [*NAMES, "nothing answered"])
def test_a_review_draft_is_in_the_words_of_people(name: str) -> None:
    texts = list(paragraphs(drafted(name).review_draft()))
    ids = {clause.id for clause in CLAUSES} | {clause.slot for clause in CLAUSES}
    ids |= {rule.id for rule in BOOK.rules}
    pattern = re.compile("|".join(rf"(?<![\w./-]){re.escape(each)}(?![\w/-])" for each in sorted(ids)))
    assert [text for text in texts if pattern.search(text)] == []
    dotted = {found[0] for text in texts for found in _DOTTED.finditer(text)}
    assert {path for path in dotted if resolve(Deal, path)} == set()
    assert [text for text in texts if _DAY.search(text)] == []
    assert [text for text in texts if re.search(r"\bMend\b|Left out:", text)] == []


@pytest.mark.parametrize("name", NAMES[::4])
def test_a_comment_is_short(name: str) -> None:
    root = parse(unpack(drafted(name).review_draft())["word/comments.xml"])
    counts = [
        sum(
            len("".join(text.text or "" for text in paragraph.iter(f"{W}t")).split())
            for paragraph in comment.iter(f"{W}p")
        )
        for comment in root
    ]
    assert median(counts) <= 120
    assert max(counts) <= 200


def test_the_full_text_of_a_fallback_stands_once_behind_the_contract() -> None:
    made = drafted("new-client-new-york")
    docx = made.review_draft()
    others = [other for clause in made.explained().clauses() for other in clause.fallbacks]
    assert others
    comments = unpack(docx)["word/comments.xml"].decode()
    document = list(paragraphs(docx))
    for other in others:
        # The words between two answers or references stand as they are in the library.
        texts = [getattr(inline, "text", "") for inline in other.blocks[-1].inlines]  # type: ignore[union-attr]
        first = max(texts, key=len)[:60].strip()
        assert first not in comments
        assert sum(first in each for each in document) >= 1
    assert comments.count("stands under “Wordings to give way to”") == len(
        [clause for clause in made.explained().clauses() if clause.fallbacks]
    )
