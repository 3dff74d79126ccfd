"""Rules about who makes the contract."""

from collections.abc import Iterator
from datetime import timedelta

from generator.advice.rule import Advice, rule
from generator.answers.overrides import answers_at
from generator.findings import Source
from generator.packs.fr.advice.case import Case
from generator.packs.fr.advice.worded import article, on
from generator.packs.fr.protected import WAIT_DAYS, is_protected

_SMALL = article("C. conso.", "L. 221-3")
_BUSINESS_ESTATE = Source(
    "C. com. art. L. 526-22 (patrimoine professionnel)",
    "https://www.doctrine.fr/l/texts/codes/LEGITEXT000005634379/articles/LEGIARTI000045168684",
    "2026-12-01",
    "verified in a stored copy; une version du 28 janvier 2024 n’a pas été lue",
)
_ACCEPTED = Source(
    "Loi 75-1334 du 31 déc. 1975 art. 3 (agrément du sous-traitant)",
    "https://lawperationnel.com/loi-n-75-1334-du-31-decembre-1975-relative-a-la-sous-traitance",
    "2026-11-29",
    "secondary, unverified",
)
_DIRECT_CLAIM = Source(
    "Loi 75-1334 du 31 déc. 1975 art. 12 (action directe)",
    "https://tricoteuses.fr/legifrance/articles/LEGIARTI000006467152",
    "2026-11-29",
    "verified in a stored copy",
)
_AUTHORS = Source(
    "CSS art. L. 382-4 et R. 382-26 (contribution du diffuseur, précompte)",
    "https://www.caap.asso.fr/spip.php?article1027",
    "2026-11-29",
    "secondary, unverified",
)
_LONG_MONTHS, _LONG_DAYS = 6, 183


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


@rule(
    "payment-too-early",
    "fee",
    slot="payment.invoices",
    needs=("client.size", "contract.date", "project.start"),
    severity="error",
)
def payment_too_early(case: Case) -> Iterator[Advice]:
    """Refuse a stage or a month that such a client would pay within the seven days."""
    deal, fee = case.deal, case.deal.fee
    if not is_protected(answers_at(deal)):
        return
    last = deal.contract.date + timedelta(days=WAIT_DAYS)
    due = {"project.start": deal.project.start} if fee.kind == "retainer" else {}
    if fee.kind == "fixed":
        dated = ((n, stage.due) for n, stage in enumerate(fee.milestones) if stage.due.kind == "date")
        due = {
            f"fee.milestones[{n}].due.date": when.date + timedelta(days=deal.payment.term)
            for n, when in dated
        }
    for place, day in due.items():
        if day <= last:
            yield Advice(
                f"ce petit client paierait dès le {on(day)} : un paiement dans les {WAIT_DAYS} jours de la "
                "signature rend le contrat nul",
                f"prenez un jour après le {on(last)}, ou faites signer à distance",
                (_SMALL, article("C. conso.", "L. 221-10, L. 242-1")),
                place=place,
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
            "demandez à l’agence de vous faire accepter par lui, avec vos conditions de paiement ; que la "
            "loi vaille pour un travail purement intellectuel se discute : un écrit du client final y répond",
            (_ACCEPTED, _DIRECT_CLAIM),
        )


@rule("owner-binds-business-only", "client.form", severity="note")
def owner_binds_business_only(case: Case) -> Iterator[Advice]:
    """Tell that a sole trader answers with its business estate alone."""
    if case.deal.client.form.kind in ("sole_trader", "liberal"):
        yield Advice(
            "un entrepreneur individuel répond sur son seul patrimoine professionnel",
            "demandez plus d’acompte, ou de petites étapes",
            (_BUSINESS_ESTATE,),
        )


@rule(
    "looks-like-employment",
    "project.on_site",
    slot="relationship.contractor",
    needs=("fee", "project.start", "project.end", "freelancer.form"),
)
def looks_like_employment(case: Case) -> Iterator[Advice]:
    """Warn of time that is paid as such and spent at the client's place, mostly or for long."""
    deal = case.deal
    if deal.fee.kind == "fixed" or deal.project.on_site == "never":
        return
    days = (deal.project.end - deal.project.start).days
    long = deal.fee.months > _LONG_MONTHS if deal.fee.kind == "retainer" else days > _LONG_DAYS
    if deal.project.on_site == "mostly" or long:
        company = deal.freelancer.form.kind == "company"
        yield Advice(
            "du temps payé à l’heure ou au mois, passé longtemps ou surtout chez le client, ressemble à "
            + ("un prêt de main-d’œuvre, ou à un emploi salarié" if company else "un emploi salarié"),
            "gardez vos outils, vos horaires et d’autres clients, ou passez au forfait",
            (
                article("C. trav.", "L. 8221-6"),
                article("C. trav.", "L. 8231-1, L. 8241-1", "secondary, unverified"),
            ),
        )


@rule(
    "dispense-of-another-year",
    "freelancer.form",
    slot="payment.taxes",
    needs=("contract.date", "project.end"),
    severity="note",
)
def dispense_of_another_year(case: Case) -> Iterator[Advice]:
    """Tell an artiste-auteur that a payment falls in a year for which no dispense is at hand."""
    form, deal = case.deal.freelancer.form, case.deal
    if form.kind != "author":
        return
    last = deal.project.end + timedelta(days=deal.payment.term)
    lacking = [str(year) for year in range(deal.contract.date.year, last.year + 1)]
    lacking = [year for year in lacking if year != form.dispense_year]
    if lacking:
        yield Advice(
            f"un paiement de {' ou '.join(lacking)} n’est pas couvert par votre dispense de précompte : "
            "le client qui exploite l’œuvre en retiendrait vos cotisations",
            "demandez la dispense de chaque année, et remettez-la avant le paiement",
            (_AUTHORS,),
        )
