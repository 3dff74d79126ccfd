"""The command line: the only place that prints, shows progress, exits or asks the date."""

from generator.cli.commands import main

__all__ = ["main"]
