"""A version of a contract that is compared: its parts, its body, the names of its styles."""

from dataclasses import dataclass

from generator.docx.package import DOCUMENT, STYLES, Element, Parts, parse, unpack
from generator.docx.settling import accepted
from generator.redlining.blocks import Segment, read_blocks, segments, style_names

__all__ = ["Version"]


@dataclass(frozen=True, slots=True)
class Version:
    """One of both versions: its parts, its body, the names of its styles by id."""

    parts: Parts
    document: Element
    names: dict[str, str]

    @classmethod
    def of(cls, docx: bytes) -> "Version":
        """Read a version as it is once every change in it is accepted."""
        parts = unpack(accepted(docx))
        names = style_names(parse(parts[STYLES])) if STYLES in parts else {}
        return cls(parts, parse(parts[DOCUMENT]), names)

    @property
    def body(self) -> Element:
        """The body of the document."""
        return self.document[0]

    def segments(self) -> tuple[Segment, ...]:
        """Return the blocks of the body by clause."""
        return segments(read_blocks(self.body, self.names))
