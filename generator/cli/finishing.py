"""Writing what an interview ended with: answers, documents, an e-mail to send; and saying what comes next."""

import os
import shlex
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import click

from generator.cli.calling import called
from generator.cli.reporting import say, show_findings, show_problems
from generator.errors import InputError
from generator.messages import Message, tell

if TYPE_CHECKING:
    from generator.drafting.pipeline import Draft, Materials
    from generator.questionnaire.missing import Unfinished


def finish(
    read: "Unfinished",
    file: Path,
    partial: Path,
    materials: "Materials",
    *,
    as_of: date | None,
    pdf: bool,
    keep: Callable[[], None] = lambda: None,
) -> None:
    """Write the answers file, then the contract and what goes with it; the answers are kept whatever follows.

    With `pdf` each document has its PDF beside it; where none can be made, the documents stay. Answers of
    which some are open make a review draft with blanks. Of whole answers `keep` keeps what the next contract
    begins with, before anything more is asked or told.
    """
    from generator.drafting.handing_over import answers_file, write_all
    from generator.drafting.pipeline import draft_unfinished

    wanted, file = file, write_somewhere(file, answers_file(read))
    if file == wanted:
        partial.unlink(missing_ok=True)
    say(tell("Your answers: {file}", file=file), whole=file)
    drafted = draft_unfinished(read, materials, as_of=as_of)
    typed = shlex.quote(str(file))
    if read.missing:
        _tell_open(drafted, file)
        _tell_steps([(tell("Fill in what is open:"), f"{called()} edit {typed}")])
        return
    if drafted.unaccepted:
        keep()
        show_findings(drafted.unaccepted, materials.phrasing, codes=False)
        click.echo("\n" + tell("No contract yet."))
        accept = " ".join(f"--accept {finding.id}" for finding in drafted.unaccepted)
        _tell_steps(
            [
                (tell("Mend this:"), f"{called()} edit {typed}"),
                (
                    tell("Or accept it as it is:"),
                    f"{called()} draft {typed} {accept}",
                ),
            ]
        )
        return
    written = []
    for made in write_all(drafted, file, pdf=pdf):
        say(tell(_TOLD[made.what], file=made.path), whole=made.path)
        written.append(made.path)
    keep()
    _close(drafted, written, typed)


def write_somewhere(path: Path, data: bytes) -> Path:
    """Write what a person has answered: where it cannot be, in a new folder for passing files."""
    from generator.writing import write_file

    try:
        write_file(path, data, overwrite=True, private=True)
    except InputError as error:
        show_problems(error)
        other = Path(mkdtemp(prefix="clausegen-")) / path.name
        write_file(other, data, private=True)
        return other
    return path


_TOLD = {
    "contract": Message("Your contract: {file}"),
    "summary": Message("For the client, in plain words: {file}"),
    "companion": Message("It comes with: {file}"),
    "pdf": Message("As a PDF: {file}"),
    "email": Message("An e-mail to send with it: {file}"),
    "email_draft": Message("The same with the files, as a draft: {file}"),
}


def _tell_open(drafted: "Draft", file: Path) -> None:
    """Say what is open, and write a draft with blanks for it."""
    from generator.drafting.handing_over import write_review

    click.echo(tell("Still open:"))
    for path in drafted.missing:
        say(drafted.materials.phrasing.title_of(path), indent="  ")
    review = write_review(drafted, file)
    say(tell("A review draft with blanks: {file}", file=review), whole=review)


def _close(drafted: "Draft", written: list[Path], typed: str) -> None:
    """Say what is not settled and what comes next, and offer to open what was written."""
    standing = [finding for finding in drafted.findings if finding.severity == "warning"]
    if standing:
        click.echo("\n" + tell("Not settled yet:"), err=True)
        show_findings(standing, drafted.materials.phrasing, codes=False)
    _tell_steps(_steps(typed, shlex.quote(str(written[0]))))
    if _can_open() and click.confirm(tell("Open them now?"), default=True):
        for path in written:
            if path.suffix != ".txt":
                click.launch(str(path))


Step = tuple[str, str]
"""What to do next, and the command for it; empty where none is needed."""


def _steps(answers: str, contract: str) -> tuple[Step, ...]:
    return (
        (tell("Read it:"), f"{called()} preview {answers}"),
        (tell("For a lawyer, a draft that explains itself:"), f"{called()} draft {answers} --review"),
        (tell("Send the e-mail: open the draft in your mail program and look it through first."), ""),
        (tell("No answer within a week? Ask once more, and call."), ""),
        (
            tell("Both have signed? Note the day, and see what is due before you start:"),
            f"{called()} signed {contract}",
        ),
    )


def _tell_steps(steps: Sequence[Step]) -> None:
    """Say what comes next; each command stands on a line of its own, to be copied."""
    click.echo("\n" + tell("What now:"))
    for number, (what, command) in enumerate(steps, start=1):
        say(what, indent="     ", first=f"  {number}. ")
        if command:
            click.echo(f"     {command}")


def _can_open() -> bool:
    """Say whether a person sits at a desktop on which files open."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(shown and shutil.which("xdg-open"))
