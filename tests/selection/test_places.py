"""Where a deal is: the states and cities that a party or the work touches."""

from datetime import date
from typing import Any

import pytest

from generator.packs.us.completing import complete
from generator.packs.us.localities import places, where
from tests.deals import deal

SEATTLE = {"street": "9 Pine St", "city": "Seattle", "region": "WA", "postal_code": "98101"}
ABROAD = {"street": "1 High St", "city": "Leeds", "country": "GB", "postal_code": "LS1 1AA"}


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, {"US-NY", "US-NY/New York City"}),
        ({"client.address": SEATTLE}, {"US-NY", "US-NY/New York City", "US-WA", "US-WA/Seattle"}),
        ({"freelancer.address": ABROAD, "client.address": SEATTLE}, {"US-WA", "US-WA/Seattle"}),
        ({"freelancer.address": ABROAD}, {"US-NY"}),
        ({"project.place_of_work": "US-OR"}, {"US-NY", "US-NY/New York City", "US-OR"}),
    ],
)
def test_a_deal_is_where_its_parties_and_its_work_are(changes: dict[str, Any], codes: set[str]) -> None:
    assert where(complete(deal(changes), date(2026, 12, 1))).touched == codes


def test_work_away_from_home_is_done_in_the_city_of_the_client() -> None:
    changes = {"client.address": SEATTLE, "project.place_of_work": "US-WA"}
    found = places(complete(deal(changes), date(2026, 12, 1)))
    assert [(place.link, place.city) for place in found] == [
        ("work", "US-WA/Seattle"),
        ("freelancer", "US-NY/New York City"),
        ("client", "US-WA/Seattle"),
    ]
