"""What is still open in a deal: unanswered questions, law that nobody determined, findings."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from generator.advice.advising import RULES
from generator.findings import Finding
from generator.formatting.phrases import Phrases
from generator.law.facts import TOPICS, Jurisdiction
from generator.law.lookup import jurisdiction
from generator.library.clause import Library
from generator.library.outline import Outline
from generator.packs.us.completing import Deal
from generator.packs.us.places import STATES, state_name
from generator.questionnaire.missing import Missing
from generator.questionnaire.saying import NOTHING
from generator.selection.localities import places
from generator.selection.phrasing import Phrasing
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
_PLACES = {rule.id: rule.place for rule in RULES}
"""The answer that each rule of advice looks at first."""


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
    decisive |= {path for entry in outline.cover for path in entry.when.paths}
    for found in missing.values():
        if found.assumed:
            done = [phrasing.say("open.assumed", answer=found.assumed)]
        else:
            done = [phrasing.say("open.blank", blank=found.words)]
            if found.path in decisive:
                done.append(phrasing.say("open.decisive"))
        question = (phrasing.title_of(found.path) or found.title).rstrip("?")
        told = phrasing.phrases.join("space", (phrasing.say("open.required", question=question), *done))
        yield OpenPoint(phrasing.say("open.not_answered"), told, found.path, slots.get(found.path, ()))


def waiting_points(rules: tuple[str, ...], phrasing: Phrasing) -> Iterator[OpenPoint]:
    """Yield, where answers are missing, what could not be looked at without them."""
    if rules:
        titles = dict.fromkeys(phrasing.title_of(_PLACES[rule].partition(".")[0]) for rule in rules)
        about, topic = phrasing.phrases.join("semicolon", titles), phrasing.say("open.not_checked")
        yield OpenPoint(topic, phrasing.say("open.waiting", count=len(rules), about=about))
        yield OpenPoint(topic, phrasing.say("open.sums_and_dates"))


def settled_points(
    deal: Deal,
    as_of: date,
    findings: tuple[Finding, ...],
    accepted: tuple[str, ...],
    rows: tuple[AnswerRow, ...],
    phrasing: Phrasing,
) -> Iterator[OpenPoint]:
    """Yield what is open in a deal that may be whole: options left out, law, findings."""
    phrases = phrasing.phrases
    unasked = [phrases.quoted(row.question) for row in rows if row.value == NOTHING and "[" not in row.path]
    if unasked:
        told = phrases.say("open.options_left_out", questions=phrases.join("comma", unasked))
        yield OpenPoint(phrases.say("open.options"), told)
    states = dict.fromkeys((deal.governing_law.state, *(place.state for place in places(deal))))
    for code in (state for state in states if state in STATES):
        if told := phrases.join("semicolon", _doubts(jurisdiction(code, as_of), phrases)):
            told = phrases.say("signs.sentence", text=phrases.join("colon", (state_name(code), told)))
            yield OpenPoint(phrases.say("open.law"), told)
    counted = Counter(f.severity for f in findings if f.severity != "note" and f.id not in accepted)
    if counted:
        said = phrases.join(
            "and", (phrases.say(f"counted.{kind}", count=n) for kind, n in sorted(counted.items()))
        )
        yield OpenPoint(phrases.say("review.findings"), phrases.say("open.findings", counted=said))


def _doubts(law: Jurisdiction, phrases: Phrases) -> Iterator[str]:
    """Yield what nobody determined of a state's law, and what is not certain of the rest."""
    facts = {TOPICS[topic]: getattr(law, topic) for topic in _TOPICS}
    unknown = [words for words, fact in facts.items() if fact is None]
    if unknown:
        *first, last = unknown
        told = phrases.join("and", (phrases.join("comma", first), last)) if first else last
        yield phrases.say("open.law_unknown", topics=told)
    for words, fact in facts.items():
        if fact is not None and fact.doubts:
            yield phrases.say("open.law_doubts", topic=words, doubts=phrases.join("comma", fact.doubts))
