"""Every kind of letter in deals of every kind: what it claims is permitted by a table made from the notes."""

import datetime as dt
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.case.letter_materials import letter_files
from generator.errors import InputError
from tests.case.cases import ROOT
from tests.case.oracle import periods
from tests.case.oracle.days import DAY, email_counts, on, plus
from tests.case.oracle.deals import EIGHT, PLACES, Choices, deal
from tests.case.oracle.debts import cents, owed
from tests.case.oracle.periods import Pause, Question
from tests.case.oracle.told import SIGNED, Letter, Told

TABLE = YAML(typ="safe").load(Path(__file__).with_name("claims.yaml").read_text(encoding="utf-8"))
NEVER = re.compile(
    rf"\b({'|'.join(TABLE['never'].replace(' |', '|').replace('| ', '|').split('|'))})", re.IGNORECASE
)
KINDS = {path.stem for path in (ROOT / "contract_templates" / "letters" / "en-US").glob("*.yaml")}
PROSPECT = {"follow_up_1", "follow_up_2"}
ASKED = dt.date(2027, 1, 20)
INVOICED = dt.date(2027, 3, 1)


def _silence(told: Told) -> Iterator[Letter]:
    """A question without an answer, to the end; beside it a client who comes back late."""
    agreed = told.deal.agreed
    yield told.write(ASKED, "answer_request", matter="content", items=["the texts"])
    question = Question(agreed, ASKED)
    for number in range(1, agreed.reminders + 1):
        sent, last = question.reminder_by_habit(), number == agreed.reminders
        yield told.write(sent, "reminder_last" if last else "reminder")
        question = Question(agreed, ASKED, (*question.reminded, sent))
        if number == 1 and not last:
            yield told.copy().write(sent + 3 * DAY, "check_in")
    first = question.pause_from(question.reminded[-1])
    yield told.write(plus(question.reminded[-1], 2), "hours_48")
    if agreed.calls:
        for n in (0, 1):
            told.enter(plus(question.reminded[-1], n + 1), "called")
    yield told.write(first + 9 * DAY, "pause_notice", **_work(told))
    pause = Pause(agreed, first + 9 * DAY)
    yield from _coming_back(told.copy(), pause)
    yield told.write(pause.warning_from(), "last_warning")
    ended = pause.end_from(pause.warning_from())
    yield told.write(ended, "ending_notice", via=["email", "certified"])
    yield told.write(email_counts(ended), "final_account")


def _work(told: Told) -> dict[str, Any]:
    hours = told.deal.choices.fee in ("hourly", "retainer")
    return {"work": {"hours": "10", "needed": "20"} if hours else {"done": [{"number": 1, "percent": 60}]}}


def _coming_back(told: Told, pause: Pause) -> Iterator[Letter]:
    answered = on(pause.free_until() + DAY)
    told.enter(answered, "answered", gives="all")
    lines = [{"kind": "reactivation", "sum": "100"}]
    yield told.write(answered, "restart_fee", **({"lines": lines} if told.deal.agreed.consumer else {}))
    if amount := cents(owed(told.deal.agreed, told.entries, answered).open):
        told.pay(answered, str(amount))
    yield told.write(answered, "new_dates", starts=(answered + 9 * DAY).isoformat())


def _money(told: Told) -> Iterator[Letter]:
    """A delivery that silence accepts, and an invoice that nobody pays."""
    agreed = told.deal.agreed
    kind = {"prices": "balance", "whole": "balance", "stages": "milestone"}.get(
        told.deal.choices.fee, "extra_work"
    )
    line = {"kind": kind, "sum": "600", "text": "a poster"}
    yield told.write(INVOICED, "invoice", number="2", lines=[line])
    working = told.copy()
    told.enter(INVOICED, "delivered", deliverables=[1])
    reviewed = periods.reminder_of_review_from(agreed, INVOICED)
    yield told.write(reviewed, "review_reminder")
    yield told.write(periods.accepted_from(agreed, reviewed), "acceptance_note")
    debt = next(debt for debt in owed(agreed, told.entries, INVOICED).debts if debt.invoice == "2")
    first = periods.remedy_from(agreed, INVOICED, debt.due)
    resent = max(first, on(debt.bears_from or first))
    yield working.copy().write(resent, "late_pause_warning")
    yield from _breach(working, resent)
    yield told.write(resent, "invoice_resend")
    for kind, days in (("late_30", 45), ("late_60", 75), ("late_90", 105), ("final_notice", 120)):
        yield told.write(on(debt.due + days * DAY), kind)
    yield from _after_the_last(told.copy(), on(debt.due + 120 * DAY))
    paid = on(debt.due + 130 * DAY)
    told.pay(paid, str(cents(owed(agreed, told.entries, paid).open)))
    yield told.write(paid, "thank_you")


