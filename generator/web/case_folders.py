"""The cases of the chosen folder, each by the name of its own folder; nothing outside is opened."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException

from generator.answers.paths import fetch
from generator.case.folder import CASE, Case, cases_in, open_case
from generator.case.history import ending_of
from generator.earlier.clients import keep_history
from generator.errors import InputError
from generator.messages import speak
from generator.web.site import Site


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of a run; one request at a time writes to them, so that none overtakes another."""

    site: Site
    writing: Lock = field(default_factory=Lock)
    kept: dict[Path, Any] = field(default_factory=dict)
    """What was worked out of cases, by their folders, for lists of them."""
    reading: Lock = field(default_factory=Lock)
    """Held while cases are read that no page waits for."""

    def read_on(self, read: Callable[[], None]) -> None:
        """Read cases while pages go on; one run of it at a time."""
        if self.reading.acquire(blocking=False):
            Thread(target=self._read_on, args=(read,), daemon=True).start()

    def _read_on(self, read: Callable[[], None]) -> None:
        try:
            read()
        finally:
            self.reading.release()

    def folders(self) -> tuple[Path, ...]:
        """Return the folders of cases, by name: those right below the chosen folder, or that one itself."""
        try:
            found = cases_in(self.site.folder)
        except InputError:
            return ()
        return tuple(folder for folder in found if not folder.name.startswith(".") and self._holds(folder))

    def named(self, name: str) -> Case:
        """Open a case by the name of its folder.

        Raises HTTPException where there is none, InputError where it is damaged.
        """
        for folder in self.folders():
            if folder.name == name:
                case = open_case(folder, self.site.library)
                speak(case.words.phrases.language)
                return case
        raise HTTPException(HTTPStatus.NOT_FOUND)

    def _holds(self, folder: Path) -> bool:
        inside = folder.resolve().is_relative_to(self.site.folder.resolve())
        return inside and (folder / CASE).is_file()


def address_of(case: Case) -> str:
    """Return the address of the page of a case."""
    return f"/cases/{quote(case.folder.name, safe='')}"


def keep_ending(case: Case) -> None:
    """Keep with its client how a case ended, or that it goes on again."""
    if ending := ending_of(case.folder, case.own):
        keep_history(*ending)


def without_path(case: Case) -> Case:
    """Return a case for what leaves this machine: it is named by its folder, and not by where that lies."""
    return replace(case, folder=Path(case.folder.name))


def client_of(case: Case) -> str:
    """Return whom a case is about, as its answers have it, or the name of its folder."""
    return _answer(case, "client.legal_name") or case.folder.name


def project_of(case: Case) -> str:
    """Return what a case is about, as its answers have it; empty where they do not say."""
    return _answer(case, "project.title")


def _answer(case: Case, path: str) -> str:
    found = fetch(case.answers, path)
    return found if isinstance(found, str) else ""
