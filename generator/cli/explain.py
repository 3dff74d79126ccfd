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
    from generator.selection.phrasing import Phrasing


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

    read = read_answers(answers)
    drafted = draft(read, open_materials(own=library, template=template, pack=read.pack), as_of=as_of)
    if as_json:
        print_json(_data(drafted))
        return
    phrasing = drafted.materials.phrasing
    show_findings(drafted.findings, phrasing, accepted=drafted.known.accepted, notes=True)
    for clause in drafted.explained().clauses():
        _show(clause, phrasing, everything=everything)
    if lost := drafted.given_up:
        click.echo(f"\n{phrasing.say('explain.given_up')}")
        for entry in lost:
            name = paint(printable(entry.heading), bold=True)
            click.echo(f"       {phrasing.phrases.join('colon', (name, printable(entry.text)))}")


def _show(clause: "PlacedClause", phrasing: "Phrasing", *, everything: bool) -> None:
    choice, say, phrases = clause.choice, phrasing.say, phrasing.phrases
    number = paint(f"{clause.number:>5}", bold=True)
    heading, position = clause.heading or say("places.a_recital"), choice.clause.position
    if position != "preferred":
        told = say("review.position", position=say(f"positions.{position}"))
        heading = say("signs.with_details", text=heading, details=told)
    click.echo(f"{number}  {printable(heading)}")
    because = dict.fromkeys(reason.words for reason in choice.because)
    reasons = phrases.join("semicolon", because) or say("explain.always")
    if choice.place:
        reasons = say("explain.for_place", reasons=reasons, place=phrasing.place(choice.place))
    _line(say("explain.because", reasons=reasons))
    for source in choice.references:
        _line(say("explain.law", source=phrasing.source_in_words(source)))
    if choice.elsewhere:
        titles = phrases.join("semicolon", (source.title for source in choice.elsewhere))
        _line(say("explain.elsewhere", sources=titles), dim=True)
    others = dict.fromkeys(other.why_not for other in choice.alternatives) if everything else ()
    for why_not in others:
        _line(say("explain.not_chosen", why_not=why_not), dim=True)


def _line(text: str, *, dim: bool = False) -> None:
    line = f"       {printable(text)}"
    click.echo(paint(line, dim=True) if dim else line)


def _data(drafted: "Draft") -> dict[str, Any]:
    from generator import explain

    return {
        "as_of": drafted.as_of.isoformat(),
        "clauses": [asdict(clause) for clause in explain(drafted)],
        "findings": finding_data(drafted.findings),
        "given_up": [asdict(lost) for lost in drafted.given_up],
    }
