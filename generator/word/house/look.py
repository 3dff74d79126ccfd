"""The look of a house style: fonts, sizes in half points, colours, and where it parts from the classic."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.word.house.style import PLAIN, Para, Text, paragraph_style

__all__ = ["Change", "Look"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a look sets otherwise in one style: fields of `Para` and of `Text`."""

    para: Mapping[str, Any] = field(default_factory=dict)
    text: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """What differs between house styles; fonts come with Word and have metric twins elsewhere.

    Lines are in 240ths. `accent` colours the numbers of clauses, `tint` fills the headings of tables;
    empty: there is none. `changes` are by name of style.
    """

    heading_font: str
    body_font: str
    twins: Mapping[str, str]
    serif: bool
    ink: str
    quiet: str
    hairline: str
    body_size: int
    line: int
    accent: str = ""
    tint: str = ""
    changes: Mapping[str, Change] = field(default_factory=dict)

    def paragraph(
        self, name: str, para: Para, text: Text = PLAIN, *, based: str = "Normal", following: str = ""
    ) -> str:
        """Return a paragraph style as this look sets it."""
        change = self.changes.get(name, Change())
        para, text = replace(para, **change.para), replace(text, **change.text)
        return paragraph_style(name, para, text, based=based, following=following)
