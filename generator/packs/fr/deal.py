"""The root of the questionnaire: one deal, with every contradiction refused by name."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from generator.answers.installments import (
    default_deposit,
    fee_base,
    milestone_gap,
    rounded,
    share_of_fee,
    smallest_sum,
)
from generator.answers.milestones import misplaced_deliverables, ranges
from generator.answers.places import currency_digits
from generator.answers.root import SCHEMA_VERSION, Root
from generator.answers.values import LARGEST_AMOUNT, Heading, Line, contradictions
from generator.packs.fr.fee import Fee, FixedFee
from generator.packs.fr.formats import formats
from generator.packs.fr.options import Options
from generator.packs.fr.parties import Client, Freelancer
from generator.packs.fr.payment import Payment
from generator.packs.fr.project import Project
from generator.packs.fr.rights import Assign, Rights
from generator.packs.fr.signing import Signing
from generator.packs.fr.terms import (
    Acceptance,
    Confidentiality,
    ContractDetails,
    Disputes,
    Ending,
    Liability,
    Silence,
)

Position = Literal["preferred", "fallback", "last resort"]


class Answers(Root):
    """Les réponses au questionnaire."""

    model_config = ConfigDict(title="Réponses d’un contrat de prestation de services")

    schema_version: Literal[4] = Field(default=SCHEMA_VERSION, title="Version du format de ce fichier")
    pack: Literal["fr-FR"] = Field(default="fr-FR", title="Langue et droit")
    freelancer: Freelancer = Field(title="Vous, le prestataire")
    client: Client = Field(title="Votre client")
    project: Project = Field(title="Le projet")
    fee: Annotated[Fee, Heading("Prix")] = Field(title="Comment le travail est-il payé ?")
    payment: Payment = Field(default=Payment.model_construct(), title="Paiement")
    silence: Silence | None = Field(
        default=Silence.model_construct(),
        title="Ajouter des règles pour un client qui ne répond plus ?",
        description=(
            "Vivement conseillé : relances, mise en demeure, suspension, puis fin, et le travail fait "
            "est payé."
        ),
    )
    acceptance: Acceptance = Field(default=Acceptance.model_construct(), title="Recette")
    rights: Annotated[Rights, Heading("Droits")] = Field(title="Que deviennent les droits d’auteur ?")
    confidentiality: Confidentiality | None = Field(
        default=Confidentiality.model_construct(), title="Ajouter un secret réciproque ?"
    )
    liability: Liability = Field(default=Liability.model_construct(), title="Responsabilité")
    ending: Ending = Field(default=Ending.model_construct(), title="Fin anticipée")
    disputes: Disputes = Field(default=Disputes.model_construct(), title="Différends")
    options: Options = Field(default=Options.model_construct(), title="Articles en option")
    contract: ContractDetails = Field(title="Le contrat lui-même")
    signing: Signing = Field(default=Signing.model_construct(), title="Service de signature")
    positions: dict[str, Position] = Field(
        default_factory=dict,
        title="Concessions",
        description=(
            "Pour chaque article, jusqu’où vous cédez : preferred ou fallback, et last resort dans une "
            "bibliothèque à vous qui en a."
        ),
        examples=[{"payment.deposit": "fallback"}],
    )
    accepted: Annotated[tuple[Line, ...], Field(max_length=100)] = Field(
        default=(),
        title="Alertes acceptées",
        description="Les identifiants des erreurs que vous acceptez pour une copie à signer.",
        examples=[["dedit-too-high"]],
    )

    @model_validator(mode="after")
    def _no_contradiction(self) -> Self:
        if found := list(_contradictions(self)):
            raise contradictions(found)
        return self


def _contradictions(deal: Answers) -> Iterator[tuple[str, str]]:
    yield from _sums(deal)
    yield from _values(deal)
    yield from _fractions(deal, deal.fee.currency)
    yield from _too_small(deal)
    if fee_base(deal.fee) > LARGEST_AMOUNT:
        yield (
            "fee.budget.hours",
            f"taux × heures dépasse {_priced(LARGEST_AMOUNT, deal)} : baissez l’un des deux",
        )
    yield from _grants(deal)
    if deal.signing.provider != "none" and deal.contract.signing == "paper":
        yield (
            "signing.provider",
            (
                "un contrat signé sur papier n’a pas besoin d’un service : choisissez "
                "{signing.provider=none}, ou une signature électronique à {contract.signing}"
            ),
        )
    for index, milestone in enumerate(_milestones(deal)):
        if milestone.due.kind == "date" and milestone.due.date < deal.contract.date:
            due, made = (formats("EUR").text(day, "date") for day in (milestone.due.date, deal.contract.date))
            yield f"fee.milestones[{index}].due.date", f"le {due} est avant la date du contrat, le {made}"
    for index, message in misplaced_deliverables(_milestones(deal), len(deal.project.deliverables)):
        yield f"fee.milestones[{index}].deliverables", message


def _milestones(deal: Answers) -> tuple[Any, ...]:
    return deal.fee.milestones if isinstance(deal.fee, FixedFee) else ()


def _sums(deal: Answers) -> Iterator[tuple[str, str]]:
    fee = deal.fee
    if not isinstance(fee, FixedFee) or not fee.milestones:
        return
    deposit = deal.payment.deposit
    percent = default_deposit(deal.client) if deposit is None else deposit
    gap = milestone_gap(fee, percent)
    if not gap:
        return
    first = fee.amount * percent / 100
    stages, both = fee.amount - gap - first, fee.amount - gap
    yield (
        "fee.milestones",
        (
            f"l’acompte ({formats('EUR').text(percent, 'percent')}, soit {_priced(first, deal)}) et les "
            f"étapes ({_priced(stages, deal)}) font {_priced(both, deal)}, mais le prix est "
            f"{_priced(fee.amount, deal)} : {_priced(abs(gap), deal)} de "
            f"{'moins' if gap > 0 else 'trop'}"
        ),
    )


def _too_small(deal: Answers) -> Iterator[tuple[str, str]]:
    """Yield the percentages whose sum is nothing once it is rounded, and the hours that cost nothing."""
    percents = {"payment.deposit": deal.payment.deposit, "rights.share": deal.rights.share}
    if deal.silence is not None:
        percents["silence.reactivation"] = deal.silence.reactivation
    for index, milestone in enumerate(_milestones(deal)):
        if milestone.share.kind == "percent":
            percents[f"fee.milestones[{index}].share.percent"] = milestone.share.percent
    base = fee_base(deal.fee)
    if not base:
        yield "fee.budget.hours", "taux × heures ne fait rien : augmentez l’un des deux"
        return
    least = _priced(smallest_sum(deal.fee.currency), deal)
    for place, percent in percents.items():
        if percent and not share_of_fee(deal.fee, percent):
            share = formats("EUR").text(percent, "percent")
            yield (
                place,
                f"{share} de {_priced(base, deal)} fait moins que {least} : augmentez, ou laissez vide",
            )


def _values(deal: Answers) -> Iterator[tuple[str, str]]:
    values = [item.value for item in deal.project.deliverables]
    given = [value for value in values if value is not None]
    place = "project.deliverables"
    if not given:
        return
    if not isinstance(deal.fee, FixedFee):
        yield place, "les prix des livrables vont avec un forfait : enlevez-les"
    elif len(given) < len(values):
        lacking = ranges(tuple(number for number, value in enumerate(values, start=1) if value is None))
        yield place, f"sans prix : {lacking}. Donnez un prix à chaque livrable, ou à aucun"
    elif sum(given) != deal.fee.amount:
        total = _priced(sum(given, Decimal(0)), deal)
        yield place, f"la somme des prix est {total}, mais le prix est {_priced(deal.fee.amount, deal)}"


def _grants(deal: Answers) -> Iterator[tuple[str, str]]:
    """Yield what the table of rights has wrong: numbers of no deliverable, prices above their part."""
    rights, listed = deal.rights, len(deal.project.deliverables)
    for index, grant in enumerate(rights.grants):
        if wrong := [number for number in grant.deliverables if number > listed]:
            yield (
                f"rights.grants[{index}].deliverables",
                f"il n’y a pas de livrable {wrong[0]} : ils vont de 1 à {listed}",
            )
    priced = sum((grant.price for grant in rights.grants if grant.price is not None), Decimal(0))
    part = share_of_fee(deal.fee, rights.share)
    if priced > part:
        yield (
            "rights.share",
            (
                f"les prix des droits font {_priced(priced, deal)}, mais leur part du prix est "
                f"{_priced(part, deal)} : augmentez {{rights.share}} ou baissez ces prix"
            ),
        )
    if isinstance(rights, Assign) and rights.when == "each_deliverable" and not _paid_apart(deal):
        yield (
            "rights.when",
            (
                "{rights.when=each_deliverable} demande de savoir quand chacun est payé : donnez un prix à "
                "chaque livrable ou des livrables à chaque étape, ou choisissez {rights.when=full_payment}"
            ),
        )


def _paid_apart(deal: Answers) -> bool:
    """Say whether it shows when a deliverable is paid: by its own price, by a stage, or by its month."""
    if not isinstance(deal.fee, FixedFee):
        return deal.fee.kind == "retainer"
    priced = all(item.value is not None for item in deal.project.deliverables)
    return priced or any(stage.deliverables for stage in deal.fee.milestones)


def _priced(amount: Decimal, deal: Answers) -> str:
    return formats(deal.fee.currency).text(amount, "money")


def _fractions(deal: Answers, currency: str) -> Iterator[tuple[str, str]]:
    from generator.answers.walking import leaves

    digits = currency_digits(currency)
    for leaf in leaves(deal, units=("money",)):
        if leaf.value is not None and rounded(leaf.value, currency) != leaf.value:
            yield leaf.path, f"{leaf.value} a plus de décimales que les {digits} de {currency}"
