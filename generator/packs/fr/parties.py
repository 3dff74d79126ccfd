"""The two parties: who they are before the law, where they are registered, how they are reached."""

import re
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from generator.answers import parties
from generator.answers.email_phone import Email, phone_number
from generator.answers.values import Amount, CityName, Line, Menu, Page, Unit, refusal
from generator.packs.fr.countries import Country
from generator.packs.fr.places import FRANCE, OWN_HOLIDAYS, department_of
from generator.packs.fr.registers import RegisterNumber, VatNumber, siren_of

_POSTAL_CODE = re.compile(r"\d{5}")
_YEAR = re.compile(r"20\d\d")


def _year(value: str) -> str:
    if not _YEAR.fullmatch(value):
        raise ValueError("une année a quatre chiffres, par exemple 2027")
    return value


Year = Annotated[Line, AfterValidator(_year), Field(max_length=4)]
"""A calendar year: a name, so that it is printed without a group of thousands."""


class Address(Page):
    """L’adresse postale ; pour une société, celle de son siège."""

    model_config = ConfigDict(
        title="Adresse postale",
        # For forms: the same as the checks below.
        json_schema_extra={
            "if": {"properties": {"country": {"const": FRANCE}}},
            "then": {
                "required": ["postal_code"],
                "properties": {"postal_code": {"type": "string", "pattern": f"^{_POSTAL_CODE.pattern}$"}},
            },
        },
    )
    printed_by: ClassVar[str | None] = "address"

    country: Country = Field(
        default=FRANCE, title="Pays", description="FR, ou le nom du pays.", examples=["FR"]
    )
    street: Line = Field(title="Numéro et rue", examples=["14 rue des Trois-Maries"])
    postal_code: Annotated[Line, Field(max_length=20)] | None = Field(
        default=None, title="Code postal", examples=["69005"]
    )
    city: CityName = Field(title="Ville", examples=["Lyon"])

    @property
    def department(self) -> str | None:
        """Return the code of the department that it lies in, None abroad."""
        return department_of(self.postal_code) if self.country == FRANCE else None

    @property
    def place(self) -> str:
        """Return the code of where it is, as calendars know it: the department only if it has holidays."""
        return OWN_HOLIDAYS.get(self.department or "", self.country)

    @model_validator(mode="after")
    def _postal_code_in_france(self) -> Self:
        if self.country == FRANCE and self.postal_code is None:
            raise refusal("une adresse en France a un {postal_code}", "postal_code", incomplete=True)
        if self.country == FRANCE and not _POSTAL_CODE.fullmatch(self.postal_code or ""):
            raise refusal("{postal_code} : en France, cinq chiffres, par exemple 69005", "postal_code")
        return self


class Signatory(parties.Signatory):
    """Une personne qui signe pour une société ou une association."""

    model_config = ConfigDict(title="Signataire")

    name: Line = Field(title="Nom de la personne qui signe", examples=["Claire Vasseur"])
    title: Annotated[Line, Field(max_length=100)] = Field(
        title="En quelle qualité signe-t-elle ?", examples=["présidente"]
    )


class Contact(parties.Contact):
    """Une autre personne à joindre quand la première ne répond pas."""

    model_config = ConfigDict(title="Second interlocuteur")

    name: Line = Field(title="Nom du second interlocuteur", examples=["Hugo Delmas"])
    email: Email = Field(title="Son adresse électronique", examples=["compta@maison-vasseur.example.com"])
    phone: Line | None = Field(default=None, title="Son téléphone", examples=["+33 4 72 00 01 12"])


class _OwnName(Page):
    """A person who signs in their own name."""

    trade_name: Line | None = Field(
        default=None,
        title="Nom commercial",
        description="Le nom de l’activité, s’il n’est pas celui de la personne.",
        examples=["Studio Aubépine"],
    )


class Micro(_OwnName):
    """Le régime micro ; vous signez en votre nom, suivi de « EI »."""

    model_config = ConfigDict(title="Micro-entrepreneur")
    printed_by: ClassVar[str | None] = "form"

    kind: Literal["micro"] = "micro"


class SoleTrader(_OwnName):
    """Imposé sur le bénéfice réel ; vous signez en votre nom, suivi de « EI »."""

    model_config = ConfigDict(title="Entrepreneur individuel au réel")
    printed_by: ClassVar[str | None] = "form"

    kind: Literal["sole_trader"] = "sole_trader"


