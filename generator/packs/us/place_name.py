"""The names of places, by the codes that clauses have."""

from generator.formatting.phrases import Phrases
from generator.packs.us.places import state_name


def place_name(code: str, *, phrases: Phrases) -> str:
    """Return the name of a place by its code: Washington, or Seattle in Washington."""
    state, _, name = code.partition("/")
    region = state_name(state)
    return phrases.say("places.city", city=name, region=region) if name else region
