"""The prompts of the terminal, built on questionary: Esc or `<` goes back from every one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from generator.messages import tell
from generator.wizard.keystrokes import behind, pick_pointed, point, select_all, selection_hint, type_over
from generator.wizard.screen import wrapped

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.styles import Style
    from questionary import Question


class Signal(Enum):
    """What a person may do instead of giving a value: go back, or change the way through the questions."""

    BACK = "back"
    OTHER_WAY = "other way"


BACK: Final = Signal.BACK
OTHER_WAY: Final = Signal.OTHER_WAY

Reading = Callable[[str], str]
"""Says in full what a text would be read as while it is typed, empty where that is nothing new."""


def _nothing(_: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Left:
    """A person left a text that they had begun: to go back, or to take the other way."""

    text: str
    signal: Signal


@dataclass(frozen=True, slots=True)
class InEditor:
    """A person asked for their editor; `text` is what stood there."""

    text: str


class Stopped(KeyboardInterrupt):
    """A person stopped the wizard while they typed a text."""

    def __init__(self, text: str) -> None:
        """Keep the text as far as it was typed."""
        self.text = text
        super().__init__()


_BACK_KEY = "<"
UNKNOWN = "?"
"""What a person types for what they do not know yet."""
# Long enough for the bytes of an arrow key to arrive together, too short to be felt after Esc.
_ESCAPE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a menu: its label, what it means, the value it stands for."""

    label: str
    value: Any
    detail: str = ""
    group: str = ""
    """Heading printed above the first option of a group."""
    aside: str = ""
    """What stands behind the label, on the same line."""


@cache
def _style() -> "Style":
    from prompt_toolkit.styles import Style

    return Style.from_dict(
        {
            "qmark": "fg:ansicyan bold",
            "question": "bold",
            "instruction": "fg:ansibrightblack",
            "detail": "fg:ansibrightblack",
            "pointer": "fg:ansicyan bold",
            "highlighted": "fg:ansicyan bold",
            "separator": "fg:ansicyan",
            "placeholder": "fg:ansibrightblack",
            "answer": "",
        }
    )


def _back_keys(*, typed: bool, other_way: bool) -> "KeyBindings":
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    def back(event: Any) -> None:
        if not event.app.is_done:
            event.app.exit(result=BACK)

    def change_way(event: Any) -> None:
        if not event.app.is_done:
            event.app.exit(result=OTHER_WAY)

    keys.add("escape")(back)
    if other_way:
        keys.add("c-t", eager=True)(change_way)
    if typed:
        keys.add("c-o")(lambda event: event.app.exit(result=InEditor(event.current_buffer.text)))
    else:
        keys.add(_BACK_KEY)(back)
    return keys


def _ask(question: "Question", *more: "KeyBindings", typed: bool, other_way: bool) -> Any:
    from prompt_toolkit.key_binding import merge_key_bindings

    app = question.application
    own = app.key_bindings
    app.key_bindings = merge_key_bindings(
        [*([own] if own else []), _back_keys(typed=typed, other_way=other_way), *more]
    )
    app.ttimeoutlen = _ESCAPE_SECONDS
    app.timeoutlen = _ESCAPE_SECONDS
    return question.unsafe_ask()


def _type(question: "Question", *more: "KeyBindings", text: str) -> str | Signal | Left | InEditor:
    buffer = question.application.current_buffer
    try:
        answer = _ask(question, *more, typed=True, other_way=True)
    except KeyboardInterrupt:
        if buffer.text == text:
            raise
        raise Stopped(buffer.text) from None
    if isinstance(answer, InEditor):
        return answer
    if isinstance(answer, Signal):
        return answer if buffer.text.strip() == text.strip() else Left(buffer.text, answer)
    # Behind a text that is there to be changed, the key for going back stands at its end.
    if answer.strip() in (_BACK_KEY, f"{text}{_BACK_KEY}"):
        return BACK
    lines = answer.split("\n")
    kept = [line for line in lines if line.strip() != _BACK_KEY]
    if len(kept) == len(lines):
        return str(answer)
    # On a line of its own it is no entry of a list and no paragraph.
    begun = "\n".join(kept)
    return BACK if begun.strip() == text.strip() else Left(begun, BACK)


def _instruction(*parts: str) -> str:
    return "".join(f"\n{wrapped(part)}" for part in parts if part)


def line(
    message: str,
    *,
    explanation: str = "",
    placeholder: str = "",
    text: str = "",
    words: Sequence[str] = (),
    reading: Reading = _nothing,
) -> str | Signal | Left | InEditor:
    """Ask for one line; `text` stands there as if selected: typing replaces it, an arrow key edits it.

    Ctrl-O asks for an editor instead. `words` complete what is typed, `reading` stands behind it. Raise
    Stopped on Ctrl-C.
    """
    import questionary

    question = questionary.text(
        message,
        default=text,
        qmark="?",
        instruction=f"{_instruction(explanation)}\n›",
        placeholder=[("class:placeholder", placeholder)],
        style=_style(),
        erase_when_done=True,
        completer=_completer(words),
        complete_while_typing=bool(words),
        input_processors=[*selection_hint(), *behind(reading)],
    )
    select_all(question)
    return _type(question, type_over(one_line=True), text=text)


def _completer(words: Sequence[str]) -> Any:
    if not words:
        return None
    from prompt_toolkit.completion import WordCompleter

    return WordCompleter(list(words), ignore_case=True, sentence=True, match_middle=True)


