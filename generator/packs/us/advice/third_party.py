"""Rules about what belongs to others: can the client use it, and what does it cost."""

import re
from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.figures import listed

_PASSED_ON = ("font", "image", "plugin")
"""Kinds that end up in the client's hands under a license that is often for one person or one use."""
_OPEN = re.compile(
    r"\b(?:OFL|Open Font License|MIT|Apache|BSD|CC0|Creative Commons Zero|public domain)\b", re.IGNORECASE
)


@rule("third-party-use-by-client", "project.third_party", slot="rights.third_party", needs=("rights",))
def third_party_use_by_client(case: Case) -> Iterator[Advice]:
    """Ask whether a license that the freelancer gets lets an owner of the work use it."""
    if case.deal.rights.kind != "assign":
        return
    names = tuple(
        item.name
        for item in case.deal.project.third_party
        if item.type in _PASSED_ON and item.license_by != "client" and not _OPEN.search(item.terms)
    )
    if names:
        yield Advice(
            f"the client becomes the owner of the work, and you get the license of {listed(names)}: many "
            "such licenses are for one person or one use and cannot be passed on",
            "check that the license can be used by or passed to the client and allows the use planned, or "
            "let the client get it",
        )


@rule("third-party-cost-unnamed", "project.third_party", slot="rights.third_party", severity="note")
def third_party_cost_unnamed(case: Case) -> Iterator[Advice]:
    """Ask for the cost of what the client is to repay."""
    names = tuple(
        item.name
        for item in case.deal.project.third_party
        if item.license_by == "freelancer_repaid" and item.cost is None
    )
    if names:
        yield Advice(
            f"the client is to repay you {listed(names)}, but no cost is named: by signing it agrees to the "
            "costs in the schedule, and to no other",
            "name the cost, or at least the most that it may be",
        )
