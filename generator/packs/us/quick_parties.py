"""The questions about a party that the quick interview asks: name, address, contact, form, who signs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.answers.email_phone import phone_number
from generator.answers.parties import Company
from generator.answers.paths import MISSING, fetch
from generator.answers.places import country_name
from generator.answers.walking import questions
from generator.formatting.phrases import Phrases
from generator.packs.us.company_names import suffix_of
from generator.packs.us.pasted import Pasted, pasted
from generator.packs.us.places import STATES, find_state
from generator.packs.us.typed_instead import doubtful_names
from generator.packs.us.typed_parts import items, signer
from generator.questionnaire.quick import Alternative, Ask, Combined, Data

_TYPES = next(question for question in questions(Company) if question.name == "type")
_KINDS_ABROAD = "Ltd, GmbH, SARL, BV …"


def text_at(data: Any, name: str) -> str:
    """Return an answer that is a text; empty where it is none."""
    value = fetch(data, name)
    return value if isinstance(value, str) else ""


def address(party: str, title: str, phrases: Phrases) -> Combined:
    """Ask for the address of a party; e-mail, phone and who signs may be pasted with it."""
    place = f"{party}.address"

    def read(text: str, data: Data) -> Mapping[str, Any]:
        found = pasted(text)
        block = _block(found, party, data)
        parts = dict(found.address)
        street = ", ".join((*block.beside, parts["street"])) if "street" in parts else _on_one_line(text)
        if found.whole:
            parts["street"] = street
            return {**{f"{place}.{name}": value for name, value in parts.items()}, **block.values}
        # An American address that lacks a part is looked at as it was typed.
        begun, lacking = ({**parts, "street": street}, "street") if found.trouble else _begun(parts, street)
        reasons = {
            lacking: phrases.say("quick.which_country" if lacking == "country" else "quick.part_by_part")
        }
        asked: dict[str, Any] = {
            f"{place}.{name}": Ask(begun.get(name, ""), reasons.get(name, ""))
            for name in ("street", "city", "country", "region", "postal_code")
        }
        known = {f"{place}.{name}": parts[name] for name in ("region", "postal_code") if "region" in parts}
        return asked | known | ({} if not known else {f"{place}.country": "US"}) | block.values

    def doubt(text: str, data: Data) -> str:
        found = pasted(text)
        if found.trouble:
            return phrases.say(f"quick.trouble.{found.trouble}", text=text.strip())
        return _unread(_block(found, party, data).unread, phrases)

    def said(data: Data) -> str:
        given = fetch(data, place)
        names = ("street", "city", "region", "postal_code")
        street, city, region, postal = (text_at(given, name) for name in names)
        if not (street and city):
            return ""
        country = text_at(given, "country") or "US"
        abroad = country_name(country) if country != "US" else ""
        return ", ".join(filter(None, (street, city, f"{region} {postal}".strip(), abroad)))

    return Combined(
        f"{party}.whole_address", (place,), title, "line", said, said, read,
        help=phrases.say("quick.pasted"), example=phrases.say("quick.address"), doubt=doubt,
    )  # fmt: skip


def _begun(parts: Mapping[str, str], street: str) -> tuple[Mapping[str, str], str]:
    """Return the parts that an address seems to have, to be looked at, and the one that is not clear."""
    *before, city = street.split(", ")
    alone = set(parts) <= {"street"} and before and any(map(str.isdigit, "".join(before)))
    if not alone or any(map(str.isdigit, city)):
        return {**parts, "street": street}, "street"
    return {"street": ", ".join(before), "city": city}, "country"


@dataclass(frozen=True, slots=True)
class _Block:
    """What stands in a pasted block beside what was asked.

    `values` are answers by path, `beside` names that belong into the street, `unread` belongs nowhere.
    """

    values: dict[str, Any]
    beside: tuple[str, ...]
    unread: tuple[str, ...]


_BUILDING = re.compile(
    r"\b(?:building|bldg|house|tower|cent(?:er|re)|mall|hall|plaza|campus|floor|suite|dep(?:t|artment)|office|c/o|the)\b",
    re.IGNORECASE,
)


def _block(found: Pasted, party: str, data: Data, *, anew: bool = False) -> _Block:
    """Put what stands in a pasted block where it belongs, as far as that is not answered yet.

    With `anew` e-mail and phone are what is asked, and take the place of those before.
    """
    name, unread = text_at(fetch(data, party), "legal_name"), list(found.unread)
    values: dict[str, Any] = {}
    country = found.address.get("country") or text_at(fetch(data, f"{party}.address"), "country") or "US"
    for field, texts in (("email", found.emails), ("phone", found.phones)):
        given = "" if anew else text_at(fetch(data, party), field)
        fresh = [text for text in texts if _bare(text, field) != _bare(given, field)]
        if fresh and not given:
            first = fresh.pop(0)
            values[f"{party}.{field}"] = _phone(first, country) if field == "phone" else first
        unread += fresh
    person, beside = found.person, []
    for other in found.names:
        # Above the street stands the name of a building, or of who gets the letter.
        if person or not _PERSONAL.fullmatch(other) or _BUILDING.search(other) or suffix_of(other):
            beside += [] if _same(other, name) else [other]
        elif not _same(other, name):
            person = other
    if not person or _same(person, name):
        return _Block(values, tuple(beside), tuple(unread))
    form = fetch(data, f"{party}.form")
    if text_at(form, "kind") == "individual" or fetch(form, "signatories") is not MISSING:
        unread.append(person)
    else:
        values[f"{party}.signer"] = Ask(person)
        # Of a name that is no company's nobody knows yet whether somebody else signs for it.
        beside += [] if suffix_of(name) else [person]
    return _Block(values, tuple(beside), tuple(unread))


_PERSONAL = re.compile(r"[^\W\d_]+(?:[.’'-]?\s?[^\W\d_]+){1,4}\.?(?:,.*)?")


def _phone(text: str, country: str) -> str:
    """Return a phone number as it is written abroad; what is none stays, to be refused by its own rule."""
    try:
        return phone_number(text, country)
    except ValueError:
        return text


def _bare(text: str, field: str) -> str:
    """Return an e-mail address or phone number as it is compared: of a number its last ten digits."""
    return text.casefold() if field == "email" else re.sub(r"\D", "", text)[-10:]


def _same(text: str, known: str) -> bool:
    """Say whether a text says what is known already: signs and the end of a company's name do not count."""
    one, other = (re.sub(r"[\W_]+", "", each).casefold() for each in (text, known))
    return bool(one and other) and (one in other or other in one)


