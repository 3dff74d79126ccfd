"""Numbers written out, at the beginning of a text."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers, text

from generator.packs.us.typed_number import in_figures

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelled(number: int, *, joined: str = " ") -> str:
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = f"{joined}{spelled(number % size, joined=joined)}" if number % size else ""
            return f"{spelled(number // size, joined=joined)} {name}{rest}"
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


@given(integers(0, 999_999_999))
def test_a_number_written_out_is_that_number(number: int) -> None:
    assert in_figures(spelled(number)) == str(number)
    assert in_figures(f"{spelled(number)} dollars a month") == f"{number} dollars a month"


@pytest.mark.parametrize(
    "typed",
    ["", "a", "hundred", "and five", "95 an hour", "the two of us", "$800", "tense days", "one-off logo"[3:]],
)
def test_another_text_stays_as_it_is(typed: str) -> None:
    assert in_figures(typed) == typed


def test_an_article_counts_as_one_only_where_a_length_is_meant() -> None:
    assert in_figures("a week", article=True) == "1 week"
    assert in_figures("a lot") == "a lot"
    assert in_figures("a thousand") == "1000"


@given(text())
def test_no_text_is_an_accident(typed: str) -> None:
    assert isinstance(in_figures(typed), str)
