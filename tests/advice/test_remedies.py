"""What a remedy leads to: a deal that is better off, and never back to where it came from."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis.strategies import lists, sampled_from

from generator.advice.advising import advise
from generator.answers.paths import put
from generator.errors import InputError
from generator.findings import Finding
from generator.packs.reading import answers_from
from generator.packs.us.completing import Deal, complete
from tests.advice.asking import BOOK, DAY
from tests.advice.test_lines import AT_HOME, LINES, retainer
from tests.scenarios.patching import base, changed

CHANGES = [over for _, *both in LINES for over in both]
PAID_AHEAD: dict[str, Any] = {"payment.deposit": "100"}
_FAR = 3
"""Remedies that are taken one after the other."""


def read(data: dict[str, Any]) -> Deal | None:
    """Return a deal, None for answers that contradict each other."""
    try:
        return complete(answers_from(data), DAY)
    except InputError:
        return None


def circles(data: dict[str, Any], trail: tuple[str, ...] = (), seen: tuple[Deal, ...] = ()) -> Iterator[str]:
    """Yield the remedies that lead from a deal back to a deal that was left by one."""
    deal = read(data)
    if deal is None:
        return
    if deal in seen:
        yield " → ".join(trail[seen.index(deal) :])
    elif len(trail) < _FAR:
        for finding in remedied(deal):
            assert finding.remedy is not None
            yield from circles(put(data, *finding.remedy), (*trail, finding.id), (*seen, deal))


def remedied(deal: Deal) -> list[Finding]:
    """Return the findings that a page shows with a remedy."""
    return [f for f in advise(BOOK, deal, DAY) if f.remedy is not None and f.severity != "note"]


@given(lists(sampled_from(CHANGES), min_size=1, max_size=3))
@example([PAID_AHEAD])
@example([PAID_AHEAD, retainer()])
@example([AT_HOME, {"payment.deposit": "50", "client.history": "paid_late"}])
@settings(max_examples=150, deadline=None)
def test_no_remedy_leads_back_to_a_deal_that_another_has_left(changes: list[dict[str, Any]]) -> None:
    data = base()
    try:
        for over in changes:
            data = changed(data, over)
    except (TypeError, AttributeError):
        return  # one of them replaces what another one changes
    assert sorted(set(circles(data))) == []


@pytest.mark.parametrize("kind", ["work_done", "work_done_plus"])
def test_paid_in_full_ahead_a_deal_has_one_finding_on_its_kill_fee_at_most(kind: str) -> None:
    deal = read(changed(base(), {**PAID_AHEAD, "ending.kill_fee": {"kind": kind}}))
    assert deal is not None
    found = [finding.id for finding in remedied(deal) if finding.place == "ending.kill_fee"]
    assert found == (["kill-fee-over-full-deposit"] if kind == "work_done_plus" else [])
