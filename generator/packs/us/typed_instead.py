"""What people type instead of an answer: none, n/a, to be decided; or the answer to another question."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from generator.formatting.phrases import Phrases
from generator.packs.us.capitals import capitalized
from generator.packs.us.typed_day import days_named
from generator.packs.us.typed_number import in_figures
from generator.questionnaire.parts import Meaning
from generator.questionnaire.steps import Step

_NONE = (
    *(
        "none",
        "no",
        "nope",
        "nothing",
        "nothing at all",
        "nil",
        "null",
        "nada",
        "n/a",
        "na",
        "n.a",
        "not any",
    ),
    *("not applicable", "does not apply", "-", "–", "—", "/"),
)
_UNKNOWN = (
    *("?", "tbd", "tba", "tbc", "to be determined", "to be decided", "to be announced", "to be confirmed"),
    *("don't know", "don't know yet", "do not know", "dont know", "i don't know", "idk", "dunno", "no idea"),
    *("not sure", "not sure yet", "unknown", "undecided", "not decided", "not decided yet", "still open"),
)
_NAMES = re.compile(r"legal_name|signatories\[\d+\]\.name|second_contact\.name")
"""Fields that hold the name of a person or a company."""
_LETTERS = re.compile(r"[^\W\d_]+(?:[ .’'-]+[^\W\d_]+)*\.?")
_WITH_FIGURES = ("email", "phone", "postal_code", "number", "cost", "region")
"""Fields whose answers are mostly figures, or have a form of their own."""
_SUM = re.compile(r"(?:[$€£]\s?[\d.,]+k?|[\d.,]+k?\s?(?:dollars?|bucks|usd|euros?))", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:(?:in|within|after|about|for)\s+)?(?:\d+|a couple of|a few)\s+(?:business\s+)?"
    r"(?:hour|day|week|month|year)s?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"\+?[\d\s().-]{7,}")


def meaning(text: str) -> Meaning:
    """Return what a text says instead of an answer: that there is none, or that nobody knows it yet."""
    said = " ".join(text.replace("’", "'").casefold().split()).rstrip(".!")
    if said in _UNKNOWN or (said and not said.strip("?")):
        return "unknown"
    return "none" if said in _NONE else ""


def doubt(step: Step, text: str, *, today: date, phrases: Phrases) -> str:
    """Return why a typed text is hardly the answer to a question; empty where it may well be."""
    field = step.question
    if (
        step.ask not in ("line", "paragraphs")
        or field.unit not in (None, "text", "paragraphs")
        or field.values
        or field.name in _WITH_FIGURES
    ):
        return ""
    if meaning(text):
        return phrases.say("typing.doubt.none", text=text.strip())
    judge = doubtful_names if _NAMES.search(step.path) else doubtful_entries
    return judge([text.strip()], today=today, phrases=phrases)


def doubtful_entries(entries: Sequence[str], *, today: date, phrases: Phrases) -> str:
    """Return why the first doubtful one of some texts is hardly content of a contract."""
    for entry in entries:
        if meaning(entry):
            return phrases.say("typing.doubt.entry", text=entry)
        if kind := next(_kinds(entry, today), ""):
            return phrases.say("typing.doubt.other", text=entry, kind=phrases.say(f"typing.kinds.{kind}"))
    return ""


def doubtful_names(names: Sequence[str], *, today: date, phrases: Phrases) -> str:
    """Return the same of names, which are seldom written in small letters."""
    for name in names:
        if (
            _LETTERS.fullmatch(name)
            and not meaning(name)
            and name == name.lower()
            and (proposed := capitalized(name)) != name
        ):
            return phrases.say("typing.doubt.small", text=name, proposed=proposed)
    return doubtful_entries(names, today=today, phrases=phrases)


def _kinds(text: str, today: date) -> Iterator[str]:
    figures = in_figures(text, article=True)
    if text and not any(sign.isalnum() or sign > "\u2190" for sign in text):
        yield "signs"
    if _PERIOD.fullmatch(figures):
        yield "period"
    if days_named(text, today):
        yield "day"
    if _SUM.fullmatch(figures):
        yield "sum"
    if _MAIL.fullmatch(text):
        yield "email"
    if _PHONE.fullmatch(text):
        yield "phone"
    if re.fullmatch(r"[\d.,%\s]+", figures):
        yield "number"
