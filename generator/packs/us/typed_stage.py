"""A stage of payment, typed on one line: what it is for, its share of the price, when it is due."""

import re
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from generator.answers.installments import number_in
from generator.formatting.phrases import Phrases
from generator.packs.us.typed import currency_in, money
from generator.packs.us.typed_day import MONTHS, days_named, read_day
from generator.questionnaire.stages import StageLine

_NUMBER = r"\d+(?:[.,]\d+)*"
_SHARE = re.compile(
    rf"(?P<percent>{_NUMBER})\s*(?:%|per\s?cent\b|pct\b)|(?P<half>\bhalf\b)|(?P<quarter>\b(?:a\s+)?quarter\b)"
    rf"|(?P<sum>[$€£¥]\s?{_NUMBER}k?\b|\b{_NUMBER}k?\s?(?:dollars|bucks|usd|euros?|eur|pounds|gbp)\b)"
    r"|(?P<rest>\b(?:the\s+)?(?:rest|remainder|balance|remaining)\b)",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{_NUMBER}k?", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:is\s+)?(?:due\s+)?(?:on|at|upon|when|after|by|until|of the (?:price|fee|total))\b\s*", re.IGNORECASE
)
_DUE = re.compile(r"\s+(?:is\s+)?(?:due\s+)?(?:on|by|until|before|due)\s+(?=\S)", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:deposit|up[\s-]?front|down\s?payment|in advance|(?:on|at) sign(?:ing|ature)"
    r"|(?:at|before) the start|before (?:the )?work (?:starts|begins)|to (?:start|begin)|at kick-?off)\b",
    re.IGNORECASE,
)
"""What is paid before the work: the deposit, which is no stage."""
_LIKE_A_DAY = re.compile(
    r"(?:(?P<a>[a-z]{3,})\.?\s+\d{1,2}|\d{1,2}\.?\s+(?P<b>[a-z]{3,}))\D{0,2}(?:\s+\d{4})?", re.IGNORECASE
)
_EDGES = " \t,;:()–—-"
_LEAST = 100
"""A smaller number that ends a name counts it: Phase 2, Page 12."""
_FEW_LETTERS = 2
"""A text with figures and no more letters than this says nothing that can happen: 25x, 31/31."""


def stage_line(entry: str, currency: str, as_of: date, phrases: Phrases) -> StageLine:
    """Read a line; raise ValueError, naming the part, for one of which a part is not understood."""
    share = max(_SHARE.finditer(entry), key=_is_share, default=None)
    if share is None:
        name, amount, after = _without_sign(entry, as_of)
        found = StageLine(name.strip(_EDGES), amount=amount)
    else:
        name, after = entry[: share.start()], entry[share.end() :]
        found = _shared(name.strip(_EDGES), share, entry, currency, phrases)
    # A day may stand before the share too: “Design by Jan 20, 25%”.
    early, day = _day_at_end(found.name, as_of)
    due = day or _due(after.strip(_EDGES), entry, as_of, phrases)
    named = early or (due if isinstance(due, str) else "") or _unnamed(share, entry, phrases)
    named = named[:1].upper() + named[1:] if not early else named
    due = "" if due == named else due
    return StageLine(named, due, found.percent, found.amount, ahead=bool(_AHEAD.search(f"{named} {due}")))


def _unnamed(share: "re.Match[str] | None", entry: str, phrases: Phrases) -> str:
    """Return what a stage is called that the line does not name: the rest is what comes last."""
    if share is None:
        return entry
    return phrases.say("quick.last_stage") if share["rest"] else share[0]


def _is_share(found: "re.Match[str]") -> tuple[bool, bool]:
    """Say how surely a text is the share: what stands between commas, or a figure; a name may say rest."""
    before, after = found.string[: found.start()].rstrip(), found.string[found.end() :].lstrip()
    alone = before.endswith(",") and (not after or after.startswith(","))
    return alone, bool(found["percent"] or found["sum"])


