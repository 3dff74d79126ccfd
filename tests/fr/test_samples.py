"""Every French sample gives its contract word for word, and can be signed."""

from pathlib import Path

import pytest

from generator.docx.reading import read_text
from generator.drafting.pipeline import unaccepted
from tests.samples import FRENCH, drafted, parts_of


@pytest.fixture(params=FRENCH, ids=lambda folder: folder.name)
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
