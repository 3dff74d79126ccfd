"""The catalogs of messages: what there is to translate, read from the sources and the help of the commands.

`python -m tests.messages.catalogs` writes `clausegen.pot` anew, brings each language up to date with it and
compiles it; with a tag, such as `pt_BR`, it begins that language.
"""

import errno
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from string import Formatter

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from generator.cli.commands import clausegen
from generator.cli.translating import paragraphs_of
from generator.messages import DOMAIN, FOLDER
from generator.version import __version__

_ROOT = FOLDER.parent.parent
_TEMPLATE = FOLDER / f"{DOMAIN}.pot"
_OURS: Mapping[str, tuple[int, ...] | None] = {"tell": None, "tell_many": (2, 3), "Message": None}
_CLICKS: Mapping[str, tuple[int, ...] | None] = {"_": None, "gettext": None, "ngettext": (1, 2)}
_TO_TRANSLATORS = ("Translators:",)
# What is relayed to a person, and likely enough to be translated: why a file cannot be read or written, and
# what is wrong with JSON, a condition or an archive.
_OF_SYSTEM = (
    errno.EACCES, errno.EBUSY, errno.EEXIST, errno.EINVAL, errno.EIO, errno.EISDIR, errno.ELOOP,
    errno.ENAMETOOLONG, errno.ENOENT, errno.ENOSPC, errno.ENOTDIR, errno.EPERM, errno.EROFS,
)  # fmt: skip
_OF_PYTHON = (
    "Expecting value", "Expecting ',' delimiter", "Expecting ':' delimiter", "Extra data",
    "Expecting property name enclosed in double quotes", "Illegal trailing comma before end of object",
    "Illegal trailing comma before end of array", "Invalid control character", "Invalid \\escape",
    "Invalid \\uXXXX escape", "Unterminated string starting", "File is not a zip file", "invalid syntax",
)  # fmt: skip
# What says nothing, or changes without a message being another one.
_PASSING = re.compile(
    r'^"(Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Generated-By): .*\n', re.MULTILINE
)
_ANY_TIME = datetime(2026, 1, 1, tzinfo=UTC)
_BRACES = re.compile(r"\{\{(.*?)\}\}")


def template() -> Catalog:
    """Return every message that the program has, in English."""
    found = Catalog(
        project="contract-clause-generator",
        version=__version__,
        header_comment="# Messages of the contract clause generator. `make messages` writes this file.",
        fuzzy=False,
    )
    relayed = (("the system or Python", text, []) for text in (*map(os.strerror, _OF_SYSTEM), *_OF_PYTHON))
    messages = (*_said(), *_helped(), *_said_by_click(), *relayed)
    for place, text, comments in sorted(messages, key=lambda message: (message[0], str(message[1]))):
        found.add(text, locations=[(place, 1)], auto_comments=comments)
    for message in found:
        message.flags.discard("python-format")  # braces have the places, and a % is a %
    return found


def _said() -> Iterator[tuple[str, str | tuple[str, ...], list[str]]]:
    root = FOLDER.parent
    for file, _, text, comments, _ in extract_from_dir(
        root, [("**.py", "python")], keywords=_OURS, comment_tags=_TO_TRANSLATORS, strip_comment_tags=True
    ):
        yield f"{root.name}/{Path(file).as_posix()}", text, comments


def _said_by_click() -> Iterator[tuple[str, str | tuple[str, ...], list[str]]]:
    for _, _, text, _, _ in extract_from_dir(
        Path(click.__file__).parent, [("**.py", "python")], keywords=_CLICKS, comment_tags=()
    ):
        yield "click", text, []


def _helped() -> Iterator[tuple[str, str, list[str]]]:
    """Yield what click prints of the commands, as they are before their help is translated."""
    named = clausegen.list_commands(click.Context(clausegen))
    commands = [
        clausegen,
        *(import_module(f"generator.cli.{name.replace('-', '_')}").command for name in named),
    ]
    for command in commands:
        below = command.commands.values() if isinstance(command, click.Group) else ()
        for found in (command, *below):
            place = f"{found.callback.__module__.replace('.', '/')}.py"
            yield from ((place, text, []) for text in help_of(found) if text)


