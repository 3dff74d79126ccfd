"""Names that only a company bears, and names of people that look like one."""

import pytest

from generator.packs.us.company_names import suffix_of


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Loaf Bakery LLC", "LLC"),
        ("Loaf Bakery, L.L.C.", "L.L.C."),
        ("loaf bakery llc", "llc"),
        ("Loaf Bakery L. L. C.", "L. L. C."),
        ("Loaf Limited Liability Company", "Limited Liability Company"),
        ("Harbor Tea Inc", "Inc"),
        ("Harbor Tea, Inc.", "Inc."),
        ("Harbor Tea Corp.", "Corp."),
        ("Harbor Tea Corporation", "Corporation"),
        ("Harbor Tea Ltd.", "Ltd."),
        ("Harbor Type Co.", "Co."),
        ("Vogel GmbH", "GmbH"),
        ("Smith & Sons LLP", "LLP"),
        ("Whitfield PLLC", "PLLC"),
        ("Good Loaf PBC", "PBC"),
        ("Pan Bueno S.A.", "S.A."),
        ("Pan Bueno SA", "SA"),
        ("Molen B.V.", "B.V."),
        ("Whitfield Law P.C.", "P.C."),
        ("Chleb sp. z o.o.", "sp. z o.o."),
        ("Loaf Pty Ltd", "Pty Ltd"),
        ("Brod A/S", "A/S"),
    ],
)
def test_the_name_of_a_company_is_known_by_its_end(name: str, written: str) -> None:
    suffix = suffix_of(name)

    assert suffix is not None
    assert suffix.written == written


@pytest.mark.parametrize(
    "name",
    [
        "Maya Ortiz",
        "LLC",
        "Inc.",
        "Maria Sa",
        "Jonas As",
        "Vincent Prince",
        "Ana Zinc",
        "LLC Cooper",
        "Dana Incorvaia",
        "Bo Ag",
        "Ortiz Studio",
        "Corpus Christi",
        "",
    ],
)
def test_the_name_of_a_person_is_none(name: str) -> None:
    assert suffix_of(name) is None


@pytest.mark.parametrize(
    ("name", "types"),
    [
        ("Loaf LLC", {"llc"}),
        ("Loaf Inc.", {"corporation", "nonprofit"}),
        ("Loaf LP", {"partnership"}),
        ("Loaf GmbH", {"other"}),
        ("Loaf Ltd", {"llc", "corporation", "partnership", "nonprofit", "other"}),
    ],
)
def test_an_end_tells_the_kinds_of_company_that_have_it(name: str, types: set[str]) -> None:
    suffix = suffix_of(name)

    assert suffix is not None
    assert set(suffix.types) == types
