"""`clausegen batch`: many contracts, a manifest, and nothing lost when a record is bad."""

import gc
import os
import sys
import time
from contextlib import ExitStack, closing, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.accepting import known_ids
from generator.cli.batch_telling import Telling, report_at
from generator.cli.commands import INPUT_WRONG, INTERRUPTED
from generator.cli.reporting import NO_COMMENTS, print_json
from generator.cli.stopping import stopping
from generator.errors import UsageError
from generator.messages import tell

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from generator.answers.terms import Length
    from generator.batch.archive import Archive
    from generator.batch.inputs import Input
    from generator.batch.manifest import Manifest
    from generator.batch.parts import Part
    from generator.batch.pool import Pool
    from generator.batch.remote import RemoteManifest
    from generator.batch.settings import Batch


_COUNTS = ("done", "done before", "changed since", "failed", "warnings")


@dataclass(frozen=True, slots=True)
class _Run:
    """How a batch is run: what goes in, who works, where failed records go."""

    inputs: "tuple[Path | Input, ...]"
    jobs: int
    dask: str | None
    record_timeout: float
    resume: bool
    archive: Path | None
    rejects: Path | None
    zipped: bool
    remote: "RemoteManifest | None" = None


def _part(_: click.Context, __: click.Parameter, value: str | None) -> "Part | None":
    if value is None:
        return None
    from generator.batch.parts import part_of

    try:
        return part_of(value)
    except ValueError as error:
        raise UsageError(tell("--part {value}: {reason}", value=value, reason=error)) from error


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "-o", "--output", metavar="DIR|URL",
    help="Folder for the contracts and manifest.jsonl, or storage such as s3://bucket/folder (extra remote).",
)  # fmt: skip
@click.option(
    "--zip", "archived", metavar="OUT.zip|URL",
    help="One archive instead, manifest inside; at a URL an archive of every 1,000 records, manifest beside.",
)  # fmt: skip
@click.option(
    "--shards", type=click.Choice(["auto", "0", "16", "256", "4096"]), default="auto", show_default=True,
    help="Sub-folders, by the first digits of the hash in each name; auto: 256 from 20 MB of input, "
    "4096 from 1 GB.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default="all cores", metavar="N",
    help="How many processes work at once.",
)  # fmt: skip
@click.option(
    "--dask", metavar="ADDRESS",
    help="Work on a Dask cluster instead; its machines must see DIR, unless it is a URL, and --library at "
    "the same paths.",
)  # fmt: skip
@click.option(
    "--record-timeout", type=click.FloatRange(min=0, min_open=True), default=60, show_default=True,
    metavar="SECONDS", help="Give a record up after this time.",
)  # fmt: skip
@click.option(
    "--rejects", type=click.Path(path_type=Path), metavar="FILE",
    help="Put the failed records there, to correct and run again: rows in a .csv or .xlsx, with their "
    "reasons; JSON in a .jsonl.",
)  # fmt: skip
@click.option(
    "--report", type=click.Path(path_type=Path), metavar="OUT.html|OUT.csv",
    help="Write what failed and how to mend it, and what was found, as a page or a table.",
)  # fmt: skip
@click.option("--summary", is_flag=True, help="Also make a one-page plain summary of each for the client.")
@click.option(
    "--compression", type=click.IntRange(1, 9), default=5, show_default=True, metavar="LEVEL",
    help="1 is fast, 9 makes small files.",
)  # fmt: skip
@options.review
@options.for_other_side
@options.pdf
@options.as_of
@options.accept
@click.option("--resume", is_flag=True, help="Go on where an earlier run stopped; options must be the same.")
@options.overwrite
@options.library
@options.template
@options.length
@click.option(
    "--part", callback=_part, metavar="I/N",
    help="Only every N-th record from the I-th, with a manifest of its own, for any scheduler; "
    "`clausegen merge-batches` joins them.",
)  # fmt: skip
@options.no_cache
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, inputs: tuple[Path, ...], output: str | None, archived: str | None, shards: str,
    jobs: int, dask: str | None, record_timeout: float, rejects: Path | None, report: Path | None,
    summary: bool, compression: int, review: bool, for_other_side: bool, pdf: bool, as_of: date | None,
    accept: tuple[str, ...], resume: bool, overwrite: bool, library: Path | None, template: str,
    length: "Length | None", part: "Part | None", as_json: bool,
) -> None:  # fmt: skip
    """Make a contract from every deal in INPUTS: tables (CSV, Excel, Parquet), JSONL, JSON lists, folders.

    Each may be packed (.gz); - is standard input. `clausegen schema --xlsx` writes a table to fill in.

    DIR/manifest.jsonl gets a line for each record: input and its line, output, status (done, done
    before, changed since or failed), findings, what was accepted, errors, SHA-256, PDFs, what it was made
    with. A bad record never stops the others, nor does one that crashes or hangs its process; the exit
    code is 1 if any failed. Ctrl-C finishes what is begun; --resume goes on, after kill -9 too.

    A record_id, or else the number of the contract, names the files of a record. If its answers change,
    the next run says so and writes nothing for it without --overwrite.
    """
    from generator.batch.inputs import standing
    from generator.batch.local import get_ready
    from generator.batch.lock import lock_of, locked
    from generator.batch.parts import Part
    from generator.batch.settings import Batch
    from generator.drafting.pipeline import open_materials

    gc.enable()
    options.check_form(review=review, for_other_side=for_other_side)
    folder, archive, url = _place(output, archived)
    if pdf:
        from generator.pdf.finding import find_office

        find_office()  # where it is missing, that is one message, not one per record
        if review:
            click.echo(tell(NO_COMMENTS), err=True)
    accept = known_ids(accept)
    if not dask:
        get_ready()
    materials = open_materials(own=library, template=template)  # what is broken is one message, not many
    if summary and "summary" not in {each.template for each in materials.outline.companions}:
        raise UsageError(
            tell("--summary: no summary goes with the outline {name}", name=materials.outline.name)
        )
    work = Batch(
        folder=folder, as_of=as_of, review=review, for_other_side=for_other_side, accept=accept,
        overwrite=overwrite, library=library, template=template, length=length, pdf=pdf,
        summary=summary, compression=compression, part=part or Part(),
    )  # fmt: skip
    given = ctx.with_resource(standing(inputs))
    way = _Run(given, jobs, dask, record_timeout, resume, archive, rejects, archived is not None)
    if url:
        work, way = _elsewhere(work, way, url, ctx)
    bar = sys.stderr.isatty() and not as_json
    telling = Telling(report_at(report, overwrite=overwrite or resume), quiet=as_json, bar=bar)
    interrupted = False
    lock = None if url else lock_of(folder, archive, work.part)
    with locked(lock) if lock else nullcontext():
        began = lock.stat().st_mtime_ns if lock else time.time_ns()
        try:
            _run(_settled(work, way, shards, since=0 if resume else began), way, telling)
        except KeyboardInterrupt:
            interrupted = True
    manifest = f"{url}/{work.part.manifest}" if url else _manifest(folder, archive, work.part, interrupted)
    _report(manifest, telling, interrupted=interrupted, as_json=as_json)
    ctx.exit(INTERRUPTED if interrupted else INPUT_WRONG if telling.wrong else 0)


