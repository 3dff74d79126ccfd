"""Small claims courts: which of them a client may be sued in, and whether the sum is within the limit."""

from collections.abc import Iterator
from decimal import Decimal

from generator.packs.remedies import Door, Open
from generator.packs.us.advice.deal_law import law_for
from generator.packs.us.advice.figures import usd
from generator.packs.us.law.lookup import city_at, state_law
from generator.packs.us.law.topics import Reach, SmallClaims, SmallClaimsPlace
from generator.packs.us.remedies.default import Default
from generator.packs.us.remedies.demand import court_demands, fee_demands
from generator.packs.us.remedies.law import CourtLaw, DebtLaw
from generator.packs.us.remedies.words import sourced

_CITY_COURT = "US-NY/New York City"
"""A city whose small claims court has a limit and an area of its own."""
_FOR_OUTSIDERS = {"freelancer_if_client_away", "events_if_client_away"}
_FOR_DEEDS = {"events", "signed", "performance", "payment"}
_COMPANY = {
    "lawyer_required": "a company needs a lawyer there",
    "restricted": "companies are restricted there",
    "separate_part": "a company uses a part of the court of its own",
    "lower_cap": "",
}


def small_claims_doors(default: Default) -> Iterator[Door]:
    """Yield the small claims courts that come into question, that of the client's home first."""
    for court in default.courts:
        if isinstance(court.small_claims, SmallClaims) and (found := _verdict(default, court)):
            yield _door(default, court, court.small_claims, *found)


def _door(default: Default, court: CourtLaw, law: SmallClaims, state: Open, why: str) -> Door:
    deal, owed = default.deal, default.owed
    company = deal.freelancer.form.kind == "company"
    limit = limit_of(default, law)
    fits, sized = _size(default, court, law)
    place = court.small_claims_place
    placed = place if isinstance(place, SmallClaimsPlace) else None
    tied = company and law.company in ("lawyer_required", "restricted")
    opens = _worst(state, fits, "ask" if tied else "yes")
    parts = (
        why,
        sized,
        _COMPANY[law.company] if company and law.company else "",
        placed.trap if placed else "",
        placed.filing_limit if placed else "",
    )
    appears = (placed.appears if placed else "", law.company_note if company else "")
    debts = law_for(DebtLaw, state_law(court.code, default.law), owed.as_of)
    return Door(
        id=f"small_claims {court.code}",
        kind="small_claims",
        name=f"small claims court in {court.name} ({law.court})",
        place=court.code,
        open=opens,
        why="; ".join(part.rstrip(".") for part in parts if part),
        costs="the filing fee was not determined: ask the clerk",
        brings=f"a judgment for up to {usd(limit)}",
        how=" ".join(part for part in (placed.area if placed else "", *appears) if part),
        limit=limit,
        demands=(
            *court_demands(debts, deal, owed.as_of),
            *fee_demands(debts, deal, owed.sum, owed.as_of),
        ),
        sources=tuple(sourced(fact, court.code, owed.as_of) for fact in (law, placed) if fact is not None),
    )


def limit_of(default: Default, law: SmallClaims) -> Decimal:
    """Return the most that the court awards to this freelancer, where it has local limits the highest."""
    company = default.deal.freelancer.form.kind == "company"
    return law.company_limit_usd if company and law.company_limit_usd is not None else law.limit_usd


def _worst(*states: Open) -> Open:
    return next(state for state in ("no", "ask", "yes") if state in states)


def _size(default: Default, court: CourtLaw, law: SmallClaims) -> tuple[Open, str]:
    """Return whether the sum is within the limit, and how that is told."""
    deal, owed = default.deal, default.owed
    limit = limit_of(default, law)
    if deal.fee.currency != "USD":
        return (
            "ask",
            f"what is owed is in {deal.fee.currency} and was not compared with its limit of {usd(limit)}",
        )
    if owed.sum > limit:
        return "no", f"what is overdue, {usd(owed.sum)}, is above its limit of {usd(limit)}"
    local = min((limit, *law.local_limits_usd.values()))
    if owed.sum <= local or _in_city(default, court):
        return "yes", f"what is overdue, {usd(owed.sum)}, is within its limit of {usd(limit)}"
    kinds = ", ".join(f"{usd(sum_)} in {name}" for name, sum_ in law.local_limits_usd.items())
    return "ask", f"its limit differs by place: {kinds}"


def _in_city(default: Default, court: CourtLaw) -> bool:
    address = default.deal.client.address
    return (
        _CITY_COURT.startswith(f"{court.code}/")
        and address.state == court.code
        and city_at(court.code, address.city, address.postal_code, default.law) == _CITY_COURT
    )


def _verdict(default: Default, court: CourtLaw) -> tuple[Open, str] | None:
    """Return whether the court takes a claim against this client; None where it is out of the question."""
    place = court.small_claims_place
    reach = frozenset(place.reach) if isinstance(place, SmallClaimsPlace) else None
    if court.code == default.deal.client.address.state:
        if reach is None:
            return "ask", "where a claim is filed was not determined: ask the clerk where the client lives"
        return "yes", f"the client is in {court.name}"
    found = _against_an_outsider(default, court, reach)
    return found and (found[0], f"the client is outside {court.name}{found[1]}")


def _against_an_outsider(
    default: Default, court: CourtLaw, reach: frozenset[Reach] | None
) -> tuple[Open, str] | None:
    if default.deal.client.kind == "consumer" and default.home is not None:
        return (
            ("no", "; a private client is sued where it lives") if court.code == default.own_state else None
        )
    agreed = court.code == default.deal.governing_law.state and reach is not None and "agreed" in reach
    if court.code != default.own_state:
        told = ": the court takes a claim in an agreed place; ask whether the clause is enough"
        return ("ask", told) if agreed else None
    if reach is None:
        return "ask", ", and whether the court takes a claim against it was not determined"
    if reach & _FOR_OUTSIDERS:
        return "ask", ": the court may take the claim; ask whether it has power over this client"
    if reach & _FOR_DEEDS or agreed:
        return "ask", ": only for what happened there; ask whether it has power over this client"
    return "no", ", and this court reaches only those who are there"
