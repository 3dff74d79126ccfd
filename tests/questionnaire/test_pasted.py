"""Pasted blocks: what is understood stands where it belongs, the rest is told, and nothing is lost."""

import re

import pytest
from hypothesis import given
from hypothesis.strategies import from_regex, lists, sampled_from, text

from generator.packs.us.pasted import pasted
from generator.packs.us.places import STATES, postal_letters

BROOKLYN = {"street": "41 Mercer Street, Apt 5", "city": "Brooklyn", "region": "NY", "postal_code": "11201"}


@pytest.mark.parametrize(
    "typed",
    [
        "41 Mercer Street, Apt 5, Brooklyn, NY 11201",
        "41 Mercer Street, Apt 5\nBrooklyn, New York 11201\nUSA",
        " 41 Mercer Street,  Apt 5, Brooklyn, ny, 11201, United States ",
        "41 mercer street, apt 5, brooklyn N.Y. 11201",
        "41 MERCER STREET, APT 5\nBROOKLYN NY 11201",
        "41 Mercer Street, Apt 5 Brooklyn NY 11201",
    ],
)
def test_an_address_pasted_on_a_line_or_several_has_its_parts(typed: str) -> None:
    found = pasted(typed)
    assert found.address == BROOKLYN
    assert found.whole


@pytest.mark.parametrize(
    ("typed", "street", "city", "region"),
    [
        ("9 Pine St Seattle WA 98101", "9 Pine St", "Seattle", "WA"),
        ("12 Main St St Paul Minn. 55101", "12 Main St", "St Paul", "MN"),
        ("100 SW Main St, portland, Ore. 97204", "100 SW Main St", "Portland", "OR"),
        ("PO Box 12 Austin Tex. 78701", "PO Box 12", "Austin", "TX"),
        ("1 Capitol St, Charleston, W. Va. 25301", "1 Capitol St", "Charleston", "WV"),
        ("9 Pine St NW Washington DC 20001", "9 Pine St NW", "Washington", "DC"),
    ],
)
def test_commas_are_not_needed_where_a_street_ends_in_its_word(
    typed: str, street: str, city: str, region: str
) -> None:
    address = pasted(typed).address
    assert (address["street"], address["city"], address["region"]) == (street, city, region)


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("1200 Broadway New York NY 10001", "no_comma"),
        ("12 Main St North Bend WA 98045", "no_comma"),
        ("Brooklyn, NY 11201", "no_street"),
        ("41 Mercer Street, Brooklyn, NY", "no_zip"),
        ("41 Mercer Street, Brooklyn 11201", "no_state"),
    ],
)
def test_an_address_that_nobody_can_part_says_why(typed: str, trouble: str) -> None:
    found = pasted(typed)
    assert found.trouble == trouble
    assert not found.whole


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Hafenstr. 5, 20457 Hamburg, Germany", ("Hafenstr. 5", "Hamburg", "", "20457", "DE")),
        ("5 Rue Cler\n2e étage\n75007 Paris\nFrance", ("5 Rue Cler, 2e étage", "Paris", "", "75007", "FR")),
        ("10 Downing Street, London SW1A 2AA, UK", ("10 Downing Street", "London", "", "SW1A 2AA", "GB")),
        (
            "290 Bremner Blvd, Toronto, ON M5V 3L9, Canada",
            ("290 Bremner Blvd", "Toronto", "ON", "M5V 3L9", "CA"),
        ),
        ("ul. Długa 5, 31-146 Kraków, Poland", ("ul. Długa 5", "Kraków", "", "31-146", "PL")),
        ("5 Rue Cler\n75007 Paris", ("5 Rue Cler", "Paris", "", "75007", "")),
        ("香港中環皇后大道中 5 號", ("香港中環皇后大道中 5 號", "", "", "", "")),
        ("5 Rue Cler, somewhere, France", ("5 Rue Cler, somewhere", "", "", "", "FR")),
    ],
)
def test_another_address_is_parted_as_far_as_it_goes(typed: str, parts: tuple[str, ...]) -> None:
    found = pasted(typed)
    names = ("street", "city", "region", "postal_code", "country")
    assert tuple(found.address.get(name, "") for name in names) == parts
    assert found.whole == bool(parts[1] and parts[4])


