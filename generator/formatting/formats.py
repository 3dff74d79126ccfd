"""The filters of clause texts: each prints one unit, and each unit has one filter."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.answers.parties import Address, Company, Individual
from generator.answers.places import country_name, currency_digits
from generator.answers.values import Days, Rate
from generator.answers.walking import Question
from generator.caching import kept
from generator.formatting.parsing import Forms
from generator.packs.us.places import STATES
from generator.yaml_lines import parse_yaml

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern

_FOLDER = Path(__file__).parent

FILTERS = (
    "money", "percent", "number", "date", "days", "rate", "address", "form", "state", "country",
    "currency", "words",
)  # fmt: skip

_BY_LOCALE = frozenset(["money", "percent", "number", "date", "currency"])
"""What Babel prints, which takes long enough to be kept."""

_OF_MODEL: dict[type, str] = {
    Days: "days",
    Rate: "rate",
    Address: "address",
    Individual: "form",
    Company: "form",
}
# Countries that write the postal code after the town (CLDR and the Universal Postal Union);
# elsewhere it stands before the town.
_POSTAL_CODE_LAST = frozenset(["US", "CA", "AU", "GB", "IE", "NZ", "IN", "SG", "ZA", "JP", "KR", "TW", "BR"])
_DECIMALS = re.compile(r"\.0+")
# English words that begin with the letter u and the sound of "you".
_YOU = ("uni", "uta", "ukr", "uru", "uga")


def _filter_of(model: type) -> str | None:
    return next((_OF_MODEL[base] for base in model.__mro__ if base in _OF_MODEL), None)


def filter_for(question: Question) -> str | None:
    """Return the one filter that prints a field; empty for plain text, None if nothing can."""
    if question.kind in ("page", "union"):
        names = {_filter_of(model) for model in question.models}
        return names.pop() if len(names) == 1 else None
    if question.kind == "menu" and question.unit is None:
        return "words"
    if question.kind == "list" and question.item is not None:
        return "words" if question.item.kind == "menu" else None
    if question.unit in ("text", "paragraphs"):
        return ""
    return question.unit


@cache
def _wording(language: str) -> Mapping[str, Any]:
    raw = (_FOLDER / f"{language}.yaml").read_bytes()
    wording: Mapping[str, Any] = kept(
        "wording", lambda: (raw,), lambda: parse_yaml(raw.decode(), source=f"formatting/{language}.yaml").data
    )
    return wording


@cache
def languages() -> tuple[str, ...]:
    """Return the tags of the languages that values can be printed in."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))


def fixed_words(language: str) -> Mapping[str, str]:
    """Return the fixed words of a document in a language ("signature", "page"), by label."""
    return dict(_wording(language)["labels"])


def menu_words(language: str) -> frozenset[str]:
    """Return the menu values that a language has words for."""
    return frozenset(_wording(language)["menu"])


@lru_cache(maxsize=256)
def _money_pattern(language: str, currency: str) -> "NumberPattern":
    """Return the pattern of sums with a currency's sign and decimals, found once for all its sums."""
    from babel.numbers import get_currency_symbol, parse_pattern

    locale, digits = _locale_of(language), currency_digits(currency)
    pattern = _DECIMALS.sub("." * bool(digits) + "0" * digits, locale.currency_formats["standard"].pattern)
    return parse_pattern(pattern.replace("¤", f"'{get_currency_symbol(currency, locale)}'"))


def _currency_name(language: str, currency: str) -> str:
    from babel.numbers import get_currency_name

    return get_currency_name(currency, count=2, locale=_locale_of(language))


