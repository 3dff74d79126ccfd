"""A case file as a Word document: its subject, its parts one after another, in the frame of a contract."""

from collections.abc import Iterable
from pathlib import Path

from generator.assembly.contract import Contract, Paragraph, Plain, Schedule
from generator.docx.package import COMPRESSION, pack
from generator.docx.xml import DOCUMENT, parse, serialize
from generator.word.document_settings import settle
from generator.word.frame import open_frame
from generator.word.inlines import runs
from generator.word.markup import NEW_PAGE, paragraph, run
from generator.word.terms import SCHEDULE, Look, blocks_in
from generator.word.wellformed import refuse_ill_formed


def write_case_file(tree: Contract, template: Path, *, compression: int = COMPRESSION) -> bytes:
    """Return a case file as a Word document; raise InputError where the template cannot be used."""
    head = paragraph("SummaryTitle", run(tree.title)) + paragraph("SummaryNote", runs(tree.subject))
    return _written(tree, head, template, compression)


def write_sheet_of_text(
    tree: Contract, heading: str, lines: Iterable[str], template: Path, *, compression: int = COMPRESSION
) -> bytes:
    """Return a sheet of plain lines under a heading, in the look of a case file."""
    blocks = tuple(Paragraph((Plain(line),)) for line in lines)
    sheet = tree._replace(schedules=(Schedule("sheet", "", heading, blocks),), title=heading)
    return _written(sheet, "", template, compression)


def write_stamps(tree: Contract, texts: Iterable[str], template: Path) -> bytes:
    """Return a document with a page for each text, which stands alone at the top of it."""
    head = "".join(
        paragraph("SummaryNote", (NEW_PAGE if number else "") + run(text))
        for number, text in enumerate(texts)
    )
    return _written(tree._replace(schedules=()), head, template, COMPRESSION)


def _written(tree: Contract, head: str, template: Path, compression: int) -> bytes:
    frame = open_frame(template)
    look = Look(frame.width)
    around = {"title": tree.title, "number": tree.number, "labels": tree.labels, "draft": False}
    parts = frame.fill_around(head + "".join(_part(part, look) for part in tree.schedules), around)
    document = parse(parts[DOCUMENT])
    settle(parts, tree, tree.title, document)
    parts[DOCUMENT] = serialize(document)
    refuse_ill_formed(parts, frame.name, own=parts)
    return pack(parts, compression=compression)


def _part(part: Schedule, look: Look) -> str:
    heading = paragraph("CoverHeading", run(part.heading), keep_next=True)
    return heading + "".join(blocks_in(part.blocks, SCHEDULE, look))
