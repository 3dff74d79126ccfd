"""The pages that say why a request was not answered: without a path, a trace or a version."""

import os
import re
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from generator.errors import InputError, UsageError
from generator.web.rendering import page
from generator.web.site import Site
from generator.web.uploads import UPLOAD

_UPLOAD = re.compile(
    rf"(?:[^\s{re.escape(os.sep)}]+{re.escape(os.sep)})?{UPLOAD}[^{re.escape(os.sep)}]+{re.escape(os.sep)}"
)
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
    HTTPStatus.LOCKED: "in_use",
    HTTPStatus.CONFLICT: "in_use",
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


def reasons_of(site: Site, error: InputError) -> tuple[str, ...]:
    """Return what is wrong with an input, without the path of a file that is named there."""
    return tuple(without_paths(site, problem.message) for problem in error.problems)


def without_paths(site: Site, text: str) -> str:
    """Return a message that names a file of the chosen folder by its name alone."""
    return _UPLOAD.sub("", text.replace(f"{site.folder}{os.sep}", ""))


def of_exception(site: Site, request: Request, error: Exception) -> Response:
    """Return the page for an exception: a person's mistake is told, a mistake of the program is not."""
    if isinstance(error, HTTPException):
        return refusal(site, request, HTTPStatus(error.status_code))
    if isinstance(error, InputError):
        return refusal(site, request, HTTPStatus.UNPROCESSABLE_ENTITY, reasons_of(site, error))
    if isinstance(error, UsageError):
        return refusal(site, request, HTTPStatus.UNPROCESSABLE_ENTITY, (str(error),))
    return refusal(site, request, HTTPStatus.INTERNAL_SERVER_ERROR)
