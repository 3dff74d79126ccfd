"""What the law offers after the last letter, in every state, for each kind of client and of freelancer."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from generator.packs.pack import pack_of
from generator.packs.reading import answers_from
from generator.packs.remedies import Door, Owed, Remedies, Taken
from generator.packs.us.law.lookup import LAW, state_law
from generator.packs.us.places import STATES
from tests.deals import deal_data
from tests.law.test_default_law import YEARS

PACK = pack_of("en-US")
DAY = dt.date(2027, 6, 17)
DUE = dt.date(2027, 2, 25)
SUM = Decimal("1384.26")
KINDS: dict[str, dict[str, Any]] = {
    "company": {},
    "sole trader": {"client.form": {"kind": "individual", "trade_name": "Harbor Tea"}},
    "private": {"client.kind": "consumer", "client.form": {"kind": "individual"}},
}
SIGNERS: dict[str, dict[str, Any]] = {
    "person": {},
    "company": {
        "freelancer.form": {
            "kind": "company",
            "type": "llc",
            "organized_in": "Delaware",
            "signatories": [{"name": "Maya Ortiz", "title": "Manager"}],
        }
    },
}
# Where the place in which a small claim is filed was read; everywhere else it is not determined.
PLACES = [
    "CA", "FL", "GA", "ID", "IL", "MI", "MO", "MT", "NC", "NE", "NJ", "NV", "NY", "OH", "OR", "PA", "TX",
    "WA",
]  # fmt: skip


@cache
def deal_in(state: str, client: str, signer: str) -> Any:
    """Return a completed deal whose parties, work and law are in one state."""
    changes: dict[str, Any] = {**KINDS[client], **SIGNERS[signer]}
    for party in ("freelancer", "client"):
        changes |= {
            f"{party}.address.city": "Springfield",
            f"{party}.address.region": state,
            f"{party}.address.postal_code": "00501" if party == "client" else "00502",
        }
    city = "Washington" if state == "DC" else "Springfield"
    changes |= {"governing_law": {"state": f"US-{state}", "city": city}}
    return PACK.complete(answers_from(deal_data(changes)), dt.date(2026, 12, 1))


def found_in(deal: Any, owed_sum: Decimal = SUM, **fields: Any) -> Remedies:
    given = {"as_of": DAY, "sum": owed_sum, "oldest": DUE, "signed": dt.date(2026, 12, 1), **fields}
    found = PACK.remedies(deal, Owed(**given))
    assert found is not None
    return found


def each_deal() -> Iterator[tuple[str, str, str]]:
    yield from (
        (code[3:], client, signer) for code in sorted(STATES) for client in KINDS for signer in SIGNERS
    )


def day_before(day: dt.date, years: int) -> dt.date:
    """Return the last safe day by the calendar alone, written out."""
    return dt.date.fromordinal(dt.date(day.year + years, day.month, day.day).toordinal() - 1)


def of_kind(found: Remedies, kind: str) -> list[Door]:
    return [door for door in found.doors if door.kind == kind]


@pytest.mark.parametrize("state", sorted(code[3:] for code in STATES))
def test_every_state_says_court_limit_and_clocks_or_not_determined(state: str) -> None:
    law = state_law(f"US-{state}").small_claims.on(DAY)
    *_, plan = YEARS[state].split()
    for client in KINDS:
        for signer in SIGNERS:
            found = found_in(deal_in(state, client, signer))
            (small,) = of_kind(found, "small_claims")
            limit = law.company_limit_usd if signer == "company" and law.company_limit_usd else law.limit_usd
            assert small.limit == limit
            assert law.court in small.name
            assert f"${limit:,}" in small.brings
            assert (state in PLACES) != (
                f"where a small claim is filed in {STATES[f'US-{state}']}" in found.unknown
            )
            assert small.open == ("yes" if _is_plain(state, signer) else "ask")
            lasts = {clock.last for clock in found.clocks if "law of" in clock.what}
            assert lasts == {day_before(DUE, int(plan))}
            assert [clock.last for clock in found.clocks] == sorted(clock.last for clock in found.clocks)
            waits = [(term.days, term.business) for term in small.demands]
            assert waits == _conditions(state, client, signer) + _fees(state)
            (court,) = of_kind(found, "court")
            assert court.open == "yes"


def _is_plain(state: str, signer: str) -> bool:
    """Say whether the court takes the claim: place and limit are known, and no rule is on companies."""
    law = state_law(f"US-{state}").small_claims.on(DAY)
    tied = signer == "company" and law.company in ("lawyer_required", "restricted")
    return state in PLACES and not tied and min((law.limit_usd, *law.local_limits_usd.values())) >= SUM


def _fees(state: str) -> list[tuple[int, bool]]:
    """Return what a demand must wait for attorney's fees by a statute, before any lawsuit."""
    days = {"ID": 10, "LA": 30, "MS": 30, "OR": 20, "TX": 30}
    return [(days[state], False)] if state in days else []


