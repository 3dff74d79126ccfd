"""The look of a house style: fonts, sizes in half points, colors, and where it parts from the classic."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .style import PLAIN, Para, Text, paragraph_style

_HALF_POINT = 10
_SINGLE = 240


@dataclass(frozen=True, slots=True)
class Change:
    """What a look sets otherwise in one style: fields of `Para` and of `Text`."""

    para: Mapping[str, Any] = field(default_factory=dict)
    text: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """What differs between house styles; fonts come with Word and have metric twins elsewhere.

    `line` is in 240ths of a single line, which is `pitch` times the size of its letters. `accent`
    colors the numbers of clauses, `tint` fills the headings of tables; empty: there is none.
    `changes` are by name of style.
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
    pitch: float
    accent: str = ""
    tint: str = ""
    changes: Mapping[str, Change] = field(default_factory=dict)

    def paragraph(
        self,
        name: str,
        para: Para,
        text: Text = PLAIN,
        *,
        based: str = "Normal",
        following: str = "",
        default: bool = False,
    ) -> str:
        """Return a paragraph style as this look sets it."""
        change = self.changes.get(name, Change())
        para, text = replace(para, **change.para), replace(text, **change.text)
        para = self._leaded(para, text)
        return paragraph_style(name, para, text, based=based, following=following, default=default)

    def _leaded(self, para: Para, text: Text) -> Para:
        """Set the height of a line in points, for the letters of the style.

        With a share of the line ("auto"), LibreOffice at times leaves a heading alone at the foot of a
        page: it reckons whether the next paragraph fits without the share. Taller letters of
        another script still get the room that they need.
        """
        if para.line is None or para.line_rule:
            return para
        single = (text.size or self.body_size) * _HALF_POINT * self.pitch
        return replace(para, line=round(single * para.line / _SINGLE), line_rule="atLeast")
