"""--part i/n and merge-batches: together the parts are one batch, or it is said what they lack."""

import json
from pathlib import Path

import pytest

from generator.cli.commands import main
from tests.batch.runs import client, jsonl, run

NAMES = ("Ada", "Ben", "Cleo", "Dan", "Eve")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return jsonl(tmp_path / "deals.jsonl", *map(client, NAMES), {"fee": 1})


def parts(source: Path, out: Path, of: int, *options: str) -> None:
    for number in range(1, of + 1):
        assert run(source, out, "--part", f"{number}/{of}", *options) in (0, 1)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


@pytest.mark.parametrize("of", [2, 7])
def test_parts_together_are_one_batch_to_the_byte(tmp_path: Path, source: Path, of: int) -> None:
    assert run(source, tmp_path / "whole") == 1
    parts(source, tmp_path / "parts", of)
    assert main(["merge-batches", str(tmp_path / "parts")]) == 1  # a record has failed
    assert files(tmp_path / "parts") == files(tmp_path / "whole")


def test_a_part_that_is_missing_or_was_interrupted_is_named(
    tmp_path: Path, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    parts(source, out, 3)
    second = out / "manifest.2-of-3.jsonl"
    whole = second.read_bytes()
    second.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    assert main(["merge-batches", str(out)]) == 1
    assert "these parts were interrupted: 2/3" in capsys.readouterr().err
    second.unlink()
    assert main(["merge-batches", str(out)]) == 1
    assert "lacks the parts 2/3" in capsys.readouterr().err
    assert not (out / "manifest.jsonl").exists()
    second.write_bytes(whole)
    parts(source, out, 3, "--resume")
    assert main(["merge-batches", str(out)]) == 1
    assert len((out / "manifest.jsonl").read_bytes().splitlines()) == 6


def test_what_is_twice_missing_or_of_other_options_is_told_at_once(
    tmp_path: Path, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    parts(source, out, 2)
    first, second = (out / f"manifest.{n}-of-2.jsonl" for n in (1, 2))
    lines = [json.loads(line) for line in second.read_bytes().splitlines()]
    lines[0]["number"] = 1
    for line in lines[:-1]:
        line["made_with"]["compression"] = 1
    second.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert main(["merge-batches", str(out)]) == 1
    said = capsys.readouterr().err
    assert "1 record is missing: 2" in said
    assert "records that stand twice: 1" in said
    assert "part 2/2 was made with other options than the first: compression" in said
    assert first.exists()


def test_a_document_that_is_gone_is_told(
    tmp_path: Path, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts(source, tmp_path, 2)
    next(tmp_path.glob("cleo*.docx")).unlink()
    assert main(["merge-batches", str(tmp_path)]) == 1
    assert "cleo" in capsys.readouterr().err
    assert not (tmp_path / "manifest.jsonl").exists()
    assert not (tmp_path / "manifest.jsonl.partial").exists()


def test_parts_of_inputs_that_differ_are_refused(
    tmp_path: Path, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(source, out, "--part", "1/2") == 0
    jsonl(source, *map(client, NAMES[:3]))
    assert run(source, out, "--part", "2/2") == 0
    assert main(["merge-batches", str(out)]) == 1
    assert "the parts had other inputs" in capsys.readouterr().err


def test_two_records_of_one_number_are_seen_across_parts(tmp_path: Path) -> None:
    deals = [client(name) for name in NAMES[:2]]
    for deal in deals:
        deal["contract"]["number"] = "1"
    source = jsonl(tmp_path / "deals.jsonl", *deals)
    assert run(source, tmp_path / "out", "--part", "1/2") == 0
    assert run(source, tmp_path / "out", "--part", "2/2") == 1


@pytest.mark.parametrize("text", ["0/2", "3/2", "1", "a/b", "1/0", "-1/2", "1/1000000000"])
def test_a_part_that_there_cannot_be_is_a_wrong_call(tmp_path: Path, source: Path, text: str) -> None:
    assert run(source, tmp_path / "out", "--part", text) == 2


@pytest.mark.parametrize("place", ["nowhere", ""])
def test_a_place_without_parts_is_a_message(
    tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["merge-batches", str(tmp_path / place)]) == 1
    assert "holds no manifest of a part" in capsys.readouterr().err


@pytest.mark.parametrize("options", [(), ("--summary",)])
def test_archives_of_parts_become_the_archive_of_one_batch(
    tmp_path: Path, source: Path, options: tuple[str, ...]
) -> None:
    archives = [tmp_path / f"{name}.zip" for name in "cab"]
    for number, archive in enumerate(archives, 1):
        assert zipped(source, archive, "--part", f"{number}/3", *options) in (0, 1)
    assert zipped(source, tmp_path / "whole.zip", *options) == 1
    merged = tmp_path / "merged.zip"
    call = ["merge-batches", *map(str, sorted(archives)), "--zip", str(merged)]
    assert main(call) == 1  # a record has failed
    assert merged.read_bytes() == (tmp_path / "whole.zip").read_bytes()
    assert merged.stat().st_mode == (tmp_path / "whole.zip").stat().st_mode
    before = [archive.read_bytes() for archive in archives]
    assert main(call) == 1
    assert main([*call, "--overwrite"]) == 1
    assert merged.read_bytes() == (tmp_path / "whole.zip").read_bytes()
    assert [archive.read_bytes() for archive in archives] == before


def test_archives_that_are_no_whole_batch_are_told(
    tmp_path: Path, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, out = tmp_path / "1.zip", tmp_path / "out.zip"
    assert zipped(source, first, "--part", "1/2") == 0
    (tmp_path / "2.zip").write_bytes(b"mine")
    for others, said in (
        ((), "3 records are missing: 2, 4, 6"),
        ((first,), "records that stand twice: 1, 3, 5"),
        ((tmp_path / "2.zip",), "is no archive of a batch"),
        ((tmp_path / "3.zip",), "does not exist"),
    ):
        assert main(["merge-batches", str(first), *map(str, others), "--zip", str(out)]) == 1
        assert said in capsys.readouterr().err
        assert not out.exists()
    assert main(["merge-batches", str(first), str(first)]) == 2


def zipped(source: Path, archive: Path, *options: str) -> int:
    return main(["batch", str(source), "--zip", str(archive), "--jobs", "1", *options])
