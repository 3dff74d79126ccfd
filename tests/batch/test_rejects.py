"""--rejects: failed records as they came, to correct and run again."""

import json
from pathlib import Path

from tests.batch.runs import client, jsonl, lines, run


def test_rejects_are_the_failed_lines_as_they_were(tmp_path: Path) -> None:
    out, rejects = tmp_path / "out", tmp_path / "rejects.jsonl"
    source = jsonl(tmp_path / "deals.jsonl", client("Ada"), '{"fee":  1}', "garbage", client("Ben"))
    assert run(source, out, "--rejects", str(rejects)) == 1
    assert rejects.read_text(encoding="utf-8") == '{"fee":  1}\ngarbage\n'
    assert rejects.stat().st_mode & 0o777 == 0o600
    assert [entry["line"] for entry in lines(out)] == [1, 2, 3, 4]


def test_corrected_rejects_complete_the_manifest(tmp_path: Path) -> None:
    out, rejects = tmp_path / "out", tmp_path / "rejects.jsonl"
    source = jsonl(tmp_path / "deals.jsonl", client("Ada"), {"fee": 1})
    assert run(source, out, "--rejects", str(rejects)) == 1
    jsonl(rejects, client("Ben"))
    assert run(rejects, out, "--resume") == 0
    assert [entry["output"][:3] for entry in lines(out)] == ["ben", "ada"]


def test_an_entry_of_a_list_becomes_one_line(tmp_path: Path) -> None:
    source, rejects = tmp_path / "deals.json", tmp_path / "rejects.jsonl"
    source.write_text(json.dumps([client("Ada"), {"fee": 1}], indent=2), encoding="utf-8")
    assert run(source, tmp_path / "out", "--rejects", str(rejects)) == 1
    assert [json.loads(line) for line in rejects.read_text().splitlines()] == [{"fee": 1}]
    assert lines(tmp_path / "out")[1]["line"] == source.read_text().splitlines().index('    "fee": 1')


def test_a_run_without_failures_makes_no_rejects(tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.jsonl"
    source = jsonl(tmp_path / "deals.jsonl", client("Ada"))
    assert run(source, tmp_path / "out", "--rejects", str(rejects)) == 0
    assert not rejects.exists()


def test_rejects_never_replace_a_file_nor_the_input(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "deals.jsonl", {"fee": 1})
    before = source.read_bytes()
    for options in ((), ("--resume",), ("--overwrite",)):
        assert run(source, tmp_path / "out", "--rejects", str(source), *options) == 1
        assert source.read_bytes() == before
        assert not (tmp_path / "out" / "manifest.jsonl").exists()