def _after_the_last(told: Told, final: dt.date) -> Iterator[Letter]:
    """The client uses what it did not pay; and where an agency takes complaints, its sheet."""
    learned = final + 2 * DAY
    told.enter(learned, "learned", fact="uses_unpaid_work")
    agreed = told.deal.agreed
    if told.deal.choices.fee in ("prices", "whole") and told.deal.choices.files != "on_delivery":
        yield told.write(learned, "use_notice")
    if agreed.state in ("NY", "IL") and told.deal.choices.client == "business":
        term = periods.final_term(agreed, final)
        yield told.write(on(term + DAY), "complaint_sheet")


def _papers(told: Told) -> Iterator[Letter]:
    """Papers that close something, to the payment of all that is owed."""
    fee, deal_of = told.deal.choices.fee, told.deal.terms.deal
    yield told.copy().write(SIGNED + 9 * DAY, "change_order", words="More pages.", end="2027-03-31")
    told.enter(INVOICED, "delivered", deliverables=[*range(1, len(deal_of.project.deliverables) + 1)])
    yield told.copy().write(INVOICED, "acceptance_form")
    yield told.copy().write(INVOICED, "portfolio_permission")
    rest = ("extra_work", "600")
    if fee in ("prices", "whole"):
        rest = ("balance", str(deal_of.fee.amount - deal_of.sums.deposit))
    told.invoice(INVOICED, "1", rest)
    day = on(INVOICED + (told.deal.agreed.term + 16) * DAY)
    parts = [{"day": (day + n * 30 * DAY).isoformat(), "sum": "300"} for n in (1, 2)]
    planned = told.copy()
    yield planned.write(day, "settlement", parts=parts)
    planned.enter(day, "settled", parts=parts, words="Agreed.", paper=len(planned.log.events))
    yield planned.write(on(day + 50 * DAY), "cure_demand")
    told.pay(day, str(cents(owed(told.deal.agreed, told.entries, day).open)))
    yield told.write(day, "receipt")
    if fee in ("prices", "whole"):
        yield told.write(day, "rights_certificate")


def _breach(told: Told, warned: dt.date) -> Iterator[Letter]:
    yield told.write(warned, "cure_demand")
    ended = periods.end_for_breach_from(told.deal.agreed, warned)
    yield told.write(ended, "ending_for_breach", via=["email", "certified"], **_work(told))


@cache
def _letters(choices: Choices) -> tuple[Letter, ...]:
    return tuple(letter for story in (_silence, _money, _papers) for letter in story(Told(deal(choices))))


def _claims_what_the_table_lets_it(choices: Choices, letter: Letter) -> None:
    for rule in TABLE["claims"]:
        if found := re.search(rule["says"], letter.text):
            allowed = letter.kind in rule["letters"]
            allowed &= rule.get("client", choices.client) == choices.client
            allowed &= not rule.get("charge") or deal(choices).agreed.yearly is not None
            assert allowed, (choices, letter.kind, found[0])


def _threatens_nothing(choices: Choices, letter: Letter) -> None:
    if letter.kind in TABLE["to_an_agency"]:
        return
    assert not (found := NEVER.search(letter.text)), (choices, letter.kind, found)


def _is_cautious_with_a_private_client(choices: Choices, letter: Letter) -> None:
    if choices.client == "consumer":
        for words in TABLE["cautious"].get(letter.kind, ()):
            assert words in letter.text, (choices, letter.kind)
        assert "% of the Remaining" not in letter.text, (choices, letter.kind)


