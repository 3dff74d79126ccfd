"""The fields of an entry of a case's log, as options of the commands that make one."""

import json
from collections.abc import Callable, Container, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.cli.options import day_typed
from generator.errors import InputError, Problem, UsageError
from generator.messages import relayed, tell

Function = TypeVar("Function", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--at", metavar="TIME", help="When a message was sent: 2027-02-01T22:30-08:00."),
    click.option("--amount", metavar="SUM", help="The sum of a payment, an objection or a letter."),
    click.option(
        "--line", "lines", multiple=True, metavar="KIND=SUM",
        help="A line of an invoice, such as balance=4000; may be repeated.",
    ),
    click.option(
        "--time", multiple=True, metavar="DATE=HOURS=TASK",
        help="Hours that an invoice asks money for, such as '2027-02-02=3.5=the menu page'; may be repeated.",
    ),
    click.option(
        "--done", multiple=True, metavar="NUMBER=PERCENT",
        help="How much of a deliverable or stage is done; may be repeated.",
    ),
    click.option(
        "--price", "prices", multiple=True, metavar="NUMBER=SUM",
        help="The new price of a deliverable in a change order; may be repeated.",
    ),
    click.option(
        "--part", "parts", multiple=True, metavar="DATE=SUM",
        help="A part of a plan of payment and the day by which it is paid; may be repeated.",
    ),
    click.option(
        "--via", multiple=True, metavar="WAY", help="email, mail, certified, courier, phone or hand."
    ),
    click.option("--to", multiple=True, metavar="ADDRESS", help="An address used; may be repeated."),
    click.option("--by", metavar="WHO", help="freelancer, client or other."),
    click.option(
        "--file", "files", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
        help="A proof to copy into the case; may be repeated.",
    ),
    click.option("--note", metavar="TEXT", help="Your own note."),
    click.option(
        "--set", "fields", multiple=True, metavar="NAME=VALUE",
        help="Any other field of the event; a list by repeating it. Values in brackets are JSON.",
    ),
)  # fmt: skip


def entry_options(function: Function) -> Function:
    """Add the options; the function takes their values by name, to hand on to `given_fields`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def done_options(parts: Mapping[str, str]) -> str:
    """Return the options that say how much of each part of the work is done."""
    return " ".join(f"--done {number}={tell('PERCENT')}" for number in parts)


def given_fields(event: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an event that options give; raise UsageError or InputError for what is no field.

    `options` are all that `entry_options` adds, without the files. Without an event, the fields are those of
    any.
    """
    found = _fields(options["fields"], event)
    found |= {name: list(options[name]) for name in ("via", "to") if options[name]}
    found |= {name: options[name] for name in ("at", "by", "note") if options[name] is not None}
    if options["amount"] is not None:
        found["sum"] = options["amount"]
    if options["lines"]:
        pairs = (_pair(line, "--line") for line in options["lines"])
        found["lines"] = [{"kind": kind, "sum": amount} for kind, amount in pairs]
    if options["time"]:
        spent = (_time(text) for text in options["time"])
        found["time"] = [{"day": day, "hours": hours, "task": task} for day, hours, task in spent]
    if options["prices"]:
        prices = (_pair(price, "--price") for price in options["prices"])
        found["prices"] = [{"number": number, "price": price} for number, price in prices]
    if options["parts"]:
        parts = (_pair(part, "--part") for part in options["parts"])
        found["parts"] = [{"day": _day("--part", day), "sum": amount} for day, amount in parts]
    if options["done"]:
        shares = (_pair(share, "--done") for share in options["done"])
        found["work"] = found.get("work", {}) | {"done": [{"number": n, "percent": p} for n, p in shares]}
    return found


_BY_OPTION = {
    "on": "--on DATE", "at": "--at TIME", "sum": "--amount SUM", "lines": "--line KIND=SUM",
    "time": "--time DATE=HOURS=TASK", "work": "--done NUMBER=PERCENT", "via": "--via WAY",
    "to": "--to ADDRESS", "by": "--by WHO", "files": "--file FILE", "note": "--note TEXT",
    "undoes": "--undo ENTRY", "pay_to": "--pay-to TEXT", "prices": "--price NUMBER=SUM",
    "parts": "--part DATE=SUM",
}  # fmt: skip
"""The fields of an event that have an option of their own; the others are given with --set."""
_NO_FIELDS = ("letter",)
"""Places of problems that no option mends."""


def with_option(problem: Problem, given: Container[str]) -> Problem:
    """Name the option by which a person gives a field that is wrong or missing."""
    name = problem.place.partition(".")[0].partition("[")[0]
    if not name or name in _NO_FIELDS or problem.source or (name in given and name not in _BY_OPTION):
        return problem
    if known := _BY_OPTION.get(name):
        option, form = known.split(" ")
        wanted = f"{option} {tell(form)}"
    else:
        value = tell("VALUE")
        wanted = f"--set {name}={value}"
    return replace(problem, message=tell("{problem} ({option})", problem=problem.message, option=wanted))


def _fields(given: tuple[str, ...], event: str) -> dict[str, Any]:
    """Return the fields of --set; what is a list in the vocabulary takes every value of its name."""
    from generator.answers.walking import questions
    from generator.case.events import EVENTS

    models = [EVENTS[event]] if event in EVENTS else EVENTS.values() if not event else ()
    fields = [field for model in models for field in questions(model)]
    lists = {field.name for field in fields if field.kind == "list"}
    days = {field.name for field in fields if field.unit == "date"}
    found: dict[str, Any] = {}
    for setting in given:
        name, value = _pair(setting, "--set")
        read = _day(name, value) if name in days else _value(value)
        if name in lists and not isinstance(read, list):
            found.setdefault(name, []).append(read)
        else:
            found[name] = read
    return found


def _day(name: str, text: str) -> str:
    try:
        return day_typed(text, f"--set {name}").isoformat()
    except ValueError as error:
        raise InputError.single(str(error), place=f"--set {name}", value=text) from None


def _value(text: str) -> Any:
    if text[:1] not in ("[", "{"):
        return {"true": True, "false": False}.get(text, text)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError.single(
            tell("is not valid JSON: {reason}", reason=relayed(error.msg)), place="--set", value=text
        ) from None


def _time(text: str) -> tuple[str, str, str]:
    day, hours = _pair(text, "--time")
    hours, separator, task = hours.partition("=")
    if not separator:
        raise UsageError(tell("--time wants DATE=HOURS=TASK, not {text}", text=repr(text)))
    return day, hours.strip(), task.strip()


def _pair(text: str, option: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator or not name:
        raise UsageError(tell("{option} wants NAME=VALUE, not {text}", option=option, text=repr(text)))
    return name.strip(), value.strip()
