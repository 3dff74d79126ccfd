"""`clausegen new`: the wizard, from nothing or from where it was interrupted."""

from datetime import date
from pathlib import Path

import click

from generator.cli import options
from generator.cli.interviewing import finish, hold, read_start
from generator.errors import InputError

__all__ = ["command"]

_PARTIAL = "contract.partial.json"


@click.command("new")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), default=Path(), metavar="DIR",
    help="Folder for the answers file and the contract (default: this one).",
)  # fmt: skip
@click.option("--resume", is_flag=True, help="Go on with an interview that was interrupted.")
@options.pdf
@options.as_of
@options.library
@options.template
@options.no_cache
@click.pass_context
def command(
    ctx: click.Context, output: Path, resume: bool, pdf: bool, as_of: date | None, library: Path | None,
    template: str,
) -> None:  # fmt: skip
    """Answer the questions before signing a client; writes the answers file and the contract.

    Every answer is saved at once. Ctrl-C stops; `clausegen new --resume` goes on.
    """
    from generator.drafting import open_materials
    from generator.wizard import require_terminal
    from generator.writing import free_path, slug

    if pdf:
        from generator.pdf import find_office

        find_office()  # before anything is asked of the person
    require_terminal()
    materials = open_materials(own=library, template=template)
    partial = output / _PARTIAL
    if partial.exists() and not resume:
        raise InputError.single(
            "holds an unfinished interview: go on with `clausegen new --resume`, or delete the file",
            source=str(partial),
        )
    if resume and not partial.exists():
        raise InputError.single(
            "there is no unfinished interview here: leave out --resume", source=str(partial)
        )
    start = read_start(partial) if resume else {}
    answers = hold(ctx, start, partial, go_on="new --resume", as_of=as_of)
    name = f"{slug(answers.client.legal_name)}-{answers.contract.date.isoformat()}"
    finish(answers, free_path(output / f"{name}.json"), partial, materials, as_of=as_of, pdf=pdf)
