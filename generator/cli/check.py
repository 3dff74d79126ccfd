"""`clausegen check`: proofread the whole clause library."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.reporting import print_json, show_library_findings
from generator.errors import InputError
from generator.findings import Finding, problem_findings, told_once
from generator.messages import Message, figure, listed, tell

if TYPE_CHECKING:
    from generator.drafting.pipeline import Materials
    from generator.library.outline import Outline
    from generator.packs.pack import Pack
    from generator.proofreading.proof import Proof
    from generator.proofreading.proofread import Report

_SOUND = Message(
    "{clauses} clauses in {slots} slots, {samples} samples, mean reading grade {mean}, "
    "hardest {hardest} ({clause}): sound"
)
_NOT_SOUND = Message(
    "{clauses} clauses in {slots} slots, {samples} samples, mean reading grade {mean}, "
    "hardest {hardest} ({clause}): NOT sound"
)


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
    from generator.law.checking import check_law, half_registered
    from generator.library.shipped import folders
    from generator.packs.pack import unregistered
    from generator.packs.phrasing import formats_of
    from generator.proofreading.proofread import joined

    materials = open_materials(own=library, template=template)
    day = as_of or date.today()  # noqa: DTZ011  the person's own calendar day is meant
    roots = folders(library)
    pack = materials.pack
    _ = formats_of(pack.tag).words  # its forms are read, though no text that was kept needs them
    # A rule that reads what is not there cannot be asked, and all the rest asks the rules.
    if half := (*unregistered(), *half_registered(pack.law, pack.rulebook().topics())):
        raise InputError(half)
    law = check_law(pack.law, day)
    full, short = materials.in_length("full"), materials.in_length("short")
    forms = (full,) if full is short else (full, short)
    law_files = tuple(path for path, _ in pack.law.files())
    # The forms share the words of the law files: they are read for their spelling once.
    report = joined(
        [_proofread(form, pack, roots[0], () if number else law_files) for number, form in enumerate(forms)]
    )
    frames = _Frames()
    around = (
        *_between(forms),
        *_coverage(forms, pack),
        *frames.opened(materials.frame),
        *_around(pack, materials.outline, materials.outline_file, roots, frames),
        *_own_frames(library, frames),
        *_figures(pack, roots),
        *_letters(pack, library, frames),
        *_case_file(pack, library, frames),
    )
    report = replace(report, findings=told_once((*law, *report.findings, *around)))
    if as_json:
        print_json(asdict(report))
    else:
        show_library_findings(report.findings)
        _summarize(report, grades=grades)
    ctx.exit(0 if report.sound else 1)


def _summarize(report: "Report", *, grades: bool) -> None:
    longest = sorted(report.words.items(), key=lambda entry: -entry[1])
    for clause, words in longest if grades else ():
        grade = f"{figure(report.grades[clause], 1):>4}"
        click.echo(
            tell("{words} words  grade {grade}  {clause}", words=f"{words:4}", grade=grade, clause=clause)
        )
    if not report.samples:
        click.echo(tell("no samples lie beside these clauses: they were not looked at in whole contracts"))
    clause, hardest = max(report.grades.items(), key=lambda entry: entry[1])
    click.echo(
        tell(
            _SOUND if report.sound else _NOT_SOUND,
            clauses=report.clauses, slots=report.slots, samples=report.samples,
            mean=figure(report.grade, 1), hardest=figure(hardest, 1), clause=clause,
        )
    )  # fmt: skip


def _proof(form: "Materials", pack: "Pack") -> "Proof":
    from generator.proofreading.proof import Proof

    return Proof(form.library, form.outline, form.outline_file, pack.deal, pack.habits())


def _coverage(forms: "tuple[Materials, ...]", pack: "Pack") -> Iterator[Finding]:
    """Yield findings on what the pack says of clause categories."""
    from generator.packs.library import coverage_of
    from generator.proofreading.coverage import coverage_findings

    # An outline of one's own is not what the pack speaks of.
    if forms[0].outline.name == pack.template and (told := coverage_of(forms[0].roots, pack.tag)):
        yield from coverage_findings(told, tuple(_proof(form, pack) for form in forms))


def _proofread(form: "Materials", pack: "Pack", root: Path, files: tuple[Path, ...]) -> "Report":
    from generator.packs.samples import sample_in
    from generator.proofreading.proofread import proofread
    from generator.proofreading.samples import read_samples

    samples = read_samples(root, form.library, form.outline, partial(sample_in, pack.tag))
    return proofread(_proof(form, pack), pack.root, files, samples)


def _between(forms: "tuple[Materials, ...]") -> Iterator[Finding]:
    """Yield findings on the two forms of a contract, and clauses that are in neither."""
    from generator.packs.library import read_library
    from generator.proofreading.forms import form_findings
    from generator.proofreading.slots import stray_findings
    from generator.yaml_lines import read_yaml

    full, *others = forms
    slots = {slot for form in forms for slot, _ in form.outline.slots}
    yield from stray_findings(read_library(full.roots, full.library.pack), slots)
    for short in others:
        yield from form_findings(full.outline, short.outline, short.library, read_yaml(short.outline_file))


class _Frames:
    """The Word frames that were looked at: many kinds of document share one."""

    def __init__(self) -> None:
        self._seen: set[Path] = set()

    def opened(self, path: Path) -> Iterator[Finding]:
        """Yield findings on a frame that was not looked at before."""
        from generator.drafting.proving import prove_frame

        if path in self._seen:
            return
        self._seen.add(path)
        try:
            prove_frame(path)
        except InputError as error:
            yield from problem_findings("template-wrong", error, str(path))


def _around(
    pack: "Pack", outline: "Outline", file: Path, roots: tuple[Path, ...], frames: _Frames
) -> Iterator[Finding]:
    """Yield findings on the documents that go with the contract, and on their Word frames."""
    from generator.packs.library import read_outline
    from generator.yaml_lines import read_yaml

    known = {rule.id for rule in pack.rulebook().rules}
    for number, companion in enumerate(outline.companions):
        place = read_yaml(file).place_of(("companions", number))
        if companion.finding and companion.finding not in known:
            yield Finding(
                "companion-never-asked-for", "error", place,
                tell(
                    "no finding is called {finding}: {template} is written by name only",
                    finding=companion.finding, template=companion.template,
                ),
                tell("name a finding that `clausegen explain` reports"),
            )  # fmt: skip
        try:
            other, _ = read_outline(roots, companion.template)
        except InputError as error:
            yield from problem_findings("companion-wrong", error, place)
        else:
            yield from _frame(other, roots, frames)
            needed = [ask.name for ask in other.asks if not ask.optional]
            if companion.finding and needed:
                yield Finding(
                    "companion-asks", "error", place,
                    tell(
                        "{template} is written when a finding asks for it, but it needs an answer to {names}",
                        template=companion.template, names=listed(needed),
                    ),
                    tell("make these questions optional, and say what stands without an answer"),
                )  # fmt: skip


def _figures(pack: "Pack", roots: tuple[Path, ...]) -> Iterator[Finding]:
    """Yield findings on the outline of the sums that pages keep in view."""
    from generator.packs.library import read_outline

    try:
        if pack.figures:
            read_outline(roots, pack.figures)
    except InputError as error:
        yield from problem_findings("figures-wrong", error, f"contract_templates/{pack.figures}.yaml")


def _letters(pack: "Pack", library: Path | None, frames: _Frames) -> Iterator[Finding]:
    """Yield findings on the letters of a case, on their texts and on what no letter has."""
    from generator.case.facts import with_case
    from generator.case.letter_materials import letter_files, letter_library, letter_materials
    from generator.proofreading.proof import Proof
    from generator.proofreading.proofread import proofread_letter
    from generator.proofreading.slots import stray_findings
    from generator.proofreading.spelling import spelling_findings

    if not letter_files(pack.tag, library):
        return
    model, habits, slots = with_case(pack.deal), pack.habits(), set[str]()
    for kind, file in letter_files(pack.tag, library).items():
        try:
            found = letter_materials(pack.tag, kind, library)
        except InputError as error:
            yield from problem_findings("letter-wrong", error, str(file))
            return
        slots |= {slot for slot, _ in found.outline.slots}
        yield from proofread_letter(Proof(found.library, found.outline, found.file, model, habits))
        yield from frames.opened(found.frame)
    texts = letter_library(pack.tag, library)
    yield from stray_findings(texts, slots)
    if habits.spelling:
        files = tuple(letter_files(pack.tag, library).values())
        yield from spelling_findings(habits.spelling, texts, files, pack.root)


def _case_file(pack: "Pack", library: Path | None, frames: _Frames) -> Iterator[Finding]:
    """Yield findings on the outline of a pack's case file, where it has one."""
    from generator.case.case_file import case_file_materials, has_case_file
    from generator.case.facts import with_case
    from generator.proofreading.proof import Proof
    from generator.proofreading.proofread import proofread_letter

    if not has_case_file(pack.tag, library):
        return
    try:
        found = case_file_materials(pack.tag, library)
    except InputError as error:
        yield from problem_findings("case-file-wrong", error, f"contract_templates/case_file/{pack.tag}.yaml")
        return
    model = with_case(pack.deal)
    yield from proofread_letter(Proof(found.library, found.outline, found.file, model, pack.habits()))
    yield from frames.opened(found.frame)


def _frame(outline: "Outline", roots: tuple[Path, ...], frames: _Frames) -> Iterator[Finding]:
    from generator.library.templates import frame_of

    try:
        path = frame_of(roots, outline)
    except InputError as error:
        yield from problem_findings(
            "template-wrong", error, f"contract_templates/{outline.frame or outline.name}.docx"
        )
    else:
        yield from frames.opened(path)


def _own_frames(library: Path | None, frames: _Frames) -> Iterator[Finding]:
    """Yield findings on every other Word template of a person's own folder."""
    from generator.library.shipped import layered

    for path in layered((library,), "contract_templates", ".docx").values() if library else ():
        yield from frames.opened(path)
