"""What happened in a case, written into its log by a form for each event."""

from functools import partial
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from generator.case.folder import Case
from generator.case.letters import next_number
from generator.errors import InputError, Problem
from generator.web.case import case_values, offered
from generator.web.case_folders import Cases, address_of, keep_ending
from generator.web.entry_form import EntryForm, Given, given_from, given_in
from generator.web.guard import posted
from generator.web.rendering import page
from generator.web.stale import refuse_stale
from generator.web.uploads import uploaded


def routes(cases: Cases) -> list[BaseRoute]:
    """Return the forms of events."""
    address = "/cases/{case}/log/{event}"
    return [
        Route(address, partial(_show, cases), methods=["GET"]),
        Route(address, partial(_enter, cases), methods=["POST"]),
    ]


def _show(cases: Cases, request: Request) -> Response:
    case = cases.named(request.path_params["case"])
    form = _form(cases, case, request)
    today = cases.site.today.isoformat()
    usual = case.with_usual({"event": form.event, "on": today})
    own = {q.name for q in form.asked}
    defaults = {q.name: q.info.default for q in form.asked if q.kind == "flag" or q.name in ("via", "by")}
    given = given_from(defaults | {name: value for name, value in usual.items() if name in own})
    if form.event == "invoiced":
        given |= {"number": (next_number(case),)}
    return _page(cases, request, case, form, given | given_in(request.query_params))


def _form(cases: Cases, case: Case, request: Request) -> EntryForm:
    """Return the form of an event; raise HTTPException for one that cannot happen now."""
    event, view = request.path_params["event"], case.view(cases.site.today)
    kinds = offered(case, view).get(event)
    if kinds is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return EntryForm(case, view, event, kinds)


def _page(
    cases: Cases,
    request: Request,
    case: Case,
    form: EntryForm,
    given: Given,
    problems: tuple[Problem, ...] = (),
) -> Response:
    values = case_values(case, case.state(cases.site.today)) | {
        "event": form.event,
        "controls": form.controls(given, problems),
        "more": form.more(given, problems),
        "problems": form.wrong(given, problems),
        "latest": cases.site.today.isoformat(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return page(cases.site, request, "entry.html", values, phrases=case.words.phrases, status=status)


def _enter(cases: Cases, request: Request) -> Response:
    """Log the event that a form tells, or show the form again with what is to be mended."""
    sent = posted(request)
    given = given_in(sent)
    with cases.writing:
        case = cases.named(request.path_params["case"])
        if stale := refuse_stale(cases, request, case):
            return stale
        form = _form(cases, case, request)
        fields = {"event": form.event, "on": cases.site.today.isoformat(), **form.fields(given)}
        try:
            with uploaded(sent.getlist("files"), case.folder) as files:
                entry = case.enter(case.with_usual(fields), now=cases.site.now(), files=files)
            keep_ending(case)
        except InputError as error:
            return _page(cases, request, case, form, given, error.problems)
    return RedirectResponse(f"{address_of(case)}?logged={entry.id}", HTTPStatus.SEE_OTHER)
