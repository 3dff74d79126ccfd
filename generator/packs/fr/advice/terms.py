"""Rules about acceptance, liability, and the days that a demand leaves."""

from collections.abc import Iterator
from decimal import Decimal

from generator.advice.rule import Advice, rule
from generator.answers.installments import whole_fee
from generator.packs.fr.advice.case import Case
from generator.packs.fr.advice.worded import article, days, money, percent

_REVIEW = (5, 30)
"""Calendar days: below, a tacit acceptance is open to attack; above, C. com. L. 441-10 III asks for a "
"reason."""
_SHORTEST_REMINDER = 3
_SHORTEST_CURE = 7
_RESTART = Decimal(15)

_UNBALANCED = article("C. civ.", "1171")


@rule("liability-below-price", "liability.cap", slot="risk.cap", needs=("fee",))
def liability_below_price(case: Case) -> Iterator[Advice]:
    """Warn of a cap that a judge may hold to be derisory."""
    cap, price = case.deal.liability.cap, whole_fee(case.deal.fee)
    if cap.kind == "amount" and cap.amount < price:
        yield Advice(
            f"un plafond de {money(cap.amount, case.deal)} est au-dessous du prix, "
            f"{money(price, case.deal)} : un juge peut le tenir pour dérisoire, et vous n’en auriez plus",
            "prenez le prix du contrat, ou une somme plus haute",
            (article("C. civ.", "1170"), _UNBALANCED),
            remedy=("liability.cap", {"kind": "fees"}),
        )


@rule("review-too-short", "acceptance.review", slot="delivery.deemed")
def review_too_short(case: Case) -> Iterator[Advice]:
    """Warn of days so few that silence cannot count as acceptance."""
    review, reminder = case.deal.acceptance.review, case.deal.acceptance.reminder
    if review.calendar < _REVIEW[0] or reminder.calendar < _SHORTEST_REMINDER:
        yield Advice(
            f"le client a {days(review)} pour vérifier, puis {days(reminder)} après un rappel : c’est "
            "trop peu "
            f"pour que son silence vaille réception",
            "donnez dix jours ouvrés, puis cinq après le rappel",
            (article("C. civ.", "1120"), _UNBALANCED),
        )


@rule("review-too-long", "acceptance.review", slot="delivery.acceptance")
def review_too_long(case: Case) -> Iterator[Advice]:
    """Warn of a procedure of acceptance above the thirty days of the law."""
    review = case.deal.acceptance.review
    if review.calendar > _REVIEW[1]:
        yield Advice(
            f"la recette dure {days(review)} : au-delà de trente jours, la loi veut qu’elle ne soit pas "
            "abusive, "
            f"et vos échéances attendent",
            "donnez dix jours ouvrés",
            (article("C. com.", "L. 441-10 III", "from memory"),),
            remedy=("acceptance.review", {"count": 10, "business": True}),
        )


@rule("cure-too-short", "ending.cure", slot="ending.cause")
def cure_too_short(case: Case) -> Iterator[Advice]:
    """Warn of a demand that leaves no reasonable time."""
    ending = case.deal.ending
    for name in ("cure", "payment_cure"):
        left = getattr(ending, name)
        if left.calendar < _SHORTEST_CURE:
            yield Advice(
                f"la mise en demeure laisse {days(left)} : ce délai doit être raisonnable, et une "
                "résolution trop "
                f"rapide se retourne contre vous",
                "donnez une semaine ou plus",
                (article("C. civ.", "1226"),),
                place=f"ending.{name}",
            )


@rule("restart-price-high", "silence.reactivation", slot="silence.restart")
def restart_price_high(case: Case) -> Iterator[Advice]:
    """Warn of a price of planning anew that looks like a penalty."""
    price = case.deal.silence.reactivation if case.deal.silence else None
    if price is not None and price > _RESTART:
        yield Advice(
            f"un prix de remise en route de {percent(price)} ressemble à une peine, qu’un juge peut réduire",
            "demandez 10 %",
            (article("C. civ.", "1231-5"),),
            remedy=("silence.reactivation", "10"),
        )