SIGNATURE = """Harbor Coffee LLC
Attn: Dana Whitfield, CEO
9 Pine St, Suite 200
Seattle, WA 98101
Tel: (206) 555-0100
Fax: 206 555 0101
E-mail: dana@harbor.example.com
www.harbor.example.com"""


@pytest.mark.parametrize(
    "typed", [SIGNATURE, SIGNATURE.replace("\n", "\r\n"), SIGNATURE.replace("\n", "\n\n")]
)
def test_a_whole_signature_is_put_where_it_belongs(typed: str) -> None:
    found = pasted(typed)
    assert found.address == {
        "street": "9 Pine St, Suite 200", "city": "Seattle", "region": "WA", "postal_code": "98101",
    }  # fmt: skip
    assert found.names == ("Harbor Coffee LLC",)
    assert found.person == "Dana Whitfield, CEO"
    assert found.emails == ("dana@harbor.example.com",)
    assert found.phones == ("(206) 555-0100",)
    assert found.unread == ("Fax: 206 555 0101", "www.harbor.example.com")


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("dana@x.com, 718 555 0142", "718 555 0142"),
        ("718-555-0142 dana@x.com", "718-555-0142"),
        ("(718) 555-0142 / <dana@x.com>", "(718) 555-0142"),
        ("e: dana@x.com | m: 718.555.0142", "718.555.0142"),
        ("+48 22 123 45 67, mailto:dana@x.com", "+48 22 123 45 67"),
        ("7185550142 ext. 12 dana@x.com", "7185550142 ext. 12"),
    ],
)
def test_e_mail_and_phone_are_told_apart_in_any_order(typed: str, phone: str) -> None:
    found = pasted(typed)
    assert found.emails == ("dana@x.com",)
    assert found.phones == (phone,)
    assert found.unread == ()


PLAIN = from_regex(r"[1-9][0-9]{0,3} [A-Z][a-z]{3,8} (St|Ave|Road)", fullmatch=True)
CITY = from_regex(r"[A-Z][a-z]{3,9}ville( Beach)?", fullmatch=True)
ZIP = from_regex(r"[0-9]{5}(-[0-9]{4})?", fullmatch=True)


@given(PLAIN, CITY, sampled_from(sorted(STATES)), ZIP, sampled_from([", ", "\n", " "]))
def test_every_address_is_read_by_code_and_by_name(
    street: str, city: str, code: str, postal: str, sign: str
) -> None:
    letters = postal_letters(code)
    parts = {"street": street, "city": city, "region": letters, "postal_code": postal}
    for state in (letters, STATES[code], letters.lower()):
        assert pasted(f"{street}{sign}{city}, {state} {postal}").address == parts


LINES = [
    *SIGNATURE.splitlines(),
    "c/o Ann Lee",
    "9 Pine St Seattle",
    "98101",
    "Open daily",
    "(new)",
    "Oregon",
    "a@b.co",
]


@given(lists(sampled_from(LINES), max_size=8))
def test_no_line_is_lost_in_any_order(lines: list[str]) -> None:
    typed = "\n".join(lines)
    found = pasted(typed)
    held = [*found.address.values(), *found.names, found.person, *found.emails, *found.phones, *found.unread]
    known = "".join(held).casefold()
    if found.trouble:
        return
    for word in re.findall(r"[^\W_]{3,}", re.sub(r"(?i)\b(attn|tel|e-mail|mail|oregon)\b", "", typed)):
        assert word.casefold() in known, (word, found)


@given(text())
def test_any_text_is_taken_apart_without_a_fault(typed: str) -> None:
    found = pasted(typed)
    assert found.whole <= bool(found.address)
