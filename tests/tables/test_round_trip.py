"""A deal that becomes a row comes back as it was, through every kind of file."""

import json
import shutil
import subprocess
from pathlib import Path
from random import Random

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from generator.batch.reading import answers_of
from generator.batch.records import Record
from generator.characters import has_ink
from generator.cli.commands import main
from generator.packs.reading import answers_from, read_answers
from generator.packs.us.deal import Answers
from generator.tables.cell import shown
from generator.tables.rows import row_of
from generator.tables.template import csv_template, xlsx_template
from tests.batch.runs import run
from tests.building import build
from tests.deals import deal_data, milestone
from tests.samples import FOLDERS, FRENCH
from tests.tables.rows import answers, csv_of, plain, read, xlsx_of

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = [folder / "answers.json" for folder in (*FOLDERS, *FRENCH)]
# What starts formulas, commands and quotes, is thousands to others, or is taken for another value.
TEXTS = st.sampled_from(
    ["=cmd|' /C calc'!A0", "'=1+1", "null", "true", "no", "1.500", "007", "#N/A", '="1"', "[1]", "{}",
     "_x0041_", "+1 2", "-", "@SUM(A1)", "a,b;c", "1e5", "2026-12", "# x"]
) | st.text("=+-@'\"\t;,|.[]{}#0aé_x", min_size=1, max_size=12).filter(has_ink)  # fmt: skip


@given(seed=st.integers(0, 10**6), texts=st.lists(TEXTS, min_size=5, max_size=12))
@settings(max_examples=40, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))
def test_any_deal_comes_back_equal(
    tmp_path_factory: pytest.TempPathFactory, seed: int, texts: list[str]
) -> None:
    random = Random(seed)
    deal = build(lambda _, options: random.choice(options), lambda *_: random.choice(texts))
    deal["contract"]["number"] = random.choice(texts)
    expected = answers_from(deal)
    told = expected.model_dump(mode="json", exclude_unset=True)
    folder = tmp_path_factory.mktemp("round")
    (folder / "deals.csv").write_bytes(csv_template(Answers, told))
    (folder / "deals.xlsx").write_bytes(xlsx_template(Answers, told))
    row = {name: shown(cell) for name, cell in row_of(told, Answers).items()}
    pd.DataFrame([row]).to_parquet(folder / "deals.parquet")
    for name in ("deals.csv", "deals.xlsx", "deals.parquet"):
        assert answers(folder / name) == expected, name


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_sheet_made_from_a_deal_gives_its_contract(tmp_path: Path, sample: Path, form: str) -> None:
    sheet = tmp_path / f"deals.{form}"
    assert main(["schema", f"--{form}", "--from", str(sample), "-o", str(sheet)]) == 0
    (record,) = read(sheet)
    found, expected = answers_of(record), read_answers(sample)
    assert found == expected
    assert found.model_dump(exclude_unset=True) == expected.model_dump(exclude_unset=True)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Return the workbook of a deal with milestones, a list on a sheet of its own, dates and ZIP codes."""
    path = tmp_path / "deals.xlsx"
    sample = ROOT / "samples" / "milestones-washington" / "answers.json"
    assert main(["schema", "--xlsx", "--from", str(sample), "-o", str(path)]) == 0
    return path


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing")
def test_a_sheet_that_libreoffice_has_saved_is_read_the_same(tmp_path: Path, sheet: Path) -> None:
    out = tmp_path / "saved"
    call = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
            "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(sheet)]  # fmt: skip
    done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=120)
    if not (out / sheet.name).exists():
        pytest.skip(f"LibreOffice has no Calc here: {done.stderr}")
    assert answers(out / sheet.name) == answers(sheet)


@pytest.mark.parametrize("form", ["csv", "xlsx", "parquet"])
def test_a_frame_of_pandas_is_read_as_the_deal(tmp_path: Path, form: str) -> None:
    rows = [deal_data({"fee.amount": 8000.5, "payment.deposit": 40, "silence.reminders": 3}), deal_data()]
    frame = pd.json_normalize(rows)
    frame["project.start"] = pd.to_datetime(frame["project.start"])
    frame = frame.drop(columns=["project.deliverables", "client.form.signatories"])
    frame["project.deliverables[1].name"] = "Responsive website"
    frame["client.form.signatories[1].name"] = "Dana Whitfield"
    frame["client.form.signatories[1].title"] = "Chief Operating Officer"
    if form == "csv":
        frame.to_csv(tmp_path / "deals.csv", index=False)
    elif form == "xlsx":
        frame.to_excel(tmp_path / "deals.xlsx", index=False)
    else:
        frame["fee.amount"] = frame["fee.amount"].astype(float)
        frame.to_parquet(tmp_path / "deals.parquet")
    assert [_answers(record) for record in read(tmp_path / f"deals.{form}")] == [
        answers_from(row) for row in rows
    ]


def _answers(record: Record) -> Answers:
    assert not record.problem, record.problem
    found = answers_of(record)
    assert isinstance(found, Answers)
    return found


def test_nested_values_of_a_frame_are_read_as_they_are(tmp_path: Path) -> None:
    deal = deal_data({"fee.milestones": [milestone("Sketches", amount="4000")]})
    frame = pd.DataFrame([{page: deal[page] for page in deal}])
    frame.to_parquet(tmp_path / "deals.parquet")
    assert answers(tmp_path / "deals.parquet") == answers_from(deal)


def test_lists_stand_on_sheets_of_their_own(tmp_path: Path) -> None:
    rows = [plain({"contract.number": f"00{n}"}, without=("project.deliverables[1].name",)) for n in (1, 2)]
    book = xlsx_of(tmp_path / "deals.xlsx", *rows)
    apart = book.create_sheet("project.deliverables")
    for row in [("contract.number", "name"), ("002", "Shop"), ("001", "Site"), ("002", "Logo")]:
        apart.append(row)
    book.create_sheet("Notes").append(["call Dana"])
    book.save(tmp_path / "deals.xlsx")
    first, second = map(_answers, read(tmp_path / "deals.xlsx"))
    assert [each.name for each in first.project.deliverables] == ["Site"]
    assert [each.name for each in second.project.deliverables] == ["Shop", "Logo"]


def test_entries_may_leave_gaps_and_come_in_any_order(tmp_path: Path) -> None:
    row = plain(without=("project.deliverables[1].name",))
    row |= {"project.deliverables[12].name": "Last", "project.deliverables[3].name": "First"}
    found = answers(csv_of(tmp_path / "deals.csv", row))
    assert [each.name for each in found.project.deliverables] == ["First", "Last"]


def test_a_table_and_json_make_the_same_documents(tmp_path: Path) -> None:
    (tmp_path / "deal.json").write_text(json.dumps(deal_data()), encoding="utf-8")
    csv_of(tmp_path / "deals.csv", plain())
    assert run(tmp_path / "deal.json", tmp_path / "json") == 0
    assert run(tmp_path / "deals.csv", tmp_path / "csv") == 0
    (one,), (other,) = (list((tmp_path / name).glob("*.docx")) for name in ("json", "csv"))
    assert (one.name, one.read_bytes()) == (other.name, other.read_bytes())
