"""`clausegen merge-batches`: one manifest of the parts of a batch."""

from pathlib import Path

import click

from generator.cli import options
from generator.cli.commands import INPUT_WRONG
from generator.cli.reporting import print_json
from generator.messages import tell


@click.command("merge-batches")
@click.argument("place", metavar="DIR")
@options.as_json
@click.pass_context
def command(ctx: click.Context, place: str, as_json: bool) -> None:
    """Join the manifests that `batch --part` left in DIR, or at a URL, into manifest.jsonl.

    Before anything is written it is checked that every part is there and finished, that each record is in
    one of them and none is missing, and that the documents stand. The result is that of one batch of all.
    """
    from generator.batch.merging import merge, parts_in

    folder = Path(place)
    names = parts_in((each.name for each in folder.iterdir()) if folder.is_dir() else iter(()), place)
    manifest = folder / "manifest.jsonl"
    counts = merge(
        {part: folder / name for part, name in names.items()},
        manifest,
        lambda name: (folder / name).is_file(),
    )
    for name in names.values():
        (folder / name).unlink()
    if as_json:
        print_json({"manifest": str(manifest), "parts": len(names), **counts})
    else:
        told = ", ".join(f"{number} {tell(status)}" for status, number in sorted(counts.items()))
        click.echo(
            tell("{parts} parts: {counts}. See {manifest}", parts=len(names), counts=told, manifest=manifest)
        )
    ctx.exit(INPUT_WRONG if counts.get("failed") or counts.get("changed since") else 0)
