"""Which court a claim goes to: by what both parties are, and where the client has its seat.

The pack does not know which towns belong to a court, so it names the seat and never the court of a town.
"""

from collections.abc import Iterator
from typing import TypeVar

from generator.law.fact import Fact, NoRule
from generator.packs.fr.law.topics import EconomicCourts, LocalCourts, Rule
from generator.packs.fr.remedies.default import Default

_FactT = TypeVar("_FactT", bound=Fact)

CIVIL, COMMERCIAL, EITHER = "civil", "commercial", "either"


def known(fact: _FactT | NoRule | None) -> _FactT | None:
    """Return a fact, None where nothing was determined or there is no rule."""
    return None if isinstance(fact, NoRule) else fact


def matter(default: Default) -> str:
    """Return whether the claim is for the civil or the commercial court, or the freelancer may choose."""
    if default.both_merchants:
        return COMMERCIAL
    return EITHER if default.client_company else CIVIL


def court(default: Default) -> str:
    """Return the court in words: which one, where, and why."""
    return " ; ".join(_told(default))


def _told(default: Default) -> Iterator[str]:
    address = default.deal.client.address
    name, kind = _commercial(default), matter(default)
    if kind == COMMERCIAL:
        yield f"{name} du siège du client ({address.city}) : les deux parties sont des sociétés commerciales"
    elif kind == EITHER:
        yield (
            f"à votre choix, le tribunal judiciaire ou {name} du siège du client ({address.city}) : "
            "le client est une société commerciale, vous n’êtes pas commerçant si votre activité est libérale"
        )
    else:
        yield f"le tribunal judiciaire du lieu du client ({address.city})"
        if default.deal.client.form.kind == "sole_trader":
            yield "si le client est commerçant, demandez au greffe si c’est le tribunal de commerce"
    yield "la carte judiciaire dit lequel sert cette commune : elle n’est pas dans ce programme"


def _commercial(default: Default) -> str:
    """Return how the commercial court of the client's seat is called."""
    address = default.deal.client.address
    local, economic = known(default.law.local_courts), known(default.law.economic_courts)
    if isinstance(local, LocalCourts) and address.department in local.departments:
        return "la chambre commerciale du tribunal judiciaire"
    if isinstance(economic, EconomicCourts) and address.city in economic.seats:
        return "le tribunal des activités économiques"
    return "le tribunal de commerce (ou des activités économiques, selon la ville)"


def court_rules(default: Default) -> tuple[Rule, ...]:
    """Return the rules that a court was found by."""
    law = default.law
    found: list[Rule | NoRule | None] = [law.commercial_court]
    if not default.both_merchants:
        found.append(law.mixed_court)
    local = known(law.local_courts)
    if isinstance(local, LocalCourts) and default.deal.client.address.department in local.departments:
        found.append(local)
    else:
        found.append(law.economic_courts)
    return tuple(rule for rule in map(known, found) if rule is not None)
