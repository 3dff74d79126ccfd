"""Reading what a person types into the JSON value of an answer; the models judge it afterwards."""

import re
from datetime import date
from typing import Any

from generator.answers.paths import MISSING, fetch
from generator.answers.places import currencies
from generator.answers.walking import Question
from generator.formatting.code_names import code_called
from generator.formatting.phrases import Phrases
from generator.packs.phrasing import phrases_of
from generator.packs.us.capitals import capitalized
from generator.packs.us.formats import TAG
from generator.packs.us.typed_day import read_day
from generator.packs.us.typed_instead import meaning
from generator.packs.us.typed_number import in_figures
from generator.questionnaire.parts import TwoReadingsError
from generator.questionnaire.steps import Step


def hints(phrases: Phrases) -> dict[str, str]:
    """Return what to type for the values that carry their unit, and for several numbers."""
    return {kind: phrases.say(f"typing.hints.{kind}") for kind in ("days", "rate", "numbers")}


_GROUPED = re.compile(r"^\d{1,3}(,\d{3})+(\.\d+)?$")
_CURRENCY_SIGN = re.compile(
    r"^(?:(?:US|CA?|AU?)?\$|[€£¥]|(?P<before>[A-Z]{3}))?\s*(?P<sum>[\d.,\s]+?)\s*(?:[$€£¥]|(?P<after>[A-Z]{3}))?$",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"^\s*(?:within|in|after)\s+", re.IGNORECASE)
