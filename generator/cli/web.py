"""`clausegen web`: the interview, today's steps and a returned file as pages on this machine."""

import shlex
import webbrowser
from datetime import date, datetime
from pathlib import Path

import click

from generator.cli import options
from generator.cli.calling import called
from generator.errors import InputError
from generator.messages import tell


@click.command("web")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--port", type=click.IntRange(1, 65535), metavar="N", help="The port to listen on (default: a free one)."
)
@click.option("--no-open", is_flag=True, help="Print the address, and open no browser.")
@options.as_of
@options.library
@options.template
@options.pack
@options.no_cache
def command(
    folder: Path, port: int | None, no_open: bool, as_of: date | None, library: Path | None,
    template: str, pack: str | None,
) -> None:  # fmt: skip
    """Answer the questions in a browser, with the contract beside them.

    FOLDER (default: this one) holds the answers files and what is made from them; nothing else is read or
    written. The pages are served to this machine alone, and nothing leaves it. Every answer is saved at
    once; Ctrl-C stops.
    """
    from generator.packs.pack import DEFAULT
    from generator.web.app import make_app
    from generator.web.keys import Keys
    from generator.web.serving import listening, serve
    from generator.web.site import Site

    if not folder.is_dir():
        raise InputError.single(tell("is not a folder: name the one with your answers"), source=str(folder))
    with listening(port) as door:
        keys = Keys(door.port)
        site = Site(folder.resolve(), keys, _now, library, template, as_of, pack or DEFAULT)
        app = make_app(site)
        click.echo(tell("Open this address in your browser: {address}", address=keys.address))
        click.echo(tell("It is good for one browser on this machine. Ctrl-C stops."))
        if not no_open:
            webbrowser.open(keys.address)
        try:
            serve(app, door)
        except KeyboardInterrupt:
            app.state.deals.close()
            command = f"{called()} web {shlex.quote(str(folder))}"
            click.echo("\n" + tell("Stopped. Your answers are saved in {folder}.", folder=site.folder))
            click.echo(tell("Go on with: {command}", command=command))


def _now() -> datetime:
    return datetime.now().astimezone()
