"""The day of signing: recorded beside the contract, with the signed file, and taken over by a case."""

import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest

from generator.case.folder import open_case
from generator.case.signing import read_signing
from generator.cli.commands import main
from generator.errors import InputError
from tests.deals import deal_data

SIGNED = b"%PDF-1.7 signed"


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    file = tmp_path / "deal.json"
    file.write_text(json.dumps(deal_data()), encoding="utf-8")
    assert main(["draft", str(file)]) == 0
    return file


def scan(folder: Path) -> Path:
    path = folder / "scans" / "scan 1.pdf"
    path.parent.mkdir()
    path.write_bytes(SIGNED)
    return path


@pytest.mark.parametrize("ending", [".json", ".docx"])
def test_the_day_is_recorded_and_what_runs_from_it_is_told(
    deal: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["signed", str(deal.with_suffix(ending)), "--on", "2026-11-25"]) == 0
    told = capsys.readouterr().out
    assert "Signed on November 25, 2026" in told
    assert "November 25, 2026: the deposit of $4,000.00 is due" in told
    record = json.loads(deal.with_name("deal.signed.json").read_text())
    assert (record["event"], record["on"]) == ("signed", "2026-11-25")
    assert record["contract"]["sha256"] == hashlib.sha256(deal.with_suffix(".docx").read_bytes()).hexdigest()


def test_the_signed_file_is_kept_with_its_hash(deal: Path) -> None:
    assert main(["signed", str(deal), "--on", "2026-11-25", "--file", str(scan(deal.parent))]) == 0
    assert deal.with_name("deal.signed.pdf").read_bytes() == SIGNED
    signing = read_signing(deal)
    assert signing is not None
    assert signing.files[0].sha256 == hashlib.sha256(SIGNED).hexdigest()


def test_another_file_in_its_place_is_told(deal: Path) -> None:
    assert main(["signed", str(deal), "--on", "2026-11-25", "--file", str(scan(deal.parent))]) == 0
    deal.with_name("deal.signed.pdf").write_bytes(b"another")
    with pytest.raises(InputError, match="no longer the file that was recorded as signed"):
        read_signing(deal)


def test_a_second_record_takes_overwrite(deal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["signed", str(deal), "--on", "2026-11-25"]) == 0
    assert main(["signed", str(deal), "--on", "2026-11-24"]) == 1
    assert "was recorded before" in capsys.readouterr().err
    assert main(["signed", str(deal), "--on", "2026-11-24", "--overwrite", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["on"] == "2026-11-24"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["deal.json", "--on", "2099-01-01"], "lies in the future"),
        (["none.json"], "must be an answers file (.json) or a contract (.docx)"),
        (["deal.json", "--on", "2026-11-25", "--file", "none.pdf"], "cannot be read"),
    ],
)
def test_what_cannot_be_recorded_is_told_and_nothing_is_written(
    deal: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(deal.parent)
    assert main(["signed", *arguments]) == 1
    assert told in capsys.readouterr().err
    assert {path.suffix for path in deal.parent.iterdir()} == {".json", ".docx"}
    assert not deal.with_name("deal.signed.json").exists()


def test_a_case_begins_with_the_signing(deal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contract = deal.with_suffix(".docx")
    assert main(["signed", str(contract), "--on", "2026-11-25", "--file", str(scan(deal.parent))]) == 0
    assert main(["case", "new", str(contract), "--answers", str(deal)]) == 0
    assert "Signed on November 25, 2026" in capsys.readouterr().out
    (event,) = open_case(deal.parent / "deal-case").log.events
    assert event.on == dt.date(2026, 11, 25)
    assert event.files[0].sha256 == hashlib.sha256(SIGNED).hexdigest()


def test_a_day_in_words_is_read_and_told_back(deal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["signed", str(deal), "--on", "the 25th of November 2026"]) == 0
    told = capsys.readouterr()
    assert "--on the 25th of November 2026: read as November 25, 2026" in told.err
    assert "Signed on November 25, 2026" in told.out


COMMANDS = (
    ("signed", "deal.json", "--on"),
    ("log", "case", "paid", "--on"),
    ("next", "case", "--as-of"),
    ("letter", "next", "case", "--as-of"),
    ("calendar", "case", "--as-of"),
    ("case", "show", "case", "--as-of"),
    ("draft", "deal.json", "--as-of"),
    ("batch", "deal.json", "-o", "out", "--as-of"),
    ("explain", "deal.json", "--as-of"),
    ("new", "--as-of"),
)


@pytest.mark.parametrize("call", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("typed", ["12/1/2026", "1.12.2026"])
def test_every_command_says_how_to_write_a_day_that_may_be_two(
    call: tuple[str, ...], typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*call, typed]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert "may be January 12, 2026 or December 1, 2026: write 2026-01-12 or 2026-12-01" in told


def test_commands_to_go_on_with_are_quoted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Smith & Sons"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "our deal.json").write_text(json.dumps(deal_data()), encoding="utf-8")
    assert main(["draft", "our deal.json"]) == 0
    assert main(["signed", "our deal.json", "--on", "2026-11-25"]) == 0
    told = capsys.readouterr().out
    assert "clausegen case new 'our deal.docx' --answers 'our deal.json'" in told
    assert "clausegen calendar 'our deal-case' -o 'our deal.ics'" in told
    assert main(["case", "new", "our deal.docx", "--answers", "our deal.json"]) == 0
    assert "clausegen next 'our deal-case'" in capsys.readouterr().out
