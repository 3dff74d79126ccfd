"""The review draft: the contract, explained to a lawyer."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.assembly.contract import Fallback
from generator.docx.package import SETTINGS, unpack
from generator.docx.reading import read_text
from generator.docx.xml import DOCUMENT, W, parse
from generator.word.provenance import read_provenance
from generator.word.review import Review
from generator.word.reviewing import write_review
from tests.word.invariants import broken, shown_references
from tests.word.trees import body, contract, placed


def comments_of(docx: bytes) -> list[list[str]]:
    root = parse(unpack(docx)["word/comments.xml"])
    return [
        ["".join(text.text or "" for text in paragraph.iter(f"{W}t")) for paragraph in comment.iter(f"{W}p")]
        for comment in root
    ]


def test_it_breaks_no_invariant(template: Path, review: Review) -> None:
    assert broken(write_review(contract(), template, review)) == []


def test_the_first_pages_hold_findings_by_severity_and_open_points(template: Path, review: Review) -> None:
    text = read_text(write_review(contract(), template, review))
    pages = text[: text.index("Freelance Services Agreement\n")]
    assert pages == Path(__file__).with_name("review_pages.txt").read_text(encoding="utf-8")


def test_clause_numbers_around_the_contract_are_live(template: Path, review: Review) -> None:
    """Without a library of one's own, only clauses in another position than the preferred one are listed."""
    own = replace(review, own_clauses=frozenset(clause.choice.clause.id for clause in contract().clauses()))
    tables = list(parse(unpack(write_review(contract(), template, own))[DOCUMENT]).iter(f"{W}tbl"))
    findings, used, answers = (
        [shown for _, shown in shown_references(table)] for table in (tables[0], tables[-3], tables[-1])
    )
    assert (findings, answers) == (["2.1"], ["2.1", "1.1", "1.1"])
    assert used == [clause.number for clause in contract().clauses()]


def test_no_findings_are_said_to_be_none(template: Path, review: Review) -> None:
    text = read_text(write_review(contract(), template, replace(review, findings=())))
    assert "None: no rule that was applied found anything to say." in text


def test_each_clause_has_a_comment_that_says_why(template: Path, review: Review) -> None:
    comments = comments_of(write_review(contract(), template, review))
    assert len(comments) == len(list(contract().clauses()))
    assert comments[-1] == [
        "Why it is here: Liquidated damages must be a fair estimate & no penalty.",
        "Rests on: “Late charge” was answered “A late charge”.",
        "Law: Restatement (Second) of Contracts § 356 (read November 21, 2026, read).",
        "What to offer: Offer a lower rate before a longer term.",
    ]


def test_a_source_stands_once_with_its_address_day_and_grade(template: Path, review: Review) -> None:
    text = read_text(write_review(contract(), template, review))
    sources = text[text.rindex("Sources\n") : text.rindex("Answers\n")]
    assert sources.count("https://example.org/356") == 1
    row = "Restatement (Second) of Contracts § 356 (read November 21, 2026, read) · https://example.org/356"
    assert f"{row} | (A), (B), 1.1, 1.2, 2.1, 2.2" in sources
    assert (
        "820 ILCS 193/10 (read November 20, 2026, read in the official text) · https://www.ilga.gov/act"
        in sources
    )


def test_one_page_under_two_titles_is_one_source(template: Path, review: Review) -> None:
    finding = review.findings[0]
    again = replace(finding, sources=(replace(finding.sources[0], title="Illinois law (ilga.gov)"),))
    text = read_text(write_review(contract(), template, replace(review, findings=(finding, again))))
    assert text.count("https://www.ilga.gov/act") == 1


def test_another_wording_shows_the_paragraphs_that_differ(template: Path, review: Review) -> None:
    """Where a paragraph comes or goes, all of them: what took whose place is not told apart."""
    clause = placed("payment.due", "1.1", "Due", *(body(f"Paragraph {n}.") for n in (1, 2, 3)))
    blocks = (clause.blocks[0], body("Another."), clause.blocks[2])
    fallback = Fallback("payment.due.fallback", "fallback", "Offer it.", blocks)
    longer = fallback._replace(blocks=(*clause.blocks, body("A fourth.")))
    for other, shown in (
        (fallback, "… / Another. / … / Offer it."),
        (longer, "Paragraph 1. / Paragraph 2. / Paragraph 3. / A fourth. / Offer it."),
    ):
        section = contract().sections[0]._replace(clauses=(replace(clause, fallbacks=(other,)),))
        made = contract(recitals=(), sections=(section,), schedules=())
        assert f"1.1 Due / fallback position | {shown}\n" in read_text(write_review(made, template, review))


