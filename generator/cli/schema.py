"""`clausegen schema`: the JSON Schema of the answers, made from the models."""

import click

from generator.cli.reporting import print_json


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of an answers file, for editors and for other programs."""
    from generator.answers.schema import json_schema
    from generator.packs.pack import DEFAULT, pack_of

    pack = pack_of(DEFAULT)
    print_json(json_schema(pack.root, pack.depends_on))
