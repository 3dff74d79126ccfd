"""A redline between the two lengths of one deal: exact both ways, each clause beside those it covers."""

import pytest

from generator.api import redline
from generator.docx.accepting import accepted, rejected
from generator.drafting.pipeline import Draft, draft, open_materials
from generator.packs.reading import answers_from
from generator.redlining.changes import redline_and_changes
from generator.redlining.sides import Side, covered_by
from tests.deals import deal_data
from tests.redlining.test_exactness import assert_told_apart
from tests.redlining.versions import AUTHOR, DAY, W, part, plain_xml

FULL, SHORT = (
    draft(answers_from(deal_data({"contract.length": length})), open_materials())
    for length in ("full", "short")
)
BOTH_WAYS = pytest.mark.parametrize(
    ("old", "new"), [(FULL, SHORT), (SHORT, FULL)], ids=("to short", "to full")
)


def slots(old: Draft, new: Draft, kind: str) -> set[str]:
    return {change.slot for change in redline(old, new).changes if change.kind == kind}


@BOTH_WAYS
def test_accepting_gives_the_new_length_and_rejecting_the_old(old: Draft, new: Draft) -> None:
    both = redline(old, new).document
    assert plain_xml(accepted(both)) == plain_xml(Side(new).document())
    assert plain_xml(rejected(both)) == plain_xml(Side(old).document())
    assert_told_apart(both)


def test_a_short_clause_stands_where_those_that_it_covers_stood() -> None:
    names = [start.get(f"{W}name") for start in part(redline(FULL, SHORT).document).iter(f"{W}bookmarkStart")]
    clauses = [name for name in names if name.startswith("cl_")]
    within = clauses[clauses.index("cl_silence_contact") : clauses.index("cl_delivery_delivery")]
    assert set(within) == {
        "cl_silence_contact", "cl_silence_reminders", "cl_silence_pause", "cl_silence_restart",
        "cl_silence_ending", "cl_short_silence",
    }  # fmt: skip


@BOTH_WAYS
def test_what_has_a_partner_is_changed_and_no_removal(old: Draft, new: Draft) -> None:
    first, last = old.contract.by_slot(), new.contract.by_slot()
    changed = slots(old, new, "changed")
    kept = {"short.deposit", "short.silence", "short.rights", "short.liability", "short.kill_fee"}
    full = {"payment.deposit", "silence.pause", "rights.grant", "risk.cap", "ending.kill_fee"}
    assert kept | full <= set(first) | set(last)
    assert (kept if new is SHORT else full) <= changed


def test_every_clause_that_came_is_named_in_the_list() -> None:
    told = slots(SHORT, FULL, "changed") | slots(SHORT, FULL, "added")
    assert told - {""} == {clause.slot for clause in FULL.contract.clauses()}


def test_without_what_covers_what_no_clause_has_a_partner() -> None:
    phrases = open_materials().phrasing.phrases
    documents = Side(FULL).document(), Side(SHORT).document()
    alone = redline_and_changes(*documents, phrases, author=AUTHOR, date=DAY, covered_by={})[1]
    assert "short.silence" in {change.slot for change in alone if change.kind == "added"}
    assert covered_by(FULL.contract) == {}
