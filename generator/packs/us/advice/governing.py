"""Rules about the governing state, its courts and what they make of the clause."""

from collections.abc import Iterator
from decimal import Decimal

from generator.advice.rule import Advice, rule
from generator.answers.places import country_name
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.figures import listed, usd
from generator.packs.us.advice.links import PLACES, usd_fee
from generator.packs.us.completing import Deal
from generator.packs.us.law.topics import ChoiceOfLaw, CountyClause
from generator.packs.us.places import state_name

_LAW = "disputes.law"
_COURTS = "disputes.courts"
_STATE = "governing_law.state"


def _without_link(case: Case) -> bool:
    return case.deal.governing_law.state not in case.states


def _statute(case: Case) -> ChoiceOfLaw | None:
    found = case.governing.choice_of_law
    return found if isinstance(found, ChoiceOfLaw) else None


def _helps(statute: ChoiceOfLaw, case: Case) -> bool:
    """Tell whether the statute carries the choice of its law without any other link."""
    fee = usd_fee(case.deal)
    barred = statute.excludes_personal_services or statute.excludes_unlinked
    reached = fee is not None and fee >= statute.min_amount_usd
    return reached and not barred and case.deal.client.kind == "business"


def _from(amount: Decimal) -> str:
    return f"from {usd(amount)} on" if amount else "of any size"


def _home(deal: Deal) -> tuple[str, object] | None:
    address = deal.freelancer.address
    if address.country != "US":
        return None
    home = {"state": address.state, "city": address.city, "mediation": deal.governing_law.mediation}
    return ("governing_law", home)


@rule("governing-state-without-link", _STATE, slot=_LAW, needs=(*PLACES, "governing_law.city"))
def governing_state_without_link(case: Case) -> Iterator[Advice]:
    """Warn of a state that neither a party nor the work has to do with."""
    deal = case.deal
    if _without_link(case) and _statute(case) is None:
        state = state_name(deal.governing_law.state)
        yield Advice(
            f"neither a party nor the work is in {state}: a court may ignore the choice of its law",
            "choose a state where you or the client live, or where the work is done",
            remedy=_home(deal),
        )


@rule("choice-of-law-below-threshold", _STATE, slot=_LAW, needs=(*PLACES, "fee", "governing_law.city"))
def choice_of_law_below_threshold(case: Case) -> Iterator[Advice]:
    """Warn of a choice without a link that the state's own statute does not carry either."""
    deal, statute = case.deal, _statute(case)
    if statute is None or not _without_link(case) or _helps(statute, case):
        return
    state = state_name(deal.governing_law.state)
    shut = f" and leaves out {listed(statute.excludes)}" if statute.excludes else ""
    yield Advice(
        f"neither a party nor the work is in {state}, and its statute on choice of law does not help: it "
        f"is for contracts {_from(statute.min_amount_usd)}{shut}",
        "choose a state where you or the client live, or where the work is done",
        remedy=_home(deal),
        facts=(statute,),
    )


@rule("choice-of-law-by-statute", _STATE, slot=_LAW, needs=(*PLACES, "fee"), severity="note")
def choice_of_law_by_statute(case: Case) -> Iterator[Advice]:
    """Say that a choice without a link rests on a statute alone."""
    statute = _statute(case)
    if statute is not None and _without_link(case) and _helps(statute, case):
        yield Advice(
            f"neither a party nor the work is in {state_name(case.deal.governing_law.state)}: the choice of "
            f"its law rests only on its statute, for business contracts {_from(statute.min_amount_usd)}",
            "have a lawyer confirm the statute, or choose a state with a link",
            facts=(statute,),
        )


@rule("forum-not-honored", _STATE, slot=_COURTS, needs=PLACES)
def forum_not_honored(case: Case) -> Iterator[Advice]:
    """Warn where a state of the deal refuses or weakens a clause that names courts elsewhere."""
    state = case.deal.governing_law.state
    for law in case.touched:
        for found in law.forum_rules if law.code != state else ():
            if found.kind in ("voids_clause", "weakens_clause"):
                yield Advice(
                    f"the courts are to be in {state_name(state)}, but the deal touches {law.name}. "
                    f"There: {found.rule}",
                    f"choose the courts of {law.name}, or expect to be sued there all the same",
                    facts=(found,),
                )


@rule("city-venue-advisory", "governing_law.city", slot=_COURTS, needs=(_STATE, "fee"), severity="note")
def city_venue_advisory(case: Case) -> Iterator[Advice]:
    """Say where naming a county or city does not bind the state's courts."""
    deal = case.deal
    found = case.governing.county_clause
    if not isinstance(found, CountyClause):
        return
    fee = usd_fee(deal)
    if found.below_usd is None or fee is None or fee < found.below_usd:
        yield Advice(
            f"the courts of {deal.governing_law.city} are a wish, not a rule: {found.rule}",
            "the clause says “where the law allows”, so there is nothing to change",
            facts=(found,),
        )


@rule(
    "courts-city-elsewhere",
    "governing_law.city",
    slot=_COURTS,
    needs=(_STATE, "freelancer.address", "client.address"),
)
def courts_city_elsewhere(case: Case) -> Iterator[Advice]:
    """Warn where the city of the courts is a party's city, and that party is in another state.

    No list of cities is at hand: a city that is no party's own is not looked at.
    """
    law, parties = case.deal.governing_law, (case.deal.freelancer.address, case.deal.client.address)
    there = [party for party in parties if party.city.casefold() == law.city.casefold()]
    in_state = [party for party in parties if party.state == law.state]
    if not there or any(party in in_state for party in there):
        return
    state, home = state_name(law.state), there[0]
    found = state_name(home.state) if home.state else country_name(home.country)
    fitting = in_state[0].city if in_state else ""
    yield Advice(
        f"the courts are to be in {law.city}, which by the address of a party is in {found}, but under the "
        f"law of {state}: a court there would have to apply foreign law, or the clause fails",
        f"name {fitting or f'a city in {state}'}, or choose the law of {found}; nothing to change if {state} "
        f"has a {law.city} of its own",
        remedy=("governing_law.city", fitting) if fitting else None,
    )
