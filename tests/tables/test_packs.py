"""Rows of several packs in one table: each is read in the forms of its own, its lists too."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from generator.batch.reading import answers_of
from generator.cli.commands import main
from generator.packs.pack import pack_of
from generator.packs.reading import read_answers
from generator.tables.cell import shown
from generator.tables.columns import lists_of_pages
from generator.tables.rows import row_of
from tests.batch.runs import lines, run
from tests.samples import FRENCH
from tests.tables.rows import csv_of, plain, raw_csv, read

SITE, LOGO = (
    next(folder for folder in FRENCH if name in folder.name) / "answers.json" for name in ("site", "logo")
)


def french(sample: Path = SITE, changes: dict[str, str] | None = None) -> dict[str, str]:
    """Return a French sample as a row of text."""
    answers = read_answers(sample)
    found = row_of(answers.model_dump(mode="json", exclude_unset=True), pack_of(answers.pack).root)
    return {name: shown(cell) for name, cell in found.items()} | {"pack": "fr-FR"} | (changes or {})


def american() -> dict[str, str]:
    return {name: str(cell) for name, cell in plain({"pack": "en-US", "contract.number": "US-1"}).items()}


def book_of(path: Path, *rows: dict[str, str]) -> Path:
    """Write rows to a workbook, each list of theirs to a sheet of its own."""
    roots = [pack_of(tag).root for tag in ("en-US", "fr-FR")]
    apart = sorted(frozenset[str]().union(*map(lists_of_pages, roots)))
    book, entries = Workbook(), {name: dict[tuple[str, str], dict[str, str]]() for name in apart}
    deals: list[dict[str, str]] = []
    for row in rows:
        deals.append({})
        for column, cell in row.items():
            name, _, rest = column.partition("[")
            if name in entries:
                number, _, below = rest.partition("].")
                key = (row["contract.number"], number)
                entries[name].setdefault(key, {"contract.number": key[0]})[below] = cell
            else:
                deals[-1][column] = cell
    sheets: dict[str, list[dict[str, str]]] = {"deals": deals}
    sheets |= {name: list(found.values()) for name, found in entries.items() if found}
    for name, content in sheets.items():
        sheet = book.create_sheet(name)
        header = list(dict.fromkeys(column for row in content for column in row))
        sheet.append(header)
        for row in content:
            sheet.append([row.get(column) for column in header])
    del book["Sheet"]
    book.save(path)
    return path


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_each_row_of_a_mixed_table_is_read_by_its_own_pack(tmp_path: Path, form: str, order: int) -> None:
    rows = [american(), french(SITE, {"contract.number": "FR-1"}), french(LOGO, {"contract.number": "FR-2"})]
    path = tmp_path / f"deals.{form}"
    (csv_of if form == "csv" else book_of)(path, *rows[::order])
    expected = [
        answers_of(record) for row in rows[::order] for record in read(csv_of(tmp_path / "1.csv", row))
    ]
    found = [answers_of(record) for record in read(path)]
    assert found == expected
    assert {answers.pack for answers in found} == {"en-US", "fr-FR"}


def test_a_french_workbook_with_lists_of_its_own_makes_the_contract(tmp_path: Path) -> None:
    sheet = tmp_path / "deals.xlsx"
    assert main(["schema", "--xlsx", "--from", str(SITE), "-o", str(sheet)]) == 0
    (record,) = read(sheet)
    found: Any = answers_of(record)
    assert found == read_answers(SITE)


def test_french_cells_are_read_as_the_french_write_them(tmp_path: Path) -> None:
    plainly, as_typed = french(LOGO), french(LOGO)
    as_typed |= {"project.start": "7 décembre 2026", "project.end": "31/03/2027"}
    plainly |= {"project.start": "2026-12-07", "project.end": "2027-03-31"}
    for column in [name for name in plainly if name == "fee.amount" or name.endswith(".value")]:
        as_typed[column] = f"{float(plainly[column]):,.2f} €".replace(",", "\u202f").replace(".", ",")
    assert "\u202f" in as_typed["fee.amount"]
    assert as_typed["fee.amount"].endswith(",00 €")
    (typed,) = read(raw_csv(tmp_path / "typed.csv", as_typed, delimiter=";"))
    (plain_row,) = read(csv_of(tmp_path / "plain.csv", plainly))
    assert answers_of(typed) == answers_of(plain_row)


def test_a_cell_of_a_field_that_only_another_pack_has_fails_its_row(tmp_path: Path) -> None:
    rows = [american() | {"freelancer.siren": "552100554"}, french(LOGO)]
    assert run(csv_of(tmp_path / "deals.csv", *rows), tmp_path / "out") == 1
    failed, done = lines(tmp_path / "out")
    assert (failed["status"], done["status"]) == ("failed", "done")
    assert [error["place"] for error in failed["errors"]] == ["freelancer.siren"]


def test_a_table_without_a_column_for_the_pack_has_fields_of_the_usual_one_only(tmp_path: Path) -> None:
    (record,) = read(csv_of(tmp_path / "deals.csv", plain({"freelancer.siren": "552100554"})))
    assert "freelancer.siren is not a field here" in record.problem
