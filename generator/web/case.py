"""One case: what to do today and why, its letter, what can be logged, its days and its sums."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from http import HTTPStatus
from typing import Any

from babel import Locale
from babel.dates import format_skeleton
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from generator.case.after_letters import AfterLetters
from generator.case.after_letters_text import clock_text, notice_lines, sections, source_text, way_lines
from generator.case.calendar import calendar_of
from generator.case.events import EVENTS, Event, name_of, sequence
from generator.case.folder import CONTRACT, Case
from generator.case.ledger import Standing
from generator.case.log import changed_files, kept_path
from generator.case.machine import State
from generator.case.order import possible
from generator.case.picture import picture_png, picture_svg
from generator.case.referring import referable
from generator.case.stages import Step
from generator.case.telling import matter_name
from generator.case.view import View, scope_of
from generator.case.wording import entry_details, entry_title, event_title
from generator.web.case_folders import Cases, address_of, client_of, keep_ending, project_of, without_path
from generator.web.downloads import download
from generator.web.entry_form import Kinds
from generator.web.guard import posted
from generator.web.letter import first_letter, letter_values, letters_of_today
from generator.web.rendering import page, page_of_form

_FIRST = ("signed", "answered", "paid", "called", "delivered", "accepted")
"""What happens most: the first ones that can be logged are buttons, the others stand behind them."""
_BUTTONS = 5
_NEEDED = {"reviewed": "deliverables", "accepted": "deliverables"}
"""Events that are about something which must be there."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day of the timeline: what happened or lies ahead, and what was said of it."""

    day: date
    text: str
    details: tuple[str, ...] = ()
    kind: str = ""


def routes(cases: Cases) -> list[BaseRoute]:
    """Return the page of a case, its files and its undoing."""
    return [
        Route("/cases/{case}", partial(_show, cases)),
        Route("/cases/{case}/calendar.ics", partial(_calendar, cases)),
        Route("/cases/{case}/picture.{form:str}", partial(_picture, cases)),
        Route("/cases/{case}/contract.docx", partial(_contract, cases)),
        Route("/cases/{case}/case-file.zip", partial(_case_file, cases)),
        Route("/cases/{case}/files/{entry:int}/{number:int}", partial(_file, cases)),
        Route("/cases/{case}/undo", partial(_undo, cases), methods=["POST"]),
        Route("/cases/{case}/undo", page_of_form, methods=["GET"]),
    ]


def offered(case: Case, view: View) -> dict[str, Kinds]:
    """Return what can be logged on the view's day, the most usual first, with the kinds of each."""
    found = {
        name: kinds
        for name, kinds in possible(view.past, scope_of(case.terms), view.as_of).items()
        if name != "undone" and (name not in _NEEDED or referable(view, name, _NEEDED[name]))
    }
    return {name: found[name] for name in (*_FIRST, *EVENTS) if name in found}


def case_values(case: Case, state: State) -> dict[str, Any]:
    """Return what every page of a case needs: the case, its words and its day."""
    words = case.words
    return {
        "case": case,
        "address": address_of(case),
        "client": client_of(case),
        "project": project_of(case),
        "state": state,
        "shown": words.shown,
        "percent": words.percent,
        "daily": words.daily,
        "acts": case.ladder.acts,
        "matter_of": partial(matter_of, case, state),
        "event_title": partial(entry_title, words),
        "entries": len(case.log.events),
    }


def matter_of(case: Case, state: State, step: Step) -> str:
    """Return what a step is about: the title of its matter."""
    found = (matter.title for matter in state.matters if matter.id == step.matter)
    return next(found, "") or matter_name(case.words, step)


def _show(cases: Cases, request: Request) -> Response:
    case = cases.named(request.path_params["case"])
    state = case.state(cases.site.today)
    view = case.view(state.as_of)
    events = list(offered(case, view))
    letter = first_letter(cases, case, state)
    values = case_values(case, state) | {
        "letter": letter,
        "letters": letters_of_today(case, state, but=letter),
        "buttons": events[:_BUTTONS],
        "others": events[_BUTTONS:],
        "moments": list(_moments(case, view, state)),
        "log": list(_log(case, view)),
        "sums": [standing for standing in state.ledger.standings if standing.open or standing.held],
        "sum_name": partial(_sum_name, case),
        "after": None if state.after is None else _after(case, state.after, state.as_of),
        "lost": changed_files(case.folder, case.log.events),
        "logged": _logged(case, request),
        "short_day": partial(_short_day, language=case.words.phrases.language),
        **letter_values(case),
    }
    return page(cases.site, request, "case.html", values, phrases=case.words.phrases)


def _after(case: Case, found: AfterLetters, as_of: date) -> dict[str, Any]:
    """Return what the law offers after the last letter, as the page shows it."""
    words = case.words
    return {
        "notice": list(notice_lines(words, found, as_of)),
        "clocks": [
            (clock.last, clock_text(words, clock, as_of), source_text(words, clock.source))
            for clock in found.remedies.clocks
        ],
        "ways": [list(way_lines(words, way, number)) for number, way in enumerate(found.ways, start=1)],
        "sections": sections(words, found),
    }


