"""Texts that hold several answers at once: what cannot be told apart is left out, never guessed."""

import pytest
from hypothesis import given
from hypothesis.strategies import from_regex, sampled_from, text

from generator.packs.us.places import STATES, postal_letters
from generator.packs.us.typed_parts import abroad, address, contact, items, priced_items, signer

BROOKLYN = {"street": "41 Mercer Street, Apt 5", "city": "Brooklyn", "region": "NY", "postal_code": "11201"}


@pytest.mark.parametrize(
    "typed",
    [
        "41 Mercer Street, Apt 5, Brooklyn, NY 11201",
        "41 Mercer Street, Apt 5\nBrooklyn, New York 11201\nUSA",
        " 41 Mercer Street,  Apt 5, Brooklyn, ny, 11201, United States ",
    ],
)
def test_an_address_pasted_on_a_line_or_several_has_its_parts(typed: str) -> None:
    assert address(typed) == BROOKLYN


@pytest.mark.parametrize(
    "typed",
    [
        "41 Mercer Street Brooklyn NY 11201",
        "5 Rue Cler, 75007 Paris, France",
        "Brooklyn, NY 11201",
        "41 Mercer Street, Brooklyn, NY",
        "",
    ],
)
def test_an_address_that_nobody_can_part_has_none(typed: str) -> None:
    assert address(typed) == {}


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        (
            "Hafenstr. 5, 20457 Hamburg, Germany",
            {"street": "Hafenstr. 5", "postal_code": "20457", "city": "Hamburg", "country": "Germany"},
        ),
        ("5 Rue Cler\n75007 Paris", {"street": "5 Rue Cler", "postal_code": "75007", "city": "Paris"}),
        ("41 Mercer Street Brooklyn", {"street": "41 Mercer Street Brooklyn"}),
        ("香港中環皇后大道中 5 號", {"street": "香港中環皇后大道中 5 號"}),
    ],
)
def test_another_address_is_parted_as_far_as_it_goes(typed: str, parts: dict[str, str]) -> None:
    assert abroad(typed) == parts


PLAIN = from_regex(r"[1-9][0-9]{0,3} [A-Z][a-z]{3,8} (St|Ave|Road)", fullmatch=True)
CITY = from_regex(r"[A-Z][a-z]{3,9}( [A-Z][a-z]{3,9})?", fullmatch=True)
ZIP = from_regex(r"[0-9]{5}(-[0-9]{4})?", fullmatch=True)


@given(PLAIN, CITY, sampled_from(sorted(STATES)), ZIP, sampled_from([", ", "\n"]))
def test_every_address_is_read_by_code_and_by_name(
    street: str, city: str, code: str, postal: str, sign: str
) -> None:
    letters = postal_letters(code)
    parts = {"street": street, "city": city, "region": letters, "postal_code": postal}
    for state in (letters, STATES[code], letters.lower()):
        assert address(f"{street}{sign}{city}, {state} {postal}") == parts


@given(text())
def test_any_text_is_read_without_a_fault(typed: str) -> None:
    assert address(typed).keys() in ({}.keys(), BROOKLYN.keys())
    abroad(typed)
    contact(typed, "US")
    signer(typed)
    priced_items(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "dana@x.com, 718 555 0142",
        "718-555-0142 dana@x.com",
        "(718) 555-0142 / dana@x.com",
    ],
)
def test_e_mail_and_phone_are_told_apart_in_any_order(typed: str) -> None:
    assert contact(typed, "US") == {"email": "dana@x.com", "phone": "+1 718-555-0142"}


def test_what_is_missing_in_a_contact_stays_out() -> None:
    assert contact("dana@x.com", "US") == {"email": "dana@x.com"}
    assert contact("718 555 0142", "US") == {"phone": "+1 718-555-0142"}


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
        {"name": "Logo", "value": "1,200"},
        {"name": "Cards", "value": "300"},
        {"name": "Poster 18 x 24"},
        {"name": "Site", "value": "1.2k"},
    ]
