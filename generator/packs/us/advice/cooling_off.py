"""Rules about a deal with a private client that is struck away from the freelancer's place."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.links import usd_fee
from generator.packs.us.advice.sources import COOLING_OFF
from generator.packs.us.advice.worded import on
from generator.packs.us.law.cooling_off import last_day_to_cancel


@rule(
    "cancellation-notice-needed",
    "contract.agreed_at",
    needs=("client.kind", "fee", "contract", "project.start"),
)
def cancellation_notice_needed(case: Case) -> Iterator[Advice]:
    """Say that the client may cancel for three business days, and what it must be handed."""
    deal = case.deal
    signed = deal.contract.date
    until = last_day_to_cancel(deal.client.kind, deal.contract.agreed_at, usd_fee(deal), signed)
    if until is None:
        return
    starts = " The work is planned to start before that." if deal.project.start <= until else ""
    yield Advice(
        f"a private client that agrees away from your studio may cancel until midnight of {on(until)}, the "
        f"third business day after {on(signed)} (Saturdays count), and gets everything back within ten "
        "business days."
        f"{starts} The law of its state may give more",
        "hand over both copies of the notice of cancellation with the signed contract, tell the client of "
        "the right, and do not start or buy anything before that day has passed. If the client signs on "
        "another day, set the date of the agreement to it and draft again",
        (COOLING_OFF,),
    )