def paragraphs(
    message: str, *, explanation: str = "", placeholder: str = "", text: str = ""
) -> str | Signal | Left | InEditor:
    """Ask for a longer text: Enter ends it, Alt-Enter begins a line, a paste keeps its lines.

    Ctrl-O asks for an editor instead. `text` stands there as if selected, as with one line. Raise Stopped on
    Ctrl-C.
    """
    import questionary
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()
    keys.add("enter")(lambda event: event.current_buffer.validate_and_handle())
    for new_line in (("escape", "enter"), ("c-j",)):
        keys.add(*new_line)(lambda event: event.current_buffer.insert_text("\n"))
    question = questionary.text(
        message,
        default=text,
        qmark="?",
        multiline=True,
        instruction=_instruction(
            explanation,
            tell(
                "Paste, or type: Enter ends the text, Alt-Enter begins a new line, Ctrl-O opens your editor."
            ),
        )
        + "\n›",
        placeholder=[("class:placeholder", placeholder)],
        style=_style(),
        erase_when_done=True,
        key_bindings=keys,
        prompt_continuation="  ",
        input_processors=selection_hint(),
    )
    select_all(question)
    return _type(question, type_over(one_line=False), text=text)


def entries(
    message: str, *, explanation: str = "", placeholder: str = "", text: str = "", reading: Reading = _nothing
) -> str | Signal | Left | InEditor:
    """Ask for a list with an entry on each line: Enter begins a line, on an empty line it ends the list.

    A paste keeps its lines, Ctrl-O asks for an editor instead. `text` stands there to be changed, with the
    cursor behind it, on a line of its own. Raise Stopped on Ctrl-C.
    """
    import questionary
    from prompt_toolkit.key_binding import KeyBindings

    text = f"{text.rstrip()}\n" if text.strip() else ""
    keys = KeyBindings()

    @keys.add("enter")
    def _enter(event: Any) -> None:
        buffer = event.current_buffer
        line = buffer.document.current_line.strip()
        if line in ("", _BACK_KEY) or buffer.text.strip() == UNKNOWN:
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    question = questionary.text(
        message,
        default=text,
        qmark="?",
        multiline=True,
        instruction=_instruction(explanation) + "\n›",
        placeholder=[("class:placeholder", placeholder)],
        style=_style(),
        erase_when_done=True,
        key_bindings=keys,
        prompt_continuation="  ",
        input_processors=behind(reading),
    )
    return _type(question, text=text)


def confirm(message: str, *, explanation: str = "", default: bool, other_way: bool = False) -> bool | Signal:
    """Ask yes or no; with `other_way` Ctrl-T may change the way through the questions."""
    import questionary

    keys = "(Y/n)" if default else "(y/N)"
    question = questionary.confirm(
        message,
        default=default,
        qmark="?",
        instruction=f"{keys}{_instruction(explanation)} ",
        style=_style(),
        erase_when_done=True,
    )
    answer = _ask(question, typed=False, other_way=other_way)
    return answer if isinstance(answer, Signal) else bool(answer)


def choose(
    message: str,
    options: Sequence[Option],
    *,
    explanation: str = "",
    default: Any = None,
    other_way: bool = False,
) -> Any:
    """Ask for one of several; return its value or BACK, with `other_way` also OTHER_WAY.

    A number that is typed points at the line that begins with it.
    """
    import questionary

    position: Any = _position(options, default)  # questionary compares it with the choices' values
    question = questionary.select(
        message,
        choices=_choices(options),
        default=position,
        qmark="?",
        pointer="›",
        instruction=f"{_instruction(explanation)}" or " ",
        style=_style(),
        erase_when_done=True,
    )
    answer = _ask(
        question, point(question, [option.label for option in options]), typed=False, other_way=other_way
    )
    return answer if isinstance(answer, Signal) else options[answer].value


def _position(options: Sequence[Option], value: Any) -> int | None:
    return next((index for index, option in enumerate(options) if option.value == value), None)


def _choices(options: Sequence[Option], checked: Callable[[Any], bool] = lambda _: False) -> list[Any]:
    # Values are positions: questionary compares them, and an answer may equal another's label.
    import questionary

    rows: list[Any] = []
    group = ""
    for index, option in enumerate(options):
        if option.group != group:
            group = option.group
            rows.append(questionary.Separator(f"\n  {group}" if group else " "))
        rows.append(questionary.Choice(_tokens(option), value=index, checked=checked(option.value)))
    return rows


def _tokens(option: Option) -> list[tuple[str, str]]:
    tokens = [("class:text", wrapped(option.label, "     ").strip())]
    if option.aside:
        tokens.append(("class:detail", f"  {option.aside}"))
    if option.detail:
        tokens.append(("class:detail", f"\n{wrapped(option.detail, '     ')}"))
    return tokens


def choose_many(
    message: str, options: Sequence[Option], *, explanation: str = "", checked: Sequence[Any]
) -> list[Any] | Signal:
    """Ask for any number of several; return their values, BACK or OTHER_WAY."""
    import questionary

    question = questionary.checkbox(
        message,
        choices=_choices(options, lambda value: value in checked),
        qmark="?",
        pointer="›",
        instruction=_instruction(explanation, tell("Space picks or takes out, Enter ends.")),
        style=_style(),
        erase_when_done=True,
    )
    keys = point(question, [option.label for option in options])
    answer = _ask(question, pick_pointed(question), keys, typed=False, other_way=True)
    return answer if isinstance(answer, Signal) else [options[index].value for index in answer]
