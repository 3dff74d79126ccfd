"""Reading what a person types in French into the JSON value of an answer; the models judge it afterwards."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from generator.answers.paths import MISSING, fetch
from generator.answers.walking import Question
from generator.formatting.code_names import code_called
from generator.formatting.phrases import Phrases
from generator.packs.fr.capitals import town
from generator.packs.fr.formats import TAG
from generator.packs.fr.typed_day import days_named, plain, read_day
from generator.packs.fr.typed_number import in_figures
from generator.questionnaire.parts import Meaning
from generator.questionnaire.steps import Step

_SHARES = {"la moitie": "50", "moitie": "50", "un quart": "25", "un tiers": "33.33", "tout": "100"}
_UNKNOWN = (
    *("?", "je ne sais pas", "je ne sais pas encore", "ne sais pas", "a definir", "a determiner", "a voir"),
    *("a completer", "inconnu", "pas encore", "nsp", "aucune idee"),
)
_NONE = (
    "non",
    "aucun",
    "aucune",
    "rien",
    "neant",
    "sans",
    "sans objet",
    "so",
    "s/o",
    "n/a",
    "-",
    "–",
    "—",
    "/",
)
_SPACES = re.compile(r"\s+")
_SUM = re.compile(
    r"(?:€|eur(?:os?)?)?\s*(?P<whole>\d{1,3}(?:[\s.]\d{3})+|\d+)(?:,(?P<cents>\d{1,2}))?\s*(?P<k>k)?\s*"
    r"(?:€|eur(?:os?)?)?\s*(?:ht|hors taxes)?"
)
_POINT = re.compile(r"\d+\.\d{1,2}")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
"""Thousands here, decimals in an English file."""
_PERCENT = re.compile(r"\s*(?:%|pour\s?cent|pourcent)")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_DAYS = re.compile(r"(\d+)\s*(jours?|j|semaines?|mois)?\s*(ouvres?|calendaires?)?")
_UNITS = {"semaine": 7, "mois": 30}
"""Days; a number of months is said in days before it counts."""
_RUN = re.compile(r"(\d{1,6})(?:\s*(?:-|–|a)\s*(\d{1,6}))?")
_LONGEST_RUN = 1000
_BULLET = re.compile(r"^\s*(?:[-*•–—·]|\d{1,3}[.)])\s+")
_NAMES = re.compile(r"legal_name|signatories\[\d+\]\.name|second_contact\.name")
_WITH_FIGURES = ("email", "phone", "postal_code", "number", "cost", "dispense_year")
"""Fields whose answers are mostly figures, or have a form of their own."""


def typed(step: Step, text: str, before: Any = MISSING, *, today: date, phrases: Phrases) -> Any:
    """Return the JSON value of a typed line; `before` gives a unit that is not repeated.

    Raise ValueError, with what is allowed, for what is no number of days, no numbers and no day.
    """
    if step.ask == "days":
        return _days(plain(text), before, phrases)
    if step.ask == "numbers":
        return _numbers(plain(text), phrases)
    return _one_value(step.question, text, today, phrases)


def _one_value(question: Question, text: str, today: date, phrases: Phrases) -> Any:
    line = text.strip()
    match question.unit:
        case "money" | "percent" | "number" if meaning(line) == "none":
            read = "0"
        case "money":
            read = money(line, phrases)
        case "percent":
            read = _share(plain(line), phrases)
        case "number":
            read = _counted(line, question)
        case "country" | "currency" as unit:
            read = code_called(line, unit, TAG) or text
        case "date":
            read = read_day(line, today, phrases).isoformat()
        case _:
            read = town(text) if question.name == "city" else text
    return read


def hints(phrases: Phrases) -> dict[str, str]:
    """Return what to type for the values that carry their unit, and for several numbers."""
    return {kind: phrases.say(f"typing.hints.{kind}") for kind in ("days", "rate", "numbers")}


def _refused(kind: str, phrases: Phrases) -> ValueError:
    return ValueError(phrases.say(f"typing.must_be.{kind}", hint=phrases.say(f"typing.hints.{kind}")))


def _days(text: str, before: Any, phrases: Phrases) -> dict[str, Any]:
    text = in_figures(text.removeprefix("sous ").removeprefix("dans ").removeprefix("apres "))
    match = _DAYS.fullmatch(text)
    if match is None:
        raise _refused("days", phrases)
    count, unit, kind = match.groups()
    business = fetch(before, "business") is True
    if kind is not None:
        business = kind.startswith("ouvre")
    elif unit is not None:
        business = False
    times = next((days for name, days in _UNITS.items() if (unit or "").startswith(name)), 1)
    return {"count": int(count[:9]) * times, "business": business}


def _numbers(text: str, phrases: Phrases) -> list[int]:
    """Read `1, 3 et 5-7` as the numbers that it names."""
    found: list[int] = []
    for part in re.split(r"\s*(?:[,;&]|\bet\b)\s*", text):
        if not part:
            continue
        match = _RUN.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if not 0 <= last - first < _LONGEST_RUN:
            raise _refused("numbers", phrases)
        found += range(first, last + 1)
    return found


def _share(text: str, phrases: Phrases) -> str:
    share = _SHARES.get(text) or _PERCENT.sub("", in_figures(text))
    if not _NUMBER.fullmatch(share):
        raise _refused("percent", phrases)
    return share.replace(",", ".")


def money(text: str, phrases: Phrases) -> str:
    """Return a sum as a plain number: `1 200,50 €` is 1200.50, `2k` is 2000; what is none stays as it is.

    Raise ValueError for what may be thousands or decimals.
    """
    line = in_figures(plain(text))
    if _AMBIGUOUS.fullmatch(line):
        first, second = line.rstrip("0").rstrip(".").replace(".", ","), line.replace(".", " ")
        raise ValueError(phrases.say("typing.one_of_two", text=text, first=first, second=second))
    if _POINT.fullmatch(line.removesuffix("€").strip()):
        return line.removesuffix("€").strip()
    found = _SUM.fullmatch(line)
    if found is None:
        return text
    whole = re.sub(r"[\s.]", "", found["whole"])
    if found["k"]:
        tail = (found["cents"] or "0").ljust(3, "0")
        return str(int(whole) * 1000 + int(tail))
    return f"{whole}.{found['cents']}" if found["cents"] else whole


def _counted(text: str, question: Question) -> str:
    """Return a number without its blanks and the word for what it counts, where the question names that."""
    line = in_figures(plain(text))
    bare = _SPACES.sub("", line).replace(",", ".")
    if _NUMBER.fullmatch(bare):
        return bare
    found = re.fullmatch(r"(\d+)\s+([a-z]+)", line)
    asked = {word.rstrip("s") for word in re.findall(r"[a-z]+", plain(question.title))}
    return found[1] if found and found[2].rstrip("s") in asked else text


def meaning(text: str) -> Meaning:
    """Return what a text says instead of an answer: that there is none, or that nobody knows it yet."""
    said = plain(text).rstrip("!")
    if said in _UNKNOWN or (said and not said.strip("?")):
        return "unknown"
    return "none" if said in _NONE else ""


def doubt(step: Step, text: str, *, today: date, phrases: Phrases) -> str:
    """Return why a typed text is hardly the answer to a question; empty where it may well be."""
    field, line = step.question, text.strip()
    if (
        step.ask not in ("line", "paragraphs")
        or field.unit not in (None, "text", "paragraphs")
        or field.values
        or field.name in _WITH_FIGURES
    ):
        return ""
    if meaning(line):
        return phrases.say("typing.doubt.none", text=line)
    if _NAMES.search(step.path) and line == line.lower() and line != line.title() and "@" not in line:
        return phrases.say("typing.doubt.small", text=line, proposed=line.title())
    kind = _kind(line, today)
    return (
        phrases.say("typing.doubt.other", text=line, kind=phrases.say(f"typing.kinds.{kind}")) if kind else ""
    )


def doubtful_entries(entries: Sequence[str], *, today: date, phrases: Phrases) -> str:
    """Return why the first doubtful one of some texts is hardly content of a contract."""
    for entry in entries:
        if meaning(entry):
            return phrases.say("typing.doubt.entry", text=entry)
        if kind := _kind(entry, today):
            return phrases.say("typing.doubt.other", text=entry, kind=phrases.say(f"typing.kinds.{kind}"))
    return ""


def items(text: str) -> list[str]:
    """Return the entries of a list, one a line, without bullets and numbers before them."""
    lines = (" ".join(_BULLET.sub("", line).split()) for line in text.splitlines())
    return [line for line in lines if line]


def _kind(text: str, today: date) -> str:
    """Return what a text is that is no content of a contract; empty where it may be some."""
    line = plain(text)
    signs = bool(text) and not any(sign.isalnum() or sign > "\u2190" for sign in text)
    found = {
        "signs": signs,
        "day": bool(days_named(text, today)),
        "period": bool(_DAYS.fullmatch(line)) and not line.isdecimal(),
        "sum": ("€" in line or "euro" in line) and bool(_SUM.fullmatch(line)),
        "email": bool(re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", line)),
        "phone": bool(re.fullmatch(r"\+?[\d\s().-]{9,}", line)),
        "number": bool(re.fullmatch(r"[\d.,%\s]+", line)),
    }
    return next((kind for kind, is_so in found.items() if is_so), "")


def written(step: Step, value: Any) -> str:
    """Return an answer as a person would type it, for changing it."""
    if value is MISSING or value is None:
        return ""
    if step.ask == "days":
        return f"{fetch(value, 'count')} jours{' ouvrés' * (fetch(value, 'business') is True)}"
    if step.ask == "numbers":
        return ", ".join(str(number) for number in value)
    if step.question.unit == "date" and isinstance(value, str) and len(value) == len("2026-12-01"):
        year, month, day = value.split("-")
        return f"{day}/{month}/{year}"
    if step.question.unit in ("money", "percent"):
        return str(value).replace(".", ",")
    return str(value)
