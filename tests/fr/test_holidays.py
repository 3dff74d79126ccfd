from datetime import date

import pytest

from generator.answers.reading import validated
from generator.case.days import Calendar, Period, known_place
from generator.packs.fr.completing import complete
from generator.packs.fr.deal import Answers
from generator.packs.fr.particulars import where
from tests.fr.deals import changed

STRASBOURG = {"street": "1 place Kléber", "postal_code": "67000", "city": "Strasbourg"}
METZ = {"street": "1 place Saint-Louis", "postal_code": "57000", "city": "Metz"}


def calendar(**answers: object) -> Calendar:
    made = validated(changed(**answers), Answers)
    return Calendar(where(complete(made, made.contract.date)).sides)


def test_the_places_of_every_deal_are_known() -> None:
    assert all(map(known_place, calendar().places))


@pytest.mark.parametrize("day", ["2027-03-29", "2027-05-06", "2027-05-17", "2027-07-14", "2027-11-11"])
def test_a_public_holiday_is_no_business_day(day: str) -> None:
    assert not calendar().is_open(date.fromisoformat(day))


@pytest.mark.parametrize("home", [STRASBOURG, METZ])
@pytest.mark.parametrize("day", ["2027-03-26", "2028-12-26"])
def test_alsace_and_moselle_have_two_days_of_their_own(home: dict[str, str], day: str) -> None:
    assert calendar().is_open(date.fromisoformat(day))
    assert not calendar(client__address=home).is_open(date.fromisoformat(day))


def test_ten_business_days_run_past_the_bridges_of_may() -> None:
    # From Monday, May 3, 2027: Ascension is on the 6th, Whit Monday on the 17th.
    assert calendar().end(date(2027, 5, 3), Period(10, business=True)) == date(2027, 5, 19)
