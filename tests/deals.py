"""Deals to test with: one plain deal as JSON data, and changes to it by path."""

from copy import deepcopy
from typing import Any

from generator.packs.reading import answers_from
from generator.packs.us.deal import Answers

_PLAIN: dict[str, Any] = {
    "freelancer": {
        "legal_name": "Maya Ortiz",
        "form": {"kind": "individual", "trade_name": "Ortiz Studio"},
        "address": {
            "street": "41 Mercer Street, Apt 5",
            "city": "Brooklyn",
            "region": "NY",
            "postal_code": "11201",
        },
        "email": "maya@ortiz-studio.com",
        "phone": "+1 212 555 0100",
    },
    "client": {
        "legal_name": "Harbor Tea Company",
        "form": {
            "kind": "company",
            "type": "llc",
            "organized_in": "Delaware",
            "signatories": [{"name": "Dana Whitfield", "title": "Chief Operating Officer"}],
        },
        "address": {"street": "1 Pearl Street", "city": "Albany", "region": "NY", "postal_code": "12207"},
        "email": "dana@harbor-tea.com",
        "phone": "+1 518 555 0102",
    },
    "project": {
        "title": "Website redesign",
        "description": "Redesign of the client's website.",
        "deliverables": [{"name": "Responsive website"}],
        "start": "2026-12-07",
        "end": "2027-02-26",
    },
    "fee": {"kind": "fixed", "amount": "8000"},
    "rights": {"kind": "assign"},
    "governing_law": {"state": "US-NY", "city": "New York"},
    "contract": {"date": "2026-12-01", "length": "full"},
}

_REMOVE = object()


def deal_data(changes: dict[str, Any] | None = None, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the plain deal's JSON with values set or removed by dotted path."""
    data = deepcopy(_PLAIN)
    for path, value in {**(changes or {}), **dict.fromkeys(without, _REMOVE)}.items():
        *above, last = path.split(".")
        node = data
        for name in above:
            node = node.setdefault(name, {})
        if value is _REMOVE:
            del node[last]
        else:
            node[last] = value
    return data


def deal(changes: dict[str, Any] | None = None) -> Answers:
    """Return the plain deal, changed by dotted path, validated."""
    return answers_from(deal_data(changes))


def milestone(name: str, percent: str = "", amount: str = "") -> dict[str, Any]:
    """Return a milestone's JSON, due on its approval."""
    share = {"kind": "percent", "percent": percent} if percent else {"kind": "amount", "amount": amount}
    return {"name": name, "share": share, "due": {"kind": "event", "event": f"Approval of {name}"}}
