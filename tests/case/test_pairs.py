"""Parties in two states: each sentence is of the law of the state that governs it, and of no other."""

import datetime as dt
import random
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from generator.packs.pack import pack_of
from generator.packs.reading import answers_from
from generator.packs.remedies import Remedies
from generator.packs.us.law.lookup import state_law
from generator.packs.us.law.topics import CollectionLaw, InterestRules
from generator.packs.us.places import STATES
from tests.case.test_remedies import DAY, DUE, KINDS, day_before, found_in, of_kind
from tests.deals import deal_data

PACK = pack_of("en-US")
CODES = sorted(STATES)
Triple = tuple[str, str, str]
"""The freelancer's state, the client's, and the state whose law governs."""


def every_triple() -> list[Triple]:
    """Return all pairs of states, each under the law of one and of the other."""
    return [(own, home, law) for own in CODES for home in CODES for law in dict.fromkeys((own, home))]


SAMPLE = random.Random(1).sample(every_triple(), 40)
"""Some pairs, and no state in one role only."""


@cache
def deal_between(own: str, home: str, law: str, client: str) -> Any:
    changes: dict[str, Any] = dict(KINDS[client])
    for party, code, postal in (("freelancer", own, "00502"), ("client", home, "00501")):
        changes |= {
            f"{party}.address.city": "Springfield",
            f"{party}.address.region": code[3:],
            f"{party}.address.postal_code": postal,
        }
    city = "Washington" if law == "US-DC" else "Springfield"
    changes["governing_law"] = {"state": law, "city": city}
    return PACK.complete(answers_from(deal_data(changes)), dt.date(2026, 12, 1))


def texts(found: Remedies) -> Iterator[str]:
    for door in found.doors:
        yield from (door.name, door.why, door.costs, door.brings, door.how, *door.closes)
    yield from (clock.what for clock in found.clocks)
    yield from (told.text for told in found.mind)
    yield from (*found.lawyer, *found.unknown)


def _says_the_law_of_its_states(triple: Triple, client: str) -> None:
    own, home, law = triple
    found = found_in(deal_between(*triple, client), employer=True, disputed=True)
    _has_the_time_of_the_governing_law(found, home, law)
    _has_the_limit_of_each_court(found, triple)
    _has_the_duties_of_the_home_of_the_client(found, home, client)
    _has_the_interest_of_the_governing_law(found, law)
    assert f"in or serving {_city(law)}, {STATES[law]}" in of_kind(found, "court")[0].why
    assert {term.place for term in of_kind(found, "court")[0].demands} <= {law}
    named = {code for text in texts(found) for code in _named(text)}
    assert named <= {own, home, law}


def _city(code: str) -> str:
    return "Washington" if code == "US-DC" else "Springfield"


_NAME = re.compile("|".join(sorted(STATES.values(), key=len, reverse=True)))
_BY_NAME = {name: code for code, name in STATES.items()}


def _named(text: str) -> set[str]:
    """Return the states that a text names; Washington, D.C. is none of them."""
    plain = text.replace("Washington, District", "District")
    return {_BY_NAME[name] for name in _NAME.findall(plain)}


def _has_the_time_of_the_governing_law(found: Remedies, home: str, law: str) -> None:
    governing, at_home = (state_law(code).limitation.on(DAY) for code in (law, home))
    contract = [clock.last for clock in found.clocks if f"law of {STATES[law]}" in clock.what]
    assert contract == [day_before(DUE, governing.plan_years)]
    shorter = [clock.last for clock in found.clocks if "the client's home" in clock.what]
    assert shorter == [day_before(DUE, at_home.plan_years)] * (at_home.plan_years < governing.plan_years)
    names = " or ".join(dict.fromkeys((STATES[law], STATES[home])))
    anew = "whether a payment or a written acknowledgment by the client begins the time to sue anew in"
    assert f"{anew} {names}" in found.unknown
    assert not any("anew in" in told.text for told in found.mind)


def _has_the_limit_of_each_court(found: Remedies, triple: Triple) -> None:
    _, home, _ = triple
    small = of_kind(found, "small_claims")
    assert small[0].place == home
    for door in small:
        assert door.place in triple
        limits = state_law(door.place).small_claims.on(DAY)
        assert door.limit == limits.limit_usd
        assert {term.place for term in door.demands} <= {door.place}
        if state_law(door.place).small_claims_place.on(DAY) is None:
            assert f"where a small claim is filed in {STATES[door.place]}" in found.unknown


def _has_the_duties_of_the_home_of_the_client(found: Remedies, home: str, client: str) -> None:
    told = [t for t in found.mind if t.text.startswith("Rules on collecting debts")]
    assert all(STATES[home] in t.text and t.sources[0].jurisdiction == home for t in told)
    law = state_law(home).collection.on(DAY)
    unknown = any(text.startswith("whether rules on collecting debts bind you") for text in found.unknown)
    if client == "private" and (not isinstance(law, CollectionLaw) or law.creditor != "no"):
        assert told or unknown


def _has_the_interest_of_the_governing_law(found: Remedies, law: str) -> None:
    rules = state_law(law).interest_rules.on(DAY)
    told = [t for t in found.mind if t.text.startswith(("Part payments in", "Interest in"))]
    assert all(f"in {STATES[law]}" in t.text and t.sources[0].jurisdiction == law for t in told)
    first = isinstance(rules, InterestRules) and rules.payment_order[:1] == ("client",)
    assert any(t.text.startswith("Part payments in") for t in told) == first


@pytest.mark.parametrize("client", KINDS)
@pytest.mark.parametrize("triple", SAMPLE, ids="-".join)
def test_each_sentence_is_of_the_law_that_governs_it(triple: Triple, client: str) -> None:
    _says_the_law_of_its_states(triple, client)


@pytest.mark.outside
@pytest.mark.parametrize("client", KINDS)
@pytest.mark.parametrize("own", CODES)
def test_all_pairs_of_states_say_the_law_that_governs(own: str, client: str) -> None:
    for triple in every_triple():
        if triple[0] == own:
            _says_the_law_of_its_states(triple, client)
