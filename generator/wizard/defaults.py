"""What Enter gives: the default of each question, following the answers so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.answers.paths import MISSING, fetch
from generator.wizard.steps import Step

__all__ = ["Defaults", "defaults"]


@dataclass(frozen=True, slots=True)
class Defaults:
    """The suggestions that follow from the answers, over the defaults of the fields."""

    suggested: Mapping[str, Any]

    def of(self, step: Step) -> Any:
        """Return the JSON value that Enter accepts, or MISSING where an answer is needed."""
        if step.settled:
            return step.default
        found = self._suggestion(step.place)
        return step.default if found is MISSING else found

    def follows(self, step: Step) -> bool:
        """Say whether the default follows from earlier answers."""
        return self._suggestion(step.place) is not MISSING

    def _suggestion(self, path: str) -> Any:
        if path in self.suggested:
            return self.suggested[path]
        # A suggested late charge also suggests its rate.
        for place, value in self.suggested.items():
            if path.startswith(f"{place}.") and isinstance(value, Mapping):
                return fetch(value, path.removeprefix(f"{place}."))
        return MISSING


def defaults(data: Mapping[str, Any], as_of: date) -> Defaults:
    """Compute the defaults for the answers so far; `as_of` is today and chooses the law."""
    from generator.questionnaire import suggest

    return Defaults(suggest(data, as_of))
