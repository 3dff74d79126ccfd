"""Rules about when money comes: the term, the billing period, the wait for the balance."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.answers.plausible import dated_stages
from generator.packs.us.advice.case import Case, Reached
from generator.packs.us.advice.figures import usd
from generator.packs.us.advice.links import PLACES, reaches_threshold
from generator.packs.us.advice.sources import FORMS, GUILD
from generator.packs.us.advice.worded import on
from generator.packs.us.billing import PERIODS, USUAL_TERM, days_to_invoice
from generator.packs.us.completing import Deal

LONG_TERM = 30
"""Days: terms of 10 to 30 days are usual; the freelance laws fill silence with 30."""
LONG_WAIT = 60
"""Days of work between deposit and balance after which a stage in between is worth its trouble."""


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
    stated = case.deal.payment.term
    term = case.deal.asked.get("payment.term", stated)
    for reached, most in _limits(case):
        if term > most:
            law = reached.law
            sure = _sure(case, reached)
            # The contract keeps to the law; what was asked for stands here.
            printed = f"; the contract says {stated}" if stated != term else ""
            reason = (
                f"{term} days to pay were asked for, more than the {most} days after the work that the "
                f"{law.name} of {reached.place} ({law.citation}) allows for work from "
                f"{usd(law.threshold_usd)} on{printed}"
            )
            yield Advice(
                reason if sure else f"{reason}, if it applies: {_why_unsure(case, reached)}",
                f"give the client at most {most} days; 14 are usual",
                remedy=("payment.term", most),
                facts=(law,),
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
    billed = days_to_invoice(fee.invoiced)
    for reached, most in _limits(case):
        if billed + term > most:
            yield Advice(
                f"hours of the first day of a billing period are invoiced up to {billed} days later and due "
                f"{term} days after that, which is more than the {most} days after the work that the "
                f"{reached.law.name} of {reached.place} allows",
                f"invoice {_shorter_periods(most)}",
                remedy=_kept_by(fee.invoiced, term, most),
                facts=(reached.law,),
                place="fee.invoiced",
            )


def _room(most: int) -> dict[str, int]:
    """Return the longest term that each billing period leaves in a number of days, if it leaves any."""
    room = {period: most - days_to_invoice(period) for period in PERIODS}
    return {period: left for period, left in room.items() if left > 0}


def _shorter_periods(most: int) -> str:
    """Say which periods keep to a number of days, each with the longest term that does."""
    return ", or ".join(
        f"{PERIODS[period]} with a term of at most {left} days" for period, left in _room(most).items()
    )


def _kept_by(period: str, term: int, most: int) -> tuple[str, object] | None:
    """Return the one answer that keeps to a number of days: the longest period for the term, else a term.

    Where neither does alone, it is the shortest period, and the term is found after that.
    """
    room = _room(most)
    fitting = [other for other, left in room.items() if left >= term]
    if fitting:
        return ("fee.invoiced", fitting[-1])
    if period in room:
        return ("payment.term", room[period])
    return ("fee.invoiced", next(iter(room))) if room else None


@rule(
    "extra-hours-late",
    "fee",
    slot="payment.invoices",
    needs=(*PLACES, "payment.term"),
    severity="note",
)
def extra_hours_late(case: Case) -> Iterator[Advice]:
    """Say that the extra hours of a retainer, billed after the month, are due when a law says so."""
    fee, term = case.deal.fee, case.deal.payment.term
    if fee.kind != "retainer":
        return
    billed = days_to_invoice("monthly")
    for reached, most in _limits(case):
        if billed + term > most:
            yield Advice(
                f"extra hours are invoiced after their month, up to {billed} days after the work, and the "
                f"term is {term} days, but the {reached.law.name} of {reached.place} wants them paid "
                f"{most} days after the work",
                "agree on extra hours for the end of the month, or change the contract so that they are "
                "invoiced at once",
                facts=(reached.law,),
                place="payment.term",
            )


@rule("payment-term-long", "payment.term", slot="payment.due")
def payment_term_long(case: Case) -> Iterator[Advice]:
    """Warn of a term that makes the freelancer the client's bank."""
    term = case.deal.payment.term
    if term > LONG_TERM:
        yield Advice(
            f"the client has {term} days to pay; 10 to 30 are usual, and every day more you lend it your fee",
            f"give {USUAL_TERM} days, at most {LONG_TERM}",
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


@rule("milestone-after-end", "fee", slot="payment.milestones", needs=("project",))
def milestone_after_end(case: Case) -> Iterator[Advice]:
    """Warn of a stage that is due when everything should have been delivered."""
    end = case.deal.project.end
    for place, milestone, due in dated_stages(case.deal.fee):
        if due > end:
            yield Advice(
                f"“{milestone.name}” is due on {on(due)}, after the final delivery planned for {on(end)}: "
                "you hand over the whole work before this part of the fee is due",
                f"bring it forward to {on(end)} or earlier, or move the final delivery",
                place=place,
            )


@rule("milestone-before-start", "fee", slot="payment.milestones", needs=("project",))
def milestone_before_start(case: Case) -> Iterator[Advice]:
    """Warn of a stage that is due before the work starts: that is a deposit by another name."""
    start = case.deal.project.start
    for place, milestone, due in dated_stages(case.deal.fee):
        if due < start:
            yield Advice(
                f"“{milestone.name}” is due on {on(due)}, before the work starts on {on(start)}: no stage "
                "can be reached by then",
                "ask for a larger deposit instead, or give the milestone a later date",
                place=place,
            )
