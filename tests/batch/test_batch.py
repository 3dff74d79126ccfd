"""Batch: every record gets its line, a bad one stops nothing, and nothing is overwritten."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from tests.deals import deal_data


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "manifest.jsonl").read_text().splitlines()]


def jsonl(file: Path, *records: Any) -> Path:
    file.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records))
    return file


def client(name: str) -> dict[str, Any]:
    return deal_data({"client.legal_name": name})


def run(source: Path, out: Path, *options: str, jobs: int = 1) -> int:
    return main(["batch", str(source), "-o", str(out), "--jobs", str(jobs), *options])


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_record_never_stops_the_others(tmp_path: Path, jobs: int) -> None:
    source = jsonl(tmp_path / "deals.jsonl", client("Ada"), {"fee": 1}, "garbage", "", client("Ben"))
    assert run(source, tmp_path / "out", jobs=jobs) == 1
    found = lines(tmp_path / "out")
    assert [entry["status"] for entry in found] == ["done", "failed", "failed", "done"]
    assert [entry["input"].rsplit(":", 1)[1] for entry in found] == ["1", "2", "3", "5"]
    assert "freelancer" in {error["place"] for error in found[1]["errors"]}
    assert "is not valid JSON" in found[2]["errors"][0]["message"]


def test_a_json_array_is_many_records(tmp_path: Path) -> None:
    source = tmp_path / "deals.json"
    source.write_text(json.dumps([client("Ada"), client("Ben")]))
    assert run(source, tmp_path / "out") == 0
    assert [entry["input"] for entry in lines(tmp_path / "out")] == [f"{source}[0]", f"{source}[1]"]


def test_a_folder_is_read_whole_by_file_name(tmp_path: Path) -> None:
    folder = tmp_path / "deals"
    (folder / "below").mkdir(parents=True)
    (folder / "b.json").write_text(json.dumps(client("Ben")))
    (folder / "below" / "c.json").write_text(json.dumps(client("Cleo")))
    (folder / "a.json").write_text(json.dumps(client("Ada")))
    (folder / "x.partial.json").write_text("{}")
    assert run(folder, tmp_path / "out") == 0
    assert [entry["output"][:3] for entry in lines(tmp_path / "out")] == ["ada", "ben", "cle"]


@pytest.mark.parametrize("content", ["", "[]", "\n\n"])
def test_an_input_without_records_is_a_failure(tmp_path: Path, content: str) -> None:
    source = tmp_path / "deals.json"
    source.write_text(content)
    assert run(source, tmp_path / "out") == 1


def test_a_missing_input_is_a_failure(tmp_path: Path) -> None:
    assert run(tmp_path / "none.jsonl", tmp_path / "out") == 1
    assert lines(tmp_path / "out")[0]["errors"] == [{"message": "no such file"}]


def test_running_twice_overwrites_nothing_and_says_so(tmp_path: Path) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out"
    assert run(source, out) == 0
    before = (out / lines(out)[0]["output"]).stat().st_mtime_ns
    assert run(source, out) == 0
    assert lines(out)[0]["status"] == "done before"
    assert (out / lines(out)[0]["output"]).stat().st_mtime_ns == before


def test_resume_goes_by_the_manifest(tmp_path: Path) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out"
    assert run(source, out) == 0
    whole = (out / "manifest.jsonl").read_text()
    jsonl(source, client("Ada"), client("Ben"))
    (out / "manifest.jsonl").write_text(whole + '{"torn')
    assert run(source, out, "--resume") == 0
    assert [entry["status"] for entry in lines(out)] == ["done before", "done"]


def test_a_file_that_was_changed_by_hand_is_left_alone(tmp_path: Path) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out"
    assert run(source, out) == 0
    document = out / lines(out)[0]["output"]
    document.write_bytes(b"changed by hand")
    assert run(source, out) == 1
    assert document.read_bytes() == b"changed by hand"
    assert "--overwrite" in lines(out)[0]["errors"][0]["message"]
    assert run(source, out, "--overwrite") == 0
    assert document.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("李小龙 Studio", "lixiaolong-studio-2026-12-01-"),
        ("Smith & Sons <Ltd>", "smith-sons-ltd-2026-12-01-"),
        ("../../etc/passwd", "etc-passwd-2026-12-01-"),
        ("CON", "con-x-2026-12-01-"),
        ("!!!", "party-x-2026-12-01-"),
        ("a" * 300, "a" * 60 + "-2026-12-01-"),
    ],
)
def test_file_names_are_safe_on_every_system(tmp_path: Path, name: str, start: str) -> None:
    assert run(jsonl(tmp_path / "deals.jsonl", client(name)), tmp_path / "out") == 0
    output = lines(tmp_path / "out")[0]["output"]
    assert output.startswith(start)
    assert len(output) == len(start) + 8 + len(".docx")


def test_error_findings_fail_a_record_unless_accepted(tmp_path: Path) -> None:
    late = deal_data({"payment.term": 45, "project.place_of_work": "IL", "governing_law.state": "IL"})
    source = jsonl(tmp_path / "deals.jsonl", late)
    assert run(source, tmp_path / "out") == 1
    assert lines(tmp_path / "out")[0]["errors"][0]["id"] == "payment-term-too-long"
    assert run(source, tmp_path / "out", "--accept", "payment-term-too-long") == 0


def test_the_manifest_holds_findings_and_digest(tmp_path: Path) -> None:
    assert run(jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out") == 0
    (entry,) = lines(tmp_path / "out")
    assert {"id", "severity", "place", "reason"} == set(entry["findings"][0])
    assert len(entry["sha256"]) == 64
