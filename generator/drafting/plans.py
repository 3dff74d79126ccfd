"""Plans kept: what the signing copies of like deals share is printed once, at a situation's second deal.

The way through the tree stays the only truth. A plan is used only after it gave the same bytes as the tree
for the deal that it was made at, and only for deals that were asked the same and answered alike. Every other
deal goes the ordinary way.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.answers.particulars import Particulars
from generator.answers.walking import Values
from generator.assembly.trace import ONE_LINE, Asked, Trace, lines_of, shape_of
from generator.formatting.formats import Formats
from generator.library.condition_programs import Lookup
from generator.library.conditions import turning_as
from generator.library.outline import Outline
from generator.selection.choice import Selection
from generator.word.frame import open_frame
from generator.word.plan import Plan, plan_of
from generator.word.writing import write

if TYPE_CHECKING:
    from generator.drafting.pipeline import Draft

_SHELVES, _PLANS, _MET = 32, 4, 256
"""Selections whose plans are kept, plans of one selection, and situations that were met once or have none."""


class _Situation(NamedTuple):
    """What a plan asks of a deal: the same turns of the same conditions, and texts of the same shape."""

    turns: Callable[[Lookup], bool]
    """Whether each condition turns out as it did."""
    lengths: tuple[tuple[str, int], ...]
    absent: tuple[str, ...]
    shapes: tuple[tuple[Asked, str], ...]
    holes: tuple[tuple[Asked, int], ...]

    def words(self, values: Values, known: Particulars, formats: Formats) -> list[str] | None:
        """Return the line for each sign; None where the deal is in another situation."""
        if not (
            self.turns(values.__getitem__)
            and all(len(values[path] or ()) == length for path, length in self.lengths)
            and all(values[path] is None for path in self.absent)
        ):
            return None
        lines: dict[Asked, list[str]] = {}
        for asked, shape in self.shapes:
            text = _text(asked, values, known, formats)
            if text is None or shape_of(text) != shape:
                return None
            lines[asked] = [text] if shape == ONE_LINE else lines_of(text)
        return [lines[asked][number] if asked in lines else "" for asked, number in self.holes]


class _Ready(NamedTuple):
    """A plan, and the situation that it is for."""

    situation: _Situation
    plan: Plan


@dataclass(slots=True)
class _Shelf:
    """The plans of one selection, and the keys of situations that were met, or that can have no plan."""

    outline: Outline | None = None
    ready: list[_Ready] = field(default_factory=list)
    met: set[int] = field(default_factory=set)
    without: set[int] = field(default_factory=set)


def from_plan(draft: "Draft", given: Mapping[str, object], *, compression: int) -> bytes | None:
    """Return a signing copy if there is a plan for it."""
    values = Values(draft.deal)
    for situation, plan in _shelf_of(draft).ready:
        words = situation.words(values, draft.known, draft.formats)
        if words is not None:
            found = plan.filled(words, draft.known.date, given, compression=compression)
            if found is not None:
                return found
    return None


def print_one_of_many(draft: "Draft", given: Mapping[str, object], *, compression: int) -> bytes:
    """Return a signing copy: from a plan, or the ordinary way; then its situation may get a plan.

    `given` is what is added to the provenance.
    """
    planned = from_plan(draft, given, compression=compression)
    if planned is not None:
        return planned
    trace = Trace()
    made = write(draft.assembled(trace), draft.materials.frame, given, compression=compression)
    _learn(draft, trace, made, given, compression=compression)
    return made


def _learn(
    draft: "Draft", trace: Trace, made: bytes, given: Mapping[str, object], *, compression: int
) -> None:
    """Make the plan of a situation that is met for the second time.

    `made` is the signing copy of a deal in it, `trace` what was asked of that deal when it was assembled.
    """
    shelf = _shelf_of(draft)
    key = None if len(shelf.ready) >= _PLANS else trace.key
    if key is None or (number := hash(key)) in shelf.without:
        return
    if number not in shelf.met:
        if len(shelf.met) < _MET:
            shelf.met.add(number)
        return
    ready = _made(draft)
    values = Values(draft.deal)
    if ready is not None:
        words = ready.situation.words(values, draft.known, draft.formats)
        date = draft.known.date
        if words is not None and ready.plan.filled(words, date, given, compression=compression) == made:
            shelf.ready.append(ready)
            return
    shelf.without.add(number)


def forget() -> None:
    """Drop all plans."""
    _shelf.cache_clear()


def _made(draft: "Draft") -> _Ready | None:
    trace = Trace(signs=True)
    plan = plan_of(draft.assembled(trace), open_frame(draft.materials.frame))
    if plan is None:
        return None
    # A summary of a clause asks for answers that a signing copy does not print: only these may differ.
    unprinted = {asked for asked, _ in trace.holes} - {trace.holes[sign][0] for sign in plan.signs}
    situation = _Situation(
        turns=turning_as((condition, at, truth) for (condition, at), truth in trace.truths.items()),
        lengths=tuple(trace.lengths.items()),
        absent=tuple(trace.absent),
        shapes=tuple((asked, trace.shapes[asked]) for asked in trace.printed if asked not in unprinted),
        holes=tuple(trace.holes),
    )
    return _Ready(situation, plan)


def _shelf_of(draft: "Draft") -> _Shelf:
    known, outline = draft.known, draft.materials.outline
    fixed = (known.paper, known.provider, tuple(known.sides.items()), bool(known.number))
    shelf = _shelf(draft.selection, open_frame(draft.materials.frame).digest, fixed)
    if shelf.outline is not outline:
        shelf.outline = outline
        shelf.ready.clear()
        shelf.met.clear()
        shelf.without.clear()
    return shelf


@lru_cache(maxsize=_SHELVES)
def _shelf(_selection: Selection, _frame: str, _fixed: tuple[Any, ...]) -> _Shelf:
    return _Shelf()


def _text(asked: Asked, values: Values, known: Particulars, formats: Formats) -> str | None:
    path, unit = asked
    if not path:
        return known.number
    value = values[path]
    return None if value is None else formats.text(value, unit)
