"""What LibreOffice makes of our documents: an independent count of numbers, references and pages.

Every document is converted in one run: the start is the slow part.
"""

import re
import shutil
from pathlib import Path

import pytest

from generator.assembly.contract import (
    Contract,
    CoverRow,
    Paragraph,
    Schedule,
    Section,
    SignatureBlock,
    text_of,
)
from generator.docx.package import pack, unpack
from generator.docx.reading import read_text
from generator.docx.xml import DOCUMENT, parse
from generator.word.reviewing import write_review
from generator.word.sheet import write_sheet
from generator.word.writing import write
from tests.word.conftest import TEMPLATE, review_of
from tests.word.converting import Pages, convert, pages_of
from tests.word.invariants import shown_references
from tests.word.trees import body, contract, milestones, placed, sheet, signers, words

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler (pdftotext) is missing"),
    pytest.mark.xdist_group("office"),
]

FILLERS = tuple(range(0, 40, 2))
HOSTILE = ("Smith & Sons <Ltd>", "Łucja O’Neill", "李小龙 Studio", "{{ 7*7 }}", "**b**")
SIGNERS = ((1, 6), (3, 6), (2, 2))
PAPERS = ("letter", "A4")


def filled(lines: int) -> Contract:
    """Return a contract with so many lines before its last section of one clause."""
    first, second = contract().sections
    filler = placed("payment.filler", "2.3", "Filler", *[body(f"Line {number}.") for number in range(lines)])
    last = placed("last.clause", "3.1", "Last clause", body("This is the last clause."))
    sides = (
        SignatureBlock("Freelancer", words("Maya Ortiz"), signers("Maya Ortiz", title="")),
        SignatureBlock("Client", words("Halden & Rowe, Inc."), signers("Erik Halden", "Ann Rowe", "Jo Park")),
    )
    longer = second._replace(clauses=(*second.clauses, filler))
    return contract(sections=(first, longer, Section("last", "3", "Last", (last,))), signatures=sides)


def signed_by(first: int, second: int, paper: str) -> Contract:
    sides = (
        SignatureBlock("Freelancer", words("A Company"), signers(*["Maya Ortiz"] * first)),
        SignatureBlock("Client", words("Another Company"), signers(*["Erik Halden"] * second)),
    )
    return contract(paper=paper, signatures=sides)


def named(name: str) -> Contract:
    sides = (SignatureBlock("Client", words(name), signers(name)),)
    return contract(
        title=name, subtitle=words(name), intro=(body(f"Between {name} and us."),), signatures=sides
    )


def long_sheet(paper: str) -> Contract:
    """Return sixty sentences, more than any contract of the library makes."""
    sentence = "The freelancer sends the invoice by email and you pay within fourteen days."
    six = (words(" ".join([sentence] * 6)),)
    rows = tuple(CoverRow(f"{number}. Services", six) for number in range(1, 11))
    return sheet(paper=paper, cover=rows)


