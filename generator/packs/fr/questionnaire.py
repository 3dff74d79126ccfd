"""The questionnaire of a contract under French law: the root model with what is known beyond it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from generator.answers.installments import default_deposit, milestone_gap, number_in, rounded
from generator.answers.overrides import answers_at
from generator.answers.paths import MISSING, fetch
from generator.findings import Finding
from generator.formatting.formats import Formats
from generator.packs.fr.deal import Answers
from generator.packs.fr.formats import TAG, formats
from generator.packs.fr.length import why_usual
from generator.packs.fr.overrides import overrides
from generator.packs.fr.quick import quick
from generator.packs.fr.suggesting import suggestions
from generator.packs.fr.typed import doubt, hints, meaning, typed, written
from generator.packs.phrasing import phrases_of
from generator.questionnaire.parts import Lacking, Questionnaire, Typing
from generator.questionnaire.steps import Step

_WHOLE = Decimal(100)
"""Percent."""
_OF_THE_PRICE = re.compile(
    r"payment\.deposit|silence\.reactivation|rights\.share|fee\.milestones\[\d+\]\.share\.percent"
)
"""Percentages that are of the price, the estimate or cap, or one month."""


def contract_questionnaire(
    as_of: date, judge: Callable[[Mapping[str, Any]], Sequence[Finding]] = lambda _: ()
) -> Questionnaire:
    """Return the questionnaire; `as_of` is today, `judge` gives the findings."""
    phrases = phrases_of(TAG)

    def read(step: Step, text: str, before: Any = MISSING) -> Any:
        return typed(step, text, before, today=as_of, phrases=phrases)

    return Questionnaire(
        root=Answers,
        phrases=phrases,
        printer=formats_for,
        typing=Typing(
            read=read,
            write=written,
            hints=hints(phrases),
            meaning=meaning,
            doubt=partial(doubt, today=as_of, phrases=phrases),
        ),
        suggest=lambda data: suggestions(data, as_of),
        settled=overrides,
        judge=judge,
        echo=_in_money,
        lacking=_lacking,
        beside=_beside,
        quick=quick(as_of, phrases),
    )


def formats_for(data: Mapping[str, Any]) -> Formats:
    """Return how values are printed: in the currency of the price, euros until it is known."""
    code = fetch(data, "fee.currency")
    return formats(code if isinstance(code, str) else "EUR")


def _beside(path: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what to tell of a question in this deal alone: why a length is the usual one."""
    told = why_usual(answers_at(data)) if path == "contract.length" else ""
    return (told,) if told else ()


def _in_money(path: str, data: Mapping[str, Any]) -> str:
    """Return what a percentage of the price comes to; empty for the rest, and until there is a price."""
    percent, base = number_in(fetch(data, path)), _base(data)
    if not _OF_THE_PRICE.fullmatch(path) or not percent or not base or min(percent, base) < 0:
        return ""
    printed = formats_for(data)
    sum_ = rounded(base * percent / _WHOLE, printed.currency_code)
    return f"{printed.text(percent, 'percent')} = {printed.text(sum_, 'money')}"


def _base(data: Mapping[str, Any]) -> Decimal | None:
    fee = fetch(data, "fee")
    for name in ("amount", "monthly", "budget.amount"):
        if (sum_ := number_in(fetch(fee, name))) is not None:
            return sum_
    rate, hours = number_in(fetch(fee, "rate")), number_in(fetch(fee, "budget.hours"))
    return None if rate is None or hours is None else rate * hours


def _lacking(path: str, data: Mapping[str, Any]) -> Lacking | None:
    """Return how much of the price no stage covers yet."""
    if path != "fee.milestones":
        return None
    fee, given = number_in(fetch(data, "fee.amount")), number_in(fetch(data, "payment.deposit"))
    deposit = default_deposit({"history": fetch(data, "client.history")}) if given is None else given
    gap = milestone_gap(fetch(data, "fee"), deposit)
    if fee is None or not gap or deposit == _WHOLE:
        return None
    printed = formats_for(data).text
    left, whole = printed(abs(gap), "money"), printed(fee, "money")
    told = f"Il reste {left} sur {whole}" if gap > 0 else f"{left} de trop pour un prix de {whole}"
    return Lacking(f"{told}, avec un acompte de {printed(deposit, 'percent')}.")