def _shared(name: str, share: "re.Match[str]", entry: str, currency: str, phrases: Phrases) -> StageLine:
    if share["sum"]:
        named = currency_in(share["sum"]) or ("USD" if "$" in share["sum"] else currency)
        if named != currency and not (named == "USD" and share["sum"].startswith("$")):
            raise ValueError(phrases.say("quick.other_currency", item=entry, currency=named, fee=currency))
        return StageLine(name, amount=number_in(money(share["sum"])))
    if share["rest"]:
        return StageLine(name)
    if share["percent"]:
        return StageLine(name, percent=number_in(share["percent"].replace(",", ".")))
    return StageLine(name, percent=Decimal(50 if share["half"] else 25))


def _without_sign(entry: str, as_of: date) -> tuple[str, Decimal | None, str]:
    """Return name, sum and the rest of a line whose sum, if there is one, has neither sign nor currency."""
    parts = re.split(r"(?<!\d)[,:;]\s*|[,:;]\s+|\s+[-–—]\s+", entry)
    for place, part in enumerate(parts[1:], 1):
        amount, after = _sum_at_start(part, as_of)
        if amount is not None:
            return ", ".join(parts[:place]), amount, ", ".join(filter(None, (after, *parts[place + 1 :])))
    head, after = parts[0], ", ".join(parts[1:])
    name, _, due = _cut(head, as_of)
    words = name.split()
    if len(words) > 1 and _BARE.fullmatch(words[-1]):
        amount = number_in(money(words[-1]))
        if amount is not None and amount >= _LEAST:
            return " ".join(words[:-1]), amount, ", ".join(filter(None, (due, after)))
    return head, None, after


def _sum_at_start(part: str, as_of: date) -> tuple[Decimal | None, str]:
    """Return the sum with which a part begins, if it is one alone or before a day, and what follows."""
    first, _, after = part.strip().partition(" ")
    if not _BARE.fullmatch(first) or days_named(part, as_of):
        return None, part
    if after and not (_LEAD.match(after) or days_named(after, as_of)):
        return None, part
    return number_in(money(first)), after


def _cut(text: str, as_of: date) -> tuple[str, str, str]:
    """Return a text as what it is for, the word before a day, and the day; without one, the text alone."""
    for found in _DUE.finditer(text):
        if days_named(text[found.end() :], as_of):
            return text[: found.start()], found[0].strip(), text[found.end() :]
    words = text.split()
    for length in (4, 3, 2, 1):
        # A number alone is no day here: it may be a sum.
        late = " ".join(words[-length:])
        if len(words) > length and not late.isdigit() and days_named(late, as_of):
            return " ".join(words[:-length]), "", late
    return text, "", ""


def _day_at_end(name: str, as_of: date) -> tuple[str, date | None]:
    early, _, day = _cut(name, as_of)
    return (early.strip(_EDGES), read_day(day, as_of)) if day else (name, None)


def _due(text: str, entry: str, as_of: date, phrases: Phrases) -> date | str:
    """Return the day that a text names, else what must happen."""
    bare = _LEAD.sub("", text).strip(_EDGES)
    if not bare:
        return ""
    if days_named(bare, as_of):
        return read_day(bare, as_of)
    for part in re.split(r"\s*[,;]\s*", bare):
        if _is_unread(_LEAD.sub("", part), as_of):
            raise ValueError(phrases.say("quick.stage_unread", part=part, line=entry))
    return bare


def _is_unread(part: str, as_of: date) -> bool:
    """Say whether a part is neither a day nor words for what must happen."""
    letters = sum(sign.isalpha() for sign in part)
    if any(sign.isdigit() for sign in part) and letters <= _FEW_LETTERS:
        return True
    if days_named(part, as_of):
        return True  # beside other words: a stage is due on a day or when something happens
    misspelt = _LIKE_A_DAY.fullmatch(part)
    word = misspelt and (misspelt["a"] or misspelt["b"])
    return bool(word and get_close_matches(word.casefold(), MONTHS, cutoff=0.75))
