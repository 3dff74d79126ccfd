"""Make the shipped Word frames: `python contract_templates/build.py`.

A frame is then a Word file like any other. The committed files are this script's output,
so a change of the look is made in `house/` and built again.
"""

from pathlib import Path

from house import LOOKS, template


def main() -> None:
    """Write every frame next to this script."""
    for name, look in LOOKS.items():
        (Path(__file__).parent / f"{name}.docx").write_bytes(template(look))


if __name__ == "__main__":
    main()
