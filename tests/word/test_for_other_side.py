"""A draft for the other side: nothing private is in any part of its file."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from generator.assembly.contract import text_of
from generator.docx.package import CORE, unpack
from generator.docx.reading import read_text
from generator.docx.xml import DOCUMENT, Parts, W, parse
from generator.drafting.pipeline import Draft, draft, draft_unfinished, open_materials
from generator.library.clause import all_parts
from generator.library.shipped import folders
from generator.packs.library import read_library
from generator.packs.reading import read_answers, read_unfinished
from generator.word.provenance import FOR_OTHER_SIDE, read_provenance
from tests.deals import deal_data
from tests.phrasing import BANNER, PHRASING
from tests.samples import FOLDERS
from tests.word.invariants import broken
from tests.word.test_blanks import DAY, blanks

HISTORY = ("paid late", "known client", "new client", "paid_late", "history")
_SHORTEST = 4
"""Words of a passage that is looked for: shorter ones are in every contract."""


@cache
def drafted(name: str) -> Draft:
    folder = next(folder for folder in FOLDERS if folder.name == name)
    return draft(read_answers(folder / "answers.json"), open_materials())


def texts(parts: Parts) -> str:
    """Return every text and attribute of every part, as one line."""
    found = []
    for part in parts.values():
        for element in parse(part).iter():
            found += [element.text or "", element.tail or "", *map(str, element.attrib.values())]
    return plain(" ".join(found))


def plain(text: str) -> str:
    return " ".join(text.casefold().split())


def passages(text: str) -> Iterator[str]:
    """Yield the sentences of a text that are long enough to be nobody else's."""
    for sentence in re.split(r"(?<=[.;:])\s+", text):
        if len(sentence.split()) >= _SHORTEST:
            yield plain(sentence)


def private_texts(made: Draft) -> Iterator[str]:
    """Yield every note, negotiation and text of the whole library, findings, and other wordings."""
    for clause in read_library(folders(None), "en-US").clauses():
        for text in (clause.note, clause.negotiation):
            yield from passages(text)
            yield from passages(PHRASING.in_words(text))
        for parts in all_parts(clause.body):
            words = (part.text for part in parts if hasattr(part, "text"))
            yield from (found for text in words for found in passages(text))
    for finding in made.findings:
        yield from passages(finding.reason)
        yield from passages(finding.mend)
        yield finding.id
    for clause in made.explained().clauses():
        for other in clause.choice.alternatives:
            yield from passages(other.why_not)


def answers(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (found for entry in value.values() for found in answers(entry))
    elif isinstance(value, list):
        yield from (found for entry in value for found in answers(entry))
    else:
        yield plain(str(value))


@pytest.mark.parametrize("name", [folder.name for folder in FOLDERS])
def test_no_part_of_its_file_holds_what_a_signing_copy_does_not(name: str) -> None:
    """What the contract says, also in plain words, they get to read; everything else must be nowhere."""
    made = drafted(name)
    in_plain_words = plain(" ".join(text_of(clause.summary) for clause in made.contract.clauses()))
    shown = " ".join((texts(unpack(made.signing_copy())), texts(unpack(made.summary())), in_plain_words))
    held = texts(unpack(made.for_other_side()))
    data = json.loads(made.answers.model_dump_json())
    private = {*private_texts(made), *answers(data), *HISTORY}
    leaked = {text for text in private if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", held)}
    assert {text for text in leaked if not re.search(rf"(?<!\w){re.escape(text)}(?!\w)", shown)} == set()


def test_the_search_finds_what_a_review_draft_holds() -> None:
    """The same search over a review draft: it is not blind."""
    made = drafted("new-client-new-york")
    held = texts(unpack(made.review_draft()))
    found = [text for text in private_texts(made) if text in held]
    assert len(found) > len(list(made.contract.clauses()))
    assert "history" in held


def test_its_comments_are_the_summaries_and_nothing_else() -> None:
    made = drafted("new-client-new-york")
    root = parse(unpack(made.for_other_side())["word/comments.xml"])
    shown = ["".join(text.text or "" for text in comment.iter(f"{W}t")) for comment in root]
    said = [
        "".join(inline.text for inline in clause.summary if hasattr(inline, "text"))
        for clause in made.contract.clauses()
    ]
    assert shown == [f"In plain words: {text}" for text in said]


def test_it_is_a_draft_to_mark_up_without_the_banner() -> None:
    docx = drafted("new-client-new-york").for_other_side()
    assert broken(docx) == []
    parts = unpack(docx)
    headers = [part.decode() for name, part in parts.items() if name.startswith("word/header")]
    assert all("DRAFT" in header and BANNER not in header for header in headers)
    document = parse(parts[DOCUMENT])
    sections = list(document.iter(f"{W}sectPr"))
    assert sections
    assert all(section.find(f"{W}lnNumType") is not None for section in sections)
    assert b"trackRevisions" in parts["word/settings.xml"]
    assert b"review" not in parts[CORE].lower()


def test_it_reads_like_the_signing_copy() -> None:
    """Brackets around answers would say that they are open."""
    made = drafted("hourly-illinois")
    assert read_text(made.for_other_side()) == read_text(made.signing_copy())


def test_its_provenance_says_what_it_is_and_has_no_answers() -> None:
    made_of = read_provenance(drafted("new-client-new-york").for_other_side())
    assert made_of["form"] == FOR_OTHER_SIDE
    assert "answers" not in made_of


def test_what_is_not_answered_stays_a_blank() -> None:
    data = deal_data(without=("client.phone",))
    made = draft_unfinished(read_unfinished(data), open_materials(), as_of=DAY)
    assert "[client phone]" in blanks(made.for_other_side())
