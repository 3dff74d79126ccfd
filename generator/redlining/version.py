"""A version of a contract that is compared: its parts, its body, the names of its styles."""

from dataclasses import dataclass

from generator.docx.accepting import accepted
from generator.docx.blocks import in_plain_blocks
from generator.docx.named import notes_in, style_names
from generator.docx.numbering import lists_of
from generator.docx.package import NUMBERING, STYLES, unpack
from generator.docx.story import read_element
from generator.docx.xml import DOCUMENT, Element, Parts, W, parse
from generator.redlining.blocks import Segment, read_blocks, segments
from generator.redlining.fragments import Definitions, note_key


@dataclass(frozen=True, slots=True)
class Version:
    """One of both versions: its parts, its document, and what its paragraphs refer to."""

    parts: Parts
    document: Element
    known: Definitions

    @classmethod
    def of(cls, docx: bytes) -> "Version":
        """Read a version as it is once every change in it is accepted."""
        parts = unpack(accepted(docx))
        # Some editors write a name without its blanks.
        names = {style: name.replace(" ", "") for style, name in style_names(parts).items()}
        document = parse(parts[DOCUMENT])
        in_plain_blocks(document[0])
        lists = lists_of(parts.get(STYLES, b""), parts.get(NUMBERING, b""))
        return cls(parts, document, Definitions(names, _note_texts(document, parts), lists))

    @property
    def body(self) -> Element:
        """The body of the document."""
        return self.document[0]

    def segments(self) -> tuple[Segment, ...]:
        """Return the blocks of the body by clause."""
        return segments(read_blocks(self.body, self.known))


def _note_texts(document: Element, parts: Parts) -> dict[str, str]:
    found, notes = {}, notes_in(parts)
    for kind in ("footnote", "endnote"):
        for reference in document.iter(f"{W}{kind}Reference"):
            note = notes.get(f"{kind}{reference.get(f'{W}id')}")
            lines = () if note is None else read_element(note, parts)
            found[note_key(reference)] = "\n".join(
                "".join(piece.text for piece in line.pieces) for line in lines
            )
    return found
