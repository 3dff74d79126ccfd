"""A specimen: a made-up deal that fills a template once, with a person and a company, stages and a total."""

from typing import Any

SPECIMEN: dict[str, Any] = {
    "freelancer": {
        "legal_name": "Jordan Example",
        "form": {"kind": "individual", "trade_name": "Example Studio"},
        "address": {"street": "1 Sample Street", "city": "Albany", "region": "NY", "postal_code": "12207"},
        "email": "jordan@example-studio.com",
        "phone": "+1 518 555 0100",
    },
    "client": {
        "legal_name": "Sample & Specimen, Inc.",
        "form": {
            "kind": "company",
            "type": "corporation",
            "organized_in": "Delaware",
            "signatories": [
                {"name": "Robin Sample", "title": "Chief Executive Officer"},
                {"name": "Sam Specimen", "title": "Treasurer"},
            ],
        },
        "address": {"street": "2 Sample Street", "city": "Albany", "region": "NY", "postal_code": "12207"},
        "email": "robin@sample-specimen.com",
        "phone": "+1 518 555 0102",
    },
    "project": {
        "title": "Specimen of a contract",
        "description": "This deal is made up, to see how a template looks when it is filled.",
        "deliverables": [
            {"name": "First item", "description": "As described in the brief."},
            {"name": "Second item"},
        ],
        "start": "2027-01-04",
        "end": "2027-03-26",
    },
    "fee": {"kind": "fixed", "amount": "8000"},
    "rights": {"kind": "assign"},
    "governing_law": {"state": "US-NY", "city": "New York"},
    "contract": {"date": "2026-12-01", "number": "SPECIMEN-1", "length": "full"},
}
