"""Tags that change the cells of a row: cells that come and go, or are merged."""

from collections.abc import Iterator, Mapping

from generator.docx.xml import Element, W
from generator.errors import Problem
from generator.messages import Message, tell
from generator.word.template.paragraphs import Spot
from generator.word.template.tags import Tag, tags_of

_MERGED = {
    "hm": (
        "tc",
        Message("{tag} merges the cells of a loop: it must stand in a loop over cells, {{%tc for … %}}"),
    ),
    "vm": (
        "tr",
        Message("{tag} merges the cells of a loop: it must stand in a loop over rows, {{%tr for … %}}"),
    ),
}


def misplaced_in_row(tag: Tag, spot: Spot, loops: Mapping[str, str], *, margin: bool) -> str:
    """Say what is wrong with the place of a tag that changes cells.

    `loops` has the variable of each open loop by its prefix.
    """
    cell = spot.above("tc")
    if cell is None:
        return tell("{tag} stands for a cell, but this is no table", tag=tag.text)
    if margin:
        return tell("{tag}: cells change in the text only, as columns are mended nowhere else", tag=tag.text)
    if tag.prefix == "tc" and _text(cell) != tag.text:
        return tell("{tag} takes the place of its cell: the text beside it would be lost", tag=tag.text)
    return _mismerged(tag, _text(cell), loops) if tag.does == "merge" else ""


def _mismerged(tag: Tag, text: str, loops: Mapping[str, str]) -> str:
    prefix, message = _MERGED[tag.name]
    if prefix not in loops:
        return tell(message, tag=tag.text)
    lost = next((t.text for t in tags_of(text) if t.name.partition(".")[0] == loops[prefix]), "")
    if not lost:
        return ""
    return tell(
        "{tag} prints its cell for the first entry only: {lost} would be lost of the others",
        tag=tag.text,
        lost=lost,
    )


def row_problems(root: Element, spots: Mapping[Element, Spot]) -> Iterator[Problem]:
    """Yield the rows that a tag can leave without a cell, which Word calls damaged."""
    for row in root.iter(f"{W}tr"):
        cells = list(row.iterfind(f"{W}tc"))
        texts = [_text(cell) for cell in cells]
        if any(_changes(text) for text in texts) and not _one_stays(texts):
            first = next(cells[0].iter(f"{W}p"))
            yield spots[first].problem(
                tell("tags are all that stands in this row: keep one cell outside of them")
            )


def _one_stays(texts: list[str]) -> bool:
    depth = 0
    for text in texts:
        if tag := _changes(text):
            depth += -1 if tag.does in ("endif", "endfor") else 1
        elif depth == 0:
            return True
    return False


def _changes(text: str) -> Tag | None:
    """Return the tag that takes the place of a cell."""
    return next((tag for tag in tags_of(text) if tag.prefix == "tc"), None)


def _text(cell: Element) -> str:
    return "".join(text.text or "" for text in cell.iter(f"{W}t")).strip()
