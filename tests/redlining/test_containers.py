"""Whatever holds the words, a redline leaves none unmarked: accept all for the new, reject for the old."""

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st
from lxml import etree

from generator.docx.accepting import accepted, open_changes, rejected
from generator.docx.package import pack, unpack
from generator.docx.story import read_story
from generator.docx.views import views
from generator.docx.xml import DOCUMENT, parse, serialize
from generator.word.margins import read_margins
from tests.redlining.bodies import (
    AROUND_BLOCKS,
    BOUND,
    ENDS,
    FIELD_ENDS,
    FIELD_OPENS,
    INSIDE_PARAGRAPHS,
    SECTION,
    SIGNS,
    UNSEEN,
    bodies,
    control,
    formula,
    paragraph,
    run,
    simple,
    spelled,
)
from tests.redlining.versions import marked, plain
from tests.returns.foreign import part, related, xml

EMPTY = re.compile(r"(^|[|/])/+|/+(?=\||$)")
NOTES = "".join(
    f'<w:{{0}} w:id="{2 + n}"><w:p><w:r><w:t>{{{1 + n}}} note {n}</w:t></w:r></w:p></w:{{0}}>'
    for n in range(3)
)


@cache
def base(note: str) -> dict[str, bytes]:
    parts = unpack(plain())
    for kind in ("footnote", "endnote"):
        notes = NOTES.format(kind, note, "Same", note)
        related(parts, f"{kind}s.xml", f"<w:{kind}s>{notes}</w:{kind}s>", f"{kind}s", f"rId{kind}")
    return parts


def document(body: str, note: str = "Our") -> bytes:
    parts = dict(base(note))
    section = etree.tostring(parse(parts[DOCUMENT])[0][-1]).decode()
    return pack(
        parts | {DOCUMENT: part(f"<w:document><w:body>{body}{section}</w:body></w:document>").encode()}
    )


def reading(docx: bytes) -> list[str]:
    parts = unpack(docx)
    shown = (*views(read_story(parts), after=True), *views(read_margins(parts, "Draft"), after=True))
    # Room at the edges of a box and an empty paragraph of a cell are nothing that a reader sees.
    return [EMPTY.sub(r"\1", "".join(view.text.split())) for view in shown]


def assert_held(old: bytes, new: bytes) -> None:
    both = marked(old, new)
    assert reading(accepted(both)) == reading(new)
    assert reading(rejected(both)) == reading(old)
    if reading(old) == reading(new):
        return
    assert open_changes(unpack(both))


@pytest.mark.parametrize("kind", [*INSIDE_PARAGRAPHS, *(sign for sign in SIGNS if sign not in UNSEEN)])
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
@given(bodies(), bodies(), st.sampled_from(["Our", "Their"]))
def test_any_mix_of_what_holds_words_is_held_both_ways(old: str, new: str, note: str) -> None:
    assert_held(document(old), document(new, note))


@pytest.mark.outside
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(bodies(), bodies(), st.sampled_from(["Our", "Their"]))
def test_any_mix_is_held_both_ways_at_length(old: str, new: str, note: str) -> None:
    assert_held(document(old), document(new, note))


EDGE_CASES = {
    "a table of rows in custom XML": AROUND_BLOCKS["row in custom XML"](paragraph(run("the"))),
    "a field over paragraphs": AROUND_BLOCKS["field over paragraphs"](paragraph(run("the"))),
    "a field that only ends": paragraph(FIELD_ENDS + run("due") + run("$8,000")),
    "a field that never ends": paragraph(FIELD_OPENS + run("due")) + paragraph(run("the")),
    "a deleted cell": AROUND_BLOCKS["deleted cell"](paragraph(run("the"))),
    "a formula with a deletion": paragraph(SIGNS["formula with a deletion"]("fee")),
    "words of a tied control in no paragraph": control(run("loose"), BOUND),
    "a deleted end before a table": paragraph(run("due"), ENDS["deleted"]) + AROUND_BLOCKS["table"](""),
    "a section": paragraph("") + paragraph("", SECTION) + paragraph(run("the")),
}


@pytest.mark.parametrize("kind", EDGE_CASES)
def test_what_a_random_body_found_comes_and_goes(kind: str) -> None:
    plain_body, other = document(paragraph("")), document(EDGE_CASES[kind])
    assert reading(accepted(other)) == reading(other)
    assert_held(plain_body, other)
    assert_held(other, plain_body)


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
