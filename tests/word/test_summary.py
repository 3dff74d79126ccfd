"""The plain summary for the client."""

from dataclasses import replace
from pathlib import Path

from generator.docx.reading import read_text
from generator.word import write_summary
from tests.word.invariants import broken
from tests.word.trees import contract, words


def test_it_groups_the_clauses_sentences_by_section(template: Path) -> None:
    assert read_text(write_summary(contract(), template)).splitlines() == [
        "Summary",
        "Freelance Services Agreement: Website relaunch",
        "Freelancer: Ortiz Studio LLC · Client: Halden & Rowe, Inc.",
        "1. Services | Scope in one sentence. Extra work in one sentence.",
        "2. Payment | Deposit in one sentence. Late charge in one sentence.",
        "This summary is not part of the contract. Where the two differ, the contract prevails.",
    ]


def test_it_breaks_no_invariant(template: Path) -> None:
    assert broken(write_summary(contract(), template)) == []


def test_a_section_with_nothing_to_summarize_is_left_out(template: Path) -> None:
    first, second = contract().sections
    silent = replace(first, clauses=tuple(replace(clause, summary=()) for clause in first.clauses))
    text = read_text(write_summary(contract(sections=(silent, second)), template))
    assert "Services |" not in text
    assert "2. Payment |" in text


def test_a_clause_with_nothing_to_summarize_leaves_no_gap(template: Path) -> None:
    first, second = contract().sections
    scope, extra = first.clauses
    half = replace(first, clauses=(replace(scope, summary=()), extra))
    text = read_text(write_summary(contract(sections=(half, second)), template))
    assert "1. Services | Extra work in one sentence.\n" in text


def test_a_long_summary_is_written_whole(template: Path) -> None:
    sections = tuple(
        replace(
            section,
            clauses=tuple(replace(c, summary=words(f"{c.slot} & more. " * 9)) for c in section.clauses),
        )
        for section in contract().sections
    )
    text = read_text(write_summary(contract(sections=sections), template))
    assert text.count("payment.deposit & more.") == 9
