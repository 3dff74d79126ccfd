"""What stands above a letter: who sends it, the day, for whom it is."""

from datetime import date
from typing import Any, NamedTuple

from generator.formatting.formats import Formats
from generator.word.letter import Head


class Addressed(NamedTuple):
    """A letter about to get its head: its deal, how values print, its reader and day.

    `signer` is who signs it. `client` is the client's name, empty for a letter to somebody else. `registered`
    says that it also goes by registered letter.
    """

    deal: Any
    formats: Formats
    to: str
    signer: str
    client: str
    day: date
    registered: bool


def usual_head(letter: Addressed) -> Head:
    """Return the head of a letter with the address on the left."""
    deal, formats = letter.deal, letter.formats
    sender = deal.freelancer
    name = getattr(sender.form, "trade_name", None) or sender.legal_name
    details = (
        sender.legal_name if name != sender.legal_name else "",
        formats.text(sender.address, "address"),
        f"{sender.email} · {sender.phone}",
    )
    names = dict.fromkeys((letter.to, letter.client))
    return Head(
        name=name,
        sender=tuple(dict.fromkeys(filter(None, details))),
        date=formats.text(letter.day, "date"),
        signer=letter.signer,
        to=(*names, *address_lines(deal.client.address, formats)) if letter.client else (letter.to,),
    )


def address_lines(address: Any, formats: Formats) -> tuple[str, ...]:
    """Return the lines of an envelope: the street, the town, and abroad the country in capitals.

    An address that does not print with its street first stays on one line.
    """
    country = formats.text(address.country, "country")
    printed, street = formats.text(address, "address"), address.street
    town = printed.removesuffix(f", {country}")
    abroad = (country.upper(),) if town != printed else ()
    rest = town.removeprefix(street).lstrip(" ,")
    return (street, rest, *abroad) if town.startswith(street) and rest else (town, *abroad)
