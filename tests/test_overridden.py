"""Answers that the contract does not follow: contract, findings, explanations and review say one thing."""

from typing import Any

import pytest

from generator.assembly.contract import text_of
from generator.drafting.answer_rows import answer_rows
from generator.drafting.pipeline import Draft, draft, open_materials
from generator.packs.reading import answers_from
from tests.advice.asking import address
from tests.deals import deal_data

CONSUMER = {
    "client.kind": "consumer",
    "client.legal_name": "Lena Brook",
    "client.form": {"kind": "individual"},
    "ending.kill_fee": {"kind": "work_done_plus", "percent": "100"},
    "payment.late_charge": {"kind": "rate", "rate": {"percent": "2", "per": "month"}},
    "governing_law.attorney_fees": "loser",
    "silence.reactivation": "10",
}
ILLINOIS = {"client.address": address("IL", "Chicago", "60601"), "payment.term": 45}


def drafted(changes: dict[str, Any]) -> Draft:
    return draft(answers_from(deal_data(changes)), open_materials())


def cover(made: Draft, term: str) -> str:
    row = next(row for row in made.contract.rows if row.term == term)
    return " ".join(text_of(part) for part in row.paragraphs).replace("\u00a0", " ")


def clause(made: Draft, slot: str) -> str:
    placed = next(clause for clause in made.contract.clauses() if clause.slot == slot)
    return " ".join(text_of(block.inlines) for block in placed.blocks if hasattr(block, "inlines"))


def test_illinois_prints_thirty_days_on_the_cover_and_in_the_clause() -> None:
    made = drafted({**ILLINOIS, "accepted": ["payment-term-too-long"]})

    assert cover(made, "Payment Term").startswith("30 days")
    assert "45" not in clause(made, "payment.due")
    (found,) = (f for f in made.findings if f.id == "payment-term-too-long")
    assert found.severity == "error"
    assert "45 days to pay were asked for" in found.reason
    assert found.reason.count("; the contract says 30. ") == 1


@pytest.mark.parametrize(("asked", "printed"), [(29, 29), (30, 30), (31, 30), (120, 30)])
def test_illinois_limits_the_payment_term(asked: int, printed: int) -> None:
    made = drafted({**ILLINOIS, "payment.term": asked})

    assert made.deal.payment.term == printed
    assert made.deal.asked == ({} if asked == printed else {"payment.term": asked})


def test_elsewhere_the_payment_term_is_the_one_that_was_asked() -> None:
    assert drafted({"payment.term": 45}).deal.payment.term == 45


PATHS = ("ending.kill_fee", "payment.late_charge", "governing_law.attorney_fees")


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_that_is_not_followed_is_marked(path: str) -> None:
    made = drafted(CONSUMER)

    assert made.origins[path] == "overridden"


def test_what_was_not_asked_is_not_marked() -> None:
    without = {key: value for key, value in CONSUMER.items() if key not in PATHS}

    made = drafted(without)

    assert made.deal.asked == {}
    assert made.deal.ending.kill_fee.kind == "work_done"
    assert "overridden" not in made.origins.values()


def test_the_answers_of_a_review_draft_are_what_the_contract_states() -> None:
    made = drafted(CONSUMER)
    rows = {row.path: (row.value, row.origin) for row in answer_rows(made)}

    assert rows["ending.kill_fee"] == ("Pay for the work done", "overridden")
    assert rows["payment.late_charge"] == ("No late charge", "overridden")
    assert rows["governing_law.attorney_fees"] == ("Each side pays its own", "overridden")
    assert rows["silence.reactivation"] == ("the time for a new start, at most 10%", "given")


def test_an_explanation_says_what_is_so_whatever_was_answered() -> None:
    reasons = [
        reason.words for placed in drafted(CONSUMER).explained().clauses() for reason in placed.choice.because
    ]
    about = [words for words in reasons if "Kill fee" in words or "Late charge" in words]

    assert not [words for words in about if "was answered “Pay" in words or "percentage" in words]


def test_no_finding_speaks_of_what_the_contract_does_not_say() -> None:
    found = {finding.id for finding in drafted(CONSUMER).findings}

    assert found >= {"kill-fee-from-consumer", "late-charge-for-consumer", "attorney-fees-not-followed"}
    assert not found & {"kill-fee-too-high", "late-charge-too-high", "late-charge-unproven"}


def test_a_retainer_has_a_target_date_for_the_freelancer_alone() -> None:
    fee = {"kind": "retainer", "monthly": "3000", "hours": "30", "extra_rate": "120"}
    made = drafted({"fee": fee})
    rows = answer_rows(made)

    (row,) = (row for row in rows if row.path == "project.end")
    assert row.value.endswith("as your own plan: the contract does not print it")


@pytest.mark.parametrize(
    ("changes", "term"),
    [
        ({}, 14),
        ({"client.address": address("IL", "Chicago", "60601")}, 12),
        ({"client.address": address("IL", "Chicago", "60601"), "fee.invoiced": "weekly"}, 14),
        ({"client.address": address("IL", "Chicago", "60601"), "fee.invoiced": "monthly"}, 14),
    ],
)
def test_the_usual_term_keeps_to_the_law_of_illinois(changes: dict[str, Any], term: int) -> None:
    fee = {"kind": "hourly", "rate": "95", "budget": {"kind": "cap", "hours": "100"}}

    assert drafted({"fee": fee, **changes}).deal.payment.term == term


def test_a_reason_ends_before_what_follows_it() -> None:
    found = next(f for f in drafted(ILLINOIS).findings if f.id == "payment-term-too-long")

    assert found.sentence.endswith(" summaries.")
    assert not found.sentence.endswith("..")
