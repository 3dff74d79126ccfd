"""Rules about time that passes: the silence of a client, and the review of a delivery."""

from collections.abc import Iterator
from decimal import Decimal

from generator.advice.rule import Advice, rule
from generator.answers.installments import share_of_fee
from generator.answers.values import Days
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.figures import days, percent
from generator.packs.us.advice.sources import FORMS, PENALTY, SILENCE_PRACTICE
from generator.packs.us.formats import formats

PAUSE = (7, 21)
"""Calendar days to a pause: 5 or 10 business days are usual; three weeks is the most that helps."""
END = (30, 90)
"""Calendar days from the pause to the end: 45 to 90 are usual; sooner looks like a trap."""
REVIEW = (4, 30)
"""Calendar days to review a delivery: 5 to 15 days are usual."""
REACTIVATION = Decimal(15)
"""Percent: the market example of a fee to start again."""
PLANNING_HOURS = 8
"""Hours: a day of planning anew is easy to explain, more is not."""
REMINDERS = 2


@rule("silence-left-out", "silence", slot="silence.pause")
def silence_left_out(case: Case) -> Iterator[Advice]:
    """Warn where nothing happens when the client stops answering."""
    if case.deal.silence is None:
        yield Advice(
            "no rules for a client who stops answering: work and money can hang for months",
            "include the rules: reminders, then a pause, then the end, with the work done paid",
            (SILENCE_PRACTICE,),
            ("silence", {}),
        )


@rule("silence-pause-short", "silence.pause_after", slot="silence.pause")
def silence_pause_short(case: Case) -> Iterator[Advice]:
    """Warn of a pause so soon that an ordinary absence triggers it."""
    silence = case.deal.silence
    if silence and silence.pause_after.calendar < PAUSE[0]:
        yield Advice(
            f"you may pause after {days(silence.pause_after)} without an answer: an ordinary absence is "
            "longer, and a court may find it unfair",
            "wait 5 or 10 business days",
            (SILENCE_PRACTICE,),
            ("silence.pause_after", {"count": 5, "business": True}),
        )


@rule("silence-pause-long", "silence.pause_after", slot="silence.pause")
def silence_pause_long(case: Case) -> Iterator[Advice]:
    """Warn of a wait in which the freelancer cannot plan."""
    silence = case.deal.silence
    if silence and silence.pause_after.calendar > PAUSE[1]:
        yield Advice(
            f"you may pause only after {days(silence.pause_after)} without an answer: until then you keep "
            "the time free for nothing",
            "wait 5 or 10 business days",
            (SILENCE_PRACTICE,),
            ("silence.pause_after", {"count": 10, "business": True}),
        )


@rule("silence-end-short", "silence.end_after", slot="silence.ending")
def silence_end_short(case: Case) -> Iterator[Advice]:
    """Warn of an end that follows the pause too soon."""
    silence = case.deal.silence
    if silence and silence.end_after.calendar < END[0]:
        yield Advice(
            f"the contract may end {days(silence.end_after)} after the pause: 45 to 90 days are usual, and "
            "ending it sooner invites a dispute",
            "give 60 days",
            (SILENCE_PRACTICE,),
            ("silence.end_after", {"count": 60, "business": False}),
        )


@rule("silence-end-long", "silence.end_after", slot="silence.ending")
def silence_end_long(case: Case) -> Iterator[Advice]:
    """Warn of a pause that lasts longer than the trade waits."""
    silence = case.deal.silence
    if silence and silence.end_after.calendar > END[1]:
        yield Advice(
            f"the contract may end only {days(silence.end_after)} after the pause: 45 to 90 days are usual, "
            "and the kill fee waits until then",
            "give 60 days",
            (SILENCE_PRACTICE,),
            ("silence.end_after", {"count": 60, "business": False}),
        )


@rule("too-few-reminders", "silence.reminders", slot="silence.reminders")
def too_few_reminders(case: Case) -> Iterator[Advice]:
    """Warn of a pause after a single reminder."""
    silence = case.deal.silence
    if silence and silence.reminders < REMINDERS:
        yield Advice(
            "only one reminder before the pause: one e-mail may go astray, two are proof of good will",
            "send two reminders",
            (SILENCE_PRACTICE,),
            ("silence.reminders", REMINDERS),
        )


@rule("reactivation-fee-high", "silence.reactivation", slot="silence.restart")
def reactivation_fee_high(case: Case) -> Iterator[Advice]:
    """Warn of a fee to start again that looks like a fine."""
    fee = case.deal.silence.reactivation if case.deal.silence else None
    if fee is not None and fee > REACTIVATION:
        yield Advice(
            f"{percent(fee)} to start again: above {percent(REACTIVATION)} it looks like a fine and no "
            "longer like the price of planning anew",
            "ask for 10%",
            (SILENCE_PRACTICE,),
            ("silence.reactivation", "10"),
        )


@rule(
    "reactivation-fee-over-hours",
    "silence.reactivation",
    slot="silence.restart",
    needs=("client.kind", "fee", "payment.extra_work_rate"),
    severity="note",
)
def reactivation_fee_over_hours(case: Case) -> Iterator[Advice]:
    """Say that a sum for more than a day's planning needs its hours named."""
    deal, rate = case.deal, case.deal.payment.extra_work_rate
    share = deal.silence.reactivation if deal.silence else None
    if share is None or rate is None or deal.client.kind == "consumer":
        return
    asked = share_of_fee(deal.fee, share)
    if asked > PLANNING_HOURS * rate:
        sums = formats(deal.fee.currency)
        yield Advice(
            f"{percent(share)} to start again is {sums.text(asked, 'money')}, more than {PLANNING_HOURS} "
            f"hours at your rate for extra work of {sums.text(rate, 'money')}: a court may see it as "
            "a penalty",
            "ask for less, or name in the contract the hours that planning anew takes",
            (PENALTY,),
        )


@rule(
    "reactivation-fee-from-consumer",
    "silence.reactivation",
    slot="silence.restart",
    needs=("client.kind",),
    severity="note",
)
def reactivation_fee_from_consumer(case: Case) -> Iterator[Advice]:
    """Say that a consumer pays for the time of a new start, not a fixed sum."""
    deal = case.deal
    if deal.client.kind == "consumer" and deal.silence and deal.silence.reactivation is not None:
        yield Advice(
            "the client is a consumer: a fixed sum to start again may be void, so the contract asks only for "
            f"the time that it really takes, and {percent(deal.silence.reactivation)} is the limit",
            "leave the fee out, or keep a record of that time",
            (PENALTY,),
            ("silence.reactivation", None),
        )


@rule("review-too-short", "acceptance.review", slot="delivery.acceptance")
def review_too_short(case: Case) -> Iterator[Advice]:
    """Warn of a review so short that silence cannot mean consent."""
    review = case.deal.acceptance.review
    if review.calendar < REVIEW[0]:
        yield _review(review, "too little for silence to count as acceptance")


@rule("review-too-long", "acceptance.review", slot="delivery.acceptance")
def review_too_long(case: Case) -> Iterator[Advice]:
    """Warn of a review that holds up the balance."""
    review = case.deal.acceptance.review
    if review.calendar > REVIEW[1]:
        yield _review(review, "and the balance waits as long")


def _review(review: Days, effect: str) -> Advice:
    return Advice(
        f"the client has {days(review)} to review a delivery, {effect}; 5 to 15 days are usual",
        "give 10 business days",
        (FORMS,),
        ("acceptance.review", {"count": 10, "business": True}),
    )
