"""A day is one thing everywhere: in answers, in options, and in what a file says of how it was made."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from generator import UsageError, draft
from generator.answers.values import day_of
from generator.cli.commands import main
from generator.errors import InputError
from generator.packs.reading import answers_from
from generator.word.provenance_reading import checked
from tests.deals import deal, deal_data

FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)
DAYS = st.dates(FIRST, LAST)


@given(DAYS)
def test_every_day_of_a_contract_is_read_by_all(day: date) -> None:
    assert day_of(day) == day_of(day.isoformat()) == day
    assert checked(f'{{"as_of": "{day}"}}') == {"as_of": str(day)}
    assert answers_from(deal_data({"contract.date": str(day)}, without=("project.start", "project.end")) | {
        "project": deal_data()["project"] | {"start": str(day), "end": str(min(LAST, day + timedelta(30)))},
    }).contract.date == day  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        1765065600, "1765065600", 1765065600.0, 0, True, None, [], "", "soon", "2026-12-7", "20261207",
        "2026-12-07T00:00:00", "2026-W50-1", "12/07/2026", "2026-02-30", "٢٠٢٦-12-07", " 2026-12-07",
        "1989-12-31", "2101-01-01", datetime(2026, 12, 7, tzinfo=UTC),
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_in_plain_words(value: Any) -> None:
    with pytest.raises(ValueError, match=r"must be a date such as 2026-12-01|must lie between 1990 and 2100"):
        day_of(value)
    with pytest.raises(InputError, match=r"contract\.date: must (be a date such as|lie between)"):
        answers_from(deal_data({"contract.date": value}))


@pytest.mark.parametrize("day", [FIRST - timedelta(1), LAST + timedelta(1), date.min, date.max])
def test_the_law_of_a_day_that_no_contract_is_about_is_not_asked(day: date) -> None:
    with pytest.raises(UsageError, match="between 1990 and 2100"):
        draft(deal(), as_of=day)
    assert main(["draft", "answers.json", "--as-of", day.isoformat()]) == 2
    with pytest.raises(ValueError, match="between 1990 and 2100"):
        checked(f'{{"as_of": "{day}"}}')
