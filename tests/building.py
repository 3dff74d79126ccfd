"""Building deals by walking the models: a decider picks at every menu, a writer fills every text.

Nothing here lists fields by hand, so a new question is covered as soon as the models have it;
only what makes answers agree with each other (sums, dates, consumer) is put right at the end.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations
from random import Random
from typing import Any

from generator.answers.walking import Question, questions
from generator.packs.us.deal import Answers

Decide = Callable[[str, tuple[Any, ...]], Any]
Write = Callable[[str, Question], str]

_LEFT_OUT = "left out"
_BY_HAND = ("schema_version", "pack", "positions", "accepted")
_WRITTEN = {
    "email": "someone@example-studio.com",
    "phone": "+1 212 555 0142",
    "region": "NY",
    "postal_code": "10001",
    "country": "US",
    "organized_in": "Delaware",
}


def build(decide: Decide, write: Write | None = None, *, length: str = "full") -> dict[str, Any]:
    """Return valid answers as JSON data of a length; `decide` gets a path and its options."""
    data = {
        question.name: value
        for question in questions(Answers)
        if question.name not in _BY_HAND
        and (value := _value(question, question.name, decide, write)) is not _LEFT_OUT
    }
    data["contract"]["length"] = length
    return _agree(data, decide)


def _value(question: Question, path: str, decide: Decide, write: Write | None) -> Any:
    asked = question.optional and question.name not in _WRITTEN
    if asked and decide(f"{path}?", (True, False)) is False:
        return None
    if question.kind in ("page", "union"):
        names = tuple(model.__name__ for model in question.models)
        chosen = names[0] if len(names) == 1 else decide(path, names)
        model = question.models[names.index(chosen)]
        return {q.name: _value(q, f"{path}.{q.name}", decide, write) for q in questions(model)}
    if question.kind == "list" and question.item is not None:
        if question.item.kind == "menu":
            return _chosen(question.item, path, decide)
        fewest = next((m.min_length for m in question.metadata if hasattr(m, "min_length")), 0)
        count = decide(f"{path}#", (fewest, fewest + 1))
        return [_value(question.item, f"{path}[{i}]", decide, write) for i in range(count)]
    if question.values:
        return question.values[0] if len(question.values) == 1 else decide(path, question.values)
    lowest = next((m.ge for m in question.metadata if getattr(m, "ge", None) is not None), None)
    if (
        question.unit == "number"
        and lowest is not None
        and decide(f"{path}=", ("usual", "lowest")) == "lowest"
    ):
        return lowest
    return _leaf(question, path, write)


def _chosen(item: Question, path: str, decide: Decide) -> list[Any]:
    """Decide on each value of a menu of which several may be chosen; at least one is."""
    chosen = [value for value in item.values if decide(f"{path}:{value}", (True, False))]
    return chosen or [item.values[0]]


def _leaf(question: Question, path: str, write: Write | None) -> Any:
    if question.name in _WRITTEN:
        return _WRITTEN[question.name]
    if question.unit in ("text", "paragraphs"):
        return write(path, question) if write else str((question.info.examples or ["Example"])[0])
    if question.info.examples:
        return question.info.examples[0]
    default = question.info.default
    return {"currency": "USD", "date": "2026-12-01"}.get(question.unit or "", str(default))


def _agree(data: dict[str, Any], decide: Decide) -> dict[str, Any]:
    """Put right what the questionnaire would refuse: sums, dates, a consumer's form, signing."""
    data["project"] |= {"start": "2026-12-07", "end": "2027-02-26"}
    data["contract"]["date"] = "2026-12-01"
    if data["client"]["kind"] == "consumer":
        data["client"]["form"] = {"kind": "individual", "trade_name": None}
    data["payment"]["deposit"] = decide("payment.deposit=", (None, "0", "40", "100"))
    fee, deliverables = data["fee"], data["project"]["deliverables"]
    _share(fee, data)
    itemised = fee["kind"] == "fixed" and decide("values", (True, False))
    for number, item in enumerate(deliverables):
        item["value"] = _part(fee["amount"], number, len(deliverables)) if itemised else None
    if data["rights"].get("when") == "each_milestone" and not fee.get("milestones"):
        data["rights"]["when"] = "full_payment"
    if data["contract"]["signing"] == "paper":
        data["signing"]["provider"] = "none"
    return data


def _share(fee: dict[str, Any], data: dict[str, Any]) -> None:
    stages = fee.get("milestones") or []
    deposit = data["payment"]["deposit"]
    usual = 30 if "consumer" in data["client"]["kind"] or data["client"]["history"] == "known" else 50
    rest = Decimal(fee.get("amount", 0)) * (100 - Decimal(usual if deposit is None else deposit)) / 100
    if stages and not rest:
        fee["milestones"] = []
    for number, stage in enumerate(stages):
        stage["share"] = {"kind": "amount", "amount": _part(rest, number, len(stages))}


def _part(whole: Any, number: int, count: int) -> str:
    even = (Decimal(whole) / count).quantize(Decimal("0.01"))
    return str(Decimal(whole) - even * (count - 1) if number == count - 1 else even)


def pairwise(*, skip: tuple[str, ...] = (), seed: int = 7, length: str = "full") -> Iterator[dict[str, Any]]:
    """Yield deals until every pair of menu answers that can meet has met.

    Each round builds some random deals and keeps the one with the most new pairs.
    """
    random, seen, idle = Random(seed), set[Any](), 0
    while idle < 15:
        tries = [_recorded(random, skip, length) for _ in range(12)]
        data, decisions = max(tries, key=lambda found: len(_pairs(found[1]) - seen))
        new = _pairs(decisions) - seen
        idle = 0 if new else idle + 1
        if new:
            seen |= new
            yield data


Measure = Callable[[dict[str, Any]], int]


Build = Callable[[Decide], dict[str, Any]]


def longest(measure: Measure, given: dict[str, Any], make: Build) -> dict[str, Any]:
    """Return a deal of which `measure` is as large as changing one decision after another can make it.

    `given` decides what it names, by path, and is not changed.
    """

    def built(decisions: dict[str, Any]) -> tuple[int, dict[str, Any], dict[str, tuple[Any, ...]]]:
        asked: dict[str, tuple[Any, ...]] = {}

        def decide(path: str, options: tuple[Any, ...]) -> Any:
            asked[path] = options
            chosen = decisions.get(path, options[0])
            return chosen if chosen in options else options[0]

        data = make(decide)
        return measure(data), data, asked

    decisions = dict(given)
    most, best, asked = built(decisions)
    improved = True
    while improved:
        improved = False
        for path in [path for path in asked if path not in given]:
            for option in asked.get(path, ()):
                size, data, now_asked = built(decisions | {path: option})
                if size > most:
                    decisions[path] = option
                    most, best, asked, improved = size, data, now_asked, True
    return best


def _recorded(random: Random, skip: tuple[str, ...], length: str) -> tuple[dict[str, Any], dict[str, Any]]:
    decisions: dict[str, Any] = {}

    def decide(path: str, options: tuple[Any, ...]) -> Any:
        choice = random.choice(options)
        if path not in skip:
            decisions[path] = choice
        return choice

    return build(decide, length=length), decisions


def _pairs(decisions: dict[str, Any]) -> set[tuple[Any, ...]]:
    return set(combinations(decisions.items(), 2))
