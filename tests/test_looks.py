"""The looks: the same contract, set in another way, and what goes with it in the same look."""

import re
import shutil
from pathlib import Path

import pytest

from generator.answers import read_answers
from generator.drafting import draft, open_materials
from generator.word import read_text
from tests.samples import FOLDERS, parts_of
from tests.word.converting import pages_of
from tests.word.invariants import broken

WASHINGTON = next(folder for folder in FOLDERS if folder.name == "milestones-washington")


def set_in(template: str, folder: Path, form: str = "signing_copy") -> bytes:
    drafted = draft(read_answers(folder / "answers.json"), open_materials(template=template))
    return bytes(getattr(drafted, form)())


def test_the_words_are_the_same_in_every_look() -> None:
    assert read_text(set_in("modern", WASHINGTON)) == read_text(set_in("classic", WASHINGTON))


@pytest.mark.parametrize("form", ["signing_copy", "review_draft", "summary"])
@pytest.mark.parametrize("folder", FOLDERS[::4], ids=lambda folder: folder.name)
def test_no_form_of_a_sample_breaks_an_invariant_in_the_modern_look(folder: Path, form: str) -> None:
    assert broken(set_in("modern", folder, form)) == []


def test_a_sheet_that_goes_with_a_contract_has_its_look() -> None:
    answers = read_answers(WASHINGTON / "answers.json")
    sheets = {
        name: draft(answers, open_materials(template=name)).companions()["seattle-disclosure"]
        for name in ("classic", "modern")
    }
    fonts = {name: parts_of(sheet)["word/fontTable.xml"] for name, sheet in sheets.items()}
    assert b"Calibri" in fonts["modern"]
    assert b"Cambria" in fonts["classic"]


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler (pdftotext) is missing")
def test_cover_and_summary_of_every_sample_are_one_page_in_the_modern_look(tmp_path: Path) -> None:
    made = {
        f"{folder.name} {form}": set_in("modern", folder, form)
        for folder in FOLDERS
        for form in ("signing_copy", "summary")
    }
    for name, pages in pages_of(made, tmp_path).items():
        if name.endswith("summary"):
            assert len(pages) == 1, name
        else:  # the heading's letters are spaced
            assert "BACKGROUND" in pages[1].replace(" ", ""), name


def bare(text: str) -> str:
    """Leave out spaces and points: LibreOffice spaces the letters of a heading out, and numbers vary."""
    return re.sub(r"[\s.]", "", text).casefold()


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler (pdftotext) is missing")
@pytest.mark.parametrize("form", ["signing_copy", "review_draft"])
@pytest.mark.parametrize("look", ["classic", "modern"])
def test_no_heading_of_a_sample_stands_alone_at_the_foot_of_a_page(
    look: str, form: str, tmp_path: Path
) -> None:
    materials = open_materials(template=look)
    drafts = {folder.name: draft(read_answers(folder / "answers.json"), materials) for folder in FOLDERS}
    made = {name: bytes(getattr(drafted, form)()) for name, drafted in drafts.items()}
    for name, pages in pages_of(made, tmp_path).items():
        sections = drafts[name].contract.sections
        headed = [*sections, *(clause for section in sections for clause in section.clauses)]
        headings = "|".join(re.escape(bare(f"{each.number}{each.heading}")) for each in headed)
        for page in pages:
            *_, last, _footer = (line for line in page.splitlines() if line.strip())
            # A number of a line may stand before it.
            assert not re.fullmatch(rf"\d{{0,2}}({headings})", bare(last)), name
