"""What to make of every record, and what a run was made with."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator.answers.terms import Length
from generator.batch.inputs import Input, holds_deals
from generator.batch.parts import WHOLE, Part
from generator.docx.package import COMPRESSION
from generator.drafting.forms import Form, form_of, is_private
from generator.library.shipped import DEFAULT_TEMPLATE, folders, layered
from generator.version import __version__

_MANY, _VERY_MANY = 20_000_000, 1_000_000_000
_SOURCES = (("clauses", ".md"), ("contract_templates", ".yaml"), ("contract_templates", ".docx"))


@dataclass(frozen=True, slots=True)
class Batch:
    """What to make of every record, and where; without a folder the documents are given back."""

    folder: Path | None
    as_of: date | None = None
    review: bool = False
    for_other_side: bool = False
    accept: tuple[str, ...] = ()
    overwrite: bool = False
    pdf: bool = False
    summary: bool = False
    part: Part = WHOLE
    library: Path | None = None
    template: str = DEFAULT_TEMPLATE
    length: Length | None = None
    """The length of every contract, whatever its record says."""
    compression: int = COMPRESSION
    shards: int = 0
    """How many sub-folders the documents go to: 0, 16, 256 or 4096."""
    url: str = ""
    """Where workers put documents instead of a folder."""
    since: int = 0
    """When the run began, in nanoseconds: an equal file that is older was made before.
    0 for a run that goes on."""
    made_with: Mapping[str, Any] = field(default_factory=dict)
    """What is noted with every outcome, so that a later run can tell whether it still holds."""

    @property
    def form(self) -> Form:
        """The form of every document."""
        return form_of(review=self.review, for_other_side=self.for_other_side)

    @property
    def private(self) -> bool:
        """Whether documents are for their owner's eyes only."""
        return is_private(self.form)

    def place(self, name: str, digest: str) -> str:
        """Return where a document goes, by the first digits of its answers' hash: the same in every run."""
        digits = {16: 1, 256: 2, 4096: 3}.get(self.shards, 0)
        return f"{digest[:digits]}/{name}" if digits else name


def made_with(batch: Batch) -> dict[str, Any]:
    """Return what decides the bytes of a document besides its record."""
    beside = {"summary": True} if batch.summary else {}
    return beside | {
        "as_of": batch.as_of.isoformat() if batch.as_of else "date of each agreement",
        "compression": batch.compression,
        "length": batch.length or "of each record",
        "library": _digest_of(batch.library),
        "program": __version__,
        "review": "for the other side" if batch.form == "other_side" else batch.review,
        "shards": batch.shards,
        "template": batch.template,
    }


def _digest_of(library: Path | None) -> str:
    """Return twelve digits that change when a clause, an outline or a frame does."""
    roots = folders(library)
    digest = hashlib.sha256()
    for folder, suffix in _SOURCES:
        for name, file in layered(roots, folder, suffix).items():
            digest.update(f"{folder}/{name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]


def shards_for(inputs: Iterable[Path | Input]) -> int:
    """Return how many sub-folders suit the size of the inputs: about 10,000 deals are 20 MB."""
    size = sum(_size(path.path if isinstance(path, Input) else path) for path in inputs)
    return 0 if size < _MANY else 256 if size < _VERY_MANY else 4096


def _size(path: Path) -> int:
    try:
        files = filter(holds_deals, path.rglob("*")) if path.is_dir() else (path,)
        return sum(file.stat().st_size for file in files)
    except OSError:
        return 0  # reading it says what is wrong
