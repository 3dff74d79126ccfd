"""`clausegen case`: begin a case, and show what happened in it."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli import options
from generator.cli.calling import command_line
from generator.cli.reporting import print_json, say, show_lines
from generator.cli.targets import beside, refuse_existing
from generator.errors import InputError, UsageError
from generator.messages import long_date, tell
from generator.terminal import printable

if TYPE_CHECKING:
    from generator.case.case_file import CaseFile
    from generator.case.folder import Case
    from generator.case.machine import State


@click.group("case")
def command() -> None:
    """Begin a case from a signed contract or for a prospect, and show what happened in it."""


@command.command("new", short_help="Make the folder of a case.")
@click.argument("file", type=click.Path(path_type=Path), metavar="CONTRACT.docx|ANSWERS.json")
@click.option(
    "--answers", type=click.Path(path_type=Path), metavar="ANSWERS.json",
    help="The answers that the contract was made from; a review draft holds its own.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="DIR",
    help="The folder to make (default: named after the file).",
)  # fmt: skip
@click.option(
    "--zone", "zones", multiple=True, metavar="ZONE",
    help="Your time zone, then the client's, such as America/New_York; for messages that say their hour.",
)  # fmt: skip
@options.as_json
def new(file: Path, answers: Path | None, output: Path | None, zones: tuple[str, ...], as_json: bool) -> None:
    """Make the folder of a case: the contract, its answers and an empty log.

    The contract is verified first; from a clause that no longer reads as it was made nothing is claimed.
    A signing that was recorded beside it (`clausegen signed`) is its first entry.
    Give ANSWERS.json alone, finished or not, for a prospect without a contract.
    """
    from generator.answers.reading import read_json
    from generator.case.beginning import begin_case
    from generator.case.events import BothSigned

    is_prospect = file.suffix.lower() == ".json"
    if is_prospect and answers is not None:
        raise UsageError(tell("--answers goes with a contract: give CONTRACT.docx, or the answers alone"))
    given = file if is_prospect else answers
    data = None if given is None else read_json(given)
    folder = output or beside(file, "-case")
    now = dt.datetime.now().astimezone()
    contract = None if is_prospect else file
    case = begin_case(folder, contract, data, now=now, source=str(given or ""), zones=zones)
    signing = next((event for event in case.log.events if isinstance(event, BothSigned)), None)
    silent = {} if case.terms is None else dict(case.terms.silent)
    remarks = () if case.terms is None else case.terms.remarks
    if as_json:
        print_json({"case": str(folder), "silent": silent, "remarks": list(remarks)})
        return
    click.echo(tell("Made {folder}: {title}", folder=folder, title=printable(case.title)))
    for why in dict.fromkeys(() if case.terms is None else case.terms.distrusted.values()):
        click.echo(f"  {tell('Nothing is claimed: {why}', why=printable(why))}")
    for remark in remarks:
        click.echo(f"  {tell('Note: {remark}', remark=printable(remark))}")
    if signing is not None:
        told = {"day": long_date(signing.on), "command": command_line("next", folder)}
        say(tell("Signed on {day}. What to do next: {command}", **told), whole=told["command"])
        calendar = command_line("calendar", folder, "-o", folder.with_suffix(".ics"))
        say(tell("Its days in your calendar: {command}", command=calendar), whole=calendar)
        return
    first = tell("proposed --set what='the offer'") if is_prospect else tell("signed --on DATE")
    log = f"{command_line('log', folder)} {first}"
    say(tell("Log what happened: {command}", command=log), whole=log)


@command.command("show", short_help="Show the log and the sums of a case.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="CASE")
@click.option("--as-of", type=options.Day(), metavar="DATE", help="Show it as it stood on this day.")
@click.option(
    "--picture", type=click.Path(path_type=Path), metavar="OUT",
    help="Also draw its line of days and what is open: .svg or .png.",
)  # fmt: skip
@options.overwrite
@options.library
@options.as_json
def show(
    folder: Path, as_of: dt.date | None, picture: Path | None, overwrite: bool, library: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Show what was logged, where each matter and each sum stands, and what lies ahead."""
    from generator.case.folder import open_case
    from generator.case.log import changed_files
    from generator.case.telling import log_text, state_data, state_text

    case = open_case(folder, library)
    state = case.state(as_of or dt.date.today())  # noqa: DTZ011  the day of this machine
    changed = changed_files(folder, case.log.events)
    if picture is not None:
        _draw(case, state, picture, overwrite=overwrite)
    if as_json:
        log = [event.model_dump(mode="json", exclude_defaults=True) for event in case.log.events]
        print_json(state_data(case, state) | {"log": log, "changed_files": list(changed)})
        return
    show_lines(log_text(case, state.as_of))
    if case.log.remark:
        click.echo(tell("Note: {remark}", remark=case.log.remark), err=True)
    for name in changed:
        click.echo(
            tell(
                "Note: the attachment {name} is gone, or no longer as it was attached", name=printable(name)
            ),
            err=True,
        )
    click.echo(tell("\nMatters"))
    show_lines(f"  {matter.title}: {matter.told}" for matter in state.matters)
    click.echo("")
    show_lines(state_text(case, state))


