"""Opening a Word file that came back: the one place where a foreign file is read."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.scanning import read_scanned
from generator.word.package import Parts, unpack
from generator.word.passages import Place
from generator.word.provenance import read_provenance

__all__ = ["Opened", "open_document", "places_in"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A Word file: where it came from, its bytes and parts, and what it says it was made of.

    `provenance` is empty for a file that this program did not make, or that lost it on its way.
    """

    source: str
    data: bytes
    parts: Parts
    provenance: dict[str, Any]


def open_document(path: Path) -> Opened:
    """Read a Word file after it was scanned; raise InputError where it cannot be read or is refused."""
    data = read_scanned(path)
    return Opened(str(path), data, unpack(data), read_provenance(data))


def places_in(opened: Opened) -> tuple[Place, ...]:
    """Return the places of the contract as the file says it was made; none without provenance."""
    return tuple(
        Place(text["kind"], text["id"], text.get("number", ""), text.get("heading", ""))
        for text in opened.provenance.get("texts", ())
    )
