"""Business days and periods against a calendar on the wall."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from generator.case.days import Calendar, Counting, Period, day_of_sending, known_place, period_of

US = Calendar(("US",))
D = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-11-26", "Thanksgiving"),
        ("2027-02-15", "Washington's Birthday"),
        ("2027-06-18", "Juneteenth on a Saturday, observed on Friday"),
        ("2027-07-05", "Independence Day on a Sunday, observed on Monday"),
        ("2027-12-24", "Christmas on a Saturday"),
        ("2027-12-31", "New Year's Day 2028 on a Saturday, observed in the year before"),
        ("2027-01-16", "a Saturday"),
        ("2027-01-17", "a Sunday"),
    ],
)
def test_a_closed_day(day: str, why: str) -> None:
    assert not US.is_open(D(day)), why


@pytest.mark.parametrize("day", ["2029-01-22", "2025-01-21", "2026-11-27", "2027-02-12", "2026-12-24"])
def test_an_open_day(day: str) -> None:
    # Inauguration Day is no holiday of contracts; the day after Thanksgiving is none either.
    assert US.is_open(D(day))


def test_a_state_closes_its_own_days() -> None:
    assert not Calendar(("US", "US-NY")).is_open(D("2027-02-12"))  # Lincoln's Birthday


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        ("2027-02-11", 5, "2027-02-19"),  # over Washington's Birthday
        ("2027-12-23", 1, "2027-12-27"),  # over Christmas on a Saturday and the weekend
        ("2027-12-30", 1, "2028-01-03"),
        ("2028-02-25", 2, "2028-02-29"),  # a leap day is a day
        ("2027-02-12", 1, "2027-02-16"),
        ("2027-02-13", 1, "2027-02-16"),  # from a Saturday
    ],
)
def test_the_nth_business_day_after(day: str, count: int, then: str) -> None:
    assert US.plus(D(day), count) == D(then)


@pytest.mark.parametrize(
    ("day", "period", "free"),
    [
        ("2027-01-21", Period(10, business=True), "2027-02-05"),
        ("2027-02-11", Period(60), "2027-04-13"),
        ("2028-01-31", Period(30), "2028-03-02"),  # ends March 1: February has 29 days
        ("2027-01-31", Period(28), "2027-03-01"),  # ends Sunday, February 28
        ("2027-05-01", Period(30), "2027-06-01"),  # ends on Memorial Day
    ],
)
def test_a_period_has_passed_on_the_business_day_after_its_last(day: str, period: Period, free: str) -> None:
    assert US.free(D(day), period) == D(free)


@pytest.mark.parametrize(
    ("day", "tuesday"),
    [("2027-01-20", "2027-01-26"), ("2027-01-18", "2027-01-26"), ("2027-01-24", "2027-01-26")],
)
def test_the_tuesday_of_the_week_after(day: str, tuesday: str) -> None:
    assert US.tuesday_after(D(day)) == D(tuesday)


def test_a_tuesday_that_is_a_holiday_becomes_wednesday() -> None:
    assert US.tuesday_after(D("2029-12-20")) == D("2029-12-26")


@pytest.mark.parametrize(
    ("via", "abroad", "bounced", "counts"),
    [
        (("email",), False, False, "2027-02-08"),
        (("mail",), False, False, "2027-02-12"),
        (("mail",), True, False, "2027-02-22"),
        (("email", "certified"), False, False, "2027-02-08"),
        (("email", "certified"), False, True, "2027-02-12"),
        (("email",), False, True, None),
        (("phone",), False, False, None),
    ],
)
def test_the_day_on_which_a_message_of_friday_counts(
    via: tuple[str, ...], abroad: bool, bounced: bool, counts: str | None
) -> None:
    counting = Counting(US, email=1, mail=5, abroad=10, across_border=abroad)
    assert counting.counts(D("2027-02-05"), via, bounced=bounced) == (counts and D(counts))


def test_the_later_of_two_local_days_is_the_day_of_sending() -> None:
    zones = (ZoneInfo("America/Los_Angeles"), ZoneInfo("America/New_York"))
    late = dt.datetime.fromisoformat("2027-02-01T22:30:00-08:00")
    assert day_of_sending(D("2027-02-01"), late, zones) == D("2027-02-02")
    assert day_of_sending(D("2027-02-01"), None, zones) == D("2027-02-01")


def test_a_period_is_read_from_words() -> None:
    assert period_of("5 business days") == Period(5, business=True)
    assert str(period_of("1 day")) == "1 day"
    with pytest.raises(ValueError, match="such as 5 business days"):
        period_of("five days")


def test_a_place_without_a_list_is_known_to_be_unknown() -> None:
    assert known_place("US-NY")
    assert not known_place("XX")
    assert Calendar(("XX",)).is_open(D("2027-01-01"))
