"""What keys do beyond questionary's own: typing over a text, Enter on a line pointed at."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.messages import Message, tell

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.layout.processors import Processor
    from questionary import Question

_NUMBER = re.compile(r"(\d+)\. ")
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
    """Return the keys that point at a line of a menu: Home, End, and the number that begins its label."""
    from prompt_toolkit.key_binding import KeyBindings

    menu = _menu(question)
    rows = [index for index, choice in enumerate(menu.choices) if not choice.disabled]
    numbered = {
        found[1]: row for row, label in zip(rows, labels, strict=True) if (found := _NUMBER.match(label))
    }
    typed = ""
    keys = KeyBindings()

    def first(_: Any) -> None:
        menu.pointed_at = rows[0]

    def last(_: Any) -> None:
        menu.pointed_at = rows[-1]

    def digit(event: Any) -> None:
        nonlocal typed
        key = event.key_sequence[0].key
        # After the 1 of 12 a 2 completes the number; where there is no 12 it begins another.
        typed = next((number for number in (typed + key, key) if number in numbered), "")
        menu.pointed_at = numbered.get(typed, menu.pointed_at)

    keys.add("home", eager=True)(first)
    keys.add("end", eager=True)(last)
    for key in "0123456789" if numbered else "":
        keys.add(key, eager=True)(digit)
    return keys


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
