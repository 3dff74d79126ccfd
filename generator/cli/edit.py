"""`clausegen edit`: the wizard over an answers file that exists."""

from datetime import date
from pathlib import Path

import click

from generator.cli import options
from generator.cli.finishing import finish
from generator.cli.interviewing import hold, start_of, wanted_pdf
from generator.cli.targets import beside
from generator.earlier.sessions import BEFORE, UNFINISHED, alone, read_ended


@click.command("edit")
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--resume", is_flag=True, help="Go on with changes that were interrupted.")
@options.pdf_if_possible
@options.as_of
@options.library
@options.template
@options.no_cache
@click.pass_context
def command(
    ctx: click.Context, answers: Path, resume: bool, pdf: bool | None, as_of: date | None,
    library: Path | None, template: str,
) -> None:  # fmt: skip
    """Open ANSWERS in the wizard, change any answer, and write the contract anew.

    The file as it was is kept beside it as ANSWERS.previous.json; a Word file is never replaced.
    """
    from generator.drafting.pipeline import open_materials
    from generator.packs.pack import pack_in
    from generator.wizard.terminal import require_terminal
    from generator.writing import write_file

    with_pdf = wanted_pdf(pdf)  # before anything is asked of the person
    require_terminal()
    partial = beside(answers, UNFINISHED)
    with alone(partial):
        start = start_of(ctx, partial, resume=resume, whole=answers)
        materials = open_materials(own=library, template=template, pack=pack_in(start).tag)
        go_on = ["edit", str(answers), "--resume"]
        ended = hold(ctx, start, partial, go_on=go_on, as_of=as_of, library=library)
        before = beside(answers, BEFORE)
        write_file(before, answers.read_bytes(), overwrite=True, private=True)
        changed = read_ended(ended, as_of or date.today(), library)  # noqa: DTZ011  the person's own calendar day is meant
        finish(changed, answers, partial, materials, as_of=as_of, pdf=with_pdf)
