"""The FTC's cooling-off rule: its three business days by hand, and the deals that it is for."""

from datetime import date
from decimal import Decimal

import pytest

from generator.packs.us.law.cooling_off import last_day_to_cancel, third_business_day

THURSDAY = date(2027, 3, 18)


@pytest.mark.parametrize(
    ("signed", "until"),
    [
        # Friday, Saturday, Monday: a Saturday counts.
        ("2027-03-18", "2027-03-22"),
        # Signed on a Sunday: Monday, Tuesday, Wednesday.
        ("2027-03-14", "2027-03-17"),
        # Thursday; Christmas on a Friday; Saturday; Monday.
        ("2026-12-23", "2026-12-28"),
        # Thanksgiving; Friday, Saturday, Monday.
        ("2027-11-24", "2027-11-29"),
        # Saturday; Memorial Day on a Monday; Tuesday, Wednesday.
        ("2027-05-28", "2027-06-02"),
        # Saturday; Columbus Day; Tuesday, Wednesday.
        ("2027-10-08", "2027-10-13"),
        # Saturday; Martin Luther King's birthday; Tuesday, Wednesday.
        ("2027-01-15", "2027-01-20"),
        # Saturday; Washington's birthday; Tuesday, Wednesday.
        ("2027-02-12", "2027-02-17"),
        # Saturday; Labor Day; Tuesday, Wednesday.
        ("2027-09-03", "2027-09-08"),
        # Veterans Day on a Thursday; Friday, Saturday, Monday.
        ("2027-11-10", "2027-11-15"),
        # July 4 on a Saturday, kept on Friday: neither counts; Monday, Tuesday, Wednesday.
        ("2026-07-02", "2026-07-08"),
        # July 4 on a Sunday, kept on Monday; Tuesday, Wednesday, Thursday.
        ("2027-07-03", "2027-07-08"),
        # Juneteenth on a Saturday, kept on Friday: a federal holiday that the rule is too old to name.
        ("2027-06-17", "2027-06-23"),
        # January 1, 2028 on a Saturday, kept on the last day of 2027; Monday, Tuesday, Wednesday.
        ("2027-12-30", "2028-01-05"),
    ],
)
def test_the_third_business_day(signed: str, until: str) -> None:
    assert third_business_day(date.fromisoformat(signed)) == date.fromisoformat(until)


@pytest.mark.parametrize(
    ("client", "place", "usd", "given"),
    [
        ("consumer", "home", Decimal(25), True),
        ("consumer", "home", Decimal("24.99"), False),
        ("consumer", "elsewhere", Decimal(130), True),
        ("consumer", "elsewhere", Decimal("129.99"), False),
        ("consumer", "apart", Decimal(5000), False),
        ("business", "home", Decimal(5000), False),
        ("consumer", "home", None, True),
        ("consumer", None, Decimal(5000), False),
    ],
)
def test_which_deals_can_be_canceled(
    client: str, place: str | None, usd: Decimal | None, *, given: bool
) -> None:
    found = last_day_to_cancel(client, place, usd, THURSDAY)

    assert found == (date(2027, 3, 22) if given else None)
