"""The functions that other programs call; `import generator` gives them, docs/api.md shows them.

Nothing here prints, asks the date or writes a file. What is wrong with the input raises InputError, a
wrong call UsageError; both are GeneratorError. Results are frozen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.answers.reading import parse_json, read_json
from generator.answers.root import Root
from generator.errors import InputError, UsageError
from generator.messages import tell
from generator.packs.pack import pack_of
from generator.packs.reading import answers_from, current_form
from generator.questionnaire.missing import Unfinished

if TYPE_CHECKING:
    from generator.drafting.pipeline import Draft, Materials
    from generator.findings import Finding, Source
    from generator.questionnaire.interview import Interview
    from generator.questionnaire.origin import Origin
    from generator.redlining.changes import ChangedPart
    from generator.returns.returned import Returned
    from generator.returns.verifying import Verification

Given = Path | str | bytes | Mapping[str, Any]
"""Answers as they come: a file, JSON text, or parsed JSON. Text is never taken for a file's name."""


def read_answers(answers: Given, *, label: str = "") -> Any:
    """Return whole, valid answers from a file (a Path), JSON text (str or UTF-8 bytes) or a mapping.

    They are of the root model of their pack: `Answers` for `en-US`, which is the usual one.

    The mapping has the shape of the answers file (`clausegen schema`); sums may be Decimal and days
    `datetime.date`. Money is in the currency of the fee, percentages are 0 to 100, dates are ISO 8601.
    `label` stands before each problem, such as `row 17`; a file's is its name.
    Raises InputError with every problem found, each with its path into the answers.
    """
    data, source = _data(answers, label)
    return answers_from(data, source=source)


def read_unfinished(answers: Given, *, as_of: date, label: str = "", own: Path | None = None) -> Unfinished:
    """Return answers of which required ones may be missing, for a review draft or one for the other side.

    `answers` and `label` are as for `read_answers`. `as_of` is the day whose law gives the defaults,
    `own` a library folder whose law files stand first.
    `missing` of the result has, by path, each required answer that is not there.
    Raises InputError for what is wrong in the answers that are given.
    """
    from generator.packs.reading import read_unfinished as read

    data, source = _data(answers, label)
    return read(data, as_of, source=source, own=own)


def complete(answers: Root, *, as_of: date | None = None, own: Path | None = None) -> Any:
    """Return the deal as the contract will state it, with defaults and sums filled in.

    It is of the deal model of their pack: `Deal` for `en-US`.

    `as_of` is the day whose law gives the defaults; without it, the date of the agreement. Law files of
    the library folder `own` stand first.
    """
    pack = pack_of(answers.pack, own)
    return pack.complete(answers, as_of or pack.particulars(answers).date)


def advise(answers: Root, *, as_of: date | None = None, own: Path | None = None) -> "tuple[Finding, ...]":
    """Return what is risky in whole answers, or a completed deal: errors, then warnings, then notes.

    A draft has the same findings; its `stale-fact` counts the sources that its clauses cite too.

    `as_of` is the day whose law is asked; without it, the date of the agreement. Law files of the library
    folder `own` stand first.
    """
    from generator.advice.advising import advise as advised

    pack = pack_of(answers.pack, own)
    day = as_of or pack.particulars(answers).date
    deal: Any = answers if isinstance(answers, pack.deal) else pack.complete(answers, day)
    return advised(pack.rulebook(), deal, day)


def draft(
    answers: Root | Unfinished, materials: "Materials | None" = None, *, as_of: date | None = None
) -> "Draft":
    """Draft a deal; the result writes documents as bytes of a Word file.

    `materials` are those of `open_materials`, the shipped ones where none are given. `as_of` is the day
    whose law is used; without it, the date of the agreement. Before a copy is signed, look at
    `unaccepted` of the result: a signing copy is written whatever the findings are.
    """
    from generator.drafting.pipeline import draft_unfinished, open_materials

    unfinished = answers if isinstance(answers, Unfinished) else Unfinished(answers, {})
    return draft_unfinished(
        unfinished, materials or open_materials(pack=unfinished.answers.pack), as_of=as_of
    )


def open_interview(
    start: Given | None = None,
    *,
    as_of: date,
    label: str = "",
    own: Path | None = None,
    quick: bool = False,
) -> "Interview":
    """Return an interview that asks for a deal: from nothing, from what one saved, or from a whole deal.

    `as_of` is today: it chooses the law of the defaults and findings, and is the first date offered. `start`
    and `label` are as for `read_answers`, `own` is a library folder whose law files stand
    first. With `quick` it takes the short way, which combines questions and ends with the usual terms. What
    is wrong in `start` is asked again; raises InputError for fields that no question asks.
    """
    from generator.advice.advising import advise_so_far
    from generator.drafting.given_up import telling
    from generator.questionnaire.interview import Interview

    data, source = ({}, "") if start is None else _data(start, label)
    pack, current = current_form(data, source=source, own=own)
    rulebook = pack.rulebook()
    about = pack.questionnaire(as_of, lambda answers: advise_so_far(rulebook, answers, as_of))
    return Interview.open(telling(about, as_of, own), current, quick=quick)


