"""Reading: the text of a Word file, with the numbers that its lists print."""

from generator.docx.lines import Line
from generator.docx.package import unpack
from generator.docx.story import read_story


def read_text(docx: bytes) -> str:
    """Return the text of a document: a line for each paragraph and each row of a table.

    Numbers are counted from the lists of the file itself. Cells are parted by ` | `, the
    paragraphs of a cell by ` / `; a reference reads as the number that stands in the file. Tracked
    changes are read as accepted.
    """
    lines = map(_text, read_story(unpack(docx)))
    return "".join(f"{line}\n" for line in lines if line)


def _text(line: Line) -> str:
    text = "".join(piece.text for piece in line.pieces if piece.deleted is None)
    if line.table:
        cells = [cell.rstrip() for cell in text.split(" | ")]
        while cells and not cells[-1]:
            del cells[-1]
        return " | ".join(cells)
    number = line.numbers[True]
    return f"{number} {text}" if number else text.rstrip(" ")
