"""The samples: deals with the contract they must give, word for word.

`python -m tests.samples` (or `make samples`) writes them anew; a person reads the diff.
"""

import io
import zipfile
from pathlib import Path

from benchmarks import template
from generator.docx.reading import read_text
from generator.drafting.pipeline import Draft, draft, open_materials
from generator.packs.pack import pack_of
from generator.packs.reading import read_answers
from tests import case_samples

ROOT = Path(__file__).resolve().parent.parent / "samples"
_ALL = tuple(sorted(folder for folder in ROOT.iterdir() if (folder / "answers.json").is_file()))
FRENCH = tuple(folder for folder in _ALL if folder.name.startswith("fr-"))
"""Those of the pack fr-FR: tests of any contract take them too, those of American clauses do not."""
FOLDERS = tuple(folder for folder in _ALL if folder not in FRENCH)


def drafted(folder: Path) -> Draft:
    """Draft a sample."""
    answers = read_answers(folder / "answers.json")
    return draft(answers, open_materials(template=pack_of(answers.pack).template))


def parts_of(document: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file: equal parts make an equal document on every zlib."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return {name: package.read(name) for name in package.namelist()}


def update() -> None:
    """Write the text and the document of every sample, and the template that the benchmarks make of one."""
    for folder in (*FOLDERS, *FRENCH):
        document = drafted(folder).signing_copy()
        (folder / "contract.txt").write_text(read_text(document), encoding="utf-8", newline="\n")
        (folder / "contract.docx").write_bytes(document)
        print(f"wrote {folder.name}")  # noqa: T201  a command of the repository
    template.update()
    case_samples.update()


if __name__ == "__main__":
    update()
