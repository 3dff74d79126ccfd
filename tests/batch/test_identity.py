"""A record with a number of its own is one document, whatever its answers become."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.batch.identity import stem_of
from generator.cli.commands import main
from tests.batch.runs import jsonl, lines, run
from tests.deals import deal_data
from tests.tables.rows import csv_of, plain

fsspec = pytest.importorskip("fsspec")


def numbered(number: str, **changes: Any) -> dict[str, Any]:
    return deal_data({"contract.number": number, **{k.replace("__", "."): v for k, v in changes.items()}})


def documents(out: Path) -> list[str]:
    return sorted(path.name for path in out.glob("*.docx"))


def test_the_number_of_the_contract_names_its_file(tmp_path: Path) -> None:
    assert run(jsonl(tmp_path / "deals.jsonl", numbered("2026-014")), tmp_path / "out") == 0
    assert documents(tmp_path / "out") == ["2026-014.docx"]
    assert lines(tmp_path / "out")[0]["record_id"] == "2026-014"


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_record_id_stands_before_the_number(tmp_path: Path, form: str) -> None:
    source = tmp_path / f"deals.{form}"
    if form == "json":
        source.write_text(json.dumps(numbered("7") | {"record_id": "Deal A/1"}), encoding="utf-8")
    else:
        csv_of(source, plain({"contract.number": "7", "record_id": "Deal A/1"}))
    assert run(source, tmp_path / "out") == 0
    assert documents(tmp_path / "out") == [f"{stem_of('Deal A/1')}.docx"]


def test_what_files_cannot_be_called_stays_apart() -> None:
    names = ["2026-1", "2026/1", "2026 1", "é", "e", "con", "..", "/etc/passwd", "x" * 99, "x" * 100]
    assert len({stem_of(name) for name in names}) == len(names)
    assert stem_of("INV-1") == stem_of("inv-1") == "inv-1"


@pytest.mark.parametrize("options", [(), ("--resume",)])
def test_changed_answers_make_no_second_document(
    tmp_path: Path, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "deals.jsonl", tmp_path / "out"
    assert run(jsonl(source, numbered("1"), numbered("2")), out) == 0
    before = {path.name: path.read_bytes() for path in out.glob("*.docx")}
    assert run(jsonl(source, numbered("1"), numbered("2", fee__amount="9000")), out, *options) == 1
    assert {path.name: path.read_bytes() for path in out.glob("*.docx")} == before
    changed = [entry for entry in lines(out) if entry["status"] == "changed since"]
    assert [entry["record_id"] for entry in changed] == ["2"]
    told = capsys.readouterr()
    assert "its answers changed since 2.docx was made: --overwrite replaces it" in told.err
    assert "1 changed since" in told.out
    assert run(source, out, "--resume", "--overwrite") == 0
    assert documents(out) == ["1.docx", "2.docx"]
    assert (out / "1.docx").read_bytes() == before["1.docx"]
    assert (out / "2.docx").read_bytes() != before["2.docx"]


def test_an_edited_document_is_said_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", numbered("1")), tmp_path / "out"
    assert run(source, out) == 0
    (out / "1.docx").write_bytes(b"signed")
    assert run(source, out) == 1
    assert "1.docx stands and differs, though not its answers" in capsys.readouterr().err
    assert (out / "1.docx").read_bytes() == b"signed"


def test_an_archive_keeps_the_first_document_of_a_number(tmp_path: Path) -> None:
    source, archive = tmp_path / "deals.jsonl", tmp_path / "out.zip"
    assert main(["batch", str(jsonl(source, numbered("1"))), "--zip", str(archive), "--jobs", "1"]) == 0
    jsonl(source, numbered("1", fee__amount="9000"))
    assert main(["batch", str(source), "--zip", str(archive), "--resume", "--jobs", "1"]) == 1


def test_two_records_of_one_number_are_told_apart_in_their_order(tmp_path: Path) -> None:
    out = tmp_path / "out"
    rows = [numbered("1"), numbered("1", fee__amount="9000"), numbered("1"), numbered("2")]
    assert run(jsonl(tmp_path / "deals.jsonl", *rows), out, jobs=2) == 1
    assert [entry["status"] for entry in lines(out)] == ["done", "failed", "done before", "done"]
    assert "1 names the record of line 1 too" in lines(out)[1]["errors"][0]["message"]


@pytest.mark.parametrize("number", ["a\x07b", "x" * 101])
def test_an_id_that_names_no_file_is_refused(tmp_path: Path, number: str) -> None:
    source = jsonl(tmp_path / "deals.jsonl", deal_data() | {"record_id": number})
    assert run(source, tmp_path / "out") == 1
    assert "record_id must be one line" in lines(tmp_path / "out")[0]["errors"][0]["message"]


def test_a_record_is_a_deal_for_draft_too(tmp_path: Path) -> None:
    (tmp_path / "deal.json").write_text(json.dumps(deal_data() | {"record_id": "A"}), encoding="utf-8")
    assert main(["draft", str(tmp_path / "deal.json"), "-o", str(tmp_path / "c.docx")]) == 0


@pytest.mark.parametrize("url", ["", "memory://outdated"])
def test_what_went_with_an_overwritten_document_goes_and_what_is_somebodys_own_stays(
    tmp_path: Path, url: str
) -> None:
    place = url or str(tmp_path / "out")
    files, root = fsspec.core.url_to_fs(place)
    call = ["batch", str(tmp_path / "deals.jsonl"), "-o", place, "--jobs", "1"]
    jsonl(tmp_path / "deals.jsonl", numbered("1"), numbered("2"))
    assert main([*call, "--summary"]) == 0
    files.pipe_file(f"{root}/1.note.docx", b"mine")
    jsonl(tmp_path / "deals.jsonl", numbered("1", fee__amount="9000"), numbered("2"))
    assert main([*call, "--overwrite"]) == 0
    found = sorted(path.rpartition("/")[2] for path in files.find(root) if path.endswith(".docx"))
    assert found == ["1.docx", "1.note.docx", "2.docx", "2.summary.docx"]
