"""The rule about small claims court: its limit, whom it serves, whom it can reach."""

from collections.abc import Iterator
from decimal import Decimal

from generator.advice.rule import Advice, rule
from generator.law.fact import NoRule
from generator.law.lookup import Law
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.figures import usd
from generator.packs.us.advice.links import usd_fee
from generator.packs.us.completing import Deal
from generator.packs.us.law.lookup import city_at
from generator.packs.us.law.topics import SmallClaims, SmallClaimsPlace

_COMPANY = {
    "lower_cap": "",
    "separate_part": "A company uses a separate part of the court.",
    "lawyer_required": "A company needs a lawyer there.",
    "restricted": "Companies are restricted there.",
}


_AREA = "This court may not take a claim against a client who has no home, office or work in its area"
_CITY_COURT = "US-NY"
"""The state whose one large city has a small claims court of its own area."""


@rule(
    "small-claims-limit",
    "governing_law.state",
    slot="disputes.courts",
    needs=("freelancer.form", "client.address", "fee", "governing_law.city"),
    severity="note",
)
def small_claims_limit(case: Case) -> Iterator[Advice]:
    """Set the small claims limit, for a person or a company, beside the fee."""
    deal, fee = case.deal, usd_fee(case.deal)
    law = case.governing.small_claims
    if fee is None or not isinstance(law, SmallClaims):
        return
    company = deal.freelancer.form.kind == "company"
    limit, lowest = _limits(law, company=company)
    away = _beyond_its_area(deal, case.law)
    place = case.governing.small_claims_place if away else None
    facts = (*_facts(law, company=company), *((_AREA, _area(place)) if away else ()))
    meaning = _meaning(fee, limit, lowest)
    limited = (
        f"the fee is {usd(fee)}; small claims court in {case.governing.name} "
        f"({law.court}) takes claims of {'a company' if company else 'a person'} up to {usd(limit)}"
    )
    yield Advice(
        _sentences(limited, *facts),
        f"ask the clerk whether it takes a claim against this client; if so, {meaning}" if away else meaning,
        facts=(law, *_placed(place)),
    )


@rule(
    "small-claims-client-home",
    "client.address",
    slot="disputes.courts",
    needs=("freelancer.form", "client.address", "fee", "governing_law.city", "governing_law.state"),
    severity="note",
)
def small_claims_client_home(case: Case) -> Iterator[Advice]:
    """Set the small claims court of a client's own state beside the fee: it can always reach the client."""
    deal, fee, home = case.deal, usd_fee(case.deal), case.client_home
    if fee is None or home is None or home.code == deal.governing_law.state:
        return
    law = home.small_claims
    if not isinstance(law, SmallClaims):
        return
    company = deal.freelancer.form.kind == "company"
    limit, lowest = _limits(law, company=company)
    facts = (*_facts(law, company=company), _area(home.small_claims_place))
    limited = (
        f"the client is in {home.name}, whose small claims court ({law.court}) can reach it "
        f"and takes claims of {'a company' if company else 'a person'} up to {usd(limit)}"
    )
    yield Advice(
        _sentences(limited, *facts),
        f"if you would sue there, {_meaning(fee, limit, lowest)}",
        facts=(law, *_placed(home.small_claims_place)),
    )


def _placed(place: SmallClaimsPlace | NoRule | None) -> tuple[SmallClaimsPlace, ...]:
    return (place,) if isinstance(place, SmallClaimsPlace) else ()


def _area(place: SmallClaimsPlace | NoRule | None) -> str:
    return "".join(found.area for found in _placed(place))


def _sentences(*texts: str) -> str:
    return " ".join(f"{text.rstrip('.')}." for text in texts if text)


def _limits(law: SmallClaims, *, company: bool) -> tuple[Decimal, Decimal]:
    """Return the limit for whoever sues, and the lowest that a local court of the state may set."""
    limit = law.company_limit_usd if company and law.company_limit_usd is not None else law.limit_usd
    return limit, min((limit, *law.local_limits_usd.values()))


def _facts(law: SmallClaims, *, company: bool) -> Iterator[str]:
    yield law.note
    if company:
        yield _COMPANY[law.company] if law.company else ""
        yield law.company_note


def _beyond_its_area(deal: Deal, files: Law) -> bool:
    """Tell whether the client is in another state than the court, or outside New York City and it inside."""
    law, client = deal.governing_law, deal.client.address
    if client.state != law.state:
        return True
    court_city = city_at(law.state, law.city, law=files)
    return (
        law.state == _CITY_COURT
        and court_city is not None
        and court_city != city_at(law.state, client.city, client.postal_code, files)
    )


def _meaning(fee: Decimal, limit: Decimal, lowest: Decimal) -> str:
    if fee <= lowest:
        return "the whole fee can be claimed there, without a lawyer where the court allows it"
    if fee <= limit:
        return "whether the whole fee can be claimed there depends on the court: ask it for its limit"
    return "keep what is unpaid at any time below the limit: deposit, milestones and a pause do that"
