"""What is proofread: a library and its outline, with what a pack knows of its language and its answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel

from generator.library.clause import Library
from generator.library.conditions import ALWAYS, Condition, parse_condition
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
