"""The looks: the same contract, set in another way, and what goes with it in the same look."""

from pathlib import Path

import pytest

from generator.docx.reading import read_text
from generator.drafting.pipeline import draft, open_materials
from generator.packs.reading import read_answers
from tests.samples import FOLDERS, parts_of
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
