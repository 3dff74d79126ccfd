"""Invariants of the setting: styles alone format, tables are whole, signatures keep together."""

from collections.abc import Iterator

from lxml import etree

from generator.docx.package import SETTINGS, STYLES
from generator.docx.xml import DOCUMENT, Parts, W
from tests.word.invariants.asking import instructions, invariant, local, parsed, phrases_in, texts, value

_UNSTYLED = etree.ETXPath(f"//{W}p[not({W}pPr/{W}pStyle)]")
_EMPTY = etree.ETXPath(f"//{W}p[not(.//{W}t or .//{W}tab or .//{W}sectPr or .//{W}drawing)]")
_DEFINED_TERMS = etree.ETXPath(f"//{W}r[{W}rPr/{W}rStyle/@{W}val='DefinedTerm']")
_RUN_PROPERTIES = {"rStyle", "rtl", "lang"}
_WIDE = 2880  # two inches
_PARAGRAPH_PROPERTIES = {"pStyle", "keepNext", "sectPr"}


@invariant
def formatting_comes_from_styles(parts: Parts) -> Iterator[str]:
    for name, root in texts(parts).items():
        for properties, allowed in (("rPr", _RUN_PROPERTIES), ("pPr", _PARAGRAPH_PROPERTIES)):
            for found in root.iter(f"{W}{properties}"):
                yield from (
                    f"{name}: direct {local(child)}" for child in found if local(child) not in allowed
                )


