"""The questions of a quick interview in order, made from those that are active."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pydantic.fields import FieldInfo

from generator.answers.paths import MISSING, lies_in
from generator.answers.walking import Question
from generator.questionnaire.quick import USUAL, Combined, Data
from generator.questionnaire.steps import Step

NO_DEFAULT = (MISSING, None)


def plan(entries: Iterable[str | Combined], steps: tuple[Step, ...], data: Data) -> Iterator[Step]:
    """Yield the questions that entries of a quick interview stand for.

    A combined one that covers no active question is left out, and so is one that does not apply.
    """
    for entry in entries:
        if isinstance(entry, Combined):
            inside = covered(entry, steps)
            if inside and entry.applies(data):
                page, required = inside[0].page, _required(inside)
                yield Step(entry.path, entry.kind, _question(entry), page, required, combined=entry)
        else:
            named = (s for s in steps if lies_in(s.path, entry))
            yield from (s for s in named if s.required or entry in (s.path, s.place))


def _required(inside: tuple[Step, ...]) -> bool:
    """Say whether one of some questions needs an answer; a list that may be empty does not, nor its items."""
    free = tuple(
        f"{step.path}[" for step in inside if step.ask == "list" and not step.question.info.is_required()
    )
    return any(step.required and not step.path.startswith(free) for step in inside)


def covered(entry: Combined, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the active questions that a combined one asks."""
    return tuple(step for step in steps if any(lies_in(step.path, path) for path in entry.covers))


def _question(entry: Combined) -> Question:
    return _titled(entry.path, entry.title, entry.help, entry.example)


def _titled(path: str, title: str, help_: str = "", example: str = "") -> Question:
    info = FieldInfo(title=title, description=help_ or None, examples=[example] if example else None)
    return Question(path, "value", info, optional=False)


def usual_terms(page: str) -> Step:
    """Return the screen of usual terms, which stands on a page as long as there is one to show."""
    return Step(USUAL, "usual", _titled(USUAL, ""), page, required=False)


def still_open(
    planned: tuple[Step, ...],
    steps: tuple[Step, ...],
    *,
    is_open: Callable[[Step], bool],
    begun: Callable[[Step], bool],
    default: Callable[[Step], Any],
) -> Iterator[Step]:
    """Yield what a quick interview still asks: its questions, others that need an answer, the usual terms.

    A combined question that was answered in part is asked part by part.
    """
    told: set[str] = set()
    for step in planned:
        if step.combined is None:
            told.add(step.path)
            if is_open(step):
                yield step
            continue
        inside = covered(step.combined, steps)
        told.update(s.path for s in inside)
        waiting = [s for s in inside if is_open(s)]
        if waiting and any(begun(s) for s in inside):
            yield from waiting
        elif waiting:
            yield step
    rest = [s for s in steps if is_open(s) and s.path not in told]
    yield from (s for s in rest if s.required and default(s) in NO_DEFAULT)
    if rest:
        yield usual_terms(rest[0].page)
