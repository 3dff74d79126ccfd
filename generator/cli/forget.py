"""`clausegen forget`: what is kept of a client, and its end."""

import sys
from pathlib import Path

import click

from generator.cli import options
from generator.cli.reporting import print_json
from generator.errors import InputError
from generator.messages import tell, tell_many
from generator.terminal import printable


@click.command("forget")
@click.argument("name")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--yes", is_flag=True, help="Delete without asking.")
@options.as_json
def command(name: str, folders: tuple[Path, ...], yes: bool, as_json: bool) -> None:
    """List what is kept of the client NAME, and delete it once you say so.

    Looked through are the folders of this program itself and FOLDERS (default: this one), not what
    lies below them. Deleted are unfinished interviews and the answers before the last change. Answers
    files, contracts and manifests are your own: they are told of, and stay.
    """
    from generator.forgetting import traces_of

    found = traces_of(name, folders or (Path(),))
    if not found:
        raise InputError.single(
            tell("nothing is kept of this name: give it as it stands in the contract"), source=name
        )
    kept = [trace.path for trace in found if trace.kept]
    others = [trace.path for trace in found if not trace.kept]
    if not as_json:
        for path in kept:
            click.echo(tell("kept: {path}", path=printable(str(path))))
        for path in others:
            click.echo(tell("yours, and stays: {path}", path=printable(str(path))))
    forgotten = bool(kept) and (yes or (not as_json and _agreed(len(kept))))
    if forgotten:
        for path in kept:
            path.unlink(missing_ok=True)
    if as_json:
        print_json({"kept": [*map(str, kept)], "yours": [*map(str, others)], "deleted": forgotten})
    elif forgotten:
        click.echo(tell_many(len(kept), "Deleted {count} file.", "Deleted {count} files."))


def _agreed(count: int) -> bool:
    if not sys.stdin.isatty():
        click.echo(tell("Nothing was deleted: add --yes to delete what is kept."), err=True)
        return False
    return click.confirm(tell_many(count, "Delete it?", "Delete these {count} files?"), default=False)
