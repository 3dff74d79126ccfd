"""The answers as a lawyer reads them: a row for each question, in the words it was asked in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from generator.answers.overrides import Override, answers_at
from generator.answers.paths import lies_in
from generator.answers.walking import Question, asked_fields, below
from generator.assembly.blanks import Blanks
from generator.drafting.cover_rows import fed_by_cover
from generator.formatting.formats import Formats, filter_for
from generator.library.clause import Clause, Hole, Parts
from generator.library.outline import CoverHeading, CoverItem, OutlineText, TableBlock
from generator.questionnaire.origin import origin_at
from generator.questionnaire.saying import NOTHING, member_title, printed
from generator.selection.choice import Selection
from generator.selection.phrasing import Phrasing
from generator.word.review import AnswerRow

if TYPE_CHECKING:
    from generator.drafting.pipeline import Draft


def answer_rows(drafted: "Draft") -> tuple[AnswerRow, ...]:
    """Return every answer: question, value as printed, where it is from, what it feeds.

    What the deal does not ask for, such as the site of a piece without physical work, is left out unless it
    was answered all the same. What it feeds is slots, and by their names the cover page and the schedules.
    Where an answer is missing, its blank is printed.
    """
    deal, selection, origins = drafted.deal, drafted.selection, drafted.origins
    pack, phrasing = drafted.materials.pack, drafted.materials.phrasing
    paper = _Paper(drafted.formats, drafted.blanks, phrasing)
    fed = _fed(drafted)
    near = _near(fed)
    known = pack.overrides(answers_at(deal))
    asked = tuple(
        # Both parties are asked the same: the party belongs to the question.
        AnswerRow(
            path,
            phrasing.title_of(path, title),
            _stated(value, known.get(path)),
            origin,
            _slots(path, fed, near),
        )
        for question in asked_fields(pack.root)
        for path, title, value in _rows(question, getattr(deal, question.name), question.name, paper)
        for origin in (origin_at(path, origins),)
        if origin != "default" or not _is_beside_the_deal(path, value, known)
    )
    conceded = tuple(
        AnswerRow(
            f"positions.{slot}",
            _position_of(slot, selection, phrasing),
            phrasing.say(f"positions.{position}"),
            "given",
            (slot,),
        )
        for slot, position in sorted(drafted.known.positions.items())
    )
    return asked + conceded


def _is_beside_the_deal(path: str, value: str, known: Mapping[str, Override]) -> bool:
    """Return whether a question has no place in this deal: its page is settled whole, or as left out."""
    settled = (override for override in known.values() if not override.asked and lies_in(path, override.path))
    return any(path != override.path or value == NOTHING for override in settled)


def _stated(value: str, override: Override | None) -> str:
    """Return an answer as the contract states it: for a private client a fee may be a limit only."""
    return value if override is None or value == NOTHING else override.words.format(value)


def _position_of(slot: str, selection: Selection, phrasing: Phrasing) -> str:
    """Name the clause in which the freelancer gives way, if the deal has it."""
    choices = selection.choices
    covering = (choice for choice in choices.values() if slot in choice.clause.covers)
    choice = choices.get(slot) or next(covering, None)
    if choice is None:
        return phrasing.say("answers.position_not_here")
    return phrasing.say("answers.position_taken", heading=choice.clause.heading)


@dataclass(frozen=True, slots=True)
class _Paper:
    """How answers are printed, and which are missing."""

    formats: Formats
    blanks: Blanks | None
    phrasing: Phrasing

    def answer(self, question: Question, value: Any, path: str) -> str:
        text = printed(question, value, self.formats)
        return (self.blanks and self.blanks.text(path, text, question.unit or "")) or text

    def member(self, value: BaseModel, path: str) -> str:
        """Return which of several pages was chosen, or that an optional one is there."""
        title = member_title(value) or self.phrasing.say("answers.included")
        return (self.blanks and self.blanks.text(f"{path}.kind", title)) or title


def _rows(question: Question, value: Any, path: str, paper: _Paper) -> Iterator[tuple[str, str, str]]:
    """Yield each answer below a question, by its path: what is asked, and how it is printed.

    A page that prints in one line is one answer; of others it is one which was chosen, and what is on them.
    """
    printed_whole = ""
    for at, asked, found in below(question, value, path):
        if (printed_whole and at.startswith(printed_whole)) or (asked.name == "kind" and asked.menu is None):
            continue
        if not isinstance(found, BaseModel):
            if not (found and asked.item is not None and asked.item.models):
                yield at, asked.title, paper.answer(asked, found, at)
        elif filter_for(asked) in ("days", "rate", "address"):
            printed_whole = f"{at}."
            yield at, asked.title, paper.answer(asked, found, at)
        elif not at.endswith("]") and (asked.kind == "union" or asked.optional):
            yield at, asked.title, paper.member(found, at)


def _fed(drafted: "Draft") -> dict[str, list[str]]:
    """Return, by answer path, where the contract reads or prints it."""
    selection, outline = drafted.selection, drafted.materials.outline
    fed: dict[str, list[str]] = {}
    cover = drafted.materials.phrasing.say("places.cover")
    for item in outline.cover:
        for path in (*item.when.paths, *_printed_by(item)):
            fed.setdefault(path, []).append(cover)
    for slot, choice in selection.choices.items():
        for path in _paths_of(choice.clause):
            fed.setdefault(path, []).append(slot)
    for path, slots in fed_by_cover(selection, outline):
        fed.setdefault(path, []).extend(slots)
    there = {schedule.heading for schedule in drafted.contract.schedules}
    for schedule in (schedule for schedule in outline.schedules if schedule.heading in there):
        for block in schedule.blocks:
            for path in _printed_by(block):
                fed.setdefault(path, []).append(schedule.heading)
    return fed


_paths_of = lru_cache(maxsize=1024)(Clause.paths)


def _printed_by(item: CoverItem) -> tuple[str, ...]:
    """Return the answers that something on the cover page or in a schedule prints or follows."""
    if isinstance(item, CoverHeading):
        return ()
    if isinstance(item, TableBlock):
        return (item.table.each,)
    if isinstance(item, OutlineText):
        return _holes(item.text)
    return (*item.followed, *_holes(item.lines))


def _holes(texts: tuple[Parts, ...]) -> tuple[str, ...]:
    return tuple(part.path for parts in texts for part in parts if isinstance(part, Hole))


def _near(fed: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return of each path, and of all that it lies in, which paths it is or holds."""
    found: dict[str, set[str]] = {}
    for path in fed:
        for at in (path, *_above(path)):
            found.setdefault(at, set()).add(path)
    return {at: frozenset(paths) for at, paths in found.items()}


def _slots(path: str, fed: Mapping[str, list[str]], near: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    bare = path.split("[", maxsplit=1)[0]
    here = near.get(bare, frozenset()).union(_above(bare))
    return tuple(dict.fromkeys(slot for p in fed if p in here for slot in fed[p]))


def _above(path: str) -> Iterator[str]:
    """Yield the paths of all that a path lies in."""
    while path := path.rpartition(".")[0]:
        yield path
