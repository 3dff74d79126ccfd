"""Every answer changes the contract, but for those that are known not to: none is dropped in silence."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from generator.answers.overrides import answers_at
from generator.answers.paths import lies_in, put
from generator.answers.walking import Leaf, leaves
from generator.assembly.contract import text_of
from generator.drafting.pipeline import draft, open_materials
from generator.errors import InputError
from generator.packs.reading import answers_from
from generator.packs.us.deal import Answers
from generator.packs.us.length import full_only
from generator.packs.us.overrides import overrides
from tests.test_combinations import all_inlines
from tests.wizard.test_last_screen import data_of
from tests.wizard.typing_keys import TODAY

NOT_TERMS = {"schema_version", "pack", "client.history", "project.kinds"}
"""What the file and the defaults need, and no contract says.

Of the kinds of work, design and writing have no words of their own: tests/test_kinds.py has the others.
"""


def other(leaf: Leaf) -> Any:
    """Return another value for a leaf as JSON, None where this test knows none."""
    question, value = leaf.question, leaf.value
    if value is None:  # what is worked out instead may be any
        return None
    if question.kind == "menu":
        return next((entry for entry in question.values if entry != value), None)
    if question.kind == "flag":
        return not value
    if question.unit == "number":
        return int(value) + 1
    if question.unit in ("money", "percent"):
        return str(Decimal(value) + 1)
    return "Quite other words" if question.unit in ("text", "paragraphs") else None


def wording(answers: Answers) -> tuple[Any, ...]:
    """Return all that a contract says."""
    contract = draft(answers, open_materials(), as_of=TODAY).contract
    signers = [
        text_of((*signer.name, *signer.title)) for block in contract.signatures for signer in block.signers
    ]
    return (text_of(tuple(all_inlines(contract))), tuple(signers), contract.number, contract.signing)


def _told(answers: Answers, length: str) -> Iterator[str]:
    """Yield the answers that a contract does not follow, and a finding tells of."""
    yield from overrides(answers_at(answers))
    if length == "short":
        found = {each.path for each in full_only(answers_at(answers))}
        yield from found | ({"project.physical"} if "project.kinds" in found else set())


def without_effect(seed: int, length: str = "full") -> Iterator[str]:
    """Yield the answers of a random deal that can change while the contract stays the same.

    What only the full form can carry is told by a finding.
    """
    data = put(data_of(seed), "contract.length", length)
    answers = answers_from(data)
    before = wording(answers)
    for leaf in leaves(answers):
        value = other(leaf)
        try:
            changed = None if value is None else answers_from(put(data, leaf.path, value))
        except InputError:  # the other answers contradict this one
            continue
        known = {path for each in (answers, changed) if each for path in _told(each, length)}
        if changed is None or any(lies_in(leaf.path, path) for path in known):
            continue
        if wording(changed) == before:
            yield re.sub(r"\[\d+\]", "", leaf.path)


@pytest.mark.parametrize("seed", range(8))
def test_an_answer_without_effect_is_known(seed: int) -> None:
    assert set(without_effect(seed)) <= NOT_TERMS
