"""`clausegen schema`: the JSON Schema of the answers, made from the models."""

import click

from generator.cli import options
from generator.cli.reporting import print_json


@click.command("schema")
@options.pack
def command(pack: str | None) -> None:
    """Print the JSON Schema of an answers file, for editors and for other programs."""
    from generator.answers.schema import json_schema
    from generator.packs.pack import DEFAULT, pack_of

    of = pack_of(pack or DEFAULT)
    print_json(json_schema(of.root, of.depends_on))
