"""Places that can be found again: the bookmark names and numbers of clauses and schedules."""

import re
from functools import cache
from hashlib import sha256

from generator.assembly.contract import Contract

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


def places_of(contract: Contract) -> dict[str, int]:
    """Return clauses and schedules in the order in which they are read; bookmarks are numbered by it."""
    targets = [clause.slot for clause in contract.clauses()]
    targets += [f"schedule.{schedule.id}" for schedule in contract.schedules]
    return {target: index for index, target in enumerate(targets)}


def anchor(target: str, order: int) -> tuple[str, int]:
    """Return name and number of the bookmark for references."""
    return anchor_name(target), 2 * order


def clause_mark(slot: str, order: int) -> tuple[str, int]:
    """Return name and number of the bookmark of a clause."""
    return clause_name(slot), 2 * order + 1