@command.command("file", short_help="Put together what an agency, a court or a lawyer wants to see.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="CASE")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR|OUT.zip|OUT.pdf",
    help="A folder to make, an archive, or one PDF (which needs LibreOffice).",
)
@click.option("--as-of", type=options.Day(), metavar="DATE", help="The day of its sums (default: today).")
@click.option(
    "--hand-in",
    is_flag=True,
    help="Leave out the notes on where to file and on what is not known: the copy to hand in.",
)
@options.overwrite
@options.library
@options.as_json
def file(
    folder: Path, output: Path, as_of: dt.date | None, hand_in: bool, overwrite: bool, library: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Put together what an agency, a small claims court or a lawyer wants to see of CASE.

    A statement of facts in order, the exhibits with their hashes, the sum sheet with the interest to a day,
    the clauses relied on word for word; and, as notes for you and a lawyer, where to file and what is not
    known. Private notes of the log stay out.
    """
    from generator.case.case_file import case_file_of
    from generator.case.folder import open_case

    case = open_case(folder, library)
    made = case_file_of(case, as_of or dt.date.today(), notes=not hand_in)  # noqa: DTZ011  this machine's day
    _check_target(output, overwrite=overwrite)
    told = _write_case_file(case, made, output)
    lacking = [exhibit for exhibit in made.exhibits if exhibit.remark]
    if as_json:
        exhibits = [
            {
                "number": e.number, "what": e.what, "file": e.file_name, "sha256": e.sha256,
                "remark": e.remark, "tells_a_place": e.tells_a_place,
            }
            for e in made.exhibits
        ]  # fmt: skip
        print_json({"case_file": str(output), "as_of": made.as_of.isoformat(), "exhibits": exhibits, **told})
        return
    click.echo(tell("Wrote {file}", file=output), err=True)
    if "pages" in told:
        pages = {"pages": told["pages"], "exhibits": len(made.exhibits)}
        click.echo(tell("{pages} pages, {exhibits} exhibits.", **pages), err=True)
        if not told["archival"]:
            why = tell("Not PDF/A as a whole: some exhibits are PDFs that this program did not make.")
            click.echo(why, err=True)
    for exhibit in lacking:
        told_of = {"number": exhibit.number, "name": printable(exhibit.name), "why": exhibit.remark}
        click.echo(tell("Exhibit {number}, {name}, {why}.", **told_of), err=True)
    for exhibit in made.exhibits if "pages" not in told else ():
        if exhibit.tells_a_place:
            place = tell(
                "{name} notes where it was taken, and whoever gets it can read that; the PDF leaves it out.",
                name=printable(exhibit.file_name),
            )
            click.echo(place, err=True)
    for name in told.get("not_printed", ()):
        click.echo(
            tell("{name} is not printed in it: give the file itself too.", name=printable(name)), err=True
        )
    if not hand_in:
        note = tell("It ends with notes for you and a lawyer: --hand-in makes the copy without them.")
        click.echo(note, err=True)


def _check_target(output: Path, *, overwrite: bool) -> None:
    """Refuse a folder that stands already, and a file that is not to be replaced."""
    if output.is_dir():
        message = tell("is a folder that exists, and no folder is replaced: choose another name")
        raise InputError.single(message, source=str(output))
    if not overwrite:
        refuse_existing([output])


def _write_case_file(case: "Case", made: "CaseFile", output: Path) -> dict[str, Any]:
    """Write a case file in the form that its name asks for; return what is to be told of a PDF."""
    from generator.writing import write_file

    if output.suffix.lower() == ".pdf":
        from generator.case.case_file_pdf import case_file_pdf

        pdf = case_file_pdf(case, made)
        write_file(output, pdf.data, overwrite=True, private=True)
        not_printed = [exhibit.file_name for exhibit in pdf.not_printed]
        return {"pages": pdf.pages, "archival": pdf.archival, "not_printed": not_printed}
    from generator.case.case_file_files import case_file_zip, write_case_folder

    if output.suffix.lower() == ".zip":
        write_file(output, case_file_zip(made), overwrite=True, private=True)
    else:
        write_case_folder(made, output)
    return {}


def _draw(case: "Case", state: "State", target: Path, *, overwrite: bool) -> None:
    from generator.case.picture import picture_png, picture_svg
    from generator.writing import write_file

    form = target.suffix.lower()
    if form not in (".svg", ".png"):
        raise UsageError(tell("--picture {file}: a picture ends in .svg or .png", file=target))
    made = picture_png(case, state) if form == ".png" else picture_svg(case, state).encode()
    if not overwrite:
        refuse_existing([target])
    write_file(target, made, overwrite=True, private=True)
    click.echo(tell("Wrote {file}", file=target), err=True)
