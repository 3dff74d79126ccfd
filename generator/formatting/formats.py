"""The filters of clause texts: each prints one unit, and each unit has one filter."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.answers.places import currency_digits
from generator.answers.values import Days, Rate, SumLine, printed_by
from generator.answers.walking import Question
from generator.caching import kept
from generator.counting import Numerals
from generator.formatting.numerals import numerals_in
from generator.formatting.parsing import Forms, Unread, same_words
from generator.yaml_lines import parse_yaml

if TYPE_CHECKING:
    from babel import Locale
    from babel.numbers import NumberPattern

FILTERS = (
    "money", "percent", "number", "date", "days", "rate", "address", "form", "state", "country",
    "currency", "register", "words", "daily", "dates", "list", "lines",
)  # fmt: skip
BLOCKS = ("list", "lines")
"""Filters that print a whole paragraph, an entry of a list answer on each line: items, or rows of a table."""
COLUMN = "\t"
"""Parts the cells of a row that `lines` prints."""

_BY_LOCALE = frozenset(["money", "percent", "number", "date", "currency"])
"""What Babel prints, which takes long enough to be kept."""

_OF_LIST: dict[str | None, str] = {"text": "list", "date": "dates"}
_DECIMALS = re.compile(r"\.0+")


def filter_for(question: Question) -> str | None:
    """Return the one filter that prints a field; empty for plain text, None if nothing can."""
    if question.kind in ("page", "union"):
        names = {printed_by(model) for model in question.models}
        return names.pop() if len(names) == 1 else None
    if question.kind == "menu" and question.unit is None:
        return "words"
    if question.kind == "list" and question.item is not None:
        if SumLine in question.item.models:
            return "lines"
        return "words" if question.item.kind == "menu" else _OF_LIST.get(question.item.unit)
    if question.unit in ("text", "paragraphs"):
        return ""
    return question.unit


@cache
def _wording(file: Path) -> Mapping[str, Any]:
    raw = file.read_bytes()
    wording: Mapping[str, Any] = kept("wording", lambda: (raw,), lambda: _parsed(raw, file))
    return wording


def _parsed(raw: bytes, file: Path) -> Any:
    from generator.formatting.forms_file import checked

    return checked(parse_yaml(raw.decode(), source=str(file)))


@cache
def _numerals(file: Path) -> Numerals:
    return numerals_in(_wording(file))


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


Own = Callable[["Formats", Any], str]
"""How a pack prints a value itself."""
OwnReader = Callable[["Formats", str, Any], Any]
"""How a pack reads a value itself: of the words on one line, and the value that was printed there before.

