"""The playbook: the eight slots clients fight over have a fallback in every deal, with its advice."""

from functools import cache
from random import Random
from typing import Any

import pytest

from generator.assembly.contract import Contract
from generator.drafting.pipeline import draft, open_materials
from generator.packs.reading import answers_from
from tests.building import build
from tests.deals import deal

MATERIALS = open_materials()
FOUGHT_OVER = (
    "payment.deposit",
    "ending.kill_fee",
    "silence.pause",
    "payment.late_charge",
    "rights.grant",
    "rights.portfolio",
    "risk.cap",
    "services.revisions",
)


@cache
def contracts() -> tuple[Contract, ...]:
    random = Random(5)
    deals = [build(lambda _, options: random.choice(options)) for _ in range(60)]
    return tuple(draft(answers_from(data), MATERIALS).explained() for data in deals)


@pytest.mark.parametrize("slot", FOUGHT_OVER)
def test_whatever_was_answered_there_is_one_fallback_with_its_negotiation_note(slot: str) -> None:
    placed = [clause for contract in contracts() for clause in contract.clauses() if clause.slot == slot]
    assert placed
    for clause in placed:
        assert [other.position for other in clause.fallbacks] == ["fallback"], clause.choice.clause.id
        assert clause.fallbacks[0].negotiation
        assert clause.fallbacks[0].blocks != clause.blocks


@pytest.mark.parametrize("slot", FOUGHT_OVER)
def test_the_answer_positions_puts_the_fallback_in_the_contract(slot: str) -> None:
    usual = chosen({}, slot)
    given_way = chosen({"positions": {slot: "fallback"}}, slot)
    assert (usual.position, given_way.position) == ("preferred", "fallback")


def chosen(changes: dict[str, Any], slot: str) -> Any:
    return draft(deal(changes), MATERIALS).selection.choices[slot].clause