class OwnCompany(Page):
    """Votre société signe ; une personne, l’auteur, crée pour elle."""

    model_config = ConfigDict(title="Société (EURL, SASU, SARL, SAS)")
    printed_by: ClassVar[str | None] = "form"

    kind: Literal["company"] = "company"
    type: Annotated[
        Literal["eurl", "sasu", "sarl", "sas"],
        Menu.of(
            eurl=("EURL", "Un seul associé, un gérant."),
            sasu=("SASU", "Un seul associé, un président."),
            sarl=("SARL", "Plusieurs associés, un gérant."),
            sas=("SAS", "Plusieurs associés, un président."),
        ),
    ] = Field(default="sasu", title="Quelle forme de société ?")
    capital: Annotated[Amount, Field(gt=0)] = Field(title="Capital social", examples=["1000"])
    rcs_city: CityName = Field(
        title="Ville du registre (RCS)",
        description="La ville qui suit « RCS » sur l’extrait Kbis.",
        examples=["Lyon"],
    )
    signatories: Annotated[tuple[Signatory, ...], Field(min_length=1, max_length=6)] = Field(
        title="Qui signe pour la société ?"
    )
    author: Line = Field(
        title="Qui crée les œuvres ?",
        description=(
            "L’auteur est une personne, jamais la société : il doit lui avoir cédé ses droits par écrit."
        ),
        examples=["Maïa Rousseau"],
    )


class ArtistAuthor(_OwnName):
    """Sécurité sociale des auteurs ; la création et les droits ont chacun leur prix."""

    model_config = ConfigDict(title="Artiste-auteur")
    printed_by: ClassVar[str | None] = "form"

    kind: Literal["author"] = "author"
    dispense_year: Year | None = Field(
        default=None,
        title="Année de votre dispense de précompte",
        description=(
            "La dispense vaut pour une année civile. Sans elle, le client qui exploite l’œuvre retient les "
            "cotisations sur votre prix et les verse lui-même."
        ),
        examples=["2027"],
    )


class Portage(Page):
    """C’est la société de portage qui signe : ce programme ne fait pas ce contrat."""

    model_config = ConfigDict(title="Portage salarial")
    printed_by: ClassVar[str | None] = "form"

    # C. trav. L. 1254-22: the umbrella company signs (secondary, unverified, 2026-11-29).
    kind: Literal["portage"] = "portage"

    @model_validator(mode="after")
    def _refused(self) -> Self:
        raise refusal(
            "en portage salarial, c’est la société de portage qui signe le contrat avec le client : "
            "demandez-lui "
            "son modèle. Pour un contrat en votre nom, choisissez votre propre statut",
            "kind",
        )


FreelancerForm = Annotated[
    Micro | SoleTrader | OwnCompany | ArtistAuthor | Portage, Field(discriminator="kind")
]


class Franchise(Page):
    """Le prix est net de taxe ; la facture porte la mention légale."""

    model_config = ConfigDict(title="Franchise en base : pas de TVA")

    kind: Literal["franchise"] = "franchise"


class Liable(Page):
    """La TVA s’ajoute à chaque somme, au taux du jour de la facture."""

    model_config = ConfigDict(title="Assujetti : la TVA s’ajoute au prix")

    kind: Literal["liable"] = "liable"
    number: VatNumber = Field(title="Numéro de TVA intracommunautaire", examples=["FR 83 404 833 048"])


Vat = Annotated[Franchise | Liable, Field(discriminator="kind")]


class _Party(Page):
    """A side whose phone is checked by the country of its address."""

    @field_validator("phone", check_fields=False)
    @classmethod
    def _reachable(cls, value: str, info: ValidationInfo) -> str:
        address = info.data.get("address")
        return phone_number(value, address.country if address else FRANCE)


class Freelancer(_Party):
    """Vous : la personne ou la société qui fait le travail."""

    model_config = ConfigDict(title="Vous, le prestataire")

    legal_name: Line = Field(
        title="Votre nom",
        description=(
            "Prénom et nom ; pour une société, sa dénomination. La mention « EI » d’un entrepreneur "
            "individuel "
            "s’ajoute d’elle-même (C. com. R. 526-27)."
        ),
        examples=["Maïa Rousseau"],
    )
    form: FreelancerForm = Field(default=Micro.model_construct(), title="Quel est votre statut ?")
    siren: RegisterNumber = Field(
        title="SIREN ou SIRET",
        description=(
            "9 ou 14 chiffres ; sur l’avis de situation de l’Insee (annuaire-entreprises.data.gouv.fr)."
        ),
        examples=["404 833 048"],
    )
    address: Address = Field(title="Adresse postale")
    email: Email = Field(
        title="Adresse électronique",
        description="Les notifications y arrivent.",
        examples=["maia@studio-aubepine.example.com"],
    )
    phone: Annotated[Line, Field(max_length=40), Unit("text")] = Field(
        title="Téléphone", examples=["+33 6 12 34 56 78"]
    )
    vat: Vat = Field(
        default=Franchise.model_construct(),
        title="Facturez-vous la TVA ?",
        description=(
            "Le contrat n’imprime aucun article du code des impôts ; la facture porte la mention légale."
        ),
    )

    @model_validator(mode="after")
    def _one_number(self) -> Self:
        if isinstance(self.vat, Liable) and siren_of(self.vat.number) != siren_of(self.siren):
            raise refusal("{vat.number} et {siren} ne sont pas ceux de la même entreprise", "vat.number")
        return self


