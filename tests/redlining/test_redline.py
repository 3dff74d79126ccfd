"""What a redline marks: what changed, where it changed, and nothing else."""

from copy import deepcopy
from typing import Any

import pytest
from lxml import etree

from generator.docx.accepting import accepted, rejected
from tests.deals import milestone
from tests.redlining.versions import AUTHOR, W, changed, marked, part, plain, plain_xml, with_part

_MILESTONES = {"fee.milestones": [milestone("Design", "30"), milestone("Launch", "20")]}
_OPEN = {"confidentiality": None}


def paragraph_with(root: Any, words: str) -> Any:
    return next(p for p in root.iter(f"{W}p") if words in "".join(t.text or "" for t in p.iter(f"{W}t")))


def edited(docx: bytes, before: str, after: str) -> bytes:
    """Return a document with one word of its text changed."""
    root = part(docx)
    text = next(t for t in root.iter(f"{W}t") if before in (t.text or ""))
    text.text = text.text.replace(before, after, 1)
    return with_part(docx, "word/document.xml", root)


def marks(docx: bytes) -> list[tuple[str, str]]:
    """Return each stretch of runs that went or came, with its text."""
    return [
        (change.tag.removeprefix(W), "".join(t.text or "" for t in change.iter(f"{W}t", f"{W}delText")))
        for change in part(docx).iter(f"{W}ins", f"{W}del")
        if change.find(f"{W}r") is not None
    ]


def cl_names(docx: bytes) -> list[str]:
    """Return the bookmarks of the clauses in reading order."""
    starts = part(docx).iter(f"{W}bookmarkStart")
    return [name for start in starts if (name := start.get(f"{W}name")).startswith("cl_")]


def test_the_same_version_twice_has_no_change() -> None:
    assert plain_xml(marked(plain(), plain())) == plain_xml(plain())
    assert marks(marked(plain(), plain())) == []


def test_one_changed_word_is_one_deletion_and_one_insertion() -> None:
    new = edited(plain(), "independent contractor", "independent supplier")
    assert marks(marked(plain(), new)) == [("del", "contractor"), ("ins", "supplier")]


def test_unchanged_paragraphs_carry_no_change() -> None:
    both = part(marked(plain(), edited(plain(), "independent contractor", "independent supplier")))
    touched = [p for p in both.iter(f"{W}p") if next(p.iter(f"{W}ins", f"{W}del"), None) is not None]
    assert len(touched) == 1


def test_changes_parted_by_blanks_alone_are_one() -> None:
    new = edited(plain(), "is an independent contractor", "was a dependent contractor")
    assert marks(marked(plain(), new)) == [("del", "is an independent"), ("ins", "was a dependent")]


def test_an_answer_changes_as_a_whole() -> None:
    both = marked(plain(), changed({"client.legal_name": "Harbor Coffee Company"}))
    assert ("del", "Harbor Tea Company") in marks(both)
    assert ("ins", "Harbor Coffee Company") in marks(both)


def test_a_renumbered_reference_is_a_field_that_went_and_one_that_came() -> None:
    both = part(marked(plain(), changed(_OPEN)))
    gone = [change for change in both.iter(f"{W}del") if change.find(f".//{W}delInstrText") is not None]
    assert gone
    for change in gone:
        kinds = [char.get(f"{W}fldCharType") for char in change.iter(f"{W}fldChar")]
        assert kinds == ["begin", "separate", "end"]
        assert change.getnext().tag == f"{W}ins"


def test_a_removed_clause_stays_in_its_place() -> None:
    assert "cl_confidentiality_duty" not in cl_names(changed(_OPEN))
    assert cl_names(marked(plain(), changed(_OPEN))) == cl_names(plain())


def test_a_table_that_came_has_all_its_rows_marked() -> None:
    font = {"name": "Loaf Serif", "type": "font", "terms": "Open", "license_by": "freelancer"}
    both = part(marked(plain(), changed({"project.third_party": [font]})))
    rows = next(paragraph_with(both, "Loaf Serif").iterancestors(f"{W}tbl")).findall(f"{W}tr")
    assert rows
    assert all(row.find(f"{W}trPr/{W}ins") is not None for row in rows)


def test_a_new_row_leaves_the_others_alone() -> None:
    two = changed({"project.deliverables": [{"name": "Home"}, {"name": "Shop"}]})
    three = changed({"project.deliverables": [{"name": "Home"}, {"name": "Blog"}, {"name": "Shop"}]})
    rows = [row for row in part(marked(two, three)).iter(f"{W}tr") if row.find(f"{W}trPr/{W}ins") is not None]
    assert ["".join(t.text for t in row.iter(f"{W}t")) for row in rows] == ["2Blog"]


def test_another_style_is_a_change_of_properties() -> None:
    root = part(plain())
    style = paragraph_with(root, "independent contractor").find(f"{W}pPr/{W}pStyle")
    style.set(f"{W}val", "ConspicuousText")
    new = with_part(plain(), "word/document.xml", root)
    both = marked(plain(), new)
    former = part(both).find(f".//{W}pPrChange/{W}pPr/{W}pStyle")
    assert former.get(f"{W}val") == "ClauseText"
    assert marks(both) == []
    assert plain_xml(rejected(both)) == plain_xml(plain())


@pytest.mark.parametrize("numbering", ['<w:numId w:val="0"/>', '<w:ilvl w:val="3"/>'])
def test_another_level_of_a_list_is_a_change_of_properties(numbering: str) -> None:
    root = part(plain())
    item = paragraph_with(root, "independent contractor")
    properties = next(item.itersiblings(f"{W}p", preceding=True)).find(f"{W}pPr")
    properties.find(f"{W}pStyle").addnext(
        etree.fromstring(f'<w:numPr xmlns:w="{W[1:-1]}">{numbering}</w:numPr>')
    )
    new = with_part(plain(), "word/document.xml", root)
    both = marked(plain(), new)
    assert part(both).find(f".//{W}pPrChange/{W}pPr") is not None
    assert plain_xml(accepted(both)) == plain_xml(new)
    assert plain_xml(rejected(both)) == plain_xml(plain())


def test_a_paragraph_more_at_the_end_of_a_cell_is_marked_from_the_one_before() -> None:
    root = part(plain())
    last = paragraph_with(root, "maya@ortiz-studio.com")
    more = deepcopy(last)
    for text in more.iter(f"{W}t"):
        text.text = ""
    next(more.iter(f"{W}t")).text = "Care of the studio"
    last.addnext(more)
    new = with_part(plain(), "word/document.xml", root)
    both = marked(plain(), new)
    cell = paragraph_with(part(both), "Care of the studio").getparent()
    assert cell[-1].find(f"{W}pPr/{W}rPr/{W}ins") is None
    assert marks(both) == [("ins", "Care of the studio")]
    assert plain_xml(accepted(both)) == plain_xml(new)
    assert plain_xml(rejected(both)) == plain_xml(plain())


def test_changes_already_in_a_version_count_as_accepted() -> None:
    new = changed({"client.legal_name": "Harbor Coffee Company"})
    assert plain_xml(marked(new, marked(plain(), new))) == plain_xml(new)


def test_equal_input_gives_equal_bytes_with_author_and_day() -> None:
    new = changed(_MILESTONES)
    assert marked(plain(), new) == marked(plain(), new)
    change = next(part(marked(plain(), new)).iter(f"{W}ins"))
    assert change.get(f"{W}author") == AUTHOR
    assert change.get(f"{W}date") == "2026-12-01T00:00:00Z"
