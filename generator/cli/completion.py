"""`clausegen completion`: tab completion for the usual shells."""

import click


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script for SHELL.

    For bash: clausegen completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    from generator.cli.commands import clausegen

    maker = get_completion_class(shell)
    if maker is not None:
        click.echo(maker(clausegen, {}, "clausegen", "_CLAUSEGEN_COMPLETE").source())
