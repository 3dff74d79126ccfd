"""The styles of a house: every paragraph, run and table of a contract takes its look from one of these."""

from collections.abc import Iterator

from generator.word.house.look import Look
from generator.word.house.numbering import (
    CLAUSE_LIST,
    INDENT as _INDENT,
    RECITAL_LIST,
    SCHEDULE_LABEL,
    SCHEDULE_LIST,
    STEP as _STEP,
)
from generator.word.house.style import Para, Text, character_style, paragraph_style

__all__ = ["styles_part"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def styles_part(look: Look) -> str:
    """Return word/styles.xml."""
    styles = (
        *_base(look),
        *_cover(look),
        *_clauses(look),
        *_recitals(look),
        *_schedules(look),
        *_tables(look),
        *_signatures(),
        *_margins(look),
        *_review(look),
        *_summary(look),
        *_characters(look),
        *_table_styles(look),
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
    yield paragraph_style("Normal", Para(after=120, line=283), default=True)
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


def _cover(look: Look) -> Iterator[str]:
    yield paragraph_style(
        "Title",
        Para(before=0, after=40, line=240, keep_next=True),
        Text(font="major", size=48, colour=look.ink),
        following="Subtitle",
    )
    yield paragraph_style(
        "Subtitle",
        Para(after=220, line=252, keep_next=True, rule_below=look.ink),
        Text(size=25, colour=look.quiet, italic=True),
        following="Intro",
    )
    yield paragraph_style("Intro", Para(after=140))
    yield paragraph_style(
        "Cover Term", Para(before=44, after=44, line=252), Text(bold=True, colour=look.ink, size=19)
    )
    yield paragraph_style("Cover Text", Para(before=44, after=44, line=252, close=True), Text(size=19))
    yield paragraph_style("Cover End", Para(after=0, line=20, line_exact=True), Text(size=2))


def _clauses(look: Look) -> Iterator[str]:
    yield paragraph_style(
        "heading 1",
        Para(before=400, after=100, line=259, keep_next=True, keep_lines=True, outline=0)
        .hanging(_INDENT, _INDENT)
        .numbered(CLAUSE_LIST, 0),
        Text(font="major", size=27, bold=True, colour=look.ink),
        following="Heading2",
    )
    yield paragraph_style(
        "heading 2",
        Para(before=200, after=40, keep_next=True, keep_lines=True, outline=1)
        .hanging(_INDENT, _INDENT)
        .numbered(CLAUSE_LIST, 1),
        Text(font="major", bold=True),
        following="ClauseText",
    )
    yield paragraph_style("Clause Text", Para(left=_INDENT))
    for level in range(3, 10):
        left = _INDENT + _STEP * (level - 2)
        yield paragraph_style(
            f"Clause Level {level}", Para(after=80).hanging(left, _STEP).numbered(CLAUSE_LIST, level - 1)
        )


def _recitals(look: Look) -> Iterator[str]:
    yield paragraph_style(
        "Recitals Heading",
        Para(before=0, after=100, line=259, keep_next=True, outline=0),
        Text(font="major", size=27, bold=True, colour=look.ink),
        following="Recital",
    )
    yield paragraph_style("Recital", Para().hanging(_INDENT, _INDENT).numbered(RECITAL_LIST, 0))
    yield paragraph_style("Recital Text", Para(left=_INDENT))
    for level in range(2, 5):
        left = _INDENT + _STEP * (level - 1)
        yield paragraph_style(
            f"Recital Level {level}", Para(after=80).hanging(left, _STEP).numbered(RECITAL_LIST, level - 1)
        )


def _schedules(look: Look) -> Iterator[str]:
    yield paragraph_style(
        "Schedule Heading",
        Para(after=240, line=259, keep_next=True, new_page=True, outline=0, rule_below=look.ink)
        .hanging(SCHEDULE_LABEL, SCHEDULE_LABEL)
        .numbered(SCHEDULE_LIST, 0),
        Text(font="major", size=34, colour=look.ink),
        following="ScheduleText",
    )
    yield paragraph_style("Schedule Text", Para(after=120))
    for level in range(2, 5):
        left = _STEP * (level - 1)
        yield paragraph_style(
            f"Schedule Level {level}", Para(after=80).hanging(left, _STEP).numbered(SCHEDULE_LIST, level - 1)
        )


def _tables(look: Look) -> Iterator[str]:
    cell = Para(before=60, after=60, line=252, close=True)
    yield paragraph_style(
        "Table Caption", Para(before=240, after=80, keep_next=True), Text(bold=True, colour=look.ink)
    )
    heading = Para(before=60, after=60, line=252, keep_next=True)
    small = Text(bold=True, size=18, colour=look.ink)
    yield paragraph_style("Table Heading", heading, small)
    yield paragraph_style("Table Heading Number", Para(align="right"), based="TableHeading")
    yield paragraph_style("Table Text", cell, Text(size=20))
    yield paragraph_style("Table Text Number", Para(align="right"), based="TableText")
    yield paragraph_style("Table Total", Para(), Text(bold=True), based="TableText")
    yield paragraph_style("Table Total Number", Para(align="right"), based="TableTotal")
    yield paragraph_style("Text After Table", Para(before=240), based="ScheduleText")


def _signatures() -> Iterator[str]:
    label, end = 1240, 4240
    yield paragraph_style("Closing", Para(before=320, after=120, keep_next=True, keep_lines=True))
    kept = Para(after=40, line=252, keep_next=True, keep_lines=True)
    yield paragraph_style("Signature Detail", kept.hanging(label, label).tabs(label))
    line = Para(before=440).tabs(label, end)
    yield paragraph_style("Signature Line", line, based="SignatureDetail")
    yield paragraph_style(
        "Signature Date", Para(before=200, after=120).tabs(label, end), based="SignatureDetail"
    )
    yield paragraph_style("Signature Role", Para(before=60, after=0, keep_next=True), Text(bold=True))
    yield paragraph_style("Signature Party", Para(after=0, line=252, keep_next=True, keep_lines=True))


def _margins(look: Look) -> Iterator[str]:
    small = Text(size=17, colour=look.quiet)
    yield paragraph_style("header", Para(after=0, line=240, right_tab=True), small)
    yield paragraph_style("footer", Para(after=0, line=240, right_tab=True), small)
    yield paragraph_style(
        "Draft Mark",
        Para(align="right", after=0, line=240),
        Text(size=20, bold=True, capitals=True, colour="A61B1B", spaced=60),
    )


def _review(look: Look) -> Iterator[str]:
    yield paragraph_style(
        "Review Title",
        Para(before=240, after=60, line=240, keep_next=True),
        Text(font="major", size=44, colour=look.ink),
    )
    yield paragraph_style(
        "Review Heading",
        Para(before=320, after=100, keep_next=True, outline=0),
        Text(font="major", size=27, bold=True, colour=look.ink),
    )
    yield paragraph_style("Review Text", Para(after=100), Text(size=19))
    cell = Para(before=40, after=40, line=245)
    yield paragraph_style("Review Cell", cell, Text(size=17))
    yield paragraph_style(
        "Review Cell Heading",
        Para(before=40, after=40, line=245, keep_next=True),
        Text(size=17, bold=True, colour=look.ink),
    )
    yield paragraph_style("Review Quiet", cell, Text(size=16, colour=look.quiet))
    yield paragraph_style("Review Error", cell, Text(size=17, bold=True, colour="A61B1B"))
    yield paragraph_style("Review Warning", cell, Text(size=17, bold=True, colour="8A5A00"))
    yield paragraph_style(
        "Review Note", Para(before=240, after=0), Text(size=19, italic=True, colour=look.quiet)
    )
    yield paragraph_style("annotation text", Para(after=60, line=240), Text(size=18))


def _summary(look: Look) -> Iterator[str]:
    title = Text(font="major", size=40, colour=look.ink)
    yield paragraph_style("Summary Title", Para(after=20, line=240, keep_next=True), title)
    cell = Para(before=36, after=36, line=250)
    yield paragraph_style("Summary Heading", cell, Text(bold=True, size=17, colour=look.ink))
    yield paragraph_style("Summary Text", cell, Text(size=17))
    note = Text(size=17, italic=True, colour=look.quiet)
    yield paragraph_style("Summary Note", Para(before=140, after=0, line=250), note)


def _characters(look: Look) -> Iterator[str]:
    yield character_style("Defined Term", Text(bold=True))
    yield character_style("Comment Label", Text(bold=True))
    yield character_style("Variable", Text(shade="FFF3C4"))
    yield character_style("Field Label", Text(colour=look.quiet))
    yield character_style("annotation reference", Text(size=16))


def _table_styles(look: Look) -> Iterator[str]:
    margins = '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="{0}" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="{1}" w:type="dxa"/></w:tblCellMar>'
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{margins.format(108, 108)}</w:tblPr></w:style>"
    )
    hair = f'w:val="single" w:sz="4" w:space="0" w:color="{look.hairline}"'
    rule = f'w:val="single" w:sz="8" w:space="0" w:color="{look.ink}"'
    lines = f"<w:tblBorders><w:top {rule}/><w:bottom {rule}/><w:insideH {hair}/></w:tblBorders>"
    yield _table_style(
        "Cover Table",
        f"<w:tblBorders><w:top {hair}/><w:bottom {hair}/><w:insideH {hair}/></w:tblBorders>"
        + margins.format(0, 160),
    )
    first = f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom {rule}/></w:tcBorders></w:tcPr></w:tblStylePr>'
    last = f'<w:tblStylePr w:type="lastRow"><w:tblPr/><w:tcPr><w:tcBorders><w:top {rule}/></w:tcBorders></w:tcPr></w:tblStylePr>'
    yield _table_style("Contract Table", lines + margins.format(80, 80), first + last)
    yield _table_style("Signature Table", margins.format(0, 300))


def _table_style(name: str, properties: str, conditions: str = "") -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{properties}</w:tblPr>{conditions}</w:style>'
    )