@dataclass(frozen=True, slots=True)
class Because:
    """An answer that a clause rests on: its path, its value as text, where it is from, and in words."""

    path: str
    value: str
    origin: "Origin"
    words: str


@dataclass(frozen=True, slots=True)
class NotChosen:
    """A clause that could have stood in the same place: its id, and why it does not."""

    id: str
    why_not: str


@dataclass(frozen=True, slots=True)
class ExplainedClause:
    """A clause of a draft and why it is there; the fields are those of `clausegen explain --json`.

    `place` is the jurisdiction that a local clause was chosen for (`US-WA/Seattle`), empty for a general
    one. `because` are the answers it rests on, `references` the sources that bear on this deal.
    """

    number: str
    slot: str
    id: str
    version: int
    heading: str
    place: str
    because: tuple[Because, ...]
    note: str
    references: "tuple[Source, ...]"
    references_of_other_places: "tuple[Source, ...]"
    alternatives: tuple[NotChosen, ...]


def explain(drafted: "Draft") -> tuple[ExplainedClause, ...]:
    """Return each clause of a draft in reading order, with the answers and the law it rests on."""
    phrasing = drafted.materials.phrasing
    return tuple(
        ExplainedClause(
            number=clause.number,
            slot=clause.slot,
            id=clause.choice.clause.id,
            version=clause.choice.clause.version,
            heading=clause.heading,
            place=clause.choice.place,
            because=tuple(Because(r.path, r.value, r.origin, r.words) for r in clause.choice.because),
            note=phrasing.in_words(clause.choice.clause.note),
            references=clause.choice.references,
            references_of_other_places=clause.choice.elsewhere,
            alternatives=tuple(
                NotChosen(other.clause.id, other.why_not) for other in clause.choice.alternatives
            ),
        )
        for clause in drafted.explained().clauses()
    )


@dataclass(frozen=True, slots=True)
class Redline:
    """The new version as a Word file with tracked changes, and the parts that changed, in reading order.

    Accepting every change gives the new version, rejecting every one the old.
    """

    document: bytes
    changes: "tuple[ChangedPart, ...]"


def redline(old: "Draft", new: "Draft", *, author: str = "", day: date | None = None) -> Redline:
    """Compare two drafts of whole answers; the changes bear a name and a day.

    Without `author` it is the program's, without `day` the date of the new agreement. Raises UsageError
    for an author that is not one printable line, InputError for a draft with answers missing.
    """
    from generator.redlining.changes import redline_and_changes
    from generator.redlining.sides import Side, covered_by
    from generator.word.document_settings import AUTHOR

    by = check_author(author) if author else AUTHOR
    marked, found = redline_and_changes(
        Side(old).document(),
        Side(new).document(),
        new.materials.phrasing.phrases,
        author=by,
        date=day or new.contract.date,
        covered_by=covered_by(old.contract, new.contract),
    )
    return Redline(marked, found)


def check_author(name: str, *, argument: str = "author") -> str:
    """Return the name of an author; raise UsageError where it is not one printable line."""
    if not name.strip() or not name.isprintable():
        raise UsageError(
            tell("{argument} {name}: must be a name on one line", argument=argument, name=repr(name))
        )
    return name


def read_returned(file: Path, answers: Given | None = None, *, own: Path | None = None) -> "Returned":
    """Return what the other side changed in a Word file that came back, as its `report`.

    `answers` are those the contract was made from; only a review draft holds them. `own` is the library
    folder that it was drafted with. Raises InputError for a file that cannot be read, is refused or is no
    contract of this program, and for other answers than it was made from.
    """
    from generator.returns.opening import open_document
    from generator.returns.returned import read_returned as read

    data, source = (None, "") if answers is None else _data(answers, "")
    if answers is not None and data is None:
        raise InputError.single(tell("is null: expected a JSON object with answers"), source=source)
    return read(open_document(file), data, own=own, source=source)


def verify(file: Path) -> "Verification":
    """Say whether a Word file reads as it was made; filled signature lines are no change.

    It finds honest changes and is no seal: whoever means to deceive can renew the fingerprints. Raises
    InputError for a file that cannot be read, is refused, or does not say how it was made.
    """
    from generator.returns.opening import open_document
    from generator.returns.verifying import verified

    return verified(open_document(file))


def _data(answers: Given, label: str) -> tuple[Any, str]:
    """Return answers as parsed JSON, and what to call them in a problem."""
    if isinstance(answers, Path):
        return read_json(answers), label or str(answers)
    if isinstance(answers, Mapping):
        return _plain(answers), label
    source = label or tell("JSON text")
    if isinstance(answers, bytes):
        return parse_json(answers, source=source), source
    # The likeliest slip of a caller: the message of a JSON parser would not say what to do.
    if answers.strip() and not answers.lstrip("\ufeff \t\r\n").startswith(("{", "[", "null")):
        raise InputError.single(
            tell("is not a JSON object; to read a file, give its pathlib.Path"), source=source
        )
    # Half of a surrogate pair is no text: the parser refuses it as such.
    return parse_json(answers.encode(errors="surrogatepass"), source=source), source


def _plain(value: Any) -> Any:
    """Return a caller's mappings, sequences and days as those that parsed JSON has."""
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(entry) for entry in value] if isinstance(value, list | tuple) else value
