"""What the files of law firms hold besides the contract: a template, pictures, objects, charts, links."""

from collections.abc import Callable, Mapping

from generator.docx.package import SETTINGS, as_named, pack
from generator.docx.xml import CONTENT_TYPES, DOCUMENT

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_R = f'xmlns:r="{_OFFICE}"'
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_INLINE = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

_Parts = dict[str, bytes]


def _relate(parts: _Parts, part: str, number: str, kind: str, target: str, *, outside: bool = True) -> None:
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    empty = f'<Relationships xmlns="{_PACKAGE}"></Relationships>'.encode()
    mode = ' TargetMode="External"' if outside else ""
    relation = f'<Relationship Id="{number}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
    text = parts.get(relations, empty)
    parts[relations] = text.replace(b"</Relationships>", f"{relation}</Relationships>".encode())


def _put(parts: _Parts, part: str, before: str, markup: str) -> None:
    text = parts[part].decode()
    assert before in text
    parts[part] = text.replace(before, markup + before, 1).encode()


def _paragraph(parts: _Parts, inside: str) -> None:
    head, sign, tail = parts[DOCUMENT].decode().rpartition("<w:sectPr")
    parts[DOCUMENT] = f"{head}<w:p>{inside}</w:p>{sign}{tail}".encode()


def template(parts: _Parts) -> None:
    """Tie the file to the firm's template, as Word writes it first among the settings that it may."""
    _relate(parts, SETTINGS, "rIdT", "attachedTemplate", "file:///C:\\Firm%20Styles\\Agreement.dotx")
    markup = f'<w:attachedTemplate {_R} r:id="rIdT"/>'
    settings = parts[SETTINGS].decode()
    before = next(tag for tag in ("<w:trackRevisions", "<w:defaultTabStop", "<w:compat") if tag in settings)
    _put(parts, SETTINGS, before, markup)


def linked_picture(parts: _Parts) -> None:
    """Put in a picture that lies on somebody's disk."""
    _relate(parts, DOCUMENT, "rIdP", "image", "file:///C:\\logo.png")
    picture = (
        f'<pic:pic xmlns:pic="{_DRAWING}/picture">'
        '<pic:nvPicPr><pic:cNvPr id="901" name="logo"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip {_R} r:link="rIdP"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    _paragraph(parts, _inline(f'<a:graphicData uri="{_DRAWING}/picture">{picture}</a:graphicData>', "logo"))


def _inline(graphic: str, name: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline {_INLINE}><wp:extent cx="9" cy="9"/><wp:docPr id="900" name="{name}"/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main">{graphic}</a:graphic></wp:inline></w:drawing></w:r>'
    )


def old_picture(parts: _Parts) -> None:
    """Put in a linked picture of the older kind, by its field, as Word wrote it for mail signatures."""
    _relate(parts, DOCUMENT, "rIdV", "image", "https://firm.example/mark.png")
    shape = f'<v:shape style="width:9pt;height:9pt"><v:imagedata {_R} r:id="rIdV"/></v:shape>'
    pict = f"<w:pict {_VML}>{shape}</w:pict>"
    _paragraph(parts, _field(r' INCLUDEPICTURE "https://firm.example/mark.png" \d ', f"<w:r>{pict}</w:r>"))


def _field(code: str, result: str) -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f'{begin}<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{separate}{result}{end}'


def sheet(parts: _Parts) -> None:
    """Embed a sheet, shown by a picture."""
    parts["word/embeddings/oleObject1.bin"] = b"sheet"
    parts["word/media/sheet.png"] = b"\x89PNG\r\n\x1a\n"
    _put(
        parts, CONTENT_TYPES, "<Override",
        '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>'
        + ("" if b'"png"' in parts[CONTENT_TYPES] else '<Default Extension="png" ContentType="image/png"/>'),
    )  # fmt: skip
    _relate(parts, DOCUMENT, "rIdO", "oleObject", "embeddings/oleObject1.bin", outside=False)
    _relate(parts, DOCUMENT, "rIdI", "image", "media/sheet.png", outside=False)
    shape = f'<v:shape id="s1" style="width:9pt;height:9pt"><v:imagedata {_R} r:id="rIdI"/></v:shape>'
    ole = f'<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="s1" {_R} r:id="rIdO"/>'
    _paragraph(parts, f'<w:r><w:object w:dxaOrig="9" w:dyaOrig="9" {_VML}>{shape}{ole}</w:object></w:r>')


def linked_sheet(parts: _Parts) -> None:
    """Link a range of a sheet, shown as text."""
    _paragraph(
        parts,
        _field(
            ' LINK Excel.Sheet.12 "C:\\\\fees.xlsx" "R1C1" \\t ', "<w:r><w:t>The fees as linked.</w:t></w:r>"
        ),
    )


def chart(parts: _Parts) -> None:
    """Put in a chart with the workbook that it was made of."""
    space = f"{_DRAWING}/chart"
    parts["word/embeddings/Book1.xlsx"] = b"book"
    parts["word/charts/chart1.xml"] = (
        f'<c:chartSpace xmlns:c="{space}" {_R}><c:chart><c:plotArea><c:layout/>'
        '<c:pieChart><c:varyColors val="1"/></c:pieChart></c:plotArea></c:chart>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()
    _put(
        parts, CONTENT_TYPES, "</Types>",
        f'<Override PartName="/word/charts/chart1.xml" ContentType="{_CHART}"/>'
        '<Override PartName="/word/embeddings/Book1.xlsx" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>',
    )  # fmt: skip
    _relate(parts, "word/charts/chart1.xml", "rId1", "package", "../embeddings/Book1.xlsx", outside=False)
    _relate(parts, DOCUMENT, "rIdC", "chart", "charts/chart1.xml", outside=False)
    data = f'<a:graphicData uri="{space}"><c:chart xmlns:c="{space}" {_R} r:id="rIdC"/></a:graphicData>'
    _paragraph(parts, _inline(data, "chart"))


def document_link(parts: _Parts) -> None:
    """Link to a file in the firm's archive."""
    _relate(parts, DOCUMENT, "rIdH", "hyperlink", "file:///I:\\matters\\4711.docx")
    _paragraph(parts, f'<w:hyperlink {_R} r:id="rIdH"><w:r><w:t>matter 4711</w:t></w:r></w:hyperlink>')


FROM_FIRMS: Mapping[str, tuple[Callable[[_Parts], None], str]] = {
    # what: (put it in, what is said of it)
    "template": (template, "the tie to a template"),
    "linked picture": (linked_picture, "1 linked picture"),
    "old picture": (old_picture, "1 linked picture"),
    "sheet": (sheet, "1 embedded or linked object"),
    "linked sheet": (linked_sheet, "1 embedded or linked object"),
    "chart": (chart, "1 embedded or linked object"),
    "document link": (document_link, "1 link that is neither http, https nor mailto"),
}


def everything(docx: bytes, *names: str) -> bytes:
    """Return a document with what is named put in, or all of it."""
    parts = as_named(docx)
    for name in names or FROM_FIRMS:
        FROM_FIRMS[name][0](parts)
    return pack(parts)
