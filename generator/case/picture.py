"""A case as a picture: its line of days and what is open, as SVG, and as PNG made of that."""

import datetime as dt
from collections.abc import Iterator
from html import escape
from textwrap import shorten
from typing import NamedTuple

from generator.case.folder import Case
from generator.case.ledger import Ledger
from generator.case.machine import State
from generator.case.telling import titled_sum
from generator.case.timeline import DayMark, Kind, timeline
from generator.case.words import Words

_WIDTH, _ROW, _MARGIN = 900, 26, 28
_LINE, _TEXT = 168, 192
"""Where the line of days stands, and where the words beside it begin."""
_LONGEST = 100
"""Characters that fit beside the line."""
_INK, _QUIET, _NOW = "#1f3a5f", "#6b7280", "#a61b1b"
_FONT = "Carlito, Calibri, 'Liberation Sans', Arial, Helvetica, 'DejaVu Sans', sans-serif"
_KINDS: tuple[Kind, ...] = ("was", "next", "choice", "duty", "client")
"""In the order of the legend."""


def picture_svg(case: Case, state: State) -> str:
    """Return the picture of a case on a day as SVG."""
    marks, drawn = timeline(case, state), _Drawing(case.words)
    drawn.text(_MARGIN, 26, case.title, _Look(20, "bold", _INK))
    drawn.down(46)
    before = [mark for mark in marks if mark.kind == "was"]
    drawn.marks(before)
    drawn.today(state.as_of)
    drawn.marks([mark for mark in marks if mark.kind != "was"])
    drawn.legend({mark.kind for mark in marks})
    drawn.sums(state.ledger)
    return drawn.svg(case.words.say("case.telling.title", case=case.title, day=state.as_of))


def picture_png(case: Case, state: State) -> bytes:
    """Return the same as PNG, in twice the size."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=picture_svg(case, state), zoom=2, background="#ffffff"))


class _Look(NamedTuple):
    size: int = 14
    weight: str = "normal"
    color: str = "#111827"
    anchor: str = "start"


_PLAIN = _Look()


class _Drawing:
    """Draws from the top down; `y` is where the next row begins."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.parts: list[str] = []
        self.y = 0

    def down(self, by: int) -> None:
        self.y += by

    def text(self, x: int, dy: int, words: str, look: _Look = _PLAIN) -> None:
        self.parts.append(
            f'<text x="{x}" y="{self.y + dy}" font-size="{look.size}" font-weight="{look.weight}" '
            f'fill="{look.color}" text-anchor="{look.anchor}">'
            f"{escape(shorten(words, _LONGEST, placeholder='…'))}</text>"
        )

    def marks(self, marks: list[DayMark]) -> None:
        shown: dt.date | None = None
        for mark in marks:
            self._line()
            if mark.day != shown:
                self.text(_LINE - 20, 18, self.words.dated(mark.day), _Look(color=_QUIET, anchor="end"))
            shown = mark.day
            self._sign(mark.kind, _LINE, self.y + 13)
            self.text(_TEXT, 18, mark.text, _Look(color=_QUIET) if mark.kind == "was" else _PLAIN)
            self.down(_ROW)

    def _line(self) -> None:
        self.parts.append(
            f'<line x1="{_LINE}" y1="{self.y}" x2="{_LINE}" y2="{self.y + _ROW}" stroke="{_QUIET}"/>'
        )

    def _sign(self, kind: Kind, x: int, y: int) -> None:
        looks = {
            "was": f'<circle cx="{x}" cy="{y}" r="5" fill="{_QUIET}"/>',
            "next": f'<circle cx="{x}" cy="{y}" r="6" fill="{_INK}"/>',
            "choice": f'<circle cx="{x}" cy="{y}" r="6" fill="#ffffff" stroke="{_INK}" stroke-width="2"/>',
            "duty": f'<rect x="{x - 6}" y="{y - 6}" width="12" height="12" fill="{_NOW}"/>',
            "client": f'<path d="M{x - 6},{y - 5} h12 l-6,11 z" fill="#ffffff" stroke="{_QUIET}" '
            'stroke-width="2"/>',
        }
        self.parts.append(looks[kind])

    def today(self, day: dt.date) -> None:
        self._line()
        self.parts.append(
            f'<line x1="{_MARGIN}" y1="{self.y + 13}" x2="{_WIDTH - _MARGIN}" y2="{self.y + 13}" '
            f'stroke="{_NOW}" stroke-width="1.5"/>'
        )
        self.text(_WIDTH - _MARGIN, 8, str(self.words.shown(day)), _Look(12, color=_NOW, anchor="end"))
        self.down(_ROW)

    def legend(self, kinds: set[Kind]) -> None:
        self.down(14)
        for kind in _KINDS:
            if kind in kinds:
                self._sign(kind, _MARGIN + 8, self.y + 9)
                self.text(_MARGIN + 26, 14, self.words.say(f"case.picture.{kind}"), _Look(12, color=_QUIET))
                self.down(20)

    def sums(self, ledger: Ledger) -> None:
        if not ledger.open:
            return
        self.down(12)
        heading = self.words.say("case.picture.open", day=ledger.day)
        self.text(_MARGIN, 18, heading, _Look(weight="bold", color=_INK))
        self.down(_ROW)
        for left, right in _sum_rows(self.words, ledger):
            self.text(_MARGIN, 16, left)
            self.text(_WIDTH - _MARGIN, 16, right, _Look(anchor="end"))
            self.down(22)

    def svg(self, title: str) -> str:
        height = self.y + _MARGIN
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
            f'viewBox="0 0 {_WIDTH} {height}" role="img" font-family="{_FONT}">'
            f'<title>{escape(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>'
            f"{''.join(self.parts)}</svg>\n"
        )


def _sum_rows(words: Words, ledger: Ledger) -> Iterator[tuple[str, str]]:
    say = words.say
    for standing in ledger.standings:
        if not standing.open:
            continue
        yield titled_sum(words, standing), str(words.shown(standing.principal))
        for spell in standing.charged:
            text = say("case.picture.charge", rate=words.percent(spell.rate), count=spell.days)
            yield text, str(words.shown(spell.charge))
        if standing.fixed:
            yield say("case.picture.fixed"), str(words.shown(standing.fixed))
    yield say("case.picture.together"), str(words.shown(ledger.open))
