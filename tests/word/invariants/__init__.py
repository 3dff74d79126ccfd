"""What holds for every document: each invariant yields what breaks it, and nothing for a sound one.

The outside validators do not see most of these: a reference to a missing bookmark, an unclosed
field, an empty paragraph used for spacing.
"""

from functools import lru_cache

from generator.docx.package import as_named
from tests.word.invariants import of_files, of_references, of_setting
from tests.word.invariants.asking import INVARIANTS
from tests.word.invariants.of_references import shown_references

__all__ = ["INVARIANTS", "broken", "of_files", "of_references", "of_setting", "shown_references"]


def broken(docx: bytes) -> list[str]:
    """Return what is broken in a document, each with the name of its invariant."""
    return list(_broken(docx))


@lru_cache(maxsize=128)  # many tests draft the same deal
def _broken(docx: bytes) -> tuple[str, ...]:
    parts = as_named(docx)
    return tuple(f"{name}: {fault}" for name, check in INVARIANTS.items() for fault in check(parts))
