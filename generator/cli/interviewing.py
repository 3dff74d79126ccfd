"""Holding an interview and writing what comes of it: shared by `new` and `edit`."""

import gc
import json
import shlex
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial as given
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import click

from generator.cli.calling import as_called, called
from generator.cli.reporting import show_findings, show_problems
from generator.errors import InputError, Interrupted
from generator.locking import locked
from generator.messages import Message, tell

if TYPE_CHECKING:
    from generator.answers.root import Root
    from generator.drafting.pipeline import Materials

INTERRUPTED = 130
_SUMMARY = "summary"
_IN_USE = Message("another interview (process {process}) is open there: finish or stop it first")


@contextmanager
def alone(partial: Path) -> Iterator[None]:
    """Hold the interview that is saved in `partial`; raise InputError while another process does."""
    with locked(partial.with_name(f".{partial.name}.lock"), _IN_USE):
        yield


def start_of(ctx: click.Context, partial: Path, *, resume: bool, whole: Path | None = None) -> dict[str, Any]:
    """Return the answers that an interview starts from; what is wrong in them is asked again.

    These are those of `partial` with `resume`, or where the person wants to go on with it, else those of
    the file `whole`, without one none. Exit where the person wants neither.
    """
    from generator.wizard.greeting import go_on_or_start_over

    if partial.is_dir():
        raise InputError.single(
            tell("is a folder, and answers are saved there: move it away"), source=str(partial)
        )
    if partial.exists() and not resume:
        wanted = go_on_or_start_over(str(partial), whole=str(whole or ""))
        if wanted is None:
            ctx.exit(INTERRUPTED)
        resume = wanted
    start = partial if resume else whole
    return {} if start is None else read_start(start)


def read_start(path: Path) -> dict[str, Any]:
    """Return the answers in a file; raise InputError where it holds none."""
    from generator.answers.reading import read_kept
    from generator.packs.reading import current_form

    _, data = current_form(read_kept(path), source=str(path))
    return {key: value for key, value in data.items() if key != "$schema"}


def hold(
    ctx: click.Context,
    start: Mapping[str, Any],
    partial: Path,
    *,
    go_on: Sequence[str],
    as_of: date | None,
    library: Path | None,
) -> Any:
    """Ask the questions, saving every answer in `partial`; on Ctrl-C say how to go on and exit."""
    from generator.advice.advising import advise_so_far
    from generator.drafting.given_up import telling
    from generator.packs.pack import pack_in
    from generator.wizard.interview import interview
    from generator.wizard.profile import load_profile, save_profile
    from generator.writing import write_file

    gc.enable()
    pack = pack_in(start, own=library)
    day = as_of or date.today()  # noqa: DTZ011  the person's own calendar day is meant
    rulebook = pack.rulebook()

    def save(data: Mapping[str, Any]) -> None:
        write_file(partial, _to_save(data), overwrite=True, private=True)

    try:
        return interview(
            start,
            telling(pack.questionnaire(day, lambda data: advise_so_far(rulebook, data, day)), day, library),
            save=save,
            own_page=pack.own_page,
            profile=load_profile(pack),
            keep_profile=given(save_profile, pack),
        )
    except Interrupted as stopped:
        if stopped.partial:
            saved = _write_somewhere(partial, _to_save(stopped.partial))
            told = (
                tell("Stopped. Your answers are saved in {file}.", file=saved),
                "" if saved == partial else tell("Move that file to {file}.", file=partial),
                tell("Go on with: {command}", command=f"{called()} {shlex.join(go_on)}"),
            )
            click.echo("\n" + " ".join(filter(None, told)), err=True)
        else:
            click.echo("\n" + tell("Stopped before the first answer: nothing was written."), err=True)
        ctx.exit(INTERRUPTED)


def _to_save(data: Mapping[str, Any]) -> bytes:
    text = json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"
    # Half a character, as a broken paste leaves it, is no UTF-8; escaped it is JSON.
    return text.encode("utf-8", "backslashreplace")


def _write_somewhere(path: Path, data: bytes) -> Path:
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


def finish(
    answers: "Root",
    file: Path,
    partial: Path,
    materials: "Materials",
    *,
    as_of: date | None,
    pdf: bool = False,
) -> None:
    """Write the answers file, then the contract beside it; the answers are kept whatever follows.

    With `pdf` each document has its PDF beside it; where none can be made, the documents stay.
    """
    from generator.answers.reading import to_json
    from generator.drafting.pipeline import draft
    from generator.writing import free_path, write_file

    wanted, file = file, _write_somewhere(file, to_json(answers).encode())
    if file == wanted:
        partial.unlink(missing_ok=True)
    click.echo(tell("Your answers: {file}", file=file))
    drafted = draft(answers, materials, as_of=as_of)
    typed = shlex.quote(str(file))
    stopping = drafted.unaccepted
    if stopping:
        show_findings(stopping, materials.phrasing)
        mend = tell(
            "No contract yet. Mend this with `clausegen edit {file}`, or accept it by name with "
            "`clausegen draft {file} --accept {finding}`.",
            file=typed,
            finding=stopping[0].id,
        )
        click.echo(as_called(mend), err=True)
        return
    contract = free_path(file.with_suffix(".docx"))
    documents = {contract: drafted.signing_copy()}
    told = {contract: tell("Your contract: {file}", file=contract)}
    summaries = [c.template for c in materials.outline.companions if c.template == _SUMMARY]
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
        click.echo(told[path])
    if pdf:
        _write_pdfs(documents)
    click.echo(as_called(tell("For a lawyer, run: `clausegen draft {file} --review`", file=typed)))
    what_now = tell(
        "What now: read it (`clausegen preview {file}`), send the {kind} and the summary, sign.",
        file=typed,
        kind="PDF" if pdf else ".docx",
    )
    click.echo(as_called(what_now))


def _write_pdfs(documents: Mapping[Path, bytes]) -> None:
    from generator.pdf.converting import convert
    from generator.writing import free_path, write_file

    for path, data in zip(documents, convert(list(documents.values())), strict=True):
        made = free_path(path.with_suffix(".pdf"))
        write_file(made, data)
        click.echo(tell("As a PDF: {file}", file=made))
