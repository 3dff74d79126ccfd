"""What others say of our documents."""

from pathlib import Path

import pytest

from generator.assembly.contract import Schedule
from generator.word.reviewing import write_for_other_side, write_review
from generator.word.sheet import write_sheet
from generator.word.writing import write
from tests.phrasing import PHRASING
from tests.word.conftest import MODERN, TEMPLATE, review_of
from tests.word.trees import contract, milestones, sheet
from tests.word.validators import Validate, by_each_validator


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return one document of each form, and one with a table over several pages."""
    folder = tmp_path_factory.mktemp("documents")
    long = contract(
        paper="A4", schedules=(Schedule("scope", "Schedule\u00a0A", "Milestones", (milestones(40),)),)
    )
    forms = {
        "template": TEMPLATE.read_bytes(),
        "signing": write(contract(), TEMPLATE, {"answers_sha256": "0"}),
        "review": write_review(contract(), TEMPLATE, review_of(), {"answers": {"a": "<&>"}}),
        "summary": write_sheet(sheet(), TEMPLATE),
        "long": write(long, TEMPLATE),
        "modern": MODERN.read_bytes(),
        "modern-signing": write(long, MODERN, {"answers_sha256": "0"}),
        "modern-review": write_review(long, MODERN, review_of(), {"answers": {"a": "<&>"}}),
        "other side": write_for_other_side(contract(), TEMPLATE, PHRASING, {"answers_sha256": "0"}),
        "modern-other side": write_for_other_side(long, MODERN, PHRASING),
        "modern-summary": write_sheet(sheet(), MODERN),
    }
    for name, docx in forms.items():
        (folder / f"{name}.docx").write_bytes(docx)
    return sorted(folder.iterdir())


@by_each_validator
def test_a_validator_finds_nothing(validate: Validate, documents: list[Path]) -> None:
    for path in documents:
        assert validate(path) == [], path.name
