"""The right of a private buyer to cancel a sale made away from the seller's place: 16 C.F.R. Part 429.

Read in a stored copy on 2026-11-29 (<https://www.ecfr.gov/cgi-bin/text-idx?mc=true&node=pt16.1.429&rgn=div5>);
what a business day is (§ 429.0) was read second-hand.
"""

from datetime import date, timedelta
from decimal import Decimal

LEAST_USD = {"home": Decimal(25), "elsewhere": Decimal(130)}
"""By the place of the agreement, the price from which the rule holds; sales by mail or phone are outside."""

_DAYS = 3
_MONDAY, _THURSDAY, _SATURDAY, _SUNDAY = 0, 3, 5, 6
_FIXED = ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25))
_MOVING = ((1, _MONDAY, 3), (2, _MONDAY, 3), (9, _MONDAY, 1), (10, _MONDAY, 2), (11, _THURSDAY, 4))
"""Month, day of the week, and which one of the month; Memorial Day is the last Monday of May."""


def last_day_to_cancel(client: str, place: str | None, usd: Decimal | None, signed: date) -> date | None:
    """Return the day until whose midnight a client may cancel; None where the rule gives no such right.

    `client` and `place` are the answers to what the client is and where the deal is struck; `usd` is the
    price, None in another currency, which is taken for enough.
    """
    least = LEAST_USD.get(place or "")
    if client != "consumer" or least is None or (usd is not None and usd < least):
        return None
    return third_business_day(signed)


def third_business_day(after: date) -> date:
    """Return the third business day after a day; Saturdays are business days of the rule."""
    day, left = after, _DAYS
    while left:
        day += timedelta(days=1)
        left -= is_business_day(day)
    return day


def is_business_day(day: date) -> bool:
    """Say whether a day is a business day of the rule.

    The rule says “any federal holiday” and names some. Where one falls on a weekend, neither that day nor the
    weekday on which it is kept is counted: a deadline may be too late for a seller, never too early.
    """
    nearby = (day - timedelta(days=1), day, day + timedelta(days=1))
    return day.weekday() != _SUNDAY and not any(_closes(holiday, day) for holiday in nearby)


def _closes(holiday: date, day: date) -> bool:
    """Say whether a day is a holiday itself, or the weekday on which it is kept."""
    if not _is_holiday(holiday):
        return False
    kept = {_SATURDAY: holiday - timedelta(days=1), _SUNDAY: holiday + timedelta(days=1)}
    return day in (holiday, kept.get(holiday.weekday(), holiday))


def _is_holiday(day: date) -> bool:
    which = (day.day - 1) // 7 + 1
    last_of_may = day.month == 5 and day.weekday() == _MONDAY and (day + timedelta(days=7)).month == 6  # noqa: PLR2004
    return last_of_may or (day.month, day.day) in _FIXED or (day.month, day.weekday(), which) in _MOVING
