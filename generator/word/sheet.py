"""A sheet: a document of one close page, such as the client's summary, set in the frame of its contract."""

from pathlib import Path

from generator.assembly.contract import Contract, CoverRow, Inlines
from generator.docx.package import COMPRESSION, pack
from generator.docx.xml import DOCUMENT, parse, serialize
from generator.word.close_page import close_page
from generator.word.document_settings import settle
from generator.word.frame import open_frame
from generator.word.inlines import runs
from generator.word.markup import paragraph, run
from generator.word.tables import cell, grid, row
from generator.word.wellformed import refuse_ill_formed

_HEADING_SHARE = 15
# In twentieths of a point: machines without the fonts of a look set wider ones, and one page has to hold all.
_NARROW = {"top": 620, "bottom": 680, "header": 340, "footer": 320}
_ASIDE = 640
"""How much is taken from each side."""
_WHOLE = 100


def write_sheet(sheet: Contract, template: Path, *, compression: int = COMPRESSION) -> bytes:
    """Return a sheet: its title, its opening lines, a row for each row of its cover page, its close.

    Raises InputError where the template cannot be used.
    """
    frame = open_frame(template)
    around = {"title": sheet.title, "number": sheet.number, "labels": sheet.labels, "draft": False}
    width = frame.width + 2 * _ASIDE
    parts = frame.fill_around(_body(sheet, width), around)
    document = parse(parts[DOCUMENT])
    settle(parts, sheet, sheet.title, document)
    close_page(document, parts, frame.width, _ASIDE, _NARROW)
    parts[DOCUMENT] = serialize(document)
    refuse_ill_formed(parts, frame.name, own=parts)
    return pack(parts, compression=compression)


def _body(sheet: Contract, width: int) -> str:
    return "".join(
        (
            paragraph("SummaryTitle", run(sheet.title)),
            paragraph("SummaryNote", runs(sheet.subtitle)),
            *(paragraph("SummaryText", runs(line.inlines)) for line in sheet.intro),
            _table(sheet, width),
            *(paragraph("SummaryNote", runs(line.inlines)) for line in sheet.closing),
        )
    )


def _table(sheet: Contract, width: int) -> str:
    heading = width * _HEADING_SHARE // _WHOLE
    rows = "".join(_row(entry, heading, width - heading) for entry in sheet.rows)
    return grid("CoverTable", (heading, width - heading), rows, caption=sheet.title, by_column=True)


def _row(entry: CoverRow, heading: int, width: int) -> str:
    name = paragraph("SummaryHeading", run(entry.term))
    return row(cell(heading, name) + cell(width, _texts(entry.paragraphs)))


def _texts(paragraphs: tuple[Inlines, ...]) -> str:
    return "".join(paragraph("SummaryText", runs(inlines)) for inlines in paragraphs)
