"""Help in the language of the person: what click prints of a command is looked up here, at one place."""

import inspect
from copy import copy

import click

from generator.messages import tell


def translated(command: click.Command) -> click.Command:
    """Return a command whose help is told in the language of the messages; the command itself stays."""
    told = copy(command)
    told._help_option = None  # noqa: SLF001  click keeps the option that it made, in the language of that time
    told.help = command.help and paragraphs_told(command.help)
    told.short_help = command.short_help and tell(command.short_help)
    told.options_metavar = command.options_metavar and tell(command.options_metavar)
    told.params = [_parameter(parameter) for parameter in command.params]
    if isinstance(told, click.Group):
        told.subcommand_metavar = tell(told.subcommand_metavar)
        told.commands = {name: translated(below) for name, below in told.commands.items()}
    return told


def paragraphs_told(text: str) -> str:
    """Return a text of several paragraphs, each a message of its own: click fills their lines anew."""
    return "\n\n".join(map(tell, paragraphs_of(text)))


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a docstring or a help text, each as one line."""
    return [" ".join(paragraph.split()) for paragraph in inspect.cleandoc(text).split("\n\n")]


def _parameter(parameter: click.Parameter) -> click.Parameter:
    told = copy(parameter)
    told.metavar = _metavar(parameter)
    if isinstance(parameter.type, click.Path):
        told.type = copy(parameter.type)
        told.type.name = tell(parameter.type.name)  # click looked it up when the program began
    if isinstance(told, click.Option):
        told.help = told.help and tell(told.help)
        if isinstance(told.show_default, str):
            told.show_default = tell(told.show_default)
    return told


def _metavar(parameter: click.Parameter) -> str | None:
    """Return what stands for a value; that of an argument is its name, marked as click marks it."""
    if parameter.metavar is not None:
        return tell(parameter.metavar)
    if not isinstance(parameter, click.Argument) or isinstance(parameter.type, click.Choice):
        return None
    name = tell(str(parameter.name).upper())
    name = name if parameter.required else f"[{name}]"
    return name if parameter.nargs == 1 else f"{name}..."
