"""Cases to test with: the terms of the samples, and of deals drafted here."""

from functools import cache
from pathlib import Path
from typing import Any

from generator.answers.reading import answers_from, read_json
from generator.case.terms import Terms, answers_of, read_terms
from generator.drafting.pipeline import draft, open_materials
from generator.returns.opening import open_document

ROOT = Path(__file__).parents[2]
SAMPLES = tuple(sorted(path.parent.name for path in ROOT.glob("samples/*/answers.json")))
RELEASED = ROOT / "tests" / "released" / "0.1.0"


@cache
def terms_of(sample: str) -> Terms:
    """Return the terms of a sample's contract."""
    folder = ROOT / "samples" / sample
    return read_from(folder / "contract.docx", read_json(folder / "answers.json"))


def read_from(contract: Path, given: Any) -> Terms:
    opened = open_document(contract)
    return read_terms(opened, answers_of(opened, given, source="answers.json"))


def drafted(folder: Path, data: dict[str, Any], *, own: Path | None = None) -> Terms:
    """Draft a contract of answers and return the terms of the file."""
    file = folder / "contract.docx"
    file.write_bytes(draft(answers_from(data), open_materials(own=own)).signing_copy())
    return read_from(file, data)
