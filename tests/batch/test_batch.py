"""Batch: every record gets its line, a bad one stops nothing, and nothing is overwritten."""

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from generator.batch.drafting import draft_record
from generator.batch.records import Record
from generator.batch.settings import Batch
from generator.cli.commands import main
from generator.drafting.pipeline import Draft, open_materials
from tests.batch.runs import client, jsonl, lines, run
from tests.deals import deal_data


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_record_never_stops_the_others(tmp_path: Path, jobs: int) -> None:
    source = jsonl(tmp_path / "deals.jsonl", client("Ada"), {"fee": 1}, "garbage", "", client("Ben"))
    assert run(source, tmp_path / "out", jobs=jobs) == 1
    found = lines(tmp_path / "out")
    assert [entry["status"] for entry in found] == ["done", "failed", "failed", "done"]
    assert [entry["input"].rsplit(":", 1)[1] for entry in found] == ["1", "2", "3", "5"]
    assert "freelancer" in {error["place"] for error in found[1]["errors"]}
    assert "is not valid JSON" in found[2]["errors"][0]["message"]


def test_every_error_of_a_record_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    three = deal_data({"fee.amount": 0, "payment.deposit": 101, "client.adress": "1 Main Street"})
    source = jsonl(tmp_path / "deals.jsonl", three, {"fee": 1, "a": 1, "b": 1, "c": 1})
    assert run(source, tmp_path / "out") == 1
    told = capsys.readouterr()
    assert told.err.count("deals.jsonl:1 (Harbor Tea Company): ") == 3
    assert "client.adress: is not a field here: did you mean address?" in told.err
    more = len(lines(tmp_path / "out")[1]["errors"]) - 5
    assert f"deals.jsonl:2: and {more} more, all in the manifest\n" in told.err
    assert told.out.startswith("0 done, 0 done before, 2 failed. See ")


def test_the_last_line_counts_the_warnings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accepted = client("Ben") | {"accepted": ["scope-without-limits"]}
    source = jsonl(tmp_path / "deals.jsonl", client("Ada"), accepted)
    assert run(source, tmp_path / "out") == 0
    warned = [f for f in lines(tmp_path / "out")[0]["findings"] if f["severity"] == "warning"]
    assert "scope-without-limits" in {f["id"] for f in warned}
    assert f"2 done (with {2 * len(warned) - 1} warning" in capsys.readouterr().out
    assert run(source, tmp_path / "out", "--resume") == 0
    assert capsys.readouterr().out.startswith("0 done, 2 done before, 0 failed. ")


def test_a_line_that_is_no_json_is_named_as_it_counts_in_the_file(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "deals.jsonl", client("Ada"), "", '{"title": "a\tb"}')
    assert run(source, tmp_path / "out") == 1
    (error,) = lines(tmp_path / "out")[1]["errors"]
    assert error["message"] == "is not valid JSON: Invalid control character (line 3, column 13)"


def record(name: str) -> Record:
    return Record(name, json.dumps(client(name)).encode())


def test_a_fault_of_the_program_fails_one_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signing_copy = Draft.signing_copy

    def break_at_poison(drafted: Draft, **options: int) -> bytes:
        if drafted.answers.client.legal_name == "Poison":
            raise KeyError("slot")
        return signing_copy(drafted, **options)

    monkeypatch.setattr(Draft, "signing_copy", break_at_poison)
    found = [draft_record(record(n), Batch(tmp_path), open_materials()) for n in ("Ada", "Poison", "Ben")]
    assert [outcome.status for outcome in found] == ["done", "failed", "done"]
    assert found[1].errors == ({"message": "could not be drafted: KeyError: 'slot'; please report it"},)


def test_a_fault_of_the_system_is_said_in_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Draft, **_options: int) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO), "/frame.docx")

    monkeypatch.setattr(Draft, "signing_copy", fail)
    outcome = draft_record(record("Ada"), Batch(tmp_path), open_materials())
    assert outcome.errors == ({"message": "could not be drafted: Input/output error: /frame.docx"},)


