"""Templates as people make them in Word: what is made with them is whole, and read back where it stands."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.cli.commands import main
from generator.docx.package import NUMBERING, STYLES, unpack
from generator.docx.xml import CONTENT_TYPES, DOCUMENT, Parts
from generator.drafting.pipeline import Draft, draft, open_materials
from generator.drafting.proving import prove_frame
from generator.packs.reading import answers_from
from generator.returns.opening import open_document
from generator.returns.returned import read_returned
from generator.returns.verifying import verified
from tests.deals import deal_data
from tests.word.own import PARTS, saved

TERMS = "{{p terms }}"


def with_style(numbering: str, parts: Parts = PARTS) -> Parts:
    """Return the template with a style of one's own that counts, or does not."""
    style = (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Mine"><w:name w:val="Mine"/>'
        f'<w:basedOn w:val="Heading2"/><w:pPr><w:numPr>{numbering}</w:numPr></w:pPr></w:style>'
    )
    return parts | {STYLES: parts[STYLES].replace(b"</w:styles>", f"{style}</w:styles>".encode())}


def in_control(tag: str) -> Parts:
    """Return the template with the paragraph of a tag inside a content control."""
    before, _, after = PARTS[DOCUMENT].decode().partition(tag)
    start, end = before.rindex("<w:p>"), after.index("</w:p>") + len("</w:p>")
    inside = before[start:] + tag + after[:end]
    control = (
        f'<w:sdt><w:sdtPr><w:alias w:val="Text"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'
    )
    return PARTS | {DOCUMENT: (before[:start] + control + after[end:]).encode()}


STYLES_OF_PEOPLE = {
    "numbers switched off": '<w:numId w:val="0"/>',
    "a level alone": '<w:ilvl w:val="2"/>',
    "a list that is not there": '<w:ilvl w:val="0"/><w:numId w:val="999"/>',
    "nothing": "",
}


@pytest.mark.parametrize("name", STYLES_OF_PEOPLE)
def test_a_style_may_count_in_any_way_that_word_writes(name: str, tmp_path: Path) -> None:
    assert prove_frame(saved(tmp_path / "own.docx", with_style(STYLES_OF_PEOPLE[name]))).remarks == ()


def test_a_list_without_its_levels_is_passed_over(tmp_path: Path) -> None:
    numbering = PARTS[NUMBERING].replace(b"</w:numbering>", b'<w:num w:numId="77"/></w:numbering>')
    parts = with_style('<w:numId w:val="77"/>') | {NUMBERING: numbering}
    assert prove_frame(saved(tmp_path / "own.docx", parts)).remarks == ()


def made_with(frame: Path) -> tuple[Draft, dict[str, Any]]:
    data = deal_data()
    return draft(answers_from(data), replace(open_materials(), frame=frame)), data


@pytest.mark.parametrize("tag", [TERMS, "{{p recitals }}", "{{p schedules }}"])
def test_a_passage_may_stand_in_a_content_control(tag: str, tmp_path: Path) -> None:
    frame = saved(tmp_path / "own.docx", in_control(tag))
    prove_frame(frame)
    drafted, _ = made_with(frame)
    sent = tmp_path / "sent.docx"
    sent.write_bytes(drafted.signing_copy())
    assert verified(open_document(sent)).unchanged


def test_a_change_in_a_content_control_is_told_of_its_clause(tmp_path: Path) -> None:
    library = tmp_path / "lib"
    (library / "contract_templates").mkdir(parents=True)
    drafted, data = made_with(saved(library / "contract_templates" / "classic.docx", in_control(TERMS)))
    parts = unpack(drafted.signing_copy())
    clause = drafted.contract.sections[-1].clauses[0]
    words = next(text for block in clause.blocks for text in [block.inlines[0].text] if len(text) > 20)
    assert words.encode() in parts[DOCUMENT]
    back = saved(
        tmp_path / "back.docx",
        parts | {DOCUMENT: parts[DOCUMENT].replace(words.encode(), f"Zebra {words}".encode(), 1)},
    )
    report = read_returned(open_document(back), data, own=library).report
    assert [place.place.id for place in report.places if place.changes] == [clause.slot]


TYPES = PARTS[CONTENT_TYPES].replace(
    b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml"
)
FORMS: dict[str, Callable[[Draft], bytes]] = {
    "to sign": Draft.signing_copy,
    "review": Draft.review_draft,
    "for the other side": Draft.for_other_side,
    "summary": Draft.summary,
}


@pytest.mark.parametrize("form", FORMS)
def test_what_is_made_with_a_word_template_is_a_document(form: str, tmp_path: Path) -> None:
    drafted, _ = made_with(saved(tmp_path / "own.docx", PARTS | {CONTENT_TYPES: TYPES}))
    types = unpack(FORMS[form](drafted))[CONTENT_TYPES]
    assert b"wordprocessingml.document.main+xml" in types
    assert b"template.main" not in types


def test_that_it_is_a_word_template_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(tmp_path / "own.docx", PARTS | {CONTENT_TYPES: TYPES})
    assert main(["template", "check", str(path)]) == 0
    assert "Note: Inside it is a .dotx file" in capsys.readouterr().out
