"""`clausegen log`: enter what happened in a case."""

import datetime as dt
from pathlib import Path
from typing import Any

import click

from generator.cli import options
from generator.cli.entry import entry_options, given_fields, with_option
from generator.cli.reporting import print_json, show_lines
from generator.errors import InputError, UsageError
from generator.messages import long_date, tell


@click.command("log")
@click.argument("folder", type=click.Path(path_type=Path), metavar="CASE")
@click.argument("event", required=False)
@click.option("--on", type=options.Day(), metavar="DATE", help="The day it happened (default: today).")
@entry_options
@click.option("--undo", type=int, metavar="ENTRY", help="Undo an earlier entry; nothing is erased.")
@options.library
@options.as_json
def command(
    folder: Path, event: str | None, on: dt.date | None, files: tuple[Path, ...], undo: int | None,
    library: Path | None, as_json: bool, **given_options: Any,
) -> None:  # fmt: skip
    """Enter what happened in CASE: asked, reminded, delivered, invoiced, paid and so on.

    An entry that the contract does not allow on its day, or that contradicts what came before, is refused
    with the day from which it is possible.
    """
    from generator.case.events import EVENTS, name_of
    from generator.case.folder import open_case
    from generator.case.history import ending_of
    from generator.earlier.clients import keep_history

    if (event is None) == (undo is None):
        known = ", ".join(name for name in EVENTS if name != "undone")
        raise UsageError(tell("name the event, or --undo an entry. Events: {known}", known=known))
    given: dict[str, Any] = {"event": event or "undone"}
    given |= {"undoes": undo} if undo is not None else {}
    given |= given_fields(str(given["event"]), given_options)
    case = open_case(folder, library)
    now = dt.datetime.now().astimezone()
    given["on"] = (on or now.date()).isoformat()
    try:
        entry = case.enter(case.with_usual(given), now=now, files=files)
    except InputError as error:
        raise InputError(with_option(problem, set(given)) for problem in error.problems) from error
    case = open_case(folder, library)
    ending = ending_of(folder, library)
    past = keep_history(*ending) if ending else None
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
    from generator.case.telling import next_text

    if past and name_of(entry) == "closed":
        click.echo(past.kept())

    show_lines([next_text(case, state)])
