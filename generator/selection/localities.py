"""The names of places, by the codes that clauses have."""

from generator.packs.us.places import state_name


def place_title(code: str) -> str:
    """Return the name of a place by its code: Washington, or Seattle in Washington."""
    state, _, name = code.removeprefix("US-").partition("/")
    return f"{name} in {state_name(state)}" if name else state_name(state)
