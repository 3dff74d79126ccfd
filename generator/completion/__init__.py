"""Completion: the deal as the contract will state it, and the defaults to offer on the way there."""

from typing import TYPE_CHECKING

from generator.on_demand import on_demand

if TYPE_CHECKING:
    from generator.completion.completing import Deal, Sums, as_printed, cautious_rate, complete
    from generator.completion.origin import Origin, origins
    from generator.completion.suggesting import suggest

__all__ = ["Deal", "Origin", "Sums", "as_printed", "cautious_rate", "complete", "origins", "suggest"]

__getattr__ = on_demand(
    __name__,
    {
        "Deal": "completing",
        "Origin": "origin",
        "Sums": "completing",
        "as_printed": "completing",
        "cautious_rate": "completing",
        "complete": "completing",
        "origins": "origin",
        "suggest": "suggesting",
    },
)
