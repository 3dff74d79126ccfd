"""What is still open in a deal: unanswered questions, law that nobody determined, findings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.advice.rule import Rule
from generator.findings import Finding
from generator.library.clause import Library
from generator.library.outline import Outline
from generator.questionnaire.missing import Missing
from generator.selection.phrasing import title_of
from generator.word.review import AnswerRow, OpenPoint

_NOTHING = "—"


def missing_points(
    missing: Mapping[str, Missing], rows: tuple[AnswerRow, ...], library: Library, outline: Outline
) -> Iterator[OpenPoint]:
    """Yield the required answers that are missing, and what the draft puts in their place."""
    slots = {row.path: row.clauses for row in rows}
    decisive = {path for clause in library.clauses() for path in clause.when.paths}
    decisive |= {path for item in outline.cover for path in item.when.paths}
    decisive |= {path for row in outline.rows for path in row.followed}
    for found in missing.values():
        if found.assumed:
            done = f"The draft assumes “{found.assumed}”, and its clauses were chosen for that."
        else:
            done = f"The blank [{found.words}] stands for it."
            if found.path in decisive:
                done += " A clause depends on it, so another may take its place."
        question = (title_of(found.path) or found.title).rstrip("?")
        yield OpenPoint(
            "Not answered", f"“{question}” is required to sign. {done}", found.path, slots.get(found.path, ())
        )


def waiting_points(rules: Iterable[Rule[Any]]) -> Iterator[OpenPoint]:
    """Yield, where answers are missing, what could not be looked at without them."""
    places = [rule.place for rule in rules]
    if places:
        about = dict.fromkeys(title_of(place.partition(".")[0]) for place in places)
        waiting = f"{len(places)} check{'s wait' if len(places) > 1 else ' waits'} for an answer"
        yield OpenPoint("Not checked", f"{waiting}. They are about: {'; '.join(about)}.")
        yield OpenPoint("Not checked", "Whether sums and dates agree is asked of whole answers only.")


def settled_points(
    law: Iterable[str],
    findings: tuple[Finding, ...],
    accepted: tuple[str, ...],
    rows: tuple[AnswerRow, ...],
) -> Iterator[OpenPoint]:
    """Yield what is open in a deal that may be whole: options left out, law, findings.

    `law` says what of it nobody determined or verified.
    """
    unasked = [f"“{row.question}”" for row in rows if row.value == _NOTHING and "[" not in row.path]
    if unasked:
        told = f"Questions that may stay without an answer, and have none: {', '.join(unasked)}."
        yield OpenPoint("Options", told)
    yield from (OpenPoint("Law", told) for told in law)
    counted = Counter(f.severity for f in findings if f.severity != "note" and f.id not in accepted)
    if counted:
        said = " and ".join(f"{n} {kind}{'s' * (n > 1)}" for kind, n in sorted(counted.items()))
        yield OpenPoint("Findings", f"{said}, listed under that heading: settle each before signing.")