@pytest.mark.parametrize("accept", [(), ("--accept", "payment-term-too-long")])
def test_a_contract_is_the_same_from_draft_and_from_batch(tmp_path: Path, accept: tuple[str, ...]) -> None:
    term = 45 if accept else 30
    data = deal_data({"payment.term": term, "project.place_of_work": "US-IL", "governing_law.state": "US-IL"})
    source, alone = tmp_path / "deal.json", tmp_path / "alone.docx"
    source.write_text(json.dumps(data), encoding="utf-8")
    assert run(source, tmp_path / "out", *accept) == 0
    assert main(["draft", str(source), "-o", str(alone), *accept]) == 0
    (entry,) = lines(tmp_path / "out")
    assert (tmp_path / "out" / entry["output"]).read_bytes() == alone.read_bytes()


def test_accepting_what_is_accepted_already_changes_nothing(tmp_path: Path) -> None:
    late = deal_data({"payment.term": 45, "project.place_of_work": "US-IL", "governing_law.state": "US-IL"})
    source = jsonl(tmp_path / "deals.jsonl", late | {"accepted": ["payment-term-too-long"]})
    assert run(source, tmp_path / "out") == 0
    assert run(source, tmp_path / "out", "--accept", "payment-term-too-long") == 0
    assert lines(tmp_path / "out")[0]["status"] == "done before"
    assert lines(tmp_path / "out")[0]["accepted"] == ["payment-term-too-long"]


def test_only_the_id_of_a_rule_can_be_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = jsonl(tmp_path / "deals.jsonl", client("Ada"))
    assert run(source, tmp_path / "out", "--accept", "payment-term-to-long") == 2
    assert "did you mean payment-term-too-long?" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_deal_that_stands_twice_is_written_once(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "deals.jsonl", *[client("Ada")] * 6)
    assert run(source, tmp_path / "out", jobs=2) == 0
    assert [entry["status"] for entry in lines(tmp_path / "out")] == ["done", *["done before"] * 5]


def test_running_twice_overwrites_nothing_and_says_so(tmp_path: Path) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out"
    assert run(source, out) == 0
    before = (out / lines(out)[0]["output"]).stat().st_mtime_ns
    assert run(source, out) == 0
    assert lines(out)[0]["status"] == "done before"
    assert (out / lines(out)[0]["output"]).stat().st_mtime_ns == before


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
    late = deal_data({"payment.term": 45, "project.place_of_work": "US-IL", "governing_law.state": "US-IL"})
    source = jsonl(tmp_path / "deals.jsonl", late)
    assert run(source, tmp_path / "out") == 1
    assert lines(tmp_path / "out")[0]["errors"][0]["id"] == "payment-term-too-long"
    assert run(source, tmp_path / "out", "--accept", "payment-term-too-long") == 0


def test_the_manifest_holds_findings_and_digest(tmp_path: Path) -> None:
    assert run(jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out") == 0
    (entry,) = lines(tmp_path / "out")
    assert {"id", "severity", "place", "reason"} == set(entry["findings"][0])
    assert len(entry["sha256"]) == 64


@pytest.mark.parametrize(
    ("options", "ending", "command"),
    [
        (("--review",), ".review.docx", ["--review"]),
        (("--review", "--for-other-side"), ".draft.docx", ["--review", "--for-other-side"]),
    ],
)
def test_a_draft_is_the_same_from_draft_and_from_batch(
    tmp_path: Path, options: tuple[str, ...], ending: str, command: list[str]
) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out"
    assert run(source, out, *options) == 0
    (made,) = (path for path in out.iterdir() if path.suffix == ".docx")
    assert made.name.endswith(ending)
    answers = tmp_path / "deal.json"
    answers.write_text(json.dumps(client("Ada")), encoding="utf-8")
    assert main(["draft", str(answers), *command, "-o", str(tmp_path / "one.docx")]) == 0
    assert made.read_bytes() == (tmp_path / "one.docx").read_bytes()
    private = stat.S_IMODE(made.stat().st_mode) == 0o600
    assert private == (ending == ".review.docx") or os.name == "nt"