def help_of(command: click.Command) -> Iterator[str]:
    """Yield the texts that are looked up when the help of a command is printed; some are empty."""
    yield from paragraphs_of(command.help or "")
    yield command.short_help or ""
    yield command.options_metavar or ""
    if isinstance(command, click.Group):
        yield command.subcommand_metavar
    for parameter in command.params:
        yield parameter.metavar or ""
        if isinstance(parameter, click.Argument) and not isinstance(parameter.type, click.Choice):
            yield "" if parameter.metavar else str(parameter.name).upper()
        if isinstance(parameter, click.Option):
            yield parameter.help or ""
            yield parameter.show_default if isinstance(parameter.show_default, str) else ""


def as_template() -> str:
    """Return the file of all messages, as translators begin with it."""
    return _written(template())


def _written(catalog: Catalog) -> str:
    out = io.BytesIO()
    write_po(out, catalog, width=100, sort_by_file=True, include_lineno=False)
    return _PASSING.sub("", out.getvalue().decode())


def languages() -> list[Path]:
    """Return the catalogs that there are, as translators write them."""
    return sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(file: Path) -> Catalog:
    """Return a catalog as a translator wrote it."""
    with file.open("rb") as opened:
        return read_po(opened, locale=file.parent.parent.name, abort_invalid=True)


def compiled(catalog: Catalog) -> bytes:
    """Return a catalog as the program reads it."""
    catalog.creation_date = catalog.revision_date = _ANY_TIME  # the same translations are the same file
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def faults(catalog: Catalog) -> Iterator[str]:
    """Yield the translations whose places for values are not those of the message; a fuzzy one is a guess."""
    for message in catalog:
        if (
            message.id
            and not message.fuzzy
            and any(message.string if message.pluralizable else (message.string,))
        ):
            yield from _faults(message)


def untranslated(catalog: Catalog) -> list[str | tuple[str, ...]]:
    """Return the messages that are told in English: without a translation, or with one of another message."""
    return [
        message.id
        for message in catalog
        if message.id
        and (message.fuzzy or not all(message.string if message.pluralizable else (message.string,)))
    ]


def _faults(message: Message) -> Iterator[str]:
    ids = message.id if message.pluralizable else (message.id,)
    wanted = [places_of(text) for text in ids]
    # A form may say its number in a word: “one file”.
    free = {"count"} & set().union(*wanted) if message.pluralizable else set()
    for translation in message.string if message.pluralizable else (message.string,):
        try:
            found = places_of(translation)
        except ValueError as error:
            yield f"{translation!r}: {error}"
            continue
        # One form of the English may have a place that the other has not.
        if not any(found - free == places - free and found <= places | free for places in wanted):
            either = " or ".join(", ".join(sorted(places)) or "none" for places in _once(wanted))
            yield f"{translation!r}: the places for values must be {either}"


def _once(wanted: list[set[str]]) -> list[set[str]]:
    return [places for number, places in enumerate(wanted) if places not in wanted[:number]]


def places_of(text: str) -> set[str]:
    """Return the places for values of a message, and the marks in double braces that stay as they are."""
    places = {f"{name}!{conversion}" if conversion else name for _, name, _, conversion in _parsed(text)}
    return places | {f"{{{mark}}}" for mark in _BRACES.findall(text)}


def _parsed(text: str) -> Iterable[tuple[str, str, str, str | None]]:
    return [
        (before, name, form or "", conversion)
        for before, name, form, conversion in Formatter().parse(text)
        if name is not None
    ]


def _empty(tag: str) -> Catalog:
    return Catalog(
        locale=tag,
        project="contract-clause-generator",
        version=__version__,
        header_comment=f"# Messages of the contract clause generator, translated: {tag}.",
        fuzzy=False,
    )


def main(tags: list[str]) -> int:
    """Write what changed, and say which translations are wrong."""
    FOLDER.mkdir(exist_ok=True)
    _TEMPLATE.write_text(as_template(), encoding="utf-8")
    for tag in tags:
        begun = FOLDER / tag / "LC_MESSAGES" / f"{DOMAIN}.po"
        begun.parent.mkdir(parents=True, exist_ok=True)
        if not begun.exists():
            begun.write_text(_written(_empty(tag)), encoding="utf-8")
    wrong, lacking = [], []
    for file in languages():
        catalog = read(file)
        catalog.update(template(), keep_user_comments=True)
        file.write_text(_written(catalog), encoding="utf-8")
        lacking += [f"{file}: not translated: {message!r}" for message in untranslated(catalog)]
        told = [f"{file}: {fault}" for fault in faults(catalog)]
        wrong += told
        if not told:
            file.with_suffix(".mo").write_bytes(compiled(catalog))
    click.echo(
        "\n".join((*lacking, *wrong))
        or f"{len(template())} messages; languages beside English: {len(languages())}"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
