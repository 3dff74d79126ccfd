"""What a reader of the file sees counts, whatever markup took words away or put them in."""

from pathlib import Path

import pytest

from generator.docx.package import STYLES, pack, unpack
from generator.docx.xml import DOCUMENT
from generator.returns.report_text import report_text
from generator.returns.verifying import verification_text
from tests.returns.conftest import Sent
from tests.returns.reading import changes_of, read
from tests.returns.test_verify import changed, check, put

WORDS = "The terms and any schedules"
RUN = f'<w:r><w:t xml:space="preserve">{WORDS}'
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
FORMULA = f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>free of charge</m:t></m:r></m:oMath>'


def run(properties: str) -> str:
    struck = f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{WORDS}</w:t></w:r>'
    return struck + '<w:r><w:t xml:space="preserve">'


LOOKS = {
    "<w:strike/>": "struck through",
    '<w:dstrike w:val="1"/>': "struck through",
    "<w:vanish/>": "hidden",
    '<w:vanish w:val="true"/><w:strike/>': "hidden",
}  # fmt: skip


@pytest.mark.parametrize("properties", LOOKS)
def test_words_struck_through_or_hidden_are_a_change(properties: str, sent: Sent, tmp_path: Path) -> None:
    docx = put(sent.signing_copy, RUN, run(properties))
    assert changed(check(docx, tmp_path)) == {"closing": "changed"}
    (told,) = changes_of(read(docx, tmp_path, sent.answers))["closing"]
    assert told.kind == "untracked"
    assert told.new.startswith(f"[{LOOKS[properties]}: {WORDS}")


@pytest.mark.parametrize("properties", ['<w:strike w:val="0"/>', '<w:vanish w:val="false"/>', "<w:b/>"])
def test_a_look_that_is_off_or_takes_nothing_away_is_no_change(
    properties: str, sent: Sent, tmp_path: Path
) -> None:
    assert check(put(sent.signing_copy, RUN, run(properties)), tmp_path).unchanged


def test_a_tracked_strike_is_told_as_its_authors(sent: Sent, tmp_path: Path) -> None:
    was = '<w:rPrChange w:id="9901" w:author="Jane Roe" w:date="2026-12-03T10:00:00Z"><w:rPr/></w:rPrChange>'
    docx = put(sent.signing_copy, RUN, run(f"<w:strike/>{was}"))
    assert changed(check(docx, tmp_path)) == {"closing": "tracked"}
    (told,) = changes_of(read(docx, tmp_path, sent.answers))["closing"]
    assert told.kind == "tracked"
    assert told.new.startswith(f"[struck through: {WORDS}")


def test_a_style_that_hides_its_words_is_a_change(sent: Sent, tmp_path: Path) -> None:
    parts = unpack(sent.signing_copy)
    own = (
        '<w:style w:type="character" w:styleId="Own"><w:name w:val="Own"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
    )
    styles = parts[STYLES].decode().replace("</w:styles>", f"{own}</w:styles>")
    docx = put(pack(parts | {STYLES: styles.encode()}), RUN, run('<w:rStyle w:val="Own"/>'))
    assert changed(check(docx, tmp_path)) == {"closing": "changed"}


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        (FORMULA, "free of charge"),
        (FORMULA.replace("m:oMath>", "m:oMathPara>").replace("m:oMath ", "m:oMathPara "), "free of charge"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "[symbol Wingdings F0FE]"),
    ],
)
def test_a_formula_or_symbol_put_in_is_a_change(markup: str, told: str, sent: Sent, tmp_path: Path) -> None:
    docx = put(sent.signing_copy, RUN, markup + RUN)
    assert changed(check(docx, tmp_path)) == {"closing": "changed"}
    (change,) = changes_of(read(docx, tmp_path, sent.answers))["closing"]
    assert told in change.new


REFERENCE = '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve">5.3</w:t>'


@pytest.mark.parametrize("printed", ["99.9 of some other Agreement", "5.4"])
def test_a_reference_typed_over_is_a_change(printed: str, sent: Sent, tmp_path: Path) -> None:
    docx = put(sent.signing_copy, REFERENCE, REFERENCE.replace("5.3", printed))
    assert changed(check(docx, tmp_path)) == {"cover": "changed"}
    (told,) = changes_of(read(docx, tmp_path, sent.answers))["cover"]
    assert (told.old, told.new) == ("5.3", printed)


def test_references_computed_again_after_a_clause_was_put_in_are_no_change(
    sent: Sent, tmp_path: Path
) -> None:
    parts = unpack(sent.signing_copy)
    text = parts[DOCUMENT].decode()
    before, found, after = text.partition('w:name="cl_rights_client_materials"')
    at = before.rindex("<w:p>")
    own = '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Our own clause</w:t></w:r></w:p>'
    text = before[:at] + own + before[at:] + found + after
    text = text.replace(REFERENCE, REFERENCE.replace("5.3", "5.4"))
    found_now = changed(check(pack(parts | {DOCUMENT: text.encode()}), tmp_path))
    assert set(found_now.values()) == {"added"}


def test_words_typed_over_a_page_number_are_a_change(sent: Sent, tmp_path: Path) -> None:
    parts = unpack(sent.signing_copy)
    footer = parts["word/footer1.xml"].decode()
    typed = footer.replace(">1</w:t>", ">1 of another paper</w:t>", 1)
    assert typed != footer
    assert "margins" in changed(check(pack(parts | {"word/footer1.xml": typed.encode()}), tmp_path))


def test_words_on_the_signature_lines_are_shown(sent: Sent, tmp_path: Path) -> None:
    line = ">Date signed:</w:t></w:r><w:r><w:tab/>"
    docx = put(sent.signing_copy, line, f"{line}<w:t>subject to board approval</w:t>")
    wanted = ("Date signed: subject to board approval",)
    assert check(docx, tmp_path).filled == wanted
    assert f"  {wanted[0]}" in verification_text(check(docx, tmp_path))
    report = read(docx, tmp_path, sent.answers).report
    assert [place.filled for place in report.places if place.status == "signed"] == [wanted]
    assert f"  {wanted[0]}" in report_text(report)


def test_empty_signature_lines_are_not_shown(sent: Sent, tmp_path: Path) -> None:
    assert check(sent.signing_copy, tmp_path).filled == ()
