"""The root of the questionnaire: one deal, with every contradiction refused by name."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from generator.answers.contradictions import (
    GapWords,
    MoneyWords,
    milestones_of,
    misplaced,
    money_contradictions,
)
from generator.answers.installments import (
    share_of_fee,
)
from generator.answers.root import SCHEMA_VERSION, Root
from generator.answers.values import Heading, Line, contradictions
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
    yield from money_contradictions(deal, _WORDS, {"rights.share": deal.rights.share})
    yield from _grants(deal)
    if deal.signing.provider != "none" and deal.contract.signing == "paper":
        yield (
            "signing.provider",
            (
                "un contrat signé sur papier n’a pas besoin d’un service : choisissez "
                "{signing.provider=none}, ou une signature électronique à {contract.signing}"
            ),
        )
    for index, milestone in enumerate(milestones_of(deal.fee)):
        if milestone.due.kind == "date" and milestone.due.date < deal.contract.date:
            due, made = (formats("EUR").text(day, "date") for day in (milestone.due.date, deal.contract.date))
            yield f"fee.milestones[{index}].due.date", f"le {due} est avant la date du contrat, le {made}"
    yield from misplaced(deal)


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


def _gap(told: GapWords) -> str:
    return (
        f"l’acompte ({told.percent}, soit {told.deposit}) et les étapes ({told.stages}) font {told.both}, "
        f"mais le prix est {told.fee} : {told.gap} de {'moins' if told.short else 'trop'}"
    )


_WORDS = MoneyWords(
    priced=lambda amount, currency: formats(currency).text(amount, "money"),
    percent=lambda percent: formats("EUR").text(percent, "percent"),
    gap=_gap,
    too_large=lambda largest: f"taux × heures dépasse {largest} : baissez l’un des deux",
    nothing="taux × heures ne fait rien : augmentez l’un des deux",
    too_small=lambda percent, of, least: (
        f"{percent} de {of} fait moins que {least} : augmentez, ou laissez vide"
    ),
    no_fixed_fee="les prix des livrables vont avec un forfait : enlevez-les",
    lacking=lambda numbers, _: f"sans prix : {numbers}. Donnez un prix à chaque livrable, ou à aucun",
    total=lambda total, fee: f"la somme des prix est {total}, mais le prix est {fee}",
    decimals=lambda amount, digits, currency: f"{amount} a plus de décimales que les {digits} de {currency}",
)
