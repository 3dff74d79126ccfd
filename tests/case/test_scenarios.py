"""Whole stories, day by day: what is to be done, from when, and what is owed, all worked out by hand."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.case.events import Event
from generator.case.log import event_from
from generator.case.machine import State, refusal, state_of
from generator.case.order import problems_in, with_references
from generator.case.terms import Terms
from generator.case.view import scope_of
from tests.case.cases import RECORDED, terms_of, view_on
from tests.case.stories import FILES, LADDER, contract_of, plain, read_story


class _Story:
    def __init__(self, terms: Terms | None) -> None:
        self.terms, self.events = terms, ()
        self.events: tuple[Event, ...] = ()

    def event(self, day: dt.date, fields: dict[str, Any]) -> Event:
        on = fields.get("on", day.isoformat())
        number = len(self.events) + 1
        given = with_references(plain(fields) | {"on": on}, self.events)
        return event_from(given | {"id": number, "recorded": RECORDED})

    def refused(self, day: dt.date, fields: dict[str, Any]) -> str:
        event = self.event(day, fields)
        problems = [str(p) for p in problems_in((*self.events, event), scope_of(self.terms))]
        found = refusal(view_on(self.terms, self.events, event.on), event, LADDER)
        return "; ".join([*problems, *([str(found)] if found else [])])

    def log(self, day: dt.date, fields: dict[str, Any]) -> None:
        assert self.refused(day, fields) == ""
        self.events = (*self.events, self.event(day, fields))

    def state(self, day: dt.date) -> State:
        return state_of(view_on(self.terms, self.events, day), LADDER)


def _acts(steps: Any) -> list[str]:
    return [step.act for step in steps]


def _days(steps: Any) -> dict[str, dt.date]:
    return {step.act: step.day for step in reversed(steps)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_story(file: Path, tmp_path: Path) -> None:
    story = read_story(file)
    told = _Story(contract_of(story, tmp_path)[0])
    for row in story["days"]:
        _check(told, row)


def _check(told: _Story, row: dict[str, Any]) -> None:
    day = row["day"]
    _check_before(told, row, day)
    for wrong in row.get("refused", ()):
        assert wrong["told"] in told.refused(day, wrong["entry"]), day
    for fields in row.get("log", ()):
        told.log(day, fields)
    after = told.state(day)
    assert after == told.state(day)
    _check_after(after, row, day)


def _check_before(told: _Story, row: dict[str, Any], day: dt.date) -> None:
    before = told.state(day)
    if "now" in row:
        assert _acts(before.now) == row["now"], day
    if "next" in row:
        assert before.next_day == row["next"], day
    if "choices" in row:
        assert _days(before.choices) == row["choices"], day
    _check_facts(row.get("facts", {}), (*before.now, *before.later), day)
    _check_facts(row.get("choice_facts", {}), before.choices, day)
    _check_stages(row.get("stages", {}), before, day)


def _check_after(after: State, row: dict[str, Any], day: dt.date) -> None:
    if "later" in row:
        assert _days(after.later) == row["later"], day
    if "now_after" in row:
        assert _acts(after.now) == row["now_after"], day
    if "open" in row:
        assert after.ledger.open == Decimal(row["open"]), day
    _check_stages(row.get("stages_after", {}), after, day)
    for what, until in row.get("moves", {}).items():
        assert {move.what: move.until for move in after.moves}[what] == until, day
    for what, last in row.get("duties", {}).items():
        assert {duty.what: duty.last for duty in after.duties}[what] == last, day
    for words in row.get("holds", ()):
        assert any(words in hold for hold in after.holds), day


def _check_facts(wanted: dict[str, Any], steps: Any, day: dt.date) -> None:
    for act, facts in wanted.items():
        step = next(step for step in steps if step.act == act)
        for name, value in facts.items():
            found = step.facts[name]
            assert (str(found) if isinstance(found, Decimal) else found) == value, (day, act)


def _check_stages(wanted: dict[str, str], state: State, day: dt.date) -> None:
    stages = {matter.id: matter.stage for matter in state.matters}
    for matter, stage in wanted.items():
        assert stages[matter] == stage, day


def test_a_first_copy_comes_before_a_second_however_late() -> None:
    told = _Story(terms_of("new-client-new-york"))
    told.log(dt.date(2026, 12, 1), {"event": "signed"})
    lines = [{"kind": "extra_work", "sum": "100"}]
    invoice = {"event": "invoiced", "number": "1", "day": "2027-01-04", "lines": lines}
    told.log(dt.date(2027, 1, 4), invoice)
    day = dt.date(2027, 2, 1)  # due January 18, so that the second copy's day, January 26, is over
    step = next(step for step in told.state(day).now if step.matter == "money")
    assert step.why == "not paid; due on January 18, 2027"
    told.log(day, {"event": "noticed", "kind": "resend", "sum": "100.46", "as_of": "2027-02-01"})
    later = next(step for step in told.state(day).later if step.matter == "money")
    assert later.why == "not paid after the copy; due on January 18, 2027"
