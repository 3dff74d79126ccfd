"""`clausegen draft`: one contract from an answers file."""

import json
from datetime import date
from pathlib import Path

import click

from generator.cli import options
from generator.cli.reporting import finding_data, print_json, show_findings
from generator.errors import InputError, Problem
from generator.findings import Finding

__all__ = ["command", "write_draft"]


@click.command("draft")
@click.argument("answers", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT.docx",
    help="Where to write it (default: beside the answers file).",
)  # fmt: skip
@options.review
@click.option("--summary", is_flag=True, help="Also write a one-page plain summary for the client.")
@options.as_of
@options.accept
@options.overwrite
@options.library
@options.template
@options.as_json
def command(
    answers: Path, output: Path | None, review: bool, summary: bool, as_of: date | None,
    accept: tuple[str, ...], overwrite: bool, library: Path | None, template: str, as_json: bool,
) -> None:  # fmt: skip
    """Make one contract from ANSWERS (a JSON file) and print what is risky in it.

    An error finding stops a signing copy until it is mended or accepted by name with --accept,
    which is recorded in the answers file. A review draft is always made.
    """
    written, findings = write_draft(
        answers, output, review=review, summary=summary, as_of=as_of, accept=accept, overwrite=overwrite,
        library=library, template=template,
    )  # fmt: skip
    if as_json:
        print_json({"written": [str(path) for path in written], "findings": finding_data(findings)})
        return
    for path in written:
        click.echo(f"Wrote {path}")


def write_draft(
    source: Path, output: Path | None, *, review: bool = False, summary: bool = False,
    as_of: date | None = None, accept: tuple[str, ...] = (), overwrite: bool = False,
    library: Path | None = None, template: str = "freelance_services",
) -> tuple[list[Path], tuple[Finding, ...]]:  # fmt: skip
    """Draft an answers file, show its findings and write its documents."""
    from generator.answers import answers_from, read_json
    from generator.drafting import draft, open_materials, unaccepted
    from generator.writing import write_file

    data = read_json(source)
    if isinstance(data, list):
        raise InputError.single("holds a list of deals: use `clausegen batch`", source=str(source))
    if accept and isinstance(data, dict):
        data = data | {"accepted": list(dict.fromkeys([*data.get("accepted", []), *accept]))}
    answers = answers_from(data, source=str(source))
    target = output or source.with_name(source.stem + (".review.docx" if review else ".docx"))
    drafted = draft(answers, open_materials(own=library, template=template), as_of=as_of)
    show_findings(drafted.findings, accepted=answers.accepted)
    stopping = () if review else unaccepted(drafted.findings, answers.accepted)
    if stopping:
        raise InputError(
            Problem(
                f"{f.reason} Mend it, or accept it with --accept {f.id}", place=f.place, source=str(source)
            )
            for f in stopping
        )
    files = {target: drafted.review_draft() if review else drafted.signing_copy()}
    if not review:
        for name, content in drafted.companions().items():
            files[target.with_name(f"{target.stem}.{name}.docx")] = content
    if summary:
        files[target.with_name(f"{target.stem}.summary.docx")] = drafted.summary()
    _refuse_existing(files, overwrite=overwrite)
    for path, content in files.items():
        write_file(path, content, overwrite=overwrite, private=review)
    if accept:
        record = json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"
        write_file(source, record.encode(), overwrite=True, private=True)
    return list(files), drafted.findings


def _refuse_existing(files: dict[Path, bytes], *, overwrite: bool) -> None:
    existing = [path for path in files if path.exists()]
    if existing and not overwrite:
        raise InputError(
            Problem("exists: choose another name with -o, or replace it with --overwrite", source=str(path))
            for path in existing
        )
