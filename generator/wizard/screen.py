"""What the wizard prints between questions: headings, answers given, problems, notes."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

Fragment = tuple[str, str]
"""A style and a text in it."""

_WIDEST = 96
_MARGIN = 4


@dataclass(frozen=True, slots=True)
class About:
    """What a piece on the screen tells of: it leaves the screen when that no longer holds."""

    kind: Literal["page", "item", "answer", "problem", "finding", "reason"]
    key: object
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    fragments: tuple[Fragment, ...]
    about: About | None


@dataclass(slots=True)
class Screen:
    """What was printed and may still be seen, in order; terminals take back what has not scrolled away."""

    _pieces: list[_Piece] = field(default_factory=list)

    def shows(self, about: About) -> bool:
        """Say whether a piece about this stands on the screen."""
        return any(piece.about == about for piece in self._pieces)

    def keep(self, holds: Callable[[About], bool]) -> None:
        """Take away each piece about something that no longer holds; what came after it moves up."""
        gone = [p for p in self._pieces if p.about is not None and not holds(p.about)]
        if not gone:
            return
        first = next(index for index, piece in enumerate(self._pieces) if piece in gone)
        after = self._pieces[first:]
        kept = [piece for piece in after if piece not in gone]
        reached = _within_reach(after)
        _erase([piece.fragments for piece in reached])
        for piece in reached:
            if piece in kept:
                _print(*piece.fragments)
        self._pieces[first:] = kept

    def take_back(self, gone: Callable[[About], bool]) -> None:
        """Take away the last pieces, as long as they are about something that is gone."""
        while self._pieces and (about := self._pieces[-1].about) is not None and gone(about):
            _erase([self._pieces.pop().fragments])

    def title(self, text: str, about: About | None = None) -> None:
        """Print the name of what begins here."""
        self._add(about, *title_of(text))

    def heading(self, text: str, about: About) -> None:
        """Print the heading of a page."""
        self._add(about, ("", "\n"), ("bold fg:ansicyan", text))

    def answered(self, question: str, answer: str, about: About | None = None) -> None:
        """Print an answer that was just given."""
        before, found, after = _parted(question, answer)
        self._add(about, ("fg:ansigreen", "✓ "), ("", before), ("bold", found), ("", after))

    def row(self, question: str, answer: str) -> None:
        """Print what was answered before."""
        self._add(None, *row_of(question, answer))

    def note(self, text: str, about: About | None = None) -> None:
        """Print a remark."""
        self._add(about, ("fg:ansibrightblack", wrapped(_sentence(text))))

    def warning(self, text: str, about: About | None = None) -> None:
        """Print what a person should know and may keep."""
        self._add(about, ("fg:ansiyellow", wrapped(f"! {_sentence(text)}")))

    def problem(self, text: str, about: About | None = None) -> None:
        """Print why an answer is refused."""
        self._add(about, ("fg:ansired", wrapped(f"✗ {_sentence(text)}")))

    def _add(self, about: About | None, *fragments: Fragment) -> None:
        _print(*fragments)
        self._pieces.append(_Piece(fragments, about))


def title_of(text: str) -> tuple[Fragment, ...]:
    """Return the name of what begins here."""
    return ("", "\n"), ("bold", text)


def row_of(question: str, answer: str) -> tuple[Fragment, ...]:
    """Return an answer as a list of answers shows it."""
    before, found, after = _parted(question, answer)
    return ("", f"  {before}"), ("bold", found), ("", after)


def _parted(question: str, answer: str) -> tuple[str, str, str]:
    """Break question and answer into lines at blanks; return what is before, in and after the answer."""
    text = wrapped(f"{question}  {answer}", "    ").strip()
    # Broken over lines, the answer no longer stands in the text as it was.
    return text.rpartition(answer) if answer else (text, "", "")


def _sentence(text: str) -> str:
    end = "" if text.endswith((".", "?", "!", ":")) else "."
    return f"{text[:1].upper()}{text[1:]}{end}"


def width() -> int:
    """Return how many columns a line of text may fill."""
    return max(min(_size()[1], _WIDEST) - _MARGIN, 20)


def _size() -> tuple[int, int]:
    """Return the rows and columns of the terminal."""
    from prompt_toolkit.application.current import get_app_session

    size = get_app_session().output.get_size()
    return size.rows, size.columns


def wrapped(text: str, indent: str = "  ") -> str:
    """Break a text into lines that fit the terminal."""
    lines = text.split("\n")
    return "\n".join(
        textwrap.fill(line, width(), initial_indent=indent, subsequent_indent=indent) for line in lines
    )


def _within_reach(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return those of the last pieces that have not scrolled away."""
    left, count = _size()[0] - 1, 0
    for piece in reversed(pieces):
        left -= _rows(piece.fragments)
        if left < 0:
            break
        count += 1
    return list(pieces[len(pieces) - count :])


def _rows(fragments: Sequence[Fragment]) -> int:
    """Return how many rows of the terminal fragments fill; wide characters fill two columns."""
    from prompt_toolkit.utils import get_cwidth

    columns = max(_size()[1], 1)
    lines = "".join(text for _, text in fragments).split("\n")
    return sum(max(-(-get_cwidth(line) // columns), 1) for line in lines)


def _print(*fragments: Fragment) -> None:
    from prompt_toolkit import print_formatted_text
    from prompt_toolkit.formatted_text import FormattedText

    # Fragments, never markup: an answer such as <b> stays plain text.
    print_formatted_text(FormattedText(list(fragments)))


def _erase(printed: Sequence[Sequence[Fragment]]) -> None:
    """Erase the last pieces that were printed."""
    from prompt_toolkit.application.current import get_app_session

    output = get_app_session().output
    output.write_raw("\r")
    output.cursor_up(sum(map(_rows, printed)))
    output.erase_down()
    output.flush()
