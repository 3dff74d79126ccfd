"""`clausegen schema`: the questions as a JSON Schema, or as a table to fill in, made from the models."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli import options
from generator.cli.reporting import print_json
from generator.errors import UsageError
from generator.messages import tell

if TYPE_CHECKING:
    from generator.packs.pack import Pack


@click.command("schema")
@options.pack
@click.option("--csv", "form", flag_value="csv", help="A CSV file to fill in, with a row for each deal.")
@click.option(
    "--xlsx", "form", flag_value="xlsx",
    help="The same as an Excel workbook: drop-downs, and a sheet for each list.",
)  # fmt: skip
@click.option(
    "--from", "sample", type=click.Path(path_type=Path), metavar="ANSWERS.json",
    help="Only the columns of such a deal, and this one as the first row.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT",
    help="Where to write it (default: standard output).",
)  # fmt: skip
@options.overwrite
def command(
    pack: str | None, form: str | None, sample: Path | None, output: Path | None, overwrite: bool
) -> None:
    """Print the JSON Schema of an answers file, or write a table to fill in for `clausegen batch`.

    In a table each column is a field and each row a deal; rows that begin with # say what a column asks.
    """
    from generator.answers.schema import json_schema
    from generator.packs.pack import DEFAULT, pack_of
    from generator.writing import write_file

    if form is None and (sample is not None or output is not None):
        raise UsageError(tell("--from and -o go with --csv or --xlsx"))
    if form is None:
        of = pack_of(pack or DEFAULT)
        print_json(json_schema(of.root, of.depends_on))
        return
    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise UsageError(tell("a workbook is no text for a terminal: give -o OUT.xlsx"))
    of, answers = _sample(sample) if sample is not None else (pack_of(pack or DEFAULT), None)
    made = _table(of, form, answers)
    if output is None:
        sys.stdout.buffer.write(made)
        return
    write_file(output, made, overwrite=overwrite, private=sample is not None)
    click.echo(tell("Wrote {file}", file=output))


def _sample(path: Path) -> "tuple[Pack, dict[str, Any]]":
    """Return the pack of an answers file, and what it gives."""
    from generator.packs.pack import pack_of
    from generator.packs.reading import read_answers

    answers = read_answers(path)
    return pack_of(answers.pack), answers.model_dump(mode="json", exclude_unset=True)


def _table(pack: "Pack", form: str, answers: "dict[str, Any] | None") -> bytes:
    from generator.packs.pack import DEFAULT
    from generator.tables.template import csv_template, xlsx_template

    tag = "" if pack.tag == DEFAULT else pack.tag
    make = csv_template if form == "csv" else xlsx_template
    return make(pack.root, answers, pack=tag)
