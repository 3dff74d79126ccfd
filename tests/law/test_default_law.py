"""The law after a default against a table by hand: years, tests and demands of every state."""

from datetime import date

import pytest

from generator.law.fact import NoRule
from generator.law.reading import facts_in
from generator.packs.us.law.lookup import LAW, city_law, federal_law, state_law
from generator.packs.us.law.topics import CityFile
from generator.packs.us.places import STATES

DAY = date(2026, 12, 1)

# State: written, not written, open account, account stated, and the shortest that could be argued.
YEARS = {
    "AL": "6 6 3 6 3", "AK": "3 3 3 3 3", "AZ": "6 3 3 3 3", "AR": "5 3 3 - 3", "CA": "4 2 4 4 4",
    "CO": "6 3 6 6 3", "CT": "6 3 6 6 3", "DE": "3 3 3 3 3", "DC": "3 3 3 3 3", "FL": "5 4 4 - 4",
    "GA": "6 4 4 4 4", "HI": "6 6 6 6 6", "ID": "5 4 4 - 4", "IL": "10 5 5 5 5", "IN": "6 6 6 6 6",
    "IA": "10 5 5 5 5", "KS": "5 3 3 - 3", "KY": "10 5 5 - 5", "LA": "3 3 3 3 3", "ME": "6 6 6 6 6",
    "MD": "3 3 3 3 3", "MA": "6 6 6 6 6", "MI": "6 6 6 6 6", "MN": "6 6 6 6 6", "MS": "3 3 3 3 3",
    "MO": "10 5 5 5 5", "MT": "6 5 5 - 5", "NE": "5 4 4 4 4", "NV": "6 4 4 4 4", "NH": "3 3 3 3 3",
    "NJ": "6 6 6 6 6", "NM": "6 4 4 4 4", "NY": "6 6 6 6 6", "NC": "3 3 3 3 3", "ND": "6 6 6 6 6",
    "OH": "6 4 4 4 4", "OK": "5 3 3 - 3", "OR": "6 6 6 6 6", "PA": "4 4 4 4 4", "RI": "10 10 10 10 10",
    "SC": "3 3 3 3 3", "SD": "6 6 6 6 6", "TN": "6 6 6 6 6", "TX": "4 4 4 4 4", "UT": "6 4 4 4 4",
    "VT": "6 6 6 6 6", "VA": "5 3 3 3 3", "WA": "6 3 6 - 3", "WV": "10 5 5 5 5", "WI": "6 6 6 6 6",
    "WY": "10 8 8 8 8",
}  # fmt: skip
SECONDARY = "AR GA IN KS ME MD MA MI MT NV NH NJ NY NC OR UT WI"
TESTS = {
    "abc": "CA CT MA NE NJ VT",
    "abc_unemployment": "AK DE HI IL IN LA ME MD NV NH NM WA",
    "a_and_c": "CO GA ID OK PA SD UT",
    "a_and_b": "KS",
    "factors": "AZ AR MT OR TN WV",
    "control": "AL DC FL IA KY MI MN MS MO NY NC ND OH RI SC TX VA WI WY",
}


def _years(count: int | None) -> str:
    return "-" if count is None else str(count)


@pytest.mark.parametrize("code", sorted(STATES))
def test_the_years_for_a_lawsuit_are_those_that_were_read(code: str) -> None:
    found = state_law(code).limitation.on(DAY)
    years = (
        found.written_years, found.unwritten_years, found.open_account_years, found.account_stated_years,
        found.plan_years,
    )  # fmt: skip
    assert " ".join(map(_years, years)) == YEARS[code[3:]]
    assert (found.sure == "secondary, unverified") == (code[3:] in SECONDARY.split())


def test_every_state_has_its_test_of_a_contractor() -> None:
    kinds = {code[3:]: state_law(code).contractor_test.on(DAY).kind for code in STATES}
    assert {kind: " ".join(sorted(c for c in kinds if kinds[c] == kind)) for kind in TESTS} == {
        kind: " ".join(sorted(codes.split())) for kind, codes in TESTS.items()
    }