@invariant
def styles_are_defined(parts: Parts) -> Iterator[str]:
    defined = {style.get(f"{W}styleId") for style in parsed(parts[STYLES]).iter(f"{W}style")}
    for name, root in texts(parts).items():
        used = {value(found) for found in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
        yield from (f"{name}: style {style} is not defined" for style in sorted(used - defined))
        if _UNSTYLED(root):
            yield f"{name}: a paragraph without a style"


@invariant
def no_paragraph_is_empty(parts: Parts) -> Iterator[str]:
    """An empty paragraph may end a section, part two tables, or stand alone in a cell without words."""
    for paragraph in _EMPTY(parsed(parts[DOCUMENT])):
        parent = paragraph.getparent()
        around = (paragraph.getprevious(), paragraph.getnext())
        if all(each is not None and local(each) == "tbl" for each in around):
            continue
        if local(parent) != "tc" or len(parent.findall(f"{W}p")) > 1:
            yield f"empty paragraph of style {value(paragraph.find(f'{W}pPr/{W}pStyle'))}"


@invariant
def cells_end_in_a_paragraph(parts: Parts) -> Iterator[str]:
    for cell in parsed(parts[DOCUMENT]).iter(f"{W}tc"):
        if not len(cell) or local(cell[-1]) != "p":
            yield "a cell does not end in a paragraph"


@invariant
def rows_do_not_split(parts: Parts) -> Iterator[str]:
    for row in parsed(parts[DOCUMENT]).iter(f"{W}tr"):
        if row.find(f"{W}trPr/{W}cantSplit") is None:
            yield "a row may split over pages"


@invariant
def data_tables_say_what_they_are(parts: Parts) -> Iterator[str]:
    for table in parsed(parts[DOCUMENT]).iter(f"{W}tbl"):
        if value(table.find(f"{W}tblPr/{W}tblStyle")) != "ContractTable":
            continue
        if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
            yield "a table has no heading row"
        if not value(table.find(f"{W}tblPr/{W}tblCaption")):
            yield "a table has no caption for a screen reader"


@invariant
def signatures_keep_together(parts: Parts) -> Iterator[str]:
    styles = {style.get(f"{W}styleId"): style for style in parsed(parts[STYLES]).iter(f"{W}style")}

    def keeps(name: str) -> bool:
        style = styles.get(name)
        if style is None:
            return False
        return style.find(f"{W}pPr/{W}keepNext") is not None or keeps(value(style.find(f"{W}basedOn")))

    for table in parsed(parts[DOCUMENT]).iter(f"{W}tbl"):
        if value(table.find(f"{W}tblPr/{W}tblStyle")) != "SignatureTable":
            continue
        used = {value(found) for found in table.iter(f"{W}pStyle")} - {"SignatureDateLast"}
        yield from (f"style {name} does not keep with the next" for name in sorted(used) if not keeps(name))


@invariant
def every_section_counts_its_pages(parts: Parts) -> Iterator[str]:
    targets = {
        relation.get("Id"): f"word/{relation.get('Target')}"
        for relation in parsed(parts["word/_rels/document.xml.rels"])
    }
    reference = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for section in parsed(parts[DOCUMENT]).iter(f"{W}sectPr"):
        footers = [targets[found.get(reference)] for found in section.iter(f"{W}footerReference")]
        fields = [{words[0] for words in instructions(parsed(parts[footer]))} for footer in footers]
        if not footers or not all({"PAGE", "NUMPAGES"} <= names for names in fields):
            yield "a section without page X of Y"


@invariant
def what_is_wide_fits_the_text(parts: Parts) -> Iterator[str]:
    """Tables are as wide as the text of their section at most; header and footer end at its edge."""
    root = parsed(parts[DOCUMENT])
    width = min(_text_width(section) for section in root.iter(f"{W}sectPr"))
    for table in root.iter(f"{W}tbl"):
        whole = table.find(f"{W}tblPr/{W}tblW")
        columns = [int(column.get(f"{W}w", "0")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        if whole is None or sum(columns) != int(whole.get(f"{W}w", "0")) or sum(columns) > width:
            yield f"a table of {sum(columns)} where the text is {width} wide"
    for style in parsed(parts[STYLES]).iter(f"{W}style"):
        stops = [int(tab.get(f"{W}pos", "0")) for tab in style.iter(f"{W}tab") if value(tab) == "right"]
        name = style.get(f"{W}styleId")
        if name in {"Header", "Footer"} and stops != [width]:
            yield f"the right tab of {name} is at {stops}, the edge of the text at {width}"
        if any(stop > width for stop in stops):
            yield f"a tab of {name} is outside the text"


def _text_width(section: "etree._Element") -> int:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert size is not None
    assert margins is not None
    return int(size.get(f"{W}w", "0")) - sum(
        int(margins.get(f"{W}{side}", "0")) for side in ("left", "right")
    )


@invariant
def a_review_draft_has_room_and_line_numbers(parts: Parts) -> Iterator[str]:
    """One for a lawyer has pages around it, the first and the last section, whose lines have no numbers."""
    draft = parsed(parts[SETTINGS]).find(f"{W}trackRevisions") is not None
    sections = list(parsed(parts[DOCUMENT]).iter(f"{W}sectPr"))
    around = any(value(found) == "ReviewTitle" for found in parsed(parts[DOCUMENT]).iter(f"{W}pStyle"))
    numbered = range(1, len(sections) - 1) if around else range(len(sections))
    for index, section in enumerate(sections):
        numbers, margins = section.find(f"{W}lnNumType"), section.find(f"{W}pgMar")
        wanted = "5" if draft and index in numbered else None
        if (None if numbers is None else numbers.get(f"{W}countBy")) != wanted:
            yield f"section {index}: line numbers"
        if draft and (margins is None or int(margins.get(f"{W}right", "0")) < _WIDE):
            yield f"section {index}: no room on the right"


@invariant
def headings_feed_the_navigation_pane(parts: Parts) -> Iterator[str]:
    """Levels never skip, and a heading keeps with what follows it."""
    styles = {s.get(f"{W}styleId"): s for s in parsed(parts[STYLES]).iterfind(f"{W}style")}
    level = -1
    for found in parsed(parts[DOCUMENT]).iter(f"{W}pStyle"):
        name = value(found)
        style = styles.get(name)
        outline = None if style is None else style.find(f"{W}pPr/{W}outlineLvl")
        if style is None or outline is None:
            continue
        if int(value(outline)) > level + 1:
            yield f"{name} skips a level"
        if style.find(f"{W}pPr/{W}keepNext") is None:
            yield f"{name} may stand alone at the foot of a page"
        level = int(value(outline))


@invariant
def terms_are_quoted_where_they_are_defined(parts: Parts) -> Iterator[str]:
    for run in _DEFINED_TERMS(parsed(parts[DOCUMENT])):
        before, after = run.getprevious(), run.getnext()
        sides = ["".join(n.itertext()) if n is not None else "" for n in (before, after)]
        left, right = phrases_in(parts).quoted("\0").split("\0")
        if not (sides[0].endswith(left) and sides[1].startswith(right)):
            yield f"{''.join(run.itertext())} is not in quotes"
