"""Reading what is longer than the terminal, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.messages import Message
from generator.wizard.screen import Fragment

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings

_KEYS = Message("Enter goes on, < back, Home, End; Esc ends")


def read(pieces: Sequence[Sequence[Fragment]]) -> None:
    """Show pieces of text until the person has read them to the end, or does not want to."""
    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import FormattedText, split_lines
    from prompt_toolkit.layout import FormattedTextControl, Layout, Window

    text = FormattedText(part for piece in pieces for part in (*piece, ("", "\n")))
    lines = [list(line) for line in split_lines(text)]
    while lines and not "".join(part[1] for part in lines[0]).strip():
        del lines[0]
    pages = _Pages(lines)
    window = Window(FormattedTextControl(pages.shown))
    app: Application[None] = Application(
        layout=Layout(window), key_bindings=_keys(pages), full_screen=True, erase_when_done=True
    )
    app.ttimeoutlen = app.timeoutlen = 0.05
    app.run()


@dataclass(slots=True)
class _Pages:
    """The lines to read, and which page of them is shown; its height is the terminal's."""

    lines: Sequence[Any]
    top: int = 0

    def _height(self) -> int:
        from prompt_toolkit.application.current import get_app

        return max(get_app().output.get_size().rows - 2, 1)

    @property
    def last(self) -> int:
        """Return the line that the last page begins with."""
        height = self._height()
        return max(len(self.lines) - 1, 0) // height * height

    def forward(self) -> bool:
        """Turn to the next page; say whether there was one."""
        here, self.top = self.top, min(self.top + self._height(), self.last)
        return self.top > here

    def backward(self) -> None:
        """Turn to the page before."""
        self.top = max(self.top - self._height(), 0)

    def shown(self) -> list[Any]:
        """Return the lines of the page, and which of all pages it is."""
        height = self._height()
        page = self.lines[self.top : self.top + height]
        number, count = self.top // height + 1, self.last // height + 1
        status = ("reverse", f" {number} of {count}   {_KEYS} ")
        return [part for line in page for part in (*line, ("", "\n"))] + [status]


def _keys(pages: _Pages) -> "KeyBindings":
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    def on(event: Any) -> None:
        if not pages.forward() and not event.app.is_done:
            event.app.exit()

    def end(event: Any) -> None:
        if not event.app.is_done:
            event.app.exit()

    def stop(event: Any) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    def first(_: Any) -> None:
        pages.top = 0

    def last(_: Any) -> None:
        pages.top = pages.last

    for names, action in (
        (("enter", " ", "pagedown", "down"), on),
        (("<", "pageup", "up", "backspace"), lambda _: pages.backward()),
        (("home",), first),
        (("end",), last),
        (("escape", "q"), end),
        (("c-c",), stop),
    ):
        for name in names:
            keys.add(name)(action)
    return keys
