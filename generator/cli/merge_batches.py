"""`clausegen merge-batches`: one manifest of the parts of a batch."""

import click

from generator.cli import options
from generator.cli.commands import INPUT_WRONG
from generator.cli.reporting import print_json
from generator.messages import tell


@click.command("merge-batches")
@click.argument("place", metavar="DIR|URL")
@options.as_json
@click.pass_context
def command(ctx: click.Context, place: str, as_json: bool) -> None:
    """Join the manifests that `batch --part` left in DIR, or at a URL, into manifest.jsonl.

    Before anything is written it is checked that every part is there and finished, that each record is in
    one of them and none is missing, and that the documents stand. The result is that of one batch of all.
    """
    from generator.batch.merging import merge_folder
    from generator.batch.remote import folder_of, merge_remote

    folder = folder_of(place)
    if folder is None:
        parts, counts = merge_remote(place)
        manifest = f"{place.rstrip('/')}/manifest.jsonl"
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
