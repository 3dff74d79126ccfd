"""A case file as a Word document: its subject, its parts one after another, in the frame of a contract."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.assembly.contract import Contract, Paragraph, Plain, Schedule
from generator.docx.package import COMPRESSION, add_part, pack
from generator.docx.xml import DOCUMENT, Element, Parts, parse, serialize
from generator.word.document_settings import settle
from generator.word.frame import open_frame
from generator.word.inlines import runs
from generator.word.markup import NEW_PAGE, paragraph, quoted, run
from generator.word.terms import SCHEDULE, Look, blocks_in
from generator.word.wellformed import refuse_ill_formed

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MEDIA = "word/media/"
_EMU = 635
"""English metric units in a twentieth of a point, ECMA-376 part 1, 20.1.2.1."""


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


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a sheet: PNG or JPEG, its size in twentieths of a point, and what it is in words."""

    data: bytes
    suffix: str
    width: int
    height: int
    words: str


def write_sheet_of_pictures(
    tree: Contract, heading: str, lines: Iterable[str], pictures: Iterable[Picture], template: Path
) -> bytes:
    """Return a sheet of pictures, each on a page, with some lines under the heading before the first."""
    shown = tuple(pictures)
    head = paragraph("CoverHeading", run(heading), keep_next=True)
    head += "".join(paragraph("SummaryNote", run(line)) for line in lines)
    head += "".join(_drawn(picture, number) for number, picture in enumerate(shown))
    sheet = tree._replace(schedules=(), title=heading)
    return _written(sheet, head, template, COMPRESSION, shown)


def write_stamps(tree: Contract, texts: Iterable[str], template: Path) -> bytes:
    """Return a document with a page for each text, which stands alone at the top of it."""
    head = "".join(
        paragraph("SummaryNote", (NEW_PAGE if number else "") + run(text))
        for number, text in enumerate(texts)
    )
    return _written(tree._replace(schedules=()), head, template, COMPRESSION)


def _written(
    tree: Contract, head: str, template: Path, compression: int, pictures: Sequence[Picture] = ()
) -> bytes:
    frame = open_frame(template)
    look = Look(frame.width)
    around = {"title": tree.title, "number": tree.number, "labels": tree.labels, "draft": False}
    parts = frame.fill_around(head + "".join(_part(part, look) for part in tree.schedules), around)
    document = parse(parts[DOCUMENT])
    _add_pictures(document, parts, pictures)
    settle(parts, tree, tree.title, document)
    parts[DOCUMENT] = serialize(document)
    refuse_ill_formed(parts, frame.name, own=[name for name in parts if not name.startswith(_MEDIA)])
    return pack(parts, compression=compression)


def _drawn(picture: Picture, number: int) -> str:
    """Return the paragraph of a picture; which file it shows is known once that is a part of the document."""
    size = f'cx="{picture.width * _EMU}" cy="{picture.height * _EMU}"'
    name = f'id="{number + 1}" name={quoted(f"Picture {number + 1}")} descr={quoted(picture.words)}'
    form = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return paragraph(
        "SummaryNote",
        f"{NEW_PAGE if number else ''}<w:r><w:drawing>"
        f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"><wp:extent {size}/><wp:docPr {name}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture">'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f"<pic:blipFill><a:blip/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>{form}</pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
    )


def _add_pictures(document: Element, parts: Parts, pictures: Sequence[Picture]) -> None:
    blips = document.iter(f"{{{_DRAWING}/main}}blip")
    for number, (picture, blip) in enumerate(zip(pictures, blips, strict=True), start=1):
        name, kind = f"{_MEDIA}picture{number}{picture.suffix}", f"image/{picture.suffix[1:]}"
        made = add_part(parts, name, picture.data, kind=kind, relation=f"{_RELATIONS}/image")
        blip.set(f"{{{_RELATIONS}}}embed", made)


def _part(part: Schedule, look: Look) -> str:
    heading = paragraph("CoverHeading", run(part.heading), keep_next=True)
    return heading + "".join(blocks_in(part.blocks, SCHEDULE, look))
