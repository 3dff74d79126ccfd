"""Phrases: the sentences that a reader of documents is told, in the words of one language.

They are data of a pack (`phrases.yaml`), so that no engine holds a sentence of a language. What engines
say is listed in `DECLARED`; a pack's file has exactly these, each with the same places for values.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from generator.errors import InputError, Problem
from generator.formatting.declared import DECLARED
from generator.messages import listed, tell

if TYPE_CHECKING:
    from babel import Locale

    from generator.yaml_lines import YamlText

Forms = Mapping[str, str]
"""The forms of a phrase by plural category of CLDR: one, few, many, other and the like."""

_COUNT = "count"


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """The phrases of a language by name; compared as the object it is, to key what is kept of it."""

    language: str
    texts: Mapping[str, str | Forms]

    def say(self, name: str, /, **values: object) -> str:
        """Return a phrase with its values; of several forms, the one that the language has for `count`."""
        text = self.texts[name]
        if not isinstance(text, str):
            text = text[_category(self.language, values[_COUNT])]
        return text.format(**values) if values else text.format()

    def quoted(self, text: str) -> str:
        """Return a text in the quotes of the language."""
        return self.say("signs.quoted", text=text)

    def join(self, sign: str, parts: Iterable[str]) -> str:
        """Return texts with a sign of the language between them: `comma`, `semicolon`, `and`, `or`."""
        return self.say(f"signs.{sign}").join(parts)

    def below(self, section: str) -> dict[str, str]:
        """Return the phrases of a section that take no values, by the last part of their name."""
        prefix = f"{section}."
        return {
            name.removeprefix(prefix): text
            for name, text in self.texts.items()
            if name.startswith(prefix) and isinstance(text, str)
        }


def _category(language: str, count: Any) -> str:
    return str(_locale(language).plural_form(count))


@cache
def _locale(language: str) -> "Locale":
    from babel import Locale

    return Locale.parse(language, sep="-")


def phrases_in(text: "YamlText", language: str, before: Phrases | None = None) -> Phrases:
    """Return the phrases of a file; raise InputError with each that is lacking, wrong or one too many.

    What it lacks stands in those `before` it, if there are any.
    """
    problems = tuple(phrase_problems(text, language, whole=before is None))
    if problems:
        raise InputError(problems)
    return Phrases(language, {**(before.texts if before else {}), **dict(_flat(text.data))})


def phrase_problems(text: "YamlText", language: str, *, whole: bool = True) -> Iterator[Problem]:
    """Yield what keeps a file from holding the phrases that are said, all of them or some, with its line."""
    found = dict(_flat(text.data)) if isinstance(text.data, Mapping) else {}
    for name in sorted(DECLARED.keys() - found.keys()) if whole else ():
        yield Problem(
            tell("is a phrase that is said and stands here nowhere: add it"), source=text.source, value=name
        )
    for name, forms in found.items():
        source = text.place_of(name.split("."))
        if name not in DECLARED:
            yield Problem(tell("is a phrase that nothing says: take it out"), source=source, value=name)
        else:
            yield from (
                Problem(message, source=source, value=name) for message in _faults(name, forms, language)
            )


def _faults(name: str, forms: Any, language: str) -> Iterator[str]:
    """Yield what is wrong with a phrase: its forms, or the places for its values."""
    wanted = frozenset(DECLARED[name].split())
    if isinstance(forms, Mapping):
        if _COUNT not in wanted:
            yield tell("has forms for a number, and none is said with it: give it one text")
            return
        categories = {*_locale(language).plural_form.tags, "other"}
        if forms.keys() != categories:
            yield tell("must have the plural forms {categories}", categories=listed(sorted(categories)))
    for text in forms.values() if isinstance(forms, Mapping) else (forms,):
        if not isinstance(text, str):
            yield tell("must be a text")
            continue
        try:
            places = frozenset(place for _, place, *_ in Formatter().parse(text) if place is not None)
        except ValueError as error:
            yield tell("has braces that do not match: {reason}", reason=error)
            continue
        # A form may say its number in a word: “one more”.
        if places - {_COUNT} != wanted - {_COUNT} or not places <= wanted:
            told = listed(f"{{{place}}}" for place in sorted(wanted))
            yield (
                tell("must have exactly these places for values: {places}", places=told)
                if wanted
                else tell("must have no places for values")
            )


def _flat(data: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield phrases by their dotted names; a mapping is a section unless its name is a phrase's."""
    for key, value in data.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping) and name not in DECLARED:
            yield from _flat(value, f"{name}.")
        else:
            yield name, value
