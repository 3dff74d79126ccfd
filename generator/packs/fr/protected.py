"""The client that consumer law protects although it is a business (C. conso. L. 221-3)."""

from typing import Any

from generator.answers.overrides import Lookup

WAIT_DAYS = 7
"""Days from signing in which such a client may pay nothing, on pain of nullity.

C. conso. L. 221-10 and L. 242-1, read in a stored copy on 2026-11-29.
"""


def is_protected(at: Lookup) -> bool:
    """Say whether a client of at most five employees signs for something outside its trade, off premises."""
    size: dict[str, Any] = {name: at(f"client.size.{name}") for name in ("kind", "main_activity", "signed")}
    return size == {"kind": "small", "main_activity": False, "signed": "off_premises"}
