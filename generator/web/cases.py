"""The pages of cases: today, one case, its letters and what is logged."""

from starlette.routing import BaseRoute

from generator.web import case, entry, letter, today
from generator.web.case_folders import Cases
from generator.web.site import Site


def routes(site: Site) -> list[BaseRoute]:
    """Return the pages of the cases of a run."""
    cases = Cases(site)
    return [route for room in (today, letter, entry, case) for route in room.routes(cases)]
