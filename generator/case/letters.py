"""Letters: made of the signed deal and of what happened in its case, on the day on which they are sent.

A letter claims only what contract, law and log permit on that day. It makes an entry: what it says is worked
out from the log with that entry in it, and an entry that may not be made stops the letter.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.answers.walking import Values, value_at
from generator.assembly.assembling import PrintableDeal, assemble
from generator.assembly.blanks import Blanks
from generator.assembly.contract import Block, Contract, Inlines, Table, Value
from generator.case.events import EVENTS, Event, Invoiced, Issued, Learned, Message, sequence
from generator.case.facts import deal_with
from generator.case.folder import ANSWERS, CONTRACT, Case
from generator.case.ladder import Act
from generator.case.letter_facts import Facts
from generator.case.letter_materials import letter_materials
from generator.case.letter_pages import Sending
from generator.case.letter_text import plain_text
from generator.case.log import event_from, kept_path
from generator.case.machine import State, first_day_to_write, refusal, told_open
from generator.case.order import problems_in, with_references
from generator.case.stages import Step
from generator.case.taxes import with_tax
from generator.case.view import scope_of, view_of
from generator.drafting.pipeline import blanks_of
from generator.errors import InputError, Problem, UsageError
from generator.library.conditions import holds
from generator.library.outline import Outline
from generator.library.shipped import folders
from generator.library.templates import named_frame
from generator.messages import long_date, tell
from generator.packs.letterhead import Addressed
from generator.packs.pack import Pack, pack_in
from generator.packs.reading import read_unfinished
from generator.selection.choosing import select
from generator.word.letter import Head

NEXT = "next"
"""The kind that means the letter of the first step of the day."""
_ADDRESS = re.compile(r"[^\s<>,;]+@[^\s<>,;]+")


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with a letter: its name, where it lies, and what it is called in the letter.

    One that is made with the letter lies nowhere yet: `made` is what it holds, and `path` only its name.
    """

    name: str
    path: Path
    called: str
    made: bytes = b""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter on its day, before it is a document.

    `does` says to its sender what it does, `ways` how it is to be sent. `entry` are the fields of the event
    that it makes, empty where it makes none. `to` are the addresses of its email, `lacking` names what the
    sender has to enclose by hand.
    """

    kind: str
    title: str
    does: str
    ways: tuple[str, ...]
    day: dt.date
    head: Head
    tree: Contract
    frame: Path
    sender: tuple[str, str]
    to: tuple[str, ...]
    entry: Mapping[str, Any]
    enclosed: tuple[Enclosed, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """Return its subject, as an email has it."""
        return plain_text(self.tree.subject)


def letter_of(
    case: Case,
    kind: str,
    day: dt.date,
    given: Mapping[str, Any] | None = None,
    *,
    pay_to: str | None = None,
    enclose: tuple[Path, ...] = (),
) -> Letter:
    """Return a kind of letter as it may be sent on a day, or with `next` that of the day's first step.

    `given` are fields of its entry, as `Case.enter` takes them; what is not given is worked out. `pay_to`
    says how an invoice is paid, `enclose` are files of its own. Raises
    InputError where it may not be sent, with the day from which it may; UsageError for a kind that there is
    not, or that the pack does not use.
    """
    pack = pack_in(case.answers)
    state = case.state(day)
    kind = _of_today(case, state) if kind == NEXT else kind.replace("-", "_")
    if kind in case.ladder.not_used:
        raise UsageError(case.ladder.not_used[kind])
    materials = letter_materials(pack.tag, kind, case.own)
    name, step = _permitted(case, state, kind, given or {})
    act = case.ladder.acts[name]
    usual = {"pay_to": pay_to} if pay_to else {}
    fields = _entry(case, act, step, {**(given or {}), "on": day.isoformat()}, usual)
    event = _event(case, fields, day) if fields else None
    before = case.view(day)
    after = view_of(case.terms, (*case.log.events, *([event] if event else [])), day, case.words, case.zones)
    deal, blanks = _deal(case, pack, day)
    known = pack.particulars(deal)
    formats, phrases = pack.formats(known.currency), case.words.phrases
    told = Facts(Sending(before, after, case.ladder, step, event), deal, known, formats, phrases)
    enclosed, lacking = _enclosures(case, materials.outline, told, enclose)
    facts = told.all(enclosed=tuple(dict.fromkeys(file.called for file in enclosed)))
    if facts.invoice is not None and facts.invoice.pay_to is None:
        raise InputError.single(
            tell("is required for an invoice: your bank and account as the client needs them"),
            place="pay_to",
        )
    whole = deal_with(deal, facts)
    if not holds(materials.outline.when, Values(whole).__getitem__):
        refusal = materials.outline.refusal or tell(
            "cannot be written: it needs what the case does not have ({condition})",
            condition=materials.outline.when.text,
        )
        raise InputError.single(refusal, source=str(case.folder), value=kind)
    selection = select(whole, materials.library, materials.outline, pack.where(deal), {})
    tree = assemble(PrintableDeal(whole, known, formats, blanks), selection, materials.outline)
    tree = tree._replace(date=day)
    _refuse_blanks(tree, case.folder / ANSWERS)
    person = value_at(deal, known.sides["freelancer"].signers[0][0])
    return Letter(
        kind=kind,
        title=materials.outline.title,
        does=act.does,
        ways=act.send,
        day=day,
        head=pack.letter_head(
            Addressed(
                deal=deal,
                formats=formats,
                to=facts.to.name,
                signer=facts.signer,
                client=value_at(deal, known.sides["client"].name) if act.to == "client" else "",
                day=day,
                registered="certified" in act.send,
            )
        ),
        tree=tree,
        frame=materials.frame,
        sender=(person, deal.freelancer.email),
        to=tuple(_addresses(deal, told)) if act.to == "client" else (),
        entry=fields,
        enclosed=enclosed,
        lacking=lacking,
    )


def with_frame(letter: Letter, name: str, own: Path | None = None) -> Letter:
    """Return a letter in another Word frame; raise InputError for one that there is not."""
    return replace(letter, frame=named_frame(folders(own), name))


def _of_today(case: Case, state: State) -> str:
    """Return the kind of letter that the first step of today sends."""
    kinds = [case.ladder.acts[step.act].letter for step in state.now]
    found = next(filter(None, kinds), "")
    if not found:
        told = tell("has no letter to send on {day}", day=long_date(state.as_of))
        if state.next_day:
            told = tell(
                "has no letter to send on {day}: the next step is on {next_day}",
                day=long_date(state.as_of),
                next_day=long_date(state.next_day),
            )
        raise InputError.single(told, source=str(case.folder))
    return found


def _permitted(case: Case, state: State, kind: str, given: Mapping[str, Any]) -> tuple[str, Step | None]:
    """Return the act that a letter does today, and its step; raise InputError where it is not possible."""
    acts = {name: act for name, act in case.ladder.acts.items() if act.letter == kind}
    if not acts:
        raise UsageError(tell("no act of the ladder sends the letter {kind}", kind=kind))
    steps = [s for s in (*state.now, *state.choices, *state.later) if s.act in acts and _meant(s, given)]
    first = min(steps, key=lambda step: step.allowed, default=None)
    if first is not None and first.allowed <= state.as_of:
        return first.act, first
    free = next((name for name, act in acts.items() if act.logs), None)
    day = first_day_to_write(case.view(state.as_of), case.ladder, free) if free else None
    if free and day and day <= state.as_of:
        return free, None
    why = case.words.phrases.join("semicolon", state.holds) or told_open(state, case.words)
    told = tell("is not possible on {day}: {why}", day=long_date(state.as_of), why=why)
    if from_day := first.allowed if first else day:
        why = first.why if first else why
        told = tell("is not possible before {day}: {why}", day=long_date(from_day), why=why)
    raise InputError.single(told, place="letter", value=kind)


def _meant(step: Step, given: Mapping[str, Any]) -> bool:
    """Say whether a step can be the one that given fields are about, where several are open."""
    names = ((given.get(name), step.entry.get(name)) for name in ("ask", "agency"))
    return all(None in (asked, known) or str(asked) == str(known) for asked, known in names)


def _entry(
    case: Case, act: Act, step: Step | None, given: Mapping[str, Any], invoice: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the fields of the entry that a letter makes; nothing for one that makes none.

    `invoice` are fields that are usual for an invoice.
    """
    fixed = dict(step.entry) if step else dict(act.logs)
    if "event" not in fixed:
        return {}
    worked_out = _from_step(fixed["event"], step)
    if issubclass(EVENTS[fixed["event"]], Message):
        worked_out["via"] = list(act.send)
    if fixed["event"] == "invoiced":
        worked_out = {"number": next_number(case), **invoice} | worked_out
        if "time" in given:
            worked_out.pop("lines", None)
        elif "lines" in worked_out:
            worked_out["lines"] = with_tax(case.view(dt.date.fromisoformat(given["on"])), worked_out["lines"])
    chosen = {"invoices": fixed.pop("invoices")} if "invoices" in fixed else {}
    return case.with_usual({**worked_out, **chosen, **given, **fixed})


