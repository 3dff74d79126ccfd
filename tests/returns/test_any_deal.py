"""A deal that drafts can be verified, compared and returned: whatever it says and whenever it was made."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.answers.walking import Question
from generator.docx.accepting import accepted, rejected
from generator.docx.reading import read_text
from generator.drafting.pipeline import Draft, draft, open_materials
from generator.packs.reading import answers_from
from generator.redlining.redline import redline
from generator.returns.opening import open_document
from generator.returns.returned import read_returned
from generator.returns.verifying import verified
from tests.building import build

FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)
TEXTS = (
    "name with  two  blanks", "a:b", "<w:t>x</w:t>", "[client phone]", "Section 4.2", "{{ fee.amount }}",
    "שלום", "Five pages & tested", "1.5 — “quoted”", "$8,000.00", "December 7, 2026", "a\u00a0b", "🍞",
)  # fmt: skip


def any_deal(random: Random) -> tuple[Draft, dict[str, Any]]:
    """Return a random deal of a random day, under the law of another."""

    def write(_: str, question: Question) -> str:
        return random.choice(TEXTS)

    data = build(lambda _, options: random.choice(options), write)
    start = FIRST + timedelta(random.randrange((LAST - FIRST).days))
    data["contract"]["date"] = str(start)
    data["project"] |= {"start": str(start), "end": str(min(LAST, start + timedelta(60)))}
    for stage in data["fee"].get("milestones") or []:
        if stage["due"]["kind"] == "date":
            stage["due"]["date"] = str(start)
    law = FIRST + timedelta(random.randrange((LAST - FIRST).days)) if random.random() < 0.3 else None
    return draft(answers_from(data), open_materials(), as_of=law), data


@pytest.mark.parametrize("seed", range(4))
def test_a_deal_that_drafts_is_verified_and_returned_unchanged(seed: int, tmp_path: Path) -> None:
    drafted, data = any_deal(Random(seed))
    path = tmp_path / "sent.docx"
    path.write_bytes(drafted.signing_copy() if seed % 2 else drafted.review_draft())
    opened = open_document(path)
    assert verified(opened).unchanged
    report = read_returned(opened, data if seed % 2 else None, own=None).report
    assert (report.changes(), report.values) == ((), ())


@pytest.mark.parametrize("seed", range(3))
def test_two_deals_that_draft_make_a_redline(seed: int) -> None:
    (old, _), (new, _) = any_deal(Random(seed)), any_deal(Random(seed + 100))
    before, after = old.signing_copy(), new.signing_copy()
    both = redline(before, after, author="Jane Roe", date=new.contract.date)
    assert read_text(accepted(both)) == read_text(after)
    assert read_text(rejected(both)) == read_text(before)
