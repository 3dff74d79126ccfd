"""`clausegen clean`: a copy of a Word file that gives away nothing."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.calling import called
from generator.cli.targets import beside, check_targets
from generator.errors import UsageError
from generator.messages import tell, tell_many
from generator.terminal import printable

if TYPE_CHECKING:
    from generator.returns.cleaning import Resolve


@click.command("clean")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.docx")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT.docx",
    help="Where to write the copy (default: beside FILE, as NAME.clean.docx).",
)  # fmt: skip
@click.option("--accept-changes", is_flag=True, help="Accept every open tracked change.")
@click.option("--reject-changes", is_flag=True, help="Reject every open tracked change.")
@options.overwrite
def command(
    file: Path, output: Path | None, accept_changes: bool, reject_changes: bool, overwrite: bool
) -> None:
    """Copy FILE.docx without comments, author names, provenance and hidden text.

    Pictures stay as they are, with what is noted inside them. Refuses open tracked changes unless
    told to accept or reject them. Afterwards `clausegen returned` and `clausegen verify` cannot tell
    any more what the copy was made of: keep the original.
    """
    from generator.returns.cleaning import cleaned, hidden_passages
    from generator.returns.opening import is_for_other_side, open_document
    from generator.returns.verifying import parts_changed
    from generator.writing import write_file

    if accept_changes and reject_changes:
        raise UsageError(tell("--accept-changes and --reject-changes exclude each other"))
    resolve: Resolve = "accept" if accept_changes else "reject" if reject_changes else "refuse"
    target = output or beside(file, ".clean.docx")
    check_targets([("-o", target, ".docx")], [file])
    opened = open_document(file)
    review = "answers" in opened.provenance
    write_file(target, cleaned(opened, resolve), overwrite=overwrite, private=review)
    if opened.remark:
        click.echo(tell("Note: {remark}", remark=printable(opened.remark)), err=True)
    if hidden := hidden_passages(opened.parts):
        click.echo(
            tell_many(
                hidden,
                "Note: hidden text was left out, in {count} place.",
                "Note: hidden text was left out, in {count} places.",
            ),
            err=True,
        )
    if review:
        click.echo(
            tell(
                "Note: this was a review draft. Its first pages, brackets and DRAFT mark are still there: "
                "to sign, make a signing copy with `{program} draft`.",
                program=called(),
            ),
            err=True,
        )
    if is_for_other_side(opened):
        click.echo(
            tell(
                "Note: this was a draft for the other side. Its DRAFT mark is still there: to sign, "
                "make a signing copy with `{program} draft`.",
                program=called(),
            ),
            err=True,
        )
    if changed := parts_changed(opened, resolve):
        click.echo(
            tell_many(
                changed,
                "Note: {count} part was changed since it was made, and stays changed in the copy: "
                "`{command}` says where. Keep the original.",
                "Note: {count} parts were changed since it was made, and stay changed in the copy: "
                "`{command}` says where. Keep the original.",
                command=f"{called()} {shlex.join(['verify', str(file)])}",
            ),
            err=True,
        )
    click.echo(tell("Wrote {file}", file=target))
