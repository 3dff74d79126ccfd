"""`clausegen new`: the wizard, from nothing or from where it was interrupted."""

from datetime import date
from functools import partial as partial_call
from pathlib import Path
from typing import Any

import click

from generator.cli import options
from generator.cli.finishing import finish
from generator.cli.interviewing import Way, hold, start_of, wanted_pdf
from generator.earlier.sessions import alone, read_ended
from generator.errors import InputError
from generator.messages import tell

_PARTIAL = "contract.partial.json"


@click.command("new")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), default=Path(), metavar="DIR",
    help="Folder for the answers file and the contract (default: this one).",
)  # fmt: skip
@click.option("--resume", is_flag=True, help="Go on with an interview that was interrupted.")
@click.option("--client", metavar="NAME", help="Begin with a client of an earlier contract.")
@click.option("--all", "everything", is_flag=True, help="Ask all questions, page by page.")
@options.pdf_if_possible
@options.as_of
@options.library
@options.template
@options.pack
@options.no_cache
@click.pass_context
def command(
    ctx: click.Context, output: Path, resume: bool, client: str | None, everything: bool, pdf: bool | None,
    as_of: date | None, library: Path | None, template: str, pack: str | None,
) -> None:  # fmt: skip
    """Answer the questions before signing a client; writes the answers file and the contract.

    About twenty questions, then one screen of usual terms; --all asks everything, and Ctrl-T changes from
    one to the other at any time. What you do not know yet may stay open: you then get a review draft.

    Every answer is saved at once. Ctrl-C stops; `clausegen new --resume` goes on.
    """
    from generator.drafting.pipeline import open_materials
    from generator.earlier.clients import save_client
    from generator.packs.pack import pack_in
    from generator.wizard.terminal import require_terminal
    from generator.writing import document_name, free_path

    with_pdf = wanted_pdf(pdf)  # before anything is asked of the person
    require_terminal()
    partial = output / _PARTIAL
    if resume and not partial.exists():
        raise InputError.single(
            tell("there is no unfinished interview here: leave out --resume"), source=str(partial)
        )
    with alone(partial):
        start = _in_pack(start_of(ctx, partial, resume=resume), pack, partial)
        materials = open_materials(own=library, template=template, pack=pack_in(start).tag)
        where = [] if output == Path() else ["-o", str(output)]
        go_on = ["new", "--resume", *where]
        way = Way(quick=not everything, clients=True, client=client)
        ended = hold(ctx, start, partial, go_on=go_on, as_of=as_of, library=library, way=way)
        read = read_ended(ended, as_of or date.today(), library)  # noqa: DTZ011  the person's own calendar day is meant
        known = materials.pack.particulars(read.answers)
        file = free_path(output / f"{document_name(known.client, known.date)}.json")
        keep = partial_call(save_client, materials.pack, read.answers)
        finish(read, file, partial, materials, as_of=as_of, pdf=with_pdf, keep=keep)


def _in_pack(start: dict[str, Any], tag: str | None, partial: Path) -> dict[str, Any]:
    """Return the answers that an interview in a pack starts from; raise InputError for those of another."""
    from generator.packs.pack import pack_in

    if tag is None or pack_in(start).tag == tag:
        return start
    if start:
        raise InputError.single(
            tell("is in {other}: leave out --pack {tag}", other=pack_in(start).tag, tag=tag),
            source=str(partial),
        )
    return {"pack": tag}
