"""The quick interview of a freelance contract: what it asks, in order, and what it makes of each text."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from generator.answers.parties import Company
from generator.answers.paths import MISSING, fetch
from generator.answers.places import country_name
from generator.answers.walking import questions
from generator.errors import InputError
from generator.formatting.phrases import Phrases
from generator.law.lookup import Law
from generator.packs.us.company_names import suffix_of
from generator.packs.us.deal_so_far import deal_so_far
from generator.packs.us.formats import formats
from generator.packs.us.places import STATES, find_state
from generator.packs.us.typed import money
from generator.packs.us.typed_instead import doubtful_entries, doubtful_names
from generator.packs.us.typed_number import in_figures
from generator.packs.us.typed_parts import abroad, address, contact, items, priced_items, signer
from generator.packs.us.usual_terms import usual_terms
from generator.questionnaire.quick import Alternative, Ask, Combined, Data, Quick

_TYPES = next(question for question in questions(Company) if question.name == "type")
_PER = re.compile(
    r"^(?P<sum>.+?)\s*(?:/|\b(?:per|an?|each)\b)\s*(?P<per>hour|hr|h|month|mo)\.?$", re.IGNORECASE
)
_HOURS = ("hour", "hr", "h")
_SUM = re.compile(r"\d+(?:\.\d+)?")


def quick(as_of: date, law: Law, phrases: Phrases) -> Quick:
    """Return the quick interview; `as_of` is today and chooses the law."""
    say = phrases.say
    wants_prices = partial(_wants_prices, as_of, law)
    return Quick(
        order=(
            "freelancer.legal_name",
            _address("freelancer", say("quick.your_address"), say("quick.pasted"), say("quick.address")),
            _contact("freelancer", say("quick.your_contact"), phrases),
            _what("freelancer", say("quick.what_are_you"), phrases),
            _signer("freelancer", as_of, phrases),
            "client.legal_name",
            _address("client", say("quick.client_address"), say("quick.pasted"), say("quick.address")),
            _what("client", say("quick.what_is_client"), phrases),
            _contact("client", say("quick.client_contact"), phrases),
            _signer("client", as_of, phrases),
            "client.history",
            _price(phrases),
            "project.kinds",
            _deliverables(as_of, phrases, lambda data: not wants_prices(data), priced_each=False),
            _deliverables(as_of, phrases, wants_prices, priced_each=True),
            _out_of_scope(as_of, phrases),
            "project.end",
            "rights",
        ),
        terms=partial(usual_terms, as_of=as_of, law=law, phrases=phrases),
    )


def _address(party: str, title: str, help_: str, example: str) -> Combined:
    place = f"{party}.address"

    def read(text: str, _: Data) -> Mapping[str, Any]:
        if parts := address(text):
            return {f"{place}.{name}": value for name, value in parts.items()}
        begun = abroad(text)
        names = ("street", "city", "country", "region", "postal_code")
        return {f"{place}.{name}": Ask(begun.get(name, "")) for name in names}

    def said(data: Data) -> str:
        given = fetch(data, place)
        names = ("street", "city", "region", "postal_code")
        street, city, region, postal = (_text(given, name) for name in names)
        country = _text(given, "country") or "US"
        abroad = country_name(country) if country != "US" else ""
        return ", ".join(filter(None, (street, city, f"{region} {postal}".strip(), abroad)))

    return Combined(
        f"{party}.whole_address", (place,), title, "line", said, said, read, help=help_, example=example
    )


def _text(data: Any, name: str) -> str:
    value = fetch(data, name)
    return value if isinstance(value, str) else ""


def _contact(party: str, title: str, phrases: Phrases) -> Combined:
    def read(text: str, data: Data) -> Mapping[str, Any]:
        country = fetch(data, f"{party}.address.country")
        parts = contact(text, country if isinstance(country, str) else "US")
        if not parts:
            raise ValueError(phrases.say("quick.no_contact"))
        return {f"{party}.{name}": value for name, value in parts.items()}

    def said(data: Data) -> str:
        given = fetch(data, party)
        return ", ".join(filter(None, (_text(given, "email"), _text(given, "phone"))))

    example = phrases.say("quick.contact")
    covers = (f"{party}.email", f"{party}.phone")
    help_ = phrases.say("quick.contact_help")
    return Combined(f"{party}.contact", covers, title, "line", said, said, read, help=help_, example=example)


def _what(party: str, title: str, phrases: Phrases) -> Combined:
    """Ask what a party is: its name proposes, and a person decides."""
    form, is_client = f"{party}.form", party == "client"
    covers = (form_kind := f"{form}.kind", f"{form}.trade_name", f"{form}.type", f"{form}.organized_in")
    buys = {"client.kind": "business"} if is_client else {}

    def company(kind: str, place: str) -> Alternative:
        label = _TYPES.label(kind) or kind
        where = {f"{form}.organized_in": place} if place else {}
        told = phrases.say("quick.registered", type=label[:1].upper() + label[1:], place=place)
        elsewhere = phrases.say("quick.registered_elsewhere", type=label[:1].upper() + label[1:])
        return Alternative(
            told if place else elsewhere, "", {form_kind: "company", f"{form}.type": kind, **where, **buys}
        )

    def alternatives(data: Data) -> tuple[Alternative, ...]:
        place, suffix = _home(data, party), suffix_of(_text(fetch(data, party), "legal_name"))
        kinds = suffix.types if suffix else _TYPES.values
        there = [company(kind, place) for kind in kinds if place]
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
        if _text(given, "kind") == "company":
            label = _TYPES.label(_text(given, "type") or _TYPES.info.default) or ""
            place = _text(given, "organized_in")
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
    values = {f"{form}.kind": "company", f"{form}.type": Ask(), **buys}
    return Alternative(phrases.say("quick.other_company"), "", values)


def _home(data: Data, party: str) -> str:
    """Return the state or country of a party's address; empty where it is not known."""
    given = fetch(data, f"{party}.address")
    country = _text(given, "country") or "US"
    if country != "US":
        return country_name(country)
    return STATES.get(find_state(_text(given, "region")) or "", "")


