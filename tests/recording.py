"""The recording of an interview in the README, made from the program in a terminal.

`python -m tests.recording` writes docs/images/interview.svg anew; it needs tmux.
"""

import re
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from tests.tmux import ROOT, terminal
from tests.wizard.test_in_terminal import CALL, CLIENT, DONE, ME, WORK

PICTURE = ROOT / "docs" / "images" / "interview.svg"
COLUMNS, ROWS = 80, 26
_WIDTH, _HEIGHT, _MARGIN = 8.4, 18, 14
_SECONDS, _LAST = 2.2, 6.0
_INK, _PAPER, _GRAY = "#d7dce2", "#1b2027", "#8a939e"
_COLORS = {
    "30": "#5a636e", "31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "35": "#d2a8ff",
    "36": "#56d4dd", "37": _INK, "90": _GRAY, "97": "#ffffff",
}  # fmt: skip
_STYLE = re.compile(r"\x1b\[([\d;]*)m")


class Run(NamedTuple):
    """Characters of one look: where they begin, their color, and whether they are bold."""

    column: int
    text: str
    color: str
    bold: bool


def runs(line: str) -> Iterator[Run]:
    """Yield what stands in a line with escape sequences, without blanks around it."""
    color, bold, column = _INK, False, 0
    for number, part in enumerate(_STYLE.split(line)):
        if number % 2:
            for code in part.split(";"):
                if code in ("", "0"):
                    color, bold = _INK, False
                elif code in ("1", "22"):
                    bold = code == "1"
                elif code == "39":
                    color = _INK
                else:
                    color = _COLORS.get(code, color)
            continue
        text = part.rstrip("\n")
        if text.strip():
            yield Run(column + len(text) - len(text.lstrip()), text.strip(), color, bold)
        column += len(text)


def drawn(screens: list[str]) -> str:
    """Return an SVG that shows the screens one after the other, for ever."""
    width, height = COLUMNS * _WIDTH + 2 * _MARGIN, ROWS * _HEIGHT + 2 * _MARGIN
    whole = _SECONDS * (len(screens) - 1) + _LAST
    shares = [100 * (_SECONDS if n < len(screens) - 1 else _LAST) / whole for n in range(len(screens))]
    rules, frames, start = [], [], 0.0
    for number, (screen, share) in enumerate(zip(screens, shares, strict=True)):
        end = start + share
        hidden = f"0%{{opacity:{int(number == 0)}}}" + (
            f"{start - 0.001:.3f}%{{opacity:0}}" if number else ""
        )
        rules.append(
            f"@keyframes f{number}{{{hidden}{start:.3f}%,{end - 0.001:.3f}%{{opacity:1}}"
            + (f"{end:.3f}%,100%{{opacity:0}}" if end < 99.99 else "")
            + f"}}#f{number}{{animation:f{number} {whole:.1f}s infinite}}"
        )
        frames.append(f'<g id="f{number}" opacity="{int(number == len(screens) - 1)}">{_text(screen)}</g>')
        start = end
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img" '
        f'aria-label="The quick interview in a terminal, from the first question to the contract">\n'
        f"<style>text{{font:14px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;"
        f"white-space:pre}}.b{{font-weight:bold}}{''.join(rules)}</style>\n"
        f'<rect width="100%" height="100%" rx="8" fill="{_PAPER}"/>\n' + "\n".join(frames) + "\n</svg>\n"
    )


def _text(screen: str) -> str:
    found = []
    for row, line in enumerate(screen.split("\n")[:ROWS]):
        for run in runs(line):
            x, y = _MARGIN + run.column * _WIDTH, _MARGIN + (row + 0.75) * _HEIGHT
            bold = ' class="b"' if run.bold else ""
            found.append(
                f'<text x="{x:.1f}" y="{y:.1f}" fill="{run.color}"{bold} '
                f'textLength="{len(run.text) * _WIDTH:.1f}">{escape(run.text)}</text>'
            )
    return "".join(found)


def recorded(folder: Path) -> list[str]:
    """Return the screens of an interview: each question with its answer typed, and the end."""
    screens: list[str] = []
    with terminal(folder, *CALL, columns=COLUMNS, rows=ROWS) as shown:

        def seen() -> None:
            screens.append(shown.screen(colors=True))

        shown.answer({**ME, **CLIENT, **WORK}, until=DONE, seen=seen)
    return [screen for screen, after in zip(screens, [*screens[1:], ""], strict=True) if screen != after]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        PICTURE.write_text(drawn(recorded(Path(temporary))), encoding="utf-8")
    print(f"wrote {PICTURE}")  # noqa: T201