def _on_one_line(text: str) -> str:
    return ", ".join(line.strip(" ,") for line in text.splitlines() if line.strip(" ,"))


def _unread(pieces: Sequence[str], phrases: Phrases) -> str:
    if not pieces:
        return ""
    return phrases.say("quick.unread", pieces=phrases.join("comma", (f"“{piece}”" for piece in pieces)))


def contact(party: str, title: str, phrases: Phrases) -> Combined:
    """Ask for e-mail and phone of a party; the name of a person in between is who signs."""

    def read(text: str, data: Data) -> Mapping[str, Any]:
        found = pasted(text)
        block = _block(found, party, data, anew=True)
        parts = {path: value for path, value in block.values.items() if not isinstance(value, Ask)}
        # What may have been meant as a phone number is refused by the rule of its own.
        figures = next(
            (piece for piece in (*found.address.values(), *found.names) if _FIGURES.search(piece)), ""
        )
        if figures and f"{party}.phone" not in parts:
            parts[f"{party}.phone"] = figures
        if not parts:
            raise ValueError(phrases.say("quick.no_contact"))
        return parts | block.values

    def doubt(text: str, data: Data) -> str:
        found = pasted(text)
        block = _block(found, party, data, anew=True)
        others = [piece for piece in found.address.values() if found.whole or not _FIGURES.search(piece)]
        signs = f"{party}.signer" in block.values
        names = [
            piece for piece in block.beside if not signs or piece != block.values[f"{party}.signer"].text
        ]
        return _unread([*names, *others, *block.unread], phrases)

    def said(data: Data) -> str:
        given = fetch(data, party)
        return ", ".join(filter(None, (text_at(given, "email"), text_at(given, "phone"))))

    example = phrases.say("quick.contact")
    covers = (f"{party}.email", f"{party}.phone")
    help_ = phrases.say("quick.contact_help")
    return Combined(
        f"{party}.contact", covers, title, "line", said, said, read, help=help_, example=example, doubt=doubt
    )


_FIGURES = re.compile(r"(?:\d\D{0,2}){5,}")


