"""`clausegen edit`: the wizard over an answers file that exists."""

from datetime import date
from pathlib import Path

import click

from generator.cli import options
from generator.cli.interviewing import finish, hold, read_start
from generator.errors import InputError

__all__ = ["command"]


@click.command("edit")
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--resume", is_flag=True, help="Go on with changes that were interrupted.")
@options.pdf
@options.as_of
@options.library
@options.template
@options.no_cache
@click.pass_context
def command(
    ctx: click.Context, answers: Path, resume: bool, pdf: bool, as_of: date | None, library: Path | None,
    template: str,
) -> None:  # fmt: skip
    """Open ANSWERS in the wizard, change any answer, and write the contract anew.

    The file as it was is kept beside it as ANSWERS.previous.json; a Word file is never replaced.
    """
    from generator.drafting import open_materials
    from generator.wizard import require_terminal
    from generator.writing import write_file

    if pdf:
        from generator.pdf import find_office

        find_office()  # before anything is asked of the person
    require_terminal()
    materials = open_materials(own=library, template=template)
    partial = answers.with_suffix(".partial.json")
    if partial.exists() and not resume:
        raise InputError.single(
            f"holds unfinished changes: go on with `clausegen edit {answers} --resume`, or delete the file",
            source=str(partial),
        )
    start = read_start(partial if resume else answers)
    changed = hold(ctx, start, partial, go_on=f"edit {answers} --resume", as_of=as_of)
    write_file(answers.with_suffix(".previous.json"), answers.read_bytes(), overwrite=True, private=True)
    finish(changed, answers, partial, materials, as_of=as_of, pdf=pdf)
