"""Texts that hold several answers at once: what cannot be told apart is left out, never guessed."""

from hypothesis import given
from hypothesis.strategies import text

from generator.packs.us.typed_parts import items, priced_items, signer


@given(text())
def test_any_text_is_read_without_a_fault(typed: str) -> None:
    signer(typed)
    priced_items(typed)


def test_a_signer_has_a_title_behind_a_comma_or_a_dash() -> None:
    assert signer("Dana Whitfield, Managing Member") == {"name": "Dana Whitfield", "title": "Managing Member"}
    assert signer("李小龙 – CEO") == {"name": "李小龙", "title": "CEO"}
    assert signer("Anne-Marie Curie") == {"name": "Anne-Marie Curie"}


def test_a_pasted_list_loses_its_bullets_and_numbers() -> None:
    assert items("- Logo\n2. Business cards\n\n• شعار\n* 标志 🎨\n10 icons") == [
        "Logo", "Business cards", "شعار", "标志 🎨", "10 icons",
    ]  # fmt: skip


def test_a_price_ends_a_line_only_with_its_sign() -> None:
    assert priced_items("Logo, $1,200\nCards ($300)\nPoster 18 x 24\nSite - $1.2k") == [
        {"name": "Logo", "value": "$1,200"},
        {"name": "Cards", "value": "$300"},
        {"name": "Poster 18 x 24"},
        {"name": "Site", "value": "$1.2k"},
    ]
