"""Whether a freelance law wants the price of each item."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.answers.paths import MISSING, fetch
from generator.errors import InputError
from generator.law.lookup import Law
from generator.packs.us.deal_so_far import deal_so_far


def wants_prices(as_of: date, law: Law, data: Mapping[str, Any]) -> bool:
    """Say whether a freelance law wants the price of each item of a deal, for the answers so far."""
    from generator.packs.us.advice.case import Case
    from generator.packs.us.advice.freelance import applying

    known = all(fetch(data, path) is not MISSING for path in ("fee.amount", "freelancer.address", "client"))
    if not known:
        return False
    try:
        deal, _ = deal_so_far(data, as_of, law)
    except InputError:
        return False
    return any("value" in reached.law.required_terms for reached in applying(Case(law, deal, as_of)))
