"""What LibreOffice makes of our documents: an independent count of numbers, references and pages."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.assembly.contract import Contract, Schedule, SignatureBlock
from generator.word import read_text, write, write_review, write_summary
from generator.word.package import DOCUMENT, pack, parse, unpack
from tests.word.conftest import TEMPLATE, review_of
from tests.word.invariants import shown_references
from tests.word.trees import body, contract, milestones, placed, signers, words

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler (pdftotext) is missing"),
]

Convert = Callable[[dict[str, bytes], str], dict[str, Path]]


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Return a function that converts documents by name, all in one run: the start is the slow part."""
    profile = tmp_path_factory.mktemp("profile")

    def run(documents: dict[str, bytes], kind: str) -> dict[str, Path]:
        folder, made = tmp_path_factory.mktemp("from"), tmp_path_factory.mktemp("to")
        for name, docx in documents.items():
            (folder / f"{name}.docx").write_bytes(docx)
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                made,
                *folder.iterdir(),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return {name: made / f"{name}.{kind.partition(':')[0]}" for name in documents}

    return run


def pages_of(pdf: Path) -> list[str]:
    """Return the text of each page as it is laid out."""
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def filled(lines: int) -> Contract:
    """Return a contract with so many lines before its last clause."""
    first, second = contract().sections
    filler = placed("payment.filler", "2.3", "Filler", *[body(f"Line {number}.") for number in range(lines)])
    last = placed("payment.last", "2.4", "Last clause", body("This is the last clause."))
    sides = (
        SignatureBlock("Freelancer", words("Maya Ortiz"), signers("Maya Ortiz", title="")),
        SignatureBlock("Client", words("Halden & Rowe, Inc."), signers("Erik Halden", "Ann Rowe", "Jo Park")),
    )
    return contract(
        sections=(first, replace(second, clauses=(*second.clauses, filler, last))), signatures=sides
    )


def test_poisoned_references_are_computed_again_to_our_numbers(convert: Convert) -> None:
    docx = write_review(contract(), TEMPLATE, review_of())
    ours = [shown for _, shown in shown_references(parse(unpack(docx)[DOCUMENT]))]
    parts = unpack(docx)
    poisoned, count = re.subn(
        rb'(REF _Ref\d+ .*?"separate"/></w:r><w:r><w:t xml:space="preserve">)[^<]+',
        rb"\g<1>99.9",
        parts[DOCUMENT],
    )
    back = convert({"poisoned": pack(parts | {DOCUMENT: poisoned})}, "docx")["poisoned"]
    theirs = [shown for _, shown in shown_references(parse(unpack(back.read_bytes())[DOCUMENT]))]
    assert count == len(ours) > 3
    assert theirs == ours


def test_the_numbers_on_paper_are_the_trees(convert: Convert) -> None:
    made = contract()
    page = "\n".join(pages_of(convert({"numbers": write(made, TEMPLATE)}, "pdf")["numbers"]))
    shown = re.sub(r"\s+", " ", page)
    for section in made.sections:
        assert f" {section.number}. {section.heading} " in shown
        for clause in section.clauses:
            assert f" {clause.number} {clause.heading} " in shown
            for paragraph in clause.blocks:
                assert f" {paragraph.label} {paragraph.inlines[0].text[:20]}".replace("  ", " ") in shown
    for schedule in made.schedules:
        assert f" {schedule.label} {schedule.heading}".replace("\u00a0", " ") in shown.replace("\u00a0", " ")
    assert " (A) Client wishes" in shown
    assert " (B) Freelancer is" in shown


def test_the_signatures_stay_whole_with_a_clause_before_them(convert: Convert) -> None:
    documents = {f"fill{lines:02}": write(filled(lines), TEMPLATE) for lines in range(0, 40, 2)}
    for name, pdf in convert(documents, "pdf").items():
        signed = [page for page in pages_of(pdf) if "Signed by the parties" in page or "Date:" in page]
        assert len(signed) == 1, name
        assert signed[0].count("Date:") == 4, name
        assert "This is the last clause." in signed[0], name


def test_no_heading_stands_alone_at_the_foot_of_a_page(convert: Convert) -> None:
    documents = {f"fill{lines:02}": write(filled(lines), TEMPLATE) for lines in range(1, 30, 3)}
    headings = re.compile(r"^\s*\d+\.\d* +[A-Z]")
    for name, pdf in convert(documents, "pdf").items():
        for page in pages_of(pdf):
            body_lines = [line for line in page.splitlines() if line.strip()][:-1]  # without the footer
            assert not headings.match(body_lines[-1]), (name, body_lines[-1])


def test_a_table_of_forty_rows_repeats_its_heading_and_splits_no_row(convert: Convert) -> None:
    schedules = (
        Schedule("scope", "Schedule\u00a0A", "Milestones", (milestones(40), body("After the table."))),
    )
    pages = pages_of(convert({"long": write(contract(schedules=schedules), TEMPLATE)}, "pdf")["long"])
    holding = [page for page in pages if re.search(r"Milestone \d", page)]
    assert len(holding) > 1
    for page in holding:
        assert re.search(r"No\. +Milestone +Amount", page)
        assert len(re.findall(r"Milestone \d+ ", page)) == page.count("On acceptance of the draft")
    assert "$40,000.00" in holding[-1]


@pytest.mark.parametrize(
    "name", ["Smith & Sons <Ltd>", "Łucja O’Neill", "李小龙 Studio", "{{ 7*7 }}", "**b**"]
)
def test_a_hostile_name_is_on_paper(name: str, convert: Convert) -> None:
    sides = (SignatureBlock("Client", words(name), signers(name)),)
    made = contract(
        title=name, subtitle=words(name), intro=(body(f"Between {name} and us."),), signatures=sides
    )
    page = " ".join(
        "\n".join(pages_of(convert({"hostile": write(made, TEMPLATE)}, "pdf")["hostile"])).split()
    )
    assert f"Between {name} and us." in page
    assert f"Name: {name}" in page
    assert "Sums are in US dollars." in page


def test_the_summary_is_one_page(convert: Convert) -> None:
    """Sixty sentences are more than any contract of the library makes."""
    section = contract().sections[0]
    sentence = words("The freelancer sends the invoice by email and you pay within fourteen days.")
    clauses = tuple(replace(section.clauses[0], summary=sentence) for _ in range(6))
    sections = tuple(replace(section, number=str(number), clauses=clauses) for number in range(1, 11))
    for paper in ("letter", "A4"):
        docx = write_summary(contract(paper=paper, sections=sections, schedules=()), TEMPLATE)
        assert len(pages_of(convert({paper: docx}, "pdf")[paper])) == 1


def test_what_libreoffice_saves_reads_back_the_same(convert: Convert) -> None:
    docx = write(contract(), TEMPLATE)
    back = convert({"saved": docx}, "docx")["saved"].read_bytes()
    assert "An overdue invoice bears a “Late Charge” of 1% per month" in read_text(back)
