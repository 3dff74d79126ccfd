"""Names that were typed in small letters, or in capitals alone."""

from string import printable

import pytest
from hypothesis import given
from hypothesis.strategies import text

from generator.packs.us.capitals import capitalized


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("portland", "Portland"),
        ("PORTLAND", "Portland"),
        ("port of spain", "Port of Spain"),
        ("the dalles", "The Dalles"),
        ("winston-salem", "Winston-Salem"),
        ("coeur d’alene", "Coeur d’Alene"),
        ("o'fallon", "O'Fallon"),
        ("mcallen", "McAllen"),
        ("são paulo", "São Paulo"),
        ("łódź", "Łódź"),
        ("41 mercer street, apt 5b", "41 Mercer Street, Apt 5B"),
        ("5th avenue nw", "5th Avenue NW"),
        ("9 PINE ST NW", "9 Pine St NW"),
        ("po box 12", "PO Box 12"),
    ],
)
def test_a_name_gets_its_capitals(typed: str, name: str) -> None:
    assert capitalized(typed) == name


@pytest.mark.parametrize(
    "typed", ["deForest", "LA", "NYC", "Bad Homburg vor der Höhe", "上海", "12", "", "iPark"]
)
def test_what_has_its_capitals_stays(typed: str) -> None:
    assert capitalized(typed) == typed


@given(text(printable))
def test_no_letter_becomes_another_and_once_is_enough(typed: str) -> None:
    once = capitalized(typed)
    assert once.casefold() == typed.casefold()
    assert capitalized(once) == once
