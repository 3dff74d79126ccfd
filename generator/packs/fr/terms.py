"""The terms that protect both sides: silence, acceptance, risk, ending, disputes."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from generator.answers import terms
from generator.answers.values import Amount, CityName, Count, Day, Line, Menu, Page, Percent, refusal
from generator.packs.fr.periods import Days

SHORTEST_NOTICE = 8
"""Days that a formal notice leaves to answer; a choice of this pack, not law."""


def _none_for_nothing(percent: Decimal | None) -> Decimal | None:
    """Take a price of nothing for no price: the contract would print a row of 0,00 €."""
    return percent or None


class Silence(Page):
    """Ce qui arrive, pas à pas, quand le client ne répond plus."""

    model_config = ConfigDict(title="Silence du client")

    pause_after: Days = Field(
        default=Days.model_construct(count=10, business=True),
        title="Délai de réponse du client",
        description="Compté depuis une demande qui attend une réponse. 5 ou 10 jours ouvrés sont usuels.",
    )
    reminders: Annotated[Count, Field(ge=1, le=3)] = Field(
        default=2,
        title="Nombre de relances avant la mise en demeure",
        description="Deux relances écrites montrent votre bonne foi.",
    )
    formal_notice: Days = Field(
        default=Days.model_construct(count=8),
        title="Délai que laisse la mise en demeure de répondre",
        description="Au moins 8 jours. Ensuite seulement, vous pouvez suspendre le travail.",
    )
    end_after: Days = Field(
        default=Days.model_construct(count=60),
        title="Durée de suspension avant de pouvoir mettre fin au contrat",
        description="45 à 90 jours sont usuels.",
    )
    termination_notice: Days = Field(
        default=Days.model_construct(count=15),
        title="Délai de la mise en demeure qui précède la fin",
        description="Elle cite la clause résolutoire (C. civ. art. 1225). 15 jours sont usuels, 8 au moins.",
    )
    reactivation: Annotated[Percent | None, AfterValidator(_none_for_nothing)] = Field(
        default=None,
        title="Prix de remise en route après une suspension, en pour cent du prix",
        description=(
            "Il paie la place à refaire dans votre calendrier, il ne punit pas ; 10 est usuel. Sans réponse, "
            "il n’y en a pas."
        ),
        examples=["10"],
    )

    @model_validator(mode="after")
    def _long_enough(self) -> Self:
        for name in ("formal_notice", "termination_notice"):
            if getattr(self, name).count < SHORTEST_NOTICE:
                raise refusal(f"{{{name}}} : au moins {SHORTEST_NOTICE} jours", f"{name}.count")
        return self


class Acceptance(Page):
    """Comment le client reçoit ce que vous livrez."""

    model_config = ConfigDict(title="Recette")

    review: Days = Field(
        default=Days.model_construct(count=10, business=True),
        title="Délai du client pour vérifier une livraison",
    )
    reminder: Days = Field(
        default=Days.model_construct(count=5, business=True),
        title="Délai après un rappel avant que le livrable soit réputé reçu",
        description="Le silence seul ne vaut pas réception (C. civ. art. 1120) : il faut un rappel écrit.",
    )


class Confidentiality(terms.Confidentiality):
    """Chacun garde les secrets de l’autre."""

    model_config = ConfigDict(title="Confidentialité")

    years: Annotated[Count, Field(ge=1, le=20)] = Field(
        default=2, title="Pendant combien d’années après la fin du contrat ?"
    )


class FeeCap(terms.FeeCap):
    """Le plus usuel : ni dérisoire, ni sans fin."""

    model_config = ConfigDict(title="Le prix du contrat")


class AmountCap(terms.AmountCap):
    """Une somme que vous nommez, au moins le prix."""

    model_config = ConfigDict(title="Une somme")

    amount: Annotated[Amount, Field(gt=0)] = Field(
        title="Plafond de responsabilité",
        description="Au moins le prix : un plafond dérisoire est écarté (C. civ. art. 1170).",
        examples=["10000"],
    )


class Liability(Page):
    """Qui porte quel risque."""

    model_config = ConfigDict(title="Responsabilité")

    cap: Annotated[FeeCap | AmountCap, Field(discriminator="kind")] = Field(
        default=FeeCap.model_construct(),
        title="Quel plafond pour les réparations que chacun peut devoir ?",
        description="Le même pour les deux. Il tombe en cas de faute lourde ou de dol.",
    )
    indemnity: Annotated[
        Literal["mutual", "none"],
        Menu.of(
            mutual=(
                "Chacun répond de ses éléments",
                "Chacun prend en charge les réclamations qu’ils causent.",
            ),
            none=("Rien de particulier", "Les réclamations de tiers suivent la loi."),
        ),
    ] = Field(
        default="mutual",
        title="Qui répond des réclamations de tiers ?",
        description="Par exemple celles du photographe d’une image utilisée sans licence.",
    )
    warranty_days: Annotated[Count, Field(ge=0, le=365)] = Field(
        default=30,
        title="Jours après la recette pendant lesquels vous corrigez les défauts sans frais",
        description="30 est usuel ; 0 pour aucun.",
    )


class DeditPercent(Page):
    """Il paie aussi le temps que vous lui avez réservé."""

    model_config = ConfigDict(title="Le travail fait et une part du reste")

    kind: Literal["percent"] = "percent"
    percent: Annotated[Percent, Field(gt=0)] = Field(
        default=Decimal(25),
        title="Pour cent du reste",
        description=(
            "25 est prudent, et moins que la loi ne donne au forfait (C. civ. art. 1794) ; au-delà de "
            "50, un juge "
            "peut y voir une peine."
        ),
    )


class DeditWorkDone(Page):
    """Rien de plus : votre temps réservé n’est pas payé."""

    model_config = ConfigDict(title="Le travail fait")

    kind: Literal["work_done"] = "work_done"


class DeditOfLaw(Page):
    """Les dépenses, le travail et le gain perdu, au forfait."""

    model_config = ConfigDict(title="Ce que donne la loi (C. civ. art. 1794)")

    kind: Literal["article_1794"] = "article_1794"


Dedit = Annotated[DeditPercent | DeditWorkDone | DeditOfLaw, Field(discriminator="kind")]


class CompensationPercent(Page):
    """Simple à demander ; le juge peut la changer."""

    model_config = ConfigDict(title="Une part du reste, fixée d’avance")

    kind: Literal["percent"] = "percent"
    percent: Annotated[Percent, Field(gt=0)] = Field(
        default=Decimal(25),
        title="Pour cent du reste",
        description="25 est prudent ; le juge peut la réduire ou l’augmenter (C. civ. art. 1231-5).",
    )


class Damages(Page):
    """Rien n’est fixé : vous prouvez ce que vous avez perdu."""

    model_config = ConfigDict(title="La réparation du préjudice prouvé")

    kind: Literal["damages"] = "damages"


Compensation = Annotated[CompensationPercent | Damages, Field(discriminator="kind")]


class Ending(Page):
    """Comment le contrat finit avant l’heure, et ce qui est alors dû."""

    model_config = ConfigDict(title="Fin anticipée")

    notice: Days = Field(
        default=Days.model_construct(count=14),
        title="Préavis du client qui arrête sans motif",
        examples=[14],
    )
    freelancer_notice: Days = Field(
        default=Days.model_construct(count=30),
        title="Votre préavis, si vous arrêtez sans motif",
        description="Seul le travail reçu ou utile au client est alors dû. 30 jours sont usuels.",
    )
    cure: Days = Field(
        default=Days.model_construct(count=14),
        title="Délai pour s’exécuter après une mise en demeure",
        description="Pour la partie qui ne respecte pas le contrat. 14 jours sont usuels.",
    )
    payment_cure: Days = Field(
        default=Days.model_construct(count=7),
        title="Délai pour payer une facture échue après une mise en demeure",
        description="7 jours sont usuels.",
    )
    dedit: Dedit = Field(
        default=DeditPercent.model_construct(),
        title="Dédit : que doit le client qui choisit d’arrêter ?",
        description="C’est le prix d’une liberté, pas une peine : le juge n’y touche pas.",
    )
    compensation: Compensation = Field(
        default=CompensationPercent.model_construct(),
        title="Indemnité de résolution : que doit le client par la faute duquel le contrat finit ?",
        description="Silence après mise en demeure, facture impayée. Elle ne s’ajoute pas au dédit.",
    )


class Disputes(Page):
    """Ce qui vient avant un juge ; la loi désigne le tribunal."""

    model_config = ConfigDict(title="Différends")

    mediation: Annotated[Line, Field(max_length=150)] | None = Field(
        default=None,
        title="Proposer une médiation ? Par quel centre ?",
        description=(
            "Toujours au choix : une médiation obligatoire rendrait votre propre demande irrecevable. Sans "
            "réponse, les parties cherchent d’abord à s’entendre."
        ),
        examples=["CMAP, Paris"],
    )


LengthAsked = Annotated[
    terms.Length,
    Menu.of(
        short=(
            "Court : quatre pages",
            "Un petit client le lit et le signe ; chaque protection y est.",
        ),
        full=("Complet", "Dit plus de chaque point ; a des articles pour les cas particuliers."),
    ),
]
SigningLevel = Literal["paper", "simple", "advanced", "qualified"]


class ContractDetails(Page):
    """Le contrat lui-même : sa date, sa longueur, ses signatures."""

    model_config = ConfigDict(title="Le contrat lui-même")

    date: Day = Field(
        title="Date du contrat", description="Elle choisit aussi la loi en vigueur.", examples=["2026-12-07"]
    )
    length: LengthAsked | None = Field(
        default=None,
        title="Quelle longueur ?",
        description=(
            "Usuel : court jusqu’à 10 000 € et six livrables, sauf si une réponse demande le contrat complet."
        ),
    )
    number: Annotated[Line, Field(max_length=60)] | None = Field(
        default=None,
        title="Numéro du contrat",
        description="Sans réponse, aucun n’est imprimé.",
        examples=["2026-014"],
    )
    place: CityName | None = Field(
        default=None, title="Fait à", description="Usuel : votre ville.", examples=["Lyon"]
    )
    signing: Annotated[
        SigningLevel,
        Menu.of(
            simple=("Signature électronique simple", "Suffit entre professionnels ; la preuve se discute."),
            advanced=("Signature électronique avancée", "Liée au signataire, qui est identifié."),
            qualified=(
                "Signature électronique qualifiée",
                "Vaut la main : présumée fiable (C. civ. art. 1367).",
            ),
            paper=("Sur papier", "Autant d’originaux que de parties (C. civ. art. 1375)."),
        ),
    ] = Field(default="simple", title="Comment le contrat est-il signé ?")
    originals: Annotated[Count, Field(ge=2, le=10)] = Field(
        default=2,
        title="Nombre d’originaux sur papier",
        description="Un par partie ; leur nombre est imprimé.",
    )
    signatures: Annotated[
        Literal["first", "last"],
        Menu.of(
            first=(
                "En tête, sous les conditions particulières",
                "On signe à côté du travail, des prix et des dates ; les conditions générales suivent.",
            ),
            last=("À la fin", "Certaines sociétés y tiennent ; rien d’autre ne change."),
        ),
    ] = Field(default="first", title="Où sont les signatures ?")
    negotiated: Annotated[tuple[Line, ...], Field(max_length=50)] = Field(
        default=(),
        title="Qu’avez-vous négocié ?",
        description=(
            "Rien de cela n’est imprimé : c’est votre preuve que le contrat n’est pas un contrat d’adhésion "
            "(C. civ. art. 1110, 1171)."
        ),
        examples=["Le délai de recette, passé de 5 à 10 jours ouvrés"],
    )
    translated: bool = Field(
        default=False,
        title="Le contrat est-il aussi remis dans une autre langue ?",
        description="Le texte français l’emporte alors sur la traduction.",
    )
