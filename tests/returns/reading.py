"""Reading a file back through the public calls, and naming what was found."""

from pathlib import Path
from typing import Any

from generator.returns.opening import open_document
from generator.returns.returned import Returned, read_returned
from tests.returns.editing import Expected


def read(docx: bytes, folder: Path, answers: Any = None) -> Returned:
    path = folder / "returned.docx"
    path.write_bytes(docx)
    return read_returned(open_document(path), answers, own=None)


def changes_of(returned: Returned) -> dict[str, list[Expected]]:
    """Return what was found by the id of its place; places without changes are left out."""
    return {
        report.place.id: [Expected(c.kind, c.old, c.new, c.whole) for c in report.changes]
        for report in returned.report.places
        if report.changes
    }


def as_expected(found: dict[str, list[Expected]], wanted: dict[str, Expected]) -> dict[str, list[Expected]]:
    """Return what was wanted as lists, the text of a whole clause taken from what was found."""
    return {
        slot: [
            Expected(one.kind, found[slot][0].old, "", whole=True)
            if one.old == "*" and slot in found
            else one
        ]
        for slot, one in wanted.items()
    }
