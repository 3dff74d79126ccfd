"""Signature lines: what was written after each label, which counts as no change and is therefore told."""

from collections.abc import Iterable, Iterator

from generator.docx.views import View

_CELL, _PARAGRAPH = "\0|\0", "\0/\0"


def filled_lines(lines: Iterable[View], blanks: tuple[str, ...]) -> Iterator[str]:
    """Yield each line to sign on with the words that stand there: `By: Dana Whitfield`."""
    for line in lines:
        for cell in line.canonical.split(_CELL):
            text = cell.replace(_PARAGRAPH, " / ").replace("\0", "").strip()
            if any(text.startswith(blank) and text.removeprefix(blank).strip() for blank in blanks):
                yield text
