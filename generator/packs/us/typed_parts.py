"""Texts that hold several answers: an address, e-mail with phone, a person with a title, a list of items.

What cannot be told apart is left out, and so asked part by part.
"""

import re

from generator.answers.email_phone import phone_number
from generator.formatting.code_names import code_called
from generator.packs.us.formats import TAG
from generator.packs.us.places import STATES, postal_letters, state_code

_ZIP = re.compile(r"(?P<before>.*?)[\s,]+(?P<zip>\d{5}(?:-\d{4})?)")
_COUNTRY = re.compile(r"(.*?)[\s,]+(?:U\.?S\.?A?\.?|United States(?: of America)?)\.?", re.IGNORECASE)
_WRITTEN = "|".join((*map(postal_letters, STATES), *STATES.values()))
_STATE = re.compile(rf"(?P<before>.*?)[\s,]+(?P<state>{_WRITTEN}|D\.C\.)\.?", re.IGNORECASE)
_TOWN = re.compile(r"(?P<postal_code>(?=\S*\d)\S+)?\s*(?P<city>[^\d]+)")
"""A town as most of the world writes it, behind its postal code."""
_MAIL = re.compile(r"[^\s,;<>]+@[^\s,;<>]+")
_BETWEEN = " \t\n,;/|<>()·"
_BULLET = re.compile(r"^\s*(?:[-*•–—·▪◦]|\d{1,3}[.)])\s+")
_PRICE = re.compile(r"^(?P<name>.*?)[\s,:;–—(-]*\$\s?(?P<price>[\d.,]+k?)\)?$", re.IGNORECASE)


def address(text: str) -> dict[str, str]:
    """Return the parts of an address in the United States, on one line or several; empty for another.

    The last comma, or line, before the state parts city and street: without one nobody can tell.
    """
    line = ", ".join(part.strip(" ,") for part in text.splitlines() if part.strip(" ,"))
    line = " ".join(line.split())
    if without := _COUNTRY.fullmatch(line):
        line = without[1]
    coded = _ZIP.fullmatch(line)
    placed = _STATE.fullmatch(coded["before"].rstrip(" ,")) if coded else None
    if coded is None or placed is None:
        return {}
    street, comma, city = placed["before"].strip(" ,").rpartition(",")
    if not (comma and street.strip(" ,") and city.strip()):
        return {}
    region = postal_letters(state_code(placed["state"].replace(".", "")))
    return {"street": street.strip(" ,"), "city": city.strip(), "region": region, "postal_code": coded["zip"]}


def abroad(text: str) -> dict[str, str]:
    """Return what the parts of another address may be, each to be looked through by a person.

    Those are the street before the first comma or line, a country at the end, and a town with its code.
    """
    lines = [part.strip() for part in re.split(r"[,\n]", text) if part.strip()]
    street, *rest = lines or [""]
    found = {"street": street}
    if rest and code_called(rest[-1], "country", TAG):
        found["country"] = rest.pop()
    if rest and (town := _TOWN.fullmatch(rest[-1])):
        found |= {name: part for name, part in town.groupdict().items() if part}
    return found


def contact(text: str, country: str | None) -> dict[str, str]:
    """Return the e-mail and the phone number of a text, as far as it has them."""
    found = _MAIL.search(text)
    rest = text if found is None else f"{text[: found.start()]} {text[found.end() :]}"
    parts = {} if found is None else {"email": found[0].strip(_BETWEEN)}
    if number := " ".join(rest.split()).strip(_BETWEEN):
        try:
            parts["phone"] = phone_number(number, country)
        except ValueError:
            if any(sign.isdigit() for sign in number):
                parts["phone"] = number  # refused by its own rule, which says what is allowed
    return parts


def signer(text: str) -> dict[str, str]:
    """Return a person and their title, parted by a comma or a dash; without one, the name alone."""
    parts = re.split(r"\s*,\s*|\s+[-–—]\s+", text.strip(), maxsplit=1)
    return dict(zip(("name", "title"), (part for part in parts if part), strict=False))


def items(text: str) -> list[str]:
    """Return the entries of a list, one a line, without bullets and numbers before them."""
    lines = (" ".join(_BULLET.sub("", line).split()) for line in text.splitlines())
    return [line for line in lines if line]


def priced_items(text: str) -> list[dict[str, str]]:
    """Return the same, each with the price that ends its line, such as `Logo, $1,200`."""
    found: list[dict[str, str]] = []
    for line in items(text):
        priced = _PRICE.match(line)
        if priced and priced["name"]:
            found.append({"name": priced["name"], "value": priced["price"]})
        else:
            found.append({"name": line})
    return found
