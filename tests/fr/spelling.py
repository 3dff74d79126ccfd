"""French words by the dictionary of Debian (hunspell-fr), and those that it lacks."""

import re
import shutil
import subprocess
from collections.abc import Iterable

import pytest

NEEDS_HUNSPELL = pytest.mark.skipif(
    shutil.which("hunspell") is None, reason="hunspell is missing: apt-get install hunspell hunspell-fr"
)

EXCEPTIONS = {
    # Abbreviations of codes, courts and registers, and how French numbers the first.
    "BODACC", "CEPC", "CGI", "CIBS", "CPI", "CSS", "Cass", "RC", "RCS", "RGPD", "SIREN", "SIRET",
    "Civ", "civ", "er", "trav",
    "EI", "EURL", "SARL", "SAS", "SASU",
    # Names of judgments.
    "Faurecia",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def words(text: str) -> set[str]:
    """Return the words of a text, elided ones with what they are before: l'acompte."""
    return set(_WORD.findall(text.replace("’", "'")))


def unknown(texts: Iterable[str], known: Iterable[str] = ()) -> set[str]:
    """Return the words of texts that are in no French dictionary and not among those `known`."""
    asked = words("\n".join(texts)) - words("\n".join(known)) - EXCEPTIONS
    told = subprocess.run(
        ["hunspell", "-d", "fr", "-l", "-i", "utf-8"],
        input="\n".join(sorted(asked)), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {word for word in told.stdout.split("\n") if word}
