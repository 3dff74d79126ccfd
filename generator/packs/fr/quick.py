"""The quick interview of a French contract: what it asks, in order, and what it makes of each text."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from generator.answers.email_phone import phone_number
from generator.answers.installments import number_in
from generator.answers.paths import MISSING, fetch
from generator.formatting.phrases import Phrases
from generator.packs.fr.capitals import town
from generator.packs.fr.countries import country_code
from generator.packs.fr.formats import formats
from generator.packs.fr.parties import Client
from generator.packs.fr.places import FRANCE
from generator.packs.fr.quick_stages import french_stages
from generator.packs.fr.typed import doubtful_entries, items, money
from generator.packs.fr.typed_day import plain
from generator.packs.fr.usual_terms import usual_terms
from generator.questionnaire.quick import Ask, Combined, Data, Quick

_PLACE = re.compile(
    r"(?P<street>.+?)[,\n]\s*(?P<postal_code>[A-Z0-9-]{4,10})\s+(?P<city>[^,\n]+)(?:[,\n]\s*(?P<country>.+))?"
)
_BEFORE_CODE = re.compile(r"(?<![,\d])\s+(?=\d{5}\s+[^\W\d][^,\n]*$)")
"""Where a comma belongs before a French postal code and its town, which end the text."""
_CODE = r"(?P<{}>(?:[A-Z]{{1,3}}[ -])?[A-Z0-9]*\d[A-Z0-9-]*(?: \d[A-Z]{{2}})?)"
_FOREIGN = re.compile(
    rf"(?P<street>.+?), (?:{_CODE.format('postal_code')} (?P<city>[^,]+)"
    rf"|(?P<city_first>[^,]+?),? {_CODE.format('code_last')}), (?P<country>[^,]+)"
)
"""An address abroad: the code before its city, or behind it."""
_MAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+")
_PHONE = re.compile(r"(?:\+\d{2,3}|\b0)(?:[ .-]?\d){8,11}\b")
_PER = re.compile(r"^(?P<sum>.+?)\s*(?:/|\bde l'|\bpar\b|\bl')\s*(?P<per>heure|h|mois)$")
_PRICED = re.compile(r"^(?P<name>.*?\S)\s*[,:;–-]\s*(?P<price>[\d\s.,]*\d\s*(?:€|euros?))$")
_KINDS = {
    "brand": ("logo", "identite", "marque"),
    "software": ("code", "application", "logiciel", "api", "extension"),
    "website": ("site", "page", "interface", "boutique"),
    "illustration": ("illustration", "dessin", "fresque"),
    "photo_video": ("photo", "video", "film", "montage"),
    "text": ("texte", "article", "redaction", "traduction"),
    "graphic": (
        "affiche",
        "maquette",
        "flyer",
        "brochure",
        "plaquette",
        "charte",
        "guide",
        "emballage",
        "carte",
    ),
}
"""Words by which a deliverable is known to be of a kind; one without them is asked about."""


def quick(as_of: date, phrases: Phrases) -> Quick:
    """Return the quick interview; `as_of` is today."""
    say = phrases.say
    return Quick(
        order=(
            "freelancer.legal_name",
            "freelancer.form",
            "freelancer.siren",
            _address("freelancer", say("quick.your_address"), phrases),
            _contact("freelancer", say("quick.your_contact"), phrases),
            "client.legal_name",
            "client.form",
            _register(),
            _address("client", say("quick.client_address"), phrases),
            _contact("client", say("quick.client_contact"), phrases),
            "client.size",
            "client.history",
            _price(phrases),
            _items(as_of, phrases),
            _not_included(as_of, phrases),
            "project.end",
            "rights",
        ),
        asides=(french_stages(as_of, phrases),),
        terms=partial(usual_terms, as_of=as_of, phrases=phrases),
    )


def _text(data: Any, path: str) -> str:
    value = fetch(data, path)
    return value if isinstance(value, str) else ""


def _register() -> Combined:
    asked = Client.model_fields["siren"]
    return Combined(
        "client.register",
        ("client.siren",),
        asked.title or "",
        "line",
        lambda data: _text(data, "client.siren"),
        lambda data: _text(data, "client.siren"),
        lambda text, _: {"client.siren": text.strip() or None},
        help=asked.description or "",
        example="552 100 554",
    )


def _address(party: str, title: str, phrases: Phrases) -> Combined:
    place = f"{party}.address"

    def read(text: str, _: Data) -> Mapping[str, Any]:
        mail, phone = _MAIL.search(text), _PHONE.search(text)
        for part in (mail, phone):
            text = text.replace(part[0], "") if part else text
        text = re.sub(r"\s*[,\n][\s,]*", ", ", text).strip(" ,;")
        text = _BEFORE_CODE.sub(", ", text)
        found = _PLACE.fullmatch(text) or _abroad(text)
        if found is None:
            parts = ("country", "street", "postal_code", "city")
            asked = {f"{place}.{name}": Ask() for name in parts}
            return asked | {f"{place}.street": Ask(text, phrases.say("quick.part_by_part"))}
        country = country_code(found["country"]) if found["country"] else FRANCE
        given = found.groupdict("")
        named = {
            "street": given["street"],
            "postal_code": given["postal_code"] or given.get("code_last", ""),
            "city": town(given["city"] or given.get("city_first", "")),
        }
        return {
            **{f"{place}.{name}": value.strip() for name, value in named.items()},
            f"{place}.country": country,
            **({f"{party}.email": mail[0]} if mail else {}),
            **({f"{party}.phone": phone_number(phone[0], country)} if phone else {}),
        }

    def said(data: Data) -> str:
        street, postal, city = (_text(data, f"{place}.{name}") for name in ("street", "postal_code", "city"))
        country = _text(data, f"{place}.country") or FRANCE
        abroad = "" if country == FRANCE else formats("EUR").text(country, "country")
        return (
            ", ".join(filter(None, (street, f"{postal} {city}".strip(), abroad))) if street and city else ""
        )

    return Combined(
        f"{party}.whole_address", (place,), title, "line", said, said, read,
        help=phrases.say("quick.pasted"), example=phrases.say("quick.address"),
    )  # fmt: skip


def _abroad(text: str) -> "re.Match[str] | None":
    """Match an address that ends in the name of another country, wherever its postal code stands."""
    country = text.rpartition(",")[2].strip()
    named = country_code(country)
    return _FOREIGN.fullmatch(text) if named not in (country, FRANCE) else None


def _contact(party: str, title: str, phrases: Phrases) -> Combined:
    paths = (f"{party}.email", f"{party}.phone")

    def read(text: str, data: Data) -> Mapping[str, Any]:
        mail = _MAIL.search(text)
        rest = (text.replace(mail[0], " ") if mail else text).strip(" ,;\n")
        if mail is None or not re.search(r"\d{4}|(?:\d[ .-]?){6}", rest):
            raise ValueError(phrases.say("quick.no_contact"))
        country = _text(data, f"{party}.address.country") or FRANCE
        return {paths[0]: mail[0], paths[1]: phone_number(rest, country)}

    def said(data: Data) -> str:
        return ", ".join(filter(None, (_text(data, path) for path in paths)))

    return Combined(
        f"{party}.contact", paths, title, "line", said, said, read,
        help=phrases.say("quick.contact_help"), example=phrases.say("quick.contact"),
    )  # fmt: skip


def _priced(data: Data) -> tuple[str, Any]:
    """Return the kind of fee and its sum; nothing while there is none."""
    for kind, name in (("fixed", "amount"), ("hourly", "rate"), ("retainer", "monthly")):
        value = fetch(data, f"fee.{name}")
        if _text(data, "fee.kind") == kind and value is not MISSING:
            return kind, value
    return "", ""


def _price(phrases: Phrases) -> Combined:
    def read(text: str, _: Data) -> Mapping[str, Any]:
        line = plain(text)
        per = _PER.match(line)
        amount = money(per["sum"] if per else text.strip(), phrases)
        if number_in(amount) is None:
            raise ValueError(phrases.say("quick.no_price"))
        if per is None:
            return {"fee.kind": "fixed", "fee.amount": amount}
        if per["per"] == "mois":
            return {"fee.kind": "retainer", "fee.monthly": amount}
        return {"fee.kind": "hourly", "fee.rate": amount}

    def said(data: Data) -> str:
        kind, value = _priced(data)
        number = number_in(value)
        if not kind or number is None:
            return ""
        return phrases.say(f"quick.fee.{kind}", sum=formats("EUR").text(number, "money"))

    def written(data: Data) -> str:
        kind, value = _priced(data)
        ends = {"fixed": "", "hourly": " de l’heure", "retainer": " par mois"}
        return f"{str(value).replace('.', ',')} €{ends[kind]}" if kind else ""

    return Combined(
        "fee.price", ("fee",), phrases.say("quick.price"), "line", written, said, read,
        help=phrases.say("quick.price_help"), example="1 200 €",
    )  # fmt: skip


def kind_of(name: str) -> str:
    """Return the kind that a deliverable has by its name; empty where the name does not tell."""
    words = set(re.findall(r"[a-z]+", plain(name)))
    for kind, known in _KINDS.items():
        if any(word.removesuffix("s") in known for word in words):
            return kind
    return ""


def _items(as_of: date, phrases: Phrases) -> Combined:
    place = "project.deliverables"

    def read(text: str, _: Data) -> Mapping[str, Any]:
        found: list[dict[str, str]] = []
        for line in items(text):
            priced = _PRICED.match(line)
            item = {"name": priced["name"] if priced else line}
            if kind := kind_of(item["name"]):
                item["kind"] = kind
            if priced:
                item["value"] = money(priced["price"], phrases)
            found.append(item)
        return {place: found}

    def doubt(text: str, data: Data) -> str:
        names = [item["name"] for item in read(text, data)[place]]
        return doubtful_entries(names, today=as_of, phrases=phrases)

    def named(data: Data) -> Iterator[str]:
        given = fetch(data, place)
        for item in given if isinstance(given, list) else []:
            number = number_in(fetch(item, "value"))
            price = "" if number is None else f", {formats('EUR').text(number, 'money')}"
            yield f"{_text(item, 'name')}{price}"

    return Combined(
        "project.items", (place,), phrases.say("quick.items"), "lines",
        lambda data: "\n".join(named(data)), lambda data: phrases.join("semicolon", named(data)), read,
        help=phrases.say("quick.items_help"), example=phrases.say("quick.item"), doubt=doubt,
    )  # fmt: skip


def _not_included(as_of: date, phrases: Phrases) -> Combined:
    place = "project.out_of_scope"

    def listed(data: Data) -> list[str]:
        given = fetch(data, place)
        return [str(entry) for entry in given] if isinstance(given, list) else []

    return Combined(
        "project.not_included", (place,), phrases.say("quick.not_included"), "lines",
        lambda data: "\n".join(listed(data)), lambda data: phrases.join("semicolon", listed(data)),
        lambda text, _: {place: items(text)},
        help=phrases.say("quick.not_included_help"), example=phrases.say("quick.not_included_item"),
        doubt=lambda text, _: doubtful_entries(items(text), today=as_of, phrases=phrases),
    )  # fmt: skip
