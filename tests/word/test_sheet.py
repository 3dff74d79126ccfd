"""A sheet of one close page, such as the client's summary."""

from pathlib import Path

from generator.assembly.contract import CoverRow
from generator.docx.reading import read_text
from generator.word.sheet import write_sheet
from tests.word.invariants import broken
from tests.word.trees import sheet, words


def test_it_sets_opening_rows_and_close(template: Path) -> None:
    assert read_text(write_sheet(sheet(), template)).splitlines() == [
        "Summary",
        "Website relaunch",
        "Freelancer: Ortiz Studio LLC · Client: Halden & Rowe, Inc.",
        "1. Services | Scope in one sentence. Extra work in one sentence.",
        "2. Payment | Deposit first. / Late charge second.",
        "This summary is not part of the contract.",
    ]


def test_it_breaks_no_invariant(template: Path) -> None:
    assert broken(write_sheet(sheet(), template)) == []


def test_a_long_row_is_written_whole(template: Path) -> None:
    rows = (CoverRow("1. Services & more", (words("payment.deposit & more. " * 60),)),)
    assert read_text(write_sheet(sheet(cover=rows), template)).count("payment.deposit & more.") == 60
