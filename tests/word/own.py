"""Templates of a person's own: the shipped one with what people add to it in Word."""

import re
from pathlib import Path

from generator.docx.package import add_part, pack, unpack
from generator.docx.xml import CONTENT_TYPES, DOCUMENT, XML_HEAD, Parts
from tests.word.conftest import TEMPLATE

PARTS = unpack(TEMPLATE.read_bytes())
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WIDTH = 9360  # of the text, in twentieths of a point
# One pixel.
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000"
    "000c4944415478da6390cf9f0f0001de012ec479fe3d0000000049454e44ae426082"
)


def saved(path: Path, parts: Parts) -> Path:
    path.write_bytes(pack(parts))
    return path


def with_first(markup: str, part: str = DOCUMENT, parts: Parts = PARTS) -> Parts:
    """Return the shipped template with markup before everything else in a part."""
    text, found = re.subn(rb"<w:(body|hdr|ftr)\b[^>]*>", rb"\g<0>" + markup.encode(), parts[part], count=1)
    assert found
    return parts | {part: text}


def paragraph(text: str, style: str = "CoverText", more: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}{more}</w:p>'


def row(*cells: str, look: str = "") -> str:
    """Return a row of equal cells, each of a text or of paragraphs."""
    width = f'<w:tcPr><w:tcW w:w="{_WIDTH // len(cells)}" w:type="dxa"/>{look}</w:tcPr>'
    made = (content if content.startswith("<w:p>") else paragraph(content) for content in cells)
    inside = "".join(f"<w:tc>{width}{content}</w:tc>" for content in made)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inside}</w:tr>"


def table(*rows: str, columns: int) -> str:
    grid = f'<w:gridCol w:w="{_WIDTH // columns}"/>' * columns
    width = f'<w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    style = f'<w:tblPr><w:tblStyle w:val="CoverTable"/>{width}</w:tblPr>'
    return f"<w:tbl>{style}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def cover(*rows: str, columns: int) -> Parts:
    """Return the shipped template with other rows in the loop over its cover."""
    made = table(
        row("{%tr for row in cover %}", ""), *rows, row("{%tr endfor %}", ""), columns=columns
    ).encode()
    document = re.sub(rb"<w:tbl>.*?</w:tbl>", lambda _: made, PARTS[DOCUMENT], count=1, flags=re.DOTALL)
    return PARTS | {DOCUMENT: document}


def picture(number: int) -> str:
    """Return a run with the picture that `with_picture` adds."""
    name = f'id="{number}" name="Picture {number}"'
    size, shape = '<a:ext cx="360000" cy="360000"/>', '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        '<w:r><w:drawing><wp:inline xmlns:wp="' + _DRAWING + '/wordprocessingDrawing">'
        f'<wp:extent cx="360000" cy="360000"/><wp:docPr {name}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{_OFFICE}/relationships" r:embed="rIdPicture"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>{size}'
        f"</a:xfrm>{shape}</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def with_picture(parts: Parts, part: str) -> Parts:
    """Return a template that has the picture which its part shows."""
    relations = f"word/_rels/{part.removeprefix('word/')}.rels"
    empty = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    )
    relation = f'<Relationship Id="rIdPicture" Type="{_OFFICE}/relationships/image" Target="media/p.png"/>'
    return parts | {
        "word/media/p.png": _PNG,
        CONTENT_TYPES: parts[CONTENT_TYPES].replace(
            b"<Default ", b'<Default Extension="png" ContentType="image/png"/><Default ', 1
        ),
        relations: parts.get(relations, f"{XML_HEAD}{empty}".encode()).replace(
            b"</Relationships>", f"{relation}</Relationships>".encode()
        ),
    }


def with_footnote(text: str, kind: str = "footnote") -> Parts:
    """Return the shipped template with a note at its first paragraph."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = "".join(
        f'<w:{kind} w:type="{line}" w:id="{number}"><w:p><w:r><w:{line}/></w:r></w:p></w:{kind}>'
        for number, line in ((-1, "separator"), (0, "continuationSeparator"))
    )
    note = f'<w:{kind} w:id="1">{paragraph(text)}</w:{kind}>'
    parts = with_first(paragraph("See", "Intro", f'<w:r><w:{kind}Reference w:id="1"/></w:r>'))
    add_part(
        parts,
        f"word/{kind}s.xml",
        f'{XML_HEAD}<w:{kind}s xmlns:w="{space}">{lines}{note}</w:{kind}s>',
        kind=f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml",
        relation=f"{_OFFICE}/relationships/{kind}s",
    )
    return parts


def text_box(content: str) -> str:
    """Return a paragraph with a text box, drawn twice as Word does: for itself and for old programs."""
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    size = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2880000" cy="540000"/></a:xfrm>'
    drawn = (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing">'
        '<wp:extent cx="2880000" cy="540000"/><wp:docPr id="77" name="Text Box 1"/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{shape}">'
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>{size}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"</wps:spPr><wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing>"
    )
    old = (
        '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:200pt;height:40pt">'
        f"<v:textbox>{box}</v:textbox></v:shape></w:pict>"
    )
    both = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice xmlns:wps="{shape}" Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    return paragraph("In a box:", "Intro", both)
