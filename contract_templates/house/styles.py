"""The styles of a house: every paragraph, run and table of a contract takes its look from one of these."""

from collections.abc import Iterator

from .contract_styles import contract_styles
from .look import Look
from .numbering import CLAUSE_LIST
from .review_styles import review_styles
from .style import Para, Text, character_style
from .table_styles import table_styles

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def styles_part(look: Look) -> str:
    """Return word/styles.xml."""
    styles = (
        *_base(look),
        *contract_styles(look),
        *_margins(look),
        *review_styles(look),
        *_characters(look),
        *table_styles(look),
    )
    return f'<w:styles xmlns:w="{_W}">{_defaults(look)}{"".join(styles)}</w:styles>'


def _defaults(look: Look) -> str:
    fonts = (
        '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"'
        ' w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
    )
    size = f'<w:sz w:val="{look.body_size}"/><w:szCs w:val="{look.body_size}"/>'
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{size}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )


def _base(look: Look) -> Iterator[str]:
    yield look.paragraph("Normal", Para(after=80, line=look.line, whole_lines=True), default=True)
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    yield (
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    yield (
        '<w:style w:type="numbering" w:customStyle="1" w:styleId="ClauseNumbering">'
        '<w:name w:val="Clause Numbering"/><w:pPr>'
        f'<w:numPr><w:numId w:val="{CLAUSE_LIST}"/></w:numPr></w:pPr></w:style>'
    )


def _margins(look: Look) -> Iterator[str]:
    small = Text(size=17, color=look.quiet)
    yield look.paragraph("header", Para(after=0, line=240, right_tab=True), small)
    yield look.paragraph("footer", Para(after=0, line=240, right_tab=True), small)
    yield look.paragraph(
        "Draft Mark",
        Para(align="right", after=0, line=240),
        Text(size=20, bold=True, capitals=True, color="A61B1B", spaced=60),
    )


def _characters(look: Look) -> Iterator[str]:
    yield character_style("Defined Term", Text(bold=True))
    yield character_style("Run In", Text(bold=True))
    yield character_style("Comment Label", Text(bold=True))
    yield character_style("Variable", Text(shade="FFF3C4"))
    yield character_style("Blank", Text(bold=True, shade="FFE14D"))
    yield character_style("Field Label", Text(color=look.quiet))
    yield character_style("Comment Mark", Text(size=16))
    # White, as signing services want it, on the rule to sign on; hidden text would be gone in a PDF.
    yield character_style("Sign Tag", Text(size=16, color="FFFFFF"))