def test_a_comment_that_would_be_long_counts_its_sources(template: Path, review: Review) -> None:
    """The note itself is never cut."""
    clause = placed("payment.due", "1.1", "Due", body("Pay."))
    sources = tuple(replace(clause.choice.clause.references[0], title=f"Statute {n}") for n in range(9))
    long = clause.choice.clause._replace(note="word " * 170, negotiation="")
    lengthy = replace(clause, choice=replace(clause.choice, clause=long, references=sources))
    section = contract().sections[0]._replace(clauses=(lengthy,))
    made = contract(recitals=(), sections=(section,), schedules=())
    comment = comments_of(write_review(made, template, review))[0]
    assert comment[0].count("word") == 170
    assert re.fullmatch(r"Law: Statute 0;.* \(read .*\); \d more under Sources\.", comment[2])
    assert sum(len(passage.split()) for passage in comment) <= 200


def test_a_clause_that_no_answer_chose_says_so(template: Path, review: Review) -> None:
    clause = placed("payment.due", "1.1", "Due", body("Pay."))
    alone = replace(clause, choice=replace(clause.choice, because=(), alternatives=()))
    local = replace(
        clause, slot="payment.tax", number="1.2", choice=replace(clause.choice, because=(), place="US-WA")
    )
    section = contract().sections[0]._replace(clauses=(alone, local))
    made = contract(recitals=(), sections=(section,), schedules=())
    comments = comments_of(write_review(made, template, review))
    assert comments[0][1] == "Rests on: no answer: it stands in every contract."
    assert comments[1][1] == "Rests on: the law of Washington, which has a clause of its own."


def test_comments_are_dated_as_the_contract_and_signed_by_the_program(template: Path, review: Review) -> None:
    root = parse(unpack(write_review(contract(), template, review))["word/comments.xml"])
    assert {comment.get(f"{W}date") for comment in root} == {"2026-12-01T00:00:00Z"}
    assert {comment.get(f"{W}author") for comment in root} == {"Contract Clause Generator"}


def test_answers_are_bracketed_and_shaded_and_library_words_are_not(template: Path, review: Review) -> None:
    document = parse(unpack(write_review(contract(), template, review))[DOCUMENT])
    marked = {
        "".join(run.itertext())
        for run in document.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}rStyle") is not None
        and run.find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "Variable"
    }
    assert {"[Ortiz Studio LLC]", "[1% per month]", "[$4,000.00]", "[Milestone 2]", "[Maya Ortiz]"} <= marked
    assert all(text.startswith("[") and text.endswith("]") for text in marked)


def test_changes_are_tracked_from_the_first_keystroke(template: Path, review: Review) -> None:
    settings = parse(unpack(write_review(contract(), template, review))[SETTINGS])
    assert settings.find(f"{W}trackRevisions") is not None


def test_every_header_says_draft(template: Path, review: Review) -> None:
    parts = unpack(write_review(contract(), template, review))
    headers = [part.decode() for name, part in parts.items() if name.startswith("word/header")]
    assert len(headers) == 2
    assert all("DRAFT" in header for header in headers)


@pytest.mark.parametrize("paper", ["letter", "A4"])
def test_the_right_margin_is_two_inches_on_every_paper(paper: str, template: Path, review: Review) -> None:
    docx = write_review(contract(paper=paper), template, review)
    document = parse(unpack(docx)[DOCUMENT])
    assert {margins.get(f"{W}right") for margins in document.iter(f"{W}pgMar")} == {"2880"}
    assert broken(docx) == []


def test_lines_are_numbered_from_the_cover_page_to_the_last_schedule(template: Path, review: Review) -> None:
    document = parse(unpack(write_review(contract(), template, review))[DOCUMENT])
    numbered = [section.find(f"{W}lnNumType") is not None for section in document.iter(f"{W}sectPr")]
    assert numbered == [False, True, False]


def test_the_contract_starts_on_a_page_of_its_own(template: Path, review: Review) -> None:
    document = parse(unpack(write_review(contract(), template, review))[DOCUMENT])
    ends = [section.getparent().getparent() for section in document.iterfind(f".//{W}pPr/{W}sectPr")]
    first = ends[0].getnext()
    assert "".join(first.itertext()) == "Freelance Services Agreement"
    assert ["".join(end.itertext()) for end in ends] == ["", ""]


def test_the_terms_follow_the_cover_page_and_the_answers_start_a_page(template: Path, review: Review) -> None:
    document = parse(unpack(write_review(contract(), template, review))[DOCUMENT])
    kinds = [section.find(f"{W}type") for section in document.iter(f"{W}sectPr")]
    assert [None if kind is None else kind.get(f"{W}val") for kind in kinds] == [None, None, None]


def test_the_last_pages_hold_the_answers_that_the_draft_does_not_show(template: Path, review: Review) -> None:
    text = read_text(write_review(contract(), template, review))
    pages = text[text.rindex("Answers\n") :]
    assert pages == Path(__file__).with_name("answer_pages.txt").read_text(encoding="utf-8")


def test_its_provenance_holds_the_answers(template: Path, review: Review) -> None:
    docx = write_review(contract(), template, review, {"answers": {"client": {"legal_name": "A & B"}}})
    assert read_provenance(docx)["answers"] == {"client": {"legal_name": "A & B"}}
