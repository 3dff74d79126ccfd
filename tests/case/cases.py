"""Cases to test with: the terms of the samples, and of deals drafted here."""

import datetime as dt
import re
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from generator.answers.reading import read_json
from generator.case.events import Event
from generator.case.folder import words_of
from generator.case.letter_files import letter_in_form
from generator.case.letters import Letter
from generator.case.log import event_from
from generator.case.order import problems_in
from generator.case.terms import Terms, answers_of, read_terms
from generator.case.view import View, scope_of, view_of
from generator.drafting.pipeline import draft, open_materials
from generator.packs.pack import DEFAULT, pack_of
from generator.packs.reading import answers_from
from generator.returns.opening import open_document

ROOT = Path(__file__).parents[2]
SAMPLES = tuple(
    sorted(
        path.parent.name
        for path in ROOT.glob("samples/*/answers.json")
        if not path.parent.name.startswith("fr-")
    )
)
RELEASED = ROOT / "tests" / "released" / "0.1.0"


@cache
def terms_of(sample: str) -> Terms:
    """Return the terms of a sample's contract."""
    folder = ROOT / "samples" / sample
    return read_from(folder / "contract.docx", read_json(folder / "answers.json"))


def read_from(contract: Path, given: Any) -> Terms:
    opened = open_document(contract)
    return read_terms(opened, answers_of(opened, given, source="answers.json"))


def drafted(folder: Path, data: dict[str, Any], *, own: Path | None = None) -> Terms:
    """Draft a contract of answers and return the terms of the file."""
    file = folder / "contract.docx"
    file.write_bytes(draft(answers_from(data), open_materials(own=own)).signing_copy())
    return read_from(file, data)


Entry = tuple[str, str, dict[str, Any]]
RECORDED = "2029-12-31T12:00:00+00:00"


def events_of(*entries: Entry) -> tuple[Event, ...]:
    """Return events of (day, name, fields), numbered from 1 in their order."""
    return tuple(
        event_from({"id": number, "recorded": RECORDED, "on": on, "event": name, **fields})
        for number, (on, name, fields) in enumerate(entries, start=1)
    )


def view(terms: Terms, as_of: str, *entries: Entry) -> View:
    """Return a case on a day; its log must be one that the program would have taken."""
    events = events_of(*entries)
    assert not [str(problem) for problem in problems_in(events, scope_of(terms))]
    return view_on(terms, events, dt.date.fromisoformat(as_of))


def view_on(terms: Terms | None, events: tuple[Event, ...], day: dt.date) -> View:
    """Return a case on a day, told in the words of the pack that ships."""
    return view_of(terms, events, day, words_of(pack_of(DEFAULT), terms))


def invoice(number: str, day: str, *lines: tuple[str, str], **fields: Any) -> Entry:
    """Return an invoice sent by email on its day, with lines of a kind and a sum."""
    listed = [{"kind": kind, "sum": amount} for kind, amount in lines]
    return day, "invoiced", {"number": number, "day": day, "lines": listed, **fields}


def payment(day: str, amount: str, **fields: Any) -> Entry:
    """Return a payment that cleared on the day on which it came."""
    return day, "paid", {"sum": amount, "cleared": day, **fields}


def signed_in(letter: Letter) -> list[str]:
    """Return what stands below a space for a signature in the Word file of a letter."""
    with ZipFile(BytesIO(letter_in_form(letter, ".docx"))) as file:
        document = file.read("word/document.xml").decode()
    spaced = re.findall(r'<w:spacing w:before="9\d\d"/></w:pPr>(.*?)</w:p>', document)
    return [unescape(re.sub(r"<[^>]+>", "", text)) for text in spaced]
