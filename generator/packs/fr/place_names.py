"""The places that a clause may be for: France, or a department of it."""

from generator.formatting.phrases import Phrases
from generator.packs.fr.places import DEPARTMENTS, FRANCE


def place_problem(code: str, *, cities: bool) -> str:  # noqa: ARG001  no town has a law of its own
    """Say what is wrong with a code such as FR or FR-67; empty where nothing is."""
    if code == FRANCE or code in DEPARTMENTS:
        return ""
    return f"{code} : un lieu s’écrit FR, ou FR et le numéro du département, par exemple FR-67"


def place_name(code: str, *, phrases: Phrases) -> str:  # noqa: ARG001  the names need no words around them
    """Return the name of a place by its code."""
    return "France" if code == FRANCE else DEPARTMENTS[code]
