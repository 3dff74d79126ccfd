"""Which rights the client gets: a table of grants, each with its four dimensions (CPI L. 131-3)."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from generator.answers.values import Amount, Count, Line, Menu, Page, Percent
from generator.packs.fr.periods import Days

_Number = Annotated[Count, Field(ge=1)]

Right = Literal["reproduction", "representation", "adaptation", "translation", "marketing", "trademark"]
Reason = Literal["base", "control", "cost", "accessory", "software", "other_case"]


class LegalDuration(Page):
    """Aussi longtemps que la loi protège l’œuvre."""

    model_config = ConfigDict(title="La durée légale des droits")

    kind: Literal["legal"] = "legal"


class YearsDuration(Page):
    """Le droit revient ensuite à l’auteur."""

    model_config = ConfigDict(title="Un nombre d’années")

    kind: Literal["years"] = "years"
    years: Annotated[Count, Field(ge=1, le=99)] = Field(title="Combien d’années ?", examples=[3])


Duration = Annotated[LegalDuration | YearsDuration, Field(discriminator="kind")]


class Grant(Page):
    """Un droit sur un ou plusieurs livrables ; le reste demeure à l’auteur."""

    model_config = ConfigDict(title="Droit")

    deliverables: Annotated[tuple[_Number, ...], Field(max_length=200)] = Field(
        default=(),
        title="Pour quels livrables ?",
        description="Leurs numéros dans votre liste. Sans réponse : pour tous.",
        examples=[1],
    )
    right: Annotated[
        Right,
        Menu.of(
            reproduction=("Reproduction", "Fixer l’œuvre sur des supports : papier, écrans, objets."),
            representation=("Représentation", "La montrer au public : site, réseaux, affichage."),
            adaptation=("Adaptation", "La modifier dans les limites que vous écrivez."),
            translation=("Traduction", "La traduire dans d’autres langues."),
            marketing=("Mise sur le marché", "Vendre ou louer un logiciel (CPI L. 122-6)."),
            trademark=("Dépôt comme marque", "Sans cette autorisation, votre droit y fait obstacle."),
        ),
    ] = Field(title="Quel droit ?")
    extent: Line = Field(
        title="Étendue : quels modes, supports, quantités ?",
        description="« Tous supports » ne cède rien : nommez-les.",
        examples=["papier, textile et écrans, sans limite de tirage"],
    )
    purpose: Line = Field(
        title="Destination : pour quoi faire ?", examples=["identifier le Client et ses produits"]
    )
    territory: Line = Field(default="monde entier", title="Lieu", examples=["France"])
    duration: Duration = Field(default=LegalDuration.model_construct(), title="Durée")
    exclusive: bool = Field(
        default=True, title="Exclusif ?", description="Le client est alors seul à l’avoir."
    )
    price: Annotated[Amount, Field(gt=0)] | None = Field(
        default=None,
        title="Prix de ce droit, hors taxes",
        description="Sans réponse, il est compris dans la part du prix qui paie les droits.",
        examples=["300"],
    )
    reason: Annotated[
        Reason,
        Menu.of(
            base=("Base de calcul impossible à déterminer", "CPI L. 131-4, 1°."),
            control=("Pas de moyens de contrôle", "CPI L. 131-4, 2°."),
            cost=("Frais de calcul hors de proportion", "CPI L. 131-4, 3° : le site d’une entreprise."),
            accessory=("Utilisation accessoire", "CPI L. 131-4, 4° : un logo, une plaquette."),
            software=("Logiciel", "CPI L. 131-4, 5°."),
            other_case=("Un autre cas prévu par la loi", "CPI L. 131-4, 6°."),
        ),
    ] = Field(
        default="accessory",
        title="Pourquoi un prix forfaitaire ?",
        description="La loi veut une part des recettes, sauf dans ces cas (CPI L. 131-4).",
    )


class Credit(Page):
    """Le nom de l’auteur sur son œuvre."""

    model_config = ConfigDict(title="Crédit")

    text: Line | None = Field(
        default=None,
        title="Mention du nom",
        description="Usuel : « Création : » et le nom de l’auteur.",
        examples=["Création : Maïa Rousseau"],
    )
    supports: Line = Field(
        default="les mentions légales du site et l’ours des imprimés",
        title="Sur quels supports ?",
        examples=["la page « À propos » du site"],
    )
    not_exercised: Line | None = Field(
        default=None,
        title="Sur quels supports ne la demandez-vous pas ?",
        description="Vous pouvez revenir sur ce choix pour l’avenir ; on ne renonce pas à ce droit.",
        examples=["l’enseigne, la papeterie et les emballages"],
    )


class Reserved(Page):
    """Vous gardez ce droit, même après la cession."""

    model_config = ConfigDict(title="Oui, je montre le travail")

    kind: Literal["reserved"] = "reserved"
    embargo: Days | None = Field(
        default=None,
        title="Combien de temps après la publication ?",
        description="Sans réponse, dès que le client l’a publié.",
    )
    client_name: bool = Field(default=True, title="Pouvez-vous nommer le client ?")
    client_logo: bool = Field(default=True, title="Pouvez-vous montrer son logo ?")


class NoPortfolio(Page):
    """Vous ne montrez rien sans son accord écrit."""

    model_config = ConfigDict(title="Non, pas sans son accord")

    kind: Literal["none"] = "none"


Portfolio = Annotated[Reserved | NoPortfolio, Field(discriminator="kind")]


class _Rights(Page):
    """What an assignment and a licence share: the table, the price, the name, the portfolio."""

    grants: Annotated[tuple[Grant, ...], Field(max_length=100)] = Field(
        default=(),
        title="Quels droits le client reçoit-il ?",
        description=(
            "Un droit par ligne, chacun avec son étendue, sa destination, son lieu et sa durée. Sans "
            "réponse, "
            "le contrat prend les droits usuels de chaque sorte de livrable."
        ),
    )
    share: Annotated[Percent, Field(gt=0, lt=100)] = Field(
        default=Decimal(20),
        title="Part du prix qui paie les droits, en pour cent",
        description="Création et droits ont chacun leur prix ; 20 est usuel. Jamais rien : ce serait un don.",
        examples=["20"],
    )
    credit: Credit = Field(default=Credit.model_construct(), title="Crédit")
    accepted_changes: Annotated[tuple[Line, ...], Field(max_length=20)] = Field(
        default=(),
        title="Quelles adaptations acceptez-vous d’avance ?",
        description=(
            "Une liste fermée : un accord général à toute modification est sans effet. Formats, une couleur "
            "et mises à jour y sont déjà."
        ),
        examples=["déclinaison animée du logo"],
    )
    portfolio: Portfolio = Field(
        default=Reserved.model_construct(), title="Pouvez-vous montrer le travail comme référence ?"
    )


class Assign(_Rights):
    """Les droits du tableau passent au client quand il a payé."""

    model_config = ConfigDict(title="Céder les droits au client")

    kind: Literal["assign"] = "assign"
    when: Annotated[
        Literal["full_payment", "each_deliverable"],
        Menu.of(
            full_payment=("Au paiement complet", "Le plus sûr : rien ne passe avant que tout soit payé."),
            each_deliverable=(
                "À chaque livrable payé",
                "Les droits d’un livrable passent quand il est payé.",
            ),
        ),
    ] = Field(default="full_payment", title="Quand les droits passent-ils ?")


class License(_Rights):
    """Vous gardez les droits ; le client utilise l’œuvre comme le tableau le dit."""

    model_config = ConfigDict(title="Garder les droits et donner une licence")

    kind: Literal["license"] = "license"


Rights = Annotated[Assign | License, Field(discriminator="kind")]
