"""What a question depends on: every answer of some deals is changed, and what follows it is declared."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from generator.answers.overrides import answers_at
from generator.answers.paths import fetch, lies_in, put
from generator.answers.schema import json_schema
from generator.answers.walking import Leaf, leaves, resolve
from generator.errors import InputError
from generator.packs.reading import answers_from
from generator.packs.us.completing import complete
from generator.packs.us.deal import Answers
from generator.packs.us.dependence import DEPENDS_ON
from generator.packs.us.overrides import overrides
from generator.packs.us.suggesting import suggest
from tests.deals import deal_data, milestone
from tests.wizard.typing_keys import TODAY

Pair = tuple[str, str]
"""A question, and an answer that it depends on."""

DECLARED = {(question, answer) for question, answers in DEPENDS_ON.items() for answer in answers}

LOCAL = {"freelancer.phone": "(212) 555-0100", "client.phone": "(518) 555-0102"}
SECOND = {"name": "Sam Okafor", "email": "sam@harbor-tea.com", "phone": "(518) 555-0103"}
STAGE = {
    **milestone("Sketches", percent="50"),
    "due": {"kind": "date", "date": "2027-01-15"},
    "deliverables": [2],
}
HOURLY = {"kind": "hourly", "rate": "110", "budget": {"kind": "estimate", "hours": "120"}}
RETAINER = {"kind": "retainer", "monthly": "3000", "hours": "30", "extra_rate": "120"}
IN_ILLINOIS = {"street": "1 Lake Street", "city": "Chicago", "region": "IL", "postal_code": "60601"}
ABROAD = {"street": "12 Elm Lane", "city": "Leeds", "country": "GB"}

PERSON = {"kind": "individual"}
MURAL = {"site": "North wall", "owner": "other"}
TWO = [{"name": "Logo"}, {"name": "Poster"}]

SEVEN = [{"name": f"Poster {number}"} for number in range(1, 8)]
SIGNERS = [{"name": f"Signer {number}", "title": "Manager"} for number in range(5)]
FIRM = {"kind": "company", "type": "llc", "organized_in": "New York", "signatories": SIGNERS}
FONT = {"name": "Loaf Serif", "type": "font", "terms": "Web", "license_by": "client"}
SOLE = {"kind": "license", "exclusivity": "sole", "scope": "Posters", "media": "Print"}

BASES = (
    deal_data({"rights": SOLE}),
    deal_data({"rights": {**SOLE, "territory": "Texas"}}),
    deal_data({**LOCAL, "client.second_contact": SECOND, "fee": RETAINER}),
    deal_data({"client.form": PERSON, "silence.reactivation": "10", "governing_law.attorney_fees": "loser"}),
    deal_data(
        {"project.deliverables": [{"name": "Website", "value": "8000"}], "signing.provider": "docusign"}
    ),
    deal_data({"fee.milestones": [STAGE], "rights.when": "each_milestone", "project.deliverables": TWO}),
    deal_data({"fee.milestones": [milestone("Sketches", amount="4000")], "client.form": PERSON}),
    deal_data({"fee": HOURLY, "client.address": IN_ILLINOIS}),
    deal_data({"fee": HOURLY, "freelancer.address": IN_ILLINOIS}),
    deal_data(
        {
            "project.kinds": ["software", "physical"],
            "project.physical": MURAL,
            "options.open_source": {"copyleft": True},
        }
    ),
    deal_data({"project.kinds": ["physical"], "client.form": PERSON, "client.kind": "consumer"}),
    deal_data({"freelancer.address": ABROAD, "governing_law": {"state": "US-DC"}}),
)
WHOLE = {
    "fee": (HOURLY, RETAINER, {"kind": "fixed", "amount": "8000"}),
    "fee.milestones": ([],),
    "project.deliverables": (TWO[:1], TWO, SEVEN),
    "options": ({"insurance": {"cover": "1000000"}},),
    "project.kinds": (["physical"], ["design"]),
    "positions": ({"rights.grant": "fallback"},),
    "project.description": ("word " * 121,),
    "project.out_of_scope": (["x" * 200] * 12,),
    "project.third_party": ([FONT] * 30,),
    "client.form": (FIRM,),
    "freelancer.form": (FIRM,),
}
"""Answers that are changed as a whole."""


def others(leaf: Leaf) -> Iterator[Any]:
    """Yield other answers to a question."""
    question, value = leaf.question, leaf.value
    if question.unit == "state":
        yield from ("IL", "DC", "OR")
    elif question.values:
        yield from (other for other in question.values if other != value)
    elif question.unit == "country":
        yield "GB"
    elif question.unit == "date":
        yield from ((value + timedelta(days=days)).isoformat() for days in (-800, 800))
    elif question.unit in ("money", "percent", "number"):
        yield str(Decimal(1 if value is None else value) + 1)
    elif question.name == "region":
        yield from ("IL", "OR")
    elif question.unit == "text":
        yield "Elsewhere"


def following(data: dict[str, Any]) -> dict[str, Any]:
    """Return by question what can follow from other answers: what is usual, offered, not asked."""
    deal = complete(answers_from(data), TODAY)
    found: dict[str, list[Any]] = {}
    for leaf in leaves(deal):
        if leaf.path != "asked" and not lies_in(leaf.path, "sums"):
            found.setdefault(leaf.path, []).append(leaf.value)
    for path, value in suggest(data, TODAY).items():
        found.setdefault(path, []).append(value)
    for path, override in overrides(answers_at(data)).items():
        found.setdefault(path, []).append(override.why)
    return found


def changes(data: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the path and another value of every answer that a deal has."""
    for leaf in leaves(answers_from(data)):
        if leaf.path.rpartition(".")[2] not in ("count", "business"):  # the two of a time are one answer
            yield from ((leaf.path, value) for value in others(leaf))
    for path, values in WHOLE.items():
        yield from ((path, value) for value in values if fetch(data, path) != value)