Raises Unread where the words stand for none.
"""


class Formats(NamedTuple):
    """Prints and reads values in one language and one currency.

    The words and forms stand in `file`, the formats of a pack. What they cannot say, the pack prints itself:
    `own` are its printers by the name of the filter, `readers` read back what those print.
    """

    language: str
    currency_code: str
    file: Path
    own: tuple[tuple[str, Own], ...] = ()
    readers: tuple[tuple[str, OwnReader], ...] = ()

    def text(self, value: Any, name: str) -> str:
        """Print a value with a filter of FILTERS, or as it is when the name is empty."""
        if not name:
            return str(value)
        for filter_, printer in self.own:
            if filter_ == name:
                return printer(self, value)
        if name in _BY_LOCALE:
            return _printed(self, name, value)
        return str(getattr(self, f"_{name}")(value))

    @property
    def words(self) -> Mapping[str, Any]:
        """Return the words and forms of the language, as its file has them."""
        return _wording(self.file)

    @property
    def numerals(self) -> Numerals:
        """Return how contracts are numbered."""
        return _numerals(self.file)

    @property
    def menu_words(self) -> frozenset[str]:
        """Return the menu values that the language has words for."""
        return frozenset(self.words["menu"])

    def value(self, words: str, name: str) -> Any:
        """Read words that stand where a filter of READ printed a value; raise Unclear where none is meant.

        What it returns is in `generator.formatting.parsing.Forms.read`.
        """
        return Forms(self.words, self._marks(), currency_digits(self.currency_code)).read(words, name)

    def own_value(self, words: str, name: str, before: Any) -> Any:
        """Read words where a printer of the pack printed the value `before`; raise Unread for none.

        Where the pack has no reader, only the words that it prints for that value are known.
        """
        reader = dict(self.readers).get(name)
        if reader is not None:
            return reader(self, words, before)
        if same_words(self.text(before, name), words):
            return before
        raise Unread("unread.no_choice")

    def _marks(self) -> tuple[str, ...]:
        """Return the signs and names by which the currency is known in the language."""
        code, known = self.currency_code, self.words["currencies"].get(self.currency_code)
        if known:
            return (code, known["name"], known["sum"].format(amount="").strip(), *known["also"])
        from babel.numbers import get_currency_name, get_currency_symbol

        locale = _locale_of(self.language)
        names = (get_currency_name(code, count=count, locale=locale) for count in (1, 2))
        return (code, get_currency_symbol(code, locale), *names)

    def _money(self, value: Any) -> str:
        known = self.words["currencies"].get(self.currency_code)
        if known and value >= 0:
            return str(
                known["sum"].format(amount=self._figures(f"{value:,.{currency_digits(self.currency_code)}f}"))
            )
        from babel.numbers import format_decimal

        pattern = _money_pattern(self.language, self.currency_code)
        return str(format_decimal(value, format=pattern, locale=_locale_of(self.language)))

    def _daily(self, value: Any) -> str:
        """Print what a day adds to a sum: to a hundredth of the currency's smallest coin."""
        digits = currency_digits(self.currency_code) + 2
        known = self.words["currencies"].get(self.currency_code)
        figures = self._figures(f"{value:,.{digits}f}")
        return str(known["sum"].format(amount=figures)) if known else f"{figures} {self.currency_code}"

    def _dates(self, value: tuple[date, ...]) -> str:
        return self._joined([self.text(day, "date") for day in value], "and")

    def _list(self, value: tuple[str, ...]) -> str:
        return "\n".join(value)

    def _lines(self, value: tuple[SumLine, ...]) -> str:
        words = self.words["lines"]
        rows = [(words["text"], words["sum"]), *((row.text, self._money(row.sum)) for row in value)]
        return "\n".join(COLUMN.join(row) for row in rows)

    def _joined(self, entries: list[str], sign: str) -> str:
        *first, last = entries
        return self.words["list"][sign].join([", ".join(first), last]) if first else last

    def _number(self, value: Any, decimals: int = 3) -> str:
        return self._figures(f"{round(Decimal(value), decimals).normalize():,f}")

    def _percent(self, value: Any) -> str:
        return str(self.words["percent"].format(number=self._number(value, decimals=4)))

    def _figures(self, written: str) -> str:
        """Return a number written with comma and point in the signs of the language."""
        signs = self.words["figures"]
        return written.translate(str.maketrans({",": signs["group"], ".": signs["decimal"]}))

    def _date(self, value: date) -> str:
        words = self.words
        month = words["months"][value.month - 1]
        places = {"day": value.day, "month": month, "year": value.year}
        figures = {"dd": f"{value.day:02}", "mm": f"{value.month:02}"}
        return str(words["date"].format(**places, **figures))

    def _days(self, value: Days) -> str:
        kind = self.words["days"]["business" if value.business else "calendar"]
        pattern = kind["one" if value.count == 1 else "other"]
        return str(pattern.format(count=value.count))

    def _rate(self, value: Rate) -> str:
        return str(self.words["rate"][value.per].format(percent=self.text(value.percent, "percent")))

    def _country(self, value: str) -> str:
        return str(_locale_of(self.language).territories[value])

    def _currency(self, value: str) -> str:
        known = self.words["currencies"].get(value)
        name = known["name"] if known else _currency_name(self.language, value)
        return str(self.words["currency"].format(name=name, code=value))

    def _flag(self, value: object) -> str:
        return str(self.words["flags"]["on" if value else "off"])

    def _words(self, value: str | tuple[str, ...]) -> str:
        menu = self.words["menu"]
        if isinstance(value, str):
            return str(menu[value])
        return self._joined([str(menu[entry]) for entry in value], "or")


@lru_cache(maxsize=4096, typed=True)
def _printed(formats: Formats, name: str, value: Any) -> str:
    """Print a value once: a contract repeats its sums and dates, and a batch its terms."""
    return str(getattr(formats, f"_{name}")(value))


@cache
def _locale_of(language: str) -> "Locale":
    from babel import Locale

    return Locale.parse(language, sep="-")
