"""`clausegen returned`: what the other side changed in a contract that came back."""

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli import options
from generator.cli.calling import called
from generator.cli.reporting import print_json
from generator.cli.targets import check_targets, refuse_existing
from generator.errors import InputError, UsageError
from generator.messages import tell
from generator.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.formatting.phrases import Phrases
    from generator.returns.returned import Returned


@click.command("returned")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.docx")
@click.option(
    "--answers", type=click.Path(path_type=Path), metavar="ANSWERS.json",
    help="The answers it was made from: a review draft holds them, a signing copy and a draft for the other "
    "side do not.",
)  # fmt: skip
@click.option(
    "--redline", type=click.Path(path_type=Path), metavar="OUT.docx",
    help="Write what was sent with every change tracked, also those made without tracking.",
)  # fmt: skip
@click.option(
    "--write-answers", type=click.Path(path_type=Path), metavar="OUT.json",
    help="Write the answers with the changed values in them.",
)  # fmt: skip
@options.overwrite
@options.library
@options.no_cache
@options.as_json
def command(
    file: Path, answers: Path | None, redline: Path | None, write_answers: Path | None,
    overwrite: bool, library: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Say what the other side changed in FILE.docx, clause by clause.

    Tells tracked changes, edits made without tracking, comments, moved, added and removed clauses,
    and the answers that read differently now. Works on a file that another editor saved. Exit code 0
    also where something was changed: a script asks `clausegen verify`, whose exit code says it.
    """
    from generator import read_returned
    from generator.returns.report_text import report_data, report_text
    from generator.writing import write_file

    _check_targets(file, answers, redline, write_answers, overwrite=overwrite)
    returned = read_returned(file, answers, own=library)
    if (redline or write_answers) and returned.sent is None:
        raise UsageError(
            tell("--redline and --write-answers need --answers: the file does not hold its answers")
        )
    if not as_json:
        for line in report_text(returned.report, asked=write_answers is not None):
            click.echo(line)
    written = []
    for path, content in _files(returned, redline, write_answers):
        write_file(path, content, overwrite=overwrite, private=True)
        written.append(str(path))
        if not as_json:
            click.echo(tell("Wrote {file}", file=path))
    report, answers_inside = returned.report, answers is None and returned.sent is not None
    if not as_json and (report.changes() or any(place.moved for place in report.places)):
        for line in _what_now(
            file, answers, redline, write_answers, report.phrasing.phrases, inside=answers_inside
        ):
            click.echo(line)
    if as_json:
        print_json(report_data(returned.report) | {"written": written})


def _what_now(
    file: Path,
    answers: Path | None,
    redline: Path | None,
    changed: Path | None,
    phrases: "Phrases",
    *,
    inside: bool,
) -> "Iterator[str]":
    """Yield what to do with a contract that was changed; `inside` says that it holds its answers."""
    known = str(changed or answers or "ANSWERS.json")
    edit = _typed(["edit", known])
    draft = _typed(["draft", known, "-o", "NEW.docx"])
    given = [] if inside and not answers else ["--answers", str(answers or "ANSWERS.json")]
    compare = _typed(["returned", str(file), *given, "--redline", "OUT.docx"])
    yield f"\n{phrases.say('returned.what_now')}"
    yield f"  {phrases.say('returned.do_not_sign', file=printable(file.name))}"
    yield f"  {phrases.say('returned.agree')}"
    yield f"    {edit}\n    {draft}"
    yield f"  {phrases.say('returned.do_not_agree')}"
    yield f"    {phrases.say('returned.the_redline', file=redline) if redline else compare}"


def _typed(call: list[str]) -> str:
    return f"{called()} {shlex.join(call)}"


def _check_targets(
    file: Path, answers: Path | None, redline: Path | None, write_answers: Path | None, *, overwrite: bool
) -> None:
    wanted = [("--redline", redline, ".docx"), ("--write-answers", write_answers, ".json")]
    check_targets(wanted, [file] if answers is None else [file, answers])
    if not overwrite:
        refuse_existing([path for path in (redline, write_answers) if path])


def _files(
    returned: "Returned", redline: Path | None, answers: Path | None
) -> "Iterator[tuple[Path, bytes]]":
    """Yield the files that were asked for, the redline first: it is there where answers contradict."""
    from generator.returns.patching import patched
    from generator.returns.redlining import redlined

    if redline and returned.sent:
        yield redline, redlined(returned)
    if answers and returned.sent:
        if not any(not value.why_not for value in returned.report.values):
            message = (
                tell("no changed answer can be written: the report says why of each")
                if returned.report.values
                else tell("no answer was changed, so there is nothing to write")
            )
            raise InputError.single(message, source=str(answers))
        data: dict[str, Any] = patched(returned.sent, returned.report.values)
        yield answers, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
