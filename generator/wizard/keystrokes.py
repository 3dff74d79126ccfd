"""What keys do beyond questionary's own: typing over a text, Enter on a line pointed at."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.layout.processors import Processor
    from questionary import Question

__all__ = ["pick_pointed", "select_all", "selection_hint", "type_over"]

_SELECTED = "(type to replace, ← to edit)"


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

    return [ConditionalProcessor(AfterInput(f"   {_SELECTED}", style="class:placeholder"), has_selection)]


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


def pick_pointed(question: "Question") -> "KeyBindings":
    """Return the Enter that picks the line pointed at, if no line was picked or taken out by Space."""
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings
    from questionary.prompts.common import InquirerControl

    windows = question.application.layout.find_all_windows()
    menu: Any = next(w.content for w in windows if isinstance(w.content, InquirerControl))
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
