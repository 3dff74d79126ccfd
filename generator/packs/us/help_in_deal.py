"""Help that is true of some deals only: it stands beside a question where it is true."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from generator.answers.fee import HourlyFee
from generator.answers.overrides import Lookup, answers_at
from generator.law.lookup import Law
from generator.packs.us.billing import usual_term
from generator.packs.us.length import why_usual
from generator.packs.us.overrides import kinds_of, override_of
from generator.packs.us.prices_wanted import wants_prices

_INDEX = re.compile(r"\[\d+\]")


def help_in_deal(path: str, data: Mapping[str, Any], as_of: date, law: Law) -> tuple[str, ...]:
    """Return what to tell beside the question at a path, for the answers so far, in lines."""
    place = _INDEX.sub("[]", path)
    if place == "project.deliverables[].value" and wants_prices(as_of, law, data):
        return ("A law that reaches this deal wants the price of each item.",)
    told = _HELP.get(place, _nothing)(answers_at(data))
    return (told,) if told else ()


def _nothing(_: Lookup) -> str:
    return ""


def _for_fee(**told: str) -> Callable[[Lookup], str]:
    """Return what to tell for each way in which the work is priced."""
    return lambda at: told.get(str(at("fee.kind")), "")


def _term(at: Lookup) -> str:
    limit = override_of("payment.term", at)
    if limit is None or at("fee.kind") != "hourly":
        return ""
    usual = usual_term(at("fee.invoiced") or HourlyFee.model_fields["invoiced"].default, limit.most)
    return (
        f"The law of Illinois counts 30 days from the work: with hours billed later, {usual} are usual here."
    )


def _final_files(at: Lookup) -> str:
    if at("fee.kind") == "retainer":
        return "With a retainer they usually go out with the delivery: its fee is paid in advance."
    if "software" not in kinds_of(at):
        return ""
    return "A website on the client's own server cannot be held back: build it on yours until it is paid."


_HELP: Mapping[str, Callable[[Lookup], str]] = {
    "contract.length": why_usual,
    "project.end": _for_fee(retainer="With a retainer this is a plan: its months are asked with the fee."),
    "project.revision_rounds": _for_fee(
        fixed="They are in the price; more of them are extra work.",
        hourly="They are for planning: their time is billed.",
        retainer="They are for planning: their time comes out of the hours of the month.",
    ),
    "project.deliverables[].value": _for_fee(
        hourly="Leave it empty: the contract states your rate.",
        retainer="Leave it empty: the contract states your fee for a month.",
    ),
    "payment.deposit": _for_fee(
        fixed="It is a share of the price.",
        hourly="It is a share of the estimate or the cap.",
        retainer="It is a share of the first month.",
    ),
    "payment.term": _term,
    "payment.final_files": _final_files,
    "silence.reactivation": _for_fee(
        fixed="It is a share of the price.",
        hourly="It is a share of the estimate or the cap.",
        retainer="It is a share of one month.",
    ),
}
