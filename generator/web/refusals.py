"""The pages that say why a request was not answered: without a path, a trace or a version."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from generator.errors import InputError, UsageError
from generator.web.rendering import page
from generator.web.site import Site

_TOLD = {
    HTTPStatus.UNAUTHORIZED: "not_let_in",
    HTTPStatus.FORBIDDEN: "stale",
    HTTPStatus.NOT_FOUND: "not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "not_found",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "too_large",
    HTTPStatus.REQUEST_TIMEOUT: "too_slow",
    HTTPStatus.MISDIRECTED_REQUEST: "wrong_host",
    HTTPStatus.BAD_REQUEST: "broken",
    HTTPStatus.UNPROCESSABLE_ENTITY: "input",
}


def refusal(site: Site, request: Request, status: HTTPStatus, reasons: tuple[str, ...] = ()) -> Response:
    """Return the page that says why a request was refused; `reasons` say what is wrong with a file."""
    told, say = _TOLD.get(status, "failed"), site.phrases.say
    values = {
        "title": say(f"web.refused.{told}"),
        "mend": say(f"web.refused.{told}_mend"),
        "reasons": reasons,
    }
    return page(site, request, "refused.html", values, status=status)


def of_exception(site: Site, request: Request, error: Exception) -> Response:
    """Return the page for an exception: a person's mistake is told, a mistake of the program is not."""
    if isinstance(error, HTTPException):
        return refusal(site, request, HTTPStatus(error.status_code))
    if isinstance(error, InputError):
        reasons = tuple(problem.message for problem in error.problems)
        return refusal(site, request, HTTPStatus.UNPROCESSABLE_ENTITY, reasons)
    if isinstance(error, UsageError):
        return refusal(site, request, HTTPStatus.UNPROCESSABLE_ENTITY, (str(error),))
    return refusal(site, request, HTTPStatus.INTERNAL_SERVER_ERROR)