class ClientCompany(Page):
    """Une société commerciale ; une ou plusieurs personnes signent pour elle."""

    model_config = ConfigDict(title="Société")
    printed_by: ClassVar[str | None] = "form"

    kind: Literal["company"] = "company"
    type: Annotated[
        Literal["sas", "sasu", "sarl", "eurl", "sa", "snc", "other"],
        Menu.of(
            sas=("SAS", "Société par actions simplifiée ; son président la représente."),
            sasu=("SASU", "Une SAS avec un seul associé."),
            sarl=("SARL", "Société à responsabilité limitée ; son gérant la représente."),
            eurl=("EURL", "Une SARL avec un seul associé."),
            sa=("SA", "Société anonyme ; son directeur général la représente."),
            snc=("SNC", "Société en nom collectif ; son gérant la représente."),
            other=("Une autre forme", "Société étrangère, coopérative, groupement."),
        ),
    ] = Field(default="sas", title="Quelle forme de société ?")
    capital: Annotated[Amount, Field(gt=0)] | None = Field(
        default=None, title="Capital social", examples=["10000"]
    )
    rcs_city: CityName | None = Field(
        default=None,
        title="Ville du registre (RCS)",
        description="La ville qui suit « RCS » sur ses factures ou son site.",
        examples=["Lyon"],
    )
    signatories: Annotated[tuple[Signatory, ...], Field(min_length=1, max_length=6)] = Field(
        title="Qui signe pour la société ?"
    )


class ClientTrader(_OwnName):
    """Une personne qui signe en son nom ; elle répond sur son patrimoine professionnel."""

    model_config = ConfigDict(title="Entrepreneur individuel (commerçant, artisan)")
    printed_by: ClassVar[str | None] = "form"

    kind: Literal["sole_trader"] = "sole_trader"


class LiberalProfession(_OwnName):
    """Une personne qui signe en son nom : architecte, médecin, avocat."""

    model_config = ConfigDict(title="Profession libérale")
    printed_by: ClassVar[str | None] = "form"

    kind: Literal["liberal"] = "liberal"


class Association(Page):
    """Son président signe pour elle, ou une personne qu’il désigne."""

    model_config = ConfigDict(title="Association ou fondation")
    printed_by: ClassVar[str | None] = "form"

    kind: Literal["association"] = "association"
    business: bool = Field(
        default=True,
        title="Commande-t-elle pour une activité économique ?",
        description=(
            "Sinon, la loi la protège des clauses abusives comme un consommateur (C. conso. L. 212-2)."
        ),
    )
    signatories: Annotated[tuple[Signatory, ...], Field(min_length=1, max_length=6)] = Field(
        title="Qui signe pour l’association ?"
    )


class PublicBody(Page):
    """Commune, école, hôpital : ce programme ne fait pas ce contrat."""

    model_config = ConfigDict(title="Personne publique")
    printed_by: ClassVar[str | None] = "form"

    kind: Literal["public"] = "public"

    @model_validator(mode="after")
    def _refused(self) -> Self:
        raise refusal(
            "le contrat d’une personne publique suit le code de la commande publique : répondez sur son "
            "cahier "
            "des clauses ou par un devis. Ce programme écrit des contrats entre professionnels",
            "kind",
        )


class Consumer(Page):
    """Une personne pour son usage privé : ce programme ne fait pas ce contrat."""

    model_config = ConfigDict(title="Particulier")
    printed_by: ClassVar[str | None] = "form"

    kind: Literal["consumer"] = "consumer"

    @model_validator(mode="after")
    def _refused(self) -> Self:
        raise refusal(
            "un particulier a des droits que ce contrat n’a pas (rétractation, médiateur, clauses "
            "abusives) : "
            "faites-lui un devis avec les informations du code de la consommation. Ce programme écrit des "
            "contrats entre professionnels",
            "kind",
        )


ClientForm = Annotated[
    ClientCompany | ClientTrader | LiberalProfession | Association | PublicBody | Consumer,
    Field(discriminator="kind"),
]


class Larger(Page):
    """Aucune protection particulière : l’acompte se paie à la signature."""

    model_config = ConfigDict(title="Plus de cinq salariés")

    kind: Literal["larger"] = "larger"


