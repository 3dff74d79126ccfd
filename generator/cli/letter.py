"""`clausegen letter`: write the letter that a case needs on a day."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli import options
from generator.cli.calling import command_line
from generator.cli.entry import done_options, entry_options, given_fields, with_option
from generator.cli.reporting import print_json, say, show_lines
from generator.cli.targets import refuse_existing
from generator.errors import InputError, UsageError
from generator.messages import Message, listed, tell

if TYPE_CHECKING:
    from generator.case.events import Event
    from generator.case.letters import Letter


_SEND = {
    "email": Message("Send it by email to {addresses}."),
    "mail": Message("Send it by first-class mail too, with a certificate of mailing."),
    "certified": Message("Send it by certified mail too, with a return receipt."),
}
"""How letters are sent, by the way that the log has for it."""


@click.command("letter")
@click.argument("kind")
@click.argument("folder", type=click.Path(path_type=Path), metavar="CASE")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT",
    help="Write this file alone: .docx, .txt or .eml (default: all three, into CASE/letters).",
)  # fmt: skip
@click.option("--as-of", type=options.Day(), metavar="DATE", help="The day it is sent (default: today).")
@click.option(
    "--pay-to", metavar="TEXT",
    help="Your bank and account, as invoices print them; kept in your settings for the next one.",
)  # fmt: skip
@click.option("--sent", is_flag=True, help="It was sent: log its entry, with the Word file.")
@click.option(
    "--enclose", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
    help="A file that goes with the letter, such as the receipt for a cost; may be repeated.",
)  # fmt: skip
@entry_options
@options.overwrite
@options.library
@click.option(
    "--template", metavar="NAME",
    help="The look: classic, modern, or a Word frame of contract_templates/ in --library (default: what the "
    "letter's outline names, classic).",
)  # fmt: skip
@options.as_json
def command(
    kind: str, folder: Path, output: Path | None, as_of: dt.date | None, pay_to: str | None, sent: bool,
    enclose: tuple[Path, ...], files: tuple[Path, ...], overwrite: bool, library: Path | None,
    template: str | None, as_json: bool, **given_options: Any,
) -> None:  # fmt: skip
    """Write the letter KIND of CASE, or with `next` the letter of today's step. Nothing is sent.

    A letter that contract, law and log do not permit on that day is refused, with the day from which it may
    go. What its entry in the log has to say can be given as with `clausegen log`; the rest is worked out.
    """
    from generator.case.folder import open_case
    from generator.case.letter_files import FORMS
    from generator.case.letters import letter_of, with_frame
    from generator.case.referring import SAYS_WORK, parts_left
    from generator.case.sending import keep_files, log_sent, made_files, usual_files
    from generator.earlier.payment import keep_payment, kept_payment

    now = dt.datetime.now().astimezone()
    case = open_case(folder, library)
    given = given_fields("", given_options)
    if pay_to is not None:
        keep_payment(pay_to)
    try:
        letter = letter_of(case, kind, as_of or now.date(), given, pay_to=kept_payment(), enclose=enclose)
    except InputError as error:
        raise InputError(with_option(problem, given) for problem in error.problems) from error
    if template is not None:
        letter = with_frame(letter, template, library)
    made = made_files(letter, usual_files(case, letter) if output is None else (_target(output, FORMS),))
    if not overwrite:
        refuse_existing([path for path, data in made.items() if path.exists() and path.read_bytes() != data])
    keep_files(made)
    entry = log_sent(case, letter, made, now=now, files=(*enclose, *files)) if sent else None
    kept = _kept(folder, library) if entry else ""
    if as_json:
        logged = None if entry is None else entry.model_dump(mode="json", exclude_defaults=True)
        print_json(_data(letter, made) | {"entry": logged})
        return
    show_lines(_told(letter, made))
    if (
        letter.entry.get("event") in SAYS_WORK
        and not letter.entry.get("work")
        and (left := parts_left(case.view(letter.day)))
    ):
        click.echo(_unsaid(left))
    if entry is not None:
        show_lines(_logged(entry, letter, kept))
    elif letter.entry and not sent:
        command = f"{command_line('letter', letter.kind.replace('_', '-'), folder)} … --sent"
        say(tell("Once it is sent: {command}", command=command), whole=command)


def _logged(entry: "Event", letter: "Letter", kept: str) -> list[str]:
    """Return what is told of the entry that a letter made, and of the end of its case."""
    told = {"number": entry.id, "event": letter.entry["event"]}
    if ways := letter.entry.get("via"):
        way = tell("Entry {number}: {event}, sent by {ways}. Another way: --via.", **told, ways=listed(ways))
    else:
        way = tell("Entry {number}: {event}.", **told)
    return [way, *([kept] if kept and told["event"] == "closed" else [])]


def _kept(folder: Path, library: Path | None) -> str:
    """Keep with its client how a case ended, or that it goes on; return what is told of it."""
    from generator.case.history import ending_of
    from generator.earlier.clients import keep_history

    ending = ending_of(folder, library)
    past = keep_history(*ending) if ending else None
    return past.kept() if past else ""


def _unsaid(left: Mapping[str, str]) -> str:
    """Return what is told where nobody said how much of the work is done."""
    return tell(
        "Nothing was said of the work done, so the letter asks for none of it. Say it in percent: {options}",
        options=done_options(left),
    )


def _target(output: Path, forms: tuple[str, ...]) -> Path:
    if output.suffix.lower() not in forms:
        raise UsageError(
            tell("-o {file}: a letter is a file that ends in {forms}", file=output, forms=listed(forms))
        )
    return output


def _told(letter: "Letter", made: dict[Path, bytes]) -> list[str]:
    lines = [tell("Wrote {file}", file=path) for path in made]
    lines.append(f"{letter.title}: {letter.does}.")
    ways = [way for way in letter.ways if way != "email" or letter.to]
    lines += [tell(_SEND[way], addresses=listed(letter.to)) for way in ways]
    lines += [
        tell("Enclose it yourself, the log has no file of it: {name}.", name=name) for name in letter.lacking
    ]
    return lines


def _data(letter: "Letter", made: dict[Path, bytes]) -> dict[str, Any]:
    return {
        "kind": letter.kind,
        "day": letter.day.isoformat(),
        "subject": letter.subject,
        "does": letter.does,
        "send": list(letter.ways),
        "to": list(letter.to),
        "written": [str(path) for path in made],
        "enclosed": [file.name for file in letter.enclosed],
        "lacking": list(letter.lacking),
    }
