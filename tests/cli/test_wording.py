"""What people and programs read, word for word; `pytest --snapshot-update` writes it anew."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.cli.commands import main
from tests.deals import deal_data


def test_the_schema_of_the_answers(capsys: pytest.CaptureFixture[str], snapshot: SnapshotAssertion) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == snapshot


def test_the_errors_of_a_bad_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    snapshot: SnapshotAssertion,
) -> None:
    monkeypatch.chdir(tmp_path)
    changes = {
        "payment.deposit": 120,
        "fee.amount": "lots",
        "fee.surprise": 1,
        "governing_law.state": "ZZ",
        "client.phone": "12",
        "project.end": "2020-01-01",
        "freelancer.legal_name": "a\x07b",
        "rights": {"kind": "barter"},
    }
    Path("deal.json").write_text(json.dumps(deal_data(changes, without=("contract",))), encoding="utf-8")
    assert main(["draft", "deal.json"]) == 1
    assert capsys.readouterr().err == snapshot


def test_why_each_clause_was_chosen(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    snapshot: SnapshotAssertion,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("deal.json").write_text(json.dumps(deal_data()), encoding="utf-8")
    assert main(["explain", "deal.json"]) == 0
    assert capsys.readouterr().out == snapshot
