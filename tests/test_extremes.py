"""Deals at the edge: the biggest, the emptiest, and files that are in the way."""

import json
from pathlib import Path

import pytest

from generator.cli.commands import main
from generator.docx.reading import read_text
from generator.drafting.pipeline import draft, open_materials
from generator.errors import InputError
from generator.packs.reading import answers_from
from generator.writing import write_file
from tests.deals import deal_data, milestone


def text_of(changes: dict[str, object]) -> str:
    return read_text(draft(answers_from(deal_data(changes)), open_materials()).signing_copy())


def test_forty_milestones_are_all_in_the_payment_schedule() -> None:
    stages = [milestone(f"Stage {number}", percent="1.25") for number in range(1, 41)]
    text = text_of({"fee.milestones": stages})
    for number in range(1, 41):
        assert f"Stage {number}" in text


def test_a_scope_of_ten_thousand_words_is_whole() -> None:
    words = [f"word{number}" for number in range(10_000)]
    scope = "\n\n".join(" ".join(words[start : start + 100]) for start in range(0, 10_000, 100))
    text = text_of({"project.description": scope})
    assert all(paragraph in text for paragraph in scope.split("\n\n"))


@pytest.mark.parametrize(
    ("deposit", "expected"), [(0, "No Deposit"), (100, "$8,000.00"), ("33.33", "$2,666.40")]
)
def test_any_deposit_drafts(deposit: object, expected: str) -> None:
    assert expected.casefold() in text_of({"payment.deposit": deposit}).casefold()


def test_six_people_sign_for_a_company() -> None:
    people = [{"name": f"Signer {number}", "title": "Director"} for number in range(6)]
    text = text_of({"client.form.signatories": people})
    assert all(f"Signer {number}" in text for number in range(6))


def test_an_existing_summary_keeps_the_contract_from_being_written(tmp_path: Path) -> None:
    answers = tmp_path / "deal.json"
    answers.write_text(json.dumps(deal_data()))
    (tmp_path / "deal.summary.docx").write_text("mine")
    assert main(["draft", str(answers), "--summary"]) == 1
    assert not (tmp_path / "deal.docx").exists()


def test_a_file_is_never_written_over_unasked(tmp_path: Path) -> None:
    file = tmp_path / "mine.docx"
    file.write_text("mine")
    with pytest.raises(InputError, match="--overwrite"):
        write_file(file, b"other")
    assert file.read_text() == "mine"


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        write_file(tmp_path / "folder", b"x", overwrite=True)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