def _conditions(state: str, client: str, signer: str) -> list[tuple[int, bool]]:
    if state == "NY":
        return [(10, False)] if (client, signer) == ("private", "company") else []
    return {"MT": [(14, False)], "NV": [(10, True)]}.get(state, [])


_FIGURES = re.compile(r"\d[\d,.]*\d|\d")


@cache
def _figures_on_file(state: str) -> frozenset[str]:
    """Return every figure of the law files that may be told in a state."""
    files = [LAW.folder / f"US-{state}.yaml", LAW.folder / "US.yaml", *LAW.folder.glob(f"US-{state}/*.yaml")]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    return frozenset(figure.replace(",", "") for figure in _FIGURES.findall(text))


def _texts(found: Remedies) -> Iterator[str]:
    for door in found.doors:
        yield from (door.name, door.why, door.costs, door.brings, door.how, *door.closes, *door.asks)
        yield from (f"{term.days} {term.wins} {term.form}" for term in door.demands)
    yield from (clock.what for clock in found.clocks)
    yield from (told.text for told in found.mind)
    yield from (*found.lawyer, *found.unknown)
    yield from (step.what for step in found.due)


@pytest.mark.parametrize("state", sorted(code[3:] for code in STATES))
def test_no_figure_is_told_that_the_law_files_do_not_hold(state: str) -> None:
    own = {"1384.26", str(SUM), "25", "2027", "17", "2026", "1", "2029"}
    for client in KINDS:
        for signer in SIGNERS:
            deal = deal_in(state, client, signer)
            for used in (None, dt.date(2027, 6, 1)):
                found = found_in(deal, used=used, employer=True, disputed=True)
                told = {f.replace(",", "") for text in _texts(found) for f in _FIGURES.findall(text)}
                dates = {str(clock.last.year) for clock in found.clocks} | {
                    str(c.last.day) for c in found.clocks
                }
                assert not told - _figures_on_file(state) - own - dates, (state, client, signer)


def test_every_text_ends_as_a_sentence_part_and_names_no_empty_thing() -> None:
    for state, client, signer in each_deal():
        for text in _texts(found_in(deal_in(state, client, signer))):
            assert text == text.strip()
            assert not re.search(r"None|\(\)|;\s*;|\.\.|  ", text), text


def new_york(client: str = "company", signer: str = "person", **changes: Any) -> Any:
    data = {
        **KINDS[client],
        **SIGNERS[signer],
        "client.address.city": "Brooklyn",
        "client.address.postal_code": "11201",
    }
    return PACK.complete(answers_from(deal_data({**data, **changes})), dt.date(2026, 12, 1))


CITY = "Department of Consumer and Worker Protection"


def test_in_new_york_city_its_agency_comes_before_all_that_takes_its_power() -> None:
    for client in KINDS:
        for signer in SIGNERS:
            found = found_in(new_york(client, signer), used=dt.date(2027, 6, 1))
            first, *others = found.doors
            assert (first.name, first.closes) == (CITY, ())
            assert all(f"the {CITY} has no power any more" in door.closes for door in others)
            assert {door.kind for door in others} == {"agency", "small_claims", "court", "board"}


