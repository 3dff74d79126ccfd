"""What the program says of itself, in the language of the person who runs it.

A message stands where it is said, in American English, with named places for its values: English is what
translators translate from, and needs no catalog. Other languages are catalogs of gettext,
`locale/<language>/LC_MESSAGES/clausegen.mo`. What is said about a deal is not here: it is in the phrases of
a pack, in the language of its documents.
"""

import gettext
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import takewhile
from pathlib import Path

DOMAIN = "clausegen"
FOLDER = Path(__file__).with_name("locale")
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where a person's languages stand, as in the gettext of Python: the first that is set counts."""
_SPOKEN = ContextVar("spoken", default="")
_ENGLISH = re.compile(r"(en|C|POSIX)([_.@]|$)")


@dataclass(frozen=True, slots=True)
class Message:
    """A message in a table or a constant, which is no text before `tell` says it."""

    text: str


def tell(message: str | Message, /, **values: object) -> str:
    """Return a message in the language of the person, with its values; braces of its own stand twice."""
    text = message.text if isinstance(message, Message) else message
    return _filled(_catalog().gettext(text), text, values)


def tell_many(count: int, one: str, many: str, /, **values: object) -> str:
    """Return the form of a message that the language has for a number, which stands at `{count}`."""
    values = {"count": figure(count)} | values
    return _filled(_catalog().ngettext(one, many, count), one if count == 1 else many, values)


def relayed(text: str | None) -> str:
    """Return what the system or Python said, in the language of the person where translators know it."""
    return _catalog().gettext(text) if text else ""


def speak(tag: str) -> None:
    """Say messages in the language of a tag such as fr-FR from here on, in the present context alone.

    A page has one language, that of its pack, whatever the person's computer speaks. Where there is no
    catalog of it, messages stay in the language of the person.
    """
    _SPOKEN.set(tag.replace("-", "_"))


def listed(parts: Iterable[str]) -> str:
    """Return parts as a list in one line: a, b, c."""
    # Translators: what stands between the parts of a list.
    return tell(", ").join(parts)


def any_of(parts: Iterable[str]) -> str:
    """Return what one may choose from, in one line: a, b or c."""
    *others, last = parts
    return tell("{others} or {last}", others=listed(others), last=last) if others else last


def language() -> str:
    """Return the language of the messages, such as `pt_BR`; empty for English, which needs no catalog."""
    return _catalog().info().get("language", "")


def figure(number: float, decimals: int = 0) -> str:
    """Return a number as the language of the messages writes it, rounded: 1,200 or 6.8."""
    written = f"{number:,.{decimals}f}"
    if not (spoken := language()) or written.isdecimal():
        return written
    from babel.core import UnknownLocaleError
    from babel.numbers import format_decimal

    try:
        return format_decimal(round(number, decimals), f"#,##0.{'0' * decimals}", spoken)
    except (UnknownLocaleError, ValueError):
        return written


def long_date(day: date) -> str:
    """Return a day as the language of the messages writes it: December 7, 2026."""
    if not (spoken := language()):
        return f"{day:%B} {day.day}, {day.year}"
    from babel.core import UnknownLocaleError
    from babel.dates import format_date

    try:
        return format_date(day, "long", spoken)
    except (UnknownLocaleError, ValueError):
        return day.isoformat()


def translate_libraries() -> None:
    """Let what asks gettext without a domain, such as click, speak the same language.

    This holds for the whole process, so it is for a program, not for a library.
    """
    if _catalog().info():
        gettext.bindtextdomain(DOMAIN, FOLDER)
        gettext.textdomain(DOMAIN)
    else:
        gettext.textdomain("messages")  # where gettext itself begins


def _catalog() -> gettext.NullTranslations:
    own = next((found for name in _VARIABLES if (found := os.environ.get(name))), "")
    return _read(":".join(filter(None, (_SPOKEN.get(), own))), FOLDER)


@cache
def _read(languages: str, folder: Path) -> gettext.NullTranslations:
    """Return the catalog of the first languages before English; one that cannot be read is passed over."""
    wanted = [*takewhile(lambda name: not _ENGLISH.match(name), languages.split(":"))]
    with suppress(Exception):  # a damaged catalog can fail in any way, and English is always there
        return gettext.translation(DOMAIN, folder, wanted, fallback=True)
    return gettext.NullTranslations()


def _filled(text: str, message: str, values: dict[str, object]) -> str:
    try:
        return text.format(**values)
    except (
        LookupError,
        ValueError,
        AttributeError,
        TypeError,
    ):  # the translation has other places than the message
        return message.format(**values)
