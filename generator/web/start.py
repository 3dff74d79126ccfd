"""The first page: begin a contract, go on with one, open a file."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from generator.web.rendering import page
from generator.web.site import Site


def routes(site: Site) -> list[BaseRoute]:
    """Return the first page."""
    return [Route("/", partial(_start, site))]


def _start(site: Site, request: Request) -> Response:
    return page(site, request, "start.html", {})
