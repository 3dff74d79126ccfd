"""A command refuses a name that cannot be its file, and never writes over a file that it reads."""

import json
from pathlib import Path

import pytest

from generator.cli.commands import main
from tests.returns.conftest import ANSWERS, Sent

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def contract(sent: Sent, tmp_path: Path) -> Path:
    path = tmp_path / "c.docx"
    path.write_bytes(sent.signing_copy)
    return path


@pytest.mark.parametrize("name", ["", ".", "out.txt", "folder.docx"])
@pytest.mark.parametrize("call", [["clean"], ["returned", "--answers", str(ANSWERS)]])
def test_names_that_are_no_word_file_are_refused(
    call: list[str], name: str, contract: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(contract.parent)
    Path("folder.docx").mkdir()
    option = "-o" if call == ["clean"] else "--redline"
    assert main([*call, "c.docx", option, name, "--overwrite"]) == 2
    assert "must be the name of a file that ends in .docx" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["c.docx", "./c.docx", "link.docx"])
@pytest.mark.parametrize("call", [["clean"], ["returned", "--answers", str(ANSWERS)]])
def test_the_file_that_is_read_is_never_written(
    call: list[str], name: str, contract: Path, sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(contract.parent)
    Path("link.docx").hardlink_to("c.docx")
    option = "-o" if call == ["clean"] else "--redline"
    assert main([*call, "c.docx", option, name, "--overwrite"]) == 2
    assert contract.read_bytes() == sent.signing_copy


def test_the_answers_that_are_read_are_never_written(contract: Path, capsys: Captured) -> None:
    answers = contract.with_name("a.json")
    answers.write_bytes(ANSWERS.read_bytes())
    call = ["returned", str(contract), "--answers", str(answers), "--write-answers", str(answers)]
    assert main([*call, "--overwrite"]) == 2
    assert "is a file that is read" in capsys.readouterr().err


def test_returned_says_before_the_report_that_a_file_stands(contract: Path, capsys: Captured) -> None:
    redline = contract.with_name("r.docx")
    redline.write_bytes(b"mine")
    call = ["returned", str(contract), "--answers", str(ANSWERS), "--redline", str(redline)]
    assert main(call) == 1
    shown = capsys.readouterr()
    assert "exists" in shown.err
    assert not shown.out
    assert redline.read_bytes() == b"mine"


def test_answers_that_are_null_are_refused(contract: Path, capsys: Captured) -> None:
    answers = contract.with_name("null.json")
    answers.write_text(json.dumps(None), encoding="utf-8")
    assert main(["returned", str(contract), "--answers", str(answers)]) == 1
    assert "null.json" in capsys.readouterr().err