def documents() -> dict[str, bytes]:
    forty = Schedule("scope", "Schedule\u00a0A", "Milestones", (milestones(40), body("After the table.")))
    made = {"plain": contract(), "long": contract(schedules=(forty,))}
    made |= {f"filled{lines}": filled(lines) for lines in FILLERS}
    made |= {f"signers{paper}{count}": signed_by(*count, paper) for paper in PAPERS for count in SIGNERS}
    made |= {"twenty": signed_by(10, 10, "letter")}
    made |= {f"hostile{index}": named(name) for index, name in enumerate(HOSTILE)}
    written = {name: write(tree, TEMPLATE) for name, tree in made.items()}
    return written | {f"summary{paper}": write_sheet(long_sheet(paper), TEMPLATE) for paper in PAPERS}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Return the text of each page of each document as it is laid out."""
    return pages_of(documents(), tmp_path_factory.mktemp("pdf"))


def test_poisoned_references_are_computed_again_to_our_numbers(tmp_path: Path) -> None:
    docx = write_review(contract(), TEMPLATE, review_of())
    ours = [shown for _, shown in shown_references(parse(unpack(docx)[DOCUMENT]))]
    parts = unpack(docx)
    cached = rb'(REF _Ref\d+ .*?"separate"/></w:r><w:r><w:t xml:space="preserve">)[^<]+'
    poisoned, count = re.subn(cached, rb"\g<1>99.9", parts[DOCUMENT])
    back = convert({"poisoned": pack(parts | {DOCUMENT: poisoned})}, "docx", tmp_path)[
        "poisoned"
    ].read_bytes()
    theirs = [shown for _, shown in shown_references(parse(unpack(back)[DOCUMENT]))]
    assert count == len(ours) > 3
    assert theirs == ours
    assert "An overdue invoice bears a “Late Charge” of [1% per month]" in read_text(back)


def test_a_template_saved_by_another_editor_still_makes_the_contract(tmp_path: Path) -> None:
    saved = convert({"own": TEMPLATE.read_bytes()}, "docx", tmp_path)["own"]
    text = Path(__file__).with_name("contract.txt").read_text(encoding="utf-8")
    assert read_text(write(contract(), saved)) == text


def test_the_numbers_on_paper_are_the_trees(pages: Pages) -> None:
    shown = " ".join(" ".join(pages["plain"]).split())
    for section in contract().sections:
        assert f" {section.number}. {section.heading} " in shown
        for clause in section.clauses:
            assert f" {clause.number} {clause.heading} " in shown
            for block in clause.blocks:
                assert isinstance(block, Paragraph)
                assert " ".join(f"{block.label} {text_of(block.inlines)[:20]}".split()) in shown
    for schedule in contract().schedules:
        assert " ".join(f"{schedule.label} {schedule.heading}".split()) in shown
    assert " (A) Client wishes" in shown
    assert " (B) Freelancer is" in shown


@pytest.mark.parametrize("lines", FILLERS)
def test_the_signatures_stay_whole_with_a_clause_before_them(lines: int, pages: Pages) -> None:
    signed = [page for page in pages[f"filled{lines}"] if "Signed by the parties" in page or "Date:" in page]
    assert [page.count("Date:") for page in signed] == [4]
    assert "This is the last clause." in signed[0]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("count", SIGNERS)
def test_up_to_nine_signers_fit_one_page_with_a_clause_before_them(
    paper: str, count: tuple[int, int], pages: Pages
) -> None:
    signed = [page for page in pages[f"signers{paper}{count}"] if "Date:" in page]
    assert [page.count("Date:") for page in signed] == [sum(count)]
    assert "While an invoice is overdue" in signed[0]


def test_more_signers_than_a_page_holds_break_between_people(pages: Pages) -> None:
    signed = [page for page in pages["twenty"] if "Date:" in page]
    assert len(signed) == 2
    for page in signed:
        assert page.count("By:") == page.count("Name:") == page.count("Title:") == page.count("Date:")


@pytest.mark.parametrize("lines", FILLERS)
def test_no_heading_stands_alone_at_the_foot_of_a_page(lines: int, pages: Pages) -> None:
    for page in pages[f"filled{lines}"]:
        *_, last, _footer = (line for line in page.splitlines() if line.strip())
        assert not re.match(r"\s*\d+\.\d* +[A-Z]", last)


def test_a_table_of_forty_rows_repeats_its_heading_and_splits_no_row(pages: Pages) -> None:
    holding = [page for page in pages["long"] if re.search(r"Milestone \d", page)]
    assert len(holding) > 1
    for page in holding:
        assert re.search(r"No\. +Milestone +Amount", page)
        assert len(re.findall(r"Milestone \d+ ", page)) == page.count("On acceptance of the draft")
    assert "$40,000.00" in holding[-1]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_on_paper_and_so_is_what_follows(name: str, pages: Pages) -> None:
    shown = " ".join(" ".join(pages[f"hostile{HOSTILE.index(name)}"]).split())
    assert f"Between {name} and us." in shown
    assert f"Name: {name}" in shown
    assert "Sums are in US dollars." in shown


@pytest.mark.parametrize("paper", PAPERS)
def test_the_summary_is_one_page(paper: str, pages: Pages) -> None:
    assert len(pages[f"summary{paper}"]) == 1