def _place(output: str | None, archived: str | None) -> tuple[Path | None, Path | None, str]:
    """Return the folder, the archive or the URL that contracts go to."""
    from generator.batch.remote import folder_of

    place = output if output is not None else archived
    if place is None or None not in (output, archived):
        raise UsageError(tell("give either -o DIR, or a URL, or --zip OUT.zip"))
    path = folder_of(place)
    if path is None and archived is not None and place.lower().endswith(".zip"):
        raise UsageError(tell("--zip {url}: many archives go to a URL: name a folder there", url=place))
    if path is None:
        return None, None, place.rstrip("/")
    return (path, None, "") if archived is None else (None, path, "")


def _elsewhere(work: "Batch", way: _Run, url: str, ctx: click.Context) -> "tuple[Batch, _Run]":
    """Return the batch whose documents go to a URL, and the run that keeps their manifest."""
    from generator.batch.remote import RemoteManifest, bucket
    from generator.batch.remote_archives import RemoteArchives
    from generator.batch.remote_lock import locked_at

    store = bucket(url)
    ctx.with_resource(locked_at(store, work.part))
    remote = ctx.with_resource((RemoteArchives if way.zipped else RemoteManifest)(url, work.part))
    # Workers reach no memory of this process, and documents wait here for their PDFs or their archive.
    by_workers = not (store.only_here or way.zipped or work.pdf)
    return replace(work, url=url if by_workers else ""), replace(way, remote=remote)


