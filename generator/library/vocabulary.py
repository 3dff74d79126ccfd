"""What the texts of a language can name and print: handed in by its pack."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from pydantic import BaseModel

from generator.errors import InputError
from generator.formatting.formats import Formats
from generator.messages import listed, tell


class PlaceProblem(Protocol):
    """Says what is wrong with the code of a place, nothing where it is right; a city only with `cities`."""

    def __call__(self, code: str, *, cities: bool) -> str:
        """Return what is wrong."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The model whose fields texts can name, how these are printed, and the places there are.

    `sides` are the pages of the parties that sign, `labels` the fixed words of a document by what they name.
    """

    language: str
    deal: type[BaseModel]
    formats: Formats
    place_problem: PlaceProblem
    sides: tuple[str, ...]
    labels: Mapping[str, str] = field(hash=False)

    @property
    def quoted(self) -> str:
        """Return a `{text}` in the quotes of the language."""
        return self.labels["quoted"]


Vocabularies = Mapping[str, Callable[[], Vocabulary]]
"""The vocabulary of each language by its tag, made when it is asked for."""


def vocabulary_of(vocabularies: Vocabularies, language: str, *, source: str = "") -> Vocabulary:
    """Return the vocabulary of a language; raise InputError, naming those there are, where there is none."""
    if language not in vocabularies:
        message = tell("no such language: there is {names}", names=listed(sorted(vocabularies)))
        raise InputError.single(message, source=source, value=language)
    return vocabularies[language]()
