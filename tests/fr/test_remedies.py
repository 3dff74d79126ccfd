"""What French law offers after the last letter: which ways are open, which court, and what runs out."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from generator.packs.pack import pack_of
from generator.packs.reading import answers_from
from generator.packs.remedies import Door, Owed, Remedies, Taken
from tests.fr.deals import LOGO, changed

PACK = pack_of("fr-FR")
DAY, SIGNED = dt.date(2026, 10, 1), dt.date(2026, 4, 1)
SIGNER = {"signatories": [{"name": "Maïa Rousseau", "title": "présidente"}]}
FREELANCERS: dict[str, Any] = {
    "person": LOGO["freelancer"]["form"],
    "company": {
        "kind": "company",
        "type": "sasu",
        "capital": "1000",
        "rcs_city": "Lyon",
        "author": "Maïa Rousseau",
        **SIGNER,
    },
}
CLIENTS: dict[str, Any] = {
    "company": LOGO["client"]["form"],
    "trader": {"kind": "sole_trader"},
    "liberal": {"kind": "liberal"},
    "association": {"kind": "association", **SIGNER},
}
OWED = Owed(as_of=DAY, sum=Decimal("1875.39"), oldest=dt.date(2026, 6, 3), signed=SIGNED)


@cache
def deal(freelancer: str = "person", client: str = "company", code: str = "69002", city: str = "Lyon") -> Any:
    answers = changed(LOGO, freelancer__form=FREELANCERS[freelancer], client__form=CLIENTS[client])
    answers["client"]["address"] |= {"postal_code": code, "city": city}
    return PACK.complete(answers_from(answers), SIGNED)


def offered(owed: Owed = OWED, **parties: str) -> Remedies:
    found = PACK.remedies(deal(**parties), owed)
    assert found
    return found


def doors(owed: Owed = OWED, **parties: str) -> dict[str, Door]:
    return {door.id: door for door in offered(owed, **parties).doors}


def test_the_ways_stand_in_the_order_that_closes_none() -> None:
    assert list(doors()) == ["conciliateur", "commissaire", "injonction", "refere", "fond"]


@pytest.mark.parametrize("freelancer", FREELANCERS)
@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("owed", ["4999.99", "5000.00", "5000.01", "12000.00"])
def test_each_way_says_why_what_it_costs_and_where_that_was_read(
    freelancer: str, client: str, owed: str
) -> None:
    small, merchants = Decimal(owed) <= 5000, (freelancer, client) == ("company", "company")
    found = offered(replace(OWED, sum=Decimal(owed)), freelancer=freelancer, client=client)
    ways = {door.id: door for door in found.doors}
    for door in found.doors:
        assert door.sources, door.id
        assert all(source.checked and source.sure for source in door.sources)
        assert all((door.why, door.costs, door.brings, door.how)), door.id
        assert "  " not in f"{door.why}{door.how}{door.costs}"
    # A condition of admissibility before the civil court alone (CPC 750-1), up to 5 000 euros.
    assert ("irrecevable" in ways["conciliateur"].why) is (small and not merchants)
    assert ("tentative amiable" in ways["fond"].why) is (small and not merchants)
    assert ways["commissaire"].open == ("no" if not small else "ask" if merchants else "yes")
    civil = client != "company"
    commercial = freelancer == "company" and client == "company"
    where = ways["injonction"].why
    assert ("à votre choix" in where) is (not civil and not commercial)
    assert where.startswith("le tribunal judiciaire") is civil
    assert ("obligatoire au-delà de" in ways["fond"].costs) is (Decimal(owed) > 10000)
    assert any("quel tribunal sert" in told for told in found.unknown)


@pytest.mark.parametrize(
    ("code", "city", "name"),
    [
        ("69002", "Lyon", "le tribunal des activités économiques du siège"),
        ("67000", "Strasbourg", "la chambre commerciale du tribunal judiciaire du siège"),
        (
            "35000",
            "Rennes",
            "le tribunal de commerce (ou des activités économiques, selon la ville) du siège",
        ),
    ],
)
def test_the_commercial_court_has_the_name_of_the_place(code: str, city: str, name: str) -> None:
    for owed in (OWED, replace(OWED, as_of=dt.date(2028, 12, 31))):
        assert name in doors(owed, freelancer="company", code=code, city=city)["injonction"].why


def test_after_the_trial_period_the_court_has_its_old_name() -> None:
    later = replace(OWED, as_of=dt.date(2029, 1, 1))
    assert "le tribunal de commerce" in doors(later, freelancer="company")["injonction"].why


def test_five_years_run_from_the_day_on_which_the_oldest_sum_was_due() -> None:
    (clock,) = offered().clocks
    assert (clock.last, clock.source.title.split(" (")[0]) == (dt.date(2031, 6, 2), "C. civ. art. 2224")
    (clock,) = offered(freelancer="company").clocks
    assert clock.source.title == "C. com. art. L. 110-4"
    assert clock.source.sure == "secondary, unverified"
    late = replace(OWED, as_of=dt.date(2031, 5, 1))
    assert any("prescription finit" in why for why in offered(late).lawyer)


@pytest.mark.parametrize(("day", "last"), [("2026-08-31", "2027-02-27"), ("2026-09-01", "2026-11-30")])
def test_an_order_is_served_within_the_months_of_its_day(day: str, last: str) -> None:
    """Six months before Sep 1, 2026, three from that day on; one day of margin."""
    decided = dt.date.fromisoformat(day)
    suit = Taken("suit", "Tribunal judiciaire de Lyon, injonction", "freelancer", SIGNED, decided=decided)
    (due,) = offered(replace(OWED, as_of=decided, taken=(suit,))).due
    assert (due.last.isoformat(), due.whom) == (last, "defendant")


def test_a_way_that_was_taken_says_so_and_frees_the_next() -> None:
    tried = Taken("complaint", "Conciliateur de justice de Lyon", "freelancer", DAY)
    found = doors(replace(OWED, taken=(tried,)))
    assert found["conciliateur"].open == "taken"
    assert "aucune n’est au journal" not in found["fond"].why
    assert doors()["conciliateur"].open == "yes"
    assert "aucune n’est au journal" in doors()["fond"].why


def test_a_dispute_makes_summary_ways_doubtful() -> None:
    found = doors(replace(OWED, disputed=True))
    assert (found["injonction"].open, found["refere"].open, found["fond"].open) == ("ask", "ask", "yes")
