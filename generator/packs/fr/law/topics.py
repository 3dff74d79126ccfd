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


class VatRate(Fact):
    """The rate of value added tax that services bear, in percent."""

    percent: Decimal


class VatLine(Fact):
    """The line of an invoice without VAT."""

    text: str


class Limitation(Fact):
    """In how many years a claim is barred, and what stops that time."""

    years: int
    rule: str


class Way(Fact):
    """A way to the money: how it is taken, what it costs and what it may bring."""

    how: str
    costs: str
    brings: str


class Rule(Fact):
    """A rule in words."""

    rule: str


class EconomicCourts(Rule):
    """The towns whose commercial court has another name for a time."""

    seats: tuple[str, ...]


class LocalCourts(Rule):
    """The departments that have no commercial court, by their codes: FR-67."""

    departments: tuple[str, ...]


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
    vat_rate: History[VatRate] = Field(default=History(), title="taux de TVA")
    vat_line: History[VatLine] = Field(default=History(), title="mention de TVA")
    limitation: History[Limitation] = Field(default=History(), title="prescription")
    merchants_limitation: History[Limitation] = Field(
        default=History(), title="prescription entre commerçants"
    )
    conciliation: History[Way] = Field(default=History(), title="conciliateur de justice")
    collection: History[Way] = Field(default=History(), title="procédure simplifiée de recouvrement")
    merchants_collection: History[Way] = Field(
        default=History(), title="créances commerciales qui ne sont pas contestées"
    )
    order: History[Way] = Field(default=History(), title="injonction de payer")
    interim: History[Way] = Field(default=History(), title="référé-provision")
    trial: History[Way] = Field(default=History(), title="procès au fond")
    lawyer_from: History[Threshold] = Field(default=History(), title="avocat obligatoire")
    commercial_court: History[Rule] = Field(default=History(), title="compétence du tribunal de commerce")
    mixed_court: History[Rule] = Field(default=History(), title="acte mixte")
    economic_courts: History[EconomicCourts] = Field(
        default=History(), title="tribunaux des activités économiques"
    )
    local_courts: History[LocalCourts] = Field(default=History(), title="chambres commerciales")
    rights_court: History[Rule] = Field(default=History(), title="tribunaux du droit d’auteur")
    insolvency: History[Rule] = Field(default=History(), title="procédure collective")
    direct_action: History[Rule] = Field(default=History(), title="action directe du sous-traitant")
