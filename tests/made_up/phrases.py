"""The phrases of the made-up pack."""

from pathlib import Path

from generator.formatting.phrases import phrases_in
from generator.yaml_lines import read_yaml

TAG = "ru-KZ"
FILE = Path(__file__).with_name("phrases.yaml")
PHRASES = phrases_in(read_yaml(FILE), TAG)
