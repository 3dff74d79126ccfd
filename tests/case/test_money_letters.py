"""Letters about money: when one waits for the term that another gave, and for what is more than money."""

import datetime as dt
from typing import Any

import pytest

from generator.case.machine import State, refusal, state_of
from tests.case.cases import Entry, events_of, invoice, terms_of, view_on
from tests.case.stories import LADDER

SAMPLE = "new-client-new-york"
_SIGNED: Entry = ("2026-12-01", "signed", {})
_LATE = invoice("2", "2027-01-04", ("extra_work", "1000"))  # due January 18
_TERM = dt.date(2027, 6, 30)


def _notice(day: str, kind: str, **fields: Any) -> Entry:
    owed = state_of(_view(day), LADDER).ledger.overdue
    total = str(sum(standing.open for standing in owed))
    return day, "noticed", {"kind": kind, "invoices": ["2"], "sum": total, "as_of": day, **fields}


def _view(day: str, *more: Entry) -> Any:
    return view_on(terms_of(SAMPLE), events_of(_SIGNED, _LATE, *more), dt.date.fromisoformat(day))


def _state(day: str, *more: Entry) -> State:
    return state_of(_view(day, *more), LADDER)


def _refused(entry: Entry, *more: Entry) -> str:
    event = events_of(_SIGNED, _LATE, *more, entry)[-1]
    return str(refusal(_view(entry[0], *more), event, LADDER) or "")


@pytest.mark.parametrize("kind", ["resend", "late_30", "late_60", "late_90"])
def test_no_letter_about_money_cuts_short_the_term_that_one_before_it_gave(kind: str) -> None:
    before = _notice("2027-06-01", kind, term=_TERM.isoformat())
    letters = [s for s in (*_state("2027-06-01", before).later, *_state("2027-06-01", before).choices)]
    assert {"final", "cure_demand"} <= {step.act for step in letters}
    assert min(step.day for step in letters) > _TERM
    told = _refused(_notice("2027-06-30", "final", term="2027-07-20"), before)
    assert "is not possible before July 1, 2027" in told
    assert not _refused(_notice("2027-07-01", "final", term="2027-07-20"), before)


def test_a_letter_that_named_no_day_holds_none_back() -> None:
    before = _notice("2027-06-01", "late_90")
    assert not _refused(_notice("2027-06-02", "final", term="2027-07-20"), before)


def test_a_demand_to_cure_holds_a_letter_back_by_habit_only() -> None:
    demand: Entry = ("2027-02-01", "warned", {"of": "cure"})  # counts February 2; seven days end February 9
    assert {s.act: s.day for s in _state("2027-02-01", demand).later} == {"resend": dt.date(2027, 2, 10)}
    assert not _refused(_notice("2027-02-04", "resend"), demand)


def test_after_an_end_the_account_comes_before_any_letter_about_money() -> None:
    demand: Entry = ("2027-02-01", "warned", {"of": "cure"})
    end: Entry = ("2027-02-10", "ended", {"why": "breach"})  # counts February 11; ten business days end February 26
    later = {step.act: step.day for step in _state("2027-02-10", demand, end).later}
    assert later == {"account": dt.date(2027, 2, 11), "resend": dt.date(2027, 3, 1)}