def _moments(case: Case, view: View, state: State) -> Iterator[Moment]:
    """Yield what happened by its day, today, and what lies ahead."""
    for event in sequence(case.log.events):
        if event.on <= state.as_of:
            printed = str(case.words.shown(event.on))
            told = tuple(value for _, value in entry_details(view, event) if value != printed)
            yield Moment(event.on, event_title(case.words, event), told)
    now = [_title(case, step) for step in state.now]
    today = case.words.phrases.join("semicolon", now) or case.words.say("web.case.nothing")
    yield Moment(state.as_of, today, (), "now")
    ahead = [(step.day, _title(case, step), step.why) for step in state.later]
    ahead += [(duty.by, duty.what, duty.cite) for duty in state.duties]
    ahead += [(move.until, move.what, move.cite) for move in state.moves if move.until is not None]
    for day, what, why in sorted(ahead):
        if day > state.as_of:
            yield Moment(day, what, (why,) * bool(why), "ahead")


def _short_day(day: date, *, language: str) -> str:
    """Return a day as a narrow column has it: Dec 1."""
    return str(format_skeleton("MMMd", day, locale=Locale.parse(language, sep="-")))


def _title(case: Case, step: Step) -> str:
    return case.ladder.acts[step.act].title


def _log(case: Case, view: View) -> Iterator[tuple[Event, str, tuple[tuple[str, str], ...], bool]]:
    """Yield the entries in the order in which they were made, the last first, and whether each counts."""
    counting = {event.id for event in sequence(case.log.events)}
    for event in reversed(case.log.events):
        told = () if name_of(event) == "undone" else entry_details(view, event)
        yield event, event_title(case.words, event), told, event.id in counting


def _sum_name(case: Case, standing: Standing) -> str:
    """Return what a sum is for."""
    words, debt = case.words, standing.debt
    kinds = words.phrases.join("comma", (words.say(f"letters.lines.{kind}") for kind in debt.kinds))
    if not debt.invoice:
        return words.say("case.money.titles.deposit")
    named = words.say("letters.invoice", number=debt.invoice)
    return words.say("signs.with_details", text=named, details=kinds)


def _logged(case: Case, request: Request) -> Event | None:
    """Return the entry that was just made, as the address says."""
    told = request.query_params.get("logged", "")
    number = int(told) if told.isdecimal() and len(told) < 9 else 0  # noqa: PLR2004  no log is longer
    return next((event for event in case.log.events if event.id == number), None)


def _calendar(cases: Cases, request: Request) -> Response:
    case = cases.named(request.path_params["case"])
    made = calendar_of([(without_path(case), case.state(cases.site.today))])
    return download(made, f"{case.folder.name}.ics")


def _picture(cases: Cases, request: Request) -> Response:
    case = cases.named(request.path_params["case"])
    state, form = case.state(cases.site.today), request.path_params["form"]
    if form == "png":
        return download(picture_png(case, state), f"{case.folder.name}.png")
    if form != "svg":
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return download(picture_svg(case, state).encode(), f"{case.folder.name}.svg", shown=True)


def _contract(cases: Cases, request: Request) -> Response:
    case = cases.named(request.path_params["case"])
    if case.terms is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return download((case.folder / CONTRACT).read_bytes(), f"{case.folder.name}.docx")


def _case_file(cases: Cases, request: Request) -> Response:
    """Return the case file of today as one archive, with the notes for its owner and a lawyer."""
    from generator.case.case_file import case_file_of
    from generator.case.case_file_files import case_file_zip

    case = cases.named(request.path_params["case"])
    if case.terms is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    made = case_file_of(case, cases.site.today)
    return download(case_file_zip(made), f"{case.folder.name}-case-file.zip")


def _file(cases: Cases, request: Request) -> Response:
    """Return a file that an entry of the log keeps."""
    case, number = cases.named(request.path_params["case"]), request.path_params["number"]
    event = next((e for e in case.log.events if e.id == request.path_params["entry"]), None)
    if event is None or number >= len(event.files):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    attached = event.files[number]
    path = kept_path(case.folder, attached.name, attached.sha256)
    if not path.is_file() or not path.resolve().is_relative_to(case.folder.resolve()):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return download(path.read_bytes(), attached.name)


def _undo(cases: Cases, request: Request) -> Response:
    """Undo an entry; what was logged meanwhile is no obstacle, for the entry is named."""
    told = str(posted(request).get("entry", ""))
    with cases.writing:
        case = cases.named(request.path_params["case"])
        fields = {"event": "undone", "undoes": told, "on": cases.site.today.isoformat()}
        entry = case.enter(fields, now=cases.site.now())
        keep_ending(case)
    return RedirectResponse(f"{address_of(case)}?logged={entry.id}", HTTPStatus.SEE_OTHER)
