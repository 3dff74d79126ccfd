"""The head of a French letter: the address on the right, place and day, how it goes, its object."""

from generator.packs.letterhead import Addressed, address_lines
from generator.word.letter import Head


def letter_head(letter: Addressed) -> Head:
    """Return the head of a letter.

    It names the sender as letters of a business must: the person with the letters EI (C. com. R. 526-27), a
    company with its form and capital, and the number of the register.
    """
    own, client, formats = letter.deal.freelancer, letter.deal.client, letter.formats
    form = formats.text(own.form, "form")
    named = f"{own.legal_name}, {form}" if own.form.kind == "company" else f"{own.legal_name} {form}"
    reader = (letter.client, *([f"À l’attention de {letter.to}"] if letter.to != letter.client else ()))
    return Head(
        name=getattr(own.form, "trade_name", None) or own.legal_name,
        sender=(
            named,
            formats.text(own.siren, "register"),
            formats.text(own.address, "address"),
            f"{own.email} · {own.phone}",
        ),
        date=f"{own.address.city}, le\u00a0{formats.text(letter.day, 'date')}",
        signer=letter.signer,
        to=(*reader, *address_lines(client.address, formats)) if letter.client else (letter.to,),
        to_right=True,
        way=_REGISTERED if letter.registered else "",
        copy=_COPY if letter.registered else "",
        label="Objet\u00a0: ",
    )


_REGISTERED = "Lettre recommandée avec avis de réception n°\u00a0______________________"
_COPY = "Copie, par courriel, d’une lettre recommandée avec avis de réception."
