"""What is made: the project, its deliverables by kind, its dates and rounds of corrections."""

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from generator.answers import project
from generator.answers.values import Amount, Count, Day, Line, Menu, Page, Paragraphs, refusal

Kind = Literal["brand", "graphic", "illustration", "website", "software", "text", "photo_video", "other"]


class Deliverable(Page):
    """Un élément que vous remettez ; sa sorte décide des droits usuels."""

    model_config = ConfigDict(title="Livrable")

    name: Line = Field(title="Que livrez-vous ?", examples=["Logo, versions couleur et noir"])
    kind: Annotated[
        Kind,
        Menu.of(
            brand=("Logo ou signe de marque", "Peut être déposé comme marque, si le contrat le permet."),
            graphic=("Création graphique", "Maquettes, affiches, emballages, mises en page."),
            illustration=("Illustration", "L’original reste à vous, sauf s’il est dans la liste."),
            website=("Site ou interface", "Textes, images et mise en page d’un site ; son code à part."),
            software=("Logiciel, code source", "Le droit d’auteur des logiciels suit ses propres règles."),
            text=("Textes", "Rédaction, traduction, relecture."),
            photo_video=("Photo ou vidéo", "Les rushes et les images écartées restent à vous."),
            other=("Autre chose", "Conseil, formation, fichiers techniques."),
        ),
    ] = Field(title="De quelle sorte de création s’agit-il ?")
    description: Paragraphs | None = Field(
        default=None,
        title="Détails",
        description="Formats, tailles, nombre de pages, ce qui compte comme terminé.",
        examples=["SVG, PDF et PNG ; version claire et version foncée."],
    )
    value: Annotated[Amount, Field(gt=0)] | None = Field(
        default=None,
        title="Son prix hors taxes",
        description=(
            "Au forfait : donnez un prix à chaque livrable (leur somme est le prix), ou à aucun. Ces prix "
            "disent ce qui est dû si le projet s’arrête."
        ),
        examples=["1500"],
    )


class ThirdPartyItem(project.ThirdPartyItem):
    """Ce qui vient d’autres et entre dans le travail, ou ce dont il a besoin."""

    model_config = ConfigDict(title="Élément de tiers")

    name: Annotated[Line, Field(max_length=150)] = Field(
        title="Comment s’appelle-t-il ?", examples=["Source Serif 4, romain et gras"]
    )
    type: Annotated[
        Literal["font", "image", "plugin", "library", "hosting", "other"],
        Menu.of(
            font=(
                "Police de caractères",
                "Le papier, le web et les applications demandent souvent une licence chacun.",
            ),
            image=("Image d’une banque", "Photos, icônes, vidéos, musiques."),
            plugin=("Extension", "Thèmes et modules d’un site ou d’un outil."),
            library=("Bibliothèque logicielle", "Libre ou payante."),
            hosting=("Hébergement", "Serveurs, noms de domaine, services en ligne."),
            other=("Autre chose", "Tout ce que des tiers offrent à leurs conditions."),
        ),
    ] = Field(title="De quoi s’agit-il ?")
    terms: Line = Field(
        title="Sa licence, ou l’adresse de ses conditions",
        description="Le nom de la licence suffit, ou l’adresse de la page qui la donne.",
        examples=["SIL Open Font License 1.1"],
    )
    license_by: Annotated[
        Literal["client", "freelancer_repaid", "freelancer"],
        Menu.of(
            client=("Le client la prend et la paie", "Le mieux pour ce qui se renouvelle."),
            freelancer_repaid=("Vous la prenez, le client rembourse", "Elle va sur votre prochaine facture."),
            freelancer=("Vous la prenez à vos frais", "Votre prix doit la couvrir."),
        ),
    ] = Field(default="client", title="Qui prend la licence, et qui la paie ?")
    cost: Annotated[Line, Field(max_length=150)] | None = Field(
        default=None,
        title="Combien coûte-t-elle ?",
        description="Le client l’accepte en signant. Sans réponse, rien n’en est dit.",
        examples=["49 € par an, la première année"],
    )


class Project(Page):
    """Le travail : quoi, quand, et combien de corrections."""

    model_config = ConfigDict(title="Le projet")

    title: Annotated[Line, Field(max_length=150)] = Field(title="Nom du projet", examples=["Refonte du site"])
    description: Paragraphs = Field(
        title="Décrivez le projet",
        description=(
            "Deux ou trois phrases qu’un inconnu comprend. Une ligne vide commence un nouvel alinéa."
        ),
        examples=["Refonte du site du client, avec une nouvelle identité visuelle."],
    )
    deliverables: Annotated[tuple[Deliverable, ...], Field(min_length=1, max_length=200)] = Field(
        title="Livrables",
        description=(
            "Chaque élément, un par un : ce qui n’est pas dans la liste est un travail supplémentaire."
        ),
    )
    out_of_scope: Annotated[tuple[Line, ...], Field(max_length=100)] = Field(
        default=(),
        title="Qu’est-ce qui n’est pas compris ?",
        description=(
            "Ce que les clients attendent souvent sans le payer : textes, photos, hébergement, impression."
        ),
        examples=["Rédaction des textes"],
    )
    third_party: Annotated[tuple[ThirdPartyItem, ...], Field(max_length=100)] = Field(
        default=(),
        title="Polices, images, extensions et autres éléments de tiers",
        description=(
            "Ceux que vous connaissez déjà : ils ont leurs propres licences et vont dans une annexe. Sans "
            "liste, vous la donnez au client à la livraison."
        ),
    )
    start: Day = Field(title="Date de début", examples=["2027-01-11"])
    end: Day = Field(
        title="Date cible de la dernière livraison",
        description="Le jour où vous pensez remettre le dernier livrable.",
        examples=["2027-03-26"],
    )
    revision_rounds: Annotated[Count, Field(ge=0, le=20)] = Field(
        default=2,
        title="Séries de corrections pour chaque livrable",
        description="Combien de fois le client peut demander des changements. Deux est usuel.",
    )
    on_site: Annotated[
        Literal["never", "sometimes", "mostly"],
        Menu.of(
            never=("Jamais ou presque", "Vous travaillez chez vous, avec vos outils."),
            sometimes=("Parfois", "Réunions, ateliers, quelques jours."),
            mostly=("La plupart du temps", "Un travail long et sur place ressemble à un emploi salarié."),
        ),
    ] = Field(default="never", title="Travaillez-vous dans les locaux du client ?")

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end < self.start:
            raise refusal("{end} est avant {start} : donnez une date plus tardive", "end")
        return self
