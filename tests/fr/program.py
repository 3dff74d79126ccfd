"""The program with the French pack: `python -m tests.fr.program COMMAND …`."""

import sys

from generator.__main__ import start
from generator.packs.pack import MODULES

MODULES["fr-FR"] = "generator.packs.fr.parts"

if __name__ == "__main__":
    sys.exit(start())
