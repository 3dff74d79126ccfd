"""What it costs: a fixed price, hours, or a monthly fee; prices are before tax."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from generator.answers import fee, milestones
from generator.answers.places import Currency
from generator.answers.values import Amount, Count, Day, Hours, Line, Menu, Percent

_CURRENCY_TITLE = "Monnaie"


class PercentShare(milestones.PercentShare):
    """Une part du prix."""

    model_config = ConfigDict(title="Un pourcentage du prix")

    percent: Annotated[Percent, Field(gt=0)] = Field(title="Pourcentage du prix", examples=["25"])


class AmountShare(milestones.AmountShare):
    """Une somme hors taxes."""

    model_config = ConfigDict(title="Une somme")

    amount: Annotated[Amount, Field(gt=0)] = Field(title="Somme hors taxes", examples=["2000"])


class DueOnEvent(milestones.DueOnEvent):
    """À un moment du projet, par exemple une validation."""

    model_config = ConfigDict(title="Quand quelque chose arrive")

    event: Line = Field(title="Que doit-il arriver ?", examples=["Validation des maquettes"])


class DueOnDate(milestones.DueOnDate):
    """À un jour du calendrier."""

    model_config = ConfigDict(title="À une date")

    date: Day = Field(title="À quelle date ?", examples=["2027-02-15"])


_Number = Annotated[Count, Field(ge=1)]


class Milestone(milestones.Milestone):
    """Une étape du projet, payée quand elle est atteinte."""

    model_config = ConfigDict(title="Étape")

    name: Line = Field(title="Nom de l’étape", examples=["Maquettes"])
    share: Annotated[PercentShare | AmountShare, Field(discriminator="kind")] = Field(
        title="En pourcentage ou en somme ?"
    )
    due: Annotated[DueOnEvent | DueOnDate, Field(discriminator="kind")] = Field(title="Quand est-elle due ?")
    deliverables: Annotated[tuple[_Number, ...], Field(max_length=200)] = Field(
        default=(),
        title="Quels livrables en font partie ?",
        description=(
            "Leurs numéros dans votre liste, chacun dans une seule étape. Un livrable sans étape va avec la "
            "dernière."
        ),
        examples=[1],
    )


class FixedFee(fee.FixedFee):
    """Le prix ne bouge pas ; un travail en plus a son propre prix."""

    model_config = ConfigDict(title="Forfait : un prix pour tout le projet")

    currency: Currency = Field(default="EUR", title=_CURRENCY_TITLE)
    amount: Annotated[Amount, Field(gt=0)] = Field(
        title="Prix hors taxes",
        description="Création et droits ensemble ; leur part est demandée avec les droits.",
        examples=["8000"],
    )
    milestones: Annotated[tuple[Milestone, ...], Field(max_length=60)] = Field(
        default=(),
        title="Étapes payées",
        description=(
            "Avec l’acompte, elles font le prix. Sans étapes, le solde est facturé à la livraison. De "
            "petites "
            "étapes protègent : une part payée compte comme vérifiée (C. civ. art. 1791)."
        ),
    )


class Estimate(fee.Estimate):
    """Vous ne la dépassez qu’avec l’accord du client."""

    model_config = ConfigDict(title="Une estimation en heures")

    hours: Hours = Field(title="Heures estimées", examples=["120"])
    overrun: Percent = Field(
        default=Decimal(10),
        title="Dépassement en pour cent avant que le client doive l’accepter",
        description="10 est usuel.",
    )


class Cap(fee.Cap):
    """Vous vous arrêtez à ce nombre d’heures, sauf nouvelle commande."""

    model_config = ConfigDict(title="Un plafond en heures")

    hours: Hours = Field(title="Heures que vous pouvez facturer au plus", examples=["120"])


class MoneyCap(fee.MoneyCap):
    """Vous vous arrêtez à cette somme, sauf nouvelle commande."""

    model_config = ConfigDict(title="Un plafond en euros")

    amount: Annotated[Amount, Field(gt=0)] = Field(
        title="Somme que vous pouvez facturer au plus, hors taxes", examples=["5000"]
    )


class HourlyFee(fee.HourlyFee):
    """Le temps se facture comme il se passe, sur une estimation ou sous un plafond."""

    model_config = ConfigDict(title="Régie : un taux horaire")

    currency: Currency = Field(default="EUR", title=_CURRENCY_TITLE)
    rate: Annotated[Amount, Field(gt=0)] = Field(title="Taux horaire hors taxes", examples=["65"])
    budget: Annotated[Estimate | Cap | MoneyCap, Field(discriminator="kind")] = Field(
        title="Une estimation ou un plafond ?",
        description=(
            "L’estimation est un calcul soigné ; le plafond est une limite que la facture ne passe pas."
        ),
    )
    invoiced: Annotated[
        Literal["weekly", "every_two_weeks", "monthly"],
        Menu.of(
            weekly=("Chaque semaine", "La plus petite somme en jeu."),
            every_two_weeks=("Toutes les deux semaines", "Un compromis courant."),
            monthly=("Chaque mois", "Le moins de papiers ; jusqu’à un mois de travail non payé."),
        ),
    ] = Field(default="every_two_weeks", title="À quel rythme facturez-vous ?")


class RetainerFee(fee.RetainerFee):
    """Un prix chaque mois, d’avance, pour un nombre d’heures."""

    model_config = ConfigDict(title="Forfait mensuel")

    currency: Currency = Field(default="EUR", title=_CURRENCY_TITLE)
    monthly: Annotated[Amount, Field(gt=0)] = Field(title="Prix mensuel hors taxes", examples=["2400"])
    hours: Hours = Field(title="Heures comprises chaque mois", examples=["30"])
    extra_rate: Annotated[Amount, Field(gt=0)] = Field(
        title="Taux horaire hors taxes au-delà de ces heures", examples=["80"]
    )
    months: Annotated[Count, Field(ge=1, le=60)] = Field(
        default=3, title="Durée ferme, en mois", examples=[3]
    )
    unused_hours: Annotated[
        Literal["expire", "roll_over"],
        Menu.of(
            expire=(
                "Elles se perdent à la fin du mois",
                "Vous réservez le temps ; il est payé de toute façon.",
            ),
            roll_over=("Elles valent encore le mois suivant", "Plus souple ; prévoyez les mois chargés."),
        ),
    ] = Field(default="expire", title="Que deviennent les heures non utilisées ?")


Fee = Annotated[FixedFee | HourlyFee | RetainerFee, Field(discriminator="kind")]
