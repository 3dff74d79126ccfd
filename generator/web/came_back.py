"""Files that came back, kept in the chosen folder with the answers they were made of and what was decided."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException

from generator.answers.reading import read_json, read_kept
from generator.case.folder import ANSWERS
from generator.earlier.sessions import BEFORE
from generator.errors import InputError
from generator.packs.reading import answers_hashes, read_unfinished
from generator.returns.opening import Opened, open_document
from generator.returns.returned import Returned, read_returned
from generator.web.site import Site
from generator.writing import slug, write_file

_ROOM = "returned"
"""The folder below the chosen one in which they lie."""
_FILE, _SENT, _ABOUT = "returned.docx", "sent.json", "about.json"
_ID = re.compile(r"[a-z0-9-]{1,80}")
_MOST_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class CameBack:
    """A file that came back: its folder, the name it came under, and the day.

    `deal` is the name of the answers file that values are taken into, empty while nobody knows it; `kept` are
    the paths of answers that stay as they were sent.
    """

    folder: Path
    name: str
    day: date
    deal: str = ""
    kept: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return what it is called in addresses."""
        return self.folder.name

    @property
    def file(self) -> Path:
        """Return where it lies."""
        return self.folder / _FILE

    @property
    def sent(self) -> Any:
        """Return the answers that it is compared with, None while nobody gave any."""
        path = self.folder / _SENT
        return read_json(path) if path.is_file() else None

    def read(self, site: Site) -> Returned:
        """Return what the other side changed; raise InputError where that cannot be told."""
        return read_returned(open_document(self.file), self.sent, own=site.library, source=self.deal)

    def save(self) -> None:
        """Keep what is known of it."""
        about = {"version": 1, "name": self.name, "day": self.day.isoformat(), "deal": self.deal}
        write_file(
            self.folder / _ABOUT, _json(about | {"kept": list(self.kept)}), overwrite=True, private=True
        )


def receive(site: Site, file: Path, opened: Opened) -> CameBack:
    """Keep a file that was scanned, and find the answers it was made of among those of the folder."""
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    folder = site.folder / _ROOM / f"{slug(file.stem)}-{digest[:8]}"
    if not (folder / _ABOUT).is_file():
        write_file(folder / _FILE, data, overwrite=True, private=True)
        found = CameBack(folder, file.name, site.today)
        found.save()
    found = _read(folder)
    if not found.deal and (answers := answers_of(site, opened)) is not None:
        found = compare_with(found, *answers)
    return found


def compare_with(came: CameBack, deal: str, answers: Any) -> CameBack:
    """Return a file that is compared with answers from now on; `deal` is the file that values go into."""
    found = CameBack(came.folder, came.name, came.day, deal, came.kept)
    write_file(came.folder / _SENT, _json(answers), overwrite=True, private=True)
    found.save()
    return found


def answers_of(site: Site, opened: Opened) -> tuple[str, Any] | None:
    """Return the answers of the folder that a file says it was made of, and the deal that they are of.

    They may have been changed since: then those before the last change, or of a case, are the right ones.
    """
    expected = opened.provenance.get("answers_sha256")
    for path in _answers_files(site):
        try:
            data = read_json(path)
            hashes = answers_hashes(read_unfinished(data, site.today).answers)
        except InputError:
            continue
        if expected in hashes:
            return _deal_of(path, site), data
    return None


def deals_in(site: Site) -> tuple[str, ...]:
    """Return the names of the answers files of the folder."""
    names = (path.name for path in _answers_files(site) if path.parent == site.folder)
    return tuple(name for name in names if name.count(".") == 1)


def _answers_files(site: Site) -> Iterator[Path]:
    """Yield the answers files of the folder, its earlier ones and those of cases."""
    found = [*sorted(site.folder.glob("*.json")), *sorted(site.folder.glob(f"*/{ANSWERS}"))]
    for path in found[:_MOST_LOOKED_AT]:
        if path.is_file() and path.resolve().is_relative_to(site.folder):
            yield path


def _deal_of(path: Path, site: Site) -> str:
    """Return the answers file that answers are of: their own, or the one that they were before."""
    if path.parent != site.folder:
        return ""
    name = path.name.removesuffix(BEFORE)
    return path.name if name == path.name else f"{name}.json"


def all_that_came(site: Site) -> tuple[CameBack, ...]:
    """Return the files that came back, the latest first; a folder that is none is left out."""
    found = []
    for about in (site.folder / _ROOM).glob(f"*/{_ABOUT}"):
        try:
            found.append(named(site, about.parent.name))
        except (HTTPException, InputError):
            continue
    return tuple(sorted(found, key=lambda one: (one.day, one.id), reverse=True))


def named(site: Site, name: str) -> CameBack:
    """Return a file that came back; raise HTTPException where there is none."""
    folder = site.folder / _ROOM / name
    inside = _ID.fullmatch(name) and folder.resolve().is_relative_to(site.folder)
    if not inside or not (folder / _ABOUT).is_file() or not (folder / _FILE).is_file():
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return _read(folder)


def _read(folder: Path) -> CameBack:
    match read_kept(folder / _ABOUT):
        case {"name": str(name), "day": str(day), "deal": str(deal), "kept": list(kept)}:
            try:
                return CameBack(folder, name, date.fromisoformat(day), deal, tuple(map(str, kept)))
            except ValueError:
                pass
    raise HTTPException(HTTPStatus.NOT_FOUND)


def _json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n").encode()
