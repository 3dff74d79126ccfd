"""A draft of an email as a file: a mail program opens it, and nobody has sent it."""

import hashlib
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from mimetypes import guess_type
from typing import NamedTuple

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PLAIN = "application/octet-stream"
_LONG_LINES = SMTP.clone(max_line_length=990)
"""Header lines as long as RFC 5322 allows: folded shorter, some subjects come back with a blank in front."""


class Attached(NamedTuple):
    """A file that goes with an email: its name, and its bytes."""

    name: str
    data: bytes


def mail_draft(
    *, sender: tuple[str, str], to: Sequence[str], subject: str, text: str, attached: Sequence[Attached] = ()
) -> bytes:
    """Return a draft (RFC 5322) that mail programs open to be read and sent; equal drafts are equal bytes.

    `sender` is a name and an address. It has no date and no id: the mail program gives both when it is sent.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(sender[0], addr_spec=sender[1])
    if to:
        message["To"] = tuple(Address(addr_spec=address) for address in to)
    message["Subject"] = subject
    message["X-Unsent"] = "1"  # Outlook and others then open it as a draft
    message.set_content(text, cte="quoted-printable")
    for file in attached:
        main, _, sub = _type_of(file.name).partition("/")
        message.add_attachment(file.data, maintype=main, subtype=sub, filename=file.name)
    if attached:
        message.set_boundary(_boundary(subject, text, attached))
    return message.as_bytes(policy=_LONG_LINES)


def _type_of(name: str) -> str:
    # What the machine's own list calls a Word file differs, so it is not asked for those.
    return _WORD if name.lower().endswith(".docx") else guess_type(name, strict=True)[0] or _PLAIN


def _boundary(subject: str, text: str, attached: Sequence[Attached]) -> str:
    """Return what parts the parts: the library's own is made of chance."""
    digest = hashlib.sha256(f"{subject}\n{text}".encode("utf-8", "surrogatepass"))
    for file in attached:
        digest.update(hashlib.sha256(file.data).digest())
    return f"==={digest.hexdigest()[:32]}=="
