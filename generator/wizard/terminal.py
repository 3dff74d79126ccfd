"""The wizard needs a terminal; without one it says what to run instead."""

import sys

from generator.errors import UsageError
from generator.messages import tell


def require_terminal() -> None:
    """Raise UsageError unless a person sits at a terminal."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise UsageError(
            tell(
                "the wizard asks its questions in a terminal, and there is none here: run `clausegen "
                "draft ANSWERS.json` to draft from an answers file"
            )
        )
