"""The quick interview of a freelance contract: what it asks, in order, and what it makes of each text."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from generator.answers.parties import Company
from generator.answers.paths import MISSING, fetch
from generator.answers.walking import questions
from generator.formatting.phrases import Phrases
from generator.law.lookup import Law
from generator.packs.us.formats import formats
from generator.packs.us.prices_wanted import wants_prices
from generator.packs.us.quick_parties import address, contact, signers, text_at, what
from generator.packs.us.quick_stages import american_stages
from generator.packs.us.typed import currency_in, money
from generator.packs.us.typed_instead import doubtful_entries
from generator.packs.us.typed_number import in_figures
from generator.packs.us.typed_parts import items, priced_items
from generator.packs.us.usual_terms import usual_terms
from generator.questionnaire.quick import Combined, Data, Quick

_TYPES = next(question for question in questions(Company) if question.name == "type")
_PER = re.compile(
    r"^(?P<sum>.+?)\s*(?:/|\b(?:per|an?|each)\b)\s*(?P<per>hour|hr|h|month|mo)\.?$", re.IGNORECASE
)
_HOURS = ("hour", "hr", "h")
_SUM = re.compile(r"\d+(?:\.\d+)?")


def quick(as_of: date, law: Law, phrases: Phrases) -> Quick:
    """Return the quick interview; `as_of` is today and chooses the law."""
    say = phrases.say
    priced = partial(wants_prices, as_of, law)
    return Quick(
        order=(
            "freelancer.legal_name",
            address("freelancer", say("quick.your_address"), phrases),
            contact("freelancer", say("quick.your_contact"), phrases),
            what("freelancer", say("quick.what_are_you"), phrases),
            signers("freelancer", as_of, phrases),
            "client.legal_name",
            address("client", say("quick.client_address"), phrases),
            what("client", say("quick.what_is_client"), phrases),
            contact("client", say("quick.client_contact"), phrases),
            signers("client", as_of, phrases),
            "client.history",
            _price(phrases),
            "project.kinds",
            _deliverables(as_of, phrases, lambda data: not priced(data), priced_each=False),
            _deliverables(as_of, phrases, priced, priced_each=True),
            _out_of_scope(as_of, phrases),
            "project.end",
            "rights",
        ),
        asides=(american_stages(as_of, phrases),),
        terms=partial(usual_terms, as_of=as_of, law=law, phrases=phrases),
    )


def _price(phrases: Phrases) -> Combined:
    def read(text: str, _: Data) -> Mapping[str, Any]:
        per = _PER.match(in_figures(text.strip()))
        amount = money(per["sum"] if per else text)
        if not _SUM.fullmatch(amount):
            raise ValueError(phrases.say("quick.no_price"))
        named = currency_in(text)
        currency = {"fee.currency": named} if named else {}
        if per is None:
            return {"fee.kind": "fixed", **currency, "fee.amount": amount}
        if per["per"].casefold() in _HOURS:
            return {"fee.kind": "hourly", **currency, "fee.rate": amount}
        return {"fee.kind": "retainer", **currency, "fee.monthly": amount}

    def written(data: Data) -> str:
        fee = fetch(data, "fee")
        currency = text_at(fee, "currency")
        code = f"{currency} " if currency and currency != "USD" else ""
        return {
            "fixed": f"{code}{fetch(fee, 'amount')}",
            "hourly": f"{code}{fetch(fee, 'rate')} an hour",
            "retainer": f"{code}{fetch(fee, 'monthly')} a month",
        }.get(text_at(fee, "kind"), "")

    def said(data: Data) -> str:
        fee = fetch(data, "fee")
        for kind, name in (("fixed", "amount"), ("hourly", "rate"), ("retainer", "monthly")):
            value = fetch(fee, name)
            if text_at(fee, "kind") == kind and value is not MISSING:
                return phrases.say(f"quick.fee.{kind}", sum=_money(value, _currency(data)))
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


def _read_items(phrases: Phrases, text: str, data: Data, *, priced_each: bool) -> Mapping[str, Any]:
    found = priced_items(text)
    for item in found:
        named = currency_in(item.get("value", ""))
        if named and named != _currency(data):
            fee = _currency(data)
            raise ValueError(phrases.say("quick.other_currency", item=item["name"], currency=named, fee=fee))
    if priced_each and len(found) > 1 and any("value" not in item for item in found):
        raise ValueError(phrases.say("quick.needs_prices"))
    return {
        "project.deliverables": [
            {**item, "value": money(item["value"])} if "value" in item else item for item in found
        ]
    }


_SIGNS = {"EUR": "€", "GBP": "£", "JPY": "¥"}


def _currency(data: Data) -> str:
    return text_at(fetch(data, "fee"), "currency") or "USD"


def _written_items(data: Data) -> str:
    sign = _SIGNS.get(_currency(data), "$")
    return "\n".join(f"{name}, {sign}{value}" if value else name for name, value in _items(data))


def _said_items(data: Data) -> str:
    currency = _currency(data)
    said = (f"{name}, {_money(value, currency)}" if value else name for name, value in _items(data))
    return "; ".join(said)


def _items(data: Data) -> Iterator[tuple[str, str]]:
    """Yield the name of each deliverable and its price, empty where it has none."""
    given = fetch(data, "project.deliverables")
    for item in given if isinstance(given, list) else []:
        value = fetch(item, "value")
        yield text_at(item, "name"), "" if value in (MISSING, None) else str(value)


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
