"""Why a condition holds or not, in the questionnaire's own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from generator.answers.parties import Party
from generator.answers.walking import Leaf, Question, on_the_way, value_at
from generator.formatting.formats import Formats
from generator.library.condition_grammar import Comparison
from generator.library.conditions import Condition, decisive
from generator.packs.us.completing import Deal
from generator.questionnaire.origin import Origin
from generator.questionnaire.saying import member_title, printed

_HOW: Mapping[Origin, str] = {
    "given": "was answered",
    "default": "was left at",
    "computed": "was worked out as",
    "overridden": "is, whatever was answered,",
}
_BRIEFLY: Mapping[Origin, str] = {"default": " by default", "computed": ", worked out"}
# What a number must be for a comparison to come out as asked: by its words, true and false.
_FOR: Mapping[str, tuple[str, str]] = {
    "==": ("{}", "any but {}"),
    "!=": ("any but {}", "{}"),
    "<": ("less than {}", "{} or more"),
    "<=": ("{} or less", "more than {}"),
    ">": ("more than {}", "{} or less"),
    ">=": ("{} or more", "less than {}"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A deal, told in the words of the questionnaire; `origins` say where each answer is from."""

    deal: Deal
    origins: Mapping[str, Origin]
    language: str

    def answered(self, path: str) -> str:
        """Return what was answered at a path: “How is the work priced?” was answered “Fixed fee”.

        Where a page on the way is left out, or another kind was chosen, that is the answer.
        """
        place, title, answer = self._told(path)
        if answer is None:
            return f"“{title}” was not answered"
        return f"“{title}” {_HOW[self.origin(place)]} “{answer}”"

    def brief(self, path: str) -> str:
        """Return the same where there is little room: “How is the work priced?”: “Fixed fee”."""
        place, title, answer = self._told(path)
        if answer is None:
            return f"“{title}”: no answer"
        return f"“{title}”: “{answer}”{_BRIEFLY.get(self.origin(place), '')}"

    def _told(self, path: str) -> tuple[str, str, str | None]:
        """Return the place that decides what is at a path, its question, and the answer if there is one."""
        place, question, value = _asked(self.deal, path)
        title = _title(place, question)
        if value is None and question.kind != "page":
            return place, title, None
        return place, title, _answer(question, value, self._formats())

    def unmet(self, condition: Condition) -> str:
        """Return why a condition does not hold: the answers that decide it, the figures it asks for."""
        _, leaves = decisive(condition, lambda path: value_at(self.deal, path))
        told = (self.answered(leaf.path) + self._wanted(leaf, wanted=not held) for leaf, held in leaves)
        return " and ".join(dict.fromkeys(told))

    def origin(self, path: str) -> Origin:
        """Say where the answer at a path is from; a page is given when anything in it is."""
        if path in self.origins:
            return self.origins[path]
        below = {o for leaf, o in self.origins.items() if leaf.startswith((f"{path}.", f"{path}["))}
        return "given" if "given" in below else "computed" if "computed" in below else "default"

    def _wanted(self, leaf: Comparison, *, wanted: bool) -> str:
        """Return which figure a comparison asks for; a menu's answer alone says enough."""
        value = value_at(self.deal, leaf.path)
        if leaf.operator not in _FOR or isinstance(value, bool) or not isinstance(value, int | Decimal):
            return ""
        _, question, _ = _asked(self.deal, leaf.path)
        figure = printed(question, Decimal(leaf.literals[0]), self._formats())
        return f" (it is for {_FOR[leaf.operator][0 if wanted else 1].format(figure)})"

    def _formats(self) -> Formats:
        return Formats(self.language, self.deal.fee.currency)


def _asked(deal: Deal, path: str) -> Leaf:
    """Return the question that decides what is at a path, its place and its value."""
    way = list(on_the_way(deal, path))
    # The kind of a union has no question of its own: the union is asked.
    return way[-2] if way[-1].question.constant else way[-1]


def _title(place: str, question: Question) -> str:
    """Return the question; of what both parties are asked, with the party's own page."""
    page, _, rest = place.partition(".")
    both = page in ("freelancer", "client") and rest.partition(".")[0] in Party.model_fields
    return f"{Deal.model_fields[page].title}: {question.title}" if both else question.title


def _answer(question: Question, value: Any, formats: Formats) -> str:
    if question.kind == "page" and question.optional:
        return "no" if value is None else "yes"
    if isinstance(value, BaseModel):
        return member_title(value)
    if isinstance(value, tuple) and question.item is not None and question.item.kind != "menu":
        return f"{len(value)} given" if value else "none"
    return printed(question, value, formats)