def test_only_some_writings_need_a_signature_or_the_state() -> None:
    found = {code: state_law(code).limitation.on(DAY) for code in STATES}
    assert {code for code, fact in found.items() if fact.client_signed} == {"US-VA", "US-WV"}
    assert {code for code, fact in found.items() if fact.signed_here} == {"US-AZ"}


def test_demands_that_count_days() -> None:
    fees = {
        code: (fact.demand_days, fact.demand_from)
        for code in STATES
        for fact in state_law(code).attorney_fees.on(DAY)
        if fact.demand_days
    }
    assert fees == {
        "US-GA": (10, "receipt"), "US-ID": (10, "sending"), "US-LA": (30, "receipt"),
        "US-MS": (30, "receipt"), "US-NE": (90, "accrual"), "US-NC": (5, "receipt"),
        "US-OR": (20, "sending"), "US-TX": (30, "sending"),
    }  # fmt: skip
    others = {
        code: (fact.days, fact.business_days, fact.most_days, fact.client)
        for code in STATES
        for fact in state_law(code).demands.on(DAY)
        if fact.days
    }
    assert others == {
        "US-MT": (14, False, None, "any"),
        "US-NV": (10, True, None, "any"),
        "US-NY": (10, False, 180, "consumer"),
    }


def test_a_wrong_sum_costs_the_fees_or_the_rest_in_three_states() -> None:
    laws = {code: state_law(code) for code in STATES}
    exact = {
        code
        for code, law in laws.items()
        if any(fact.exact for fact in (*law.attorney_fees.on(DAY), *law.demands.on(DAY)))
    }
    assert exact == {"US-LA", "US-MS", "US-NV"}


def test_the_agencies_and_what_a_lawsuit_does_to_them() -> None:
    states = {code: fact for code in STATES if (fact := state_law(code).agency.on(DAY))}
    assert {
        code: (f.agency != "", f.court, f.complaint_years, f.suit_years) for code, f in states.items()
    } == {
        "US-CA": (False, None, None, None),
        "US-IL": (True, "may_stop", 2, 2),
        "US-NY": (True, "open", None, 6),
    }
    cities = {code: city_law(code).agency.on(DAY) for code in LAW.codes(CityFile)}
    assert {code: (f.court, f.complaint_years, f.answer_days, f.no_award) for code, f in cities.items()} == {
        "US-CA/City of Los Angeles": ("open", 1, 20, False),
        "US-MN/Minneapolis": (None, None, None, False),
        "US-NY/New York City": ("first_or_never", 2, 20, False),
        "US-OH/Columbus": (None, None, None, True),
        "US-WA/Seattle": ("open", 3, None, False),
    }


def test_what_nobody_determined_is_absent_and_not_none() -> None:
    unknown = {code[3:] for code in STATES if state_law(code).small_claims_place.on(DAY) is None}
    assert len(unknown) == 51 - 18
    assert {"AL", "WV", "WY"} <= unknown
    rules = {code[3:] for code in STATES if state_law(code).collection.on(DAY) is None}
    assert len(rules) == 51 - 26
    absent = [fact for code in STATES for _, fact in facts_in(state_law(code)) if isinstance(fact, NoRule)]
    assert all(fact.note for fact in absent)


def test_what_holds_in_every_state_stands_once() -> None:
    law = federal_law()
    board = law.claims_board.on(DAY)
    assert (board.limit_usd, board.filing_fee_usd, board.active_fee_usd, board.opt_out_days) == (
        30_000,
        40,
        60,
        60,
    )
    assert law.registration.on(DAY).months == 3
    assert law.board_damages.on(DAY).sure == "from memory"
    assert {fact.kind for fact in law.letter_rules.on(DAY)} == {"never", "may", "consumer"}
