"""Today: the cases of all clients, the soonest first, and the beginning of one."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from http import HTTPStatus
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from generator.answers.paths import fetch
from generator.answers.reading import read_json
from generator.case.beginning import begin_case
from generator.case.calendar import calendar_of
from generator.case.folder import ANSWERS, CASE, CONTRACT, Case, open_case
from generator.case.log import LOG
from generator.case.machine import State
from generator.case.signing import ENDING
from generator.case.words import Words
from generator.earlier.sessions import BEFORE, UNFINISHED
from generator.errors import InputError
from generator.packs.phrasing import formats_of
from generator.web.case import matter_of
from generator.web.case_folders import Cases, address_of, client_of, project_of, without_path
from generator.web.downloads import download
from generator.web.guard import posted
from generator.web.refusals import reasons_of
from generator.web.rendering import page

ADDRESS = "/cases"
_NOT_OF_A_DEAL = (UNFINISHED, BEFORE, ENDING)


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in the list, as it stands on a day: its next step, and what is owed.

    `next_day` is the day of that step, None where there is none; `since` the day from which it can be done.
    `open` is owed and not overdue.
    """

    address: str
    client: str
    project: str
    as_of: dt.date
    next_day: dt.date | None
    since: dt.date | None
    title: str
    matter: str
    why: str
    has_letter: bool
    overdue: Decimal
    open: Decimal
    words: Words

    @property
    def is_now(self) -> bool:
        """Say whether something is to be done on its day."""
        return self.next_day == self.as_of

    @property
    def days(self) -> int:
        """Return how many days are left until then."""
        return 0 if self.next_day is None else (self.next_day - self.as_of).days

    def shown(self, value: object) -> object:
        """Return a day or a sum as its pack prints it."""
        return self.words.shown(value)


def _row(case: Case, state: State) -> Listed:
    step = next(iter((*state.now, *state.later)), None)
    act = case.ladder.acts[step.act] if step else None
    overdue = sum((standing.open for standing in state.ledger.overdue), Decimal(0))
    return Listed(
        address=address_of(case),
        client=client_of(case),
        project=project_of(case),
        as_of=state.as_of,
        next_day=state.next_day,
        since=step.day if step else None,
        title=act.title if act else "",
        matter=matter_of(case, state, step) if step else "",
        why=step.why if step else "",
        has_letter=bool(act and act.letter),
        overdue=overdue,
        open=state.ledger.open - overdue,
        words=case.words,
    )


@dataclass(frozen=True, slots=True)
class Unread:
    """A case that cannot be read, and why."""

    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """A deal of the folder that has no case yet: its file, whom and what it is about."""

    file: Path
    client: str
    project: str

    @property
    def has_contract(self) -> bool:
        """Say whether its contract was written."""
        return self.file.suffix == ".docx"


def routes(cases: Cases) -> list[BaseRoute]:
    """Return the list of cases, its calendar, and the beginning of a case."""
    return [
        Route(ADDRESS, partial(_today, cases), methods=["GET"]),
        Route(ADDRESS, partial(_begin, cases), methods=["POST"]),
        Route("/cases.ics", partial(_calendar, cases)),
    ]


def _today(cases: Cases, request: Request) -> Response:
    site = cases.site
    found, waiting = _listed(cases)
    listed = [one for one in found if isinstance(one, Listed)]
    listed.sort(key=lambda one: (one.next_day or dt.date.max, one.client))
    values = {
        "day": formats_of(site.pack).text(site.today, "date"),
        "do_now": [one for one in listed if one.is_now],
        "coming": [one for one in listed if one.next_day and not one.is_now],
        "idle": [one for one in listed if one.next_day is None],
        "unread": [one for one in found if isinstance(one, Unread)],
        "waiting": waiting,
        "overdue": _totals(listed, "overdue"),
        "open": _totals(listed, "open"),
        "beginnings": list(_beginnings(cases)),
        "today": site.today,
        "letters": sum(one.has_letter for one in listed if one.is_now),
    }
    return page(site, request, "today.html", values)


def due_today(cases: Cases) -> list[Listed]:
    """Return the cases in which something is to be done today."""
    found = (one for one in _listed(cases)[0] if isinstance(one, Listed) and one.is_now)
    return sorted(found, key=lambda one: one.client)


def known_due(cases: Cases) -> int:
    """Return in how many cases something is to be done today, of those that were looked at already."""
    day = cases.site.today
    return sum(
        isinstance(one, Listed) and one.is_now for stamp, one in [*cases.kept.values()] if stamp[0] == day
    )


_AT_ONCE = 8
"""Cases that a page reads for the first time: one takes a third of a second."""


