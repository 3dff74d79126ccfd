"""What people do to a workbook of clients is told once, where it is mended, and harms no other row."""

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.batch.runs import lines, run
from tests.tables.rows import plain, read, refusals, xlsx_of


def told(path: Path) -> list[tuple[str, str]]:
    """Return where a workbook is refused as a whole, and why."""
    return [(record.cell.removeprefix("deals!"), record.problem) for record in read(path)]


def test_all_headings_that_are_no_fields_are_told_with_those_meant(tmp_path: Path) -> None:
    path = tmp_path / "deals.xlsx"
    row = {"Client name": "Ada", "E-mail": "a@example.com", "Favorite color": "red"} | plain()
    xlsx_of(path, row)
    (first, client), (second, mail), (third, color) = told(path)
    assert (first, second, third) == ("A1", "B1", "C1")
    assert "did you mean client.legal_name" in client
    assert "client.email" in mail
    assert "put # before it" in color


def title(sheet: Worksheet) -> None:
    sheet.insert_rows(1)
    sheet["B1"] = "CLIENTS 2027"


def hide_a_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = True


def name_twice(sheet: Worksheet) -> None:
    sheet["B1"] = sheet["A1"].value


@pytest.mark.parametrize(
    ("change", "cell", "said"),
    [
        (title, "B1", "CLIENTS 2027 stands where the names of the columns are expected"),
        (hide_a_column, "B1", "is hidden: show it, or put # before its name"),
        (name_twice, "B1", "stands twice"),
    ],
)
def test_columns_that_nobody_can_rely_on_stop_a_workbook(
    tmp_path: Path, change: object, cell: str, said: str
) -> None:
    path = tmp_path / "deals.xlsx"
    book = xlsx_of(path, plain())
    assert callable(change)
    change(book["deals"])
    book.save(path)
    ((at, message),) = told(path)
    assert at == cell
    assert said in message


def test_empty_rows_count_for_nothing_whatever_is_done_to_them(tmp_path: Path) -> None:
    path = tmp_path / "deals.xlsx"
    book = xlsx_of(path, plain())
    sheet = book["deals"]
    sheet.merge_cells("A4:B4")
    sheet["A5"] = "  "
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["ZZ"].hidden = True
    book.save(path)
    assert len(read(path)) == 1


def test_a_row_of_totals_is_no_deal_and_says_so_once(tmp_path: Path) -> None:
    path, out = tmp_path / "deals.xlsx", tmp_path / "out"
    xlsx_of(path, plain(), {"contract.number": "TOTAL", "fee.amount": "=SUM(A2:A2)"})
    assert run(path, out) == 1
    done, failed = lines(out)
    assert done["status"] == "done"
    (error,) = failed["errors"]
    assert "lacks nearly all of a deal" in error["message"]
    assert "freelancer" in error["message"]


@pytest.mark.parametrize("text", ["€8,000", "8000 EUR", "EUR 8,000.00", "CA$8,000"])
def test_a_sum_in_another_currency_than_the_deal_is_told_as_such(tmp_path: Path, text: str) -> None:
    path = tmp_path / "deals.xlsx"
    xlsx_of(path, plain({"fee.amount": text}))
    ((place, message, value),) = refusals(path)
    assert (place, value) == ("fee.amount", text)
    assert "the currency of the deal is another" in message


def test_a_day_in_words_is_told_with_one_as_it_would_be_read(tmp_path: Path) -> None:
    path = tmp_path / "deals.xlsx"
    xlsx_of(path, plain({"project.start": "next Monday"}))
    ((_, message, _),) = refusals(path)
    assert "is not written like “March 10, 2027”" in message


def test_of_two_rows_with_one_number_the_later_names_the_row_of_the_first(tmp_path: Path) -> None:
    path, out = tmp_path / "deals.xlsx", tmp_path / "out"
    xlsx_of(path, *(plain({"contract.number": "7", "client.legal_name": name}) for name in ("Ada", "Ben")))
    assert run(path, out) == 1
    assert "7 names the record of row 2 too" in lines(out)[1]["errors"][0]["message"]
