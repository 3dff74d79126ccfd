"""A file of another kind gets a sentence that helps, wherever answers are wanted."""

import gzip
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.cli.commands import main
from tests.batch.runs import lines

SAMPLE = Path(__file__).parents[2] / "samples" / "new-client-new-york"
ANSWERS = (SAMPLE / "answers.json").read_bytes()
FILES = {
    "contract.docx": ((SAMPLE / "contract.docx").read_bytes(), "is a Word file, and answers are wanted"),
    "answers.json": ((SAMPLE / "contract.docx").read_bytes(), "is a Word file, and answers are wanted"),
    "deals.csv": (b"client,fee\nHearth & Rye,8000\n", "is a table, and one deal is wanted as JSON"),
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


IN_A_BATCH = FILES | {
    "deals.csv": (FILES["deals.csv"][0], "its answers have columns of their own, such as client.legal_name"),
    "deals.tsv": (FILES["deals.tsv"][0], "its answers have columns of their own"),
    "deals.xlsx": (FILES["deals.xlsx"][0], "cannot be read as a workbook"),
    "deals.jsonl.gz": (b"\x1f\x8b and so on", "cannot be read"),
}


@pytest.mark.parametrize("name", sorted(IN_A_BATCH.keys() - {"answers.json.gz"}))
def test_batch_says_what_is_wanted(name: str, tmp_path: Path) -> None:
    content, told = IN_A_BATCH[name]
    (tmp_path / name).write_bytes(content)
    assert main(["batch", str(tmp_path / name), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 1
    assert told in lines(tmp_path / "out")[0]["errors"][0]["message"]


def test_standard_input_is_refused_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "-"]) == 1
    assert "standard input is not read: give the name of a file" in capsys.readouterr().err


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


def piped(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def terminal(path: Path) -> None:
    path.symlink_to("/dev/tty")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no such devices")
@pytest.mark.parametrize("make", [piped, endless, terminal])
def test_a_pipe_or_a_device_in_the_place_of_answers_is_told(
    make: Callable[[Path], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / "contract.partial.json")
    assert main(["draft", str(tmp_path / "contract.partial.json")]) == 1
    assert "is a device or a pipe: name a plain file" in capsys.readouterr().err


def test_a_file_that_is_too_large_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (tmp_path / "deal.json").open("wb") as file:
        file.truncate((64 << 20) + 1)
    assert main(["draft", str(tmp_path / "deal.json")]) == 1
    assert "is longer than 16 MB" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="the system hands no files over by number")
def test_what_a_shell_hands_over_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()

    def write() -> None:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(ANSWERS)

    with os.fdopen(reading), ThreadPoolExecutor(1) as pool:
        pool.submit(write)
        assert main(["draft", f"/dev/fd/{reading}", "-o", str(tmp_path / "c.docx")]) == 0
