"""Deals that are all distinct and all lead to the same clauses: names, sums, dates and texts vary.

The clauses must stay the same because a peer fills one template; ours selects them anew each time.
"""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "new-client-new-york"

_FIRST = (
    "Ada Bruno Chidi Dana Elif Farah Grace Hugo Ines José Kofi Lena Maya Noor Olga Priya Quinn Sam Tariq Wen"
)
_LAST = (
    "Abbott Brandt Castillo Diaz Eriksen Fischer Grant Haddad Ivanova Jensen Kim López Moreau Nguyễn Okafor"
)
_TRADE = "Bakery Bindery Bookshop Brewery Café Foundry Gallery Nursery Pottery Tailors Theater Vineyard"
_THING = (
    "Anchor Basil Cedar Dune Ember Fern Garnet Harbor Iris Juniper Kettle Linden Maple Nettle Orchard Pine"
)
_STREET = "Atlantic Bergen Carlton Dean Fulton Hicks Lafayette Mercer Nevins Pacific Quincy Smith Warren"
_SHARES = (400, 150, 375, 75)
"""Thousandths of the fee that the four deliverables of the sample cost."""


def deals() -> Iterator[dict[str, Any]]:
    """Yield answers without end, no two alike; the n-th is the same in every run."""
    sample = json.loads((SAMPLE / "answers.json").read_text(encoding="utf-8"))
    return (_deal(deepcopy(sample), number) for number in count())


def lines() -> Iterator[bytes]:
    """Yield the deals as lines of JSONL."""
    return map(_line, deals())


def short_lines() -> Iterator[bytes]:
    """Yield the same deals, each asking for the short form."""
    return (_line({**deal, "contract": {**deal["contract"], "length": "short"}}) for deal in deals())


def _line(deal: dict[str, Any]) -> bytes:
    return json.dumps(deal, ensure_ascii=False).encode() + b"\n"


def _deal(deal: dict[str, Any], number: int) -> dict[str, Any]:
    chance = Random(number)
    _people(deal, chance)
    _sums(deal, chance)
    _dates(deal, chance)
    _terms(deal, chance)
    thing = f"{_one(_THING, chance)} & {_one(_THING, chance)}"
    deal["client"]["legal_name"] = f"{thing} {_one(_TRADE, chance)} LLC"
    deal["project"]["title"] = f"Brand identity and website for {thing}"
    deal["project"]["description"] = (
        f"{thing} opens shop {number + 2} on {_one(_STREET, chance)} Street. The project gives all shops"
        f" a shared visual identity and a small website with {chance.randint(4, 40)} products.\n\n"
        f"The identity must work on paper bags <up to {chance.randint(10, 90)} cm>, shop fronts and phones."
    )
    deal["contract"]["number"] = f"2026-{number:06}"
    return deal


def _people(deal: dict[str, Any], chance: Random) -> None:
    freelancer, client = deal["freelancer"], deal["client"]
    freelancer["legal_name"] = _person(chance)
    freelancer["form"]["trade_name"] = f"{_one(_LAST, chance)} Studio"
    client["form"]["signatories"][0]["name"] = _person(chance)
    client["second_contact"]["name"] = _person(chance)
    for party in (freelancer, client):
        party["address"]["street"] = f"{chance.randint(1, 999)} {_one(_STREET, chance)} Street"
        party["email"] = f"mail{chance.randint(1, 10**6)}@{_one(_THING, chance).lower()}.example.com"
        party["phone"] = f"+1 718 555 01{chance.randint(10, 99)}"


def _sums(deal: dict[str, Any], chance: Random) -> None:
    fee = 200 * chance.randint(20, 400)
    deal["fee"]["amount"] = str(fee)
    for deliverable, share in zip(deal["project"]["deliverables"], _SHARES, strict=True):
        deliverable["value"] = str(fee * share // 1000)
        deliverable["description"] += f" Up to {chance.randint(2, 30)} files."
    deal["payment"]["extra_work_rate"] = str(chance.randint(60, 180))


def _dates(deal: dict[str, Any], chance: Random) -> None:
    signed = date(2026, 12, 1) + timedelta(days=chance.randint(0, 300))
    start = signed + timedelta(days=chance.randint(3, 30))
    deal["contract"]["date"] = signed.isoformat()
    deal["project"]["start"] = start.isoformat()
    deal["project"]["end"] = (start + timedelta(days=chance.randint(40, 200))).isoformat()


def _terms(deal: dict[str, Any], chance: Random) -> None:
    deal["payment"]["term"] = chance.randint(7, 28)
    deal["project"]["revision_rounds"] = chance.randint(2, 4)
    deal["silence"]["pause_after"]["count"] = chance.randint(6, 14)
    deal["silence"]["end_after"]["count"] = chance.randint(45, 90)


def _person(chance: Random) -> str:
    return f"{_one(_FIRST, chance)} {_one(_LAST, chance)}"


def _one(words: str, chance: Random) -> str:
    return chance.choice(words.split())
