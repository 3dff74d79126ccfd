"""Why docxtpl itself must fill a template: what a program compiled once cannot serve."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.docx.xml import DOCUMENT, parse
from generator.messages import tell
from generator.word.template.language import PICTURE, repeats
from generator.word.template.paragraphs import spots
from generator.word.template.tags import tags_of

if TYPE_CHECKING:
    from jinja2 import nodes


def reasons_for_docxtpl(parts: Mapping[str, bytes], program: "nodes.Template") -> Iterator[str]:
    """Yield what docxtpl must mend in the text after it is filled; `program` is that of the text.

    Cells that come and go leave a table with other columns than it declares; a picture that is
    repeated bears the same number twice.
    """
    for spot in spots(DOCUMENT, parse(parts[DOCUMENT])):
        for tag in tags_of(spot.text):
            if tag.changes_cells and tag.does not in ("endif", "endfor"):
                yield tell("{tag} in {part}, {place}", tag=tag.text, part=DOCUMENT, place=spot.where)
    if repeats(program, PICTURE):
        yield tell("a picture in a loop in {part}", part=DOCUMENT)
