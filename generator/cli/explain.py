"""`clausegen explain`: which clause, because of which answer and which law."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli import options
from generator.cli.reporting import finding_data, paint, print_json, show_findings
from generator.errors import InputError
from generator.messages import tell
from generator.terminal import printable

if TYPE_CHECKING:
    from generator.assembly.contract import Inlines, PlacedClause
    from generator.drafting.pipeline import Draft
    from generator.selection.phrasing import Phrasing
    from generator.word.review import CoverageRow


@click.command("explain")
@click.argument("answers", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Also say which clauses were not chosen, and why.")
@click.option(
    "--coverage",
    is_flag=True,
    help="Say instead where the contract has what reviewers look for: the 41 clause categories of CUAD, "
    "in France what the law wants.",
)
@options.as_of
@options.library
@options.template
@options.no_cache
@options.as_json
def command(
    answers: Path, everything: bool, coverage: bool, as_of: date | None, library: Path | None, template: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Say what is risky in ANSWERS, which clause was chosen for each slot, and because of what."""
    from generator.drafting.pipeline import draft, open_materials
    from generator.packs.reading import read_answers

    read = read_answers(answers)
    drafted = draft(read, open_materials(own=library, template=template, pack=read.pack), as_of=as_of)
    if coverage:
        _cover(drafted, as_json=as_json)
        return
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


def _cover(drafted: "Draft", *, as_json: bool) -> None:
    from generator.drafting.coverage import coverage_sheet

    rows = coverage_sheet(drafted, drafted.contract)
    if not rows:
        pack = tell("the pack {tag}", tag=drafted.materials.outline.language)
        raise InputError.single(tell("says nothing of clause categories"), source=pack)
    if as_json:
        print_json({"as_of": drafted.as_of.isoformat(), "coverage": [_covered(row) for row in rows]})
        return
    for row in rows:
        _show_coverage(row, drafted.materials.phrasing)


def _covered(row: "CoverageRow") -> dict[str, Any]:
    return {
        "category": row.category,
        "state": row.state,
        "where": [_text(place) for place in row.where],
        "text": row.text,
        "because": list(row.because),
        "sources": [asdict(source) for source in row.sources],
    }


def _show_coverage(row: "CoverageRow", phrasing: "Phrasing") -> None:
    left_out, phrases = row.state == "left_out", phrasing.phrases
    click.echo(paint(row.category, bold=not left_out))
    if left_out:
        _line(phrasing.say("coverage.left_out", why=row.text))
    if row.where:
        name = "coverage.nearest" if left_out else "coverage.stands"
        places = phrases.join("semicolon", map(_text, row.where))
        _line(phrasing.say(name, places=places), dim=left_out)
    if row.text and not left_out:
        _line(row.text)
    if row.because:
        _line(phrasing.say("explain.because", reasons=phrases.join("semicolon", row.because)), dim=True)
    for source in row.sources:
        _line(phrasing.say("explain.law", source=phrasing.source_in_words(source)), dim=True)


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


def _text(place: "Inlines") -> str:
    from generator.assembly.contract import text_of

    return text_of(place).replace("\u00a0", " ")


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