_DAYS = re.compile(
    r"^(\d+)\s*(business|working|calendar)?\s*(?:(day|week|month)s?)?$",
    re.IGNORECASE,
)
_PERIODS = {"week": 7, "month": 30}
"""Days; a number of months is said in days before it counts."""
_PERCENT = re.compile(r"\s*(?:%|per\s?cent|pct\.?)", re.IGNORECASE)
_COUNTED = re.compile(r"^(?:net\s+)?(\d+)(?:\s+([a-z]+))?$", re.IGNORECASE)
_RATE = re.compile(r"^(\d+(?:\.\d+)?)\s*%?\s*(?:(?:per|an?|each|/)\s*)?(month|year)?(?:ly)?$", re.IGNORECASE)
_CURRENCY_WORD = re.compile(r"\s*(?:us\s+)?(?:dollars?|bucks|euros?|pounds?|yen)$", re.IGNORECASE)
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD"}
_SIGN = re.compile(r"€|£|¥|\bCA?\$|\bAU?\$")
_NAMES = {"euro": "EUR", "pound": "GBP", "yen": "JPY"}
_NAME = re.compile(r"\b(euro|pound|yen)s?\b", re.IGNORECASE)
_SHARES = {"half": "50", "a half": "50", "one half": "50", "a quarter": "25", "a third": "33.33"}
_SHARES |= dict.fromkeys(("all", "all of it", "everything", "the whole", "in full", "full"), "100")
_AT_ONCE = re.compile(r"(?:due\s+)?(?:(?:up)?on receipt|immediately|at once|right away|now)", re.IGNORECASE)
_WITHOUT = re.compile(r"(?:no|zero|without(?:\s+an?|\s+any)?)\s+(?P<what>\w+)[.!]?", re.IGNORECASE)
_DECIMAL = re.compile(r"-?\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"^(\d{1,6})(?:\.(\d{1,3}))?\s?k$", re.IGNORECASE)
_ONE_OF_TWO = re.compile(r"^[1-9]\d{0,2}\.\d{3}$")
"""Thousands to half of the world."""
_MONTHS_A_YEAR = 12
_PLACES = ("street", "city")
_RUN = re.compile(r"^(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?$")
_LONGEST_RUN = 1000


def typed(step: Step, text: str, before: Any = MISSING, *, today: date) -> Any:
    """Return the JSON value of a typed line; `before` gives a unit that is not repeated.

    Raise ValueError, with what is allowed, for what is no number of days, no rate, no numbers and no day,
    and for what may be read in two ways.
    """
    if step.ask == "days":
        return _days(in_figures(_WITHIN.sub("", text), article=True), before)
    if step.ask == "rate":
        return _rate(_PERCENT.sub("% ", in_figures(text)), before)
    if step.ask == "numbers":
        return _numbers(text)
    return _plain(step.question, text, today)


def _refused(kind: str) -> ValueError:
    phrases = phrases_of(TAG)
    return ValueError(phrases.say(f"typing.must_be.{kind}", hint=phrases.say(f"typing.hints.{kind}")))


def _days(text: str, before: Any) -> dict[str, Any]:
    match = _DAYS.match(text.strip())
    if match is None:
        raise _refused("days")
    count, kind, unit = match.groups()
    business = bool(fetch(before, "business")) and fetch(before, "business") is not MISSING
    if kind is not None:
        business = kind.lower() != "calendar"
    elif unit is not None:
        business = False
    return {"count": int(count[:9]) * _PERIODS.get((unit or "").lower(), 1), "business": business}


def _rate(text: str, before: Any) -> dict[str, Any]:
    match = _RATE.match(text.strip())
    if match is None:
        raise _refused("rate")
    per = fetch(before, "per")
    return {"percent": match[1], "per": (match[2] or (per if isinstance(per, str) else "month")).lower()}


def _numbers(text: str) -> list[int]:
    """Read `1, 3 and 5-7` as the numbers that it names."""
    found: list[int] = []
    for part in re.split(r"\s*(?:[,;&]|\band\b)\s*", text.strip()):
        if not part:
            continue
        match = _RUN.match(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if not 0 <= last - first < _LONGEST_RUN:
            raise _refused("numbers")
        found += range(first, last + 1)
    return found


def _plain(field: Question, text: str, today: date) -> Any:
    line = text.strip()
    match field.unit:
        case "money" | "percent" | "number" if meaning(line) == "none" or _says_none(line, field.title):
            read = "0"
        case "money":
            read = money(line)
        case "percent":
            read = _share(line)
        case "number":
            read = _counted(in_figures(line, article=True), field.title)
        case "country" | "currency":
            read = code_called(line, field.unit, TAG) or text
        case "date":
            read = read_day(line, today).isoformat()
        case _:
            read = capitalized(text) if field.name in _PLACES else text
    return read


def _says_none(text: str, title: str) -> bool:
    """Say whether a text says that there is none of what is asked for, such as `no deposit`."""
    found = _WITHOUT.fullmatch(text)
    return found is not None and found["what"].casefold() in re.findall(r"[a-z]+", title.casefold())


def _share(text: str) -> str:
    """Return a share in percent as a plain number: half is 50; raise ValueError for what is none."""
    share = _SHARES.get(text.casefold()) or _PERCENT.sub("", in_figures(text))
    if not _DECIMAL.fullmatch(share):
        raise _refused("percent")
    return share


def _counted(text: str, title: str) -> str:
    """Return a number without its commas and the word for what it counts, where the question names that.

    Weeks and months are days where days are asked, years are months: `net 14`, `on receipt`, `2 weeks`.
    """
    asked = {word.casefold().rstrip("s") for word in re.findall(r"[A-Za-z]+", title)}
    if "day" in asked and _AT_ONCE.fullmatch(text):
        return "0"
    text = text.replace(",", "") if _GROUPED.match(text) else text
    found = _COUNTED.match(text)
    if found is None or found[2] is None:
        return text if found is None else found[1]
    unit = found[2].casefold().rstrip("s")
    if unit in asked:
        return found[1]
    if "day" in asked and unit in _PERIODS:
        return str(int(found[1][:9]) * _PERIODS[unit])
    return str(int(found[1][:9]) * _MONTHS_A_YEAR) if "month" in asked and unit == "year" else text


def currency_in(text: str) -> str:
    """Return the code of the currency that a sum names; empty for dollars and for none."""
    if sign := _SIGN.search(text):
        return _SIGNS[sign[0]]
    if name := _NAME.search(text):
        return _NAMES[name[1].casefold()]
    return next((code for code in _CODE.findall(text) if code in currencies() and code != "USD"), "")


def money(text: str) -> str:
    """Return a sum as a plain number: `$1,200` and `1.2k` are 1200; what is no sum stays as it is.

    Raise ValueError for what may be thousands or decimals.
    """
    line = _CURRENCY_WORD.sub("", in_figures(text.strip()))
    sign = _CURRENCY_SIGN.match(line.removesuffix("k").removesuffix("K"))
    codes = sign.group("before", "after") if sign else ()
    if sign and all(code.upper() in currencies() for code in codes if code):
        line = sign["sum"].strip() + "k" * (line[-1] in "kK")
    if thousands := _THOUSANDS.match(line):
        return str(int(thousands[1]) * 1000 + int((thousands[2] or "0").ljust(3, "0")))
    if _ONE_OF_TWO.match(line):
        first, second = line.rstrip("0").rstrip("."), line.replace(".", ",")
        told = phrases_of("en-US").say("typing.one_of_two", text=line, first=first, second=second)
        raise TwoReadingsError(told, {first: first, second: second})
    return line.replace(",", "") if _GROUPED.match(line) else line


def written(step: Step, value: Any) -> str:
    """Return an answer as a person would type it, for changing it."""
    if value is MISSING or value is None:
        return ""
    if step.ask == "days":
        business = "business " * bool(fetch(value, "business") is True)
        return f"{fetch(value, 'count')} {business}days"
    if step.ask == "rate":
        return f"{fetch(value, 'percent')}% per {fetch(value, 'per')}"
    if step.ask == "numbers":
        return ", ".join(str(number) for number in value)
    return str(value)
