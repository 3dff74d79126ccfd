"""What a deal agreed, read from its answers and from the text of its clauses."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.case.oracle.days import Period

_CEILINGS: dict[str, int] = {
    place: rate
    for rate, places in {
        5: "IA", 7: "MI", 8: "AL KY MN NC WV", 9: "IL MO", 10: "MS OK TN TX", 12: "CT HI LA VT VA WA WI",
        15: "KS MT NM", 16: "NE NJ NY", 17: "AR", 18: "CA CO DC FL GA ME MA NV NH ND OH PA RI SC SD UT",
    }.items()
    for place in places.split()
}  # fmt: skip
"""The cautious yearly ceilings of the notes; of the places that are missing none is known."""


@dataclass(frozen=True)
class Agreed:
    """Periods, rates and sums of a deal; percentages are fractions of one."""

    short: bool
    consumer: bool
    illinois: bool
    term: int
    yearly: Fraction | None
    leaves_out_leap_day: bool
    grace: int
    dispute_days: int
    answer: Period
    reminders: int
    standstill: Period
    calls: bool
    review: Period
    reminder: Period
    cure: Period
    kill_percent: Fraction
    deposit: Fraction
    state: str


def _share(value: Any) -> Fraction:
    return Fraction(str(value)) / 100


def _period(value: dict[str, Any]) -> Period:
    return value["count"], value.get("business", False)


def _rate(data: dict[str, Any], state: str, home: str) -> tuple[Fraction | None, bool]:
    """Return the yearly rate that is used, and whether it is the ceiling itself."""
    charge = data["payment"]["late_charge"]
    if data["client"].get("kind") == "consumer" or charge["kind"] == "none":
        return None, False
    rate = charge["rate"]
    yearly = _share(rate["percent"]) * (12 if rate["per"] == "month" else 1)
    ceilings = [Fraction(_CEILINGS[place], 100) for place in (state, home) if place in _CEILINGS]
    used = min([yearly, *ceilings])
    return used, used in ceilings


def agreed(data: dict[str, Any]) -> Agreed:
    """Read answers that leave none of these to a default."""
    state, home = data["governing_law"]["state"].removeprefix("US-"), data["client"]["address"]["region"]
    yearly, at_ceiling = _rate(data, state, home)
    consumer = data["client"].get("kind") == "consumer"
    positions = data.get("positions", {})
    kill = data["ending"]["kill_fee"]
    fee = data["fee"]
    whole = Fraction(0) if fee["kind"] == "retainer" else _price(fee)
    return Agreed(
        short=data["contract"]["length"] == "short",
        consumer=consumer,
        illinois="IL" in {home, data["freelancer"]["address"]["region"]},
        term=data["payment"]["term"],
        yearly=yearly,
        leaves_out_leap_day=at_ceiling,
        grace=10 if positions.get("payment.late_charge") == "fallback" else 0,
        dispute_days=60 if data["governing_law"].get("mediation") else 30,
        answer=_period(data["silence"]["pause_after"]),
        reminders=data["silence"]["reminders"],
        standstill=_period(data["silence"]["end_after"]),
        calls=positions.get("silence.pause") == "fallback",
        review=_period(data["acceptance"]["review"]),
        reminder=_period(data["acceptance"]["reminder"]),
        cure=_period(data["ending"]["payment_cure"]),
        kill_percent=Fraction(0) if consumer or kill["kind"] == "work_done" else _share(kill["percent"]),
        deposit=whole * _share(data["payment"]["deposit"]),
        state=state,
    )


def _price(fee: dict[str, Any]) -> Fraction:
    if fee["kind"] == "fixed":
        return Fraction(fee["amount"])
    return Fraction(fee["rate"]) * Fraction(fee["budget"]["hours"])
