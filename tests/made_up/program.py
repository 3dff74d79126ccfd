"""The program with the made-up pack: `python -m tests.made_up.program COMMAND …`.

Worker processes of a batch import it too, so that they have the pack.
"""

import sys

from generator.__main__ import start
from generator.packs.pack import MODULES
from tests.made_up.phrases import TAG

MODULES[TAG] = "tests.made_up.pack"

if __name__ == "__main__":
    sys.exit(start())
