"""The frame: its headers and footers, and what a contract prints, as the tags that docxtpl fills."""

from .style import TEXT_WIDTH

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TERM_WIDTH = 2300
_MARGIN = 1320


def document_part() -> str:
    """Return word/document.xml: one section, whose first page has a header of its own."""
    text = (
        _paragraph("ReviewText", "{{p review }}"),
        _paragraph("Title", "{{ title }}"),
        _paragraph("Subtitle", "{%p if subtitle %}"),
        _paragraph("Subtitle", "{{r subtitle }}"),
        _paragraph("Subtitle", "{%p endif %}"),
        _paragraph("Intro", "{%p for paragraph in intro %}"),
        _paragraph("Intro", "{{r paragraph }}"),
        _paragraph("Intro", "{%p endfor %}"),
        _cover_table(),
        _paragraph("Recital", "{{p recitals }}"),
        _paragraph("ClauseText", "{{p terms }}"),
        _paragraph("Closing", "{%p for paragraph in closing %}"),
        _paragraph("Closing", "{{r paragraph }}"),
        _paragraph("Closing", "{%p endfor %}"),
        _paragraph("SignatureDetail", "{{p signatures }}"),
        _paragraph("ScheduleText", "{{p schedules }}"),
    )
    body = "".join((*text, _section()))
    return f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"


def header_part(*, title: bool) -> str:
    """Return a header: the mark of a draft and, but for the cover page, the title."""
    paragraphs = [
        _paragraph("DraftMark", "{%p if draft %}"),
        _paragraph("DraftMark", "{{ labels.draft }}"),
        _paragraph("DraftMark", "{%p endif %}"),
        _paragraph("Header", "{{ title }}" if title else ""),
    ]
    return f"<w:hdr {_NAMESPACES}>{''.join(paragraphs)}</w:hdr>"


def footer_part() -> str:
    """Return a footer: the contract number, and page X of Y."""
    pages = (
        "<w:r><w:tab/></w:r>"
        f"{_text('{{ labels.page }} ')}{_field('PAGE')}{_text(' {{ labels.of }} ')}{_field('NUMPAGES')}"
    )
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_text("{{ number }}")}{pages}</w:p>'
    return f"<w:ftr {_NAMESPACES}>{paragraph}</w:ftr>"


def _cover_table() -> str:
    value = "".join(
        _paragraph("CoverText", tag)
        for tag in ("{%p for paragraph in row.paragraphs %}", "{{r paragraph }}", "{%p endfor %}")
    )
    rows = (
        _row(_paragraph("CoverTerm", "{%tr for row in cover %}"), _paragraph("CoverText", "")),
        _row(_paragraph("CoverTerm", "{{ row.term }}"), value),
        _row(_paragraph("CoverTerm", "{%tr endfor %}"), _paragraph("CoverText", "")),
    )
    look = 'w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="CoverTable"/><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook {look}/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{_TERM_WIDTH}"/>'
        f'<w:gridCol w:w="{TEXT_WIDTH - _TERM_WIDTH}"/></w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def _row(term: str, value: str) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for width, content in ((_TERM_WIDTH, term), (TEXT_WIDTH - _TERM_WIDTH, value))
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _section() -> str:
    """Return section properties on Letter paper; A4 is set when a contract wants it."""
    first = (
        '<w:headerReference w:type="first" r:id="rIdHeaderCover"/>'
        '<w:footerReference w:type="first" r:id="rIdFooterCover"/>'
    )
    return (
        f'<w:sectPr>{first}<w:headerReference w:type="default" r:id="rIdHeader"/>'
        '<w:footerReference w:type="default" r:id="rIdFooter"/>'
        '<w:pgSz w:w="12240" w:h="15840"/>'
        f'<w:pgMar w:top="1200" w:right="{_MARGIN}" w:bottom="1120" w:left="{_MARGIN}"'
        f' w:header="720" w:footer="680" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )


def _paragraph(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_text(text) if text else ""}</w:p>'


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(name: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
