"""Drafting notes name answers in the questionnaire's words, never by their path."""

import re

import pytest

from generator.findings import Finding, Source
from generator.library.clause import Clause
from generator.library.shipped import folders
from generator.packs.library import read_library
from tests.phrasing import PHRASING

CLAUSES = tuple(read_library(folders(None), "en-US").clauses())


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("(rights.when is full_payment)", "(“When do the rights pass?”: “On full payment”)"),
        ("(payment.late_charge is none)", "(“Late charge on overdue invoices”: “No late charge”)"),
        ("(payment.expenses is none)", "(“Include repayment of expenses?”: “no”)"),
        ("(project.revision_rounds is 0)", "(“Revision rounds for each deliverable”: “0”)"),
        ("Serves project.deliverables.", "Serves “Deliverables”."),
        ("see example.com and no.such.path", "see example.com and no.such.path"),
        ("raised on 2022-07-01; see LB-2022-07-01", "raised on July 1, 2022; see LB-2022-07-01"),
        ("no day is 2022-13-01", "no day is 2022-13-01"),
    ],
)
def test_an_answer_is_said_as_its_question(note: str, words: str) -> None:
    assert PHRASING.in_words(note) == words


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_a_note_keeps_no_path(clause: Clause) -> None:
    assert not re.search(
        r"\b[a-z_]+\.[a-z_]+\b", PHRASING.in_words(clause.note) + PHRASING.in_words(clause.negotiation)
    )


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("payment.term", "Days to pay an invoice"),
        ("client.address", "Your client: Postal address"),
        (
            "freelancer.form.signatories[1].name",
            "You, the freelancer: Signatory 2: Name of the person who signs",
        ),
        ("project.deliverables[1].value", "Deliverable 2: Its price"),
        ("client", "Your client"),
        ("rights.kind", "Who owns the finished work?"),
        ("client.kind", "Your client: Does the client buy for a business or privately?"),
        ("positions.payment.due", "Concessions"),
        ("clauses/en-US/payment/due.md:12", ""),
        ("no.such.path", ""),
        ("", ""),
    ],
)
def test_a_path_leads_to_its_question(path: str, title: str) -> None:
    assert PHRASING.title_of(path) == title


def test_a_day_is_said_as_a_contract_prints_it() -> None:
    assert PHRASING.day_in_words("2026-12-01") == "December 1, 2026"
    assert PHRASING.day_in_words("?") == "?"


LAW = Source("Cal. Civ. Code § 1671", "https://example.org", "2026-11-21", "verified in a stored copy")
DOUBTFUL = Source("N.Y. Gen. Bus. Law § 1412", "", "2026-11-21", "verified in a stored copy; in part")
HEARD = Source("A guide", "", "2026-11-22", "secondary, unverified")


def test_a_source_in_full_says_its_day_and_its_grade() -> None:
    assert PHRASING.source_in_words(DOUBTFUL) == (
        "N.Y. Gen. Bus. Law § 1412 (read November 21, 2026, verified in a stored copy; in part)"
    )
    assert PHRASING.source_in_words(Source("A case")) == "A case"


def test_sources_in_short_share_their_day_and_grade() -> None:
    other = Source("Cal. Lab. Code § 925", "", LAW.checked, LAW.sure)
    assert PHRASING.laws_in_words((LAW, HEARD, other)) == (
        "Cal. Civ. Code § 1671; Cal. Lab. Code § 925 (read November 21, 2026, verified); "
        "A guide (read November 22, 2026, secondary source)"
    )
    assert PHRASING.laws_in_words((LAW, DOUBTFUL)).count("(") == 2
    assert "verified, with a doubt" in PHRASING.laws_in_words((DOUBTFUL,))


def test_only_what_asks_for_something_has_something_to_do() -> None:
    """A note only informs: what follows from it is part of what it tells."""
    warning = Finding("a", "warning", "payment.term", "the term is long", "shorten it")
    note = Finding("a", "note", "payment.term", "the law may apply", "Contract to be kept for 6 years.")
    assert (warning.statement, warning.to_do) == ("The term is long.", "Shorten it.")
    assert (note.statement, note.to_do) == ("The law may apply. Contract to be kept for 6 years.", "")
    assert "Mend: shorten it" in str(warning)
    assert "Mend" not in str(note)
    assert Finding("a", "warning", "", "is wrong").to_do == ""
