"""`clausegen verify`: what a contract was made of, and whether it was changed since."""

from pathlib import Path

import click

from generator.cli import options
from generator.cli.reporting import print_json
from generator.terminal import printable


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.docx")
@options.as_json
@click.pass_context
def command(ctx: click.Context, file: Path, as_json: bool) -> None:
    """Say what FILE.docx was made of, and which clauses no longer read as they were made.

    Filled signature lines are no change. It tells honest changes and is no seal. Exit code 1 where
    the text was changed.
    """
    from generator.returns.opening import open_document
    from generator.returns.verifying import verification_text, verified

    opened = open_document(file)
    found = verified(opened)
    if as_json:
        checks = [
            check.place._asdict() | {"state": check.state, "unsure": list(check.unsure)}
            for check in found.checks
        ]
        print_json(
            {
                "unchanged": found.unchanged,
                "made_of": {name: value for name, value in found.made_of.items() if name != "texts"},
                "parts": checks,
                "filled": list(found.filled),
                "comments": found.comments,
                "other_answers": found.other_answers,
                "left_out": opened.left_out,
            }
        )
    else:
        for line in verification_text(found):
            click.echo(printable(line))
        if opened.remark:
            click.echo(found.phrasing.say("returned.note", note=printable(opened.remark)))
    ctx.exit(0 if found.unchanged else 1)
