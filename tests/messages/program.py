"""The program with the made-up pack and a test's catalogs: `python -m tests.messages.program COMMAND …`.

Worker processes of a batch import it too, so that they speak the same language.
"""

import os
import sys
from pathlib import Path

from generator import messages
from generator.__main__ import start
from tests.made_up import program  # noqa: F401  adds the pack

messages.FOLDER = Path(os.environ["MESSAGES_FOLDER"])

if __name__ == "__main__":
    sys.exit(start())
