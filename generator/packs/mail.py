"""An e-mail in the words of a pack, before files go with it."""

from typing import NamedTuple


class Mail(NamedTuple):
    """An e-mail: the name and address of its sender, the addresses it goes to, subject and text."""

    sender: tuple[str, str]
    to: tuple[str, ...]
    subject: str
    text: str
