"""The real program in a real terminal: tmux holds it, a script types, and what stands there is read."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).parents[1]
_POLL = 0.1
_SETTLED = 1.0


def _nobody() -> None:
    """See nothing."""


@dataclass(slots=True)
class Terminal:
    """A terminal in which the program runs; `keys` counts strokes, `prompts` has what was asked."""

    name: str
    keys: int = 0
    prompts: list[str] = field(default_factory=list)

    def screen(self, *, colors: bool = False) -> str:
        """Return what stands in the terminal, with its colors as escape sequences if wanted."""
        return _tmux(self.name, "capture-pane", "-p", *(["-e"] if colors else []))

    def type(self, text: str) -> None:
        """Type a text as it stands; a line break is Enter."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press("Enter")
            if line:
                _tmux(self.name, "send-keys", "-l", "--", line)
                self.keys += len(line)

    def press(self, key: str) -> None:
        """Press a key by its name in tmux."""
        _tmux(self.name, "send-keys", key)
        self.keys += 1

    def wait(self, holds: Callable[[str], object], seconds: float = 60) -> str:
        """Wait until something holds of what stands there; return it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.screen()
            if holds(found):
                return found
            time.sleep(_POLL)
        raise TimeoutError(self.screen())

    def question(self) -> str:
        """Return the question that waits, empty where none does."""
        return question_in(self.screen())

    def answer(
        self, replies: Mapping[str, tuple[str, ...]], *, until: str, seen: Callable[[], None] = _nobody
    ) -> None:
        """Answer every question by its words, each with its next reply, until a text stands there.

        `seen` is called with each reply typed and not entered yet, and at the end. Without one it is Enter.
        """
        waiting = {title: iter(texts) for title, texts in replies.items()}
        told = self.wait(lambda screen: question_in(screen) or until in screen)
        while until not in told:
            title = question_in(told)
            self.prompts.append(title)
            reply = next(waiting.get(title, iter(())), "")
            self.type(reply)
            if reply and seen is not _nobody:
                # The screen may hold the same words as an example, so that only time tells.
                time.sleep(_SETTLED)
            seen()
            self.press("Enter")
            told = self.wait(lambda screen, before=told: until in screen or _moved(before, screen))
        seen()


def question_in(screen: str) -> str:
    """Return the question that waits on a screen."""
    asked = [line[2:].strip() for line in screen.splitlines() if line.startswith("? ")]
    return asked[-1] if asked else ""


def _moved(before: str, screen: str) -> bool:
    """Say whether another question waits, or the same one for something else: answers stand above it."""
    return bool(question_in(screen)) and (
        question_in(screen) != question_in(before) or _answered(screen) != _answered(before)
    )


def _answered(screen: str) -> list[str]:
    return [line for line in screen.splitlines() if line.startswith("✓ ")]


def _tmux(server: str, *arguments: str) -> str:
    # Each terminal has a server of its own: a shared one ends with its last session, and a session that
    # another process is just starting there ends with it.
    command = ["tmux", "-L", server, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@contextmanager
def terminal(
    folder: Path, *arguments: str, columns: int = 80, rows: int = 24, name: str = ""
) -> Iterator[Terminal]:
    """Run the program with these arguments in a terminal of this size, in a folder that is its home too."""
    name = name or f"clausegen-{uuid4().hex[:8]}"
    settings = {
        "XDG_CONFIG_HOME": str(folder / "config"),
        "CLAUSEGEN_CACHE": os.environ.get("CLAUSEGEN_CACHE", str(folder / "cache")),
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "DISPLAY": "",
        "WAYLAND_DISPLAY": "",
    }
    called = [
        sys.executable,
        "-c",
        "from generator.__main__ import start; import sys; sys.argv[0] = 'clausegen'; start()",
    ]
    program = " ".join(map(_quoted, [*called, *arguments]))
    given = " ".join(f"{key}={_quoted(value)}" for key, value in settings.items())
    size = ("-x", str(columns), "-y", str(rows))
    _tmux(name, "new-session", "-d", *size, "-c", str(folder), f"env {given} {program}; sleep 600")
    try:
        yield Terminal(name)
    finally:
        _tmux(name, "kill-server")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