class Small(Page):
    """Deux questions de plus : hors de son métier et hors de chez vous, il est protégé."""

    model_config = ConfigDict(title="Cinq salariés ou moins")

    # C. conso. L. 221-3, read in a stored copy on 2026-11-29.
    kind: Literal["small"] = "small"
    main_activity: bool = Field(
        title="Ce projet entre-t-il dans l’activité principale du client ?",
        description=(
            "Un site pour un architecte n’y entre pas (Cass. 1re civ. 12 sept. 2018, 17-17.319) ; une "
            "maquette "
            "pour une agence de communication y entre."
        ),
    )
    signed: Annotated[
        Literal["remote", "freelancer_place", "off_premises"],
        Menu.of(
            remote=("À distance", "En ligne ou par courrier, sans rencontre juste avant chez lui."),
            freelancer_place=("Chez vous", "Dans votre atelier ou votre bureau."),
            off_premises=(
                "Chez le client ou dans un autre lieu",
                "Hors de son métier, il peut se rétracter 14 jours, et rien ne se paie avant le 8e jour.",
            ),
        ),
    ] = Field(
        title="Où le contrat est-il signé ?",
        description="À distance juste après une visite chez le client compte comme chez le client.",
    )


Size = Annotated[Larger | Small, Field(discriminator="kind")]


class Agency(Page):
    """Le client final peut payer à la place de l’agence, s’il vous a accepté."""

    model_config = ConfigDict(title="Client final")

    end_client: Line = Field(title="Qui est le client final ?", examples=["Brasserie du Nord"])
    accepted: bool = Field(
        default=False,
        title="Le client final vous a-t-il accepté par écrit ?",
        description=(
            "Accepté, avec vos conditions de paiement, vous pouvez lui demander ce que l’agence ne paie pas "
            "(loi du 31 décembre 1975)."
        ),
    )


class Client(_Party):
    """L’entreprise qui commande le travail."""

    model_config = ConfigDict(title="Votre client")

    legal_name: Line = Field(
        title="Nom du client",
        description=(
            "La dénomination de la société ou de l’association, ou le prénom et le nom de la personne."
        ),
        examples=["Maison Vasseur"],
    )
    form: ClientForm = Field(title="Qui est le client ?")
    siren: RegisterNumber | None = Field(
        default=None,
        title="SIREN ou SIRET du client",
        description=(
            "Il faut l’avoir pour la facture électronique et pour vérifier que l’entreprise existe. Seul un "
            "client étranger n’en a pas."
        ),
        examples=["552 100 554"],
    )
    address: Address = Field(title="Adresse postale du client")
    email: Email = Field(
        title="Adresse électronique du client",
        description="Les notifications y arrivent.",
        examples=["contact@maison-vasseur.example.com"],
    )
    phone: Annotated[Line, Field(max_length=40), Unit("text")] = Field(
        title="Téléphone du client",
        description="Un numéro où quelqu’un répond quand les messages restent sans réponse.",
        examples=["+33 4 72 00 01 10"],
    )
    size: Size = Field(
        title="Combien de salariés a le client ?",
        description=(
            "Un petit client qui signe hors de chez vous, pour autre chose que son métier, a les droits d’un "
            "consommateur (C. conso. L. 221-3)."
        ),
    )
    agency: Agency | None = Field(
        default=None,
        title="Le client revend-il votre travail à un client final ?",
        description="C’est le cas d’une agence : vous êtes alors son sous-traitant.",
    )
    history: Annotated[
        Literal["new", "known", "paid_late", "fell_silent"],
        Menu.of(
            new=("Nouveau client", "La moitié d’avance est usuelle, et les fichiers finaux une fois payés."),
            known=("Client connu, qui paie à l’heure", "Un acompte plus petit est usuel."),
            paid_late=("A déjà payé en retard", "Demandez la moitié d’avance, ou plus."),
            fell_silent=("A déjà cessé de répondre", "Demandez la moitié d’avance, ou plus."),
        ),
    ] = Field(default="new", title="Avez-vous déjà travaillé avec ce client ?")
    second_contact: Contact | None = Field(
        default=None,
        title="Ajouter un second interlocuteur chez le client ?",
        description="Les relances vont aux deux : une seule absence n’arrête pas le projet.",
    )

    @field_validator("second_contact")
    @classmethod
    def _second_contact_reachable(cls, value: Contact | None, info: ValidationInfo) -> Contact | None:
        if value is None or value.phone is None:
            return value
        address = info.data.get("address")
        phone = phone_number(value.phone, address.country if address else FRANCE)
        return value.model_copy(update={"phone": phone})

    @model_validator(mode="after")
    def _registered(self) -> Self:
        if self.siren is None and self.address.country == FRANCE and self.form.kind != "association":
            raise refusal("une entreprise en France a un {siren}", "siren", incomplete=True)
        return self
