"""Proofreading: the whole clause library, before any deal is drafted from it."""

from generator.proofreading.grades import grade
from generator.proofreading.proofread import Report, proofread

__all__ = ["Report", "grade", "proofread"]
