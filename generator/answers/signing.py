"""How the contract gets its signatures: by hand, or through a signing service."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from generator.answers.values import Menu, Page

Provider = Literal["none", "docusign", "dropbox_sign", "docuseal", "pandadoc"]


class Signing(Page):
    """A signing service finds where to sign by tags: white text on the lines of the signature block."""

    model_config = ConfigDict(title="Signing service")

    provider: Annotated[
        Provider,
        Menu.of(
            none=("None", "Plain lines: sign on paper, or place the fields by hand in any service."),
            docusign=("DocuSign", "Anchors such as /sig1/ and /dat1/, one of each for every signatory."),
            dropbox_sign=("Dropbox Sign", "Text tags; send the file with text tags switched on."),
            docuseal=("DocuSeal", "Field tags; each signatory is a role, such as Client."),
            pandadoc=("PandaDoc", "Field tags; each signatory is a role, such as Client."),
        ),
    ] = Field(
        default="none",
        title="Which signing service will collect the signatures?",
        description="The signing copy then carries that service's tags. You can sign by hand all the same.",
        examples=["docusign"],
    )
