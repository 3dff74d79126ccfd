"""The bars: what the ratios must be, all taken in the same run; and whether they are."""

from dataclasses import dataclass
from typing import Any

from benchmarks.commands import CHECKS
from benchmarks.systems import OURS, OURS_FAST, OURS_REVIEW
from benchmarks.turns import Spread


@dataclass(frozen=True)
class Bar:
    """A claim, its limit and the measured ratio; `least` says whether the limit is the least or the most."""

    claim: str
    limit: float
    ratio: float
    least: bool
    note: str = ""

    @property
    def passed(self) -> bool:
        return self.ratio >= self.limit if self.least else self.ratio <= self.limit


def bars(results: dict[str, Any]) -> list[Bar]:
    """Return the bars whose measures were taken."""
    return [bar for name, judge in _JUDGES.items() if name in results for bar in judge(results[name])]


def _documents(rows: dict[str, Any]) -> list[Bar]:
    ours, fast = rows[OURS], rows[OURS_FAST]
    larger = fast["kilobytes"] / ours["kilobytes"]
    found = [
        _bar("docxtpl's rendering alone / our pipeline", 22, ours["docxtpl_times_this"], goal="25"),
        _bar("the same at deflate level 1", 30, fast["docxtpl_times_this"]),
        Bar("a file at deflate level 1 / at the usual level", 1.2, larger, least=False),
    ]
    if "docxtemplater_times_this" in ours:
        found.append(_bar("docxtemplater / our pipeline", 8, ours["docxtemplater_times_this"]))
    return [*found, _bar("our pipeline / the floor", 2.5, ours["times_floor"], least=False)]


def _situations(rows: dict[str, Any]) -> list[Bar]:
    # Neither comes from a plan: a signing copy of many like it takes less than half.
    times = rows[OURS_REVIEW]["times_alone"]
    return [_bar("a review draft / a signing copy made by itself", 4, times, least=False)]


def _clauses(grown: dict[str, Any]) -> list[Bar]:
    counts = sorted(map(int, grown))
    few, many = counts[0], counts[-1]
    times = grown[str(many)]["ours_times_fewest"]
    return [_bar(f"time with {many} clauses / with {few}", many / few, times, least=False)]


def _processes(found: dict[str, Any]) -> list[Bar]:
    return [_bar("two processes / one", 1.7, found["one_times_two"])]


def _memory(found: dict[str, Any]) -> list[Bar]:
    small, large = (size for size in found if size.isdigit())
    times = found["large_times_small"]
    claim = f"peak memory of {large} deals / of {small}"
    return [] if times is None else [Bar(claim, 1.1, times, least=False)]


def _start(found: dict[str, Any]) -> list[Bar]:
    limits = {"clausegen --help": 5, "clausegen draft, warm cache": 20}
    bars = [
        _bar(f"{name} / python -c pass", limit, found[name]["times_bare_python"], least=False)
        for name, limit in limits.items()
    ]
    for name, lengths in CHECKS.items():
        times = found[name]["times_bare_python"].scaled(1 / lengths)
        bars.append(_bar(f"{name}, each of its {lengths} lengths / python -c pass", 50, times, least=False))
    ten = found["clausegen batch of ten"]["times_draft"]
    return [*bars, _bar("a batch of ten / one draft", 4, ten, least=False)]


def _page(found: dict[str, Any]) -> list[Bar]:
    slowest = max(found["milliseconds"].values(), key=lambda spread: spread.middle)
    return [_bar("ms from a changed field to the new contract", 100, slowest, least=False)]


def _bar(claim: str, limit: float, spread: Spread, *, least: bool = True, goal: str = "") -> Bar:
    note = f"quartiles {spread.low:.2f} to {spread.high:.2f}" + f"; next goal {goal}" * bool(goal)
    return Bar(claim, limit, spread.middle, least, note)


_JUDGES = {
    "documents": _documents,
    "situations": _situations,
    "clauses": _clauses,
    "processes": _processes,
    "memory": _memory,
    "start": _start,
    "page": _page,
}
