"""The small boolean language of `when`."""

import pickle
from decimal import Decimal
from typing import Any

import pytest

from generator.library.condition_grammar import ConditionError
from generator.library.condition_programs import Entry
from generator.library.conditions import holds, parse_condition, turning_as

WORLD: dict[str, Any] = {
    "fee.kind": "fixed",
    "payment.deposit": 50,
    "fee.milestones": (),
    "flag": True,
    "rights.media": "web",
    "project.kinds": ("design", "writing"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fee.kind == 'fixed'", True),
        ("fee.kind != 'fixed'", False),
        ("payment.deposit > 0 and payment.deposit < 100", True),
        ("payment.deposit >= 51 or payment.deposit <= 49", False),
        ("fee.kind in ['fixed', 'hourly']", True),
        ("fee.kind not in ['fixed', 'hourly']", False),
        ("silence is none", True),
        ("fee.kind is not none", True),
        ("not fee.milestones", True),
        ("flag", True),
        ("flag == true", True),
        ("missing.path > 3", False),
        ("missing.path == 'x'", False),
        ("not (flag and fee.kind == 'hourly')", True),
        ("'design' in project.kinds", True),
        ("'software' in project.kinds", False),
        ("'software' not in project.kinds and 'writing' in project.kinds", True),
        ("'design' in missing.path", False),
    ],
)
def test_a_condition_means_what_it_says(text: str, *, expected: bool) -> None:
    assert holds(parse_condition(text), WORLD.get) is expected


@pytest.mark.parametrize("value", ["text", object(), (), None, True])
def test_a_comparison_never_fails_on_a_value(*, value: object) -> None:
    for text in ("a < 3", "a >= 2.5", "a == 'x'", "a in [1, 'x']", "a != 3"):
        assert holds(parse_condition(text), {"a": value}.get) in (True, False)


def test_a_fraction_is_decimal_as_the_answers_are() -> None:
    assert holds(parse_condition("a == 0.1"), {"a": Decimal("0.1")}.get)


def test_a_condition_that_was_asked_can_be_kept_on_disk() -> None:
    condition = parse_condition("payment.deposit > 0.5")
    assert holds(condition, WORLD.get)
    again = pickle.loads(pickle.dumps(condition))  # noqa: S301  made in the line itself
    assert again == condition
    assert holds(again, WORLD.get)


def test_a_condition_knows_what_it_reads() -> None:
    condition = parse_condition("fee.kind == 'fixed' and silence is not none and fee.kind != 'hourly'")
    assert condition.paths == ("fee.kind", "silence")
    assert condition.compared == (("fee.kind", "fixed"), ("fee.kind", "hourly"))


@pytest.mark.parametrize(
    "text",
    ["fee.kind ==", "open('x')", "a + 1 == 2", "a is 3", "1 < a < 3", "a.b[0]", "[x for x in y]",
     "a if b else c", "1 in 'text'", "'x' in [a]", "a in b", "a in 'text'", "3 < fee.amount", "a == b",
     "a == none", "a in [none]", "a in [b]", "a == ['x']", "a == 'x' or 'y'", "none", "'x'", "a\0", "+a",
     "not " * 5000 + "a", "(" * 5000, "__import__('os')", "f'{a}'", "lambda: 1", "a := 1"],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ConditionError):
        parse_condition(text)


ITEM = ("items[1]", 2)


@pytest.mark.parametrize(
    ("turns", "turning"),
    [
        ([], True),
        ([("true", None, True)], True),
        ([("a == 1", None, True), ("b > 2", None, False)], True),
        ([("a == 1", None, False)], False),
        ([("item.no > 1 and item.c == 'x'", ITEM, True), ("item.no == 2", ITEM, True)], True),
        ([("item.c == 'y' or itemized", ITEM, False)], True),
        ([("item is none", ITEM, True)], False),
        ([("'x' in item.many", ITEM, True)], True),
    ],
)
def test_many_conditions_are_asked_as_one(turns: list[tuple[str, Entry | None, bool]], turning: bool) -> None:
    values = {"a": 1, "b": Decimal(1), "items[1]": {}, "items[1].c": "x", "items[1].many": ("x",)}
    asked = turning_as((parse_condition(text), entry, truth) for text, entry, truth in turns)
    assert bool(asked(values.get)) == turning
