"""Scanning: a Word file from somebody else is looked through before anything opens it."""

from generator.scanning.received import Received, read_received
from generator.scanning.relations import part_of
from generator.scanning.scan import read_foreign, read_scanned, scan

__all__ = ["Received", "part_of", "read_foreign", "read_received", "read_scanned", "scan"]