def _listed(cases: Cases) -> tuple[list[Listed | Unread], int]:
    """Return the cases as they stand today, and how many of them are still being read.

    What was worked out is kept while the files of a case stay as they are. Of many cases that nobody has
    opened yet some are read at once, and the others while the person looks at these.
    """
    day, folders = cases.site.today, cases.folders()
    for gone in set(cases.kept).difference(folders):
        del cases.kept[gone]
    new = [folder for folder in folders if not _is_kept(cases, folder, day)]
    _keep(cases, new[:_AT_ONCE], day)
    if later := new[_AT_ONCE:]:
        cases.read_on(partial(_keep, cases, later, day))
    found = [cases.kept[folder][1] for folder in folders if _is_kept(cases, folder, day)]
    return found, len(folders) - len(found)


def _is_kept(cases: Cases, folder: Path, day: dt.date) -> bool:
    return folder in cases.kept and cases.kept[folder][0] == (day, *_stamps(folder))


def _keep(cases: Cases, folders: Iterable[Path], day: dt.date) -> None:
    for folder in folders:
        stamp = (day, *_stamps(folder))
        cases.kept[folder] = stamp, _read(cases, folder, day)


def _stamps(folder: Path) -> Iterator[tuple[int, int]]:
    for name in (CASE, ANSWERS, CONTRACT, LOG):
        path = folder / name
        stat = path.stat() if path.is_file() else None
        yield (stat.st_mtime_ns, stat.st_size) if stat else (0, 0)


def _read(cases: Cases, folder: Path, day: dt.date) -> Listed | Unread:
    try:
        case = open_case(folder, cases.site.library)
        return _row(case, case.state(day))
    except InputError as error:
        return Unread(folder.name, reasons_of(cases.site, error))


def _totals(listed: list[Listed], name: str) -> tuple[tuple[str, ...], int]:
    """Return what some sums of the cases come to, one for each currency, and of how many cases they are."""
    sums: dict[str, tuple[Decimal, Listed]] = {}
    having = [one for one in listed if getattr(one, name)]
    for one in having:
        code = one.words.formats.currency_code
        before = sums[code][0] if code in sums else Decimal(0)
        sums[code] = (before + getattr(one, name), one)
    return tuple(str(one.shown(total)) for total, one in sums.values()), len(having)


def _calendar(cases: Cases, _: Request) -> Response:
    return download(calendar_of(_readable(cases)), "cases.ics")


def _readable(cases: Cases) -> Iterator[tuple[Case, State]]:
    for folder in cases.folders():
        with suppress(InputError):
            case = open_case(folder, cases.site.library)
            yield without_path(case), case.state(cases.site.today)


def _beginnings(cases: Cases) -> Iterator[Beginning]:
    """Yield the deals of the folder that have no case yet, by name."""
    site = cases.site
    known = {_digest(folder / name) for folder in cases.folders() for name in (CONTRACT, ANSWERS)}
    for answers in sorted(site.folder.glob("*.json")):
        if answers.name.endswith(_NOT_OF_A_DEAL) or answers.is_symlink() or not answers.is_file():
            continue
        if answers.with_suffix(UNFINISHED).exists():
            continue  # it is still being written, and stands among the contracts
        try:
            data = read_json(answers)
        except InputError:
            continue
        client, project = (fetch(data, path) for path in ("client.legal_name", "project.title"))
        contract = answers.with_suffix(".docx")
        file = contract if contract.is_file() and not contract.is_symlink() else answers
        if isinstance(client, str) and isinstance(project, str) and _digest(file) not in known:
            yield Beginning(file, client, project)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _begin(cases: Cases, request: Request) -> Response:
    """Begin a case, and ask for its first entry where none was recorded yet."""
    site, form = cases.site, posted(request)
    chosen = next((one for one in _beginnings(cases) if one.file.name == form.get("file")), None)
    if chosen is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    zones = tuple(str(zone).strip() for zone in form.getlist("zone") if str(zone).strip())
    contract = chosen.file if chosen.has_contract else None
    answers = chosen.file.with_suffix(".json")
    with cases.writing:
        folder = _free(site.folder / f"{chosen.file.stem}-case")
        case = begin_case(
            folder, contract, read_json(answers), now=site.now(), source=answers.name, zones=zones
        )
    first = "" if case.log.events else "/log/signed" if contract else "/log/proposed"
    return RedirectResponse(f"{address_of(case)}{first}", HTTPStatus.SEE_OTHER)


def _free(folder: Path) -> Path:
    number, found = 1, folder
    while found.exists():
        number += 1
        found = folder.with_name(f"{folder.name}-{number}")
    return found
