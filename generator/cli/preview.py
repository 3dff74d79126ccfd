"""`clausegen preview`: the contract in the terminal, without Word."""

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.reporting import paint, show_findings

if TYPE_CHECKING:
    from generator.previewing.spans import Kind

_COLORS: dict[str, dict[str, object]] = {
    "title": {"bold": True},
    "heading": {"bold": True},
    "label": {"bold": True},
    "value": {"fg": "green"},
    "term": {"bold": True},
    "reference": {"fg": "cyan"},
    "rule": {"dim": True},
}
_PIPED_WIDTH = 80
_WIDEST = 100  # longer lines are hard to read


@click.command("preview")
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--markdown", is_flag=True, help="Print Markdown instead of text for the terminal.")
@click.option("--no-pager", is_flag=True, help="Print everything at once, also in a terminal.")
@options.as_of
@options.library
@options.template
@options.no_cache
def command(
    answers: Path, markdown: bool, no_pager: bool, as_of: date | None, library: Path | None, template: str
) -> None:
    """Print the contract that ANSWERS make, as text or Markdown; what is risky goes to standard error.

    In a terminal it is colored (answers green) and shown in a pager; piped, it is plain text.
    """
    from generator.drafting.pipeline import draft, open_materials
    from generator.packs.reading import read_answers
    from generator.previewing.markdown import preview_markdown
    from generator.previewing.text import preview_text

    read = read_answers(answers)
    drafted = draft(read, open_materials(own=library, template=template, pack=read.pack), as_of=as_of)
    shown = sys.stdout.isatty()
    if markdown:
        text = preview_markdown(drafted.contract)
    else:
        text = preview_text(drafted.contract, _width(shown=shown), _paint if shown else _bare)
    if shown and not no_pager:
        click.echo_via_pager(text)
    else:
        click.echo(text, nl=False)
    show_findings(drafted.findings, drafted.materials.phrasing, accepted=drafted.known.accepted)


def _width(*, shown: bool) -> int:
    """Return the columns to fill: the terminal's, or what COLUMNS says, or 80."""
    columns = shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns
    return min(columns, _WIDEST) if shown else columns


def _paint(text: str, kind: "Kind") -> str:
    return paint(text, **_COLORS.get(kind, {}))


def _bare(text: str, kind: "Kind") -> str:  # noqa: ARG001  painting nothing
    return text
