"""The promise of a redline over random pairs of deals: accept all for the new one, reject all for the old."""

from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from generator.docx.accepting import accepted, rejected
from generator.docx.reading import read_text
from tests.building import build
from tests.redlining.versions import W, changed, marked, part, plain, plain_xml, signing
from tests.samples import FOLDERS, drafted

_PARTS = ("word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml")
_CHANGES = ("ins", "del", "pPrChange", "tblPrChange", "tblGridChange", "sectPrChange")


@st.composite
def deals(draw: Any) -> dict[str, Any]:
    return build(lambda _, options: draw(st.sampled_from(options)))


def assert_exact(old: bytes, new: bytes) -> None:
    both = marked(old, new)
    for settled, version in ((accepted(both), new), (rejected(both), old)):
        assert read_text(settled) == read_text(version)
        for name in _PARTS:
            assert plain_xml(settled, name) == plain_xml(version, name)
    assert_told_apart(both)


def assert_told_apart(both: bytes) -> None:
    root = part(both)
    found = [element for name in _CHANGES for element in root.iter(f"{W}{name}")]
    numbers = [element.get(f"{W}id") for element in (*found, *root.iter(f"{W}bookmarkStart"))]
    assert len(set(numbers)) == len(numbers)
    names = [start.get(f"{W}name") for start in root.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(names)
    dated = [element for element in found if element.tag != f"{W}tblGridChange"]
    assert all(element.get(f"{W}author") and element.get(f"{W}date") for element in dated)
    assert not [t for gone in root.iter(f"{W}del") for t in gone.iter(f"{W}t", f"{W}instrText")]


@settings(max_examples=5)
@given(deals(), deals())
def test_any_two_deals_are_held_whole(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert_exact(signing(old), signing(new))


@pytest.mark.parametrize("number", range(len(FOLDERS)))
def test_a_sample_and_the_next_are_held_whole(number: int) -> None:
    old, new = FOLDERS[number - 1], FOLDERS[number]
    assert_exact(drafted(old).signing_copy(), drafted(new).signing_copy())


@pytest.mark.parametrize(
    "changes",
    [
        {"client.form.signatories": [{"name": f"Signer {n}", "title": "Director"} for n in range(4)]},
        {"project.deliverables": [{"name": f"Page {n}", "description": "Text"} for n in range(5)]},
        {"project.description": "Redesign of the site.\n\nIn two parts.\n\nWith a shop."},
        {"contract.number": "2026-014"},
        {"governing_law": {"state": "US-GA", "city": "Atlanta"}},
        {"client.address": {"street": "Hof 1", "city": "Bonn", "postal_code": "53111", "country": "DE"}},
    ],
    ids=("signatures", "schedule", "scope", "header", "law", "paper"),
)  # fmt: skip
def test_tables_headers_and_paper_are_held_both_ways(changes: dict[str, Any]) -> None:
    old, new = plain(), changed(changes)
    assert old != new
    assert_exact(old, new)
    assert_exact(new, old)
