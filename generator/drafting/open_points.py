"""What is still open in a deal: unanswered questions, law that nobody determined, findings."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from generator.advice.advising import RULES
from generator.advice.figures import listed
from generator.answers.places import STATES, state_name
from generator.findings import Finding
from generator.law.facts import TOPICS, Jurisdiction
from generator.law.lookup import jurisdiction
from generator.library.clause import Library
from generator.library.outline import Outline
from generator.questionnaire.completing import Deal
from generator.questionnaire.missing import Missing
from generator.selection.localities import places
from generator.selection.phrasing import title_of
from generator.word.review import AnswerRow, OpenPoint

_TOPICS = (
    "late_interest",
    "freelance_law",
    "choice_of_law",
    "county_clause",
    "liquidated_sums",
    "work_made_for_hire",
    "small_claims",
)
_NOTHING = "—"
_PLACES = {rule.id: rule.place for rule in RULES}
"""The answer that each rule of advice looks at first."""


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


def waiting_points(rules: tuple[str, ...]) -> Iterator[OpenPoint]:
    """Yield, where answers are missing, what could not be looked at without them."""
    if rules:
        about = dict.fromkeys(title_of(_PLACES[rule].partition(".")[0]) for rule in rules)
        waiting = f"{len(rules)} check{'s wait' if len(rules) > 1 else ' waits'} for an answer"
        yield OpenPoint("Not checked", f"{waiting}. They are about: {'; '.join(about)}.")
        yield OpenPoint("Not checked", "Whether sums and dates agree is asked of whole answers only.")


def settled_points(
    deal: Deal,
    as_of: date,
    findings: tuple[Finding, ...],
    accepted: tuple[str, ...],
    rows: tuple[AnswerRow, ...],
) -> Iterator[OpenPoint]:
    """Yield what is open in a deal that may be whole: options left out, law, findings."""
    unasked = [f"“{row.question}”" for row in rows if row.value == _NOTHING and "[" not in row.path]
    if unasked:
        told = f"Questions that may stay without an answer, and have none: {', '.join(unasked)}."
        yield OpenPoint("Options", told)
    states = dict.fromkeys((deal.governing_law.state, *(place.state for place in places(deal))))
    for code in (state for state in states if state in STATES):
        if told := "; ".join(_doubts(jurisdiction(code, as_of))):
            yield OpenPoint("Law", f"{state_name(code)}: {told}.")
    counted = Counter(f.severity for f in findings if f.severity != "note" and f.id not in accepted)
    if counted:
        said = " and ".join(f"{n} {kind}{'s' * (n > 1)}" for kind, n in sorted(counted.items()))
        yield OpenPoint("Findings", f"{said}, listed under that heading: settle each before signing.")


def _doubts(law: Jurisdiction) -> Iterator[str]:
    """Yield what nobody determined of a state's law, and what is not certain of the rest."""
    facts = {TOPICS[topic]: getattr(law, topic) for topic in _TOPICS}
    unknown = [words for words, fact in facts.items() if fact is None]
    if unknown:
        yield f"nobody determined what it says on {listed(tuple(unknown))}"
    for words, fact in facts.items():
        if fact is not None and fact.doubts:
            yield f"on {words}: {', '.join(fact.doubts)}"
