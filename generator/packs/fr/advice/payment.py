"""Rules about the deposit, the days to pay, and late payment."""

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.advice.rule import Advice, rule
from generator.packs.fr.advice.case import Case
from generator.packs.fr.advice.worded import article, on, percent
from generator.packs.fr.law.topics import LateRates, PaymentTerms, Threshold
from generator.packs.fr.places import FRANCE

_MOST_DEPOSIT = Decimal(50)
_AT_WILL = re.compile(
    r"\b(?:satisf\w*|convenance|bon vouloir|souhait\w*|si le client (?:le )?(?:veut|décide)|"
    r"quand le client (?:le )?(?:veut|voudra|décide\w*)|décision du client|choix du client)\b",
    re.IGNORECASE,
)
_PAID_WHEN_PAID = re.compile(
    r"\b(?:paiement|règlement|payée?s?|réglée?s?) (?:par le|par notre|du|de notre) client final\b|"
    r"\bclient final (?:a |aura )?(?:pay|rég)\w*|\bfinancement\b|\blevée de fonds\b|\bsubvention\b",
    re.IGNORECASE,
)


@rule("no-deposit", "payment.deposit", slot="payment.deposit", needs=("fee.kind",))
def no_deposit(case: Case) -> Iterator[Advice]:
    """Warn of work that begins before anything is paid; a month is paid in advance."""
    if case.deal.payment.deposit == 0 and case.deal.fee.kind != "retainer":
        yield Advice(
            "sans acompte, vous travaillez d’abord et demandez ensuite",
            "demandez 30 % à un client connu, 50 % à un nouveau",
        )


@rule("deposit-high", "payment.deposit", slot="payment.deposit")
def deposit_high(case: Case) -> Iterator[Advice]:
    """Warn of a deposit above half of the price."""
    deposit = case.deal.payment.deposit
    if deposit is not None and deposit > _MOST_DEPOSIT:
        yield Advice(
            f"un acompte de {percent(deposit)} surprend, et pèse dans un contrat non négocié",
            "restez à 50 %, et ajoutez des étapes payées",
            (article("C. civ.", "1171"),),
        )


@rule("stage-at-will", "fee", slot="payment.milestones")
def stage_at_will(case: Case) -> Iterator[Advice]:
    """Warn of a stage that comes only if the client, or who pays the client, is pleased to let it come."""
    fee = case.deal.fee
    for index, stage in enumerate(fee.milestones if fee.kind == "fixed" else ()):
        if stage.due.kind != "event":
            continue
        place = f"fee.milestones[{index}].due.event"
        if found := _PAID_WHEN_PAID.search(stage.due.event):
            yield Advice(
                f"« {found[0]} » : vous seriez payé quand votre client l’est, et les délais de "
                "la loi n’attendent pas cela",
                "prenez une livraison, une réception ou une date",
                (article("C. com.", "L. 441-10 I"),),
                place=place,
            )
        elif found := _AT_WILL.search(stage.due.event):
            yield Advice(
                f"« {found[0]} » : l’étape dépend de la seule volonté du client : une obligation "
                "sous une telle condition est nulle",
                "prenez une livraison, une réception ou une date",
                (article("C. civ.", "1304-2"),),
                place=place,
            )


@rule("payment-term-periodic", "payment.term", slot="payment.due", needs=("fee.kind",), severity="error")
def payment_term_periodic(case: Case) -> Iterator[Advice]:
    """Refuse a longer term than the law has for invoices of a period."""
    law = case.in_force.payment_terms
    term = case.deal.payment.term
    if case.deal.fee.kind != "fixed" and isinstance(law, PaymentTerms) and term > law.periodic:
        yield Advice(
            f"une facture périodique se paie en {law.periodic} jours au plus, et le contrat en donne {term}",
            f"donnez {law.periodic} jours ou moins",
            remedy=("payment.term", law.periodic),
            facts=(law,),
        )


@rule("late-rate-too-low", "payment.late_charge", slot="payment.late_charge", severity="error")
def late_rate_too_low(case: Case) -> Iterator[Advice]:
    """Refuse a rate below three times the legal one."""
    charge, law = case.deal.payment.late_charge, case.in_force.late_rates
    if charge.kind == "yearly" and isinstance(law, LateRates) and charge.percent < law.floor:
        yield Advice(
            f"{percent(charge.percent)} par an est moins que trois fois l’intérêt légal, "
            f"{percent(law.floor)} : "
            f"la loi ne le permet pas",
            "prenez le taux de la BCE majoré de 10 points",
            (article("C. com.", "L. 441-10 II"),),
            remedy=("payment.late_charge", {"kind": "legal"}),
            facts=(law,),
        )


@rule("late-rate-not-known", "payment.late_charge", slot="payment.late_charge")
def late_rate_not_known(case: Case) -> Iterator[Advice]:
    """Say that a rate of one's own cannot be held against a floor that is not on file for the day."""
    charge = case.deal.payment.late_charge
    if charge.kind == "yearly" and case.in_force.late_rates is None:
        yield Advice(
            f"l’intérêt légal du {on(case.as_of)} n’est pas connu ici : un taux convenu est d’au moins "
            f"trois fois "
            f"celui-là",
            "vérifiez-le, ou prenez le taux de la BCE majoré de 10 points",
            (article("C. com.", "L. 441-10 II"),),
        )


@rule(
    "documents-to-give",
    "fee",
    slot="relationship.vigilance",
    needs=("fee.currency", "client.address"),
    severity="note",
)
def documents_to_give(case: Case) -> Iterator[Advice]:
    """Tell of the papers that a client in France must ask for from a sum on."""
    from generator.answers.installments import whole_fee

    law, fee = case.in_force.vigilance, case.deal.fee
    at_home = case.deal.client.address.country == FRANCE
    if isinstance(law, Threshold) and at_home and fee.currency == "EUR" and whole_fee(fee) >= law.eur:
        yield Advice(
            "à partir de 5 000 € hors taxes, le client demande une attestation de vigilance de l’Urssaf "
            "et un "
            "justificatif d’immatriculation, à la signature puis tous les six mois",
            "donnez-les de vous-même : un paiement ne doit pas en dépendre",
            facts=(law,),
        )


@rule("other-currency", "fee.currency", slot="payment.fee", severity="note")
def other_currency(case: Case) -> Iterator[Advice]:
    """Tell that thresholds of the law are in euros."""
    if case.deal.fee.currency != "EUR":
        yield Advice(
            "le prix n’est pas en euros : les seuils de la loi n’ont pas été comparés",
            "comptez en euros si le client est en France",
        )
