"""Places that can be found again: the bookmark names and numbers of clauses and schedules."""

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from generator.assembly.contract import Contract

__all__ = ["Places", "anchor_name", "clause_name", "places_of"]

_LONGEST_NAME = 40


@cache
def anchor_name(target: str) -> str:
    """Return the bookmark that references to a slot or schedule point at; Word hides names with `_Ref`."""
    return f"_Ref{int(sha256(target.encode()).hexdigest(), 16) % 10**9:09}"


@cache
def clause_name(slot: str) -> str:
    """Return the bookmark that finds a clause again in a file that comes back."""
    name = "cl_" + re.sub(r"\W", "_", slot, flags=re.ASCII)
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[: _LONGEST_NAME - 9]}_{sha256(slot.encode()).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class Places:
    """The order of every place, from which bookmark and comment numbers follow."""

    order: dict[str, int]

    def anchor(self, target: str) -> tuple[str, int]:
        """Return name and number of the bookmark for references."""
        return anchor_name(target), 2 * self.order[target]

    def clause(self, slot: str) -> tuple[str, int]:
        """Return name and number of the bookmark of a clause."""
        return clause_name(slot), 2 * self.order[slot] + 1

    def comment(self, slot: str) -> int:
        """Return the number of the comment on a clause."""
        return self.order[slot]


def places_of(contract: Contract) -> Places:
    """Return the order of clauses and schedules as they are read."""
    targets = [clause.slot for clause in contract.clauses()]
    targets += [f"schedule.{schedule.id}" for schedule in contract.schedules]
    return Places({target: index for index, target in enumerate(targets)})
