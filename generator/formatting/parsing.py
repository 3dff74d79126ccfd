"""Reading values that others wrote: in one language a number or a date means one thing, or nothing clear.

The forms stand in the data of each language, beside those that are printed. Words in no such form have no
clear meaning; nor have those that other people would read as another value.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from generator.formatting.phrases import Phrases

READ = ("money", "percent", "number", "date", "days", "rate")
"""The filters whose values are read in the forms of a language."""

_PLACE = re.compile(r"\{(\w+)\}")
_MONTHS = 12
_GROUP = 3
_LARGEST_PERCENT = Decimal(100)
_ISO_DATE = "{year}-{m}-{day}"
"""ISO 8601, which every language reads alike."""


class Unread(ValueError):  # noqa: N818  named for what the words are
    """Words that stand for no value of an answer; why not is a phrase, in the language of the reader."""

    def __init__(self, name: str, /, **values: object) -> None:
        """Keep the name of the phrase and its values."""
        super().__init__(name)
        self.name, self.values = name, values

    def said(self, phrases: Phrases) -> str:
        """Return why the words stand for no value."""
        return phrases.say(self.name, **self.values)


def same_words(one: str, other: str) -> bool:
    """Say whether two texts have the same words, whatever their case and spaces are."""
    return one.casefold().split() == other.casefold().split()


class Unclear(Unread):
    """Words that do not mean exactly one value in a language."""


class Forms(NamedTuple):
    """The forms in which a language writes values.

    `wording` is the data of the language; `marks` are the signs and names of the currency, `decimals` the
    figures that its sums have after the decimal sign.
    """

    wording: Mapping[str, Any]
    marks: tuple[str, ...]
    decimals: int

    def read(self, words: str, name: str) -> Any:
        """Return the value of words that stand where a filter printed one.

        That is a Decimal for `money`, `percent` and `number`, a date for `date`, and the data of a page for
        `days` and `rate`. Raises Unclear.
        """
        return getattr(self, f"_{name}")(" ".join(words.split()).rstrip(" .,;"))

    def _money(self, words: str) -> Decimal:
        mark = _one_of(self.marks)
        found = re.fullmatch(rf"(?:{mark}\s?){{0,2}}(.*?)(?:\s?{mark})?", words, re.IGNORECASE)
        return self._figure(found[1] if found else words, usual=self.decimals)

    def _number(self, words: str) -> Decimal:
        return self._figure(words)

    def _percent(self, words: str) -> Decimal:
        _, places = self._places(words, {"": self.wording["reading"]["percent"]})
        return self._figure(places["number"], most=_LARGEST_PERCENT)

    def _days(self, words: str) -> dict[str, Any]:
        kind, places = self._places(words, self.wording["reading"]["days"])
        return {"count": self._figure(places["number"]), "business": kind == "business"}

    def _rate(self, words: str) -> dict[str, Any]:
        per, places = self._places(words, self.wording["reading"]["rate"])
        return {"percent": self._percent(places["percent"]), "per": per}

    def _date(self, words: str) -> date:
        kind, places = self._places(words, {**self.wording["reading"]["date"], "iso": [_ISO_DATE]})
        year, day = int(places["year"]), int(places["day"])
        month = int(places["m"]) if "m" in places else self._month(places["month"])
        try:
            found = date(year, month, day)
        except ValueError as error:
            raise Unclear("unread.no_day", words=words) from error
        if kind == "figures" and day != month and day <= _MONTHS:
            raise Unclear("unread.one_of_two", words=words, first=found, second=date(year, day, month))
        return found

    def _month(self, name: str) -> int:
        return self._months().index(name.casefold()) % _MONTHS + 1

    def _months(self) -> list[str]:
        return [
            name.casefold() for name in (*self.wording["months"], *self.wording["reading"]["short_months"])
        ]

    def _figure(self, written: str, *, usual: int = 0, most: Decimal | None = None) -> Decimal:
        """Return the number that is written in the signs of the language.

        Three figures after the decimal sign are thousands to half of the world. They count as decimals only
        where sums usually have that many (`usual`), or where no value is so large (`most`).
        """
        written, numerals = written.strip(), self.wording["reading"]["numerals"]
        if written.casefold() in numerals:
            return Decimal(numerals.index(written.casefold()))
        signs = self.wording["figures"]
        group, point = _sign(signs["group"]), _sign(signs["decimal"])
        whole = f"[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+|[1-9][0-9]*|0"
        found = re.fullmatch(
            f"(?P<whole>{whole})(?:{point}(?P<rest>[0-9]+))?|{point}(?P<only>[0-9]+)", written
        )
        if found is None:
            form = f"1{signs['group']}234{signs['decimal']}5"
            raise Unclear("unread.no_number", words=written, form=form)
        figures = re.sub(group, "", found["whole"] or "0")
        rest = found["rest"] or found["only"] or "0"
        thousands = Decimal(figures + rest)
        in_thousands = len(rest) == _GROUP and figures != "0" and len(found["whole"]) <= _GROUP
        if in_thousands and usual != _GROUP and (most is None or thousands <= most):
            first = Decimal(f"{figures}.{rest}").normalize()
            raise Unclear("unread.one_of_two", words=written, first=first, second=thousands)
        return Decimal(f"{figures}.{rest}")

    def _places(self, words: str, kinds: Mapping[str, Iterable[str]]) -> tuple[str, dict[str, str]]:
        """Return the kind of form that words have, and what stands in its places."""
        for kind, forms in kinds.items():
            for form in forms:
                if found := re.fullmatch(self._pattern(form), words, re.IGNORECASE):
                    return kind, found.groupdict()
        raise Unclear("unread.other_form", words=words, form=self._example(kinds))

    def _example(self, kinds: Mapping[str, Iterable[str]]) -> str:
        """Return words in the first of several forms."""
        shown = {"year": "2027", "month": self.wording["months"][2]}
        return _PLACE.sub(lambda place: shown.get(place[1], "10"), next(iter(next(iter(kinds.values())))))

    def _pattern(self, form: str) -> str:
        """Return a form as a regular expression: its literal words, and a group for each place."""
        inside = {
            "number": r"[^\W\d]+|[\W\d]+",  # a numeral, or figures with their signs
            "percent": ".+",
            "year": "[0-9]{4}",
            "month": _one_of(self._months()),
        }
        ordinal = f"{_one_of(self.wording['reading']['ordinals'])}?"
        return "".join(
            re.escape(part)
            if at % 2 == 0
            else f"(?P<{part}>{inside.get(part, '[0-9]{1,2}')}){ordinal if part == 'day' else ''}"
            for at, part in enumerate(_PLACE.split(form))
        )


def _one_of(words: Iterable[str]) -> str:
    """Return a pattern of any of these words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _sign(sign: str) -> str:
    """Return a pattern of a sign in figures; a blank may be of any width."""
    return r"\s" if sign.isspace() else re.escape(sign)
