"""Opening a Word file that came back: the one place where a foreign file is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.counting import Numerals
from generator.docx.bounds import too_much
from generator.docx.normalizing import in_usual_form, other_type
from generator.docx.package import as_named
from generator.docx.views import READING
from generator.docx.xml import Parts
from generator.errors import InputError
from generator.messages import tell
from generator.packs.pack import DEFAULT, MODULES
from generator.packs.phrasing import formats_of, phrasing_of
from generator.scanning.received import read_received
from generator.selection.phrasing import Phrasing
from generator.word.passages import Place
from generator.word.provenance import FOR_OTHER_SIDE, has_watermark, provenance_in


@dataclass(frozen=True)
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
    other_type: str = ""
    """How Word would name it (`.dotx`), where it is no document inside."""

    @cached_property
    def made(self) -> Mapping[tuple[str, str], Mapping[str, Any]]:
        """Return what the file says of each of its places, by kind and id."""
        return {(text["kind"], text["id"]): text for text in self.provenance.get("texts", ())}

    @property
    def remark(self) -> str:
        """What to tell of the file itself; empty where there is nothing."""
        told = []
        if self.left_out:
            told.append(
                tell(
                    "Left out, for it leads out of the file or holds another one: {parts}.",
                    parts=self.left_out,
                )
            )
        if self.other_type:
            told.append(
                tell(
                    "Inside it is a {ending} file, whatever its name; what is written from it is a document.",
                    ending=self.other_type,
                )
            )
        return " ".join(told)


def open_document(path: Path) -> Opened:
    """Read a Word file after it was scanned; raise InputError where it cannot be read or is refused."""
    received = read_received(path)
    named = as_named(received.data)
    parts = in_usual_form(named)
    if reason := too_much(parts):
        message = tell(
            "is longer than any contract: {reason}. Take out what does not belong to it", reason=reason
        )
        raise InputError.single(message, source=str(path))
    try:
        provenance, unreadable = provenance_in(parts), False
    except ValueError:
        provenance, unreadable = {}, True
    return Opened(
        str(path), received.data, parts, provenance, received.left_out, unreadable, other_type(named)
    )


def phrasing_in(opened: Opened) -> Phrasing:
    """Return how a reader is told of a file: in the words of the pack that it says it was made with."""
    return phrasing_of(_tag(opened))


def numerals_in(opened: Opened) -> Numerals:
    """Return how the contract in a file is numbered, by the pack that it says it was made with."""
    return formats_of(_tag(opened)).numerals


def _tag(opened: Opened) -> str:
    tag = opened.provenance.get("pack")
    return tag if isinstance(tag, str) and tag in MODULES else DEFAULT


def is_for_other_side(opened: Opened) -> bool:
    """Say whether a file is a draft that was made to be sent to the other side."""
    return opened.provenance.get("form") == FOR_OTHER_SIDE


def places_in(opened: Opened) -> tuple[Place, ...]:
    """Return the places of the contract as the file says it was made; none without provenance.

    Raises InputError where the file says it in a way that can no longer be read.
    """
    if opened.unreadable:
        raise InputError.single(
            tell(
                "what it was made of can no longer be read: it was changed since. Compare it by its "
                "headings: `clausegen returned FILE.docx --answers ANSWERS.json`"
            ),
            source=opened.source,
        )
    return tuple(
        Place(text["kind"], text["id"], text.get("number", ""), text.get("heading", ""))
        for text in opened.provenance.get("texts", ())
    )


def watermark_of(opened: Opened) -> str:
    """Return the word of the watermark that counts as the program's own; empty where any is a change."""
    ours = has_watermark(opened.provenance) or opened.provenance.get("reading", READING) < READING
    return phrasing_in(opened).say("labels.draft") if ours else ""
