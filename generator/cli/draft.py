"""`clausegen draft`: one contract from an answers file."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli import options
from generator.cli.accepting import known_ids
from generator.cli.reporting import NO_COMMENTS, finding_data, print_json, show_findings
from generator.cli.targets import beside, refuse_existing
from generator.errors import InputError, Problem, UsageError
from generator.messages import tell

if TYPE_CHECKING:
    from generator.answers.terms import Length
    from generator.drafting.forms import Form
    from generator.drafting.pipeline import Draft
    from generator.questionnaire.missing import Unfinished


@click.command("draft")
@click.argument("answers", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT.docx",
    help="Where to write it (default: beside the answers file).",
)  # fmt: skip
@options.review
@options.for_other_side
@click.option("--summary", is_flag=True, help="Also write a one-page plain summary for the client.")
@click.option(
    "--with",
    "named",
    multiple=True,
    metavar="NAME",
    help="Also write this document, such as seattle-disclosure, whether a finding asks for it or not.",
)
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar="NAME.QUESTION=ANSWER",
    help="Answer a question of such a document, such as summary.greeting=Hello.",
)
@options.pdf
@options.as_of
@options.accept
@options.overwrite
@options.library
@options.template
@options.length
@options.no_cache
@options.as_json
def command(
    answers: Path, output: Path | None, review: bool, for_other_side: bool, summary: bool,
    named: tuple[str, ...], given: tuple[str, ...], pdf: bool, as_of: date | None, accept: tuple[str, ...],
    overwrite: bool, library: Path | None, template: str, length: "Length | None", as_json: bool,
) -> None:  # fmt: skip
    """Make one contract from ANSWERS (a JSON file) and print what is risky in it.

    An error finding stops a signing copy until it is mended or accepted by name with --accept,
    which is recorded in the answers file. A review draft is always made: where required answers
    are missing it has blanks, and lists them. It is for your own lawyer; --for-other-side makes one
    that you can send.
    """
    from generator.drafting.forms import ENDINGS, form_of, is_private
    from generator.drafting.pipeline import draft_unfinished, open_materials
    from generator.writing import write_file

    options.check_form(review=review, for_other_side=for_other_side)
    form = form_of(review=review, for_other_side=for_other_side)
    if pdf:
        from generator.pdf.finding import find_office

        find_office()  # before anything is asked of the person
    target = output or beside(answers, f"{ENDINGS[form]}.docx")
    if target.suffix.lower() != ".docx":
        raise UsageError(
            tell("-o {target}: the contract is a Word file, so its name must end in .docx", target=target)
        )
    read, data = _read(answers, known_ids(accept), review=review, as_of=as_of, library=library)
    materials = open_materials(own=library, template=template, pack=read.answers.pack)
    read = replace(read, answers=materials.pack.with_length(read.answers, length))
    drafted = draft_unfinished(read, materials, as_of=as_of)
    show_findings(drafted.findings, materials.phrasing, accepted=drafted.known.accepted)
    _show_missing(drafted)
    if not review:
        _refuse_unaccepted(drafted, answers)
    files = _documents(
        drafted,
        target,
        form,
        (*named, *(("summary",) if summary else ())),
        _with_days(drafted, _facts(given)),
    )
    if not overwrite:
        refuse_existing([*files, *(_as_pdf(path) for path in files if pdf)])
    if pdf:
        files |= _pdfs(files, review=review)
    if accept:
        record = json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"
        write_file(
            answers.resolve(), record.encode("utf-8", "backslashreplace"), overwrite=True, private=True
        )
    for path, content in files.items():
        write_file(path, content, overwrite=overwrite, private=is_private(form))
    if as_json:
        written = [str(path) for path in files]
        missing = list(drafted.missing)
        print_json({"written": written, "findings": finding_data(drafted.findings), "missing": missing})
        return
    for path in files:
        click.echo(tell("Wrote {file}", file=path))


def _read(
    source: Path, accept: tuple[str, ...], *, review: bool, as_of: date | None, library: Path | None
) -> "tuple[Unfinished, Any]":
    """Return the answers with what is accepted now, and the file's data with the same recorded.

    Only for a review draft may answers be missing.
    """
    from generator.answers.reading import read_json
    from generator.packs.reading import answers_from, current_form
    from generator.questionnaire.missing import Unfinished

    _, data = current_form(read_json(source), source=str(source))
    if review:
        from generator import read_unfinished

        day = as_of or date.today()  # noqa: DTZ011  the person's own calendar day is meant
        found = read_unfinished(data, as_of=day, label=str(source), own=library)
    else:
        found = Unfinished(answers_from(data, source=str(source)), data)
    answers = found.answers
    accepted = tuple(dict.fromkeys((*answers.accepted, *accept)))
    if accepted == answers.accepted:
        return found, data
    changed = replace(found, answers=answers.model_copy(update={"accepted": accepted}))
    return changed, data | {"accepted": list(accepted)}


def _show_missing(drafted: "Draft") -> None:
    for found in drafted.missing.values():
        say = drafted.materials.phrasing.say
        if found.assumed:
            told = say("open.line_assumed", path=found.path, answer=found.assumed)
        else:
            told = say("open.line_blank", path=found.path, blank=found.words)
        click.echo(told, err=True)


def _refuse_unaccepted(drafted: "Draft", source: Path) -> None:
    if drafted.unaccepted:
        raise InputError(
            Problem(
                tell(
                    "{reason} Mend it, or accept it with --accept {finding}", reason=f.sentence, finding=f.id
                ),
                place=f.place,
                source=str(source),
            )
            for f in drafted.unaccepted
        )


def _facts(given: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return the answers to questions of companions, by document and question."""
    facts: dict[str, dict[str, str]] = {}
    for entry in given:
        place, is_there, answer = entry.partition("=")
        name, dot, question = place.strip().partition(".")
        if not (is_there and dot and name and question):
            raise UsageError(
                tell(
                    "--set {entry}: must be NAME.QUESTION=ANSWER, such as summary.greeting=Hello", entry=entry
                )
            )
        facts.setdefault(name, {})[question] = answer
    return facts


def _with_days(drafted: "Draft", facts: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Return the answers, their days read as in every option; raise InputError for what is none."""
    for name, answers in facts.items():
        for ask in drafted.asked_by(name):
            if ask.kind == "date" and (given := answers.get(ask.name)) is not None:
                place = f"{name}.{ask.name}"
                try:
                    answers[ask.name] = options.day_typed(given, f"--set {place}").isoformat()
                except ValueError as error:
                    raise InputError.single(f"{error} ({ask.title})", place=place, value=given) from None
    return facts


def _documents(
    drafted: "Draft", target: Path, form: "Form", named: tuple[str, ...], facts: dict[str, dict[str, str]]
) -> dict[Path, bytes]:
    """Return every document to write, by its path: the contract first."""
    files = {target: drafted.document(form)}
    asked_for = form == "signing"
    for name, content in drafted.companions(named, facts, by_findings=asked_for).items():
        files[target.with_name(f"{target.stem}.{name}.docx")] = content
    return files


def _as_pdf(document: Path) -> Path:
    return document.with_suffix(".pdf")


def _pdfs(files: dict[Path, bytes], *, review: bool) -> dict[Path, bytes]:
    """Return the PDF of every document, by its path."""
    from generator.pdf.converting import convert

    if review:
        click.echo(tell(NO_COMMENTS), err=True)
    made = convert(list(files.values()))
    return {_as_pdf(path): data for path, data in zip(files, made, strict=True)}
