"""A manifest of other input is not replaced: its documents would stand there without a line."""

from pathlib import Path

import pytest

from tests.batch.runs import client, jsonl, lines, run


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder with the contracts of three deals."""
    folder = tmp_path / "out"
    assert run(jsonl(tmp_path / "deals.jsonl", *map(client, ("Ada", "Ben", "Cleo"))), folder) == 0
    return folder


@pytest.mark.parametrize("options", [(), ("--overwrite",)])
@pytest.mark.parametrize(
    ("name", "clients"),
    [("others.jsonl", ["Dan"]), ("others.jsonl", ["Ada", "Dan"]), ("deals.jsonl", ["Dan", "Eve", "Fay"]),
     ("deals.jsonl", ["Ada", "Ben"])],
    ids=["another file", "another file that shares a deal", "another week's file", "fewer deals"],
)  # fmt: skip
def test_a_manifest_of_other_input_stops_the_run(
    name: str,
    clients: list[str],
    options: tuple[str, ...],
    out: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = lines(out)
    assert run(jsonl(tmp_path / name, *map(client, clients)), out, *options) == 1
    told = capsys.readouterr().err
    assert "add --resume" in told
    assert "manifest.jsonl: tells of documents of other input" in told
    assert lines(out) == before
    assert len(list(out.glob("*.docx"))) == 3


def test_resume_keeps_its_lines(out: Path, tmp_path: Path) -> None:
    assert run(jsonl(tmp_path / "others.jsonl", client("Dan")), out, "--resume") == 0
    assert len(lines(out)) == len(list(out.glob("*.docx"))) == 4


@pytest.mark.parametrize(
    ("name", "clients"),
    [("deals.jsonl", ["Ada", "Ben", "Cleo"]), ("moved.jsonl", ["Cleo", "Ada", "Ben"]),
     ("deals.jsonl", ["Ada", "Bert", "Cleo"]), ("deals.jsonl", ["Ada", "Ben", "Cleo", "Dan"])],
    ids=["the same", "moved and sorted", "corrected", "more"],
)  # fmt: skip
def test_the_same_input_runs_again(name: str, clients: list[str], out: Path, tmp_path: Path) -> None:
    assert run(jsonl(tmp_path / name, *map(client, clients)), out) == 0
    assert len(lines(out)) == len(clients)


def test_a_manifest_whose_documents_are_gone_is_replaced(out: Path, tmp_path: Path) -> None:
    for document in out.glob("*.docx"):
        document.unlink()
    assert run(jsonl(tmp_path / "others.jsonl", client("Dan")), out) == 0
    assert len(lines(out)) == 1
