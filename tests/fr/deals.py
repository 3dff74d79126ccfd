"""Deals under French law, as JSON: a small one, and how to change one answer of it."""

from copy import deepcopy
from typing import Any

from generator.answers.paths import parts

LOGO: dict[str, Any] = {
    "pack": "fr-FR",
    "freelancer": {
        "legal_name": "Maïa Rousseau",
        "form": {"kind": "micro", "trade_name": "Studio Aubépine"},
        "siren": "404 833 048",
        "address": {"street": "14 rue des Trois-Maries", "postal_code": "69005", "city": "Lyon"},
        "email": "maia@studio-aubepine.example.com",
        "phone": "06 12 34 56 78",
    },
    "client": {
        "legal_name": "Maison Vasseur",
        "form": {
            "kind": "company",
            "type": "sas",
            "capital": "10000",
            "rcs_city": "Lyon",
            "signatories": [{"name": "Claire Vasseur", "title": "présidente"}],
        },
        "siren": "552 100 554",
        "address": {"street": "3 place Bellecour", "postal_code": "69002", "city": "Lyon"},
        "email": "contact@maison-vasseur.example.com",
        "phone": "04 72 00 01 10",
        "size": {"kind": "larger"},
    },
    "project": {
        "title": "Identité de la Maison Vasseur",
        "description": "Un logo et ses règles d’usage.",
        "deliverables": [
            {"name": "Logo", "kind": "brand", "value": "2400"},
            {"name": "Guide d’usage", "kind": "graphic", "value": "1200.50"},
        ],
        "start": "2027-01-11",
        "end": "2027-03-01",
    },
    "fee": {"kind": "fixed", "amount": "3600.50"},
    "rights": {"kind": "assign"},
    "contract": {"date": "2026-12-07"},
}


def changed(data: dict[str, Any] = LOGO, /, **answers: Any) -> dict[str, Any]:
    """Return a deal with other answers: `client__form={…}` for `client.form`."""
    made = deepcopy(data)
    for name, value in answers.items():
        *way, last = parts(name.replace("__", "."))
        here: Any = made
        for step in way:
            here = here.setdefault(step, {}) if isinstance(step, str) else here[step]
        here[last] = value
    return made
