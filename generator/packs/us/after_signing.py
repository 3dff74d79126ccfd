"""What runs from the day on which both sides have signed."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.formatting.phrases import Phrases
from generator.packs.us.completing import Deal
from generator.packs.us.formats import formats


def after_signing(deal: Deal, on: date, phrases: Phrases) -> Iterator[tuple[date, str]]:
    """Yield each day that follows from signing, and what it is for; days that pass by plan among them."""
    say, printed = phrases.say, formats(deal.fee.currency)
    if deal.sums.deposit:
        yield on, say("signed.deposit", sum=printed.text(deal.sums.deposit, "money"))
    if deal.sums.cancel_by is not None:
        yield deal.sums.cancel_by, say("signed.cancel_by")
    yield max(deal.project.start, on), say("signed.start")
    for part in deal.sums.schedule:
        if part.due_on is not None and part.amount is not None:
            due = say("signed.due", sum=printed.text(part.amount, "money"))
            yield max(part.due_on, on + timedelta(days=deal.payment.term)), due
    if deal.fee.kind != "retainer":
        yield deal.project.end, say("signed.end")
