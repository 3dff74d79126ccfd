"""--report and --rejects: what failed, whose it is, and how to mend it; in the form of the input."""

import csv
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.batch.ahead import counted
from tests.batch.runs import client, jsonl, lines, run
from tests.deals import deal_data
from tests.tables.rows import csv_of, plain, xlsx_of

HOSTILE = '=HYPERLINK("http://x")<script>alert(1)</script>'


class Texts(HTMLParser):
    """The texts of a page, and its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    good = plain({"client.legal_name": "Ada", "contract.number": "1"})
    bad = plain({"client.legal_name": HOSTILE, "contract.number": "2", "fee.amount": "1.500,50"})
    return csv_of(tmp_path / "deals.csv", good, bad)


def test_a_page_tells_what_to_mend_and_runs_nothing(tmp_path: Path, source: Path) -> None:
    page = tmp_path / "report.html"
    assert run(source, tmp_path / "out", "--report", str(page)) == 1
    found = Texts(page.read_text(encoding="utf-8"))
    for said in (
        f"{source}:3",
        HOSTILE,
        "fee.amount",
        "1.500,50",
        "must be a number such as 1500 or 1500.50",
    ):
        assert said in found.texts
    assert "script" not in found.tags
    assert not found.links
    assert page.stat().st_mode & 0o777 == 0o600


def test_a_table_tells_the_same_without_a_live_formula(tmp_path: Path, source: Path) -> None:
    report = tmp_path / "report.csv"
    assert run(source, tmp_path / "out", "--report", str(report)) == 1
    failed = [row for row in table(report) if row["kind"] == "failed"]
    assert [row["party"] for row in failed] == [f"'{HOSTILE}"]
    assert [row["place"] for row in failed] == ["fee.amount"]
    letter = failed[0]["cell"]
    assert letter.endswith("3")
    assert {row["message"]: row["count"] for row in table(report) if row["kind"] == "count"}["done"] == "1"
    assert [row for row in table(report) if row["kind"] == "warning"]
    assert not [cell for row in table(report) for cell in row.values() if cell[:1] in ("=", "+", "-", "@")]


@pytest.mark.parametrize("name", ["report.txt", "report"])
def test_a_report_of_another_form_is_refused(tmp_path: Path, source: Path, name: str) -> None:
    assert run(source, tmp_path / "out", "--report", str(tmp_path / name)) == 2


def test_a_report_replaces_nothing_unasked(tmp_path: Path, source: Path) -> None:
    (tmp_path / "report.csv").write_text("mine", encoding="utf-8")
    assert run(source, tmp_path / "out", "--report", str(tmp_path / "report.csv")) == 1
    assert (tmp_path / "report.csv").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").glob("*.docx"))


def test_rejected_rows_are_a_table_with_reasons_that_is_mended_and_run_again(
    tmp_path: Path, source: Path
) -> None:
    out, rejects = tmp_path / "out", tmp_path / "rejects.csv"
    assert run(source, out, "--rejects", str(rejects)) == 1
    (row,) = table(rejects)
    assert row["# reasons"] == "fee.amount: must be a number such as 1500 or 1500.50 (given: 1.500,50)"
    assert row["fee.amount"] == "1.500,50"
    assert row["client.legal_name"] == f"'{HOSTILE}"
    assert list(row)[1:] == list(table(source)[0])
    rejects.write_text(
        rejects.read_text(encoding="utf-8")
        .replace('"1.500,50"', "1500.50", 1)
        .replace('"1.500,50"', "1500.50"),
        encoding="utf-8",
    )
    assert run(rejects, out, "--resume") == 0
    assert [entry["status"] for entry in lines(out)] == ["done", "done"]


def test_rejected_rows_of_a_workbook_keep_their_sheets(tmp_path: Path) -> None:
    path, rejects, out = tmp_path / "deals.xlsx", tmp_path / "rejects.xlsx", tmp_path / "out"
    rows = [
        plain({"contract.number": f"0{n}", "client.phone": phone}, without=("project.deliverables[1].name",))
        for n, phone in ((1, "+1 518 555 0102"), (2, "12"))
    ]
    book = xlsx_of(path, *rows)
    for row in [("contract.number", "name"), ("01", "Site"), ("02", "Logo"), ("02", "Card")]:
        (
            book["project.deliverables"]
            if "project.deliverables" in book.sheetnames
            else book.create_sheet("project.deliverables")
        ).append(row)
    book.save(path)
    assert run(path, out, "--rejects", str(rejects)) == 1
    kept = load_workbook(rejects)
    assert kept.sheetnames == ["deals", "project.deliverables"]
    assert [[cell.value for cell in row] for row in kept["project.deliverables"]][1:] == [
        ["02", "Logo"],
        ["02", "Card"],
    ]
    header = [cell.value for cell in kept["deals"][1]]
    assert "client.phone" in kept["deals"].cell(2, 1).value
    kept["deals"].cell(2, header.index("client.phone") + 1).value = "+1 518 555 0102"
    kept.save(rejects)
    assert run(rejects, out, "--resume") == 0
    assert sorted(entry["record_id"] for entry in lines(out)) == ["01", "02"]


@pytest.mark.parametrize(("form", "name"), [("csv", "a.jsonl"), ("jsonl", "a.csv"), ("folder", "a.csv")])
def test_rejects_have_the_form_of_the_input(tmp_path: Path, source: Path, form: str, name: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    jsonl(folder / "a.jsonl", client("Ada"))
    (folder / "b.csv").write_bytes(source.read_bytes())
    given = {"csv": source, "jsonl": folder / "a.jsonl", "folder": folder}[form]
    assert run(given, tmp_path / "out", "--rejects", str(tmp_path / name)) == 2


def test_what_failed_is_told_with_its_party_and_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deals = jsonl(tmp_path / "deals.jsonl", deal_data({"fee.amount": "lots", "contract.number": "A7"}))
    assert run(deals, tmp_path / "out") == 1
    said = capsys.readouterr().err.strip()
    assert said.endswith(
        "deals.jsonl:1 (Harbor Tea Company, A7): fee.amount: must be a number such as "
        "1500 or 1500.50 (given: lots)"
    )


def test_records_are_counted_ahead(tmp_path: Path) -> None:
    folder = tmp_path / "deals"
    folder.mkdir()
    jsonl(folder / "a.jsonl", *[{}] * 5)
    (folder / "b.json").write_text("[{}, {}]", encoding="utf-8")
    csv_of(folder / "c.csv", *[plain({"project.description": 'one\n"two"\nthree'})] * 4)
    xlsx_of(folder / "d.xlsx", *[plain()] * 3)
    assert counted([folder]) == 14
    assert counted([tmp_path / "gone.jsonl"]) == 1


def test_a_summary_goes_with_each_contract(tmp_path: Path) -> None:
    deals = jsonl(tmp_path / "deals.jsonl", client("Ada"))
    assert run(deals, tmp_path / "out", "--summary") == 0
    (entry,) = lines(tmp_path / "out")
    assert [name.rsplit(".", 2)[1] for name in entry["companions"]] == ["summary"]
    assert (tmp_path / "out" / entry["companions"][0]).is_file()
    assert json.dumps(entry["made_with"]["summary"]) == "true"
