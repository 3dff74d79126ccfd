"""The phrases of the French pack, registered or not."""

from pathlib import Path

from generator.formatting.phrases import phrases_in
from generator.packs import fr
from generator.packs.fr.formats import TAG
from generator.yaml_lines import read_yaml

FILE = Path(fr.__file__).with_name("phrases.yaml")
PHRASES = phrases_in(read_yaml(FILE), TAG)
