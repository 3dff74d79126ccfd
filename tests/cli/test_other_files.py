"""A file of another kind gets a sentence that helps, wherever answers are wanted."""

import gzip
import json
from pathlib import Path

import pytest

from generator.cli import main
from tests.batch.runs import lines

SAMPLE = Path(__file__).parents[2] / "samples" / "new-client-new-york"
ANSWERS = (SAMPLE / "answers.json").read_bytes()
FILES = {
    "contract.docx": ((SAMPLE / "contract.docx").read_bytes(), "is a Word file, and answers are wanted"),
    "answers.json": ((SAMPLE / "contract.docx").read_bytes(), "is a Word file, and answers are wanted"),
    "deals.csv": (b"client,fee\nHearth & Rye,8000\n", "is a table, and deals are wanted as JSON"),
    "deals.tsv": ("client\tfee\nŁucja\t8000\n".encode("latin-1", "replace"), "is a table"),
    "deals.xlsx": (b"PK\x03\x04 and so on", "is a table"),
    "answers.json.gz": (gzip.compress(ANSWERS), "is compressed: unpack it first"),
    "deals.jsonl.gz": (gzip.compress(ANSWERS), "is compressed: unpack it first"),
    "answers.pdf": (b"%PDF-1.7\n%\xe2\xe3", "is a PDF, and answers are wanted"),
    "answers.yaml": (b"client:\n  legal_name: Ada\n", "is YAML"),
}


@pytest.mark.parametrize("name", FILES)
def test_draft_says_what_is_wanted(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, told = FILES[name]
    (tmp_path / name).write_bytes(content)
    assert main(["draft", str(tmp_path / name)]) == 1
    assert f"{tmp_path / name}: {told}" in capsys.readouterr().err


@pytest.mark.parametrize("name", FILES)
def test_batch_says_what_is_wanted(name: str, tmp_path: Path) -> None:
    content, told = FILES[name]
    (tmp_path / name).write_bytes(content)
    assert main(["batch", str(tmp_path / name), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 1
    assert told in lines(tmp_path / "out")[0]["errors"][0]["message"]


def test_standard_input_is_refused_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "-"]) == 1
    assert main(["batch", "-", "-o", str(tmp_path / "out"), "--jobs", "1"]) == 1
    assert capsys.readouterr().err.count("standard input is not read: give the name of a file") == 2


def test_answers_with_another_ending_are_read(tmp_path: Path) -> None:
    (tmp_path / "deal.csv").write_bytes(json.dumps(json.loads(ANSWERS)).encode())
    assert main(["draft", str(tmp_path / "deal.csv"), "-o", str(tmp_path / "c.docx")]) == 0


def test_clean_has_a_name_for_its_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "c.docx").write_bytes(FILES["contract.docx"][0])
    assert main(["clean", str(tmp_path / "c.docx")]) == 0
    assert f"Wrote {tmp_path / 'c.clean.docx'}" in capsys.readouterr().out
    assert main(["clean", str(tmp_path / "c.docx")]) == 1
    assert "exists" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["new", "draft", "batch", "preview"])
def test_the_help_of_template_names_its_default(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "(default: the outline freelance_services, in the classic look)" in told
    assert "[default: freelance_services]" not in told
