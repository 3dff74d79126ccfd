"""Documents that go with a contract: Seattle's disclosure sheet, and only where it is asked for."""

import json
from pathlib import Path

from generator.batch import Batch, draft_record, read_records
from generator.cli import main
from generator.docx.reading import read_text
from generator.drafting import open_materials
from tests.deals import deal_data

IN_SEATTLE = {
    "freelancer.address": {"street": "9 Pine St", "city": "Seattle", "region": "WA", "postal_code": "98101"},
    "governing_law": {"state": "WA", "city": "Seattle"},
}


def write(folder: Path, changes: dict[str, object]) -> Path:
    file = folder / "deal.json"
    file.write_text(json.dumps(deal_data(changes)))
    return file


def test_a_contract_worked_in_seattle_comes_with_the_disclosure_sheet(tmp_path: Path) -> None:
    assert main(["draft", str(write(tmp_path, IN_SEATTLE))]) == 0
    text = read_text((tmp_path / "deal.seattle-disclosure.docx").read_bytes())
    for item in (
        "Date of this sheet", "Maya Ortiz", "Harbor Tea Company", "dana@harbor-tea.com", "Tips",
        "Website redesign", "9 Pine St, Seattle, WA 98101", "$8,000.00", "By the project", "expenses",
        "Deductions", "Deposit",
    ):  # fmt: skip
        assert item in text


def test_elsewhere_there_is_none(tmp_path: Path) -> None:
    assert main(["draft", str(write(tmp_path, {}))]) == 0
    assert not (tmp_path / "deal.seattle-disclosure.docx").exists()


def test_batch_names_the_companions_in_the_manifest(tmp_path: Path) -> None:
    (record,) = read_records([write(tmp_path, IN_SEATTLE)])
    outcome = draft_record(record, Batch(tmp_path / "out"), open_materials())
    (name,) = outcome.companions
    assert name.endswith(".seattle-disclosure.docx")
    assert (tmp_path / "out" / name).is_file()
