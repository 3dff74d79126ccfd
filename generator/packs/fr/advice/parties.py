"""Rules about who makes the contract."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.answers.overrides import answers_at
from generator.packs.fr.advice.case import Case
from generator.packs.fr.advice.worded import article
from generator.packs.fr.protected import WAIT_DAYS, is_protected

_SMALL = article("C. conso.", "L. 221-3")


@rule(
    "deposit-too-early",
    "payment.deposit_due",
    slot="payment.deposit",
    needs=("client.size",),
    severity="error",
)
def deposit_too_early(case: Case) -> Iterator[Advice]:
    """Refuse a payment within the seven days in which a protected client may pay nothing."""
    payment = case.deal.payment
    if is_protected(answers_at(case.deal)) and payment.deposit_due == "signing" and payment.deposit != 0:
        yield Advice(
            f"ce petit client signe hors de chez vous, pour autre chose que son métier : un paiement dans "
            f"les "
            f"{WAIT_DAYS} jours rend le contrat nul",
            (
                "demandez l’acompte le huitième jour, ou faites signer à distance, sans visite chez lui "
                "juste avant"
            ),
            (_SMALL, article("C. conso.", "L. 221-10, L. 242-1")),
            remedy=("payment.deposit_due", "eighth_day"),
        )


@rule("protected-client", "client.size")
def protected_client(case: Case) -> Iterator[Advice]:
    """Tell of the rights that a small client has as a consumer has them."""
    if is_protected(answers_at(case.deal)):
        yield Advice(
            (
                "ce petit client peut se rétracter pendant 14 jours, et douze mois de plus si vous ne le "
                "lui dites pas"
            ),
            "remettez-lui un exemplaire daté avec un formulaire de rétractation, et ne commencez qu’à sa "
            "demande "
            "écrite ; ou faites signer à distance",
            (_SMALL, article("C. conso.", "L. 221-9, L. 221-18, L. 221-20, L. 221-25")),
        )


@rule("association-not-in-business", "client.form")
def association_not_in_business(case: Case) -> Iterator[Advice]:
    """Warn of an association that orders for no business: it has the law of unfair terms."""
    form = case.deal.client.form
    if form.kind == "association" and not form.business:
        yield Advice(
            (
                "une association sans activité économique est protégée des clauses abusives comme un "
                "consommateur"
            ),
            "faites relire le contrat ; gardez un acompte, un dédit et un plafond modérés",
            (article("C. conso.", "L. 212-2"),),
        )


@rule("agency-without-acceptance", "client.agency", slot="relationship.subcontracting")
def agency_without_acceptance(case: Case) -> Iterator[Advice]:
    """Warn of an agency whose own client has not accepted the freelancer."""
    agency = case.deal.client.agency
    if agency is not None and not agency.accepted:
        yield Advice(
            "sans l’accord écrit du client final, vous ne pouvez rien lui demander si l’agence ne paie pas",
            "demandez à l’agence de vous faire accepter par lui, avec vos conditions de paiement",
        )


@rule("owner-binds-business-only", "client.form", severity="note")
def owner_binds_business_only(case: Case) -> Iterator[Advice]:
    """Tell that a sole trader answers with its business estate alone."""
    if case.deal.client.form.kind in ("sole_trader", "liberal"):
        yield Advice(
            "un entrepreneur individuel répond sur son seul patrimoine professionnel",
            "demandez plus d’acompte, ou de petites étapes",
            (article("C. com.", "L. 526-22", "from memory"),),
        )


@rule("client-abroad", "client.address", severity="warning")
def client_abroad(case: Case) -> Iterator[Advice]:
    """Say that the law of another country was not looked at."""
    if case.deal.client.address.country != "FR":
        yield Advice(
            (
                "le client est hors de France : le droit de son pays, la TVA et les tribunaux n’ont pas "
                "été étudiés ici"
            ),
            "voyez un avocat et votre comptable avant de signer",
        )


@rule("looks-like-employment", "project.on_site", slot="relationship.contractor", needs=("fee.kind",))
def looks_like_employment(case: Case) -> Iterator[Advice]:
    """Warn of time that is paid as such and spent at the client's place."""
    if case.deal.project.on_site == "mostly" and case.deal.fee.kind != "fixed":
        yield Advice(
            "du temps payé à l’heure ou au mois, passé surtout chez le client, ressemble à un emploi salarié",
            "gardez vos outils, vos horaires et d’autres clients, ou passez au forfait",
            (article("C. trav.", "L. 8221-6"),),
        )
