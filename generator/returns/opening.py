"""Opening a Word file that came back: the one place where a foreign file is read."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.docx.package import Parts, unpack
from generator.errors import InputError
from generator.scanning import read_received
from generator.word.passages import Place
from generator.word.provenance import FOR_OTHER_SIDE, provenance_in

__all__ = ["Opened", "is_for_other_side", "open_document", "places_in"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A Word file: where it came from, its bytes and parts, and what it says it was made of.

    `provenance` is empty for a file that this program did not make, or that lost it on its way.
    `left_out` says in words what the file held besides that leads out of it; `data` is without it.
    """

    source: str
    data: bytes
    parts: Parts
    provenance: dict[str, Any]
    left_out: str = ""
    unreadable: bool = False
    """It has a provenance that no version of this program wrote."""

    @property
    def remark(self) -> str:
        """What to tell of what was left out; empty where nothing was."""
        if not self.left_out:
            return ""
        return f"Left out, for it leads out of the file or holds another one: {self.left_out}."


def open_document(path: Path) -> Opened:
    """Read a Word file after it was scanned; raise InputError where it cannot be read or is refused."""
    received = read_received(path)
    parts = unpack(received.data)
    try:
        provenance, unreadable = provenance_in(parts), False
    except ValueError:
        provenance, unreadable = {}, True
    return Opened(str(path), received.data, parts, provenance, received.left_out, unreadable)


def is_for_other_side(opened: Opened) -> bool:
    """Say whether a file is a draft that was made to be sent to the other side."""
    return opened.provenance.get("form") == FOR_OTHER_SIDE


def places_in(opened: Opened) -> tuple[Place, ...]:
    """Return the places of the contract as the file says it was made; none without provenance.

    Raises InputError where the file says it in a way that can no longer be read.
    """
    if opened.unreadable:
        raise InputError.single(
            "what it was made of can no longer be read: it was changed since. Compare it by its "
            "headings: `clausegen returned FILE.docx --answers ANSWERS.json`",
            source=opened.source,
        )
    return tuple(
        Place(text["kind"], text["id"], text.get("number", ""), text.get("heading", ""))
        for text in opened.provenance.get("texts", ())
    )
