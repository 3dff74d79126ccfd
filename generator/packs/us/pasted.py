"""A pasted block of particulars: names, an address, e-mail and phone, on one line or several.

Every piece of it is either understood or among what was not: nothing is dropped unseen.
"""

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal

from generator.formatting.code_names import code_called
from generator.packs.us.capitals import capitalized
from generator.packs.us.formats import TAG
from generator.packs.us.places import find_state, postal_letters

Trouble = Literal["", "no_state", "no_zip", "no_comma", "no_street"]
"""Why an address in the United States cannot be parted."""

_MAIL = re.compile(
    r"(?:\be-?mail\b\s*[.:]?|\bmailto:|\be:)?\s*<?(?P<found>[^\s,;<>()|:]+@[^\s,;<>()|]+)>?", re.IGNORECASE
)
_PHONE = re.compile(
    r"(?:\b(?:telephone|phone|mobile|office|direct|cell|tel|ph|[tpmoc](?=[.:]))\b\s*[.:]?\s*)?"
    r"(?P<found>(?:\+\d{1,3}[ .-]?(?:\(\d\)[ .-]?)?\(?\d{1,4}\)?(?:[ .-]?\d{2,4}){2,4}"
    r"|(?<![\w-])(?:1[ .-])?(?:\(\d{3}\)|\d{3})[ .-]?\d{3}[ .-]?\d{4}(?![\w-]))"
    r"(?:\s*(?:x|ext\.?)\s*\d{1,6})?)",
    re.IGNORECASE,
)
_UNREAD = re.compile(
    r"(?:\b(?:fax|f)\b\s*[.:]\s*|\bfax\s+)[+\d][\d\s().-]{5,}|(?:https?://|\bwww\.)[^\s,;|]+", re.IGNORECASE
)
_PERSON = re.compile(r"(?:attn|attention|fao)\b[.:]?\s*(?P<found>.+)", re.IGNORECASE)
_ZIP = re.compile(r"(?<![\w-])\d{5}(?:-\d{4})?(?![\w-])")
_WORDS = re.compile(r"[^\s,]+")
_US = re.compile(r"(?:U\.?S\.?A?\.?|United States(?: of America)?)", re.IGNORECASE)
_SUFFIX = (
    r"(?:street|str|st|avenue|ave|av|road|rd|boulevard|blvd|drive|dr|lane|ln|court|ct|place|pl|way|parkway|pkwy"
    r"|highway|hwy|square|sq|terrace|ter|circle|cir|trail|trl|alley|aly|loop|row|plaza|plz)"
)
_UNIT = r"(?:apt|apartment|suite|ste|unit|floor|fl|room|rm|bldg|#)"
_STREET = re.compile(
    rf"(?P<street>(?:\d\S*\s+(?:\S+\s+)+?{_SUFFIX}\b\.?(?:\s+(?:[NS][EW]?|[EW])\b\.?)?"
    rf"(?:[\s,]+{_UNIT}\.?\s*#?\s*[\w-]+)?|P\.?\s?O\.?\s+Box\s+[^\s,]+))"
    r"[\s,]+(?P<city>(?!(?:north|south|east|west)\b)[^\d,]+)",
    re.IGNORECASE,
)
"""A street that ends in a word that only streets end in, and so tells where the city begins."""
_COUNTRIES = {
    **dict.fromkeys(("uk", "england", "scotland", "wales", "great britain"), "GB"),
    "holland": "NL",
}
_TOWNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<city>[^\d,]+?),?\s+(?P<region>[A-Z]{2,3})\s+(?P<postal_code>[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4,6})",
        r"(?P<postal_code>(?:[A-Z]{1,2}-)?(?:\d{2}-\d{3}|\d{3,6}(?:\s?[A-Z]{2}|\s\d{2,3})?))\s+(?P<city>[^\d,]+)",
        r"(?P<city>[^\d,]+?),?\s+(?P<postal_code>[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|\d{4,6})",
    )
)
"""A town with its postal code, as Canada and Australia, most of the world, and Britain write it."""
_EDGES = " \t,;|/·•()-–—"


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a text holds.

    `address` has the parts of an address by name, and `trouble` says why some are lacking. `names` stand
    before the street, `person` behind Attn, `unread` are the pieces that are none of all this.
    """

    address: dict[str, str] = field(default_factory=dict)
    trouble: Trouble = ""
    names: tuple[str, ...] = ()
    person: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Say whether the address needs no other part."""
        known = self.address.keys()
        return {"street", "city"} <= known and ({"region", "postal_code"} <= known or "country" in known)