@dataclass(frozen=True, slots=True)
class Formats:
    """Prints values in one language and one currency."""

    language: str
    currency_code: str

    def text(self, value: Any, name: str) -> str:
        """Print a value with a filter of FILTERS, or as it is when the name is empty."""
        if name in _BY_LOCALE:
            return _printed(self.language, self.currency_code, name, value)
        return str(getattr(self, f"_{name}")(value) if name else value)

    def value(self, words: str, name: str) -> Any:
        """Read words that stand where a filter of READ printed a value; raise Unclear where none is meant.

        What it returns is in `generator.formatting.parsing.Forms.read`.
        """
        return Forms(self._words_of, self._marks(), currency_digits(self.currency_code)).read(words, name)

    def _marks(self) -> tuple[str, ...]:
        """Return the signs and names by which the currency is known in the language."""
        code, known = self.currency_code, self._words_of["currencies"].get(self.currency_code)
        if known:
            return (code, known["name"], known["sum"].format(amount="").strip(), *known["also"])
        from babel.numbers import get_currency_name, get_currency_symbol

        locale = _locale_of(self.language)
        names = (get_currency_name(code, count=count, locale=locale) for count in (1, 2))
        return (code, get_currency_symbol(code, locale), *names)

    @property
    def _words_of(self) -> Mapping[str, Any]:
        return _wording(self.language)

    def _money(self, value: Any) -> str:
        known = self._words_of["currencies"].get(self.currency_code)
        if known and value >= 0:
            return str(known["sum"].format(amount=self._figures(f"{value:,.2f}")))
        from babel.numbers import format_decimal

        pattern = _money_pattern(self.language, self.currency_code)
        return str(format_decimal(value, format=pattern, locale=_locale_of(self.language)))

    def _number(self, value: Any, decimals: int = 3) -> str:
        return self._figures(f"{round(Decimal(value), decimals).normalize():,f}")

    def _percent(self, value: Any) -> str:
        return f"{self._number(value, decimals=4)}%"

    def _figures(self, written: str) -> str:
        """Return a number written with comma and point in the signs of the language."""
        signs = self._words_of["figures"]
        return written.translate(str.maketrans({",": signs["group"], ".": signs["decimal"]}))

    def _date(self, value: date) -> str:
        words = self._words_of
        month = words["months"][value.month - 1]
        return str(words["date"].format(day=value.day, month=month, year=value.year))

    def _days(self, value: Days) -> str:
        kind = self._words_of["days"]["business" if value.business else "calendar"]
        pattern = kind["one" if value.count == 1 else "other"]
        return str(pattern.format(count=value.count))

    def _rate(self, value: Rate) -> str:
        return str(self._words_of["rate"][value.per].format(percent=self.text(value.percent, "percent")))

    def _address(self, value: Address) -> str:
        if value.country in _POSTAL_CODE_LAST:
            parts = [value.street, value.city, _joined(value.region, value.postal_code)]
        else:
            parts = [value.street, _joined(value.postal_code, value.city), value.region or ""]
        if value.country != "US":
            parts.append(country_name(value.country))
        return ", ".join(part for part in parts if part)

    def _form(self, value: Individual | Company) -> str:
        words = self._words_of["form"]
        if isinstance(value, Individual):
            pattern = words["trade_name"] if value.trade_name else words["individual"]
            return str(pattern.format(trade_name=value.trade_name))
        place = STATES.get(value.organized_in.upper(), value.organized_in)
        kind = words["types"][value.type]
        at_home = place in STATES.values()
        pattern = words["company"] if at_home else words["foreign_company"]
        return str(pattern.format(article=_article(place if at_home else kind), place=place, type=kind))

    def _state(self, value: str) -> str:
        # What stands in for a missing answer in a draft is no code, and prints as it is.
        return STATES.get(value, value)

    def _country(self, value: str) -> str:
        return country_name(value)

    def _currency(self, value: str) -> str:
        known = self._words_of["currencies"].get(value)
        name = known["name"] if known else _currency_name(self.language, value)
        return str(self._words_of["currency"].format(name=name, code=value))

    def _flag(self, value: object) -> str:
        return str(self._words_of["flags"]["on" if value else "off"])

    def _words(self, value: str | tuple[str, ...]) -> str:
        menu = self._words_of["menu"]
        if isinstance(value, str):
            return str(menu[value])
        *first, last = (menu[entry] for entry in value)
        return self._words_of["list"]["or"].join([", ".join(first), last]) if first else str(last)


@lru_cache(maxsize=4096, typed=True)
def _printed(language: str, currency_code: str, name: str, value: Any) -> str:
    """Print a value once: a contract repeats its sums and dates, and a batch its terms."""
    return str(getattr(Formats(language, currency_code), f"_{name}")(value))


@cache
def _locale_of(language: str) -> "Locale":
    from babel import Locale

    return Locale.parse(language, sep="-")


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _article(word: str) -> str:
    sounds_like_you = word.casefold().startswith(_YOU)
    return "an" if word[:1].casefold() in "aeiou" and not sounds_like_you else "a"
