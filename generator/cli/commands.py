"""The command `clausegen` and the one place where errors become words and exit codes."""

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from generator.cli.calling import as_called, called
from generator.cli.translating import translated
from generator.errors import InputError, Problem, UsageError
from generator.messages import Message, relayed, tell, translate_libraries
from generator.version import __version__

INPUT_WRONG, CALL_WRONG, INTERRUPTED = 1, 2, 130

# Each command lives in a module of its own and is imported when it is called: `--help` stays fast.
_COMMANDS = {
    "new": Message("Answer the questions before signing a client; writes the contract."),
    "edit": Message("Open an existing answers file in the wizard."),
    "web": Message("Answer the questions in a browser, with the contract beside them."),
    "draft": Message("Make one contract from an answers file."),
    "preview": Message("Print a contract in the terminal, as text or Markdown."),
    "batch": Message("Make many contracts from a table or from JSON."),
    "merge-batches": Message("Join the manifests of the parts of a batch, and check them."),
    "redline": Message("Show what changed between two versions as Word's tracked changes."),
    "returned": Message("Say what the other side changed in a contract that came back."),
    "verify": Message("Say what a contract was made of, and whether it was changed since."),
    "clean": Message("Make a copy of a Word file without comments, names and hidden text."),
    "explain": Message("Say which clause was chosen, because of what, and what is risky."),
    "check": Message("Proofread the whole clause library."),
    "case": Message("Begin a case from a signed contract, and show what happened in it."),
    "log": Message("Enter what happened in a case."),
    "letter": Message("Write the letter of the day in a case, as Word file, text and email draft."),
    "next": Message("Say what to do today in a case, and why."),
    "calendar": Message("Write the steps and duties of cases for a calendar program."),
    "signed": Message("Record the day on which both sides signed, and keep the signed file."),
    "clients": Message("List the clients that are kept for the next contract."),
    "forget": Message("List what is kept of a client, and delete it."),
    "template": Message("Make a Word template of your own, and check it."),
    "schema": Message("Print the JSON Schema of the answers, or write a table to fill in."),
    "completion": Message("Print the shell completion script for bash, zsh or fish."),
}


class _Formatter(click.HelpFormatter):
    """Writes help whose hints name the program as it was called."""

    def write_text(self, text: str) -> None:
        super().write_text(as_called(text))


class _Context(click.Context):
    formatter_class = _Formatter


class _Lazy(click.Group):
    """A group whose commands are imported only when they are run."""

    context_class = _Context

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"generator.cli.{cmd_name.replace('-', '_')}")
        command = translated(module.command)
        command.context_class = _Context
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(tell("Commands")):
            formatter.write_dl([(name, tell(does)) for name, does in _COMMANDS.items()])


@click.group(
    cls=_Lazy,
    help="Freelance contracts that protect you when the client goes silent.\n\n"
    "Start with `clausegen new`, or `clausegen draft samples/new-client-new-york/answers.json`. "
    "The program drafts and informs; it does not give legal advice.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="clausegen")
def clausegen() -> None:
    """Hold the commands."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; a person's error becomes a message.

    SIGTERM and SIGHUP, as of a terminal that is closed, end it like Ctrl-C.
    """
    from generator.cli.stopping import ended_like_ctrl_c

    translate_libraries()
    as_json = "--json" in (sys.argv[1:] if arguments is None else arguments)
    try:
        with ended_like_ctrl_c():
            name = called()
            return int(
                translated(clausegen).main(
                    arguments, prog_name=name, complete_var="_CLAUSEGEN_COMPLETE", standalone_mode=False
                )
                or 0
            )
    except InputError as error:
        from generator.cli.reporting import show_problems

        show_problems(error, as_json=as_json)
        return INPUT_WRONG
    except UsageError as error:
        from generator.cli.reporting import paint
        from generator.terminal import printable

        click.echo(
            paint(tell("error"), fg="red", bold=True) + f" {as_called(printable(str(error)))}", err=True
        )
        return CALL_WRONG
    except click.ClickException as error:
        error.show()
        return CALL_WRONG
    except (KeyboardInterrupt, click.Abort):
        click.echo(
            tell("Interrupted: finished files are whole; run the same command again to go on."), err=True
        )
        return INTERRUPTED
    except Exception as error:
        from generator.cli.reporting import show_problems
        from generator.cli.shortage import shortage

        message = shortage(error)
        if not message and not isinstance(error, OSError):
            raise
        place = str(error.filename or "") if isinstance(error, OSError) else ""
        problem = Problem(message or relayed(str(getattr(error, "strerror", "") or error)), source=place)
        show_problems(InputError([problem]), as_json=as_json)
        return INPUT_WRONG
