"""The doors after a default, in the order that closes none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.packs.remedies import Door
from generator.packs.us.remedies.agencies import agency_door, routes_to_agencies, told_of
from generator.packs.us.remedies.courts import board_doors, court_door
from generator.packs.us.remedies.default import Default
from generator.packs.us.remedies.small_claims import small_claims_doors


def doors(default: Default) -> tuple[Door, ...]:
    """Return each door with what its use closes; first the agencies that lose their power to other steps."""
    agencies = routes_to_agencies(default)
    found = (
        *(agency_door(default, route, agency) for route, agency in agencies),
        *small_claims_doors(default),
        court_door(default),
        *board_doors(default),
    )
    found = tuple(_sued(default, door) for door in found)
    rules = {f"agency {route.code}": agency.court for route, agency in agencies}
    return tuple(replace(door, closes=tuple(_closes(door, found, rules))) for door in found)


def _sued(default: Default, door: Door) -> Door:
    """Return a court as taken while a lawsuit is open: a second one about the same sum helps nobody."""
    suits = [taken for taken in default.owed.taken if taken.kind == "suit" and not taken.over]
    if not suits or door.kind not in ("small_claims", "court"):
        return door
    return replace(door, open="taken", why=f"a lawsuit is open: {told_of(suits[-1])}", taken=suits[-1].on)


def _closes(door: Door, found: Iterable[Door], rules: Mapping[str, str | None]) -> Iterator[str]:
    """Yield which agencies a door takes the power from, or the duty to act."""
    if door.open not in ("yes", "ask"):
        return
    for other in found:
        if other.id == door.id or other.open == "no":
            continue
        if rules.get(other.id) == "first_or_never":
            yield f"the {other.name} has no power any more"
        elif rules.get(other.id) == "may_stop":
            yield f"the {other.name} need not act any more"
