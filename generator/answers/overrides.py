"""What a contract says whatever is answered, so that nobody need be asked."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.answers.paths import MISSING
from generator.answers.walking import value_at

Lookup = Callable[[str], Any]
"""Returns the answer at a dotted path, None where there is none (yet)."""


class Override(NamedTuple):
    """An answer that the contract does not follow, or not beyond a limit.

    `why` ends a sentence: “… for a private client”. `fixed` is what is printed whatever is answered,
    `most` the highest number that is. `words` frame the answer where the contract prints it otherwise
    than it was asked, and `help` tells the person who is asked.
    """

    path: str
    why: str
    holds: Callable[[Lookup], bool]
    fixed: Any = MISSING
    most: int | None = None
    words: str = "{}"
    help: str = ""

    @property
    def asked(self) -> bool:
        """Say whether an answer still counts, so that it is worth asking for."""
        return self.fixed is MISSING

    def printed(self, value: Any) -> Any:
        """Return what the contract prints for an answer."""
        if not self.asked:
            return self.fixed
        return value if self.most is None else min(value, self.most)

    def printed_json(self, value: Any) -> Any:
        """Return the same for an answer as JSON, which may not be checked yet."""
        if not self.asked:
            plain = isinstance(self.fixed, BaseModel)
            return self.fixed.model_dump(mode="json") if plain else self.fixed
        return value if self.most is None or not _whole(value) else min(int(value), self.most)


def _whole(value: Any) -> bool:
    return not isinstance(value, bool) and str(value).isdecimal()


def answers_at(data: BaseModel | Mapping[str, Any]) -> Lookup:
    """Return how to look up an answer in models or in JSON data, finished or not."""
    return partial(value_at, data)


def as_printed(
    deal: BaseModel, overrides: Callable[[Lookup], Mapping[str, Override]]
) -> tuple[dict[str, BaseModel], dict[str, Any]] | None:
    """Return the pages of a deal that the contract states otherwise, and the values replaced in them.

    None where there are none. Of an unfinished deal, what is not answered stays out.
    """
    pages: dict[str, BaseModel] = {}
    replaced: dict[str, Any] = {}
    for path, override in overrides(answers_at(deal)).items():
        name, _, field = path.partition(".")
        page = pages.get(name, vars(deal).get(name))
        value = None if page is None else vars(page).get(field)
        printed = None if value is None else override.printed(value)
        if page is not None and printed != value:
            replaced[path] = value
            pages[name] = page.model_copy(update={field: printed})
    return (pages, replaced) if pages else None
