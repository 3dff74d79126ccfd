"""Scanning: a Word file from somebody else is looked through before anything opens it."""

from typing import TYPE_CHECKING

from generator.on_demand import on_demand

if TYPE_CHECKING:
    from generator.scanning.foreign import read_foreign
    from generator.scanning.received import Received, read_received
    from generator.scanning.whole import read_scanned, scan

__all__ = ["Received", "read_foreign", "read_received", "read_scanned", "scan"]

__getattr__ = on_demand(
    __name__,
    {
        "Received": "received",
        "read_foreign": "foreign",
        "read_received": "received",
        "read_scanned": "whole",
        "scan": "whole",
    },
)