def pasted(text: str) -> Pasted:
    """Take a pasted text apart."""
    lines, unread = _taken(text.splitlines(), _UNREAD, "")
    lines, emails = _taken(lines, _MAIL, "found")
    lines, phones = _taken(lines, _PHONE, "found")
    people: list[str] = []
    pieces: list[list[str]] = []
    for line in lines:
        kept = []
        whole = _PERSON.fullmatch(line.strip(_EDGES))
        if whole and not _has_digit(line):
            people.append(whole["found"].strip(_EDGES))
            continue
        for piece in (each.strip(_EDGES) for each in re.split(r"[,;|·•]", line)):
            if person := _PERSON.fullmatch(piece):
                people.append(person["found"].strip(_EDGES))
            elif piece:
                kept.append(piece)
        pieces += [kept] if kept else []
    found = _american(pieces) or _foreign(pieces) or Pasted(names=tuple(", ".join(p) for p in pieces))
    return Pasted(
        found.address,
        found.trouble,
        found.names,
        people[0] if people else "",
        tuple(emails),
        tuple(phones),
        (*found.unread, *unread, *people[1:]),
    )


def _taken(lines: list[str], pattern: re.Pattern[str], group: str) -> tuple[list[str], list[str]]:
    """Take what a pattern finds out of lines; return the lines without it, and what was found."""
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        found.append(match[group or 0].strip(" \t,;"))
        return ","

    return [pattern.sub(take, line) for line in lines], found


def _american(pieces: list[list[str]]) -> Pasted | None:
    """Part an address in the United States, which a state and its ZIP end; None for another."""
    lines = [", ".join(line) for line in pieces]
    last = len(lines) - 1
    if not any(map(_has_digit, lines)):
        return None
    for index in range(last, -1, -1):
        coded = next(reversed([*_ZIP.finditer(lines[index])]), None)
        before, after = (
            (lines[index][: coded.start()], lines[index][coded.end() :]) if coded else (lines[index], "")
        )
        place, state = _state_at_end(before.rstrip(" ,"))
        if coded and state:
            return _parted([*lines[:index], place], [after, *lines[index + 1 :]], state, coded[0])
        if index == last and not after and (coded is not None) != bool(state) and (coded or state):
            # Elsewhere a code of five digits stands before its town.
            short: Trouble = "no_state" if coded else "no_zip"
            return Pasted(trouble=short) if index or "," in before or coded is None else None
    return None


def _parted(above: list[str], below: list[str], state: str, code: str) -> Pasted:
    """Part what stands above a state and ZIP into names, street and city."""
    pieces = [piece for line in above for part in line.split(",") if (piece := part.strip(_EDGES))]
    unread = tuple(rest for line in below if (rest := line.strip(_EDGES)) and not _US.fullmatch(rest))
    parts = {"region": postal_letters(state), "postal_code": code}
    names = tuple(takewhile(lambda piece: not _has_digit(piece), pieces))
    if len(names) == len(pieces):  # no figure: a street without a number, or no street at all
        names, street, city = (), ", ".join(pieces[:-1]), pieces[-1] if pieces else ""
        trouble: Trouble = "" if street else "no_street"
    elif not _has_digit(pieces[-1]):
        street, city, trouble = ", ".join(pieces[len(names) : -1]), pieces[-1], ""
    else:
        whole = _STREET.fullmatch(", ".join(pieces[len(names) :]))
        street, city = whole.group("street", "city") if whole else ("", "")
        trouble = "" if whole else "no_comma"
    if not trouble:
        parts = {"street": capitalized(street), "city": capitalized(city), **parts}
    return Pasted(parts, trouble, names, unread=unread)


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _state_at_end(text: str) -> tuple[str, str]:
    """Return a text before the state that ends it, and the state's code; empty for none."""
    words = [*_WORDS.finditer(text)]
    for count in (3, 2, 1):
        if len(words) >= count:
            start = words[-count].start()
            if code := find_state(text[start:].replace(",", " ")):
                return text[:start], code
    return text, ""


def _foreign(pieces: list[list[str]]) -> Pasted | None:
    """Part an address abroad as far as it goes; None for what is no address.

    One that ends in a town with its code and a country is whole; of another nothing is left out.
    """
    flat = [piece for line in pieces for piece in line]
    country = _country(flat[-1]) if len(flat) > 1 else ""
    if not (country or any(map(_has_digit, flat))):
        return None
    rest = flat[:-1] if country else flat
    named = {"country": country} if country else {}
    for count in (2, 1):
        town = _town(", ".join(rest[-count:])) if len(rest) > count else {}
        if town:
            names = tuple(takewhile(lambda piece: not _has_digit(piece), rest[:-count]))
            street = ", ".join(rest[len(names) : -count])
            if not street:
                names, street = (), ", ".join(rest[:-count])
            town["city"] = capitalized(town["city"])
            return Pasted({"street": capitalized(street), **town, **named}, "", names)
    return Pasted({"street": ", ".join(rest), **named})


def _country(text: str) -> str:
    return (
        _COUNTRIES.get(text.casefold().rstrip("."), "") or code_called(text.rstrip("."), "country", TAG) or ""
    )


def _town(text: str) -> dict[str, str]:
    """Return the parts of a town with its postal code; none where it is no such text."""
    found = next(filter(None, (pattern.fullmatch(text) for pattern in _TOWNS)), None)
    return {} if found is None else {name: part.strip() for name, part in found.groupdict().items() if part}