def _withdraws_use_before_it_forbids_it(choices: Choices, letter: Letter) -> None:
    if "Please do not" in letter.text and choices.files == "on_delivery":
        assert "I end the permission to use it" in letter.text, (choices, letter.kind)
    if "I end the permission" in letter.text:
        assert (letter.kind, choices.files) == ("late_60", "on_delivery"), choices


CHECKS = (
    _claims_what_the_table_lets_it,
    _threatens_nothing,
    _is_cautious_with_a_private_client,
    _withdraws_use_before_it_forbids_it,
)
_FEES = product(("prices", "whole", "stages", "hourly", "retainer"), ("NY", "IL"))
MANY = [
    Choices("short" if number % 2 else "full", fee, client, place, deposit=0 if fee == "retainer" else 25)
    for number, (fee, place) in enumerate([*_FEES, *(("prices", place) for place in PLACES)])
    for client in ("business", "consumer")
]
each_deal = pytest.mark.parametrize(
    "choices",
    [*EIGHT, *(pytest.param(choices, marks=pytest.mark.outside) for choices in MANY)],
    ids=lambda choices: "-".join(choices[:4]),
)


@each_deal
def test_each_letter_says_what_it_may(choices: Choices) -> None:
    for check, letter in product(CHECKS, _letters(choices)):
        check(choices, letter)


@each_deal
def test_two_letters_of_a_day_show_one_sum(choices: Choices) -> None:
    told = Told(deal(choices))
    told.invoice(INVOICED, "1", ("extra_work", "600"))
    told.invoice(INVOICED + 3 * DAY, "2", ("costs", "1234.56"))
    day = on(INVOICED + (told.deal.agreed.term + 16) * DAY)
    asked = [debt.open for debt in owed(told.deal.agreed, told.entries, day).debts if debt.invoice]
    shown = f"${cents(sum(asked, Fraction(0))):,}"
    for kind in ("invoice_resend", "late_pause_warning", "cure_demand"):
        assert shown in told.copy().write(day, kind).text, (kind, shown)


@pytest.mark.parametrize("choices", EIGHT, ids=lambda choices: "-".join(choices[:4]))
def test_a_letter_is_refused_before_its_day(choices: Choices) -> None:
    agreed = deal(choices).agreed
    told = Told(deal(choices))
    told.invoice(INVOICED, "1", ("extra_work", "600"))
    due = next(debt.due for debt in owed(agreed, told.entries, INVOICED).debts if debt.invoice == "1")
    days = {
        "invoice_resend": due + DAY,
        "late_pause_warning": periods.remedy_from(agreed, INVOICED, due),
        "cure_demand": periods.remedy_from(agreed, INVOICED, due),
        "late_30": on(due + 30 * DAY),
    }
    if choices.client == "business":
        days["final_notice"] = on(due + 15 * DAY)
    else:
        days.pop("late_30")  # a private client has the validation notice of the first letter before
    for kind, first in days.items():
        told.copy().write(first, kind)
        with pytest.raises(InputError, match="possible"):
            told.copy().write(first - DAY, kind)
    told.enter(INVOICED, "delivered", deliverables=[1])
    first = periods.reminder_of_review_from(agreed, INVOICED)
    with pytest.raises(InputError, match="possible"):
        told.copy().write(first - DAY, "review_reminder")
    told.write(first, "review_reminder")
    with pytest.raises(InputError, match="possible"):
        told.copy().write(periods.accepted_from(agreed, first) - DAY, "acceptance_note")


def test_every_letter_and_every_claim_of_the_table_is_tried() -> None:
    written = [letter for choices in EIGHT for letter in _letters(choices)]
    assert {letter.kind for letter in written} == KINDS - PROSPECT
    for rule in TABLE["claims"]:
        assert any(re.search(rule["says"], letter.text) for letter in written), rule["says"]


def test_each_letter_has_its_line_in_a_table() -> None:
    permitted = YAML(typ="safe").load(
        Path(__file__).with_name("permissions.yaml").read_text(encoding="utf-8")
    )
    claiming = {kind for rule in permitted["claims"].values() for kind in rule["letters"]}
    claiming |= {kind for rule in TABLE["claims"] for kind in rule["letters"]}
    assert not claiming & set(TABLE["claims_nothing"])
    assert claiming | set(TABLE["claims_nothing"]) == set(letter_files("en-US"))
