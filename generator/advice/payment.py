"""Rules about when money comes: the term, the billing period, the wait for the balance."""

from collections.abc import Iterator
from datetime import date

from generator.advice.case import Reached
from generator.advice.figures import usd
from generator.advice.links import PLACES, reaches_threshold
from generator.advice.rule import Advice, Case, rule
from generator.advice.sources import FORMS, GUILD, sources_of
from generator.answers.milestones import Milestone
from generator.completion import Deal

__all__ = ["RULES"]

LONG_TERM = 30
"""Days: terms of 10 to 30 days are usual; the freelance laws fill silence with 30."""
LONG_WAIT = 60
"""Days of work between deposit and balance after which a stage in between is worth its trouble."""
_BILLED_DAYS = {"weekly": 7, "every_two_weeks": 14, "monthly": 31}
_INVOICE_DAYS = 4
"""Days from the end of a period to its invoice: two business days and a weekend between them."""
_PERIODS = {"weekly": "every week", "every_two_weeks": "every two weeks", "monthly": "every month"}


def _limits(case: Case) -> Iterator[tuple[Reached, int]]:
    for reached in case.reached_laws:
        most = reached.law.max_payment_days
        if most is not None and reaches_threshold(reached.law, case.deal) is not False:
            yield reached, most


def _sure(case: Case, reached: Reached) -> bool:
    return not reached.doubt and bool(reaches_threshold(reached.law, case.deal))


@rule("payment-term-too-long", "payment.term", slot="payment.due", needs=(*PLACES, "fee"), severity="error")
def payment_term_too_long(case: Case) -> Iterator[Advice]:
    """Refuse a payment term that a freelance law forbids."""
    term = case.deal.payment.term
    for reached, most in _limits(case):
        if term > most:
            law = reached.law
            sure = _sure(case, reached)
            reason = (
                f"{term} days to pay are more than the {most} days after the work that the {law.name} of "
                f"{reached.place} ({law.citation}) allows for work from {usd(law.threshold_usd)} on"
            )
            yield Advice(
                reason if sure else f"{reason}, if it applies: {_why_unsure(case, reached)}",
                f"give the client at most {most} days; 14 are usual",
                sources_of(law),
                ("payment.term", most),
                severity="error" if sure else "warning",
            )


def _why_unsure(case: Case, reached: Reached) -> str:
    return reached.doubt or f"the fee is in {case.deal.fee.currency} and was not compared with that sum"


@rule("billing-period-too-long", "fee", slot="payment.invoices", needs=(*PLACES, "payment.term"))
def billing_period_too_long(case: Case) -> Iterator[Advice]:
    """Warn where the first hours of a billing period are paid later than a law allows."""
    fee, term = case.deal.fee, case.deal.payment.term
    if fee.kind != "hourly":
        return
    billed = _BILLED_DAYS[fee.invoiced] + _INVOICE_DAYS
    for reached, most in _limits(case):
        if billed + term > most >= term:
            yield Advice(
                f"hours of the first day of a billing period are invoiced up to {billed} days later and due "
                f"{term} days after that, which is more than the {most} days after the work that the "
                f"{reached.law.name} of {reached.place} allows",
                f"invoice {_shorter_periods(most)}",
                sources_of(reached.law),
                place="fee.invoiced",
            )


def _shorter_periods(most: int) -> str:
    """Say which periods keep to a number of days, each with the longest term that does."""
    room = {words: most - _BILLED_DAYS[period] - _INVOICE_DAYS for period, words in _PERIODS.items()}
    return ", or ".join(
        f"{words} with a term of at most {left} days" for words, left in room.items() if left > 0
    )


@rule("payment-term-long", "payment.term", slot="payment.due")
def payment_term_long(case: Case) -> Iterator[Advice]:
    """Warn of a term that makes the freelancer the client's bank."""
    term = case.deal.payment.term
    if term > LONG_TERM:
        yield Advice(
            f"the client has {term} days to pay; 10 to 30 are usual, and every day more you lend it your fee",
            "give 14 days, at most 30",
            (FORMS, GUILD),
            ("payment.term", LONG_TERM),
        )


@rule("balance-late", "fee", slot="payment.milestones", needs=("project", "payment.deposit"))
def balance_late(case: Case) -> Iterator[Advice]:
    """Warn of a long project with nothing due between deposit and delivery."""
    deal = case.deal
    length = (deal.project.end - deal.project.start).days
    if length >= LONG_WAIT and _all_at_the_end(deal):
        between = "between the deposit and delivery" if deal.payment.deposit else "before delivery"
        yield Advice(
            f"nothing is due {between}, {length} days after the start: a client who falls silent until then "
            f"owes you {'most of the' if deal.payment.deposit else 'the whole'} fee",
            "add milestones, one a month or one for each stage",
            (GUILD,),
            place="fee.milestones",
        )


def _all_at_the_end(deal: Deal) -> bool:
    fee = deal.fee
    return fee.kind == "fixed" and not fee.milestones and deal.payment.deposit < 100  # noqa: PLR2004  percent


def _dated(deal: Deal) -> Iterator[tuple[str, Milestone, date]]:
    """Yield the milestones that are due on a date, each with its place."""
    if deal.fee.kind == "fixed":
        for number, milestone in enumerate(deal.fee.milestones):
            if milestone.due.kind == "date":
                yield f"fee.milestones[{number}].due.date", milestone, milestone.due.date


@rule("milestone-after-end", "fee", slot="payment.milestones", needs=("project",))
def milestone_after_end(case: Case) -> Iterator[Advice]:
    """Warn of a stage that is due when everything should have been delivered."""
    end = case.deal.project.end
    for place, milestone, due in _dated(case.deal):
        if due > end:
            yield Advice(
                f"“{milestone.name}” is due on {due}, after the final delivery planned for {end}: you hand "
                "over the whole work before this part of the fee is due",
                f"bring it forward to {end} or earlier, or move the final delivery",
                place=place,
            )


@rule("milestone-before-start", "fee", slot="payment.milestones", needs=("project",))
def milestone_before_start(case: Case) -> Iterator[Advice]:
    """Warn of a stage that is due before the work starts: that is a deposit by another name."""
    start = case.deal.project.start
    for place, milestone, due in _dated(case.deal):
        if due < start:
            yield Advice(
                f"“{milestone.name}” is due on {due}, before the work starts on {start}: no stage can be "
                "reached by then",
                "ask for a larger deposit instead, or give the milestone a later date",
                place=place,
            )


RULES = (
    payment_term_too_long,
    billing_period_too_long,
    payment_term_long,
    balance_late,
    milestone_after_end,
    milestone_before_start,
)
