"""Every sample gives its contract word for word; together they reach every clause."""

from pathlib import Path

import pytest

from generator.docx.reading import read_text
from generator.drafting.pipeline import open_materials, unaccepted
from generator.packs.reading import read_answers
from tests.samples import FOLDERS, drafted, parts_of

FOLDER_OF_NEW_YORK = next(folder for folder in FOLDERS if folder.name == "new-client-new-york")


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_a_sample_gives_its_text(folder: Path) -> None:
    text = read_text(drafted(folder).signing_copy())
    assert text == (folder / "contract.txt").read_text(encoding="utf-8")


def test_a_sample_gives_its_document(folder: Path) -> None:
    assert parts_of(drafted(folder).signing_copy()) == parts_of((folder / "contract.docx").read_bytes())


def test_a_sample_can_be_signed(folder: Path) -> None:
    draft = drafted(folder)
    assert unaccepted(draft.findings, draft.answers.accepted) == ()


def test_the_samples_reach_every_preferred_clause() -> None:
    reached = {
        choice.clause.id for folder in FOLDERS for choice in drafted(folder).selection.choices.values()
    }
    preferred = {clause.id for clause in open_materials().library.clauses() if clause.position == "preferred"}
    assert preferred - reached == set()


def test_the_full_form_is_no_longer_than_a_client_reads() -> None:
    # 4,800 words, and 50 for what an early end costs in money, when installments are due as planned, and
    # how a late charge is counted by the day.
    text = (FOLDER_OF_NEW_YORK / "contract.txt").read_text(encoding="utf-8")
    assert len(text.split()) <= 4850


def test_the_samples_differ_in_state() -> None:
    states = [read_answers(folder / "answers.json").governing_law.state for folder in FOLDERS]
    assert len(set(states)) >= 6
