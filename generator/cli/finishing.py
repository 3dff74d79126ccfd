"""Writing what an interview ended with: answers, documents, an e-mail to send; and saying what comes next."""

import json
import os
import shlex
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import click

from generator.cli.calling import called
from generator.cli.reporting import say, show_findings, show_problems
from generator.errors import InputError
from generator.messages import tell

if TYPE_CHECKING:
    from generator.drafting.pipeline import Draft, Materials
    from generator.questionnaire.missing import Unfinished

_SUMMARY = "summary"


def finish(
    read: "Unfinished",
    file: Path,
    partial: Path,
    materials: "Materials",
    *,
    as_of: date | None,
    pdf: bool,
) -> None:
    """Write the answers file, then the contract and what goes with it; the answers are kept whatever follows.

    With `pdf` each document has its PDF beside it; where none can be made, the documents stay. Answers of
    which some are open make a review draft with blanks.
    """
    from generator.drafting.pipeline import draft_unfinished

    wanted, file = file, write_somewhere(file, _answers(read))
    if file == wanted:
        partial.unlink(missing_ok=True)
    say(tell("Your answers: {file}", file=file), whole=file)
    drafted = draft_unfinished(read, materials, as_of=as_of)
    typed = shlex.quote(str(file))
    if read.missing:
        _write_review(drafted, file)
        _tell_steps([(tell("Fill in what is open:"), f"{called()} edit {typed}")])
        return
    if drafted.unaccepted:
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
    written = [*_write_documents(drafted, file, pdf=pdf)]
    written += _write_email(drafted, written, file)
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


def _answers(read: "Unfinished") -> bytes:
    from generator.answers.reading import to_json
    from generator.answers.root import SCHEMA_VERSION

    if not read.missing:
        return to_json(read.answers).encode()
    form = {"schema_version": SCHEMA_VERSION, "pack": read.answers.pack}
    return (json.dumps(form | dict(read.given), ensure_ascii=False, indent=2) + "\n").encode()


def _write_review(drafted: "Draft", file: Path) -> None:
    """Write a draft with a blank for each open answer."""
    from generator.writing import free_path, write_file

    click.echo(tell("Still open:"))
    for path in drafted.missing:
        say(drafted.materials.phrasing.title_of(path), indent="  ")
    review = free_path(file.with_name(f"{file.stem}.review.docx"))
    write_file(review, drafted.review_draft(), private=True)
    say(tell("A review draft with blanks: {file}", file=review), whole=review)


def _write_documents(drafted: "Draft", file: Path, *, pdf: bool) -> Iterable[Path]:
    from generator.writing import free_path, write_file

    contract = free_path(file.with_suffix(".docx"))
    documents = {contract: drafted.signing_copy()}
    told = {contract: tell("Your contract: {file}", file=contract)}
    outline = drafted.materials.outline
    summaries = [c.template for c in outline.companions if c.template == _SUMMARY]
    by_findings = drafted.companions()
    for name, content in {**by_findings, **drafted.companions(summaries, by_findings=False)}.items():
        sheet = free_path(contract.with_name(f"{contract.stem}.{name}.docx"))
        documents[sheet] = content
        told[sheet] = (
            tell("For the client, in plain words: {file}", file=sheet)
            if name == _SUMMARY
            else tell("It comes with: {file}", file=sheet)
        )
    for path, content in documents.items():
        write_file(path, content)
        say(told[path], whole=path)
        yield path
    if pdf:
        yield from _write_pdfs(documents)


def _write_pdfs(documents: Mapping[Path, bytes]) -> Iterable[Path]:
    from generator.pdf.converting import convert
    from generator.writing import free_path, write_file

    for path, data in zip(documents, convert(list(documents.values())), strict=True):
        made = free_path(path.with_suffix(".pdf"))
        write_file(made, data)
        say(tell("As a PDF: {file}", file=made), whole=made)
        yield made


def _write_email(drafted: "Draft", written: list[Path], file: Path) -> Iterable[Path]:
    """Write the e-mail to the client as text, and as a draft with the documents; nothing is sent.

    A client that gets PDFs needs the contract as Word too: it may want to change something.
    """
    from generator.mail_draft import Attached, mail_draft
    from generator.writing import free_path, write_file

    pack = drafted.materials.pack
    mail = pack.covering_email(drafted.deal, drafted.materials.phrasing.phrases)
    pdfs = {path.stem for path in written if path.suffix == ".pdf"}
    contract = written[0]
    sent = [path for path in written if path.suffix == ".pdf" or path.stem not in pdfs or path == contract]
    attached = [Attached(path.name, path.read_bytes()) for path in sent]
    draft = mail_draft(
        sender=mail.sender, to=mail.to, subject=mail.subject, text=mail.text, attached=attached
    )
    text, with_files = (
        free_path(file.with_name(f"{contract.stem}.email{ending}")) for ending in (".txt", ".eml")
    )
    write_file(text, mail.text.encode(), private=True)
    say(tell("An e-mail to send with it: {file}", file=text), whole=text)
    yield text
    write_file(with_files, draft, private=True)
    say(tell("The same with the files, as a draft: {file}", file=with_files), whole=with_files)
    yield with_files


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
