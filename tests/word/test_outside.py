"""Every sample in every form, and random deals, through every validator: minutes, so in CI only.

`pytest -n auto -m outside` runs them.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from generator.drafting.pipeline import Draft, draft, open_materials
from generator.packs.reading import answers_from
from generator.redlining.redline import redline
from generator.returns.cleaning import cleaned
from generator.returns.opening import open_document
from tests.building import build
from tests.samples import FOLDERS, drafted
from tests.word.invariants import broken
from tests.word.validators import BINARY, NO_BINARY, VALIDATORS, of_struck_rows

pytestmark = [pytest.mark.outside, pytest.mark.skipif(not BINARY.exists(), reason=NO_BINARY)]

RANDOM_DEALS = 10
SOME = FOLDERS[::3]
FORMS: dict[str, Callable[[Draft], list[bytes]]] = {
    "review draft": lambda made: [made.review_draft()],
    "summary": lambda made: [made.summary()],
    "companions": lambda made: list(made.companions().values()),
}


def faults(document: bytes, folder: Path) -> dict[str, list[str]]:
    """Return what each validator finds."""
    path = folder / "document.docx"
    path.write_bytes(document)
    found = {name: validate(path) for name, validate in VALIDATORS.items()}
    return {name: said for name, said in found.items() if said}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nobody_finds_a_fault_in_a_sample(folder: Path, tmp_path: Path) -> None:
    assert faults(drafted(folder).signing_copy(), tmp_path) == {}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("folder", SOME, ids=lambda folder: folder.name)
def test_nobody_finds_a_fault_in_any_form_of_a_sample(folder: Path, form: str, tmp_path: Path) -> None:
    for document in FORMS[form](drafted(folder)):
        assert faults(document, tmp_path) == {}


@pytest.mark.parametrize("number", range(0, len(FOLDERS), 2))
def test_nobody_finds_a_fault_in_a_redline_where_nearly_everything_changes(
    number: int, tmp_path: Path
) -> None:
    old, new = (drafted(FOLDERS[index]).signing_copy() for index in (number - 1, number))
    found = faults(redline(old, new, author="Freelancer", date=date(2026, 12, 1)), tmp_path)
    assert [said for each in found.values() for said in each if not of_struck_rows(said)] == []


@pytest.mark.parametrize("folder", SOME, ids=lambda folder: folder.name)
def test_nobody_finds_a_fault_in_a_clean_copy(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "sent.docx"
    path.write_bytes(drafted(folder).signing_copy())
    copy = cleaned(open_document(path))
    assert faults(copy, tmp_path) == {}
    assert broken(copy) == []


@pytest.mark.parametrize("number", range(RANDOM_DEALS))
def test_nobody_finds_a_fault_in_a_random_deal(number: int, tmp_path: Path) -> None:
    random = Random(number)
    answers = answers_from(build(lambda _, options: random.choice(options)))
    made = draft(answers, open_materials(template=random.choice(["classic", "modern"])))
    assert faults(made.review_draft() if number % 2 else made.signing_copy(), tmp_path) == {}
