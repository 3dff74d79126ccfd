"""Any log in a folder: entries right and wrong, undone, mended, cut off by a kill; the case goes on."""

import datetime as dt
import shutil
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from generator.answers.reading import read_json
from generator.case.events import name_of, sequence
from generator.case.folder import Case, new_case, open_case
from generator.case.log import LOG, event_from, read_log, undo
from generator.case.machine import state_of
from generator.case.telling import state_data, state_text
from generator.case.view import scope_of, view_of
from generator.errors import InputError
from tests.case.cases import RECORDED, ROOT

CONTRACTS = ("new-client-new-york", "hourly-illinois", "consumer-oregon", "short-retainer-texas")
NOW = dt.datetime(2035, 1, 1, 12, tzinfo=dt.UTC)
_DAY = dt.timedelta(days=1)
_KEPT = TemporaryDirectory(prefix="cases-")
_SUM = st.decimals("0.01", "3000", places=2).map(str)
_NUMBER = st.integers(1, 12)


def _die(*_: Any) -> None:
    raise KeyboardInterrupt


@cache
def _made(sample: str) -> Path:
    """Return the folder of a case of a sample, made once."""
    folder = Path(_KEPT.name) / sample
    source = ROOT / "samples" / sample
    new_case(folder, source / "contract.docx", read_json(source / "answers.json"))
    return folder


def _fields(name: str, **values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"event": st.just(name), **values})


def _usual(day: dt.date, number: int) -> st.SearchStrategy[dict[str, Any]]:
    """Return entries about a day that are taken as long as the case is open."""
    today = st.just(day.isoformat())
    kinds = st.sampled_from(["balance", "hours", "month", "extra_work", "costs", "pause"])
    line = st.fixed_dictionaries({"kind": kinds, "sum": _SUM})
    lines = st.lists(line, min_size=1, max_size=2)
    return st.one_of(
        _fields("invoiced", number=st.just(str(number)), day=today, lines=lines),
        _fields("paid", sum=_SUM, cleared=today),
        _fields("asked", matter=st.just("content"), items=st.just([f"text {number}"])),
        _fields("delivered", deliverables=st.just([1])),
        _fields("called"),
    )


def _any(day: dt.date) -> st.SearchStrategy[dict[str, Any]]:
    """Return entries about a day that are possible at some time; whether now, the program decides."""
    today = st.just(day.isoformat())
    return st.one_of(
        _fields("reminded", of=st.just("answer"), pause_day=st.just((day + 9 * _DAY).isoformat())),
        _fields("answered", gives=st.sampled_from(["all", "part", "nothing"])),
        _fields("promised", of=st.just("answer"), day=st.just((day + 5 * _DAY).isoformat())),
        _fields("paused", why=st.sampled_from(["silence", "late_payment"])),
        _fields("accepted", deliverables=st.just([1])),
        _fields("paid", sum=_SUM, cleared=today, of=_NUMBER.map(str)),
        _fields("paid", sum=_SUM, cleared=today, reverses=_NUMBER),
        _fields("disputed", invoice=_NUMBER.map(str), sum=_SUM, reason=st.just("too much")),
        _fields("warned", of=st.sampled_from(["end", "late_pause", "cure"])),
        _fields("noticed", kind=st.sampled_from(["resend", "late_30"])),
        _fields("ended", why=st.sampled_from(["silence", "breach", "agreed"])),
        _fields("learned", fact=st.just("lawyer"), value=st.just("Jane Roe")),
    )


