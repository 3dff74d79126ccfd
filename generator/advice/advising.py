"""Putting the rules of a pack to a deal, or to as much of it as is answered."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, NamedTuple

from generator.advice.rule import CaseT, DoubtWords, Rule
from generator.errors import InputError
from generator.findings import Finding, Source

if TYPE_CHECKING:
    from generator.questionnaire.partial import SoFar

_GRAVITY = {"error": 0, "warning": 1, "note": 2}


class Rulebook(NamedTuple, Generic[CaseT]):
    """What a pack judges deals by.

    `rules` are asked in their order. `case` makes what they read of a completed deal, the day whose law
    applies and the sources of its clauses, where these were chosen already. `whole` reads and completes JSON
    answers, and raises InputError; `partial` reads them as far as they go, its `page` being a deal of which
    the rest is missing. `topics` are those of the law that rules, or what is told after the last letter, may
    read.
    """

    rules: tuple[Rule[CaseT], ...]
    case: Callable[[Any, date, tuple[Source, ...]], CaseT]
    whole: Callable[[Mapping[str, Any], date], Any]
    partial: "Callable[[Mapping[str, Any]], SoFar]"
    words: DoubtWords
    topics: Callable[[], frozenset[str]] = frozenset


def advise(
    book: Rulebook[Any], deal: Any, as_of: date, cited: tuple[Source, ...] = ()
) -> tuple[Finding, ...]:
    """Return the findings on a deal under the law of a day: errors first, then warnings, then notes.

    `cited` are the sources of its clauses, where these were chosen already.
    """
    return _findings(book, book.rules, deal, as_of, cited)


def advise_so_far(book: Rulebook[Any], data: Mapping[str, Any], as_of: date) -> tuple[Finding, ...]:
    """Return the errors and warnings on the answers so far; on whole answers, those that a draft shows."""
    try:
        deal = book.whole(data, as_of)
    except InputError:
        return advise_partial(book, data, as_of)
    return tuple(f for f in advise(book, deal, as_of) if f.severity != "note")


def advise_partial(book: Rulebook[Any], partial: Mapping[str, Any], as_of: date) -> tuple[Finding, ...]:
    """Return the errors and warnings on unfinished answers (JSON values), of each rule that can run.

    Notes are for the reader of a whole draft: they are left out.
    """
    so_far = book.partial(partial)
    able = [rule for rule in book.rules if _allowed(rule, so_far)]
    return tuple(f for f in _findings(book, able, so_far.page, as_of) if f.severity != "note")


def advise_unfinished(
    book: Rulebook[Any],
    deal: Any,
    given: Mapping[str, Any],
    missing: Collection[str],
    as_of: date,
    cited: tuple[Source, ...] = (),
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return the findings of each rule that the given answers (JSON values) allow, and the other rules' ids.

    `deal` holds stand-ins at the paths in `missing`; no rule that would read one is asked.
    """
    so_far = book.partial(given)
    able = [rule for rule in book.rules if _allowed(rule, so_far) and not _reads(rule, missing)]
    waiting = dict.fromkeys(rule.id for rule in book.rules if rule not in able)
    return _findings(book, able, deal, as_of, cited), tuple(waiting)


def _allowed(rule: Rule[Any], so_far: "SoFar") -> bool:
    """Tell whether a rule can run: its place is answered and what else it needs is known."""
    return rule.place in so_far.given and (so_far.given | so_far.defaulted).issuperset(rule.needs)


def _reads(rule: Rule[Any], missing: Collection[str]) -> bool:
    pages = tuple(f"{path}{end}" for path in (rule.place, *rule.needs) for end in (".", "["))
    return any(path in (rule.place, *rule.needs) or path.startswith(pages) for path in missing)


def _findings(
    book: Rulebook[Any],
    rules: Iterable[Rule[Any]],
    deal: Any,
    as_of: date,
    cited: tuple[Source, ...] = (),
) -> tuple[Finding, ...]:
    case = book.case(deal, as_of, cited)
    found = [_aged(rule.finding(told, book.words), as_of) for rule in rules for told in rule.question(case)]
    return tuple(sorted(found, key=lambda finding: _GRAVITY[finding.severity]))


def _aged(finding: Finding, as_of: date) -> Finding:
    """Have each source of a finding say so where nobody has checked it for a year."""
    sources = tuple([source.on(as_of) for source in finding.sources])
    return finding if sources == finding.sources else replace(finding, sources=sources)
