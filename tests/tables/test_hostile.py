"""Tables that mean harm, or are none: refused in words, or harmless; never a traceback, never much memory."""

import csv
import tracemalloc
import zipfile
from io import StringIO
from pathlib import Path

import pytest

from generator.tables.csv_file import csv_line, harmless
from tests.batch.runs import lines, run
from tests.tables.rows import answers, plain, raw_csv, read, refusals, xlsx_of


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1"])
def test_our_own_csv_never_holds_a_live_formula(text: str) -> None:
    (cell,) = next(csv.reader(StringIO(csv_line([text]).decode(), newline="")))
    assert cell[0] == "'"
    assert harmless("plain") == "plain"


def test_a_million_columns_are_refused_before_a_deal_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text(
        ",".join(f"c{n}" for n in range(100_000)) + "\n" + "1," * 99_999 + "1\n", encoding="utf-8"
    )
    ((_, said, _),) = refusals(path)
    assert "has more than 2,000 columns" in said


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("client.legal_nam", "did you mean client.legal_name?"),
        ("project.deliverables[0].name", "count from 1"),
        ("project.deliverables[999].name", "at most 500 entries"),
        ("wholly.unknown", "put # before it"),
        ("x" * 100_000, "put # before it"),
    ],
)
def test_a_column_that_is_no_field_is_told_once_for_the_table(tmp_path: Path, header: str, said: str) -> None:
    rows = [{"client.legal_name": "Ada", header: "x"}] * 3
    raw_csv(tmp_path / "deals.csv", *rows)
    (record,) = read(tmp_path / "deals.csv")
    assert said in record.problem
    assert record.cell == "B1"


def test_a_column_for_people_is_passed_over(tmp_path: Path) -> None:
    row = {"#": "", **plain({"# notes": "=cmd", "client.phone": "518 555 0102"})}
    comment = {"#": "# from here on"}
    assert answers(raw_csv(tmp_path / "deals.csv", comment, row)).client.email == "dana@harbor-tea.com"


def test_a_number_sign_is_a_value_in_a_column_of_answers(tmp_path: Path) -> None:
    row = {"contract.number": "#12", **plain({"client.phone": "518 555 0102"})}
    assert answers(raw_csv(tmp_path / "deals.csv", row)).contract.number == "#12"


@pytest.mark.parametrize("text", ["", "\n\n", "a", "client.legal_name\n", '"'])
def test_a_table_without_deals_is_a_failure(tmp_path: Path, text: str) -> None:
    (tmp_path / "deals.csv").write_text(text, encoding="utf-8")
    assert run(tmp_path / "deals.csv", tmp_path / "out") == 1
    assert lines(tmp_path / "out")[0]["status"] == "failed"


def test_a_quote_that_is_never_closed_swallows_no_deal(tmp_path: Path) -> None:
    path = raw_csv(tmp_path / "deals.csv", *[plain({"client.phone": "518 555 0102"})] * 3)
    text = path.read_text(encoding="utf-8").replace("Redesign of", '"Redesign of', 1)
    path.write_text(text, encoding="utf-8")
    assert run(path, tmp_path / "out") == 1
    assert "a quote may be missing" in lines(tmp_path / "out")[-1]["errors"][0]["message"]
    assert all(entry["status"] == "failed" for entry in lines(tmp_path / "out"))


def bomb(path: Path, part: str, content: bytes, times: int) -> Path:
    """Put a part of that many pieces into a sound workbook."""
    xlsx_of(path, plain())
    with zipfile.ZipFile(path) as sound:
        parts = {name: sound.read(name) for name in sound.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, data in parts.items():
            if name != part:
                packed.writestr(name, data)
        with packed.open(part, "w", force_zip64=True) as file:
            for _ in range(times):
                file.write(content)
    return path


@pytest.mark.parametrize(
    ("part", "megabytes"), [("xl/sharedStrings.xml", 130), ("xl/styles.xml", 130), ("docProps/x.xml", 130)]
)
def test_a_workbook_that_unpacks_to_much_is_refused_unread(tmp_path: Path, part: str, megabytes: int) -> None:
    path = bomb(tmp_path / "deals.xlsx", part, bytes(1 << 20), megabytes)
    tracemalloc.start()
    try:
        ((_, said, _),) = refusals(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "holds more than 128 MB when it is unpacked" in said
    assert peak < 20_000_000


SHEET = "xl/worksheets/sheet1.xml"
MAIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
MERGED = b'<mergeCell ref="A1:A1048576"/>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (ENTITIES + MAIN + b"<row><c><v>&b;</v></c></row>", "cannot be read"),
        (MAIN + b'<row r="999999999"/></sheetData></worksheet>', "too many"),
        (MAIN + b'<row r="2"/><row r="1"/></sheetData></worksheet>', "not in order"),
        (MAIN + b'<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row></sheetData></worksheet>', ""),
        (MAIN + b"</sheetData><mergeCells>" + MERGED * 100 + b"</mergeCells></worksheet>", "too many merged"),
        (b"<not-xml", "cannot be read"),
        (b"", "cannot be read"),
    ],
)  # fmt: skip
def test_a_sheet_that_lies_about_itself_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    ((_, found, _),) = refusals(bomb(tmp_path / "deals.xlsx", SHEET, content, 1))
    assert said in found


@pytest.mark.parametrize(
    "start", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"hello"]
)
@pytest.mark.parametrize(
    "name", ["deals.xlsx", "deals.parquet", "deals.csv.gz", "deals.xlsx.gz", "deals.jsonl.gz"]
)
def test_a_file_that_is_not_what_its_name_says_is_one_failure(
    tmp_path: Path, name: str, start: bytes
) -> None:
    (tmp_path / name).write_bytes(start)
    assert run(tmp_path / name, tmp_path / "out") == 1
    (entry,) = lines(tmp_path / "out")
    assert entry["errors"][0]["message"]
    assert "please report it" not in entry["errors"][0]["message"]


def test_a_row_of_another_sheet_finds_its_deal_or_is_told(tmp_path: Path) -> None:
    path = tmp_path / "deals.xlsx"
    book = xlsx_of(path, plain({"contract.number": "1"}))
    sheet = book.create_sheet("project.third_party")
    for row in [("contract.number", "name"), ("9", "Font")]:
        sheet.append(row)
    book.save(path)
    assert run(path, tmp_path / "out") == 1
    first, second = lines(tmp_path / "out")
    assert first["status"] == "done"
    assert "no row of the first sheet has the number 9" in second["errors"][0]["message"]
    assert second["errors"][0]["cell"] == "project.third_party!A2"


def test_a_sheet_of_a_list_under_another_name_is_told(tmp_path: Path) -> None:
    path = tmp_path / "deals.xlsx"
    book = xlsx_of(path, plain({"contract.number": "1"}))
    book.create_sheet("deliverables").append(["contract.number", "name"])
    book.save(path)
    ((_, said, _),) = refusals(path)
    assert "the sheet deliverables is no list of a deal" in said
    assert "project.deliverables" in said
