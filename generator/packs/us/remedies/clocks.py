"""The clocks that run after a default: complaints, lawsuits, the claims board, registration."""

import datetime as dt
from collections.abc import Iterator

from generator.packs.remedies import Clock, last_safe_day, months_after
from generator.packs.us.law.topics import AgencyRoute, ClaimsBoard, Limitation, TimelyRegistration
from generator.packs.us.remedies.agencies import agency_of
from generator.packs.us.remedies.default import Default
from generator.packs.us.remedies.law import DebtLaw
from generator.packs.us.remedies.words import on, sourced

COUNT_ON_NOTHING = (
    "Do not count on a payment or written words of the client to begin a clock anew, and know that a court "
    "elsewhere may take a shorter time. Nothing that was read says that a complaint stops the clock for a "
    "lawsuit."
)


def clocks(default: Default) -> tuple[Clock, ...]:
    """Return every clock that runs from the oldest open sum, the first to run out first."""
    return tuple(sorted(_clocks(default), key=lambda clock: clock.last))


def _clocks(default: Default) -> Iterator[Clock]:
    yield from _of_freelance_laws(default)
    yield from _of_contracts(default)
    yield from _of_copyright(default)


def _of_freelance_laws(default: Default) -> Iterator[Clock]:
    since = default.owed.oldest
    for route in default.routes:
        if route.agency is None:
            continue
        years = route.agency.complaint_years
        if years is not None and route.agency.agency and not _is_filed(default, route.agency):
            what = f"complaint to the {route.agency.agency}: {_from(years, since)}"
            yield Clock("complaint", what, last_safe_day(since, years), route.source)
        if (years := route.agency.suit_years) is not None:
            what = f"lawsuit under the {route.named}: {_from(years, since)}"
            yield Clock("suit", what, last_safe_day(since, years), route.source)


def _is_filed(default: Default, agency: AgencyRoute) -> bool:
    return any(
        agency_of(default, t) is agency and t.by == "freelancer" and not t.over for t in default.owed.taken
    )


def _of_contracts(default: Default) -> Iterator[Clock]:
    since, governing, home = default.owed.oldest, default.governing, default.home
    here = _limitation(governing)
    if here is not None:
        source = sourced(here, governing.code, default.owed.as_of)
        plan, written = here.plan_years, here.written_years
        shortest = ", the shortest that could be argued" if written > plan else ""
        what = f"lawsuit on the contract, law of {governing.name}: {_from(plan, since)}{shortest}"
        yield Clock("suit", what, last_safe_day(since, plan), source)
        if written > plan:
            what = f"the same, if it counts as {_writing(here)}: {_from(written, since)}"
            yield Clock("suit", what, last_safe_day(since, written), source)
    there = _limitation(home)
    if home and there and (here is None or there.plan_years < here.plan_years):
        years = there.plan_years
        what = f"lawsuit in {home.name}, the client's home, if its shorter time holds: {_from(years, since)}"
        yield Clock("suit", what, last_safe_day(since, years), sourced(there, home.code, default.owed.as_of))


def _limitation(state: DebtLaw | None) -> Limitation | None:
    found = state.limitation if state else None
    return found if isinstance(found, Limitation) else None


def _writing(found: Limitation) -> str:
    if found.signed_here:
        return "a written contract that was signed in the state"
    return "a written contract that the client signed" if found.client_signed else "a written contract"


def _of_copyright(default: Default) -> Iterator[Clock]:
    owed, nation = default.owed, default.nation
    if owed.used is not None and isinstance(board := nation.claims_board, ClaimsBoard):
        what = (
            f"claim to the Copyright Claims Board: {board.years} years from the use seen on {on(owed.used)}"
        )
        yield Clock(
            "board", what, last_safe_day(owed.used, board.years), sourced(board, nation.code, owed.as_of)
        )
    if owed.published is not None and isinstance(timely := nation.registration, TimelyRegistration):
        first = on(owed.published)
        what = f"registration of the copyright in time: {timely.months} months from publication on {first}"
        last = months_after(owed.published, timely.months) - dt.timedelta(days=1)
        yield Clock("registration", what, last, sourced(timely, nation.code, owed.as_of))


def _from(years: int, since: dt.date) -> str:
    return f"{years} year{'s' * (years != 1)} from {on(since)}"
