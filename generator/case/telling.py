"""A state of a case in words, and as plain data for other programs."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.answers.values import day_in_words
from generator.case.events import Event, name_of, sequence
from generator.case.folder import Case
from generator.case.ladder import Ladder
from generator.case.ledger import Standing
from generator.case.machine import State
from generator.case.stages import Duty, Move, Step

_SHOWN = 6
"""Later steps, and moves of the client, that are told; `--json` has them all."""
_HIDDEN = ("id", "event", "on", "recorded", "by", "note", "files", "work")


def state_text(case: Case, state: State) -> Iterator[str]:
    """Yield what to do today and why, what follows, what is owed and what others may do."""
    yield f"{case.title} on {day_in_words(state.as_of)}"
    for hold in state.holds:
        yield f"Mind: {hold}"
    yield from _today(state, case.ladder)
    if rest := state.now[1:]:
        yield ""
        yield "Also possible today, after that"
        yield from (f"  {line}" for step in rest for line in _step(step, case.ladder))
    if state.later:
        yield ""
        yield "Then"
        yield from (f"  {_dated(step.day)}  {_titled(step, case.ladder)}" for step in state.later[:_SHOWN])
    if state.choices:
        yield ""
        yield "Your choice"
        yield from (f"  {_from(step, state)}  {_titled(step, case.ladder)}" for step in state.choices)
    if state.duties:
        yield ""
        yield "You owe"
        yield from (f"  {_dated(duty.by)}  {_duty(duty)}" for duty in state.duties)
    yield from _sums(state)
    if state.moves:
        yield ""
        yield "The client may"
        yield from (f"  {_move(move)}" for move in state.moves[:_SHOWN])
    for remark in state.remarks:
        yield ""
        yield f"Note: {remark}"


def _today(state: State, ladder: Ladder) -> Iterator[str]:
    if state.now:
        yield ""
        yield "Today"
        yield from (f"  {line}" for line in _step(state.now[0], ladder))
        return
    ahead = f", next on {day_in_words(state.next_day)}" if state.next_day else ""
    yield ""
    yield f"Nothing today{ahead}."


def _step(step: Step, ladder: Ladder) -> Iterator[str]:
    act = ladder.acts[step.act]
    yield _titled(step, ladder)
    yield f"  why: {step.why}"
    yield f"  does: {act.does}"
    for name, value in step.facts.items():
        if shown := _fact(value):
            yield f"  {name.replace('_', ' ')}: {shown}"
    if step.cites:
        yield f"  under {', '.join(step.cites)}"


def _fact(value: Any) -> str:
    if isinstance(value, dt.date):
        return day_in_words(value)
    return "" if isinstance(value, tuple) else str(value)


def _titled(step: Step, ladder: Ladder) -> str:
    act = ladder.acts[step.act]
    letter = f" (letter {act.letter.replace('_', '-')})" if act.letter else ""
    return f"{act.title}{letter}, {step.matter}"


def _dated(day: dt.date) -> str:
    return f"{day:%a} {day.isoformat()}"


def _from(step: Step, state: State) -> str:
    return "possible now   " if step.day <= state.as_of else f"from {_dated(step.day)}"


def _duty(duty: Duty) -> str:
    return f"{duty.what}: at the latest on {day_in_words(duty.last)} ({duty.cite})"


def _move(move: Move) -> str:
    until = f" until {day_in_words(move.until)}" if move.until else ""
    return f"{move.what}{until}{f' ({move.cite})' if move.cite else ''}"


def _sums(state: State) -> Iterator[str]:
    """Yield the sum sheet: each open sum with its charge and its arithmetic."""
    open_ = [s for s in state.ledger.standings if s.open or s.held]
    if not open_:
        return
    yield ""
    yield "Open"
    for standing in open_:
        yield from (f"  {line}" for line in _standing(standing))
    yield f"  together {state.ledger.open}"


def _standing(standing: Standing) -> Iterator[str]:
    debt = standing.debt
    due = "due on a day that cannot be claimed" if debt.due == dt.date.max else f"due {debt.due.isoformat()}"
    named = (
        f"invoice {debt.invoice} ({', '.join(debt.kinds)}), {due}"
        if debt.invoice
        else "Deposit, due on signing"
    )
    yield f"{named}: {standing.open}"
    if standing.charge and standing.rate is not None:
        yield (
            f"  {standing.principal} x {standing.rate:f}% x {standing.days} days from "
            f"{standing.since.isoformat()} / 365 = {standing.charge}; each further day {standing.day_rate}"
        )
    if standing.held:
        yield f"  {standing.held} is disputed and not overdue"


def line_of(case: Case, state: State) -> str:
    """Return a case as one line of a list."""
    if state.now:
        return f"today       {case.folder.name}: {_titled(state.now[0], case.ladder)}"
    if state.next_day is None:
        return f"-           {case.folder.name}: nothing to do"
    return f"{state.next_day.isoformat()}  {case.folder.name}: {_titled(state.later[0], case.ladder)}"


def log_text(case: Case) -> Iterator[str]:
    """Yield the entries of a log in the order in which they were made; what was undone is marked."""
    counting = {event.id for event in sequence(case.log.events)}
    for event in case.log.events:
        undone = "" if event.id in counting or name_of(event) == "undone" else "  (undone)"
        yield f"{event.id:>4}  {event.on.isoformat()}  {event_text(event)}{undone}"


def event_text(event: Event) -> str:
    """Return an entry in one line: its event and the fields that were given."""
    data = event.model_dump(mode="json", exclude_defaults=True)
    told = [f"{name} {_short(value)}" for name, value in data.items() if name not in _HIDDEN]
    if event.files:
        told.append(f"files {', '.join(file.name for file in event.files)}")
    return f"{name_of(event)}  {'; '.join(told)}" if told else name_of(event)


def _short(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_short(item) for item in value)
    if isinstance(value, dict):
        return " ".join(str(inner) for inner in value.values() if inner is not None)
    return str(value)


def state_data(case: Case, state: State) -> dict[str, Any]:
    """Return a state as plain data: dates as ISO 8601, sums as text."""
    return {
        "case": str(case.folder),
        "title": case.title,
        "as_of": state.as_of.isoformat(),
        "next_day": _plain(state.next_day),
        "now": [_step_data(step, case.ladder) for step in state.now],
        "later": [_step_data(step, case.ladder) for step in state.later],
        "choices": [_step_data(step, case.ladder) for step in state.choices],
        "duties": [
            {"what": d.what, "by": _plain(d.by), "last": _plain(d.last), "clause": d.cite}
            for d in state.duties
        ],
        "client_may": [{"what": m.what, "until": _plain(m.until), "clause": m.cite} for m in state.moves],
        "matters": [
            {"id": m.id, "title": m.title, "stage": m.stage, "told": m.told, "done": m.done}
            for m in state.matters
        ],
        "open": str(state.ledger.open),
        "sums": [_standing_data(standing) for standing in state.ledger.standings],
        "holds": list(state.holds),
        "remarks": list(state.remarks),
        "silent": {} if case.terms is None else dict(case.terms.silent),
    }


def _step_data(step: Step, ladder: Ladder) -> dict[str, Any]:
    act = ladder.acts[step.act]
    return {
        "act": step.act,
        "title": act.title,
        "letter": act.letter or None,
        "does": act.does,
        "matter": step.matter,
        "day": _plain(step.day),
        "allowed": _plain(step.allowed),
        "until": _plain(step.until),
        "why": step.why,
        "clauses": list(step.cites),
        "logs": _plain(step.entry),
        "facts": _plain(step.facts),
    }


def _standing_data(standing: Standing) -> dict[str, Any]:
    debt = standing.debt
    return {
        "invoice": debt.invoice,
        "kinds": list(debt.kinds),
        "due": None if debt.due == dt.date.max else _plain(debt.due),
        "amount": str(debt.amount),
        "principal": str(standing.principal),
        "charge": str(standing.charge),
        "charge_paid": str(standing.charge_paid),
        "held": str(standing.held),
        "days": standing.days,
        "since": None if standing.rate is None else _plain(standing.since),
        "yearly_percent": None if standing.rate is None else f"{standing.rate:f}",
        "day_rate": str(standing.day_rate),
        "overdue": standing.overdue,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value if value is None or isinstance(value, str | int | bool) else _row(value)


def _row(value: Any) -> Any:
    """Return a line of a figure as plain data."""
    return {"text": value.text, "sum": str(value.sum)}
