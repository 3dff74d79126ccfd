"""--rejects: failed records as they came, to correct and run again."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.batch.runs import client, jsonl, lines, run
from tests.tables.rows import csv_of, plain, xlsx_of


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


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_rejected_rows_bring_back_what_people_noted_beside_them(tmp_path: Path, form: str) -> None:
    source, rejects = tmp_path / f"deals.{form}", tmp_path / f"rejects.{form}"
    rows = [
        {"# who": name, **plain({"client.legal_name": name, "fee.amount": fee}), "# asked": asked}
        for name, fee, asked in (("Ada", "8000", "twice"), ("Ben", "lots", "never"), ("Cleo", "1.000", ""))
    ]
    (csv_of if form == "csv" else xlsx_of)(source, *rows)
    assert run(source, tmp_path / "out", "--rejects", str(rejects)) == 1
    found = [dict(zip(table(rejects)[0], row, strict=True)) for row in table(rejects)[1:]]
    assert [(row["# who"], row["# asked"] or "") for row in found] == [("Ben", "never"), ("Cleo", "")]
    assert all(row["# reasons"] for row in found)
    assert run(rejects, tmp_path / "out", "--resume", "--rejects", str(tmp_path / f"again.{form}")) == 1
    (header, *again) = table(tmp_path / f"again.{form}")
    assert header.count("# reasons") == header.count("# who") == 1
    assert len(again) == 2


def table(path: Path) -> list[list[str | None]]:
    """Return the rows of a table as another program reads them."""
    if path.suffix == ".csv":
        return list(csv.reader(StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    sheet = load_workbook(path).worksheets[0]
    return [[None if cell is None else str(cell) for cell in row] for row in sheet.values]