def _from_step(event: str, step: Step | None) -> dict[str, Any]:
    """Return what a step says of its entry: days that it names, lines of an invoice or of an account."""
    facts = step.facts if step else {}
    found = {name: facts[name] for name in EVENTS[event].model_fields if name in facts}
    found = {name: _plain(value) for name, value in found.items() if name != "sum"}
    if event == "invoiced" and step and (total := facts.get("sum") or facts.get("fee")):
        kind = facts.get("kind") or {"restart_fee": "reactivation"}.get(step.act, "pause")
        more = {name: str(facts[name]) for name in ("text", "due") if name in facts}
        found["lines"] = [{"kind": kind, "sum": str(total), **more}]
    if event == "accounted" and "rows" in facts:
        found["lines"] = [{"text": row.text, "sum": str(row.sum)} for row in facts["rows"]]
        found["balance"] = str(facts["balance"])
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def next_number(case: Case) -> str:
    """Return the number after those of the invoices so far."""
    used = {event.number for event in case.log.events if isinstance(event, Invoiced)}
    number = len(used) + 1
    while str(number) in used:
        number += 1
    return str(number)


def _event(case: Case, fields: Mapping[str, Any], day: dt.date) -> Event:
    """Return the entry as it will stand in the log; raise InputError where it may not be made."""
    before = case.log.events
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    data = with_references(dict(fields), sequence(before))
    event = event_from({**data, "id": len(before) + 1, "recorded": noon.isoformat()})
    scope = scope_of(case.terms)
    known = {str(problem) for problem in problems_in(before, scope)}
    if found := [p for p in problems_in((*before, event), scope) if str(p) not in known]:
        raise InputError(found)
    if problem := refusal(view_of(case.terms, before, day, case.words, case.zones), event, case.ladder):
        raise InputError([problem])
    return event


