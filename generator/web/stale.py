"""A form that was shown before the case changed: nothing is written, and the later one is told."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from generator.case.folder import Case
from generator.web.case_folders import Cases, address_of, client_of
from generator.web.guard import posted
from generator.web.rendering import page


def refuse_stale(cases: Cases, request: Request, case: Case) -> Response | None:
    """Return the page that says that a case changed since its form was shown, None where it did not."""
    if posted(request).get("entries") == str(len(case.log.events)):
        return None
    values = {"address": address_of(case), "client": client_of(case)}
    phrases = case.words.phrases
    return page(cases.site, request, "stale.html", values, phrases=phrases, status=HTTPStatus.CONFLICT)
