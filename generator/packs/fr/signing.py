"""How an electronic contract gets its signatures."""

from typing import Annotated

from pydantic import ConfigDict, Field

from generator.answers import signing
from generator.answers.values import Menu


class Signing(signing.Signing):
    """Un service trouve où signer par des balises : un texte blanc sur les lignes de signature."""

    model_config = ConfigDict(title="Service de signature")

    provider: Annotated[
        signing.Provider,
        Menu.of(
            none=("Aucun", "De simples lignes : à la main, ou à placer soi-même dans un service."),
            docusign=("DocuSign", "Ancres telles que /sig1/ et /dat1/, une de chaque par signataire."),
            dropbox_sign=("Dropbox Sign", "Balises dans le texte ; activez-les à l’envoi."),
            docuseal=("DocuSeal", "Balises ; chaque signataire est un rôle, par exemple Client."),
            pandadoc=("PandaDoc", "Balises ; chaque signataire est un rôle, par exemple Client."),
        ),
    ] = Field(
        default="none",
        title="Quel service recueille les signatures ?",
        description="La copie à signer porte alors ses balises. On peut quand même signer à la main.",
        examples=["docusign"],
    )