def _settled(work: "Batch", way: _Run, shards: str, *, since: int) -> "Batch":
    """Return the batch with what depends on where it goes and what was there before."""
    from generator.batch.earlier import shards_before
    from generator.batch.settings import made_with, shards_for

    number: int | None = None
    if shards != "auto":
        number = int(shards)
    elif way.resume:
        number = shards_before(*_manifests(work, way))
    if number is None:
        number = shards_for(way.inputs)
    work = replace(work, shards=number, since=since)
    return replace(work, made_with=made_with(work))


def _run(work: "Batch", way: _Run, telling: Telling) -> None:
    from generator.batch.identity import told_apart
    from generator.batch.pdfs import with_pdfs
    from generator.batch.records import read_records
    from generator.batch.rejects import Rejects
    from generator.batch.replacing import refuse_other_input
    from generator.batch.running import run

    if not (way.zipped or way.resume):
        stands = way.remote.holds if way.remote else lambda name: ((work.folder or Path()) / name).is_file()
        refuse_other_input(_manifests(work, way), stands, read_records(way.inputs), work.accept)
    again = way.resume or work.overwrite
    with ExitStack() as ends:
        stopped = ends.enter_context(stopping())
        rejects = way.rejects and ends.enter_context(Rejects(way.rejects, way.inputs, replace=again))
        store = ends.enter_context(_store(work, way))
        pool = ends.enter_context(_pool(work, way))
        counted: list[int] = []
        records = work.part.of_records(told_apart(read_records(way.inputs), work.accept), counted)
        made = run(store.known(records), work, pool, stopped=stopped)
        finished = ends.enter_context(closing(with_pdfs(made, work, way.jobs) if work.pdf else made))
        with telling.progress(finished, way.inputs, work.part.of) as each:
            for one in each:
                stored = store.add(one)
                telling.add(stored)
                if rejects:
                    rejects.add(stored)
        interrupted = stopped()
        if counted and not interrupted:
            store.finished(counted[0])
        telling.end(overwrite=again, interrupted=interrupted)
        if interrupted:
            raise KeyboardInterrupt


def _manifests(work: "Batch", way: _Run) -> tuple[Path, Path]:
    """Return where the manifest of earlier runs is, and that of one that was cut short."""
    from generator.batch.archive import archive_manifests
    from generator.batch.manifest import manifests_of

    if way.remote:
        return way.remote.manifests
    return archive_manifests(way.archive) if way.archive else manifests_of(work.folder or Path(), work.part)


def _pool(work: "Batch", way: _Run) -> "AbstractContextManager[Pool]":
    from generator.batch.cluster import cluster_workers
    from generator.batch.local import local_workers

    if way.dask:
        return cluster_workers(way.dask, work, record_timeout=way.record_timeout)
    return local_workers(way.jobs, work, record_timeout=way.record_timeout)


def _store(work: "Batch", way: _Run) -> "AbstractContextManager[Manifest | Archive | RemoteManifest]":
    from generator.batch.archive import Archive
    from generator.batch.manifest import Manifest

    if way.remote is not None:
        return way.remote.begin(work, resume=way.resume)
    if way.archive is not None:
        return Archive(way.archive, work, resume=way.resume)
    return Manifest(work.folder or Path(), work, resume=way.resume)


def _manifest(folder: Path | None, archive: Path | None, part: "Part", interrupted: bool) -> str:
    from generator.batch.archive import archive_manifests
    from generator.batch.inputs import shown

    if archive is None:
        return shown((folder or Path()) / part.manifest)
    if interrupted:
        return shown(archive_manifests(archive)[1])
    return tell("manifest.jsonl in {archive}", archive=shown(archive))


def _report(manifest: str, telling: Telling, *, interrupted: bool, as_json: bool) -> None:
    if as_json:
        counts = {name: telling.counts[name] for name in _COUNTS}
        print_json({"manifest": manifest, **counts, "interrupted": interrupted})
    else:
        click.echo(telling.total(manifest))
    if interrupted:
        click.echo(
            tell("Interrupted: finished files are whole; the same command with --resume goes on."), err=True
        )