def moved(data: dict[str, Any], path: str, value: Any) -> set[str]:
    """Return the questions of which something follows from an answer, or that no longer agree with it."""
    changed = put(data, path, value)
    try:
        before, after = following(data), following(changed)
    except InputError as error:
        found = {problem.place for problem in error.problems}
    else:
        found = {question for question in {*before, *after} if before.get(question) != after.get(question)}
    return {question for question in found if not lies_in(question, path) and not is_of(path, question)}


def is_of(path: str, question: str) -> bool:
    """Say whether an answer is part of a question that is no page."""
    return "." in question and lies_in(path, question)


@cache
def seen() -> frozenset[Pair]:
    """Return the questions that followed when an answer was changed, each with the answer."""
    return frozenset(
        (question, path)
        for data in BASES
        for path, value in changes(data)
        for question in moved(data, path, value)
    )


def met(one: str, other: str) -> bool:
    return lies_in(one, other) or lies_in(other, one)


def told(pair: Pair, among: Iterable[Pair]) -> bool:
    """Say whether a pair is among others; of two on one page that disagree, which is to give way is open."""
    question, answer = pair
    return any(
        (met(question, one) and met(answer, other))
        or (lies_in(answer, question) and met(answer, one) and met(question, other))
        for one, other in among
    )


def test_what_follows_an_answer_is_declared() -> None:
    assert sorted(pair for pair in seen() if not told(pair, DECLARED)) == []


def test_what_is_declared_follows() -> None:
    assert sorted(pair for pair in DECLARED if not told(pair, seen())) == []


def test_the_schema_tells_each_question_what_it_depends_on() -> None:
    definitions = json_schema(Answers, DEPENDS_ON)["$defs"].values()
    told_there = [
        field["x-depends-on"]
        for page in definitions
        for field in page["properties"].values()
        if "x-depends-on" in field
    ]
    assert sorted(told_there) == sorted(map(list, DEPENDS_ON.values()))


def test_what_is_declared_are_questions() -> None:
    paths = {*DEPENDS_ON, *(path for pair in DECLARED for path in pair)}
    assert [path for path in paths if not resolve(Answers, path)] == []
