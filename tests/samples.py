"""The samples: deals with the contract they must give, word for word.

`python -m tests.samples` (or `make samples`) writes them anew; a person reads the diff.
"""

import io
import zipfile
from pathlib import Path

from benchmarks import template
from generator.docx.reading import read_text
from generator.drafting.pipeline import Draft, draft, open_materials
from generator.packs.reading import read_answers
from tests import case_samples

ROOT = Path(__file__).resolve().parent.parent / "samples"
FOLDERS = tuple(sorted(folder for folder in ROOT.iterdir() if (folder / "answers.json").is_file()))


def drafted(folder: Path) -> Draft:
    """Draft a sample."""
    return draft(read_answers(folder / "answers.json"), open_materials())


def parts_of(document: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file: equal parts make an equal document on every zlib."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return {name: package.read(name) for name in package.namelist()}


def update() -> None:
    """Write the text and the document of every sample, and the template that the benchmarks make of one."""
    for folder in FOLDERS:
        document = drafted(folder).signing_copy()
        (folder / "contract.txt").write_text(read_text(document), encoding="utf-8", newline="\n")
        (folder / "contract.docx").write_bytes(document)
        print(f"wrote {folder.name}")  # noqa: T201  a command of the repository
    template.update()
    case_samples.update()


if __name__ == "__main__":
    update()
