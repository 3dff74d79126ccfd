"""The hash of answers: equal for equal deals however they were written, and for no others."""

from typing import Any

import pytest

from generator.packs.reading import answers_from
from generator.writing import answers_hash
from tests.deals import deal, deal_data

PLAIN = answers_hash(deal())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"payment.deposit": "50"}, {"payment.deposit": "50.00"}),
        ({"fee.amount": "8000"}, {"fee.amount": "8E+3"}),
        ({}, {"project.revision_rounds": 2}),
        ({}, {"payment": {}}),
        ({}, {"ending.kill_fee": {"kind": "work_done_plus", "percent": "25.0"}}),
        ({"governing_law.state": "US-NY"}, {"governing_law.state": "new york"}),
        ({"freelancer.legal_name": "Maya Ortiz"}, {"freelancer.legal_name": " Maya  Ortiz "}),
        (
            {"positions": {"payment.deposit": "fallback", "risk.cap": "fallback"}},
            {"positions": {"risk.cap": "fallback", "payment.deposit": "fallback"}},
        ),
    ],
)
def test_equal_deals_have_equal_hashes(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert answers_hash(deal(one)) == answers_hash(deal(other))


def test_the_order_of_the_file_does_not_count() -> None:
    assert answers_hash(answers_from(dict(reversed(deal_data().items())))) == PLAIN


@pytest.mark.parametrize(
    "change",
    [
        {"payment.deposit": "50"},
        {"payment.deposit": "50.01"},
        {"fee.amount": "8000.01"},
        {"silence": None},
        {"project.out_of_scope": ["Hosting"]},
        {"accepted": ["payment-term-too-long"]},
    ],
)
def test_another_deal_has_another_hash(change: dict[str, Any]) -> None:
    assert answers_hash(deal(change)) != PLAIN