def _deal(case: Case, pack: Pack, day: dt.date) -> tuple[Any, Blanks | None]:
    """Return the deal that was signed, or a prospect's as far as it is known, and its blanks."""
    if case.terms is not None:
        return case.view(day).deal, None
    found = read_unfinished(case.answers, day, source=str(case.folder))
    deal = pack.complete(found.answers, day)
    return deal, blanks_of(found.answers, deal, found.missing, pack)


def _refuse_blanks(tree: Contract, answers: Path) -> None:
    """Raise InputError with each answer that a letter prints and the case does not have."""
    if missing := dict.fromkeys(value.path for value in _values(tree) if value.blank):
        raise InputError(
            Problem(tell("is required for this letter"), place=path, source=str(answers)) for path in missing
        )


def _values(tree: Contract) -> Iterator[Value]:
    texts = [tree.subject, *(t for clause in tree.clauses() for t in _texts(clause.blocks))]
    texts += [text for schedule in tree.schedules for text in _texts(schedule.blocks)]
    yield from (inline for text in texts for inline in text if isinstance(inline, Value))


def _texts(blocks: Iterable[Block]) -> Iterator[Inlines]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (text for row in block.rows for cell in row for text in cell)
        else:
            yield block.inlines


def _addresses(deal: Any, told: Facts) -> Iterator[str]:
    """Yield the addresses of an email: every one of the client's, or the lawyer's alone."""
    learned = told.before.past.of(Learned)
    lawyers = [e.value for e in learned if e.fact == "lawyer"]
    if lawyers:
        yield from _ADDRESS.findall(lawyers[-1])
        return
    second = deal.client.second_contact
    new = [found for e in learned if e.fact == "new_address" for found in _ADDRESS.findall(e.value or "")]
    gone = {e.value for e in learned if e.fact == "bounced"}
    known = dict.fromkeys((deal.client.email, *([second.email] if second else []), *new))
    yield from (address for address in known if address not in gone)


def _enclosures(
    case: Case, outline: Outline, told: Facts, own: tuple[Path, ...]
) -> tuple[tuple[Enclosed, ...], tuple[str, ...]]:
    """Return the files that go with a letter, and what has none in the log and so must be put in by hand."""
    found = {path: Enclosed(path.name, path, path.name) for path in own}
    lacking = list(told.lacking_proof(enclosed=bool(own)))
    names = list(outline.encloses)
    for name in names:  # whoever gets the agreement gets what changed it, too
        if name == "contract" and case.terms is not None:
            path = case.folder / CONTRACT
            found[path] = Enclosed(path.name, path, told.phrases.say("letters.enclosures.contract"))
            names.append("changed")
        if name == "redline" and (made := _redline(case, told)):
            path = Path("redline.docx")
            found[path] = Enclosed(path.name, path, told.phrases.say("letters.enclosures.redline"), made)
        for event in told.enclosed(name):
            called = told.called(event)
            for file in event.files:
                path = kept_path(case.folder, file.name, file.sha256)
                found[path] = Enclosed(file.name, path, called)
            if not event.files:
                lacking.append(called)
    return tuple(found.values()), tuple(dict.fromkeys(lacking))


def _redline(case: Case, told: Facts) -> bytes:
    """Return the redline of the change that a letter proposes; nothing where the agreement prints none."""
    event, terms = told.sending.event, case.terms
    if not isinstance(event, Issued) or terms is None:
        return b""
    was = told.before.deal
    becomes = terms.pack.amended(was, event.change)
    if was == becomes:
        return b""
    from generator.case.change_redline import redline_of_change

    return redline_of_change(case, was, becomes, told.before.as_of)
