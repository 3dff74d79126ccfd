"""A review draft with open questions: it comes back like any other, and what was filled in is told."""

import json
from pathlib import Path

import pytest

from generator.cli.commands import main
from generator.docx.package import pack, unpack
from generator.docx.xml import DOCUMENT
from tests.returns.conftest import ANSWERS

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def review(tmp_path: Path, capsys: Captured) -> Path:
    """Return a review draft that lacks the fee and the description of the project."""
    data = json.loads(ANSWERS.read_text(encoding="utf-8"))
    del data["fee"], data["project"]["description"]
    answers, made = tmp_path / "open.json", tmp_path / "open.docx"
    answers.write_text(json.dumps(data), encoding="utf-8")
    assert main(["draft", str(answers), "--review", "-o", str(made)]) == 0
    capsys.readouterr()
    return made


def test_one_that_nobody_touched_has_no_changes(review: Path, capsys: Captured) -> None:
    assert main(["returned", str(review)]) == 0
    assert capsys.readouterr().out.startswith("Nothing was changed")


def test_a_blank_that_was_filled_in_is_an_answer(review: Path, tmp_path: Path, capsys: Captured) -> None:
    parts = unpack(review.read_bytes())
    text = parts[DOCUMENT].decode().replace("[fee amount]", "$9,500.00")
    review.write_bytes(pack(parts | {DOCUMENT: text.encode()}))
    new = tmp_path / "new.json"
    assert main(["returned", str(review), "--write-answers", str(new)]) == 0
    assert "Fixed fee: not answered → $9,500.00 (Cover Page)" in capsys.readouterr().out
    data = json.loads(new.read_text(encoding="utf-8"))
    assert data["fee"]["amount"] == "9500"
    assert "description" not in data["project"]


def test_a_redline_of_one_is_refused_with_what_is_open(
    review: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "redline.docx"
    assert main(["redline", str(review), str(ANSWERS), "-o", str(out)]) == 1
    shown = capsys.readouterr().err
    assert "open questions (project.description, fee" in shown
    assert "clausegen edit" in shown
    assert not out.exists()
