"""A made-up language for tests: every message in letters that are not Latin, its places kept."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from generator import messages

TAG = "ka"
_PLACE = re.compile(r"(\{\{|\}\}|\{[^{}]*\})")
_LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "აბცდეფგჰიჯკლმნოპქრსტუვწხყზ", strict=True))
_GEORGIAN = str.maketrans(_LETTERS | {latin.upper(): letter for latin, letter in _LETTERS.items()})


def in_georgian_letters(text: str) -> str:
    """Return a message with every Latin letter of its own written in Georgian; places for values stay."""
    return "".join(
        part if _PLACE.fullmatch(part) else part.translate(_GEORGIAN) for part in _PLACE.split(text)
    )


def speak(monkeypatch: pytest.MonkeyPatch, folder: Path, catalog: Catalog, tag: str = TAG) -> None:
    """Let the program speak a language, with this catalog for it and no other in the folder."""
    file = folder / tag / "LC_MESSAGES" / f"{messages.DOMAIN}.mo"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        write_mo(out, catalog)
    listen(monkeypatch, folder, tag)


def listen(monkeypatch: pytest.MonkeyPatch, folder: Path, languages: str) -> None:
    """Let the program look for catalogs in a folder, for a person who set these languages."""
    monkeypatch.setattr(messages, "FOLDER", folder)
    monkeypatch.setenv("LANGUAGE", languages)
