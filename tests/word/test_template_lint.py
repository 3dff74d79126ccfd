"""The lint of a template: every problem with part, paragraph or cell, the text and the mend."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.docx.package import NUMBERING, SETTINGS, STYLES, pack, unpack
from generator.docx.reading import read_text
from generator.docx.xml import DOCUMENT, W, parse, serialize
from generator.errors import InputError, Problem
from generator.word.frame import open_frame
from generator.word.template.lint import lint
from generator.word.writing import write
from tests.word.conftest import TEMPLATE
from tests.word.own import text_box
from tests.word.trees import contract

PARTS = unpack(TEMPLATE.read_bytes())
HEADER = next(name for name in PARTS if "word/header" in name and b"{{ title }}" in PARTS[name])
UNNUMBERED = re.sub(rb'(w:styleId="Heading2".*?)<w:numPr>.*?</w:numPr>', rb"\1", PARTS[STYLES], count=1)
TITLE, TERMS = "{{ title }}", "{{p terms }}"


def problems_of(path: Path, parts: dict[str, bytes]) -> tuple[Problem, ...]:
    path.write_bytes(pack(parts))
    with pytest.raises(InputError) as caught:
        open_frame(path)
    assert all(problem.source == str(path) for problem in caught.value.problems)
    return caught.value.problems


def paragraph(text: str, *, before: str = "", run: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Intro"/></w:pPr>{before}<w:r>{run}<w:t>{text}</w:t></w:r></w:p>'


def with_tag(there: str, then: str, part: str = DOCUMENT) -> dict[str, bytes]:
    text = PARTS[part].decode()
    assert there in text
    return PARTS | {part: text.replace(there, then, 1).encode()}


def with_first(markup: str) -> dict[str, bytes]:
    return with_tag("<w:body>", f"<w:body>{markup}")


def cell_of(markup: str) -> str:
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="CoverTable"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr>{markup}</w:tc></w:tr></w:tbl>'
    )


def control(markup: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{markup}</w:sdtContent></w:sdt>"


def without(tag: str, parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts without the paragraph that holds a tag, as the template has it."""
    there = re.search(rf"<w:p>(?:(?!<w:p>).)*{re.escape(tag)}.*?</w:p>", PARTS[DOCUMENT].decode())
    assert there
    return parts | {DOCUMENT: parts[DOCUMENT].replace(there[0].encode(), b"", 1)}


