"""When and how invoices are paid, and what a late payment costs."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from generator.answers.values import Amount, Count, Menu, Page, Percent, refusal

LONGEST_TERM = 60
"""Days from the date of the invoice (C. com. L. 441-10 I, read in a stored copy on 2026-11-29)."""


class LegalRate(Page):
    """Le taux de la loi quand rien n’est dit ; le juge ne peut pas le réduire."""

    model_config = ConfigDict(title="Taux de la BCE majoré de 10 points")

    kind: Literal["legal"] = "legal"


class YearlyRate(Page):
    """Au moins trois fois l’intérêt légal ; le juge peut le réduire."""

    model_config = ConfigDict(title="Un autre taux annuel")

    kind: Literal["yearly"] = "yearly"
    percent: Annotated[Percent, Field(gt=0)] = Field(
        title="Pour cent par an",
        description=(
            "Au moins trois fois l’intérêt légal ; le juge peut le réduire, ce qu’il ne peut du taux légal."
        ),
        examples=["12"],
    )


LateCharge = Annotated[LegalRate | YearlyRate, Field(discriminator="kind")]


class Expenses(Page):
    """Le client rembourse ce que vous dépensez pour le projet."""

    model_config = ConfigDict(title="Frais")

    approval_over: Amount = Field(
        default=Decimal(150),
        title="Au-dessus de quelle somme le client doit-il d’abord accepter un frais ?",
        examples=["150"],
    )


_Method = Annotated[
    Literal["bank_transfer", "direct_debit", "card", "check"],
    Menu.of(
        bank_transfer=("Virement SEPA", "Le plus usuel, peu coûteux."),
        direct_debit=("Prélèvement SEPA", "Avec un mandat du client."),
        card=("Carte ou service en ligne", "Rapide ; le prestataire de paiement prend une commission."),
        check=("Chèque", "Lent ; compte à l’encaissement."),
    ),
]

FinalFiles = Annotated[
    Literal["on_payment", "on_delivery"],
    Menu.of(
        on_payment=(
            "Après le paiement ; une épreuve d’abord",
            "Un client qui disparaît n’a pas les fichiers.",
        ),
        on_delivery=("Avec la livraison", "Simple ; il ne vous reste alors que la facture."),
    ),
]

DepositDue = Annotated[
    Literal["signing", "eighth_day"],
    Menu.of(
        signing=("À la signature", "Vous commencez quand vous l’avez reçu."),
        eighth_day=(
            "Le huitième jour après la signature",
            "Pour un petit client qui signe hors de chez vous : avant, tout paiement annule le contrat.",
        ),
    ),
]


class Payment(Page):
    """Quand et comment les factures se paient."""

    model_config = ConfigDict(title="Paiement")

    deposit: Percent | None = Field(
        default=None,
        title="Acompte avant le début, en pour cent",
        description=(
            "De 0 à 100. Usuel : 50 pour un nouveau client ou un client qui a payé en retard ou cessé de "
            "répondre, 30 pour un client connu. C’est une avance sur le prix, pas des arrhes."
        ),
        examples=["50"],
    )
    deposit_due: DepositDue | None = Field(
        default=None,
        title="Quand l’acompte est-il dû ?",
        description="Usuel : à la signature, sauf pour un petit client protégé (C. conso. L. 221-10).",
    )
    term: Annotated[Count, Field(ge=0, le=LONGEST_TERM)] = Field(
        default=30,
        title="Jours pour payer une facture",
        description="Jours depuis la date de la facture. 30 est usuel ; la loi permet 60 au plus.",
        examples=[30],
    )
    methods: Annotated[tuple[_Method, ...], Field(min_length=1, max_length=4)] = Field(
        default=("bank_transfer",), title="Comment le client peut-il payer ?"
    )
    final_files: FinalFiles | None = Field(
        default=None,
        title="Quand le client reçoit-il les fichiers finaux ?",
        description=(
            "Une épreuve est marquée, en basse définition ou sur votre serveur d’essai : assez pour "
            "vérifier, "
            "pas pour exploiter. Usuel : après le paiement pour un client nouveau ou qui a payé en retard, "
            "avec la livraison pour un client connu."
        ),
    )
    late_charge: LateCharge = Field(
        default=LegalRate.model_construct(),
        title="Quel taux pour les pénalités de retard ?",
        description=(
            "Dans tous les cas s’ajoute l’indemnité forfaitaire de la loi pour frais de recouvrement."
        ),
    )
    expenses: Expenses | None = Field(
        default=Expenses.model_construct(),
        title="Le client rembourse-t-il les frais ?",
        description="Polices, images, déplacements, acceptés d’avance au-dessus d’une somme.",
    )
    extra_work_rate: Annotated[Amount, Field(gt=0)] | None = Field(
        default=None,
        title="Taux horaire hors taxes des travaux supplémentaires",
        description="Pour ce qui n’est pas dans la liste. Sans taux, vous donnez un prix à chaque demande.",
        examples=["65"],
    )

    @model_validator(mode="after")
    def _methods_differ(self) -> Self:
        if len(set(self.methods)) != len(self.methods):
            raise refusal("{methods} : un moyen de paiement y est deux fois", "methods")
        return self
