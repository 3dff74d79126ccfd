"""Blanks: what a draft prints where an answer is missing, or follows from one that is."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.questionnaire.missing import Missing

# What is computed from other answers, and from which, by unit.
_FOLLOW: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "money": {"sums.": ("fee.",), "payment.extra_work_rate": ("fee.",)},
    "date": {"sums.": ("fee.", "project.end")},
}


@dataclass(frozen=True, slots=True)
class Blanks:
    """The missing answers of a deal, by path, and the paths of what was computed."""

    missing: Mapping[str, Missing]
    computed: frozenset[str]

    def text(self, path: str, printed: str, unit: str = "") -> str | None:
        """Return what stands in a blank, with its brackets; None where the answer is there.

        `printed` is the value as it would print in its unit: a stand-in for text is in brackets
        already, and what a menu was taken to be is shown as an assumption.
        """
        if path in self.missing:
            found = self.missing[path]
            return f"[{printed}, assumed]" if found.assumed else f"[{found.words}]"
        below = [found for place, found in self.missing.items() if place.startswith(f"{path}.")]
        if below:
            return printed if all(found.text for found in below) else f"[{below[0].words}]"
        if self._follows(path, unit):
            return f"[{path.rpartition('.')[2].replace('_', ' ')}]"
        # A text that was copied from elsewhere in the answers, or printed in another one.
        copied = any(found.text and f"[{found.words}]" in printed for found in self.missing.values())
        return printed if copied else None

    def _follows(self, path: str, unit: str) -> bool:
        if path not in self.computed and not path.startswith("sums."):
            return False
        sources = (of for start, of in _FOLLOW.get(unit, {}).items() if path.startswith(start))
        return any(place.startswith(of) for of in sources for place in self.missing)
