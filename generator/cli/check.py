"""`clausegen check`: proofread the whole clause library."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.reporting import print_json, show_findings
from generator.errors import InputError
from generator.findings import Finding

if TYPE_CHECKING:
    from generator.drafting.pipeline import Materials
    from generator.library.outline import Outline
    from generator.proofreading.proofread import Report


@click.command("check")
@options.as_of
@options.library
@options.template
@click.option(
    "--grades", is_flag=True, help="Print the words and the reading grade of every clause, longest first."
)
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, as_of: date | None, library: Path | None, template: str, grades: bool, as_json: bool
) -> None:
    """Proofread clauses, outline, Word template, samples and law: every finding with its file.

    Proves that each slot has exactly one clause whatever the answers, that references and terms
    are never left dangling, opens the template and the documents that go with the contract, and
    measures how hard the text is to read. Where samples (samples/NAME/answers.json) lie beside the
    clauses, each clause must be in one. Exit code 1 on an error.
    """
    from generator.drafting.pipeline import open_materials
    from generator.library.shipped import folders
    from generator.proofreading.proofread import joined, proofread

    materials = open_materials(own=library, template=template)
    day = as_of or date.today()  # noqa: DTZ011  the person's own calendar day is meant
    roots = folders(library)
    full, short = materials.in_length("full"), materials.in_length("short")
    forms = (full,) if full is short else (full, short)
    report = joined(
        [proofread(form.library, form.outline, form.outline_file, day, roots[0]) for form in forms]
    )
    around = (
        *_between(forms),
        *_opened(materials.frame),
        *_around(materials.outline, materials.outline_file, roots),
        *_own_frames(library, materials.frame),
    )
    report = replace(report, findings=(*report.findings, *around))
    if as_json:
        print_json(asdict(report))
    else:
        show_findings(report.findings)
        _summarize(report, grades=grades)
    ctx.exit(0 if report.sound else 1)


def _summarize(report: "Report", *, grades: bool) -> None:
    longest = sorted(report.words.items(), key=lambda entry: -entry[1])
    for clause, words in longest if grades else ():
        click.echo(f"{words:4} words  grade {report.grades[clause]:4.1f}  {clause}")
    if not report.samples:
        click.echo("no samples lie beside these clauses: they were not looked at in whole contracts")
    size = f"{report.clauses} clauses in {report.slots} slots, {report.samples} samples"
    clause, grade = max(report.grades.items(), key=lambda entry: entry[1])
    verdict = "sound" if report.sound else "NOT sound"
    click.echo(f"{size}, mean reading grade {report.grade:.1f}, hardest {grade:.1f} ({clause}): {verdict}")


def _between(forms: "tuple[Materials, ...]") -> Iterator[Finding]:
    """Yield findings on the two forms of a contract, and clauses that are in neither."""
    from generator.library.reading import read_library
    from generator.proofreading.forms import form_findings
    from generator.proofreading.slots import stray_findings
    from generator.yaml_lines import read_yaml

    full, *others = forms
    slots = {slot for form in forms for slot, _ in form.outline.slots}
    yield from stray_findings(read_library(full.roots, full.library.pack), slots)
    for short in others:
        yield from form_findings(full.outline, short.outline, short.library, read_yaml(short.outline_file))


def _around(outline: "Outline", file: Path, roots: tuple[Path, ...]) -> Iterator[Finding]:
    """Yield findings on the documents that go with the contract, and on their Word frames."""
    from generator.advice.advising import RULES
    from generator.library.outline_reading import read_outline
    from generator.yaml_lines import read_yaml

    known = {rule.id for rule in RULES}
    for number, companion in enumerate(outline.companions):
        place = read_yaml(file).place_of(("companions", number))
        if companion.finding and companion.finding not in known:
            yield Finding(
                "companion-never-asked-for", "error", place,
                f"no finding is called {companion.finding}: {companion.template} is written by name only",
                "name a finding that `clausegen explain` reports",
            )  # fmt: skip
        try:
            other, _ = read_outline(roots, companion.template)
        except InputError as error:
            yield from _wrong("companion-wrong", error, place)
        else:
            yield from _frame(other, roots)
            needed = [ask.name for ask in other.asks if not ask.optional]
            if companion.finding and needed:
                yield Finding(
                    "companion-asks", "error", place,
                    f"{companion.template} is written when a finding asks for it, but it needs an answer to "
                    f"{', '.join(needed)}",
                    "make these questions optional, and say what stands without an answer",
                )  # fmt: skip


def _frame(outline: "Outline", roots: tuple[Path, ...]) -> Iterator[Finding]:
    from generator.library.templates import frame_of

    try:
        path = frame_of(roots, outline)
    except InputError as error:
        yield from _wrong("template-wrong", error, f"contract_templates/{outline.frame or outline.name}.docx")
    else:
        yield from _opened(path)


def _own_frames(library: Path | None, checked: Path) -> Iterator[Finding]:
    """Yield findings on every other Word template of a person's own folder."""
    from generator.library.shipped import layered

    for path in layered((library,), "contract_templates", ".docx").values() if library else ():
        if path != checked:
            yield from _opened(path)


def _opened(path: Path) -> Iterator[Finding]:
    from generator.drafting.proving import prove_frame

    try:
        prove_frame(path)
    except InputError as error:
        yield from _wrong("template-wrong", error, str(path))


def _wrong(name: str, error: InputError, place: str) -> Iterator[Finding]:
    for problem in error.problems:
        yield Finding(name, "error", problem.source or place, str(replace(problem, source="")))
