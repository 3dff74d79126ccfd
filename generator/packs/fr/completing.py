"""Completing the answers: defaults that need other answers, what is settled, and the sums.

A completed deal is the deal as the contract states it: an answer that the contract does not follow is
replaced there, and kept under `asked`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from generator.answers.installments import (
    Installment,
    fee_base,
    installments,
    planned,
    share_of_fee,
    whole_fee,
)
from generator.answers.milestones import ranges
from generator.answers.overrides import answers_at, as_printed
from generator.answers.values import Amount, CityName, Heading, Line, Page, Percent
from generator.packs.fr.deal import Answers
from generator.packs.fr.overrides import overrides
from generator.packs.fr.parties import Franchise, OwnCompany
from generator.packs.fr.payment import DepositDue, FinalFiles, Payment
from generator.packs.fr.project import Project
from generator.packs.fr.protected import is_protected
from generator.packs.fr.rights import Assign, Credit, Grant, License
from generator.packs.fr.suggesting import computed
from generator.packs.fr.terms import ContractDetails, LengthAsked
from generator.packs.fr.usual_grants import usual_grants
from generator.questionnaire.origin import given_in

_MOST_WORDS = 250
"""Words of descriptions on the first pages, where they take about half of a page."""
_MOST_SUMMED_UP = 30
"""Words of names that a summary of 300 words lists."""
_MOST_STAGES = 5
_VIGILANCE = Decimal(5000)
"""Euros before tax from which the client asks for proof of social charges (C. trav. R. 8222-1, secondary)."""


class GrantRow(Grant):
    """A right as the annex prints it: `named` are its deliverables, by number and name."""

    named: Line = Field(title="Livrables")


class Sums(Page):
    """What follows from the answers, sums in the currency of the price and before tax."""

    base: Amount = Field(title="Somme dont les pourcentages sont pris : prix, estimation ou plafond, un mois")
    deposit: Amount = Field(title="Acompte")
    schedule: tuple[Installment, ...] = Field(title="Échéancier")
    total: Amount | None = Field(default=None, title="Total d’un forfait")
    itemized: bool = Field(default=False, title="Si chaque livrable a son prix")
    staged: bool = Field(default=False, title="Si une étape nomme ses livrables")
    reactivation: Amount | None = Field(default=None, title="Prix de remise en route")
    rights: Amount = Field(title="Part du prix qui paie les droits")
    creation: Amount = Field(title="Part du prix qui paie la création")
    grants: tuple[GrantRow, ...] = Field(title="Droits")
    author: Line = Field(title="Nom de l’auteur")
    software: bool = Field(default=False, title="Si un logiciel est livré")
    online: bool = Field(default=False, title="Si un site ou un logiciel est livré")
    software_only: bool = Field(default=False, title="Si tout ce qui est livré est du logiciel")
    brand: bool = Field(default=False, title="Si un signe de marque est livré")
    trademark: bool = Field(default=False, title="Si le dépôt comme marque est autorisé")
    taxed: bool = Field(default=False, title="Si la TVA s’ajoute au prix")
    abroad: bool = Field(default=False, title="Si le client est hors de France")
    protected: bool = Field(default=False, title="Si le droit de la consommation protège ce petit client")
    both_companies: bool = Field(default=False, title="Si les deux parties sont des sociétés commerciales")
    vigilance: bool = Field(default=False, title="Si le contrat atteint le seuil des documents sociaux")
    long_scope: bool = Field(
        default=False, title="Si les descriptions sont trop longues pour la première page"
    )
    brief_scope: bool = Field(default=True, title="Si un résumé a la place des noms des livrables")
    brief_schedule: bool = Field(default=True, title="Si un résumé a la place de chaque paiement")


class CompletePayment(Payment):
    """Payment with nothing left to guess."""

    deposit: Percent = Field(title="Acompte avant le début, en pour cent")
    deposit_due: DepositDue = Field(title="Quand l’acompte est-il dû ?")
    final_files: FinalFiles = Field(title="Quand le client reçoit-il les fichiers finaux ?")


class CompleteCredit(Credit):
    """The credit, its words known."""

    text: Line = Field(title="Mention du nom")


class CompleteAssign(Assign):
    """An assignment with its table of rights and its credit."""

    credit: CompleteCredit = Field(title="Crédit")


class CompleteLicense(License):
    """A licence with its table of rights and its credit."""

    credit: CompleteCredit = Field(title="Crédit")


class CompleteDetails(ContractDetails):
    """The details of a contract, its length and its place known."""

    length: LengthAsked = Field(title="Quelle longueur ?")
    place: CityName = Field(title="Fait à")


class Deal(Answers):
    """The answers as the contract states them: completed, settled, with what follows."""

    payment: CompletePayment = Field(title="Paiement")
    rights: Annotated[CompleteAssign | CompleteLicense, Field(discriminator="kind"), Heading("Droits")] = (
        Field(title="Que deviennent les droits d’auteur ?")
    )
    contract: CompleteDetails = Field(title="Le contrat lui-même")
    sums: Sums = Field(title="Calculs")
    asked: dict[str, Any] = Field(
        default_factory=dict, title="Réponses que le contrat ne suit pas, par chemin"
    )


def complete(answers: Answers, as_of: date) -> Deal:
    """Fill what the answers leave to other answers and arithmetic."""
    values = {name: getattr(answers, name) for name in type(answers).model_fields}
    at = answers_at(answers)
    payment = vars(answers.payment) | computed(at, as_of, "payment")
    values["payment"] = CompletePayment.model_construct(**payment)
    details = vars(answers.contract) | computed(at, as_of, "contract")
    values["contract"] = CompleteDetails.model_construct(**details)
    values["rights"] = _rights(answers, as_of)
    settled = as_printed(Deal.model_construct(**values), overrides)
    if settled:
        pages, replaced = settled
        given = frozenset(given_in(answers))
        values |= {**pages, "asked": {path: value for path, value in replaced.items() if path in given}}
    deal = Deal.model_construct(**values)
    return deal.model_copy(update={"sums": _sums(deal)})


def _rights(answers: Answers, as_of: date) -> CompleteAssign | CompleteLicense:
    """Return the rights with what is filled in: the usual table, and the words of the credit."""
    rights, at = answers.rights, answers_at(answers)
    usual = computed(at, as_of, "rights")
    credit = CompleteCredit.model_construct(
        **vars(rights.credit) | {"text": rights.credit.text or usual["credit.text"]}
    )
    grants = rights.grants or tuple(usual_grants(at))
    complete_ = CompleteAssign if isinstance(rights, Assign) else CompleteLicense
    return complete_.model_construct(**vars(rights) | {"credit": credit, "grants": grants})


def _sums(deal: Deal) -> Sums:
    fee, silence, deposit = deal.fee, deal.silence, deal.payment.deposit
    percent = silence.reactivation if silence else None
    schedule = tuple(
        planned(part, end=deal.project.end, term=deal.payment.term) for part in installments(fee, deposit)
    )
    items = deal.project.deliverables
    kinds = {item.kind for item in items}
    base, rights = fee_base(fee), share_of_fee(fee, deal.rights.share)
    form = deal.freelancer.form
    return Sums.model_construct(
        base=base,
        deposit=share_of_fee(fee, deposit),
        schedule=schedule,
        total=fee.amount if fee.kind == "fixed" else None,
        itemized=all(item.value is not None for item in items),
        staged=any(part.deliverables for part in schedule),
        reactivation=None if percent is None else share_of_fee(fee, percent),
        rights=rights,
        creation=base - rights,
        grants=tuple(_grant_rows(deal)),
        author=form.author if isinstance(form, OwnCompany) else deal.freelancer.legal_name,
        software="software" in kinds,
        online=bool(kinds & {"website", "software"}),
        software_only=kinds == {"software"},
        brand="brand" in kinds,
        trademark=any(grant.right == "trademark" for grant in deal.rights.grants),
        taxed=not isinstance(deal.freelancer.vat, Franchise),
        abroad=deal.client.address.country != "FR",
        protected=is_protected(answers_at(deal)),
        both_companies=form.kind == "company" and deal.client.form.kind == "company",
        vigilance=fee.currency == "EUR" and whole_fee(fee) >= _VIGILANCE,
        long_scope=_long(deal.project),
        brief_scope=_words(item.name for item in items) <= _MOST_SUMMED_UP,
        brief_schedule=len(schedule) <= _MOST_STAGES
        and _words(part.name or "" for part in schedule) <= _MOST_SUMMED_UP,
    )


def _grant_rows(deal: Deal) -> Iterator[GrantRow]:
    items = deal.project.deliverables
    for grant in deal.rights.grants:
        numbers = grant.deliverables
        if len(numbers) == 1 <= len(items):
            named = f"{numbers[0]}. {items[numbers[0] - 1].name}"
        elif numbers and set(numbers) != set(range(1, len(items) + 1)):
            named = f"Livrables {ranges(numbers)}"
        else:
            named = items[0].name if len(items) == 1 else "Tous les livrables"
        yield GrantRow.model_construct(**vars(grant), named=named)


def _long(project: Project) -> bool:
    texts = (project.description, *(item.description or "" for item in project.deliverables))
    return _words(texts) > _MOST_WORDS


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
