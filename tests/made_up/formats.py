"""How the made-up pack prints and reads values: its currency has three decimals."""

from functools import partial
from pathlib import Path

from generator.formatting.formats import Formats
from tests.made_up.phrases import TAG

formats = partial(Formats, TAG, file=Path(__file__).with_name("formats.yaml"))
