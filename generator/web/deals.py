"""The deals of the chosen folder: each is its answers file, open in one place at a time."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException

from generator.earlier.sessions import UNFINISHED, alone, check_place, questionnaire_of, read_start, to_save
from generator.errors import InputError
from generator.messages import speak
from generator.questionnaire.interview import Interview
from generator.web.site import Site
from generator.writing import write_file

if TYPE_CHECKING:
    from generator.drafting.pipeline import Draft

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_NEW = re.compile(r"contract(-\d{1,3})?")
"""Names of deals that have no file yet; the terminal begins with the first of them too."""
_MOST_UNDONE = 100
_IDLE_SECONDS = 30 * 60
"""After this time without a request a deal is let go, so that the terminal may open it."""


@dataclass(slots=True)
class Deal:
    """A deal that is open: its interview as it stands, where it is saved, and what can be undone.

    `written_by` says from which showing of a page an answer came last, by path.
    """

    name: str
    folder: Path
    interview: Interview
    digest: str
    saved_at: datetime | None = None
    undone: list[Interview] = field(default_factory=list)
    written_by: dict[str, str] = field(default_factory=dict)
    drafted: "tuple[Interview, Draft] | None" = None
    held: ExitStack = field(default_factory=ExitStack)
    used_at: datetime | None = None

    @property
    def partial(self) -> Path:
        """Return where the interview is saved while it is not finished."""
        return self.folder / f"{self.name}{UNFINISHED}"

    @property
    def answers(self) -> Path:
        """Return the finished answers file."""
        return self.folder / f"{self.name}.json"


class Deals:
    """The deals of a site, opened when they are asked for."""

    def __init__(self, site: Site) -> None:
        """Open nothing yet."""
        self._site = site
        self._open: dict[str, Deal] = {}
        self._former: dict[str, str] = {}
        self._mutexes: dict[str, RLock] = {}
        self._all = Lock()

    @contextmanager
    def at(self, name: str) -> Iterator[Deal]:
        """Hold a deal against every other request and process, as its file has it now.

        Raises HTTPException where there is none of that name, and where another run has it open.
        """
        if not is_name(name):
            raise HTTPException(HTTPStatus.NOT_FOUND)
        with self._all:
            name = self._former.get(name, name)
            mutex = self._mutexes.setdefault(name, RLock())
        with mutex:
            deal = self._open.get(name)
            now = self._site.now()
            if deal is None or deal.digest != _digest(deal):
                before, deal = deal, self._opened(name)
                if before is not None:
                    deal.undone = before.undone
                self._open[name] = deal
            deal.used_at = now
            speak(deal.interview.phrases.language)
            yield deal
        self._let_go(now)

    def save(self, deal: Deal, after: Interview) -> None:
        """Keep a deal as it stands after an answer, and what it was before, to undo it."""
        before = deal.interview
        deal.interview = after
        if after.saved == before.saved:
            return
        deal.undone = [*deal.undone[1 - _MOST_UNDONE :], before]
        self._write(deal)

    def undo(self, deal: Deal) -> bool:
        """Take the last change back; say whether there was one."""
        if not deal.undone:
            return False
        deal.interview = deal.undone.pop()
        self._write(deal)
        return True

    def rename(self, deal: Deal, name: str) -> None:
        """Give a deal the name under which it is written; its former address leads there in this run."""
        if name == deal.name:
            return
        partial, held = deal.folder / f"{name}{UNFINISHED}", ExitStack()
        held.enter_context(alone(partial))
        if deal.partial.exists():
            deal.partial.replace(partial)
        deal.held.close()
        with self._all:
            self._open.pop(deal.name, None)
            self._former[deal.name] = name
            deal.name, deal.held = name, held
            self._open[name] = deal

    def forget(self, deal: Deal) -> None:
        """Let go of a deal that is finished: its unfinished interview is removed."""
        deal.partial.unlink(missing_ok=True)
        self._open.pop(deal.name, None)
        deal.held.close()

    def close(self) -> None:
        """Let go of every deal."""
        with self._all:
            for deal in self._open.values():
                deal.held.close()
            self._open.clear()

    def new_name(self) -> str:
        """Return a name for a new deal: that of the terminal, where it is free."""
        number = 1
        while (self._site.folder / f"{_numbered(number)}{UNFINISHED}").exists():
            number += 1
        with self._all:
            self._former.pop(_numbered(number), None)
        return _numbered(number)

    def interview_of(self, start: dict[str, Any], *, quick: bool = False) -> Interview:
        """Open an interview from answers; raise InputError for what no question can mend."""
        day = self._site.as_of or self._site.today
        about = questionnaire_of(start, day, self._site.library)
        return Interview.open(about, start, quick=quick)

    def draft(self, deal: Deal) -> "Draft":
        """Return the contract as the answers and what is proposed make it so far.

        Raises InputError where they contradict.
        """
        if deal.drafted is None or deal.drafted[0] is not deal.interview:
            deal.drafted = deal.interview, draft_of(deal.interview.foreseen, self._site)
        return deal.drafted[1]

    def _opened(self, name: str) -> Deal:
        folder = self._site.folder
        partial, whole = folder / f"{name}{UNFINISHED}", folder / f"{name}.json"
        there = next((path for path in (partial, whole) if lies_there(path, folder)), None)
        if there is None and _NEW.fullmatch(name) is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        check_place(partial)
        held = self._open[name].held if name in self._open else ExitStack()
        if name not in self._open:
            try:
                held.enter_context(alone(partial))
            except InputError as error:
                raise HTTPException(HTTPStatus.LOCKED) from error
        try:
            start = {"pack": self._site.pack} if there is None else read_start(there)
            deal = Deal(name, folder, self.interview_of(start, quick=there is None), "", held=held)
        except BaseException:
            held.close()
            self._open.pop(name, None)
            raise
        deal.digest = _digest(deal)
        if there is not None:
            deal.saved_at = datetime.fromtimestamp(there.stat().st_mtime, self._site.now().tzinfo)
        return deal

    def _write(self, deal: Deal) -> None:
        if saved := deal.interview.saved:
            write_file(deal.partial, to_save(saved), overwrite=True, private=True)
        else:
            deal.partial.unlink(missing_ok=True)
        deal.digest = _digest(deal)
        deal.saved_at = self._site.now()

    def _let_go(self, now: datetime) -> None:
        """Let go of deals that nobody has asked for in a while."""
        with self._all:
            idle = [d for d in self._open.values() if d.used_at is not None]
            idle = [d for d in idle if d.used_at and (now - d.used_at).total_seconds() > _IDLE_SECONDS]
            for deal in idle:
                del self._open[deal.name]
                deal.held.close()


def is_name(name: str) -> bool:
    """Say whether a deal may have a name: one that leads nowhere else."""
    return _NAME.fullmatch(name) is not None


def lies_there(path: Path, folder: Path) -> bool:
    """Say whether a file is there, and no link out of the folder."""
    return path.is_file() and path.resolve().is_relative_to(folder)


def _numbered(number: int) -> str:
    return "contract" if number == 1 else f"contract-{number}"


def _digest(deal: Deal) -> str:
    """Return the hash of the file in which a deal stands, empty for one that has none yet."""
    there = next((path for path in (deal.partial, deal.answers) if lies_there(path, deal.folder)), None)
    return "" if there is None else hashlib.sha256(there.read_bytes()).hexdigest()


def draft_of(data: dict[str, Any], site: Site) -> "Draft":
    """Return the contract that answers make; blanks stand for what is missing."""
    from generator.drafting.pipeline import draft_unfinished, open_materials
    from generator.packs.reading import read_unfinished

    day = site.as_of or site.today
    unfinished = read_unfinished(data, day, own=site.library)
    materials = open_materials(own=site.library, template=site.template, pack=unfinished.answers.pack)
    return draft_unfinished(unfinished, materials, as_of=site.as_of)
