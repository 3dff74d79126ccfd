"""`clausegen next`: what to do today in a case, or in each of many."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.calling import command_line
from generator.cli.entry import done_options
from generator.cli.reporting import print_json, show_lines
from generator.errors import InputError
from generator.messages import tell
from generator.terminal import printable

if TYPE_CHECKING:
    from generator.case.folder import Case
    from generator.case.machine import State


def _tell(case: "Case", day: dt.date, as_of: dt.date | None) -> None:
    """Print what to do in a case on a day; `as_of` is the day where it was given."""
    from generator.case.telling import state_text

    state = case.state(day)
    if case.log.remark:
        click.echo(tell("Note: {remark}", remark=case.log.remark), err=True)
    show_lines(state_text(case, state))
    if hint := _hint(case, state, as_of):
        click.echo(f"\n{hint}")


def _hint(case: "Case", state: "State", as_of: dt.date | None) -> str:
    """Return how the first step of today is done with this program; empty where there is none."""
    from generator.case.referring import SAYS_WORK, parts_left

    if not state.now:
        return ""
    step = state.now[0]
    if case.ladder.acts[step.act].letter:
        left = parts_left(case.view(state.as_of)) if step.entry.get("event") in SAYS_WORK else {}
        options = (f"--as-of {as_of}" * bool(as_of), done_options(left))
        command = " ".join(filter(None, (command_line("letter", "next", case.folder), *options)))
        return tell("Write its letter: {command}", command=command)
    if "event" not in step.entry:
        return ""
    command = command_line("log", case.folder, step.entry["event"])
    return tell("Log it once it is done: {command}", command=command)


@click.command("next")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CASE…")
@click.option("--as-of", type=options.Day(), metavar="DATE", help="Ask for this day (default: today).")
@options.library
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], as_of: dt.date | None, library: Path | None, as_json: bool
) -> None:
    """Say what to do today in CASE, why, and what comes after it.

    Of several cases, or a folder of them, each is one line, the soonest first. One that cannot be read is
    told and left out; the exit code is then 1.
    """
    from generator.case.folder import cases_in, glance_at, open_case
    from generator.case.telling import line_of, state_data
    from generator.cli.reporting import show_problems

    day = as_of or dt.date.today()  # noqa: DTZ011  the day of this machine
    folders = [folder for path in paths for folder in cases_in(path)]
    if len(folders) == 1 and folders[0] == paths[0]:
        case = open_case(folders[0], library)
        if as_json:
            print_json(state_data(case, case.state(day)) | {"torn": case.log.torn or None})
        else:
            _tell(case, day, as_of)
        return
    failed = False
    found, data = [], []
    for folder in folders:
        try:
            if as_json:
                case = open_case(folder, library)
                data.append(state_data(case, case.state(day)))
            else:
                found.append((glance_at(folder, day, line_of, library), folder.name))
        except InputError as error:
            show_problems(error)
            failed = True
    if as_json:
        print_json(sorted(data, key=lambda one: (one["next_day"] or "9999", one["case"])))
    for glance, _ in sorted(found, key=lambda pair: (pair[0].next_day or dt.date.max, pair[1])):
        click.echo(printable(glance.line))
    ctx.exit(1 if failed else 0)
