"""The pages of cases: today, one case, its letters and what is logged."""

from starlette.routing import BaseRoute

from generator.web import case, entry, letter, today
from generator.web.case_folders import Cases


def routes(cases: Cases) -> list[BaseRoute]:
    """Return the pages of the cases of a run."""
    return [route for room in (today, letter, entry, case) for route in room.routes(cases)]
