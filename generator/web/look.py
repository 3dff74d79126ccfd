"""Light or dark: as the system has it, or as the person chose."""

from functools import partial
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from generator.web.guard import posted
from generator.web.site import Site

LOOKS = ("system", "light", "dark")
_SECONDS = 365 * 24 * 3600


def look_of(request: Request) -> str:
    """Return which colors a browser wants: one of `LOOKS`."""
    chosen = request.cookies.get("clausegen-look", "")
    return chosen if chosen in LOOKS else LOOKS[0]


def routes(site: Site) -> list[BaseRoute]:
    """Return where the colors are chosen."""
    return [Route("/look", partial(_choose, site), methods=["POST"])]


def _choose(_: Site, request: Request) -> Response:
    """Keep the choice in a cookie, and show the page again on which it was made."""
    chosen = posted(request).get("look")
    # Only the path: a form of these pages cannot lead to another site.
    came_from = urlsplit(request.headers.get("referer", "")).path
    back = came_from if came_from.startswith("/") and not came_from.startswith("//") else "/"
    answer = RedirectResponse(back, HTTPStatus.SEE_OTHER)
    if chosen in LOOKS:
        answer.set_cookie("clausegen-look", str(chosen), max_age=_SECONDS, httponly=True, samesite="strict")
    return answer
