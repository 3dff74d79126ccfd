"""Deals that differ in every choice, and what is drafted of them, in both lengths."""

import json
from functools import cache
from random import Random
from typing import Any

from generator.answers.walking import questions
from generator.drafting.pipeline import Draft, Materials, draft, open_materials
from generator.errors import InputError
from generator.packs.fr.deal import Answers
from generator.packs.reading import answers_from
from tests.building import Decide, _value
from tests.fr.deals import LOGO
from tests.samples import FRENCH, ROOT

NAMES = tuple(folder.name for folder in FRENCH)
LENGTHS = ("full", "short")


@cache
def materials() -> Materials:
    return open_materials(template="prestation")


def data(name: str, length: str | None = None) -> dict[str, Any]:
    """Return the answers of a deal, of a length where one is asked for."""
    found: dict[str, Any] = json.loads((ROOT / name / "answers.json").read_text("utf-8"))
    if length is not None:
        found["contract"]["length"] = length
    return found


def drafted(answers: dict[str, Any]) -> Draft:
    return draft(answers_from(answers), materials())


@cache
def made(name: str, length: str) -> Draft:
    """Return a deal, drafted once for all tests."""
    return drafted(data(name, length))


_BY_HAND = ("schema_version", "pack", "positions", "accepted", "signing")
_KEPT = ("legal_name", "siren", "address", "email", "phone")
_ABROAD = {"street": "Rue Neuve 12", "postal_code": "1000", "city": "Bruxelles", "country": "BE"}


def random_deal(random: Random, length: str) -> dict[str, Any] | None:
    """Return a deal with a choice at random in every menu, None where its answers contradict each other."""
    found = deal_of(lambda _, options: random.choice(options), length)
    try:
        answers_from(found)
    except InputError:
        return None
    return found


def deal_of(decide: Decide, length: str) -> dict[str, Any]:
    """Return the answers that `decide` chooses; it gets a path and its options."""
    found = {
        question.name: _value(question, question.name, decide, None)
        for question in questions(Answers)
        if question.name not in _BY_HAND
    }
    found |= {"pack": "fr-FR"}
    found["contract"] |= {"date": "2026-12-07", "length": length}
    found["project"] |= {"start": "2027-01-11", "end": "2027-03-01"}
    found["rights"] |= {"grants": [], "share": "20"}
    _parties(found, decide)
    _prices(found, decide)
    for notice in ("formal_notice", "termination_notice") if found["silence"] else ():
        found["silence"][notice] = {"count": 8}
    return found


def _parties(found: dict[str, Any], decide: Decide) -> None:
    for side in ("freelancer", "client"):
        found[side] |= {name: LOGO[side][name] for name in _KEPT}
    if found["freelancer"]["vat"]["kind"] == "liable":
        found["freelancer"]["vat"]["number"] = "FR 83 404 833 048"
    if decide("client.abroad", (False, False, False, False, True)):
        found["client"] |= {"address": _ABROAD, "phone": "+32 2 555 12 12", "siren": None}
    if second := found["client"]["second_contact"]:
        second["phone"] = None


def _prices(found: dict[str, Any], decide: Decide) -> None:
    fee, payment, items = found["fee"], found["payment"], found["project"]["deliverables"]
    fee["currency"] = "EUR"
    stages = fee.get("milestones") or ()
    payment["deposit"] = "40" if stages else decide("payment.deposit=", (None, "0", "40"))
    if payment["expenses"]:
        payment["expenses"]["approval_over"] = decide("payment.expenses=", ("0", "150"))
    for stage in stages:
        stage |= {"share": {"kind": "percent", "percent": str(60 // len(stages))}, "deliverables": []}
    priced = fee["kind"] == "fixed" and decide("values", (True, False))
    for item in items:
        item["value"] = str(int(fee["amount"]) // len(items)) if priced else None
