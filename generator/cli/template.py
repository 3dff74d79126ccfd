"""`clausegen template`: write a template to start from, and check one."""

from pathlib import Path

import click

from generator.cli import options
from generator.cli.calling import called
from generator.cli.reporting import print_json
from generator.errors import InputError, Problem, UsageError
from generator.messages import tell

_LOOKS = ("classic", "modern")
_FOLDER = "contract_templates"


@click.group("template")
def command() -> None:
    """Make a Word template of your own, and check it."""


@command.command("new", short_help="Copy a shipped template, to restyle in Word.")
@click.argument("name", required=False)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("library"), metavar="DIR",
    show_default=True, help="The folder to lay out for --library.",
)  # fmt: skip
@click.option(
    "--template", "look", type=click.Choice(_LOOKS), default=_LOOKS[0], show_default=True,
    help="The shipped look to start from.",
)  # fmt: skip
@click.option("--outline", is_flag=True, help="Also copy the outline: the order, cover page and fixed words.")
@options.overwrite
def new(name: str | None, output: Path, look: str, outline: bool, overwrite: bool) -> None:
    """Copy a shipped template into a folder of your own, to restyle in Word.

    Without NAME, the copy takes the place of the shipped one wherever --library names the folder;
    with NAME it stands beside it, and --template NAME asks for it.
    """
    from generator.drafting.own_template import files_of
    from generator.writing import is_device, write_files

    if name is not None and (not name.isidentifier() or not name.isascii()):
        raise UsageError(
            tell(
                "{name} must be letters, digits and _, such as our_firm: it becomes a file name",
                name=repr(name),
            )
        )
    if name is not None and is_device(name):
        raise UsageError(
            tell(
                "{name} is a device on Windows, where no file can bear its name; choose another",
                name=repr(name),
            )
        )
    files = {
        output / _FOLDER / path: data for path, data in files_of(name or "", look, outline=outline).items()
    }
    about = output / _FOLDER / "README.md"
    if about.exists() and not overwrite:  # it may hold notes, and it says the same of every template
        del files[about]
    _refuse_existing([] if overwrite else [path for path in files if path.exists()])
    write_files(files, overwrite=overwrite)
    for path in files:
        click.echo(tell("Wrote {file}", file=path))
    chosen = name or (look if look != _LOOKS[0] else "")
    word = output / _FOLDER / f"{name or look}.docx"
    asked = f"--library {output}" + (f" --template {chosen}" if chosen else "")
    click.echo(
        "\n"
        + tell(
            "Next:\n"
            "  1. open {file} in Word and change its styles, never the tags; README.md lists both\n"
            "  2. {program} template check {file}\n"
            "  3. {program} draft ANSWERS.json {options}",
            file=word,
            program=called(),
            options=asked,
        )
    )


@command.command("check", short_help="Check a Word template and fill it once.")
@click.argument("file", type=click.Path(path_type=Path))
@options.as_json
def check(file: Path, as_json: bool) -> None:
    """Check the Word template FILE: every problem with its paragraph or cell.

    Looks at styles, numbers, tags and what was left in, then fills the template once with a
    made-up contract. Exit code 1 where something is wrong.
    """
    from generator.drafting.proving import prove_frame

    proved = prove_frame(file)
    if as_json:
        print_json({"errors": [], "needs_docxtpl": proved.needs_docxtpl, "remarks": proved.remarks})
        return
    click.echo(tell("{file}: sound; a contract, a review draft and a summary fill it whole", file=file))
    for remark in proved.remarks:
        click.echo(tell("Note: {remark}", remark=remark))
    if proved.needs_docxtpl:
        click.echo(tell("Filled by docxtpl itself, several times slower, because of:"))
    for reason in proved.needs_docxtpl:
        click.echo(f"  {reason}")


def _refuse_existing(existing: list[Path]) -> None:
    if existing:
        raise InputError(
            Problem(
                tell("exists: choose another folder with -o, or replace it with --overwrite"),
                source=str(path),
            )
            for path in existing
        )
