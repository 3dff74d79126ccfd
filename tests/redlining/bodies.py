"""Bodies of documents at random: any mix of what WordprocessingML lets hold words."""

from typing import Any

from hypothesis import strategies as st

WORDS = ("the", "fee", "is", "$8,000", "due", "on", "June 1, 2027", "14 days", "net", "“Work”", "a")


def run(text: str, more: str = "") -> str:
    return f'<w:r><w:t xml:space="preserve">{text} </w:t>{more}</w:r>'


def formula_of(inside: str) -> str:
    return f"<m:oMath>{inside}</m:oMath>"


def formula_run(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def formula(text: str) -> str:
    return formula_of(formula_run(text))


def simple(code: str, inside: str) -> str:
    return f'<w:fldSimple w:instr="{code}">{inside}</w:fldSimple>'


def spelled(code: str, inside: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{inside}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def alternatives(choice: str, fallback: str, needs: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{needs}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def box(inside: str) -> str:
    return (
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        f"<w:p>{inside}</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )


def tracked(kind: str, inside: str) -> str:
    return f'<w:{kind} w:id="900" w:author="Jane Roe" w:date="2026-12-03T10:00:00Z">{inside}</w:{kind}>'


def gone(word: str) -> str:
    return tracked("del", f"<w:r><w:delText>{word}</w:delText></w:r>")


def ruby(inside: str) -> str:
    return (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('ruby')}</w:rt><w:rubyBase>{inside}</w:rubyBase></w:ruby></w:r>"
    )


def old_box(inside: str) -> str:
    return (
        f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{inside}</w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></w:r>"
    )


def written_box(inside: str) -> str:
    """Return a text box as Word writes it: of either kind, in a run."""
    new, old = (kind(inside).removeprefix("<w:r>").removesuffix("</w:r>") for kind in (box, old_box))
    return f"<w:r>{alternatives(new, old)}</w:r>"


BOUND = '<w:dataBinding w:xpath="/a[1]" w:storeItemID="{0}"/>'
INSIDE_PARAGRAPHS: dict[str, Any] = {
    "direction": lambda inside: f'<w:dir w:val="ltr">{inside}</w:dir>',
    "forced direction": lambda inside: f'<w:bdo w:val="rtl">{inside}</w:bdo>',
    "smart tag": lambda inside: f'<w:smartTag w:uri="u" w:element="e">{inside}</w:smartTag>',
    "custom XML": lambda inside: f'<w:customXml w:uri="u" w:element="e">{inside}</w:customXml>',
    "control": control,
    "tied control": lambda inside: control(inside, BOUND),
    "link": lambda inside: f'<w:hyperlink w:anchor="x">{inside}</w:hyperlink>',
    "reference in one": lambda inside: simple("REF _Ref1 \\w", inside),
    "quote in one": lambda inside: simple("QUOTE x", inside),
    "reference": lambda inside: spelled("REF _Ref1 \\w", inside),
    "sum": lambda inside: spelled("= 4000 * 2", inside),
    "alternatives": lambda inside: alternatives(inside, run("old Word")),
    "fallback": lambda inside: alternatives(run("unknown"), inside, "zz"),
    "text box": box,
    "text box of old": old_box,
    "text box of both kinds": written_box,
    "ruby": ruby,
    "insertion": lambda inside: tracked("ins", inside),
    "move": lambda inside: tracked("moveTo", inside),
    "link in a field": lambda inside: spelled('HYPERLINK "https://example.com"', inside),
    "permission": lambda inside: f'<w:permStart w:id="5" w:edGrp="everyone"/>{inside}<w:permEnd w:id="5"/>',
    "edges of a change": lambda inside: (
        f'{tracked("customXmlInsRangeStart", "")}{inside}<w:customXmlInsRangeEnd w:id="900"/>'
    ),
}
SIGNS = {
    "words": run,
    "bold words": lambda word: f"<w:r><w:rPr><w:b/></w:rPr><w:t>{word}</w:t></w:r>",
    "formula": formula,
    "formula of its own": lambda word: f"<m:oMathPara>{formula(word)}</m:oMathPara>",
    "alternative in a run": lambda word: f"<w:r>{alternatives(f'<w:t>{word}</w:t>', '<w:t>x</w:t>')}</w:r>",
    "old text path": lambda word: (
        f'<w:r><w:pict><v:shape><v:textpath string="{word}"/></v:shape></w:pict></w:r>'
    ),
    "footnote": lambda word: f'<w:r><w:footnoteReference w:id="{2 + WORDS.index(word) % 3}"/></w:r>',
    "symbol": lambda _: '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>',
    "bookmark": lambda word: (
        f'<w:bookmarkStart w:id="77" w:name="own"/>{run(word)}<w:bookmarkEnd w:id="77"/>'
    ),
    "deletion": gone,
    "deleted insertion": lambda word: tracked("ins", gone(word)),
    "moved away": lambda word: gone(word).replace("w:del ", "w:moveFrom ").replace("w:del>", "w:moveFrom>"),
    "tab": lambda _: "<w:r><w:tab/></w:r>",
    "line break": lambda _: "<w:r><w:br/></w:r>",
    "hyphen": lambda word: run(word, "<w:noBreakHyphen/><w:softHyphen/>"),
    "field of a day": lambda _: "<w:r><w:dayLong/></w:r>",
    "formula with an insertion": lambda word: formula_of(tracked("ins", formula_run(word))),
    "formula with a deletion": lambda word: formula_of(formula_run("x") + tracked("del", formula_run(word))),
    "endnote": lambda word: f'<w:r><w:endnoteReference w:id="{2 + WORDS.index(word) % 3}"/></w:r>',
    "changed look": lambda word: (
        f"<w:r><w:rPr><w:b/>{tracked('rPrChange', '<w:rPr/>')}</w:rPr><w:t>{word} </w:t></w:r>"
    ),
    "menu of a form": lambda word: (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        f'<w:listEntry w:val="no"/><w:listEntry w:val="{word}"/></w:ddList></w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
}  # fmt: skip


def paragraph(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def row(cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def cell(inside: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{inside}</w:tc>'


def table(rows: str) -> str:
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>{rows}</w:tbl>'


UNSEEN = ("deletion", "deleted insertion", "moved away", "tab", "line break")
"""Signs that show nothing, alone or after tracked changes."""


def untracked(inside: str) -> str:
    """Return blocks whose ends neither came nor went."""
    return inside.replace(ENDS["inserted"], "").replace(ENDS["deleted"], "")


SECTION = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
FIELD_OPENS = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
FIELD_ENDS = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
AROUND_BLOCKS: dict[str, Any] = {
    "control": control,
    # Word joins no paragraph with one of such a control.
    "tied control": lambda inside: paragraph("") + control(untracked(inside), BOUND),
    "custom XML": lambda inside: f'<w:customXml w:uri="u" w:element="e">{inside}</w:customXml>',
    "alternatives": lambda inside: alternatives(inside, paragraph(run("old Word"))),
    "fallback": lambda inside: alternatives(paragraph(run("unknown")), inside, "zz"),
    "table": lambda inside: table(row(cell(inside + "<w:p/>"))),
    "row in a control": lambda inside: table(
        control(row(cell(inside + "<w:p/>"))) + row(cell(paragraph(run("a"))))
    ),
    "cell in a control": lambda inside: table(row(control(cell(inside + "<w:p/>")))),
    "row in custom XML": lambda inside: table(
        f'<w:customXml w:uri="u" w:element="e">{row(cell(inside + "<w:p/>"))}</w:customXml>'
    ),
    "wide cell": lambda inside: table(
        row(cell(inside + "<w:p/>", '<w:gridSpan w:val="2"/>'))
        + row(cell(paragraph(run("a"))) + cell(paragraph(run("b"))))
    ),
    "inserted row": lambda inside: table(
        row(cell(paragraph(run("a")))) + row(cell(inside + "<w:p/>"), tracked("ins", ""))
    ),
    "deleted row": lambda inside: table(
        row(cell(inside + "<w:p/>")) + row(cell(paragraph(gone("a"))), tracked("del", ""))
    ),
    "inserted cell": lambda inside: table(
        row(cell(paragraph(run("a"))) + cell(inside + "<w:p/>", tracked("cellIns", "")))
    ),
    "deleted cell": lambda inside: table(
        row(cell(paragraph(gone("a")), tracked("cellDel", "")) + cell(inside + "<w:p/>"))
    ),
    "field over paragraphs": lambda inside: (
        paragraph(FIELD_OPENS + run("first")) + inside + paragraph(run("last") + FIELD_ENDS)
    ),
    "words that no paragraph holds": lambda inside: f"{paragraph('')}{tracked('ins', run('loose'))}{inside}",
}
ENDS = {
    "inserted": f"<w:rPr>{tracked('ins', '')}</w:rPr>",
    "deleted": f"<w:rPr>{tracked('del', '')}</w:rPr>",
    "kept": "",
    "another style": '<w:pStyle w:val="Heading2"/>',
    "changed style": (
        f'<w:pStyle w:val="Heading2"/>{tracked("pPrChange", "<w:pPr/>")}'
    ),
}  # fmt: skip


@st.composite
def inlines(draw: Any, depth: int = 2) -> str:
    made = ""
    for _ in range(draw(st.integers(0, 4))):
        if depth and draw(st.booleans()):
            wrap = INSIDE_PARAGRAPHS[draw(st.sampled_from(list(INSIDE_PARAGRAPHS)))]
            made += wrap(draw(inlines(depth - 1)))
        else:
            sign = SIGNS[draw(st.sampled_from(["words", "words", *SIGNS]))]
            made += sign(draw(st.sampled_from(WORDS)))
    return made


@st.composite
def bodies(draw: Any) -> str:
    """Return the blocks of one section or of several."""
    made = draw(st.lists(blocks(), min_size=1, max_size=2))
    return paragraph("", SECTION).join(made)


@st.composite
def blocks(draw: Any, depth: int = 2) -> str:
    made = ""
    for _ in range(draw(st.integers(1, 4))):
        if depth and draw(st.integers(0, 2)) == 0:
            wrap = AROUND_BLOCKS[draw(st.sampled_from(list(AROUND_BLOCKS)))]
            made += wrap(draw(blocks(depth - 1)))
        else:
            made += paragraph(draw(inlines()), ENDS[draw(st.sampled_from(["kept", "kept", *ENDS]))])
    return made
