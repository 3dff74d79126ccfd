"""What keys do beyond questionary's own: typing over a text, Enter on a line pointed at."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.messages import Message, tell
from generator.questionnaire.saying import shortened
from generator.wizard.screen import wrapped

if TYPE_CHECKING:
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.layout.processors import Processor
    from questionary import Question

_NUMBER = re.compile(r"(\d+)\. ")
_LONGEST_SHOWN = 20
"""Characters of what was typed in a menu."""
_SELECTED = Message("(type to replace, ← to edit)")


def select_all(question: "Question") -> None:
    """Select the text that is there, so that typing replaces it and an arrow key keeps it."""
    buffer = question.application.current_buffer
    if not buffer.text:
        return
    buffer.cursor_position = 0
    buffer.start_selection()
    if buffer.selection_state is not None:
        buffer.selection_state.enter_shift_mode()
    buffer.cursor_position = len(buffer.text)


def selection_hint() -> list["Processor"]:
    """Return what stands behind a text that is still selected: how to replace it, how to edit it."""
    from prompt_toolkit.filters import has_selection
    from prompt_toolkit.layout.processors import AfterInput, ConditionalProcessor

    return [
        ConditionalProcessor(AfterInput(f"   {tell(_SELECTED)}", style="class:placeholder"), has_selection)
    ]


def behind(reading: Callable[[str], str]) -> list["Processor"]:
    """Return what stands behind a text while it is typed: what it would be read as."""
    from prompt_toolkit.application.current import get_app
    from prompt_toolkit.filters import has_selection
    from prompt_toolkit.layout.processors import AfterInput, ConditionalProcessor

    read = lru_cache(maxsize=1)(reading)

    def told() -> str:
        said = read(get_app().current_buffer.text)
        return f"   = {said}" if said else ""

    return [ConditionalProcessor(AfterInput(told, style="class:placeholder"), ~has_selection)]


def type_over(*, one_line: bool) -> "KeyBindings":
    """Return the keys for a selected text: a paste replaces it, Delete empties it, Backspace edits it."""
    from prompt_toolkit.filters import has_selection
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("<bracketed-paste>", filter=has_selection)
    def _paste(event: Any) -> None:
        event.current_buffer.cut_selection()
        text = event.data.replace("\r\n", "\n").replace("\r", "\n")
        event.current_buffer.insert_text(" ".join(text.split()) if one_line else text)

    @keys.add("delete", filter=has_selection)
    def _empty(event: Any) -> None:
        event.current_buffer.cut_selection()

    def _edit(event: Any) -> None:
        event.current_buffer.exit_selection()
        event.key_processor.feed(event.key_sequence[0], first=True)

    for key in ("backspace", "c-a", "c-e", "c-k", "c-u", "c-w"):
        keys.add(key, filter=has_selection)(_edit)
    return keys


def point(question: "Question", labels: Sequence[str]) -> "KeyBindings":
    """Return the keys that point at a line of a menu: Home, End, its number, letters of its label.

    What was typed stands below the menu; where no line has it, Enter picks nothing until it is taken back.
    """
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    menu = _menu(question)
    rows = [index for index, choice in enumerate(menu.choices) if not choice.disabled]
    found = Looking(tuple(zip(rows, labels, strict=True)))
    keys = KeyBindings()

    def first(_: Any) -> None:
        found.forget()
        menu.pointed_at = rows[0]

    def last(_: Any) -> None:
        found.forget()
        menu.pointed_at = rows[-1]

    def moved(event: Any) -> None:
        found.forget()
        step = -1 if event.key_sequence[0].key == Keys.Up else 1
        menu.pointed_at = rows[(rows.index(menu.pointed_at) + step) % len(rows)]

    def typed(event: Any) -> None:
        if event.data.isprintable():
            menu.pointed_at = found.add(event.data, menu.pointed_at)

    def take_back(_: Any) -> None:
        menu.pointed_at = found.take_back(menu.pointed_at)

    keys.add("home", eager=True)(first)
    keys.add("end", eager=True)(last)
    for key in ("up", "down"):
        keys.add(key, eager=True)(moved)
    keys.add(Keys.Any)(typed)
    keys.add("<bracketed-paste>", eager=True)(typed)
    # Keys that mean something else in menus: all, the others, down and up.
    for key in "aijk":
        keys.add(key, eager=True)(typed)
    keys.add("backspace", eager=True)(take_back)
    keys.add("enter", eager=True, filter=Condition(lambda: found.nowhere))(lambda _: None)
    _show_below(question, found.told)
    return keys


@dataclass(slots=True)
class Looking:
    """What was typed in a menu to find a line, and whether none has it; `lines` are rows and labels."""

    lines: tuple[tuple[int, str], ...]
    text: str = ""
    nowhere: bool = False
    before: int = 0
    """The row that was pointed at when typing began."""

    def add(self, text: str, at: int) -> int:
        """Take what was typed; return the row to point at."""
        if text.isdecimal() and (numbered := self._numbered()):
            # After the 1 of 12 a 2 completes the number; where there is no 12 it begins another.
            self.nowhere = False
            self.text = next((number for number in (self.text + text, text) if number in numbered), "")
            return numbered.get(self.text, at)
        if not (self.text or text.strip()):
            return at
        self.before = self.before if self.text else at
        return self._look(self.text + text)

    def take_back(self, at: int) -> int:
        """Take back the last character; return the row to point at."""
        return self._look(self.text[:-1]) if self.text else at

    def forget(self) -> None:
        """Forget what was typed."""
        self.text, self.nowhere = "", False

    def told(self) -> str:
        """Return what stands below the menu."""
        text = shortened(self.text, _LONGEST_SHOWN)
        if self.nowhere:
            return tell("No line has “{text}”: Backspace takes it back, ↑ and ↓ move.", text=text)
        return tell("“{text}”: Enter takes the line pointed at.", text=text) if text else ""

    def _numbered(self) -> dict[str, int]:
        return {number[1]: row for row, label in self.lines if (number := _NUMBER.match(label))}

    def _look(self, text: str) -> int:
        """Point at the first line in which a word begins with a text; without one where typing began."""
        self.text = text
        begins = re.compile(rf"(?<!\w){re.escape(text.strip())}", re.IGNORECASE)
        row = next((row for row, label in self.lines if begins.search(label)), None)
        self.nowhere = bool(text.strip()) and row is None
        return self.before if row is None or not text.strip() else row


def _show_below(question: "Question", told: Callable[[], str]) -> None:
    """Show a line below a menu, as long as there is something to say."""
    from prompt_toolkit.filters import Condition, to_filter
    from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, Window
    from prompt_toolkit.layout.controls import FormattedTextControl

    def line() -> "StyleAndTextTuples":
        return [("class:placeholder", wrapped(told()))]

    layout, menu = question.application.layout, _menu(question)
    below = Window(FormattedTextControl(line), dont_extend_height=True)
    for window in layout.find_all_windows():
        if window.content is menu:
            window.dont_extend_height = to_filter(Condition(lambda: bool(told())))
    shown = ConditionalContainer(below, Condition(lambda: bool(told())))
    question.application.layout = Layout(
        HSplit([layout.container, shown]), focused_element=layout.current_window
    )


def _menu(question: "Question") -> Any:
    from questionary.prompts.common import InquirerControl

    windows = question.application.layout.find_all_windows()
    return next(w.content for w in windows if isinstance(w.content, InquirerControl))


def pick_pointed(question: "Question") -> "KeyBindings":
    """Return the Enter that picks the line pointed at, if no line was picked or taken out by Space."""
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings

    menu = _menu(question)
    start, before = menu.pointed_at, list(menu.selected_options)

    def untouched() -> bool:
        # Who has not moved either means to keep what is picked already.
        moved = menu.pointed_at != start or not before
        return moved and menu.selected_options == before

    keys = KeyBindings()

    @keys.add("enter", filter=Condition(untouched), eager=True)
    def _pick(event: Any) -> None:
        picked = {*before, menu.get_pointed_at().value}
        event.app.exit(result=sorted(picked))

    return keys
