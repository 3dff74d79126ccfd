"""`clausegen explain`: which clause, because of which answer and which law."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli import options
from generator.cli.reporting import finding_data, paint, print_json, show_findings
from generator.terminal import printable

if TYPE_CHECKING:
    from generator.assembly.contract import PlacedClause
    from generator.drafting.pipeline import Draft


@click.command("explain")
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Also say which clauses were not chosen, and why.")
@options.as_of
@options.library
@options.template
@options.no_cache
@options.as_json
def command(
    answers: Path, everything: bool, as_of: date | None, library: Path | None, template: str, as_json: bool
) -> None:
    """Say what is risky in ANSWERS, which clause was chosen for each slot, and because of what."""
    from generator.drafting.pipeline import draft, open_materials
    from generator.packs.reading import read_answers

    drafted = draft(read_answers(answers), open_materials(own=library, template=template), as_of=as_of)
    if as_json:
        print_json(_data(drafted))
        return
    show_findings(drafted.findings, accepted=drafted.answers.accepted, notes=True)
    for clause in drafted.explained().clauses():
        _show(clause, everything=everything)
    if lost := drafted.given_up:
        click.echo("\nWhat the short form gives up against the full one (contract.length):")
        for entry in lost:
            click.echo(f"       {paint(printable(entry.heading), bold=True)}: {printable(entry.text)}")


def _show(clause: "PlacedClause", *, everything: bool) -> None:
    from generator.selection.localities import place_title
    from generator.selection.phrasing import source_in_words

    choice = clause.choice
    number = paint(f"{clause.number:>5}", bold=True)
    position = choice.clause.position
    told = "" if position == "preferred" else f" ({position} position)"
    click.echo(f"{number}  {printable(clause.heading or 'Recital')}{told}")
    reasons = "; ".join(dict.fromkeys(reason.words for reason in choice.because)) or "always part of it"
    click.echo(
        f"       because {printable(reasons)}"
        + (f"; for {place_title(choice.place)}" if choice.place else "")
    )
    for source in choice.references:
        click.echo(f"       law: {printable(source_in_words(source))}")
    if choice.elsewhere:
        titles = "; ".join(source.title for source in choice.elsewhere)
        click.echo(paint(f"       written with other states in mind: {printable(titles)}", dim=True))
    others = dict.fromkeys(other.why_not for other in choice.alternatives) if everything else ()
    for why_not in others:
        click.echo(paint(f"       another wording was not chosen: {printable(why_not)}", dim=True))


def _data(drafted: "Draft") -> dict[str, Any]:
    from generator import explain

    return {
        "as_of": drafted.as_of.isoformat(),
        "clauses": [asdict(clause) for clause in explain(drafted)],
        "findings": finding_data(drafted.findings),
        "given_up": [asdict(lost) for lost in drafted.given_up],
    }
