"""Complaints to an agency: whether the way is open to a freelancer who was not paid, and what it takes."""

import re

from generator.packs.remedies import Door, Open, Taken, last_safe_day
from generator.packs.us.advice.figures import usd
from generator.packs.us.law.topics import AgencyRoute
from generator.packs.us.remedies.default import Default, Route
from generator.packs.us.remedies.words import on

_RANKS = {"first_or_never": 0, "may_stop": 1, "open": 2, None: 3}
_CAPITALS = re.compile(r"[A-Z]")
_LEAST = 12
"""Letters of a part of a name that can be no other."""


def routes_to_agencies(default: Default) -> tuple[tuple[Route, AgencyRoute], ...]:
    """Return the agencies that take complaints, first those that lose their power to another step."""
    found = [(route, route.agency) for route in default.routes if route.agency and route.agency.agency]
    return tuple(sorted(found, key=lambda pair: _RANKS[pair[1].court]))


def agency_door(default: Default, route: Route, agency: AgencyRoute) -> Door:
    """Return the door of an agency."""
    owed = default.owed
    mine = [t for t in owed.taken if t.by == "freelancer" and not t.over and agency_of(default, t) is agency]
    state, why = _taken(default, agency, mine[0]) if mine else _open(default, route, agency)
    parts = (why, _law(route), agency.court_note)
    years = agency.complaint_years
    return Door(
        id=f"agency {route.code}",
        kind="agency",
        name=agency.agency,
        place=route.code,
        open=state,
        why=". ".join(part.rstrip(".") for part in parts if part),
        costs="what a complaint costs was not determined",
        brings=agency.remedies,
        how=agency.file or "how to complain was not determined",
        last=None if years is None else last_safe_day(owed.oldest, years),
        asks=agency.asks,
        taken=mine[0].on if mine else None,
        law=f"{route.named} ({route.reached.law.citation})",
        sources=(route.source,),
    )


def _taken(default: Default, agency: AgencyRoute, complaint: Taken) -> tuple[Open, str]:
    told = f"you complained on {on(complaint.on)}"
    since = [t for t in default.owed.taken if t.on >= complaint.on and not t.over]
    others = [taken for taken in since if agency_of(default, taken) is not agency]
    if others and agency.court in ("first_or_never", "may_stop"):
        lost = (
            "it may have lost its power" if agency.court == "first_or_never" else "it need not act any more"
        )
        told = f"{told}; {lost}: {told_of(others[0])}"
    return "taken", told


def _law(route: Route) -> str:
    law = route.reached.law
    return f"{route.named} ({law.citation}), from {usd(law.threshold_usd)}: {law.counts}"


def agency_of(default: Default, taken: Taken) -> AgencyRoute | None:
    """Return the agency that a complaint went to: the one of which the log names most, None for another.

    People write its name or the first words of it, its initials, or only the place: New York City.
    """
    if taken.kind != "complaint":
        return None
    found = [(_named(route, agency, taken.whom), agency) for route, agency in routes_to_agencies(default)]
    most = max((letters for letters, _ in found), default=0)
    best = [agency for letters, agency in found if letters == most]
    return best[0] if most and len(best) == 1 else None


def _named(route: Route, agency: AgencyRoute, written: str) -> int:
    """Return how many letters of what was written name an agency."""
    whom, name = written.casefold(), agency.agency.casefold()
    if whom in name and len(whom) >= _LEAST:
        return len(whom)
    begin = name.partition(" of ")[0]
    names = [name, route.reached.place.casefold(), *([begin] if len(begin) >= _LEAST else [])]
    initials = "".join(_CAPITALS.findall(agency.agency)).casefold()
    known = [each for each in names if each in whom]
    return max(map(len, known), default=len(initials) if initials in re.findall(r"\w+", whom) else 0)


def _open(default: Default, route: Route, agency: AgencyRoute) -> tuple[Open, str]:
    owed = default.owed
    others = [taken for taken in owed.taken if agency_of(default, taken) is not agency]
    if agency.court == "first_or_never" and others:
        return _lost(others)
    if agency.complaint_years is not None:
        last = last_safe_day(owed.oldest, agency.complaint_years)
        if owed.as_of > last:
            return "no", f"the time for a complaint was over on {on(last)}"
    doubts = [route.reached.doubt]
    if agency.court == "may_stop" and others:
        doubts.append(f"it need not act: {told_of(others[0])}")
    if agency.no_award:
        doubts.append("no award of money was seen")
    if agency.complaint_years is None:
        doubts.append("how long a complaint may wait was not determined")
    told = "; ".join(filter(None, doubts))
    return ("ask" if any(doubts[:-1]) or route.reached.doubt else "yes"), told


def _lost(others: list[Taken]) -> tuple[Open, str]:
    """Return how an agency stands that has no power once anything else was begun."""
    standing = [taken for taken in others if not taken.over]
    if standing:
        back = "it has it again only if that is withdrawn or was dismissed without prejudice"
        return "no", f"it has lost its power: {told_of(standing[0])}; {back}"
    return "ask", f"ask whether it takes the case again: {told_of(others[0])}, and it was withdrawn"


def told_of(taken: Taken) -> str:
    """Return a step in words: you sued in the Civil Court on July 20, 2027."""
    who = {"freelancer": "you", "client": "the client"}.get(taken.by, "somebody else")
    did = "complained to" if taken.kind == "complaint" else "sued in"
    return f"{who} {did} {taken.whom} on {on(taken.on)}"
