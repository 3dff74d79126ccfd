"""The tax on prices in a case: the line of an invoice, and what a final account adds for what it brings."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.answers.installments import rounded
from generator.case.events import Invoiced, LineKind
from generator.case.view import View
from generator.packs.remedies import SalesTax

_HUNDRED = Decimal(100)
_BEYOND = frozenset[LineKind](["tax", "account"])
"""Lines that bear no tax of their own: the tax itself, and the rest of an account that has it in its sum."""


def tax_of(view: View) -> SalesTax | None:
    """Return the tax that the freelancer adds to prices on the view's day; None where it adds none."""
    return view.pack.sales_tax(view.deal, view.as_of)


def tax_on(view: View, net: Decimal) -> Decimal:
    """Return the tax on a sum, to the cent; nothing where its rate was not determined."""
    tax = tax_of(view)
    share = tax.percent if tax and tax.percent else Decimal(0)
    return rounded(net * share / _HUNDRED, view.deal.fee.currency)


def with_tax(view: View, lines: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the lines that are proposed for an invoice, and that of the tax on them."""
    found = list(lines)
    net = sum((Decimal(line["sum"]) for line in found if line["kind"] not in _BEYOND), Decimal(0))
    tax = tax_on(view, net)
    return [*found, {"kind": "tax", "sum": str(tax)}] if tax else found


def untaxed(view: View) -> Iterator[Invoiced]:
    """Yield the invoices that lack the line of a tax that the freelancer adds to prices."""
    if tax_of(view) is None:
        return
    for invoice in view.past.of(Invoiced):
        kinds = {line.kind for line in invoice.lines}
        if kinds - _BEYOND and "tax" not in kinds:
            yield invoice
