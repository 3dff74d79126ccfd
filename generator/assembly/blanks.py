"""Blanks: what a draft prints where an answer is missing, or follows from one that is."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from generator.answers.walking import resolve
from generator.questionnaire.missing import BlankWords, Missing


@dataclass(frozen=True, slots=True)
class Blanks:
    """The missing answers of a deal, by path, and the paths of what was computed.

    `root` is the model of the deal. `follow` says what is computed from other answers, and from which, by
    unit and by how the paths begin.
    """

    missing: Mapping[str, Missing]
    computed: frozenset[str]
    root: type[BaseModel]
    words: BlankWords
    follow: Mapping[str, Mapping[str, tuple[str, ...]]]

    def text(self, path: str, printed: str, unit: str = "") -> str | None:
        """Return what stands in a blank, with its brackets; None where the answer is there.

        `printed` is the value as it would print in its unit: a stand-in for text is in brackets
        already, and what a menu was taken to be is shown as an assumption.
        """
        if path in self.missing:
            found = self.missing[path]
            return f"[{self._assumed(printed)}]" if found.assumed else f"[{found.words}]"
        below = [found for place, found in self.missing.items() if place.startswith(f"{path}.")]
        if below:
            return printed if all(found.text for found in below) else f"[{below[0].words}]"
        if self._follows(path, unit):
            asked = resolve(self.root, path)
            return f"[{self.words.name(path, title=asked[0].title if asked else '', page=None)}]"
        # A text that was copied from elsewhere in the answers, or printed in another one.
        copied = any(found.text and f"[{found.words}]" in printed for found in self.missing.values())
        return printed if copied else None

    def _assumed(self, printed: str) -> str:
        return self.words.phrases.say("blanks.assumed", answer=printed)

    def _follows(self, path: str, unit: str) -> bool:
        # Sums are part of a completed deal only: no mark says that they were computed.
        if path not in self.computed and not path.startswith("sums."):
            return False
        sources = (of for start, of in self.follow.get(unit, {}).items() if path.startswith(start))
        return any(place.startswith(of) for of in sources for place in self.missing)
