"""Clauses that only some projects need."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from generator.answers import options
from generator.answers.values import Amount, Count, Line, Menu, Page


class AiTools(options.AiTools):
    """Ce qui vaut pour le travail fait avec des outils d’IA."""

    model_config = ConfigDict(title="Outils d’IA")

    use: Annotated[
        Literal["allowed", "with_consent", "none"],
        Menu.of(
            allowed=("Permis comme aide", "Vous répondez du résultat et gardez la trace de vos choix."),
            with_consent=("Seulement avec l’accord du client", "Vous demandez avant de vous en servir."),
            none=("Pas utilisés", "Aucun livrable ne contient de contenu généré."),
        ),
    ] = Field(default="allowed", title="Des outils d’IA peuvent-ils servir ?")


class OpenSource(options.OpenSource):
    """Ce qui vaut pour les logiciels libres."""

    model_config = ConfigDict(title="Logiciels libres")

    copyleft: bool = Field(
        default=False,
        title="Les licences réciproques (GPL et semblables) sont-elles admises ?",
        description="Elles peuvent obliger le client à publier son propre code.",
    )


class PersonalData(Page):
    """Les données personnelles que vous traitez pour le client (RGPD art. 28)."""

    model_config = ConfigDict(title="Données personnelles")

    purpose: Line = Field(
        title="Pour quoi traitez-vous ces données ?",
        description="L’objet et la nature du traitement (RGPD art. 28).",
        examples=["hébergement d’essai et reprise du fichier des clients"],
    )
    data: Line = Field(title="Quelles données ?", examples=["noms, adresses, commandes"])
    people: Line = Field(title="De quelles personnes ?", examples=["clients et prospects du Client"])
    duration: Line = Field(title="Pendant combien de temps ?", examples=["jusqu’à la mise en ligne"])
    breach_notice_hours: Annotated[Count, Field(ge=1, le=72)] = Field(
        default=48,
        title="Heures pour signaler une violation au client",
        description="Le client a lui-même 72 heures pour la CNIL.",
    )


class Insurance(Page):
    """Votre assurance de responsabilité civile professionnelle."""

    model_config = ConfigDict(title="Assurance RC professionnelle")

    insurer: Line = Field(title="Assureur", examples=["Mutuelle des Créateurs"])
    cover: Annotated[Amount, Field(gt=0)] = Field(title="Montant garanti par sinistre", examples=["300000"])
    territory: Line = Field(default="Union européenne", title="Où vaut-elle ?")


class Options(Page):
    """Des articles que seuls certains projets demandent."""

    model_config = ConfigDict(title="Articles en option")

    ai_tools: AiTools | None = Field(default=None, title="Ajouter des règles sur les outils d’IA ?")
    open_source: OpenSource | None = Field(
        default=None, title="Ajouter des règles sur les logiciels libres ?"
    )
    personal_data: PersonalData | None = Field(
        default=None, title="Traitez-vous des données personnelles pour le client (annexe RGPD) ?"
    )
    insurance: Insurance | None = Field(default=None, title="Mentionner votre assurance RC professionnelle ?")
    helpers: Annotated[tuple[Line, ...], Field(max_length=20)] = Field(
        default=(),
        title="Qui travaille avec vous sur ce projet ?",
        description="Les tiers que le client accepte en signant ; tout autre demande son accord.",
        examples=["Inès Morel, intégratrice"],
    )
    hardship: Annotated[
        Literal["law", "accepted"],
        Menu.of(
            law=("La loi reste", "Un contrat devenu trop coûteux se renégocie (C. civ. art. 1195)."),
            accepted=("Chacun accepte ce risque", "Possible pour un projet court au forfait."),
        ),
    ] = Field(default="law", title="Que devient le contrat si tout change (imprévision) ?")
