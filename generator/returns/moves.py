"""Moves: places in another order, and lines that were taken out here and put in there."""

from collections.abc import Mapping
from dataclasses import replace

from generator.docx.aligning import in_order
from generator.returns.report import Change, PlaceReport
from generator.word.passages import Place


def moved_places(found: tuple[Place, ...], order: tuple[Place, ...]) -> frozenset[Place]:
    """Return the fewest places whose move explains the order of a file."""
    rank = {place: index for index, place in enumerate(order)}
    there = [place for place in found if place in rank and place.kind not in ("margins", "review")]
    kept = {
        there[index] for index, _ in in_order([(index, rank[place]) for index, place in enumerate(there)])
    }
    return frozenset(place for place in there if place not in kept)


def without_moves(reports: Mapping[Place, PlaceReport]) -> dict[Place, PlaceReport]:
    """Tell a line that was taken out in one place and put in word for word in another as moved."""
    out = {change.old for report in reports.values() for change in report.changes if _gone(change)}
    put = {change.new for report in reports.values() for change in report.changes if _come(change)}
    both = (out & put) - {""}
    return {
        place: replace(report, changes=tuple(_told(change, both) for change in report.changes))
        for place, report in reports.items()
    }


def _gone(change: Change) -> bool:
    return change.whole and bool(change.old) and not change.new


def _come(change: Change) -> bool:
    return change.whole and bool(change.new) and not change.old


def _told(change: Change, both: set[str]) -> Change:
    return replace(change, moved=True) if change.whole and (change.old or change.new) in both else change
