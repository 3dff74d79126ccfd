"""What stands in a cell is read right, or refused with the column, the value and what is allowed."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from generator.tables.sheet import letters
from tests.batch.runs import lines, run
from tests.tables.rows import answers, csv_of, plain, raw_csv, refusals, xlsx_of


@pytest.mark.parametrize(
    ("column", "text", "path", "value"),
    [
        ("fee.amount", "8,000", "fee.amount", "8000"),
        ("fee.amount", "$8,000.50", "fee.amount", "8000.5"),
        ("fee.amount", "8000.5", "fee.amount", "8000.5"),
        ("fee.amount", " 8000 ", "fee.amount", "8000"),
        ("payment.deposit", "40%", "payment.deposit", "40"),
        ("payment.deposit", "12.5", "payment.deposit", "12.5"),
        ("silence.reminders", "3.0", "silence.reminders", "3"),
        ("project.start", "December 8, 2026", "project.start", "2026-12-08"),
        ("project.start", "2026-12-08 00:00:00", "project.start", "2026-12-08"),
        ("silence.pause_after.business", "FALSE", "silence.pause_after.business", "False"),
        ("silence.pause_after.business", "No", "silence.pause_after.business", "False"),
        ("client.history", "Known", "client.history", "known"),
        ("client.address.postal_code", "02101", "client.address.postal_code", "02101"),
        ("client.address.postal_code", '="02101"', "client.address.postal_code", "02101"),
    ],
)
def test_what_people_write_is_read(tmp_path: Path, column: str, text: str, path: str, value: str) -> None:
    extra = {"client.address.region": "MA"} if "postal" in column else {}
    if column.startswith("silence.pause"):
        extra = {"silence.pause_after.count": "10"}
    found: Any = answers(
        raw_csv(tmp_path / "deals.csv", plain(extra | {column: text, "client.phone": "518 555 0102"}))
    )
    for name in path.split("."):
        found = getattr(found, name)
    assert str(found) == value


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("fee.amount", "1500,50", "must be a number such as 1500 or 1500.50"),
        ("fee.amount", "1.500,50", "must be a number such as 1500 or 1500.50"),
        ("fee.amount", "8.000", "may be 8 or 8000: write 8.0000 or 8000"),
        ("fee.amount", "=2*4000", "is a formula"),
        ("project.start", "12/7/2026", "may be 2026-12-07 or 2026-07-12"),
        ("project.start", "7.12.2026", "2026-12-01"),
        ("client.history", "friend", "must be one of"),
        ("silence.pause_after.business", "maybe", "must be true or false"),
        ("client.legal_name", "a\x07b", "U+0007"),
        ("client.address.postal_code", "1220", "ZIP"),
        ("payment.deposit", "140", "at most 100"),
        ("silence", "perhaps", "must be yes or no"),
        ("fee.kind", "fixd", "must be one of 'fixed', 'hourly' or 'retainer'"),
        ("client", "Ada", "columns of their own, such as client.legal_name"),
    ],
)
def test_what_may_mean_two_things_or_none_is_refused(
    tmp_path: Path, column: str, text: str, said: str
) -> None:
    extra = {"silence.pause_after.count": "10"} if column.startswith("silence.pause") else {}
    found = refusals(
        raw_csv(tmp_path / "deals.csv", plain(extra | {column: text, "client.phone": "518 555 0102"}))
    )
    assert len(found) == 1, found
    assert found[0][0] == column
    assert said in found[0][1]
    assert found[0][2] in (text, "")


def test_a_comma_is_a_decimal_sign_where_semicolons_part_the_cells(tmp_path: Path) -> None:
    row = plain({"client.phone": "518 555 0102"})
    (found,) = refusals(raw_csv(tmp_path / "a.csv", row | {"fee.amount": "1,500"}, delimiter=";"))
    assert "may be 1.5 or 1500" in found[1]
    assert str(answers(raw_csv(tmp_path / "b.csv", row | {"fee.amount": "1,500"})).fee.amount) == "1500"  # type: ignore[union-attr]


@pytest.mark.parametrize("form", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_comes_as_spreadsheets_save_it(tmp_path: Path, form: str, delimiter: str) -> None:
    row = plain({"client.legal_name": "Café Łucja, Ltd.", "client.phone": "518 555 0102"})
    found = answers(raw_csv(tmp_path / "deals.csv", row, delimiter=delimiter, encoding=form))
    assert found.client.legal_name == "Café Łucja, Ltd."


def test_bytes_that_are_no_utf_8_are_refused_in_their_row_alone(tmp_path: Path) -> None:
    out, source = tmp_path / "out", tmp_path / "deals.csv"
    rows = [plain({"client.legal_name": name, "client.phone": "518 555 0102"}) for name in ("Ada", "Café")]
    raw_csv(source, *rows, encoding="latin-1")
    assert run(source, out) == 1
    assert [entry["status"] for entry in lines(out)] == ["done", "failed"]
    (error,) = lines(out)[1]["errors"]
    assert error["place"] == "client.legal_name"
    assert error["value"] == "Caf\\udce9"
    assert "save the table as CSV UTF-8" in error["message"]
    assert error["cell"].endswith("3")


def typed(tmp_path: Path, column: str, value: Any, number_format: str = "") -> Path:
    """Return a workbook of the plain deal in which one cell holds a value as Excel keeps it."""
    path = tmp_path / "deals.xlsx"
    book = xlsx_of(path, plain({column: None}))
    sheet = book["deals"]
    at = [cell.value for cell in sheet[1]].index(column) + 1
    cell = sheet.cell(2, at, value)
    if number_format:
        cell.number_format = number_format
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("column", "value", "number_format", "expected"),
    [
        ("client.address.postal_code", 2101, "00000", "02101"),
        ("client.address.postal_code", 21010001, "00000-0000", "02101-0001"),
        ("contract.number", 42, "", "42"),
        ("payment.deposit", 0.4, "0%", "40"),
        ("payment.deposit", 0.125, "0.0%", "12.5"),
        ("fee.amount", 8000.1 + 0.2, "#,##0.00", "8000.3"),
        ("fee.amount", 8.125, "", "8.125"),
        ("project.start", date(2026, 12, 8), "", "2026-12-08"),
        ("project.start", datetime(2026, 12, 8), "mm/dd/yyyy", "2026-12-08"),  # noqa: DTZ001
    ],
)
def test_what_excel_keeps_is_read_as_it_shows_it(
    tmp_path: Path, column: str, value: Any, number_format: str, expected: str
) -> None:
    path = typed(tmp_path, column, value, number_format)
    if "postal" in column:
        book = xlsx_of(path, plain({column: None, "client.address.region": "MA"}))
        at = [cell.value for cell in book["deals"][1]].index(column) + 1
        book["deals"].cell(2, at, value).number_format = number_format
        book.save(path)
    if column == "fee.amount" and value == 8.125:
        (found,) = refusals(path)
        assert "decimals" in found[1]  # of dollars: that is no matter of the table
        return
    read: Any = answers(path)
    for name in column.split("."):
        read = getattr(read, name)
    assert str(read) == expected


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("contract.number", date(2026, 12, 1), "is a date here, and words are wanted"),
        ("contract.number", True, "is true or false here"),
        ("fee.amount", date(2026, 12, 1), "is a date here, and a number is wanted"),
        ("project.start", 46363, "is a number here, and a date is wanted"),
        ("project.start", datetime(2026, 12, 8, 14, 30), "has a time of day"),  # noqa: DTZ001
        ("fee.amount", "=2*4000", "is a formula without a value"),
        ("fee.amount", "#REF!", "is the error #REF!"),
        ("client.address.postal_code", 2101, "ZIP"),
    ],
)
def test_what_excel_made_of_it_is_refused(tmp_path: Path, column: str, value: Any, said: str) -> None:
    found = refusals(typed(tmp_path, column, value))
    assert [place for place, _, _ in found] == [column]
    assert said in found[0][1]


def test_hidden_rows_and_merged_cells_are_refused_alone(tmp_path: Path) -> None:
    path, out = tmp_path / "deals.xlsx", tmp_path / "out"
    book = xlsx_of(path, *(plain({"client.legal_name": name}) for name in ("Ada", "Ben", "Cleo", "Dan")))
    book["deals"].row_dimensions[3].hidden = True
    book["deals"].merge_cells("C4:D4")
    book.save(path)
    assert run(path, out) == 1
    found = lines(out)
    assert [entry["status"] for entry in found] == ["done", "failed", "failed", "done"]
    assert found[1]["input"] == f"{path}:3"
    assert "is hidden: show it, or delete it" in found[1]["errors"][0]["message"]
    assert "merged cells (C4:D4)" in found[2]["errors"][0]["message"]


def test_every_problem_of_a_row_is_told_at_its_cell(tmp_path: Path) -> None:
    path, out = tmp_path / "deals.xlsx", tmp_path / "out"
    row = plain({"fee.amount": "1.500,50", "client.phone": "12", "project.end": "12/7/2026"})
    xlsx_of(path, row)
    assert run(path, out) == 1
    errors = {error["place"]: error for error in lines(out)[0]["errors"]}
    assert set(errors) == {"fee.amount", "client.phone", "project.end"}
    letters = {name: list(row).index(name) for name in errors}
    assert all(
        error["cell"].startswith("deals!") and error["cell"].endswith("2") for error in errors.values()
    )
    assert len({error["cell"] for error in errors.values()}) == len(letters)
    assert errors["fee.amount"]["value"] == "1.500,50"


def test_a_page_that_is_left_out_takes_no_answers(tmp_path: Path) -> None:
    found = refusals(csv_of(tmp_path / "deals.csv", plain({"silence": "no", "silence.reminders": "3"})))
    assert found == [("silence.reminders", "silence says that there is none: empty one of the two", "3")]
    assert answers(csv_of(tmp_path / "deals.csv", plain({"silence": "no"}))).silence is None


def test_what_two_answers_say_together_is_told_at_the_one_to_mend(tmp_path: Path) -> None:
    row, out = plain({"project.end": "2026-11-01"}), tmp_path / "out"
    assert run(csv_of(tmp_path / "deals.csv", row), out) == 1
    (error,) = lines(out)[0]["errors"]
    assert error["place"] == "project"
    assert error["cell"] == f"{letters(list(row).index('project.end'))}2"
