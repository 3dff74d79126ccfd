"""Days as people type them; November 22, 2026 is a Sunday."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import dates, integers, sampled_from, text

from generator.answers.values import day_in_words
from generator.packs.us.typed_day import days_named, read_day

SUNDAY, WEDNESDAY = date(2026, 11, 22), date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Dec 21", "2026-12-21"),
        ("dec. 21st", "2026-12-21"),
        ("21 December 2027", "2027-12-21"),
        ("Mon, Dec 21, 2026", "2026-12-21"),
        ("the 5th of May", "2027-05-05"),
        ("Sept 5", "2027-09-05"),
        ("12/21", "2026-12-21"),
        ("12/21/27", "2027-12-21"),
        ("4/4/2027", "2027-04-04"),
        ("2026-12-21", "2026-12-21"),
        ("today", "2026-11-25"),
        ("tomorrow", "2026-11-26"),
        ("next monday", "2026-11-30"),
        ("next wednesday", "2026-12-02"),
        ("fri", "2026-11-27"),
        ("this friday", "2026-11-27"),
        ("in 6 weeks", "2027-01-06"),
        ("six weeks from now", "2027-01-06"),
        ("in a month", "2026-12-25"),
        ("in 3 months", "2027-02-25"),
        ("end of January", "2027-01-31"),
        ("end of Feb 2028", "2028-02-29"),
        ("end of the month", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("end of the year", "2026-12-31"),
        ("Feb 29", "2028-02-29"),
    ],
)
def test_a_day_is_read_as_people_mean_it(typed: str, day: str) -> None:
    assert read_day(typed, WEDNESDAY).isoformat() == day


@pytest.mark.parametrize(
    ("typed", "today", "first", "second"),
    [
        ("3/4/2027", WEDNESDAY, "March 4, 2027", "April 3, 2027"),
        ("next friday", WEDNESDAY, "November 27, 2026", "December 4, 2026"),
        ("next monday", SUNDAY, "November 23, 2026", "November 30, 2026"),
    ],
)
def test_what_may_be_two_days_names_both(typed: str, today: date, first: str, second: str) -> None:
    with pytest.raises(ValueError, match=f"may be {first} or {second}"):
        read_day(typed, today)


@pytest.mark.parametrize(
    "typed", ["soon", "next week", "April 31", "2026-13-01", "13/13/2026", "in 0x days", ""]
)
def test_what_is_no_day_says_what_is(typed: str) -> None:
    with pytest.raises(ValueError, match="must be a day, such as"):
        read_day(typed, WEDNESDAY)


@given(dates(date(1990, 1, 1), date(2100, 1, 1)), sampled_from(["{}", "{:%b %d, %Y}", "{:%d %B %Y}"]))
def test_a_day_written_out_is_that_day_whatever_today_is(day: date, form: str) -> None:
    assert read_day(form.format(day), WEDNESDAY) == day
    assert read_day(day_in_words(day), day + timedelta(days=40)) == day


@given(dates(date(2000, 1, 1), date(2090, 1, 1)), integers(0, 400), sampled_from(["day", "week"]))
def test_a_number_of_days_is_counted_from_today(today: date, count: int, unit: str) -> None:
    found = read_day(f"in {count} {unit}s", today)
    assert (found - today).days == count * (7 if unit == "week" else 1)


@given(text(), dates())
def test_any_text_is_a_day_or_refused(typed: str, today: date) -> None:
    with suppress(ValueError):
        assert isinstance(read_day(typed, today), date)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("mid March", "2027-03-15"),
        ("mid-march 2028", "2028-03-15"),
        ("middle of December", "2026-12-15"),
        ("beginning of June", "2027-06-01"),
        ("start of next month", "2026-12-01"),
        ("end of next year", "2027-12-31"),
        ("by Dec 21", "2026-12-21"),
        ("a couple of weeks", "2026-12-09"),
        ("the day after tomorrow", "2026-11-27"),
        ("yesterday", "2026-11-24"),
        ("last friday", "2026-11-20"),
        ("3 days ago", "2026-11-22"),
    ],
)
def test_a_part_of_a_month_and_a_day_that_has_been_are_read(typed: str, day: str) -> None:
    assert read_day(typed, WEDNESDAY).isoformat() == day


@pytest.mark.parametrize(
    ("typed", "coming", "nearest"),
    [
        ("Nov 20", "2027-11-20", "2026-11-20"),
        ("Dec 1", "2026-12-01", "2026-12-01"),
        ("mid November", "2027-11-15", "2026-11-15"),
        ("end of October", "2027-10-31", "2026-10-31"),
        ("November 25", "2026-11-25", "2026-11-25"),
    ],
)
def test_a_day_without_a_year_is_the_coming_or_the_nearest(typed: str, coming: str, nearest: str) -> None:
    assert read_day(typed, WEDNESDAY).isoformat() == coming
    assert [day.isoformat() for day in days_named(typed, WEDNESDAY, nearest=True)] == [nearest]


def test_what_may_be_two_days_says_how_to_write_each() -> None:
    with pytest.raises(ValueError, match="type 2026-01-12 or 2026-12-01"):
        read_day("12/1/2026", WEDNESDAY)


def test_where_the_nearest_is_meant_a_weekday_may_be_either() -> None:
    days = days_named("friday", WEDNESDAY, nearest=True)
    assert [day.isoformat() for day in days] == ["2026-11-20", "2026-11-27"]
