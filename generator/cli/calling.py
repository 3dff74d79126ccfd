"""How this program was called: what it tells a person to type is what works for them."""

import os
import re
import shlex
import sys
from pathlib import Path

_NAME = "clausegen"
_HINT = re.compile(rf"(?<=`){_NAME}(?= [a-z])")


def called() -> str:
    """Return what started this program: `clausegen`, `.venv/bin/clausegen`, `python -m generator`.

    A program that a shell finds by itself is called by its name alone.
    """
    program = Path(sys.argv[0])
    if program.parts[-2:] == ("generator", "__main__.py"):
        return f"{_typed(Path(sys.executable))} -m generator"
    # Elsewhere, as in tests, it runs inside another program.
    return _typed(program) if program.stem == _NAME else _NAME


def command_line(*words: object) -> str:
    """Return a command of this program as a person types it, its words quoted where a shell needs it."""
    return f"{called()} {shlex.join(str(word) for word in words)}"


def as_called(text: str) -> str:
    """Return a message whose hints, such as `clausegen new`, name the program as it was called."""
    return _HINT.sub(lambda _: called(), text)


def _typed(program: Path) -> str:
    """Return a program as a person types it in this folder."""
    import shutil

    program = program.absolute()
    found = shutil.which(program.name)
    if found is not None and Path(found).absolute() == program:
        return program.stem if os.name == "nt" else program.name
    near = program.relative_to(Path.cwd()) if program.is_relative_to(Path.cwd()) else program
    shown = str(near) if len(near.parts) > 1 else os.path.join(os.curdir, near)  # noqa: PTH118  Path drops it
    if os.name != "nt":
        return shlex.quote(shown)
    import subprocess

    return subprocess.list2cmdline([shown])
