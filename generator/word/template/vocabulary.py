"""The words of the tag language: what a template may name, and how each must be written.

`contract_templates/README.md` shows the same to people.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from generator.library.outline import Labels
from generator.messages import Message

Kind = Literal["text", "formatted", "passage", "list", "switch"]

NAMES: dict[str, Kind] = {
    "title": "text",
    "number": "text",
    "subtitle": "formatted",
    "draft": "switch",
    "intro": "list",
    "cover": "list",
    "closing": "list",
    "review": "passage",
    "recitals": "passage",
    "terms": "passage",
    "signatures": "passage",
    "schedules": "passage",
}
NAMES |= {f"labels.{name}": "text" for name in Labels.model_fields}

LISTS: dict[str, Kind | Literal["row"]] = {
    "intro": "formatted",
    "closing": "formatted",
    "cover": "row",
    "row.paragraphs": "formatted",
}
"""Lists, and what each of their entries is."""

ROW: dict[str, Kind] = {"term": "text", "paragraphs": "list"}
"""What a row of the cover page has."""

MARGIN_NAMES = frozenset(["title", "number", "draft", *(name for name in NAMES if "." in name)])
"""What headers and footers may name: they stand around the summary too, which has no more."""

REQUIRED = {
    "review": Message("the first pages of a review draft"),
    "title": Message("the title"),
    "intro": Message("the paragraphs before the cover page's table"),
    "cover": Message("the cover page"),
    "recitals": Message("the recitals"),
    "terms": Message("the numbered terms"),
    "closing": Message("the paragraphs before the signatures"),
    "signatures": Message("the signature block"),
    "schedules": Message("the schedules"),
}
"""What the document must print, each once but for the title: without it, a part of the contract is lost."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that stand for an entry of a list: a loop variable and its list."""

    variable: str
    entry: Kind | Literal["row"]


def kind_of(name: str, scopes: tuple[Scope, ...], *, margin: bool) -> Kind | None:
    """Return what a name stands for where these loops are open; None where it is unknown."""
    head, _, below = name.partition(".")
    for scope in reversed(scopes):
        if scope.variable == head:
            if scope.entry == "row":
                return ROW.get(below)
            return None if below else scope.entry
    if margin and name not in MARGIN_NAMES:
        return None
    return NAMES.get(name)


def nearest(name: str, scopes: tuple[Scope, ...], *, margin: bool) -> str:
    """Return the known name that is most like one that is unknown; empty where none is."""
    known = list(MARGIN_NAMES if margin else NAMES)
    for scope in scopes:
        known += [f"{scope.variable}.{name}" for name in ROW] if scope.entry == "row" else [scope.variable]
    found = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else ""
