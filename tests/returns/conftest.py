"""A contract that was sent: its answers, its draft, its two files."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from generator.drafting.pipeline import Draft, draft, open_materials
from generator.packs.reading import read_answers

ANSWERS = Path(__file__).parents[2] / "samples" / "new-client-new-york" / "answers.json"


@dataclass(frozen=True)
class Sent:
    """What went out; it prints short, so that a failing example can be read."""

    drafted: Draft = field(repr=False)
    signing_copy: bytes = field(repr=False)
    review_draft: bytes = field(repr=False)
    answers: Any = field(repr=False)

    @property
    def slots(self) -> list[str]:
        """Return clauses of several paragraphs, so that one can go."""
        sections = self.drafted.contract.sections
        return [c.slot for s in sections for c in s.clauses if len(c.blocks) > 1][:-1]


@pytest.fixture(scope="session")
def sent() -> Sent:
    drafted = draft(read_answers(ANSWERS), open_materials())
    data = json.loads(ANSWERS.read_text(encoding="utf-8"))
    return Sent(drafted, drafted.signing_copy(), drafted.review_draft(), data)
