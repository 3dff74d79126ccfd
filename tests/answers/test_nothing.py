"""Nothing in disguise: sums of $0.00, names that show nothing, dates that are seconds."""

import re
import unicodedata
from datetime import date
from typing import Any

import pytest

from generator.answers.places import currency_digits
from generator.docx.reading import read_text
from generator.drafting.pipeline import draft, open_materials
from generator.errors import InputError
from generator.packs.reading import answers_from
from generator.packs.us.formats import formats
from tests.deals import deal_data

NOTHING = re.compile(r"[$€£¥]\u00a0?0(\.0+)?(?![\d.,])")
INVISIBLE = [
    "\u00ad", "\u200c", "\u200d", "\u034f", "\u061c", "\u115f", "\u1160", "\u17b4", "\u180e", "\u2800",
    "\u2061", "\u2064", "\u206a", "\u3164", "\ufe0f", "\uffa0", "\U0001d159", "\U000e0001", "\U000e0020",
    "\U000e0100", "\U000e0fff", "\u00a0", "\u3000", "\u0301",
]  # fmt: skip


def refused(changes: dict[str, Any]) -> str:
    with pytest.raises(InputError) as told:
        answers_from(deal_data(changes))
    return str(told.value)


def test_a_reactivation_fee_of_nothing_is_none() -> None:
    without, zero = (answers_from(deal_data({"silence": {"reactivation": given}})) for given in (None, "0"))
    assert zero.silence.reactivation is None
    made = draft(zero, open_materials())
    assert made.answers_hash == draft(without, open_materials()).answers_hash
    text = read_text(made.signing_copy())
    assert "Reactivation Fee" not in text
    assert not NOTHING.search(text)


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        ("payment.deposit", {"payment.deposit": "0.01"}),
        ("silence.reactivation", {"silence": {"reactivation": "0.01"}}),
    ],
)
def test_a_percentage_whose_sum_is_nothing_is_refused(place: str, changes: dict[str, Any]) -> None:
    small = {"fee": {"kind": "fixed", "amount": "40"}, "payment.deposit": "50"}
    assert f"{place}: 0.01% of $40.00 is less than $0.01: raise it" in refused(small | changes)
    enough = {"fee": {"kind": "fixed", "amount": "50"}, "payment.deposit": "50"}
    text = read_text(draft(answers_from(deal_data(enough | changes)), open_materials()).signing_copy())
    assert not NOTHING.search(text)


def test_a_milestone_whose_sum_is_nothing_is_refused() -> None:
    due = {"kind": "event", "event": "Approval"}
    shares = ({"kind": "percent", "percent": percent} for percent in ("0.01", "49.99"))
    stages = [{"name": f"Stage {n}", "share": share, "due": due} for n, share in enumerate(shares)]
    fee = {"kind": "fixed", "amount": "40", "milestones": stages}
    told = refused({"fee": fee, "payment.deposit": "50"})
    assert "fee.milestones[0].share.percent: 0.01% of $40.00 is less than $0.01" in told


def test_hours_that_cost_nothing_are_refused() -> None:
    fee = {"kind": "hourly", "rate": "0.01", "budget": {"kind": "cap", "hours": "0.01"}}
    assert "rate × hours comes to nothing" in refused({"fee": fee})


@pytest.mark.parametrize("char", INVISIBLE, ids=lambda char: f"U+{ord(char):04X}")
def test_a_name_in_which_nothing_can_be_seen_is_refused(char: str) -> None:
    for name in (char, char * 3, f" {char} {char} "):
        assert "client.legal_name" in refused({"client.legal_name": name})
    assert "project.description" in refused({"project.description": f"{char}\n\n{char}"})
    seen = f"A{char}B"
    answers = answers_from(deal_data({"client.legal_name": seen}))
    assert answers.client.legal_name == unicodedata.normalize("NFC", seen)


@pytest.mark.parametrize("name", ["李小龙", "ศักดิ์", "ב״ה", "é", "1", "♥", "क्ष"])
def test_a_name_in_any_script_is_read(name: str) -> None:
    assert answers_from(deal_data({"client.legal_name": name})).client.legal_name == name


@pytest.mark.parametrize(
    "seconds", [1796083200, 1796083200.0, "1796083200", " 1796083200 ", "1.7e9", 0, "-5"]
)
def test_a_date_by_its_seconds_is_refused(seconds: object) -> None:
    assert "contract.date: must be a date such as 2026-12-01" in refused({"contract.date": seconds})


@pytest.mark.parametrize("given", ["2026-12-01", date(2026, 12, 1)])
def test_a_date_by_its_day_is_read(given: object) -> None:
    assert answers_from(deal_data({"contract.date": given})).contract.date == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("currency", "digits"),
    [
        ("USD", 2),
        ("EUR", 2),
        ("JPY", 0),
        ("KWD", 3),
        ("IQD", 3),
        ("ALL", 2),
        ("LBP", 2),
        ("ISK", 0),
        ("MMK", 2),
    ],
)
def test_a_currency_has_the_digits_of_iso_4217(currency: str, digits: int) -> None:
    assert currency_digits(currency) == digits
    printed = formats(currency).text(1234, "money")
    assert len(printed.partition(".")[2]) == digits
