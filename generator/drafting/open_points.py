"""What is still open in a deal: unanswered questions, law that nobody determined, findings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.advice.rule import Rule
from generator.findings import Finding
from generator.library.clause import Library
from generator.library.outline import Outline
from generator.questionnaire.missing import Missing
from generator.questionnaire.saying import NOTHING
from generator.selection.phrasing import Phrasing
from generator.word.review import AnswerRow, OpenPoint


def missing_points(
    missing: Mapping[str, Missing],
    rows: tuple[AnswerRow, ...],
    library: Library,
    outline: Outline,
    phrasing: Phrasing,
) -> Iterator[OpenPoint]:
    """Yield the required answers that are missing, and what the draft puts in their place."""
    slots = {row.path: row.clauses for row in rows}
    decisive = {path for clause in library.clauses() for path in clause.when.paths}
    decisive |= {path for item in outline.cover for path in item.when.paths}
    decisive |= {path for row in outline.rows for path in row.followed}
    for found in missing.values():
        if found.assumed:
            done = [phrasing.say("open.assumed", answer=found.assumed)]
        else:
            done = [phrasing.say("open.blank", blank=found.words)]
            if found.path in decisive:
                done.append(phrasing.say("open.decisive"))
        question = (phrasing.title_of(found.path, found.title) or found.title).rstrip("?")
        told = phrasing.phrases.join("space", (phrasing.say("open.required", question=question), *done))
        yield OpenPoint(phrasing.say("open.not_answered"), told, found.path, slots.get(found.path, ()))


def waiting_points(rules: Iterable[Rule[Any]], phrasing: Phrasing) -> Iterator[OpenPoint]:
    """Yield, where answers are missing, what could not be looked at without them."""
    places = [rule.place for rule in rules]
    if places:
        titles = dict.fromkeys(phrasing.title_of(place.partition(".")[0]) for place in places)
        about, topic = phrasing.phrases.join("semicolon", titles), phrasing.say("open.not_checked")
        yield OpenPoint(topic, phrasing.say("open.waiting", count=len(places), about=about))
        yield OpenPoint(topic, phrasing.say("open.sums_and_dates"))


def settled_points(
    law: Iterable[str],
    findings: tuple[Finding, ...],
    accepted: tuple[str, ...],
    rows: tuple[AnswerRow, ...],
    phrasing: Phrasing,
) -> Iterator[OpenPoint]:
    """Yield what is open in a deal that may be whole: options left out, law, findings.

    `law` says what of it nobody determined or verified.
    """
    phrases = phrasing.phrases
    unasked = [phrases.quoted(row.question) for row in rows if row.value == NOTHING and "[" not in row.path]
    if unasked:
        told = phrases.say("open.options_left_out", questions=phrases.join("comma", unasked))
        yield OpenPoint(phrases.say("open.options"), told)
    yield from (OpenPoint(phrases.say("open.law"), told) for told in law)
    counted = Counter(f.severity for f in findings if f.severity != "note" and f.id not in accepted)
    if counted:
        said = phrases.join(
            "and", (phrases.say(f"counted.{kind}", count=n) for kind, n in sorted(counted.items()))
        )
        yield OpenPoint(phrases.say("review.findings"), phrases.say("open.findings", counted=said))
