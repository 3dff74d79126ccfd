"""Redlining: what changed between two versions of a contract, as Word's own tracked changes."""

from generator.redlining.redline import redline
from generator.redlining.settling import accepted, rejected

__all__ = ["accepted", "redline", "rejected"]
