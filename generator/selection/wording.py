"""Why a condition holds or not, in the questionnaire's own words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from pydantic import BaseModel

from generator.answers.parties import Party
from generator.answers.walking import Leaf, Question, on_the_way, value_at
from generator.formatting.formats import Formats
from generator.formatting.phrases import Phrases
from generator.library.condition_grammar import Comparison
from generator.library.conditions import Condition, decisive
from generator.questionnaire.origin import Origin, origin_at
from generator.questionnaire.saying import member_title, printed
from generator.selection.phrasing import Phrasing

# What a number must be for a comparison to come out as asked: the phrase where it is true, and false.
_FOR: Mapping[str, tuple[str, str]] = {
    "==": ("exactly", "other_than"),
    "!=": ("other_than", "exactly"),
    "<": ("less_than", "at_least"),
    "<=": ("at_most", "more_than"),
    ">": ("more_than", "at_most"),
    ">=": ("at_least", "less_than"),
}


@dataclass(frozen=True)
class Told:
    """A deal, told in the words of the questionnaire; `origins` say where each answer is from."""

    deal: BaseModel
    origins: Mapping[str, Origin]
    formats: Formats
    phrasing: Phrasing

    @property
    def phrases(self) -> Phrases:
        """Return the phrases of its language."""
        return self.phrasing.phrases

    def answered(self, path: str) -> str:
        """Return what was answered at a path: “How is the work priced?” was answered “Fixed fee”.

        Where a page on the way is left out, or another kind was chosen, that is the answer.
        """
        origin, title, answer = self._told(path)
        if answer is None:
            return self.phrases.say("reasons.unanswered", title=title)
        return self.phrases.say(f"reasons.full.{origin}", title=title, answer=answer)

    def brief(self, path: str) -> str:
        """Return the same where there is little room: “How is the work priced?”: “Fixed fee”."""
        origin, title, answer = self._told(path)
        if answer is None:
            return self.phrases.say("reasons.unanswered_brief", title=title)
        return self.phrases.say(f"reasons.brief.{origin}", title=title, answer=answer)

    @cached_property
    def _told(self) -> Callable[[str], tuple[Origin, str, str | None]]:
        """Return what tells of a path; many clauses lean on the same answers."""
        return cache(self._tell)

    def _tell(self, path: str) -> tuple[Origin, str, str | None]:
        """Return where the answer that decides a path is from, its question, and the answer, if any."""
        place, question, value = _asked(self.deal, path)
        origin, title = origin_at(place, self.origins), self._title(place, question)
        if value is None and question.kind != "page":
            return origin, title, None
        return origin, title, self._answer(question, value)

    def unmet(self, condition: Condition) -> str:
        """Return why a condition does not hold: the answers that decide it, the figures it asks for."""
        _, leaves = decisive(condition, lambda path: value_at(self.deal, path))
        told = (self.answered(leaf.path) + self._wanted(leaf, wanted=not held) for leaf, held in leaves)
        return self.phrases.join("and", dict.fromkeys(told))

    def _wanted(self, leaf: Comparison, *, wanted: bool) -> str:
        """Return which figure a comparison asks for; a menu's answer alone says enough."""
        value = value_at(self.deal, leaf.path)
        if leaf.operator not in _FOR or isinstance(value, bool) or not isinstance(value, int | Decimal):
            return ""
        _, question, _ = _asked(self.deal, leaf.path)
        figure = printed(question, Decimal(leaf.literals[0]), self.formats)
        than = self.phrases.say(f"reasons.figures.{_FOR[leaf.operator][0 if wanted else 1]}", figure=figure)
        return self.phrases.say("reasons.for_figure", figure=than)

    def _title(self, place: str, question: Question) -> str:
        """Return the question; of what both parties are asked, with the party's own page."""
        page, _, rest = place.partition(".")
        both = page in ("freelancer", "client") and rest.partition(".")[0] in Party.model_fields
        if not both:
            return question.title
        return self.phrases.join("colon", (str(type(self.deal).model_fields[page].title), question.title))

    def _answer(self, question: Question, value: Any) -> str:
        if question.kind == "page" and question.optional:
            return self.phrases.say("answers.no" if value is None else "answers.yes")
        if isinstance(value, BaseModel):
            return member_title(value) or self.phrases.say("answers.included")
        if isinstance(value, tuple) and question.item is not None and question.item.kind != "menu":
            return (
                self.phrases.say("answers.given", count=len(value))
                if value
                else self.phrases.say("answers.none")
            )
        return printed(question, value, self.formats)


def _asked(deal: BaseModel, path: str) -> Leaf:
    """Return the question that decides what is at a path, its place and its value."""
    way = list(on_the_way(deal, path))
    # The kind of a union has no question of its own: the union is asked.
    return way[-2] if way[-1].question.constant else way[-1]
