"""`clausegen signed`: the day on which both sides signed, and what runs from it."""

import datetime as dt
from pathlib import Path

import click

from generator.cli import options
from generator.cli.calling import command_line
from generator.cli.reporting import print_json, say
from generator.errors import InputError
from generator.messages import long_date, tell
from generator.terminal import printable


@click.command("signed")
@click.argument("file", type=click.Path(path_type=Path), metavar="ANSWERS.json|CONTRACT.docx")
@click.option(
    "--on", type=options.Day(), metavar="DATE", help="The day of the last signature (default: today)."
)
@click.option(
    "--file", "signed", type=click.Path(path_type=Path), metavar="SIGNED.pdf",
    help="The signed file: it is kept beside the contract, with its SHA-256 in the record.",
)  # fmt: skip
@options.overwrite
@options.as_json
def command(file: Path, on: dt.date | None, signed: Path | None, overwrite: bool, as_json: bool) -> None:
    """Record the day on which both sides have signed, and say what runs from it.

    The record is NAME.signed.json beside the contract and its answers, NAME.docx and NAME.json.
    `clausegen case new` takes it over.
    """
    from generator.case.signing import record_of, record_signing

    if file.suffix.lower() not in (".json", ".docx") or not file.is_file():
        raise InputError.single(
            tell("must be an answers file (.json) or a contract (.docx)"), source=str(file)
        )
    today = dt.date.today()  # noqa: DTZ011  the person's own calendar day is meant
    signing = record_signing(file, on or today, signed, today=today, overwrite=overwrite)
    days = _days(file.with_suffix(".json"), signing.on)
    if as_json:
        following = [{"on": day.isoformat(), "what": what} for day, what in days]
        print_json(signing.model_dump(mode="json") | {"record": str(record_of(file)), "days": following})
        return
    click.echo(tell("Signed on {day}: {file}", day=long_date(signing.on), file=record_of(file)))
    for kept in signing.files:
        told = tell(
            "The signed file: {file} (SHA-256 {digest})", file=file.with_name(kept.name), digest=kept.sha256
        )
        click.echo(printable(told))
    for day, what in days:
        click.echo(printable(f"  {long_date(day)}: {what}"))
    contract = file.with_suffix(".docx")
    if contract.is_file() and file.with_suffix(".json").is_file():
        track = command_line("case", "new", contract, "--answers", file.with_suffix(".json"))
        say(tell("To keep track of what happens from here: {command}", command=track), whole=track)
        case = f"{contract.with_suffix('')}-case"
        calendar = command_line("calendar", case, "-o", contract.with_suffix(".ics"))
        say(tell("Then its days in your calendar: {command}", command=calendar), whole=calendar)


def _days(answers: Path, on: dt.date) -> list[tuple[dt.date, str]]:
    """Return what runs from the day of signing, by day; nothing without the answers."""
    from generator.packs.pack import pack_of
    from generator.packs.phrasing import phrases_of
    from generator.packs.reading import read_answers

    if not answers.is_file():
        return []
    given = read_answers(answers)
    pack = pack_of(given.pack)
    deal = pack.complete(given, pack.particulars(given).date)
    return sorted(pack.after_signing(deal, on, phrases_of(pack.tag)))
