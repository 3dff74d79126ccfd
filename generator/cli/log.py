"""`clausegen log`: enter what happened in a case."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from generator.cli import options
from generator.cli.reporting import print_json
from generator.errors import InputError, Problem, UsageError
from generator.messages import long_date, tell
from generator.terminal import printable


@click.command("log")
@click.argument("folder", type=click.Path(path_type=Path), metavar="CASE")
@click.argument("event", required=False)
@click.option("--on", type=options.Day(), metavar="DATE", help="The day it happened (default: today).")
@click.option("--at", metavar="TIME", help="When a message was sent: 2027-02-01T22:30-08:00.")
@click.option("--amount", metavar="SUM", help="The sum of a payment, an objection or a letter.")
@click.option(
    "--line", "lines", multiple=True, metavar="KIND=SUM",
    help="A line of an invoice, such as balance=4000; may be repeated.",
)  # fmt: skip
@click.option(
    "--done", multiple=True, metavar="NUMBER=PERCENT",
    help="How much of a deliverable or stage is done; may be repeated.",
)  # fmt: skip
@click.option("--via", multiple=True, metavar="WAY", help="email, mail, certified, courier, phone or hand.")
@click.option("--to", multiple=True, metavar="ADDRESS", help="An address used; may be repeated.")
@click.option("--by", metavar="WHO", help="freelancer, client or other.")
@click.option(
    "--file", "files", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
    help="A proof to copy into the case; may be repeated.",
)  # fmt: skip
@click.option("--note", metavar="TEXT", help="Your own note.")
@click.option(
    "--set", "fields", multiple=True, metavar="NAME=VALUE",
    help="Any other field of the event; a list by repeating it. Values in brackets are JSON.",
)  # fmt: skip
@click.option("--undo", type=int, metavar="ENTRY", help="Undo an earlier entry; nothing is erased.")
@options.as_json
def command(
    folder: Path, event: str | None, on: dt.date | None, at: str | None, amount: str | None,
    lines: tuple[str, ...], done: tuple[str, ...], via: tuple[str, ...], to: tuple[str, ...],
    by: str | None, files: tuple[Path, ...], note: str | None, fields: tuple[str, ...],
    undo: int | None, as_json: bool,
) -> None:  # fmt: skip
    """Enter what happened in CASE: asked, reminded, delivered, invoiced, paid and so on.

    An entry that the contract does not allow on its day, or that contradicts what came before, is refused
    with the day from which it is possible.
    """
    from generator.case.events import EVENTS
    from generator.case.folder import open_case

    if (event is None) == (undo is None):
        known = ", ".join(name for name in EVENTS if name != "undone")
        raise UsageError(tell("name the event, or --undo an entry. Events: {known}", known=known))
    given: dict[str, Any] = {"event": event or "undone"}
    given |= {"undoes": undo} if undo is not None else {}
    given |= _fields(fields, str(given["event"]))
    given |= {name: list(values) for name, values in (("via", via), ("to", to)) if values}
    given |= {name: value for name, value in (("at", at), ("by", by), ("note", note)) if value is not None}
    if amount is not None:
        given["sum"] = amount
    if lines:
        given["lines"] = [dict(zip(("kind", "sum"), _pair(line, "--line"), strict=True)) for line in lines]
    if done:
        pairs = (_pair(share, "--done") for share in done)
        given["work"] = given.get("work", {}) | {"done": [{"number": n, "percent": p} for n, p in pairs]}
    case = open_case(folder)
    now = dt.datetime.now().astimezone()
    given["on"] = (on or now.date()).isoformat()
    try:
        entry = case.enter(case.with_usual(given), now=now, files=files)
    except InputError as error:
        raise InputError(_with_option(problem, set(given)) for problem in error.problems) from error
    case = open_case(folder)
    state = case.state(now.date())
    if as_json:
        from generator.case.telling import state_data

        print_json({"entry": entry.model_dump(mode="json", exclude_defaults=True)} | state_data(case, state))
        return
    click.echo(
        tell(
            "Entry {number}: {event} on {day}.",
            number=entry.id,
            event=given["event"],
            day=long_date(entry.on),
        )
    )
    from generator.case.telling import line_of

    click.echo(printable(line_of(case, state)))


_OPTIONS = {
    "on": "--on DATE", "at": "--at TIME", "sum": "--amount SUM", "lines": "--line KIND=SUM",
    "work": "--done NUMBER=PERCENT", "via": "--via WAY", "to": "--to ADDRESS", "by": "--by WHO",
    "files": "--file FILE", "note": "--note TEXT", "undoes": "--undo ENTRY",
}  # fmt: skip
"""The fields of an event that have an option of their own; the others are given with --set."""


def _with_option(problem: Problem, given: set[str]) -> Problem:
    """Name the option by which a person gives a field that is wrong or missing."""
    name = problem.place.partition(".")[0].partition("[")[0]
    if not name or problem.source or (name in given and name not in _OPTIONS):
        return problem
    option = _OPTIONS.get(name, f"--set {name}=VALUE")
    return replace(problem, message=tell("{problem} ({option})", problem=problem.message, option=option))


def _fields(given: tuple[str, ...], event: str) -> dict[str, Any]:
    """Return the fields of --set; what is a list in the vocabulary takes every value of its name."""
    from generator.answers.walking import questions
    from generator.case.events import EVENTS

    model = EVENTS.get(event)
    lists = {question.name for question in questions(model) if question.kind == "list"} if model else set()
    found: dict[str, Any] = {}
    for setting in given:
        name, value = _pair(setting, "--set")
        read = _value(value)
        if name in lists and not isinstance(read, list):
            found.setdefault(name, []).append(read)
        else:
            found[name] = read
    return found


def _value(text: str) -> Any:
    if text[:1] not in ("[", "{"):
        return {"true": True, "false": False}.get(text, text)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError.single(
            tell("is not valid JSON: {reason}", reason=error.msg), place="--set", value=text
        ) from None


def _pair(text: str, option: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator or not name:
        raise UsageError(tell("{option} wants NAME=VALUE, not {text}", option=option, text=repr(text)))
    return name.strip(), value.strip()
