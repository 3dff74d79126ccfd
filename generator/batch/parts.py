"""Parts of a batch: every n-th record, each part a run of its own, with a manifest of its own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.messages import tell

if TYPE_CHECKING:
    from generator.batch.records import Record

_FORM = re.compile(r"([1-9]\d{0,5})/([1-9]\d{0,5})")
NAMES = re.compile(r"manifest\.(\d+)-of-(\d+)\.jsonl")
"""What the manifests of parts are called."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of `of` parts, from 1; the only one of a whole run is 1 of 1."""

    number: int = 1
    of: int = 1

    @property
    def mark(self) -> str:
        """Return what tells its files from those of other parts; nothing for the only one."""
        return f".{self.number}-of-{self.of}" if self.of > 1 else ""

    @property
    def manifest(self) -> str:
        """Return the name of its manifest."""
        return f"manifest{self.mark}.jsonl"

    def of_records(self, records: Iterable["Record"], counted: list[int]) -> Iterator["Record"]:
        """Yield the records of this part, numbered from 1 among all; `counted` gets how many there are."""
        total = 0
        for total, record in enumerate(records, 1):
            if (total - 1) % self.of == self.number - 1:
                yield replace(record, number=total) if self.of > 1 else record
        counted.append(total)


WHOLE = Part()
"""A batch that is not taken apart."""


def part_of(text: str) -> Part:
    """Return the part that i/n names; raise ValueError for what names none."""
    found = _FORM.fullmatch(text)
    if found is None or int(found[1]) > int(found[2]):
        raise ValueError(tell("must be a part such as 1/8, the first of eight"))
    return Part(int(found[1]), int(found[2]))
