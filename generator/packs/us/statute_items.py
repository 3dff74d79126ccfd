"""Where our contract states what a freelance law wants stated, item by item.

The law files hold the items in the law's words, with source, day and grade
(`generator/packs/us/law/*.yaml`, `freelance_law`). Here stands only which clause and which printed answer
of our own contract is meant to meet each; whether a contract has them is looked up in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.packs.us.law.topics import TermKind

ItemKind = TermKind | Literal["copy", "records", "no_waiver"]
"""What a law wants stated, and what it wants of copies, of records and against waivers."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What meets an item: clauses by slot, all of them; answers by path, one of each group printed.

    A path below which answers are printed (`sums.schedule`) means all that stands with them.
    """

    slots: tuple[str, ...] = ()
    answers: tuple[tuple[str, ...], ...] = ()


_PARTIES = tuple(
    (f"{party}.{name}",) for party in ("freelancer", "client") for name in ("legal_name", "address")
)
_CONTACTS = tuple((f"{party}.{name}",) for party in ("freelancer", "client") for name in ("phone", "email"))
_PRICE = ("fee.amount", "fee.rate", "fee.monthly")
_SUM = ("fee.amount", "sums.base", "fee.budget.amount", "fee.monthly")

COVERAGE: Mapping[ItemKind, Coverage] = {
    # Illinois wants contact details too: they stand in the same rows of the cover page.
    "parties": Coverage(("general.notices",), _PARTIES),
    "parties_with_phone": Coverage(("general.notices",), _PARTIES + _CONTACTS),
    "services": Coverage(("services.scope",), (("project.deliverables.name",),)),
    "value": Coverage(("payment.fee",), (_SUM,)),
    "pay": Coverage(("payment.fee", "payment.due"), (_PRICE, ("payment.methods",))),
    "pay_date": Coverage(("payment.due",), (("payment.term",), ("sums.schedule",))),
    "work_list_date": Coverage(("payment.work_list",)),
    "total_method": Coverage(("payment.fee", "payment.invoices"), (_PRICE,)),
    "copy": Coverage(("general.signatures",)),
    "records": Coverage(("general.records",)),
    "no_waiver": Coverage(("general.statutory_rights",)),
}

SHEET: Mapping[str, tuple[str, ...]] = {
    "date of the disclosure": ("Date of this sheet",),
    "name of the contractor": ("Freelancer",),
    "name of the hiring entity": ("Client (the hiring entity)",),
    "contact details of the hiring entity (address, mailing address, phone, email as applicable)": (
        "Client (the hiring entity)",
    ),
    "description of the work": ("The work",),
    "place of work and the regular place of business": ("Place of the work",),
    "rate or rates of pay": ("Rate of pay",),
    "pay basis (hour, day, project, piece, commission)": ("Basis of pay",),
    "tip or service-charge policy if any": ("Tips and service charges",),
    "typical expenses and which will be repaid": ("Typical expenses",),
    "deductions, fees or charges the hirer may take and the policy behind them": ("Deductions and fees",),
    "pay schedule": ("Pay schedule",),
}
"""Which rows of a disclosure sheet state an item that a law wants on it, by the law file's own words."""
