"""What the wizard prints between questions: headings, answers given, problems, notes."""

import textwrap

__all__ = [
    "answered",
    "heading",
    "note",
    "problem",
    "row",
    "take_back",
    "title",
    "warning",
    "width",
    "wrapped",
]

_WIDEST = 96
_MARGIN = 4


def width() -> int:
    """Return how many columns a line of text may fill."""
    from prompt_toolkit.application.current import get_app_session

    return max(min(get_app_session().output.get_size().columns, _WIDEST) - _MARGIN, 20)


def wrapped(text: str, indent: str = "  ") -> str:
    """Break a text into lines that fit the terminal."""
    lines = text.split("\n")
    return "\n".join(
        textwrap.fill(line, width(), initial_indent=indent, subsequent_indent=indent) for line in lines
    )


def _print(*parts: tuple[str, str]) -> None:
    from prompt_toolkit import print_formatted_text
    from prompt_toolkit.formatted_text import FormattedText

    # Fragments, never markup: an answer such as <b> stays plain text.
    print_formatted_text(FormattedText(list(parts)))


def title(text: str) -> None:
    """Print the name of what begins here."""
    _print(("", "\n"), ("bold", text))


def heading(text: str) -> None:
    """Print the heading of a page."""
    _print(("", "\n"), ("bold fg:ansicyan", text))


def answered(question: str, answer: str) -> None:
    """Print an answer that was just given."""
    before, found, after = _parted(question, answer)
    _print(("fg:ansigreen", "✓ "), ("", before), ("bold", found), ("", after))


def row(question: str, answer: str) -> None:
    """Print an answer of the summary."""
    before, found, after = _parted(question, answer)
    _print(("", f"  {before}"), ("bold", found), ("", after))


def _parted(question: str, answer: str) -> tuple[str, str, str]:
    """Break question and answer into lines at blanks; return what is before, in and after the answer."""
    text = wrapped(f"{question}  {answer}", "    ").strip()
    # Broken over lines, the answer no longer stands in the text as it was.
    return text.rpartition(answer) if answer else (text, "", "")


def note(text: str) -> None:
    """Print a remark."""
    _print(("fg:ansibrightblack", wrapped(_sentence(text))))


def warning(text: str) -> None:
    """Print what a person should know and may keep."""
    _print(("fg:ansiyellow", wrapped(f"! {_sentence(text)}")))


def problem(text: str) -> None:
    """Print why an answer is refused."""
    _print(("fg:ansired", _problem(text)))


def _problem(text: str) -> str:
    return wrapped(f"✗ {_sentence(text)}")


def take_back(text: str) -> None:
    """Erase a problem that was the last thing printed."""
    _erase(_problem(text))


def _erase(printed: str) -> None:
    from prompt_toolkit.application.current import get_app_session

    output = get_app_session().output
    output.write_raw("\r")
    output.cursor_up(printed.count("\n") + 1)
    output.erase_down()
    output.flush()


def _sentence(text: str) -> str:
    end = "" if text.endswith((".", "?", "!", ":")) else "."
    return f"{text[:1].upper()}{text[1:]}{end}"
