"""Drafting notes name answers in the questionnaire's words, never by their path."""

import re

import pytest

from generator.library import Clause, folders, read_library
from generator.selection import in_words

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
    ],
)
def test_an_answer_is_said_as_its_question(note: str, words: str) -> None:
    assert in_words(note) == words


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_a_note_keeps_no_path(clause: Clause) -> None:
    assert not re.search(r"\b[a-z_]+\.[a-z_]+\b", in_words(clause.note) + in_words(clause.negotiation))
