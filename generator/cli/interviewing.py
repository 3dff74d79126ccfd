"""Holding an interview and writing what comes of it: shared by `new` and `edit`."""

import gc
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.calling import as_called, called
from generator.cli.reporting import show_findings
from generator.errors import Interrupted

if TYPE_CHECKING:
    from generator.answers import Answers
    from generator.drafting import Materials

__all__ = ["finish", "hold", "read_start"]

INTERRUPTED = 130


def read_start(path: Path) -> dict[str, Any]:
    """Return the answers that an interview starts from; what is wrong in them is asked again."""
    from generator.answers import read_json
    from generator.answers.reading import refuse_foreign

    data = refuse_foreign(read_json(path), source=str(path))
    return {key: value for key, value in data.items() if key != "$schema"}


def hold(
    ctx: click.Context, start: Mapping[str, Any], partial: Path, *, go_on: str, as_of: date | None
) -> "Answers":
    """Ask the questions, saving every answer in `partial`; on Ctrl-C say how to go on and exit."""
    from generator.advice import advise_so_far
    from generator.questionnaire import contract_questionnaire
    from generator.wizard import interview, load_profile, save_profile
    from generator.writing import write_file

    gc.enable()
    day = as_of or date.today()  # noqa: DTZ011  the person's own calendar day is meant

    def save(data: Mapping[str, Any]) -> None:
        text = json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"
        # Half a character, which UTF-8 cannot hold, is written as JSON names it.
        write_file(partial, text.encode("utf-8", "backslashreplace"), overwrite=True, private=True)

    try:
        answers: Answers = interview(
            start,
            contract_questionnaire(day, lambda data: advise_so_far(data, day)),
            save=save,
            profile=load_profile(),
            keep_profile=save_profile,
        )
        return answers  # noqa: TRY300
    except Interrupted as stopped:
        if stopped.partial:
            save(stopped.partial)
            told = f"\nStopped. Your answers are saved in {partial}. Go on with: {called()} {go_on}"
            click.echo(told, err=True)
        else:
            click.echo("\nStopped before the first answer: nothing was written.", err=True)
        ctx.exit(INTERRUPTED)


def finish(
    answers: "Answers",
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
    from generator.answers import to_json
    from generator.drafting import draft, unaccepted
    from generator.writing import free_path, write_file

    write_file(file, to_json(answers).encode(), overwrite=True, private=True)
    partial.unlink(missing_ok=True)
    click.echo(f"Your answers: {file}")
    drafted = draft(answers, materials, as_of=as_of)
    stopping = unaccepted(drafted.findings, answers.accepted)
    if stopping:
        show_findings(stopping)
        told = (
            f"No contract yet. Mend this with `clausegen edit {file}`, or accept it by name with "
            f"`clausegen draft {file} --accept {stopping[0].id}`."
        )
        click.echo(as_called(told), err=True)
        return
    contract = free_path(file.with_suffix(".docx"))
    documents = {contract: ("Your contract", drafted.signing_copy())}
    for name, content in drafted.companions().items():
        sheet = free_path(contract.with_name(f"{contract.stem}.{name}.docx"))
        documents[sheet] = ("It comes with", content)
    summary = free_path(contract.with_name(f"{contract.stem}.summary.docx"))
    documents[summary] = ("For the client, in plain words", drafted.summary())
    for path, (what, content) in documents.items():
        write_file(path, content)
        click.echo(f"{what}: {path}")
    if pdf:
        _write_pdfs({path: content for path, (_, content) in documents.items()})
    click.echo(as_called(f"For a lawyer, run: `clausegen draft {file} --review`"))
    sent = "PDF" if pdf else ".docx"
    told = f"What now: read it (`clausegen preview {file}`), send the {sent} and the summary, sign."
    click.echo(as_called(told))


def _write_pdfs(documents: Mapping[Path, bytes]) -> None:
    from generator.pdf import convert
    from generator.writing import free_path, write_file

    for path, data in zip(documents, convert(list(documents.values())), strict=True):
        made = free_path(path.with_suffix(".pdf"))
        write_file(made, data)
        click.echo(f"As a PDF: {made}")
