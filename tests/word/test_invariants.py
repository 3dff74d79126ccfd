"""Each invariant is seen catching a document that breaks it, and no other is needed for it."""

import re
from typing import TYPE_CHECKING

import pytest

from generator.docx.package import NUMBERING, SETTINGS, STYLES, pack, unpack
from generator.docx.xml import DOCUMENT, Parts
from generator.word.reviewing import write_for_other_side, write_review
from generator.word.sheet import write_sheet
from generator.word.writing import write
from tests.phrasing import PHRASING
from tests.word.invariants import INVARIANTS, broken
from tests.word.trees import contract, sheet

if TYPE_CHECKING:
    from generator.word.review import Review

_PARAGRAPH = b'<w:p><w:pPr><w:pStyle w:val="ClauseText"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>'


def _in_body(content: bytes) -> tuple[str, bytes, bytes]:
    return DOCUMENT, b"<w:body>", b"<w:body>" + content


# name of the invariant: part, pattern of what is there, what it becomes (first match only)
BREAKS: dict[str, tuple[str, bytes, bytes]] = {
    "bookmarks_are_paired_and_unique": (
        DOCUMENT,
        rb'w:name="cl_services_scope"',
        b'w:name="CL_services_extra"',
    ),
    "references_have_targets": (DOCUMENT, rb" REF _Ref\d+ ", b" REF _Ref1 "),
    "references_show_the_number": (DOCUMENT, rb">1\.2</w:t>", b">1.3</w:t>"),
    "fields_are_balanced": (DOCUMENT, rb'<w:r><w:fldChar w:fldCharType="end"/></w:r>', b""),
    "formatting_comes_from_styles": _in_body(
        _PARAGRAPH.replace(b"<w:t>", b"<w:rPr><w:b/></w:rPr><w:t>") % b"x"
    ),
    "styles_are_defined": (DOCUMENT, rb'w:val="Heading2"', b'w:val="Heading7"'),
    "no_paragraph_is_empty": _in_body(b'<w:p><w:pPr><w:pStyle w:val="ClauseText"/></w:pPr></w:p>'),
    "lists_and_styles_are_linked_both_ways": (NUMBERING, rb'w:val="ClauseLevel3"', b'w:val="ClauseText"'),
    "numbers_are_never_typed": _in_body(_PARAGRAPH % b"4.2 Late charge"),
    "comments_are_paired": (DOCUMENT, rb'<w:commentRangeEnd w:id="\d+"/>', b""),
    "no_template_is_left": _in_body(_PARAGRAPH % b"{{p terms }}"),
    "cells_end_in_a_paragraph": (DOCUMENT, rb"</w:p></w:tc>", b"</w:p><w:tbl/></w:tc>"),
    "rows_do_not_split": (DOCUMENT, rb"<w:cantSplit/>", b""),
    "data_tables_say_what_they_are": (DOCUMENT, rb'"CoverTable"', b'"ContractTable"'),
    "signatures_keep_together": (DOCUMENT, rb'w:val="SignatureRole"', b'w:val="ClauseText"'),
    "nothing_is_asked_on_opening": (SETTINGS, rb"<w:zoom", b"<w:updateFields/><w:zoom"),
    "every_section_counts_its_pages": ("word/footer1.xml", rb" NUMPAGES ", b" SECTION "),
    "nothing_reaches_outside": (
        "word/_rels/document.xml.rels",
        rb"<Relationship ",
        b'<Relationship TargetMode="External" ',
    ),
    "every_part_has_a_type_and_every_relation_a_part": (
        "word/_rels/document.xml.rels",
        rb"styles\.xml",
        b"style.xml",
    ),
    "a_clean_copy_is_clean": (DOCUMENT, rb'w:val="DefinedTerm"', b'w:val="Variable"'),
    "a_review_draft_is_marked": ("word/header2.xml", rb"DraftMark", b"Header"),
    "a_review_draft_says_on_every_page_that_it_is_private_and_no_other_does": (
        "word/header2.xml",
        rb"own lawyer",
        b"own friend",
    ),
    "a_review_draft_has_a_watermark_and_no_other_has": ("word/header2.xml", rb"PowerPlus", b"Other"),
    "what_is_wide_fits_the_text": (DOCUMENT, rb'<w:gridCol w:w="\d+"', b'<w:gridCol w:w="12000"'),
    "headings_feed_the_navigation_pane": (
        STYLES,
        rb'w:hanging="720"/><w:outlineLvl w:val="0"/>',
        b'w:hanging="720"/><w:outlineLvl w:val="3"/>',
    ),
    "terms_are_quoted_where_they_are_defined": (DOCUMENT, "“".encode(), b"("),
    "word_needs_no_compatibility_mode": (SETTINGS, rb'w:val="15"', b'w:val="14"'),
    "a_review_draft_has_room_and_line_numbers": (DOCUMENT, rb"w:countBy", b"w:start"),
}


@pytest.fixture(scope="module")
def sound() -> dict[str, Parts]:
    from tests.word.conftest import TEMPLATE, review_of

    matter: Review = review_of()
    return {
        "signing": unpack(write(contract(), TEMPLATE)),
        "review": unpack(write_review(contract(), TEMPLATE, matter)),
        "other side": unpack(write_for_other_side(contract(), TEMPLATE, PHRASING)),
    }


@pytest.mark.parametrize("paper", ["letter", "A4"])
def test_the_modern_look_breaks_nothing(paper: str) -> None:
    from tests.word.conftest import MODERN, review_of

    made = contract(paper=paper)
    forms = (
        write(made, MODERN),
        write_review(made, MODERN, review_of()),
        write_for_other_side(made, MODERN, PHRASING),
        write_sheet(sheet(), MODERN),
    )
    assert [broken(docx) for docx in forms] == [[], [], [], []]


def test_a_sound_document_breaks_nothing(sound: dict[str, Parts]) -> None:
    assert [broken(pack(parts)) for parts in sound.values()] == [[], [], []]


def test_every_invariant_has_a_document_that_it_catches() -> None:
    assert set(BREAKS) == set(INVARIANTS)


@pytest.mark.parametrize("name", BREAKS)
def test_an_invariant_catches_what_breaks_it(name: str, sound: dict[str, Parts]) -> None:
    part, there, then = BREAKS[name]
    kind = "review" if name == "comments_are_paired" or name.startswith("a_review_draft") else "signing"
    text, found = re.subn(there, lambda _: then, sound[kind][part], count=1)
    assert found, "the document to break has changed: nothing was broken"
    faults = [fault for fault in broken(pack(sound[kind] | {part: text})) if fault.startswith(f"{name}: ")]
    assert faults


def test_a_tab_that_falls_off_the_page_is_caught(sound: dict[str, Parts]) -> None:
    parts = sound["review"]
    styles = re.sub(rb'(<w:tab w:val="right" w:pos=)"\d+"', rb'\1"9600"', parts[STYLES])
    assert any("right tab of Header" in fault for fault in broken(pack(parts | {STYLES: styles})))


def test_styles_without_their_definition_are_caught(sound: dict[str, Parts]) -> None:
    parts = sound["signing"]
    styles = parts[STYLES].replace(b'w:styleId="ClauseText"', b'w:styleId="Other"')
    assert any("style ClauseText is not defined" in fault for fault in broken(pack(parts | {STYLES: styles})))
