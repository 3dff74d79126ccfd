"""Whatever holds the words, a redline leaves none unmarked: accept all for the new, reject for the old."""

from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st
from lxml import etree

from generator.docx.accepting import accepted, open_changes, rejected
from generator.docx.package import pack, unpack
from generator.docx.story import read_story
from generator.docx.views import views
from generator.docx.xml import DOCUMENT, parse, serialize
from generator.word.margins import read_margins
from tests.redlining.versions import marked, plain
from tests.returns.foreign import part, related, xml

WORDS = ("the", "fee", "is", "$8,000", "due", "on", "June 1, 2027", "14 days", "net", "“Work”", "a")


def run(text: str, more: str = "") -> str:
    return f'<w:r><w:t xml:space="preserve">{text} </w:t>{more}</w:r>'


def formula(text: str) -> str:
    return f"<m:oMath><m:r><m:t>{text}</m:t></m:r></m:oMath>"


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
    "menu of a form": lambda word: (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        f'<w:listEntry w:val="no"/><w:listEntry w:val="{word}"/></w:ddList></w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
}  # fmt: skip


def paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def row(cells: str) -> str:
    return f"<w:tr>{cells}</w:tr>"


def cell(inside: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def table(rows: str) -> str:
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>{rows}</w:tbl>'


AROUND_BLOCKS: dict[str, Any] = {
    "control": control,
    "tied control": lambda inside: control(inside, BOUND),
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
def blocks(draw: Any, depth: int = 2) -> str:
    made = ""
    for _ in range(draw(st.integers(1, 4))):
        if depth and draw(st.integers(0, 2)) == 0:
            wrap = AROUND_BLOCKS[draw(st.sampled_from(list(AROUND_BLOCKS)))]
            made += wrap(draw(blocks(depth - 1)))
        else:
            made += paragraph(draw(inlines()))
    return made


NOTES = "".join(
    f'<w:footnote w:id="{2 + n}"><w:p><w:r><w:t>{{}} note {n}</w:t></w:r></w:p></w:footnote>'
    for n in range(3)
)


@cache
def base(note: str) -> dict[str, bytes]:
    parts = unpack(plain())
    related(
        parts, "footnotes.xml", f"<w:footnotes>{NOTES.format(note, 'Same', note)}</w:footnotes>", "footnotes"
    )
    return parts


def document(body: str, note: str = "Our") -> bytes:
    parts = dict(base(note))
    section = etree.tostring(parse(parts[DOCUMENT])[0][-1]).decode()
    return pack(
        parts | {DOCUMENT: part(f"<w:document><w:body>{body}{section}</w:body></w:document>").encode()}
    )


def reading(docx: bytes) -> list[str]:
    parts = unpack(docx)
    lines = (*read_story(parts), *read_margins(parts, "Draft"))
    return [" ".join(view.text.split()) for view in views(lines, after=True)]


def assert_held(old: bytes, new: bytes) -> None:
    both = marked(old, new)
    assert reading(accepted(both)) == reading(new)
    assert reading(rejected(both)) == reading(old)
    if reading(old) == reading(new):
        return
    assert open_changes(unpack(both))


@pytest.mark.parametrize("kind", [*INSIDE_PARAGRAPHS, *SIGNS])
@pytest.mark.parametrize("also", ["alone", "with words that change"])
def test_what_stands_in_a_paragraph_comes_and_goes(kind: str, also: str) -> None:
    wrap = INSIDE_PARAGRAPHS.get(kind)
    held = wrap(run("due") + run("$8,000")) if wrap else SIGNS[kind]("fee")
    words = {"alone": ("", ""), "with words that change": (run("Pay in May"), run("Pay in June"))}[also]
    without = document(paragraph(run("Before")) + paragraph(words[0]) + paragraph(run("After")))
    with_it = document(paragraph(run("Before")) + paragraph(words[1] + held) + paragraph(run("After")))
    assert reading(without) != reading(with_it)
    assert_held(without, with_it)
    assert_held(with_it, without)


@pytest.mark.parametrize("kind", INSIDE_PARAGRAPHS)
def test_words_change_inside_what_holds_them(kind: str) -> None:
    wrap = INSIDE_PARAGRAPHS[kind]
    old, new = (document(paragraph(run("Pay") + wrap(run(word)))) for word in ("net", "due"))
    assert reading(old) != reading(new)
    assert_held(old, new)


@pytest.mark.parametrize("kind", AROUND_BLOCKS)
def test_what_holds_paragraphs_comes_goes_and_changes(kind: str) -> None:
    wrap = AROUND_BLOCKS[kind]
    nothing = document(paragraph(run("Before")) + paragraph(run("After")))
    old, new = (
        document(paragraph(run("Before")) + wrap(paragraph(run(word))) + paragraph(run("After")))
        for word in ("$8,000", "$9,000")
    )
    for left, right in ((nothing, new), (new, nothing), (old, new)):
        assert reading(left) != reading(right)
        assert_held(left, right)


def with_result(shown: str) -> str:
    return paragraph(simple("REF _Ref1 \\w", shown))


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@example(*[paragraph(control(SIGNS["footnote"]("a"), BOUND))] * 2, "Their")
@example(*[paragraph(spelled("= 1", SIGNS["footnote"]("a")))] * 2, "Their")
@example(with_result(""), with_result(formula("the")), "Our")
@given(blocks(), blocks(), st.sampled_from(["Our", "Their"]))
def test_any_mix_of_what_holds_words_is_held_both_ways(old: str, new: str, note: str) -> None:
    assert_held(document(old), document(new, note))


def with_header(docx: bytes, text: str) -> bytes:
    parts = unpack(docx)
    related(parts, "first.xml", f"<w:hdr><w:p>{run(text)}</w:p></w:hdr>", "header", "rIdFirst")
    root = parse(parts[DOCUMENT])
    section = root[0][-1]
    section[:0] = xml('<w:headerReference w:type="even" r:id="rIdFirst"/>')
    return pack(parts | {DOCUMENT: serialize(root)})


def test_a_header_that_comes_or_goes_is_marked() -> None:
    old = document(paragraph(run("Text")))
    new = with_header(old, "Not binding")
    assert_held(old, new)
    assert_held(new, old)
