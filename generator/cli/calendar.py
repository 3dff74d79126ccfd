"""`clausegen calendar`: the days of cases for a calendar program."""

import datetime as dt
from pathlib import Path

import click

from generator.cli import options
from generator.cli.reporting import print_json, show_problems
from generator.cli.targets import check_targets, refuse_existing
from generator.errors import InputError
from generator.messages import tell_many


@click.command("calendar")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CASE…")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE.ics",
    help="Where to write it; a calendar that this program made is replaced.",
)  # fmt: skip
@click.option(
    "--as-of", type=options.Day(), metavar="DATE", help="As it stands on this day (default: today)."
)
@options.overwrite
@options.library
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], output: Path, as_of: dt.date | None, overwrite: bool,
    library: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Write the steps and duties of CASE, or of a folder of cases, as a calendar (.ics).

    Each has an event on its day, with an alarm in the morning. Import it again after the log has changed:
    events are updated and not doubled. A case that cannot be read is told and left out; the exit code is
    then 1.
    """
    from generator.case.calendar import PRODUCT, calendar_of
    from generator.case.folder import cases_in, open_case
    from generator.writing import write_file

    check_targets([("-o", output, ".ics")], [])
    day = as_of or dt.date.today()  # noqa: DTZ011  the day of this machine
    found, failed = [], False
    for folder in [folder for path in paths for folder in cases_in(path)]:
        try:
            case = open_case(folder, library)
            found.append((case, case.state(day)))
        except InputError as error:
            show_problems(error)
            failed = True
    made = calendar_of(found)
    ours = output.is_file() and PRODUCT.encode() in output.read_bytes()[:500]
    if not overwrite and not ours:
        refuse_existing([output])
    write_file(output, made, overwrite=True, private=True)
    events = made.count(b"BEGIN:VEVENT")
    if as_json:
        print_json({"written": str(output), "cases": len(found), "events": events})
    else:
        wrote = tell_many(
            events, "Wrote {file}: {count} event of the cases", "Wrote {file}: {count} events of the cases",
            file=output,
        )  # fmt: skip
        click.echo(wrote)
    ctx.exit(1 if failed else 0)
