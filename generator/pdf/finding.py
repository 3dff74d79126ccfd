"""Finding LibreOffice, which makes the PDFs."""

import os
import shutil
from pathlib import Path

from generator.errors import InputError
from generator.messages import tell

_VARIABLE = "CLAUSEGEN_SOFFICE"
_NAMES = ("soffice", "libreoffice")
# Where its installers put it on macOS and Windows, which do not add it to PATH.
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)


def find_office() -> str:
    """Return the whole path of LibreOffice, which runs in a folder of its own.

    Raise InputError that says how to get it.
    """
    named = os.environ.get(_VARIABLE)
    if named:
        return _named(named)
    places = [found for name in _NAMES if (found := shutil.which(name))]
    places += [place for place in _USUAL if Path(place).is_file()]
    if not places:
        raise InputError.single(
            tell(
                "--pdf needs LibreOffice, which was not found: install it from "
                "https://www.libreoffice.org/download (Debian and Ubuntu: apt install "
                "libreoffice-writer; macOS: brew install --cask libreoffice), or name its program "
                "soffice in {variable}",
                variable=_VARIABLE,
            )
        )
    return str(Path(places[0]).absolute())


def _named(path: str) -> str:
    wrong = ""
    if not Path(path).is_file():
        wrong = tell("names no file")
    elif not os.access(path, os.X_OK):
        wrong = tell("names a file that may not be run")
    if wrong:
        raise InputError.single(
            tell(
                "{variable} {wrong}: give the path of LibreOffice's soffice", variable=_VARIABLE, wrong=wrong
            ),
            source=path,
        )
    return str(Path(path).absolute())
