"""The shipped template, and what a review draft is given besides the contract."""

from datetime import date
from pathlib import Path

import pytest

from generator.findings import Finding, Source
from generator.word.review import AnswerRow, Review
from tests.phrasing import PHRASING

TEMPLATE = Path(__file__).parents[2] / "contract_templates" / "classic.docx"
MODERN = TEMPLATE.with_name("modern.docx")


def review_of() -> Review:
    source = Source("820 ILCS 193/10", "https://www.ilga.gov/act", "2026-11-20", "read in the official text")
    return Review(
        findings=(
            Finding(
                "term-is-long",
                "warning",
                "payment.term",
                "the term is long",
                "shorten it",
                (source,),
                "payment.deposit",
            ),
            Finding("deposit-missing", "error", "payment.deposit", "there is no deposit & no milestone"),
        ),
        answers=(
            AnswerRow(
                "payment.deposit",
                "How much is the deposit?",
                "50%",
                "default",
                ("payment.deposit", "services.scope"),
            ),
            AnswerRow("client.legal_name", "Legal name", "Halden & Rowe, Inc.", "given", ("Cover Page",)),
            AnswerRow(
                "payment.term", "Days to pay an invoice", "21", "given", ("services.scope", "Cover Page")
            ),
            AnswerRow("client.phone", "Phone", "—", "default", ("Cover Page",)),
            AnswerRow("signing.provider", "Which signing service?", "None", "default"),
            AnswerRow("contract.number", "Contract number", "2026-014", "given"),
        ),
        as_of=date(2026, 12, 1),
        phrasing=PHRASING,
    )


@pytest.fixture
def template() -> Path:
    return TEMPLATE


@pytest.fixture
def review() -> Review:
    return review_of()
