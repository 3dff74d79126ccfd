"""The questionnaire of a freelance contract under US law: the root model with what is known beyond it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from generator.answers.installments import default_deposit, milestone_gap, number_in, rounded
from generator.answers.paths import fetch
from generator.findings import Finding
from generator.formatting.formats import Formats
from generator.law.lookup import Law
from generator.packs.phrasing import phrases_of
from generator.packs.us.deal import Answers
from generator.packs.us.formats import formats
from generator.packs.us.help_in_deal import help_in_deal
from generator.packs.us.law.lookup import LAW
from generator.packs.us.overrides import overrides
from generator.packs.us.quick import quick
from generator.packs.us.suggesting import suggestions
from generator.packs.us.typed import hints, typed, written
from generator.packs.us.typed_instead import doubt, meaning
from generator.questionnaire.offering import priced
from generator.questionnaire.parts import Lacking, Questionnaire, Typing

_LANGUAGE = "en-US"
_WHOLE = 100
"""Percent."""


def contract_questionnaire(
    as_of: date,
    judge: Callable[[Mapping[str, Any]], Sequence[Finding]] = lambda _: (),
    law: Law = LAW,
) -> Questionnaire:
    """Return the questionnaire; `as_of` is today and chooses facts of the law, `judge` gives the findings."""
    phrases = phrases_of(_LANGUAGE)
    return Questionnaire(
        root=Answers,
        phrases=phrases,
        printer=formats_for,
        typing=Typing(
            read=partial(typed, today=as_of),
            write=written,
            hints=hints(phrases),
            meaning=meaning,
            doubt=partial(doubt, today=as_of, phrases=phrases),
        ),
        suggest=lambda data: suggestions(data, as_of, law),
        settled=overrides,
        judge=judge,
        echo=lambda path, data: _at_the_rate(path, data) or _in_money(path, data),
        way_out=_fitting_deposit,
        lacking=_lacking,
        beside=partial(help_in_deal, as_of=as_of, law=law),
        quick=quick(as_of, law, phrases),
    )


def formats_for(data: Mapping[str, Any]) -> Formats:
    """Return how values are printed: in the currency of the fee, US dollars until it is known."""
    code = fetch(data, "fee.currency")
    return formats(code if isinstance(code, str) else "USD")


@dataclass(frozen=True, slots=True)
class _Stages:
    """The milestones of a fixed fee: what they and a deposit in percent leave open of it."""

    fee: Decimal
    deposit: Decimal
    gap: Decimal


def _stages(data: Mapping[str, Any]) -> _Stages | None:
    fee, given = number_in(fetch(data, "fee.amount")), number_in(fetch(data, "payment.deposit"))
    deposit = default_deposit(fetch(data, "client")) if given is None else given
    gap = milestone_gap(fetch(data, "fee"), deposit)
    return None if fee is None or not gap else _Stages(fee, deposit, gap)


def _fitting_deposit(path: str, data: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the deposit with which milestones that do not add up make the fee, if there is one."""
    stages = _stages(data) if path == "fee.milestones" else None
    if stages is None:
        return None
    percent = stages.deposit + stages.gap * 100 / stages.fee
    fits = percent == round(percent, 2) and 0 <= percent <= _WHOLE
    return ("payment.deposit", f"{percent.normalize():f}") if fits else None


def _lacking(path: str, data: Mapping[str, Any]) -> Lacking | None:
    """Return how much of the fee no milestone covers yet, or which deliverable's price is to be mended."""
    if path == "project.deliverables":
        index = _to_price(data)
        return None if index is None else Lacking(index=index)
    stages = _stages(data) if path == "fee.milestones" else None
    if stages is None or stages.deposit == _WHOLE:
        return None
    formats = formats_for(data)
    fee, left = formats.text(stages.fee, "money"), formats.text(abs(stages.gap), "money")
    told = f"{left} left of {fee}" if stages.gap > 0 else f"{left} more than the fee of {fee}"
    return Lacking(f"{told}, with a deposit of {stages.deposit.normalize():f}%.")


def _to_price(data: Mapping[str, Any]) -> int | None:
    """Return the index of the deliverable to mend: one without a price, or the first of a wrong sum."""
    items = fetch(data, "project.deliverables")
    values = [number_in(fetch(item, "value")) for item in (items if isinstance(items, list) else [])]
    if all(value is None for value in values):
        return None
    if None in values:
        return values.index(None)
    fee = number_in(fetch(data, "fee.amount"))
    return None if fee is None or number_in(priced(items)) == fee else 0


_OF_THE_FEE = re.compile(r"payment\.deposit|silence\.reactivation|fee\.milestones\[\d+\]\.share\.percent")
"""Percentages that are of the fee, the estimate or cap, or one month."""


def _in_money(path: str, data: Mapping[str, Any]) -> str:
    """Return what a percentage of the fee comes to; empty for the rest, and until there is a fee."""
    percent, base = number_in(fetch(data, path)), _base(data)
    if not _OF_THE_FEE.fullmatch(path) or not percent or not base or min(percent, base) < 0:
        return ""
    formats = formats_for(data)
    sum_ = rounded(base * percent / _WHOLE, formats.currency_code)
    return f"{formats.text(percent, 'percent')} = {formats.text(sum_, 'money')}"


def _base(data: Mapping[str, Any]) -> Decimal | None:
    fee = fetch(data, "fee")
    for name in ("amount", "monthly", "budget.amount"):
        if (sum_ := number_in(fetch(fee, name))) is not None:
            return sum_
    rate, hours = number_in(fetch(fee, "rate")), number_in(fetch(fee, "budget.hours"))
    return None if rate is None or hours is None else rate * hours


def _at_the_rate(path: str, data: Mapping[str, Any]) -> str:
    """Return what a number of hours costs, or how many hours a cap in money buys; empty for the rest.

    A sum that was typed for hours, or hours for a sum, is seen in it at once.
    """
    rate, given = number_in(fetch(data, "fee.rate")), number_in(fetch(data, path))
    if not rate or not given or rate < 0 or given < 0:
        return ""
    formats = formats_for(data)
    each = formats.text(rate, "money")
    if path == "fee.budget.hours":
        cost = formats.text(rounded(rate * given, formats.currency_code), "money")
        return f"{formats.text(given, 'number')} hours at {each} = {cost}"
    if path == "fee.budget.amount":
        hours = formats.text((given / rate).quantize(Decimal("0.1")), "number")
        return f"{formats.text(given, 'money')}, that is {hours} hours at {each}"
    return ""
