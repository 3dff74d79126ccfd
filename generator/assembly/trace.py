"""What assembling asks of a deal, taken down: deals that answer it alike have documents that differ in words.

Whatever a text or a condition reads of a deal it reads through a `Filler`, which takes it down here. So two
deals for which every condition turned out the same, whose lists are as long and whose answers have the same
shape are assembled into the same tree, but for the words of the answers.
"""

import re
from dataclasses import dataclass, field

from generator.library.conditions import Condition

FIRST_SIGN, LAST_SIGN = 0xF0000, 0xFFFFD
"""Private characters that stand for a line of an answer each; no clause, frame or answer may hold one."""

# What may change more than words: signs of our own, what XML cannot hold, right-to-left letters, tabs, a sign
# at the start before which no space stands, a space at the edge of a line.
_UNUSUAL = re.compile(
    "[^\n\u0020-\u058f\u0900-\ud7ff\ue000-\ufb1c\ufdfe-\ufe6f\ufefd\uff00-\ufffd\U00010000-\U000effff]"
)
ONE_LINE = "[-]"
"""The shape of a text of one line without a last period."""
_CLOSING, _EDGES = (",", ":", "."), " ,:."

At = tuple[str, int] | None
"""The path and number of the entry that `item` means, None outside of rows."""
Asked = tuple[str, str]
"""The path of an answer, and the filter that prints it."""


def shape_of(text: str) -> str:
    """Return in what shape an answer is printed: its lines, and its last period; empty for an unusual one."""
    if text.isascii() and text.isprintable() and text[:1] not in _EDGES and text[-1:] not in _EDGES:
        return ONE_LINE  # as most are: told at once
    lines = lines_of(text)
    if text.startswith(_CLOSING) or _UNUSUAL.search(text) or any(line != line.strip() for line in lines):
        return ""
    return f"[{'|'.join(['-' * bool(line) for line in lines])}{'.' * text.endswith('.')}]"


def lines_of(text: str) -> list[str]:
    """Return the lines of an answer that signs stand for: the last without its period."""
    return text.removesuffix(".").split("\n")


@dataclass(slots=True)
class Trace:
    """What was asked of a deal, with the answers to it; with `signs` its texts print as signs.

    `holes` says of each sign which line of which answer it stands for.
    """

    signs: bool = False
    truths: dict[tuple[Condition, At], bool] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    shapes: dict[Asked, str] = field(default_factory=dict)
    printed: dict[Asked, str] = field(default_factory=dict)
    holes: list[tuple[Asked, int]] = field(default_factory=list)

    def heard(self, path: str, unit: str, text: str) -> str:
        """Take down how an answer prints; return that, or the signs in its place."""
        asked = path, unit
        if asked not in self.printed:
            self.printed[asked] = self._signed(asked, text) if self.signs else text
            self.shapes[asked] = shape_of(text)
        return self.printed[asked]

    def _signed(self, asked: Asked, text: str) -> str:
        signed = []
        for number, line in enumerate(lines_of(text)):
            signed.append(chr(FIRST_SIGN + len(self.holes)) * bool(line))
            if line:
                self.holes.append((asked, number))
        return "\n".join(signed) + "." * text.endswith(".")

    @property
    def key(self) -> tuple[object, ...] | None:
        """Return what is alike in all deals of the same situation; None where an answer is unusual."""
        if not all(self.shapes.values()):
            return None
        asked = (self.truths, self.lengths, self.shapes)
        return (*(tuple(each.items()) for each in asked), frozenset(self.absent))
