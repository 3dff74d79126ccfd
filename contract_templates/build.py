"""Make the shipped Word templates: `python contract_templates/build.py`.

A template is then a Word file like any other. The committed files are this script's output,
so a change of the look is made in `generator/word/house` and built again.
"""

from pathlib import Path

from generator.word.house import CLASSIC, template

TEMPLATES = {"freelance_services.docx": CLASSIC}


def main() -> None:
    """Write every template next to this script."""
    for name, look in TEMPLATES.items():
        (Path(__file__).parent / name).write_bytes(template(look))


if __name__ == "__main__":
    main()
