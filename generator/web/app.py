"""The application: its modules with their addresses, behind the guard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from generator.errors import InputError, UsageError
from generator.web import asking, cases, checking, finishing, look, returned, start
from generator.web.deals import Deals
from generator.web.guard import Guard
from generator.web.refusals import of_exception, refusal
from generator.web.rendering import Part
from generator.web.site import Site

_STATIC = Path(__file__).with_name("static")


@dataclass(frozen=True, slots=True)
class Room:
    """A module of pages: its routes, and the part that the head of each page leads to, if it is one."""

    routes: Callable[[Site], Sequence[BaseRoute]]
    part: Part | None = None


ROOMS = (
    Room(cases.routes, Part("/cases", "web.today.part")),
    Room(returned.routes, Part("/returned", "web.returned.part")),
    Room(look.routes),
)
"""Each module of pages; those with a part stand in the head of every page, in this order."""

_OF_DEALS = (start.routes, asking.routes, checking.routes, finishing.routes)
"""The pages of the interview, which share the deals that are open; the first page is the first part."""
_FIRST = Part("/", "web.parts.contracts")


def make_app(site: Site) -> Starlette:
    """Return the application that serves the pages of a run."""
    told, deals = partial(of_exception, site), Deals(site)
    app = Starlette(
        routes=[
            *(route for routes in _OF_DEALS for route in routes(site, deals)),
            *(route for room in ROOMS for route in room.routes(site)),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ],
        middleware=[Middleware(Guard, keys=site.keys, refuse=partial(refusal, site))],
        exception_handlers={HTTPException: told, InputError: told, UsageError: told, Exception: told},
    )
    app.state.deals = deals
    app.state.parts = (_FIRST, *(room.part for room in ROOMS if room.part))
    return app
