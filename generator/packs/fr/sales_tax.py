"""The value added tax that a French freelancer adds to its prices."""

from datetime import date

from generator.law.lookup import Law
from generator.packs.fr.completing import Deal
from generator.packs.fr.law.lookup import after_default
from generator.packs.fr.law.topics import VatRate
from generator.packs.remedies import SalesTax


def sales_tax(law: Law, deal: Deal, as_of: date) -> SalesTax | None:
    """Return the tax that is added to each price on a day; None in the franchise (CGI 293 B).

    Its rate is not determined for an author, whose rights bear another one than the work, nor for a client
    abroad, who may owe the tax itself.
    """
    if deal.freelancer.vat.kind == "franchise":
        return None
    rate = after_default(law, as_of).vat_rate
    if deal.freelancer.form.kind == "author" or deal.sums.abroad or not isinstance(rate, VatRate):
        return SalesTax(None)
    return SalesTax(rate.percent, rate.source.on(as_of))
