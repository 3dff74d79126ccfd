"""A state of a case in words, and as plain data for other programs."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.case.after_letters_text import after_letters_data, after_letters_text
from generator.case.events import Event, name_of, sequence, up_to
from generator.case.folder import Case
from generator.case.ladder import Ladder
from generator.case.ledger import Standing
from generator.case.machine import State
from generator.case.stages import Duty, Move, Step
from generator.case.words import Words

_SHOWN = 6
"""Later steps, and moves of the client, that are told; `--json` has them all."""
_UNTOLD = ("text", "due", "number", "warned")
"""Facts that the title and the reason of a step say already."""
_HIDDEN = ("id", "event", "on", "recorded", "by", "note", "files", "work", "pay_to", "time")


def state_text(case: Case, state: State) -> Iterator[str]:
    """Yield what to do today and why, what follows, what is owed and what others may do."""
    say, words = case.words.say, case.words
    yield say("case.telling.title", case=case.title, day=state.as_of)
    for hold in state.holds:
        yield say("case.telling.mind", hold=hold)
    yield from _today(case, state)
    if rest := state.now[1:]:
        yield from ("", say("case.telling.also"))
        yield from (f"  {line}" for step in rest for line in _step(case, step))
    if state.later:
        yield from ("", say("case.telling.then"))
        yield from (f"  {words.dated(step.day)}  {_titled(case, step)}" for step in state.later[:_SHOWN])
    if state.choices:
        yield from ("", say("case.telling.choice"))
        for step in state.choices:
            yield f"  {_from(words, step, state)}  {_titled(case, step)}"
            yield f"    {say('case.telling.why', why=step.why)}"
    if state.duties:
        yield from ("", say("case.telling.owe"))
        yield from (f"  {words.dated(duty.by)}  {_duty(words, duty)}" for duty in state.duties)
    yield from _sums(words, state)
    if state.after:
        yield from ("", *after_letters_text(words, state.after, state.as_of))
    if state.moves:
        yield from ("", say("case.telling.client_may"))
        yield from (f"  {_move(words, move)}" for move in state.moves[:_SHOWN])
    for remark in state.remarks:
        yield from ("", say("case.telling.note", remark=remark))


def _today(case: Case, state: State) -> Iterator[str]:
    yield ""
    if state.now:
        yield case.words.say("case.telling.today")
        yield from (f"  {line}" for line in _step(case, state.now[0]))
    elif state.next_day:
        yield case.words.say("case.telling.nothing_until", day=state.next_day)
    else:
        yield case.words.say("case.telling.nothing")
        join = case.words.phrases.join
        yield from (f"  {join('colon', (matter.title, matter.told))}" for matter in state.matters)


def _step(case: Case, step: Step) -> Iterator[str]:
    words = case.words
    yield _titled(case, step)
    yield f"  {words.say('case.telling.why', why=step.why)}"
    yield f"  {words.say('case.telling.does', does=case.ladder.acts[step.act].does)}"
    for name, value in step.facts.items():
        if value and not isinstance(value, tuple) and name not in _UNTOLD:
            shown = words.say(f"letters.lines.{value}") if name == "kind" else words.shown(value)
            yield f"  {words.say(f'case.facts.{name}', value=shown)}"
    if step.cites:
        clauses = words.phrases.join("comma", dict.fromkeys(step.cites))
        yield f"  {words.say('case.telling.under', clauses=clauses)}"


def matter_name(words: Words, step: Step) -> str:
    """Return what a step is about."""
    return step.about or words.say(f"case.matters.{step.matter}")


def _titled(case: Case, step: Step) -> str:
    act, words = case.ladder.acts[step.act], case.words
    matter = matter_name(words, step)
    if not act.letter:
        return words.say("case.telling.step", title=act.title, matter=matter)
    letter = act.letter.replace("_", "-")
    return words.say("case.telling.letter_step", title=act.title, letter=letter, matter=matter)


def _from(words: Words, step: Step, state: State) -> str:
    now, later = words.say("case.telling.possible_now"), words.say("case.telling.possible_from", day="")
    width = len(later) + len(words.dated(step.day))
    if step.day <= state.as_of:
        return now.ljust(width)
    return words.say("case.telling.possible_from", day=words.dated(step.day)).ljust(len(now))


def _duty(words: Words, duty: Duty) -> str:
    return words.say("case.telling.duty", what=duty.what, day=duty.last, clause=duty.cite)


def _move(words: Words, move: Move) -> str:
    told = move.what
    if move.until:
        told = words.say("case.telling.move_until", what=told, day=move.until)
    return words.say("signs.with_details", text=told, details=move.cite) if move.cite else told


def _sums(words: Words, state: State) -> Iterator[str]:
    """Yield the sum sheet: each open sum with its charge and its arithmetic."""
    open_ = [s for s in state.ledger.standings if s.open or s.held]
    if not open_:
        return
    yield from ("", words.say("case.telling.open"))
    for standing in open_:
        yield from (f"  {line}" for line in _standing(words, standing))
    yield f"  {words.say('case.telling.together', sum=state.ledger.open)}"


def titled_sum(words: Words, standing: Standing) -> str:
    """Return what a sum is for, and the day on which it is due."""
    debt, say = standing.debt, words.say
    if not debt.invoice:
        return say("case.telling.deposit")
    never = debt.due == dt.date.max
    due = say("case.telling.no_due_day") if never else say("case.telling.due", day=debt.due)
    kinds = words.phrases.join("comma", (say(f"letters.lines.{kind}") for kind in debt.kinds))
    return say("case.telling.invoice", number=debt.invoice, kinds=kinds, due=due)


def _standing(words: Words, standing: Standing) -> Iterator[str]:
    say = words.say
    yield words.phrases.join("colon", (titled_sum(words, standing), str(words.shown(standing.open))))
    for spell in standing.spells[:-1]:
        if spell.cleared is not None:
            yield f"  {say('case.telling.paid', sum=spell.paid, day=spell.cleared)}"
        elif spell.paid:
            yield f"  {say('case.telling.taken_off', sum=spell.paid)}"
    for spell in standing.charged:
        rate = words.percent(spell.rate)
        if spell.until == standing.spells[-1].until and standing.rate is not None:
            told = say(
                "case.telling.charge",
                principal=spell.principal,
                rate=rate,
                count=spell.days,
                since=spell.since,
                charge=spell.charge,
                daily=words.daily(standing.day_rate),
            )
        else:
            told = say(
                "case.telling.charge_until",
                principal=spell.principal,
                rate=rate,
                days=spell.days,
                since=spell.since,
                until=spell.until,
                charge=spell.charge,
            )
        yield f"  {told}"
    if standing.fixed:
        yield f"  {say('case.telling.fixed', sum=standing.fixed)}"
    if standing.unrated:
        yield f"  {say('case.telling.unrated', day=standing.unrated)}"
    if standing.held:
        yield f"  {say('case.telling.held', sum=standing.held)}"


def line_of(case: Case, state: State) -> str:
    """Return a case as one line of a list."""
    say, name = case.words.say, case.folder.name

    def line(when: str, what: str) -> str:
        return f"{when:<10}  {case.words.phrases.join('colon', (name, what))}"

    if state.now:
        return line(say("case.telling.listed_today"), _titled(case, state.now[0]))
    if state.next_day is None:
        return line("-", say("case.telling.nothing_to_do"))
    return line(state.next_day.isoformat(), _titled(case, state.later[0]))


def next_text(case: Case, state: State) -> str:
    """Return the next step of a case in a sentence."""
    say = case.words.say
    if state.now:
        return say("case.telling.next_today", step=_titled(case, state.now[0]))
    if not state.later:
        return say("case.telling.no_next")
    step = state.later[0]
    return say("case.telling.next_on", day=step.day, step=_titled(case, step))


def log_text(case: Case, as_of: dt.date) -> Iterator[str]:
    """Yield the entries of a log up to a day in the order in which they were made; the undone are marked."""
    counting = {event.id for event in sequence(case.log.events)}
    for event in up_to(case.log.events, as_of):
        counts = event.id in counting or name_of(event) == "undone"
        undone = "" if counts else f"  {case.words.say('case.telling.undone')}"
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
        "after_letters": None if state.after is None else after_letters_data(state.after),
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
        "fixed": str(standing.fixed),
        "unrated_since": _plain(standing.unrated),
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
