"""`clausegen batch`: many contracts, a manifest, and nothing lost when a record is bad."""

import os
import signal
import sys
from collections import Counter
from contextlib import closing, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.accepting import known_ids
from generator.cli.commands import INPUT_WRONG, INTERRUPTED
from generator.cli.reporting import NO_COMMENTS, print_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from generator.batch import Batch, Outcome

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
@options.pdf
@options.as_of
@options.accept
@click.option("--resume", is_flag=True, help="Skip what the folder's manifest says is done.")
@options.overwrite
@options.library
@options.template
@options.no_cache
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, inputs: tuple[Path, ...], output: Path, jobs: int, review: bool, pdf: bool,
    as_of: date | None, accept: tuple[str, ...], resume: bool, overwrite: bool, library: Path | None,
    template: str, as_json: bool,
) -> None:  # fmt: skip
    """Make a contract from every deal in INPUTS: JSONL, JSON lists, folders of JSON files.

    DIR/manifest.jsonl gets a line for each record: input, output, status (done, done before or
    failed), findings, what was accepted, errors, SHA-256, PDFs. A bad record never stops the others; the
    exit code is 1 if any failed. Ctrl-C finishes what is begun; --resume goes on.
    """
    from generator.batch import Batch, locked, read_manifest
    from generator.drafting import open_materials
    from generator.pdf import find_office

    if pdf:
        find_office()  # where it is missing, that is one message, not one per record
        if review:
            click.echo(NO_COMMENTS, err=True)
    accept = known_ids(accept)
    open_materials(own=library, template=template)  # a broken library is one message, not one per record
    counts: Counter[str] = Counter({"done": 0, "done before": 0, "failed": 0})
    interrupted = False
    with locked(output):
        work = Batch(
            folder=output, as_of=as_of, review=review, accept=accept, overwrite=overwrite, library=library,
            template=template, pdf=pdf, done=read_manifest(output) if resume else {},
        )  # fmt: skip
        try:
            _run(work, inputs, counts, jobs=jobs, quiet=as_json)
        except KeyboardInterrupt:
            interrupted = True
    _report(output, counts, interrupted=interrupted, as_json=as_json)
    ctx.exit(INTERRUPTED if interrupted else INPUT_WRONG if counts["failed"] else 0)


def _run(work: "Batch", inputs: tuple[Path, ...], counts: Counter[str], *, jobs: int, quiet: bool) -> None:
    from generator.batch import Manifest, read_records, run, with_pdfs

    shown = sys.stderr.isatty() and not quiet
    with (
        _stopping() as stopped,
        Manifest(work.folder, work.done) as manifest,
        closing(run(read_records(inputs), work, jobs=jobs, stopped=stopped)) as drafted,
        closing(with_pdfs(drafted, work) if work.pdf else drafted) as outcomes,
        _progress(outcomes, shown=shown) as progress,
    ):
        for outcome in progress:
            manifest.add(outcome)
            counts[outcome.status] += 1
            if outcome.status == "failed" and not quiet:
                start = "\n" if shown else ""  # not on the line of the progress bar
                click.echo(f"{start}{outcome.input}: {_first_error(outcome)}", err=True)
        if stopped():
            raise KeyboardInterrupt


@contextmanager
def _stopping() -> "Iterator[Callable[[], bool]]":
    """Give a question that is true after Ctrl-C; a second Ctrl-C stops at once."""
    stop = Event()

    def handle(_number: int, _frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    # Where Ctrl-C is ignored, as by nohup, or not ours, as in a thread, it stays as it is.
    if (
        signal.getsignal(signal.SIGINT) is not signal.default_int_handler
        or current_thread() is not main_thread()
    ):
        yield stop.is_set
        return
    signal.signal(signal.SIGINT, handle)
    try:
        yield stop.is_set
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _progress(outcomes: "Iterator[Outcome]", *, shown: bool) -> "AbstractContextManager[Iterable[Outcome]]":
    if not shown:
        return nullcontext(outcomes)
    return click.progressbar(outcomes, label="Drafting", show_pos=True, file=sys.stderr)


def _first_error(outcome: "Outcome") -> str:
    first = outcome.errors[0]
    return ": ".join(part for part in (first.get("place"), first["message"]) if part)


def _report(output: Path, counts: Counter[str], *, interrupted: bool, as_json: bool) -> None:
    from generator.batch import shown

    manifest = shown(output / "manifest.jsonl")
    if as_json:
        print_json({"manifest": manifest, **counts, "interrupted": interrupted})
    else:
        total = ", ".join(f"{number} {status}" for status, number in counts.items())
        click.echo(f"{total}. See {manifest}")
    if interrupted:
        click.echo("Interrupted: finished files are whole; the same command with --resume goes on.", err=True)