@pytest.mark.parametrize(
    ("taken", "state"),
    [
        (Taken("suit", "Civil Court", "client", DAY), "no"),
        (Taken("suit", "Civil Court", "freelancer", DAY), "no"),
        (Taken("complaint", "Attorney General of New York", "freelancer", DAY), "no"),
        (Taken("complaint", "NY Attorney General", "client", DAY), "no"),
        (Taken("complaint", "Attorney General of New York", "freelancer", DAY, over=True), "ask"),
        (Taken("complaint", CITY, "freelancer", DAY), "taken"),
        (Taken("complaint", "New York City", "freelancer", DAY), "taken"),
        (Taken("complaint", "DCWP", "freelancer", DAY), "taken"),
        (Taken("complaint", CITY, "freelancer", DAY, over=True), "yes"),
        (Taken("complaint", "Better Business Bureau", "freelancer", DAY), "no"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value.by} {value.whom} {value.over}",
)
def test_the_city_loses_its_power_to_any_other_step_of_either_side(taken: Taken, state: str) -> None:
    door = found_in(new_york(), taken=(taken,)).doors[0]
    assert (door.name, door.open) == (CITY, state)


def test_a_lawsuit_in_new_york_wants_a_copy_served_in_ten_days() -> None:
    found = found_in(new_york(), taken=(Taken("suit", "Civil Court", "freelancer", DAY),))
    assert {(step.last, step.own) for step in found.due} == {(dt.date(2027, 6, 27), True)}
    found = found_in(new_york(), taken=(Taken("complaint", CITY, "freelancer", DAY),))
    assert [(step.last, step.own) for step in found.due] == [(dt.date(2027, 7, 7), False)]


def test_illinois_has_two_years_for_the_act_and_ten_for_a_writing() -> None:
    found = found_in(deal_in("IL", "company", "person"), oldest=dt.date(2027, 3, 2))
    assert [clock.last.isoformat() for clock in found.clocks] == [
        "2029-03-01", "2029-03-01", "2032-03-01", "2037-03-01",
    ]  # fmt: skip
    names = [door.name for door in found.doors if door.closes]
    assert all("Illinois Department of Labor need not act" in d.closes[0] for d in found.doors if d.closes)
    assert len(names) == 2


def test_a_clock_that_is_over_closes_its_door_and_asks_for_a_lawyer() -> None:
    found = found_in(new_york(), as_of=dt.date(2029, 3, 1))
    assert found.doors[0].open == "no"
    assert "was over on February 24, 2029" in found.doors[0].why
    assert any("was over on" in reason for reason in found.lawyer)


@pytest.mark.parametrize(("due", "last"), [("2028-02-29", "2031-02-27"), ("2027-03-01", "2030-02-28")])
def test_a_clock_from_a_leap_day_is_the_earlier_one(due: str, last: str) -> None:
    found = found_in(deal_in("DE", "company", "person"), oldest=dt.date.fromisoformat(due))
    assert found.clocks[0].last.isoformat() == last


def test_a_client_in_another_state_is_sued_at_home_and_its_shorter_time_is_told() -> None:
    deal = PACK.complete(
        answers_from(
            deal_data(
                {
                    "client.address": {
                        "street": "1 Oak",
                        "city": "Raleigh",
                        "region": "NC",
                        "postal_code": "27601",
                    },
                }
            )
        ),
        dt.date(2026, 12, 1),
    )
    found = found_in(deal)
    small = {door.place: door.open for door in of_kind(found, "small_claims")}
    assert small == {"US-NC": "yes", "US-NY": "no"}
    assert any("North Carolina, the client's home" in c.what and c.last.year == 2030 for c in found.clocks)


def test_fees_by_statute_need_their_sum_and_no_clause() -> None:
    oregon = deal_in("OR", "company", "person")
    (court,) = of_kind(found_in(oregon), "court")
    assert [(term.days, term.place) for term in court.demands] == [(20, "US-OR")]
    (court,) = of_kind(found_in(oregon, Decimal("10000.01")), "court")
    assert court.demands == ()
    changes = {"governing_law": {"state": "US-OR", "city": "Portland", "attorney_fees": "loser"}}
    switched_off = PACK.complete(answers_from(deal_data(changes)), dt.date(2026, 12, 1))
    (court,) = of_kind(found_in(switched_off), "court")
    assert court.demands == ()


def test_a_sum_above_the_limit_closes_small_claims_and_asks_for_a_lawyer() -> None:
    found = found_in(deal_in("TX", "company", "person"), Decimal("20000.01"))
    (small,) = of_kind(found, "small_claims")
    assert small.open == "no"
    assert any("no small claims court is open" in reason for reason in found.lawyer)


def test_a_private_client_is_sued_at_home_and_a_lawyer_is_worth_asking() -> None:
    oregon = {"street": "1 Oak", "city": "Salem", "region": "OR", "postal_code": "97301"}
    deal = PACK.complete(
        answers_from(deal_data({**KINDS["private"], "client.address": oregon})), dt.date(2026, 12, 1)
    )
    found = found_in(deal)
    assert {door.place: door.open for door in of_kind(found, "small_claims")} == {
        "US-OR": "yes",
        "US-NY": "no",
    }
    assert any("private person" in reason for reason in found.lawyer)
