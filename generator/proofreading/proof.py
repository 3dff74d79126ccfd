"""What is proofread: a library and its outline, with what a pack knows of its language and its answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import BaseModel

from generator.library.clause import Library
from generator.library.conditions import ALWAYS, Condition, holds, parse_condition
from generator.library.outline import Outline
from generator.proofreading.combinations import Combination, combinations
from generator.proofreading.habits import Habits
from generator.yaml_lines import YamlText, read_yaml


@dataclass(frozen=True)
class Proof:
    """A library and an outline with its file; `deal` is the model of completed answers that they read."""

    library: Library
    outline: Outline
    outline_file: Path
    deal: type[BaseModel]
    habits: Habits

    @cached_property
    def where(self) -> YamlText:
        """Return the outline's file with its lines."""
        return read_yaml(self.outline_file)

    def combinations(
        self, paths: Iterable[str] = (), conditions: Iterable[Condition] = ()
    ) -> Iterator[Combination]:
        """Yield every combination of answers that a deal can have, of the paths and what conditions read.

        In each of them the document can be made. Raise TooManyCombinations where they are too many to look at
        each.
        """
        when = self.outline.when
        never = () if when == ALWAYS else (parse_condition(f"not ({when.text})"),)
        impossible = (*self.habits.impossible, *never)
        return combinations(self.deal, impossible, paths, (*conditions, *never))

    def implies(self, condition: Condition, conclusions: Iterable[Condition]) -> bool:
        """Say whether one of some conditions holds in every deal in which another does.

        Raise TooManyCombinations where they are too many to look at each. Many texts ask for the same.
        """
        one_of = dict.fromkeys(conclusions)
        asked = (condition, *one_of)
        if asked not in self._implied:
            self._implied[asked] = (
                condition in one_of
                # Mostly one of them holds whatever is answered: that is asked once, and reads few answers.
                or (condition != ALWAYS and self.implies(ALWAYS, one_of))
                or all(
                    any(holds(conclusion, combination.get) for conclusion in one_of)
                    for combination in self.combinations((), asked)
                    if holds(condition, combination.get)
                )
            )
        return self._implied[asked]

    def may_be_empty(self, path: str, condition: Condition) -> bool:
        """Say whether an answer can be missing in a deal in which a condition holds.

        Raise TooManyCombinations where they are too many to look at each. Many texts print the same.
        """
        asked = (path, condition.text)
        if asked not in self._empty:
            # Mostly it is there in every deal: that is asked once for all documents, and reads few answers.
            self._empty[asked] = _ever_empty(self.deal, self.habits.impossible, path) and any(
                combination.get(path) is None and holds(condition, combination.get)
                for combination in self.combinations((path,), (condition,))
            )
        return self._empty[asked]

    @cached_property
    def _empty(self) -> dict[tuple[str, str], bool]:
        return {}

    @cached_property
    def _implied(self) -> dict[tuple[Condition, ...], bool]:
        return {}


@lru_cache(maxsize=1024)
def _ever_empty(deal: type[BaseModel], impossible: tuple[Condition, ...], path: str) -> bool:
    return any(answers.get(path) is None for answers in combinations(deal, impossible, (path,)))
