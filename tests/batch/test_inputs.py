"""What a batch is given: packed files, and standard input in any form."""

import gzip
import io
import json
from pathlib import Path

import pytest

from generator.cli.commands import main
from tests.batch.runs import client, jsonl, lines, run
from tests.tables.rows import csv_of, plain, xlsx_of

DEALS = [client("Ada"), client("Ben")]
FORMS = {
    "lines": "".join(json.dumps(deal) + "\n" for deal in DEALS).encode(),
    "list": json.dumps(DEALS, indent=1).encode(),
    "one": json.dumps(DEALS[0], indent=1).encode(),
}


def given(tmp_path: Path, form: str) -> bytes:
    """Return two deals, or one, in a form."""
    rows = [plain({"client.legal_name": name}) for name in ("Ada", "Ben")]
    if form == "csv":
        return csv_of(tmp_path / "deals.csv", *rows).read_bytes()
    if form == "xlsx":
        xlsx_of(tmp_path / "deals.xlsx", *rows)
        return (tmp_path / "deals.xlsx").read_bytes()
    return FORMS[form]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("form", ["lines", "list", "one", "csv", "xlsx"])
def test_standard_input_is_read_by_how_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, packed: bool
) -> None:
    data = given(tmp_path, form)
    stdin = io.TextIOWrapper(io.BytesIO(gzip.compress(data) if packed else data))
    monkeypatch.setattr("sys.stdin", stdin)
    assert main(["batch", "-", "-o", str(tmp_path / "out"), "--jobs", "1"]) == 0
    found = lines(tmp_path / "out")
    assert [entry["status"] for entry in found] == ["done"] * (1 if form == "one" else 2)
    assert all(entry["input"].startswith("standard input") for entry in found)


@pytest.mark.parametrize(
    ("form", "name"), [("lines", "a.jsonl"), ("list", "a.json"), ("csv", "a.csv"), ("xlsx", "a.xlsx")]
)
def test_a_packed_file_is_read_as_it_was(tmp_path: Path, form: str, name: str) -> None:
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(given(tmp_path, form)))
    assert run(tmp_path / f"{name}.gz", tmp_path / "out") == 0
    assert len(lines(tmp_path / "out")) == 2


def test_a_packed_file_that_was_cut_short_gives_what_it_has_and_fails(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(json.dumps(client(str(n) * 999)).encode() + b"\n" for n in range(40)))
    (tmp_path / "deals.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    assert run(tmp_path / "deals.jsonl.gz", tmp_path / "out") == 1
    *_, last = lines(tmp_path / "out")
    assert last["errors"] == [{"message": "is damaged: pack it again"}]


def test_nothing_on_standard_input_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert main(["batch", "-", "-o", str(tmp_path / "out"), "--jobs", "1"]) == 1


def test_a_folder_gives_its_tables_too(tmp_path: Path) -> None:
    folder = tmp_path / "deals"
    folder.mkdir()
    csv_of(folder / "a.csv", plain())
    jsonl(folder / "b.jsonl", client("Ben"))
    (folder / "~$a.xlsx").write_bytes(b"a lock of Excel")
    assert run(folder, tmp_path / "out") == 0
    assert len(lines(tmp_path / "out")) == 2