def what(party: str, title: str, phrases: Phrases) -> Combined:
    """Ask what a party is: its name proposes, and a person decides."""
    form, is_client = f"{party}.form", party == "client"
    covers = (form_kind := f"{form}.kind", f"{form}.trade_name", f"{form}.type", f"{form}.organized_in")
    buys = {"client.kind": "business"} if is_client else {}

    def company(kind: str, place: str, label: str = "") -> Alternative:
        named = _TYPES.label(kind) or kind
        kind_told = named[:1].upper() + named[1:]
        there = label or phrases.say("quick.registered", type=kind_told, place=STATES.get(place, place))
        told = there if place else phrases.say("quick.registered_elsewhere", type=kind_told)
        where = {f"{form}.organized_in": place or Ask()}
        return Alternative(told, "", {form_kind: "company", f"{form}.type": kind, **where, **buys})

    def alternatives(data: Data) -> tuple[Alternative, ...]:
        place, suffix = _home(data, party), suffix_of(text_at(fetch(data, party), "legal_name"))
        kinds = suffix.types if suffix else _TYPES.values
        there = [company(kind, place) for kind in kinds if place]
        if place and place not in STATES and "other" in kinds:
            # Abroad a company is none of the kinds that the United States have.
            such = suffix.written if suffix else _KINDS_ABROAD
            usual = company("other", place, phrases.say("quick.registered_abroad", such=such, place=place))
            there = [usual, *(company(kind, place) for kind in kinds if kind in ("partnership", "nonprofit"))]
        person = Alternative(
            phrases.say("quick.person"), phrases.say("quick.person_means"), {form_kind: "individual", **buys}
        )
        private = Alternative(
            phrases.say("quick.private"),
            phrases.say("quick.private_means"),
            {form_kind: "individual", "client.kind": "consumer"},
        )
        persons = [person, *([private] if is_client else [])]
        if suffix and len(kinds) == 1:
            return (*there, company(kinds[0], ""), *persons, _other(form, buys, phrases))
        lines = [*there, _other(form, buys, phrases)]
        return (*lines, *persons) if suffix else (*persons, *lines)

    def said(data: Data) -> str:
        given = fetch(data, form)
        if text_at(given, "kind") == "company":
            label = _TYPES.label(text_at(given, "type") or _TYPES.info.default) or ""
            place = text_at(given, "organized_in")
            return ", ".join(filter(None, (label, STATES.get(place, place))))
        private = is_client and fetch(data, "client.kind") == "consumer"
        return phrases.say("quick.private" if private else "quick.person")

    help_ = phrases.say("quick.what_help")
    return Combined(
        f"{party}.what",
        (*covers, *buys),
        title,
        "menu",
        lambda _: "",
        said,
        alternatives=alternatives,
        help=help_,
    )


def _other(form: str, buys: Mapping[str, Any], phrases: Phrases) -> Alternative:
    asked = {f"{form}.{name}": Ask() for name in ("type", "organized_in")}
    values = {f"{form}.kind": "company", **asked, **buys}
    return Alternative(phrases.say("quick.other_company"), "", values)


def _home(data: Data, party: str) -> str:
    """Return the code of the state of a party's address, abroad the country; empty where it is not known."""
    given = fetch(data, f"{party}.address")
    country = text_at(given, "country") or "US"
    if country != "US":
        return country_name(country)
    return find_state(text_at(given, "region")) or ""


def signers(party: str, as_of: date, phrases: Phrases) -> Combined:
    """Ask who signs for a company, with their title."""
    place = f"{party}.form.signatories"

    def read(text: str, _: Data) -> Mapping[str, Any]:
        return {place: [signer(line) for line in items(text)]}

    def doubt(text: str, _: Data) -> str:
        names = [signer(line).get("name", "") for line in items(text)]
        return doubtful_names(names, today=as_of, phrases=phrases)

    def written(data: Data) -> str:
        return "\n".join(_named(data, place, "name", "title"))

    return Combined(
        f"{party}.signer",
        (place,),
        phrases.say("quick.who_signs"),
        "line",
        written,
        lambda data: "; ".join(_named(data, place, "name", "title")),
        read,
        help=phrases.say("quick.signer_help"),
        example=phrases.say("quick.signer"),
        doubt=doubt,
    )


def _named(data: Data, place: str, *names: str) -> list[str]:
    given = fetch(data, place)
    entries = given if isinstance(given, list) else []
    return [", ".join(filter(None, (text_at(entry, name) for name in names))) for entry in entries]
