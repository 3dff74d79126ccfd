"""`clausegen clients`: the clients that are kept for the next contract."""

from dataclasses import asdict

import click

from generator.cli import options
from generator.cli.calling import called
from generator.cli.reporting import print_json
from generator.messages import listed, tell, tell_many
from generator.terminal import printable


@click.command("clients")
@options.as_json
def command(as_json: bool) -> None:
    """List the clients of earlier contracts, with what is known of each.

    `clausegen new --client NAME` begins a contract with one of them, `clausegen forget NAME` deletes it.
    """
    from generator.answers.walking import asked_fields, questions
    from generator.earlier.clients import client_page, load_clients
    from generator.packs.pack import pack_of

    clients = load_clients()
    if as_json:
        kept = [
            {
                "name": c.name,
                "pack": c.pack,
                "contracts": list(c.contracts),
                "history": [asdict(past) for past in c.history],
                "client": c.page,
                "file": str(c.path),
            }
            for c in clients
        ]
        print_json({"clients": kept})
        return
    if not clients:
        command = f"{called()} new"
        click.echo(
            tell("No client is kept yet: {command} keeps the client of each contract.", command=command)
        )
    for client in clients:
        pack = pack_of(client.pack)
        side = client_page(pack)
        page = next(field for field in asked_fields(pack.root) if field.name == side)
        known = [
            label
            for question in questions(page.models[0])
            if (label := question.label(client.page.get(question.name))) is not None
        ]
        days = tell_many(
            len(client.contracts),
            "{count} contract, last {day}",
            "{count} contracts, last {day}",
            day=client.contracts[-1],
        )
        ended = (f"{past.told()} ({past.contract})" for past in client.history)
        click.echo(printable(f"{client.name}: {listed((*known, days, *ended))}"))
