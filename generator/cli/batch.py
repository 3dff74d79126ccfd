"""`clausegen batch`: many contracts, a manifest, and nothing lost when a record is bad."""

import os
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.reporting import print_json
from generator.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.batch import Outcome

__all__ = ["command"]


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR",
    help="Folder for the contracts and manifest.jsonl.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default="all cores", metavar="N",
    help="How many processes work at once.",
)  # fmt: skip
@options.review
@options.as_of
@options.accept
@click.option("--resume", is_flag=True, help="Skip what the folder's manifest says is done.")
@options.overwrite
@options.library
@options.template
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, inputs: tuple[Path, ...], output: Path, jobs: int, review: bool, as_of: date | None,
    accept: tuple[str, ...], resume: bool, overwrite: bool, library: Path | None, template: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Make a contract from every deal in INPUTS: JSONL, JSON lists, folders of JSON files.

    DIR/manifest.jsonl gets a line for each record: input, output, status (done, done before or
    failed), findings or errors, SHA-256. A bad record never stops the others; the exit code is 1
    if any failed.
    """
    from generator.batch import Batch, read_records, run
    from generator.batch.running import read_manifest
    from generator.drafting import open_materials

    open_materials(own=library, template=template)  # a broken library is one message, not one per record
    manifest = output / "manifest.jsonl"
    work = Batch(
        folder=output, as_of=as_of, review=review, accept=accept, overwrite=overwrite, library=library,
        template=template, done=read_manifest(manifest) if resume else {},
    )  # fmt: skip
    outcomes = run(read_records(inputs), work, jobs=jobs)
    counts = _write_manifest(manifest, outcomes, quiet=as_json)
    if as_json:
        print_json({"manifest": str(manifest), **counts})
    else:
        click.echo(f"{_total(counts)}. See {manifest}")
    ctx.exit(1 if counts["failed"] else 0)


def _write_manifest(path: Path, outcomes: "Iterator[Outcome]", *, quiet: bool) -> Counter[str]:
    counts: Counter[str] = Counter({"done": 0, "done before": 0, "failed": 0})
    shown = sys.stderr.isatty() and not quiet
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as error:
        raise InputError.single(f"cannot be written: {error.strerror}", source=str(path)) from error
    with (
        os.fdopen(handle, "w", encoding="utf-8", buffering=1) as file,
        click.progressbar(
            outcomes, label="Drafting", show_pos=True, file=sys.stderr, hidden=not shown
        ) as progress,
    ):
        for outcome in progress:
            file.write(outcome.line() + "\n")
            counts[outcome.status] += 1
            if outcome.status == "failed" and not quiet:
                first = outcome.errors[0]
                where = f"{first['place']}: " if first.get("place") else ""
                start = "\n" if shown else ""  # not on the line of the progress bar
                click.echo(f"{start}{outcome.input}: {where}{first['message']}", err=True)
    return counts


def _total(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {status}" for status, number in counts.items())
