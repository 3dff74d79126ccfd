"""What a contract says at the end of a sentence and above the signatures."""

from typing import Any

import pytest

from generator.assembly.contract import Contract, Paragraph, Value, text_of
from generator.drafting.pipeline import draft, open_materials
from tests.deals import deal

MATERIALS = open_materials()


def contract(changes: dict[str, Any] | None = None) -> Contract:
    return draft(deal(changes), MATERIALS).contract


def test_only_a_company_confirms_that_its_signer_may_sign() -> None:
    def closing(of: Contract) -> str:
        return " ".join(text_of(paragraph.inlines) for paragraph in of.closing)

    assert "signs for a company" in closing(contract())
    assert "signs for a company" not in closing(contract({"client.form": {"kind": "individual"}}))


@pytest.mark.parametrize(
    ("credit", "summary", "body"),
    [
        ("Art by Harbor Type Co.", "work: Art by Harbor Type Co.", "Co.” It adds"),
        ("Art by Maya", "work: Art by Maya.", "Maya”. It adds"),
        ("Art, and so on...", "work: Art, and so on...", "so on...” It adds"),
    ],
)
def test_an_answer_that_ends_in_a_period_ends_its_sentence(credit: str, summary: str, body: str) -> None:
    rights = {"kind": "assign", "portfolio": {"kind": "licensed", "credit_line": credit}}
    found = contract({"rights": rights})

    (clause,) = [each for each in found.clauses() if each.slot == "rights.credit"]

    (passage,) = clause.blocks
    assert isinstance(passage, Paragraph)
    assert text_of(clause.summary).endswith(summary)
    assert body in text_of(passage.inlines)
    answers = [inline.text for inline in (*clause.summary, *passage.inlines) if isinstance(inline, Value)]
    assert answers == [credit, credit]
