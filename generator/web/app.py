"""The application: its modules with their addresses, behind the guard."""

from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from generator.errors import InputError, UsageError
from generator.web import asking, cases as case_pages, checking, finishing, look, returned, start
from generator.web.case_folders import Cases
from generator.web.deals import Deals
from generator.web.guard import Guard
from generator.web.refusals import of_exception, refusal
from generator.web.rendering import Part
from generator.web.site import Site
from generator.web.today import known_due

_STATIC = Path(__file__).with_name("static")


_OF_DEALS = (asking.routes, checking.routes, finishing.routes, returned.routes)
"""The pages that share the deals that are open."""

PARTS = (
    Part("/", "web.parts.contracts"),
    Part("/cases", "web.today.part", counts_due=True),
    Part("/returned", "web.returned.part"),
)
"""What the head of every page leads to, in this order."""


def make_app(site: Site) -> Starlette:
    """Return the application that serves the pages of a run."""
    told, deals, cases = partial(of_exception, site), Deals(site), Cases(site)
    app = Starlette(
        routes=[
            *(route for routes in _OF_DEALS for route in routes(site, deals)),
            *start.routes(site, deals, cases),
            *case_pages.routes(cases),
            *look.routes(site),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ],
        middleware=[
            Middleware(Guard, keys=site.keys, refuse=partial(refusal, site), language=site.phrases.language)
        ],
        exception_handlers={HTTPException: told, InputError: told, UsageError: told, Exception: told},
    )
    app.state.deals = deals
    app.state.parts = PARTS
    app.state.due = partial(known_due, cases)
    return app
