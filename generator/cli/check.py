"""`clausegen check`: proofread the whole clause library."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from generator.cli import options
from generator.cli.reporting import print_json, show_findings

__all__ = ["command"]


@click.command("check")
@options.as_of
@options.library
@options.template
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, as_of: date | None, library: Path | None, template: str, as_json: bool
) -> None:
    """Proofread clauses, outline, template and law: every finding with its file and line.

    Proves that each slot has exactly one clause whatever the answers, that references and terms
    are never left dangling, and measures how hard the text is to read. Exit code 1 on an error.
    """
    from generator.drafting import open_materials
    from generator.library import folders, read_outline
    from generator.proofreading import proofread

    materials = open_materials(own=library, template=template)
    _, outline_file = read_outline(folders(library), template)
    day = as_of or date.today()  # noqa: DTZ011  the person's own calendar day is meant
    report = proofread(materials.library, materials.outline, outline_file, day)
    if as_json:
        print_json(asdict(report))
    else:
        show_findings(report.findings)
        verdict = "sound" if report.sound else "NOT sound"
        size = f"{report.clauses} clauses in {report.slots} slots"
        click.echo(f"{size}, mean reading grade {report.grade:.1f}: {verdict}")
    ctx.exit(0 if report.sound else 1)
