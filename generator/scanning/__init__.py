"""Scanning: a Word file from somebody else is looked through before anything opens it."""

from generator.scanning.scan import read_foreign, read_scanned, scan

__all__ = ["read_foreign", "read_scanned", "scan"]
