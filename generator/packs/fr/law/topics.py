"""What is on file of the law of France: figures and lines with the days on which they hold."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from generator.law.fact import Fact
from generator.law.history import History
from generator.law.reading import LawFile


class LateRates(Fact):
    """The rates of one half-year, in percent a year: the central bank's, and the legal rate of businesses.

    `default` is what a contract without a rate bears, `floor` the lowest that one may agree on. A rate has a
    last day: nobody reads that of one half-year as that of the next.
    """

    since: date
    until: date
    central_bank: Decimal
    legal: Decimal
    default: Decimal
    floor: Decimal


class FixedSum(Fact):
    """The lump sum for the costs of collection, in euros for each invoice."""

    eur: Decimal


class PaymentTerms(Fact):
    """The longest terms of payment, in days: from the invoice, and for invoices of a period."""

    longest: int
    periodic: int
    silent: int


class Threshold(Fact):
    """A sum in euros from which, or up to which, a rule holds."""

    eur: Decimal


class Service(Fact):
    """In how many months an order for payment must be served."""

    months: int


class VatLine(Fact):
    """The line of an invoice without VAT."""

    text: str


class FranceFile(LawFile):
    """The law of France."""

    country: ClassVar[bool] = True

    late_rates: History[LateRates] = Field(default=History(), title="taux des pénalités de retard")
    fixed_sum: History[FixedSum] = Field(
        default=History(), title="indemnité forfaitaire pour frais de recouvrement"
    )
    payment_terms: History[PaymentTerms] = Field(default=History(), title="délais de paiement")
    vigilance: History[Threshold] = Field(default=History(), title="obligation de vigilance")
    amicable: History[Threshold] = Field(default=History(), title="tentative amiable")
    simple_procedure: History[Threshold] = Field(default=History(), title="petites créances")
    service: History[Service] = Field(default=History(), title="signification de l’injonction de payer")
    vat_line: History[VatLine] = Field(default=History(), title="mention de TVA")
