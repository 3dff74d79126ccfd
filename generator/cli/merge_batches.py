"""`clausegen merge-batches`: one manifest, or one archive, of the parts of a batch."""

from pathlib import Path

import click

from generator.cli import options
from generator.cli.commands import INPUT_WRONG
from generator.cli.reporting import print_json
from generator.errors import UsageError
from generator.messages import tell


@click.command("merge-batches")
@click.argument("places", metavar="DIR|URL|PART.zip…", nargs=-1, required=True)
@click.option(
    "--zip", "archive", type=click.Path(path_type=Path), metavar="OUT.zip",
    help="The archive to make of the archives of all parts.",
)  # fmt: skip
@options.overwrite
@options.as_json
@click.pass_context
def command(
    ctx: click.Context, places: tuple[str, ...], archive: Path | None, overwrite: bool, as_json: bool
) -> None:
    """Join the manifests that `batch --part` left in DIR, or at a URL, into manifest.jsonl.

    Of parts that each made an archive, name all of them, and with --zip the one to make.

    Before anything is written it is checked that every part is there and finished, that each record is in
    one of them and none is missing, and that the documents stand. The result is that of one batch of all.
    """
    from generator.batch.merging import merge_folder
    from generator.batch.merging_archives import merge_archives
    from generator.batch.remote import folder_of, merge_remote

    if archive is None and len(places) > 1:
        raise UsageError(tell("name one folder or URL; archives of parts go with --zip OUT.zip"))
    if archive is not None:
        parts, counts = merge_archives(tuple(map(Path, places)), archive, overwrite=overwrite)
        manifest = tell("manifest.jsonl in {archive}", archive=archive)
    elif (folder := folder_of(places[0])) is None:
        parts, counts = merge_remote(places[0])
        manifest = f"{places[0].rstrip('/')}/manifest.jsonl"
    else:
        parts, counts = merge_folder(folder)
        manifest = str(folder / "manifest.jsonl")
    if as_json:
        print_json({"manifest": manifest, "parts": parts, **counts})
    else:
        told = ", ".join(f"{number} {tell(status)}" for status, number in sorted(counts.items()))
        click.echo(
            tell("{parts} parts: {counts}. See {manifest}", parts=parts, counts=told, manifest=manifest)
        )
    ctx.exit(INPUT_WRONG if counts.get("failed") or counts.get("changed since") else 0)
