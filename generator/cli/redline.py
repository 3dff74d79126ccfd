"""`clausegen redline`: what changed between two versions, as Word's own tracked changes."""

from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.reporting import paint, print_json
from generator.cli.targets import beside
from generator.errors import UsageError
from generator.messages import tell
from generator.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.drafting.pipeline import Materials
    from generator.formatting.phrases import Phrases
    from generator.redlining.changes import ChangedPart
    from generator.redlining.sides import Side

_COLORS = {"added": "green", "removed": "red", "changed": "yellow"}
_PAIR = 2


@click.command("redline")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="[OLD] NEW")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT.docx",
    help="Where to write it (default: beside NEW, as NAME.redline.docx).",
)  # fmt: skip
@click.option(
    "--standard", "against_standard", is_flag=True,
    help="Compare NEW with the standard clauses: the same deal, no concession, only shipped clauses.",
)  # fmt: skip
@click.option("--author", metavar="NAME", help="Who made the changes (default: Contract Clause Generator).")
@options.as_of
@options.overwrite
@options.library
@options.template
@options.no_cache
@options.as_json
def command(
    files: tuple[Path, ...], output: Path | None, against_standard: bool, author: str | None,
    as_of: date | None, overwrite: bool, library: Path | None, template: str, as_json: bool,
) -> None:  # fmt: skip
    """Compare OLD and NEW, each an answers file (.json) or a review draft (.docx).

    Writes NEW as a Word file with native tracked changes: accept all for NEW, reject all for OLD.
    The changes are dated as NEW's agreement, or with --as-of.
    """
    from generator import redline
    from generator.api import check_author
    from generator.drafting.pipeline import open_materials
    from generator.redlining.sides import standard
    from generator.writing import write_file

    target = _target(files, output, against_standard=against_standard)
    by = check_author(author, argument="--author") if author else ""
    open_own = partial(open_materials, own=library, template=template)
    open_own()  # a broken library is told before the files are read
    old, new = _sides(files, open_own, as_of)
    if against_standard:
        old = standard(old, open_materials(template=template, pack=old.drafted.answers.pack))
    made = redline(old.drafted, new.drafted, author=by, day=as_of)
    write_file(target, made.document, overwrite=overwrite)
    if as_json:
        print_json({"written": [str(target)], "changes": [asdict(change) for change in made.changes]})
        return
    for change in made.changes:
        _show(change, new.drafted.materials.phrasing.phrases)
    click.echo(
        tell("Wrote {file}", file=target)
        if made.changes
        else tell("Wrote {file}: the two versions are the same", file=target)
    )


def _target(files: tuple[Path, ...], output: Path | None, *, against_standard: bool) -> Path:
    wanted = 1 if against_standard else _PAIR
    if len(files) != wanted:
        raise UsageError(
            tell("redline --standard takes one file: the version to compare with the standard clauses")
            if against_standard
            else tell("redline takes two files, OLD and NEW; with --standard one is enough")
        )
    target = output or beside(files[-1], ".redline.docx")
    if target.suffix.lower() != ".docx":
        raise UsageError(
            tell("-o {target}: a redline is a Word file, so its name must end in .docx", target=target)
        )
    if target.resolve() in [file.resolve() for file in files]:
        raise UsageError(
            tell("-o {target}: is one of the files to compare; choose another name", target=target)
        )
    return target


def _sides(
    files: tuple[Path, ...], open_own: "Callable[..., Materials]", as_of: date | None
) -> "tuple[Side, Side]":
    from generator.drafting.clause_names import clause_names
    from generator.redlining.sides import open_side

    sides = [open_side(file, open_own, as_of=as_of) for file in files]
    for file, side in zip(files, sides, strict=True):
        if side.outdated:
            phrases = side.drafted.materials.phrasing.phrases
            named = clause_names(side.drafted.contract, side.outdated, phrases)
            click.echo(
                f"{paint(phrases.say('lines.warning'), fg='yellow', bold=True)} "
                f"{phrases.say('redline.outdated', file=file, clauses=printable(named))}",
                err=True,
            )
    return sides[0], sides[-1]


def _show(change: "ChangedPart", phrases: "Phrases") -> None:
    kind = paint(f"{phrases.say(f'redline.{change.kind}'):<8}", fg=_COLORS[change.kind])
    click.echo(f"{kind} {change.number:>5}  {printable(change.name)}")