def _signer(party: str, as_of: date, phrases: Phrases) -> Combined:
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
    return [", ".join(filter(None, (_text(entry, name) for name in names))) for entry in entries]


def _price(phrases: Phrases) -> Combined:
    def read(text: str, _: Data) -> Mapping[str, Any]:
        per = _PER.match(in_figures(text.strip()))
        amount = money(per["sum"] if per else text)
        if not _SUM.fullmatch(amount):
            raise ValueError(phrases.say("quick.no_price"))
        if per is None:
            return {"fee.kind": "fixed", "fee.amount": amount}
        hourly = per["per"].casefold() in _HOURS
        return (
            {"fee.kind": "hourly", "fee.rate": amount}
            if hourly
            else {"fee.kind": "retainer", "fee.monthly": amount}
        )

    def written(data: Data) -> str:
        fee = fetch(data, "fee")
        return {
            "fixed": f"{fetch(fee, 'amount')}",
            "hourly": f"{fetch(fee, 'rate')} an hour",
            "retainer": f"{fetch(fee, 'monthly')} a month",
        }.get(_text(fee, "kind"), "")

    def said(data: Data) -> str:
        fee = fetch(data, "fee")
        for kind, name in (("fixed", "amount"), ("hourly", "rate"), ("retainer", "monthly")):
            value = fetch(fee, name)
            if _text(fee, "kind") == kind and value is not MISSING:
                currency = _text(fee, "currency") or "USD"
                return phrases.say(f"quick.fee.{kind}", sum=_money(value, currency))
        return ""

    return Combined(
        "fee.price",
        ("fee",),
        phrases.say("quick.price"),
        "line",
        written,
        said,
        read,
        help=phrases.say("quick.price_help"),
        example="$1,200",
    )


def _money(value: Any, currency: str) -> str:
    from generator.answers.installments import number_in

    number = number_in(value)
    return str(value) if number is None else formats(currency).text(number, "money")


def _deliverables(as_of: date, phrases: Phrases, applies: Any, *, priced_each: bool) -> Combined:
    def doubt(text: str, _: Data) -> str:
        names = [item["name"] for item in priced_items(text)]
        return doubtful_entries(names, today=as_of, phrases=phrases)

    return Combined(
        "project.priced_items" if priced_each else "project.items",
        ("project.deliverables",),
        phrases.say("quick.items"),
        "lines",
        _written_items,
        _said_items,
        partial(_read_items, phrases, priced_each=priced_each),
        help=phrases.say("quick.priced_items_help" if priced_each else "quick.items_help"),
        example=phrases.say("quick.item"),
        applies=applies,
        doubt=doubt,
    )


def _read_items(phrases: Phrases, text: str, _: Data, *, priced_each: bool) -> Mapping[str, Any]:
    found = priced_items(text)
    if priced_each and len(found) > 1 and any("value" not in item for item in found):
        raise ValueError(phrases.say("quick.needs_prices"))
    return {
        "project.deliverables": [
            {**item, "value": money(item["value"])} if "value" in item else item for item in found
        ]
    }


def _written_items(data: Data) -> str:
    return "\n".join(f"{name}, ${value}" if value else name for name, value in _items(data))


def _said_items(data: Data) -> str:
    said = (f"{name}, {_money(value, 'USD')}" if value else name for name, value in _items(data))
    return "; ".join(said)


def _items(data: Data) -> Iterator[tuple[str, str]]:
    """Yield the name of each deliverable and its price, empty where it has none."""
    given = fetch(data, "project.deliverables")
    for item in given if isinstance(given, list) else []:
        value = fetch(item, "value")
        yield _text(item, "name"), "" if value in (MISSING, None) else str(value)


def _out_of_scope(as_of: date, phrases: Phrases) -> Combined:
    place = "project.out_of_scope"

    def listed(data: Data) -> list[str]:
        given = fetch(data, place)
        return [str(entry) for entry in given] if isinstance(given, list) else []

    return Combined(
        "project.not_included",
        (place,),
        phrases.say("quick.not_included"),
        "lines",
        lambda data: "\n".join(listed(data)),
        lambda data: "; ".join(listed(data)),
        lambda text, _: {place: items(text)},
        help=phrases.say("quick.not_included_help"),
        example=phrases.say("quick.not_included_item"),
        doubt=lambda text, _: doubtful_entries(items(text), today=as_of, phrases=phrases),
    )


def _wants_prices(as_of: date, law: Law, data: Data) -> bool:
    """Say whether a freelance law wants the price of each item of this deal."""
    from generator.packs.us.advice.case import Case
    from generator.packs.us.advice.freelance import applying

    known = all(fetch(data, path) is not MISSING for path in ("fee.amount", "freelancer.address", "client"))
    if not known:
        return False
    try:
        deal, _ = deal_so_far(data, as_of, law)
    except InputError:
        return False
    return any("value" in reached.law.required_terms for reached in applying(Case(law, deal, as_of)))
