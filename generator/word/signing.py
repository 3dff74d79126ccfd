"""Tags: what a signing service looks for to know who signs where.

A tag is text of the document that is read from its PDF, so it is a value like any other, even
where it is written in braces, and it is white, never hidden: hidden text does not reach a PDF.
None of these syntaxes was tried against the service itself.
"""

import re
from collections.abc import Callable
from typing import Literal

from generator.answers.signing import Provider

Kind = Literal["signature", "date"]

Tag = Callable[[Kind, int, str], str]
"""Makes a tag from its kind, the signatory's number in the document (1, 2, …) and their role in the
service: the side's word, with a number where several sign for it ("Client", "Client2")."""

_NOT_IN_A_ROLE = re.compile(r"[\W_]+")


def tag_of(provider: Provider) -> Tag | None:
    """Return what makes a service's tags, or None for plain lines."""
    return _TAGS.get(provider)


def docusign(kind: Kind, number: int, role: str) -> str:  # noqa: ARG001  an anchor knows no roles
    """Return an anchor, such as /sig1/: any unique word, which the sender names as `anchorString`.

    The text stays in the document, hence white. Source:
    https://developers.docusign.com/docs/esign-rest-api/esign101/concepts/tabs/auto-place
    (the vendor's page, read in a stored copy 2026-11-22; sure, for the word is free to choose).
    """
    return f"/{'sig' if kind == 'signature' else 'dat'}{number}/"


def dropbox_sign(kind: Kind, number: int, role: str) -> str:  # noqa: ARG001  signers have numbers
    """Return a text tag, such as [sig|req|signer1]; the request is sent with `use_text_tags`.

    The text stays in the document, hence white; signers are numbered as the request lists them.
    Source: https://developers.hellosign.com/docs/walkthroughs/text-tags (the vendor's page, read in
    part in a stored copy 2026-11-22; sure of the form; `sig` is in the vendor's help,
    https://help.dropbox.com/integrations/place-fields-on-documents-dropbox-sign, and `date` in
    others' guides and programs).
    """
    return f"[{'sig' if kind == 'signature' else 'date'}|req|signer{number}]"


def docuseal(kind: Kind, number: int, role: str) -> str:  # noqa: ARG001  signers have roles
    """Return a field tag, such as {{Sign;role=Client;type=signature}}; the service removes it.

    Source: https://www.docuseal.co/guides/use-embedded-text-field-tags-in-the-pdf-to-create-a-fillable-form
    (the vendor's page, read in a stored copy 2026-11-22; sure: both types are in its list).
    """
    if kind == "signature":
        return f"{{{{Sign;role={_plain(role)};type=signature}}}}"
    return f"{{{{Date;role={_plain(role)};type=datenow}}}}"


def pandadoc(kind: Kind, number: int, role: str) -> str:  # noqa: ARG001  signers have roles
    """Return a field tag, such as {signature:Client______}; underscores widen the field.

    Braces, not brackets: the vendor's page of 2026-10-05 has braces where an older copy has brackets,
    and two programs that send such files report that brackets place nothing. Source:
    https://developers.pandadoc.com/docs/field-tags (read in part in a stored copy 2026-11-22; fairly
    sure of `signature`, less of `date`, which one of those programs reports to work).
    """
    return f"{{{kind}:{_plain(role)}{'_' * 6}}}"


def _plain(role: str) -> str:
    """Leave out of a role what would end it: tags are cut at signs, and PandaDoc at underscores."""
    return _NOT_IN_A_ROLE.sub("", role)


_TAGS: dict[Provider, Tag] = {
    "docusign": docusign,
    "dropbox_sign": dropbox_sign,
    "docuseal": docuseal,
    "pandadoc": pandadoc,
}