class AnyFolder(RuleBasedStateMachine):
    """The folder of a case, whose log is read anew for every look at it."""

    @initialize(sample=st.sampled_from(CONTRACTS))
    def begin(self, sample: str) -> None:
        self.place = TemporaryDirectory(prefix="case-")
        self.folder = Path(self.place.name) / "case"
        shutil.copytree(_made(sample), self.folder)
        self.opened = open_case(self.folder)
        self.day = self.case.terms.deal.contract.date
        self.torn, self.known = False, {}
        assert self.enter({"event": "signed"})
        if deposit := self.case.terms.deal.sums.deposit:
            lines = [{"kind": "deposit", "sum": str(deposit)}]
            self.enter({"event": "invoiced", "number": "D", "day": self.day.isoformat(), "lines": lines})

    def teardown(self) -> None:
        self.place.cleanup()

    @property
    def case(self) -> Case:
        return replace(self.opened, log=read_log(self.folder))

    def bytes(self) -> bytes:
        return (self.folder / LOG).read_bytes() if (self.folder / LOG).exists() else b""

    def told(self, ahead: int = 0) -> dict[str, Any]:
        """Return what is said of the log as it stands, worked out once for each log and day."""
        key = self.bytes(), self.day + ahead * _DAY
        if key not in self.known:
            case = self.case
            self.known[key] = state_data(case, case.state(key[1]))
        return self.known[key]

    def usual(self) -> st.SearchStrategy[dict[str, Any]]:
        return _usual(self.day, len(self.case.log.events))

    def enter(self, fields: dict[str, Any]) -> bool:
        """Log an entry of the day; one that is refused leaves the file as it was, to the byte."""
        case, before = self.case, self.bytes()
        try:
            case.enter(case.with_usual({"on": self.day.isoformat(), **fields}), now=NOW)
        except InputError:
            assert self.bytes() == before
            return False
        self.torn = False
        return True

    @rule(data=st.data(), waits=st.lists(st.integers(0, 40), min_size=1, max_size=4))
    def log_some(self, data: st.DataObject, waits: list[int]) -> None:
        for days in waits:
            self.day += days * _DAY
            self.enter(data.draw(st.one_of(self.usual(), _any(self.day))))

    @rule(data=st.data(), count=st.integers(2, 5))
    def log_and_undo(self, data: st.DataObject, count: int) -> None:
        """What was undone at once has changed nothing, today or later."""
        before = [self.told(ahead) for ahead in (0, 60)]
        first = len(self.case.log.events)
        for _ in range(count):
            self.enter(data.draw(self.usual()))
        last = len(self.case.log.events)
        for number in range(last, first, -1):
            undo(self.folder, number, scope_of(self.case.terms), now=NOW)
        assert [self.told(ahead) for ahead in (0, 60)] == before
        assert len(self.case.log.events) == last + (last - first)

    @rule()
    def pay_all(self) -> None:
        if Decimal(self.told()["open"]):
            assert self.enter({"event": "paid", "sum": self.told()["open"], "cleared": self.day.isoformat()})
            assert Decimal(self.told()["open"]) == 0

    @rule(entry=_NUMBER)
    def undo_some_entry(self, entry: int) -> None:
        case, before = self.case, self.bytes()
        try:
            undo(self.folder, entry, scope_of(case.terms), now=NOW)
        except InputError:
            assert self.bytes() == before
        else:
            self.torn = False

    @rule(later=st.integers(1, 20))
    def mend_the_day_of_an_invoice(self, later: int) -> None:
        """Undo the last invoice and log it with a later day: no charge of the wrong day is left."""
        case = self.case
        invoices = [
            e for e in sequence(case.log.events) if name_of(e) == "invoiced" and vars(e)["number"] != "D"
        ]
        if not invoices:
            return
        wrong = invoices[-1]
        fields = wrong.model_dump(mode="json", exclude_unset=True, exclude={"id", "recorded", "files"})
        fields["day"] = (vars(wrong)["day"] + later * _DAY).isoformat()
        try:
            undo(self.folder, wrong.id, scope_of(case.terms), now=NOW)
        except InputError:
            return
        self.torn = False
        if self.enter(fields):
            rows = [row for row in self.told()["sums"] if row["invoice"] == vars(wrong)["number"]]
            assert all(
                row["due"] >= fields["day"] or row["kinds"] == ["deposit"] for row in rows if row["due"]
            )
            for row in rows:
                if self.day.isoformat() <= row["due"]:
                    assert Decimal(row["charge"]) == Decimal(row["charge_paid"]) == 0

    @rule(cut=st.integers(1, 60))
    def cut_off(self, cut: int) -> None:
        """A line that a full disk cut short does not count, and the next entry is whole."""
        before = self.told()
        line = b'{"id":99,"event":"paid","on":"2030-01-01","sum":"1","cleared":"2030-01-01"}'
        (self.folder / LOG).write_bytes(self.bytes().rpartition(b"\n")[0] + b"\n" + line[:cut])
        self.torn = True
        assert self.told() == before

    @rule(data=st.data())
    def kill_while_writing(self, data: st.DataObject) -> None:
        """A run that dies while it writes leaves the log as it was, and a lock that nobody minds."""
        before, case = self.bytes(), self.case
        fields = {"on": self.day.isoformat(), **data.draw(self.usual())}
        with pytest.MonkeyPatch.context() as patched, suppress(KeyboardInterrupt, InputError):
            patched.setattr(Path, "replace", _die)
            case.enter(case.with_usual(fields), now=NOW)
        assert self.bytes() == before
        (self.folder / ".log.lock").write_text("999999999 \n")  # no such process

    @invariant()
    def the_case_opens_and_next_answers(self) -> None:
        case = open_case(self.folder)
        assert bool(case.log.torn) == self.torn
        state = case.state(self.day)
        assert list(state_text(case, state))
        assert state_data(case, state) == self.told()

    @invariant()
    def undone_entries_leave_no_trace(self) -> None:
        """Sums are those of a log that never had what was undone."""
        case, numbers = self.case, {}
        kept = []
        for number, event in enumerate(sequence(case.log.events), start=1):
            numbers[event.id] = number
            data = event.model_dump(mode="json", exclude_unset=True) | {"id": number, "recorded": RECORDED}
            refs = {name: numbers[data[name]] for name in ("ask", "dispute", "reverses") if data.get(name)}
            kept.append(event_from(data | refs))
        clean = state_of(view_of(case.terms, tuple(kept), self.day, case.words), case.ladder)
        assert state_data(case, clean)["sums"] == self.told()["sums"]

    @invariant()
    def what_is_paid_stays_paid(self) -> None:
        """No charge comes on a paid sum, and nothing becomes less by waiting, disputes that run out apart."""
        today, later = self.told(), self.told(400)
        if any(Decimal(row["held"]) for row in today["sums"]):
            return
        for row, then in zip(today["sums"], later["sums"], strict=True):
            if not any(Decimal(row[name]) for name in ("principal", "charge")):
                assert not any(Decimal(then[name]) for name in ("principal", "charge"))
        assert Decimal(later["open"]) >= Decimal(today["open"])


FEW = settings(max_examples=10, stateful_step_count=10, deadline=None, phases=[Phase.generate])


def test_a_folder_goes_on_whatever_happens() -> None:
    run_state_machine_as_test(AnyFolder, settings=FEW)


@pytest.mark.outside
def test_a_folder_goes_on_for_long() -> None:
    run_state_machine_as_test(AnyFolder, settings=settings(FEW, max_examples=20, stateful_step_count=20))