ROW = "word/document.xml, table 1, row 2, cell"
FIRST = "word/document.xml, paragraph 1"
CASES: dict[str, tuple[dict[str, bytes], str, str]] = {
    # what: (the parts, the place, what the message says)
    "an unknown name": (
        with_first(paragraph("Dear {{ titel }}")),
        FIRST,
        "{{ titel }} names titel, which is unknown; did you mean title?",
    ),
    "an unknown label": (
        with_first(paragraph("{{ labels.pag }}")),
        FIRST,
        "names labels.pag, which is unknown; did you mean labels.page?",
    ),
    "an unknown field of a row": (
        with_tag("{{ row.term }}", "{{ row.trem }}"),
        f"{ROW} 1, paragraph 1",
        "names row.trem, which is unknown; did you mean row.term?",
    ),
    "a name outside its loop": (with_first(paragraph("{{ row.term }}")), FIRST, "row.term, which is unknown"),
    "a tag that is not closed": (with_first(paragraph("{{ title")), FIRST, "a tag is not closed"),
    "a condition that is not closed": (
        with_first(paragraph("{%p if draft %}")),
        FIRST,
        "{%p if draft %} is never closed: {%p endif %} is missing",
    ),
    "a closing that closes nothing": (
        with_first(paragraph("{%p endif %}")),
        FIRST,
        "{%p endif %} closes nothing",
    ),
    "a closing of another kind": (
        with_first(paragraph("{%p if draft %}") + paragraph("x") + paragraph("{%p endfor %}")),
        "word/document.xml, paragraph 3",
        "{%p endfor %} must be {%p endif %}: it closes {%p if draft %}",
    ),
    "a closing in another cell": (
        with_first(paragraph("{%p if draft %}") + cell_of(paragraph("x") + paragraph("{%p endif %}"))),
        "word/document.xml, table 1, row 1, cell 1, paragraph 2",
        "{%p endif %} must stand in the same cell or table as {%p if draft %}",
    ),
    "a condition in a sentence that goes on": (
        with_first(paragraph("{% if draft %}x") + paragraph("{% endif %}")),
        FIRST,
        "does not end in its paragraph: for whole paragraphs write {%p if draft %}",
    ),
    "a passage without p": (
        with_tag(TERMS, "{{ terms }}"),
        "word/document.xml, paragraph 10",
        "terms is a whole passage: write {{p terms }}, alone in its paragraph",
    ),
    "formatted text without r": (
        with_tag("{{r subtitle }}", "{{ subtitle }}"),
        "word/document.xml, paragraph 4",
        "subtitle is formatted text: write {{r subtitle }}",
    ),
    "plain text with r": (
        with_tag(TITLE, "{{r title }}"),
        "word/document.xml, paragraph 2",
        "write {{ title }}",
    ),
    "a list printed": (
        with_first(paragraph("{{ cover }}")),
        FIRST,
        "cover is a list: write a loop, {%p for … in cover %}",
    ),
    "a loop over text": (
        with_first(paragraph("{%p for x in title %}") + paragraph("{%p endfor %}")),
        FIRST,
        "title is no list: there is intro",
    ),
    "a loop in a sentence": (
        with_first(paragraph("{% for x in intro %}x{% endfor %}")),
        FIRST,
        "a loop repeats paragraphs or rows: write {%p for … %}",
    ),
    "a loop in another": (
        with_first(
            paragraph("{%p for a in intro %}")
            + paragraph("{%p for b in intro %}")
            + paragraph("{{r b }}")
            + paragraph("{%p endfor %}") * 2
        ),
        "word/document.xml, paragraph 2",
        "a loop may not stand in another",
    ),
    "text beside a passage": (
        with_tag(TERMS, f"Terms: {TERMS}"),
        "word/document.xml, paragraph 10",
        "takes the place of its paragraph: the text beside it would be lost",
    ),
    "a row tag outside of a table": (
        with_first(paragraph("{%tr if draft %}") + paragraph("{%tr endif %}")),
        FIRST,
        "stands for a row, but this is no table",
    ),
    "text beside a row tag": (
        with_tag("{%tr endfor %}", "{%tr endfor %} end"),
        "word/document.xml, table 1, row 3, cell 1, paragraph 1",
        "takes the place of its row: the text beside it would be lost",
    ),
    "a tag where a section ends": (
        with_first(
            paragraph("{%p if draft %}").replace("</w:pPr>", "<w:sectPr/></w:pPr>")
            + paragraph("{%p endif %}")
        ),
        FIRST,
        "takes the place of its paragraph, and a section break in it would be lost",
    ),
    "a cell that a condition can empty": (
        with_first(cell_of(paragraph("{%p if draft %}") + paragraph("x") + paragraph("{%p endif %}"))),
        "word/document.xml, table 1, row 1, cell 1, paragraph 1",
        "a condition is all that stands in this cell",
    ),
    "a calculation": (with_first(paragraph("{{ 'a'*10**7 }}")), FIRST, "is none of the tags"),
    "a call": (with_first(paragraph("{{ title.upper() }}")), FIRST, "is none of the tags"),
    "a filter": (with_first(paragraph("{{ title|upper }}")), FIRST, "is none of the tags"),
    "a way to the system": (
        with_first(paragraph("{{ title.__class__.__mro__ }}")),
        FIRST,
        "names title.__class__.__mro__, which is unknown",
    ),
    "an assignment": (with_first(paragraph("{% set x = title %}")), FIRST, "is none of the tags"),
    "an include": (with_first(paragraph('{% include "x" %}')), FIRST, "is none of the tags"),
    "an unknown name in a header": (
        with_tag(TITLE, "{{ tilte }}", HEADER),
        f"{HEADER}, paragraph {len(re.findall('<w:p>', PARTS[HEADER].decode()))}",
        "did you mean title?",
    ),
    "a name that headers do not have": (
        with_tag(TITLE, "{{r subtitle }}", HEADER),
        f"{HEADER}, paragraph {len(re.findall('<w:p>', PARTS[HEADER].decode()))}",
        "subtitle cannot stand in a header, footer or footnote",
    ),
    "terms left out": (
        with_tag(TERMS, "The terms."),
        "word/document.xml",
        "has no tag for terms: the numbered terms would be left out",
    ),
    "terms twice": (
        with_first(paragraph(TERMS)),
        FIRST,
        "terms stands 2 times: the numbered terms may be printed only once",
    ),
    **{
        f"{name} in a table": (
            without(tag, with_first(cell_of(paragraph(tag) + paragraph("x")))),
            "word/document.xml, table 1, row 1, cell 1, paragraph 1",
            "stands in a table, where no clause is found again: put it outside",
        )
        for name in ("review", "recitals", "terms", "signatures", "schedules")
        for tag in (f"{{{{p {name} }}}}",)
    },
    "terms in a text box": (
        without(TERMS, with_first(text_box(paragraph(TERMS)))),
        "word/document.xml, paragraph 2",
        "stands in a text box",
    ),
    "a tag in a control that is bound": (
        with_first(control(paragraph(TITLE), '<w:dataBinding w:xpath="/x" w:storeItemID="{1}"/>')),
        FIRST,
        "stands in a control that is bound to a property",
    ),
    "a no-break space after a prefix": (
        with_tag("{%p for", "{%p\u00a0for"),
        "word/document.xml, paragraph 6",
        "{%p?for paragraph in intro %} holds U+00A0 (no-break space) where the ? stands",
    ),
    "a no-break space before a name": (
        with_first(paragraph("{{\u00a0title }}")), FIRST, "{{?title }} holds U+00A0 (no-break space)",
    ),
    "an invisible sign in a name": (
        with_first(paragraph("{{ ti\u00adtle }}")), FIRST, "{{ ti?tle }} holds U+00AD (soft hyphen)",
    ),
    "a sign of direction in a condition": (
        with_first(paragraph("{% if draft\u200e %}Draft{% endif %}")), FIRST, "U+200E (left-to-right mark)",
    ),
    "a letter of another alphabet": (
        with_first(paragraph("{{ tit\u04cfe }}")), FIRST, "U+04CF (cyrillic small letter palochka)",
    ),
    "an invisible sign between two braces": (
        with_first(paragraph("{\u200b{ title }\u200b}")),
        FIRST,
        "U+200B (zero width space) stands between two braces: type them anew",
    ),
    "an insertion": (
        with_first('<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins></w:p>'),
        FIRST,
        "holds tracked changes",
    ),
    "a deletion": (
        with_first('<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>'),
        FIRST,
        "holds tracked changes",
    ),
    "a comment": (
        with_first(paragraph("x", before='<w:commentRangeStart w:id="1"/>')),
        FIRST,
        "has a comment: delete it",
    ),
    "changes that are tracked": (
        with_tag("<w:defaultTabStop", "<w:trackRevisions/><w:defaultTabStop", SETTINGS),
        SETTINGS,
        "tracks changes: switch them off",
    ),
    "fields to refresh": (
        with_tag("<w:defaultTabStop", "<w:updateFields/><w:defaultTabStop", SETTINGS),
        SETTINGS,
        "asks to refresh fields",
    ),
    "a style that is missing": (
        with_tag('w:styleId="ClauseText"', 'w:styleId="Mine"', STYLES),
        STYLES,
        "lacks the style ClauseText: the style of that name has the id Mine",
    ),
    "a style without its list": (
        PARTS | {STYLES: UNNUMBERED},
        f"{STYLES}, style Heading2",
        "has no number: link it under Define New Multilevel List",
    ),
    "a level of another style": (
        with_tag('<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Mine"/>', NUMBERING),
        f"{STYLES}, style Heading2",
        "is not linked to level 2 of its list",
    ),
    "another number than references say": (
        with_tag('w:val="%1.%2"', 'w:val="Section %1.%2"', NUMBERING),
        f"{STYLES}, style Heading2",
        "prints another number than references to it: level 2 must be %1.%2",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_problem_is_named_with_its_place(case: str, tmp_path: Path) -> None:
    parts, place, message = CASES[case]
    found = problems_of(tmp_path / "own.docx", parts)
    assert any(p.place == place and message in p.message for p in found), [str(p) for p in found]


@pytest.mark.parametrize(
    "text",
    [
        "Dear [CLIENT NAME],",
        "«FirstName»",
        "&lt;&lt;x&gt;&gt;",
        "TODO: fee",
        "[●]",
        "[insert date]",
        "TBD",
        "[ ]",
    ],
)
def test_a_blank_left_to_fill_in_is_quoted(text: str, tmp_path: Path) -> None:
    (found,) = problems_of(tmp_path / "own.docx", with_first(paragraph(text)))
    assert "has a blank left to fill in" in found.message
    assert found.place == FIRST
    assert found.value


@pytest.mark.parametrize("sign", ["\u00a0", "\u200b", "\u202f"])
def test_a_sign_that_cannot_be_seen_is_one_problem(sign: str, tmp_path: Path) -> None:
    parts = with_tag("{%p for paragraph in intro %}", f"{{%p for{sign} paragraph in intro %}}")
    assert len(problems_of(tmp_path / "own.docx", parts)) == 1


def test_the_place_in_a_long_table_is_found_at_once(tmp_path: Path) -> None:
    rows, cell = 3000, "<w:tc><w:tcPr/><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    long = f"<w:tbl><w:tblPr/><w:tblGrid/>{f'<w:tr>{cell}{cell}</w:tr>' * rows}</w:tbl>"
    parts = with_first(long.replace(">x<", ">TODO<").replace(">TODO<", ">x<", 2 * rows - 1))
    calls = 0  # each step of a generator is one

    def counted(frame: Any, event: str, _: Any) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(counted)
    try:
        found = list(lint(parts))
    finally:
        sys.setprofile(None)
    assert [problem.place for problem in found] == [
        f"word/document.xml, table 1, row {rows}, cell 2, paragraph 1"
    ]
    assert calls < 100 * 2 * rows


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    parts = with_first(paragraph("{{ titel }}") + paragraph("TODO")) | {
        STYLES: PARTS[STYLES].replace(b'w:styleId="ClauseText"', b'w:styleId="Mine"')
    }
    assert len(problems_of(tmp_path / "own.docx", parts)) == 3


def test_a_tag_split_over_runs_is_read_whole(tmp_path: Path) -> None:
    split = "{{ ti</w:t></w:r><w:r><w:t>tel }}"
    (found,) = problems_of(tmp_path / "own.docx", with_first(paragraph(split)))
    assert "did you mean title?" in found.message


@pytest.mark.parametrize(
    ("hidden", "message"),
    [
        ('<w:p><w:bookmarkStart w:id="9" w:name="{{ 7*7 }}"/><w:bookmarkEnd w:id="9"/></w:p>', "(mul)"),
        ("<w:p><w:r><w:instrText>{{ x.y }}</w:instrText></w:r></w:p>", "names x.y, which is unknown"),
        ('<w:p w:rsidR="{% set x = 1 %}"/>', "(assign)"),
        ('<w:p w:rsidR="{{ title.format(1) }}"/>', "(call)"),
        (
            '<w:p w:rsidR="{% for a in cover %}{% for b in cover %}{% endfor %}{% endfor %}"/>',
            "holds a loop inside another",
        ),
        ('<w:p w:rsidR="{% for a in cover if a %}{% endfor %}"/>', "a loop with a condition of its own"),
    ],
)
def test_a_tag_hidden_from_sight_is_refused(hidden: str, message: str, tmp_path: Path) -> None:
    found = problems_of(tmp_path / "own.docx", with_first(hidden))
    assert any(message in problem.message for problem in found), found


@pytest.mark.parametrize(
    "markup",
    [
        paragraph("No. {% if number %}{{ number }}{% endif %}"),
        paragraph("{%p if not draft %}") + paragraph("Final") + paragraph("{%p endif %}"),
        paragraph("{{title}} by {{r subtitle }}"),
        paragraph("Signed [here] and (there), 100% {of it}"),
        cell_of(paragraph("{% if draft %}Draft{% endif %}")),
    ],
)
def test_what_is_documented_passes(markup: str, tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(pack(with_first(markup)))
    open_frame(path)


def test_paragraphs_in_tables_are_told_apart_from_those_outside(tmp_path: Path) -> None:
    root = parse(PARTS[DOCUMENT])
    last = root.findall(f".//{W}p")[-1]
    last.find(f".//{W}t").text = "TODO"
    outside = [p for p in root.iter(f"{W}p") if next(p.iterancestors(f"{W}tc"), None) is None]
    found = problems_of(tmp_path / "own.docx", PARTS | {DOCUMENT: serialize(root)})
    assert found[0].place == f"word/document.xml, paragraph {len(outside)}"


def test_a_space_between_two_words_of_the_template_stays(tmp_path: Path) -> None:
    own = paragraph('By</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:t>{{ title }}')
    path = tmp_path / "own.docx"
    path.write_bytes(pack(with_first(own)))
    assert read_text(write(contract(), path)).startswith("By Freelance")
