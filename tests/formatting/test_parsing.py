"""Values that others wrote: read as exactly what they mean in the form of the language, or not at all."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

from generator.answers.values import Days, Rate
from generator.formatting.formats import Formats
from generator.formatting.parsing import Forms, Unclear
from generator.packs.us.formats import formats

US = formats("USD")
EURO = formats("EUR")
UNCLEAR = object()


def read(words: str, name: str, formats: Formats = US) -> Any:
    """Return what words mean, or UNCLEAR."""
    try:
        return formats.value(words, name)
    except Unclear:
        return UNCLEAR


def grouped(figures: str, sign: str) -> str:
    """Write a whole number in groups of three."""
    return f"{int(figures):,}".replace(",", sign)


def indian(figures: str) -> str:
    """Write a whole number in a group of three and then groups of two."""
    head, tail = figures[:-3], figures[-3:]
    pairs = [head[max(0, at - 2) : at] for at in range(len(head), 0, -2)][::-1]
    return ",".join([*pairs, tail])


WHOLE = st.integers(0, 999_999_999).map(str)
CENTS = st.one_of(st.just(""), st.from_regex(r"[0-9]{1,2}|[0-9]{4}", fullmatch=True))
MARKS = st.sampled_from(
    ["{}", "${}", "$ {}", "{} USD", "USD {}", "US${}", "{} dollars", "{} US dollars", "{}."]
)

ELSEWHERE: tuple[Callable[[str, str], str], ...] = (
    lambda whole, cents: grouped(whole, ".") + f",{cents}" * bool(cents),
    lambda whole, cents: grouped(whole, " ") + f",{cents}" * bool(cents),
    lambda whole, cents: grouped(whole, "\u202f") + f",{cents}" * bool(cents),
    lambda whole, cents: grouped(whole, "’") + f".{cents}" * bool(cents),
    lambda whole, cents: grouped(whole, "'") + f".{cents}" * bool(cents),
    lambda whole, cents: whole + f",{cents}" * bool(cents),
    lambda whole, cents: indian(whole) + f".{cents}" * bool(cents),
    lambda whole, cents: f"-{whole}" + f".{cents}" * bool(cents),
    lambda whole, cents: f"({whole}" + f".{cents}" * bool(cents) + ")",
    lambda whole, cents: "".join(chr(0x660 + int(figure)) for figure in whole + cents),
    lambda whole, cents: f"{whole}{'.' + cents if cents else ''}k",
    lambda whole, cents: f"{whole} to 999{cents}",
    lambda whole, cents: f"{whole}{cents}½",
)
"""How the rest of the world, or haste, writes a number."""


@given(WHOLE, CENTS, MARKS, st.booleans())
def test_a_sum_in_the_form_of_the_language_is_read_exactly(
    whole: str, cents: str, mark: str, in_groups: bool
) -> None:
    written = (grouped(whole, ",") if in_groups else whole) + f".{cents}" * bool(cents)
    assert read(mark.format(written), "money") == Decimal(f"{whole}.{cents or 0}")


@given(WHOLE, CENTS, st.sampled_from(range(len(ELSEWHERE))), st.sampled_from(["${}", "{}", "{} USD"]))
def test_a_sum_in_another_form_is_never_read_as_another_sum(
    whole: str, cents: str, form: int, mark: str
) -> None:
    meant = {7: -1, 8: -1, 10: 1000}.get(form, 1) * Decimal(f"{whole}.{cents or 0}")
    found = read(mark.format(ELSEWHERE[form](whole, cents)), "money")
    assert found is UNCLEAR or (found == meant and form not in (11, 12))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("€1,200", "1200"), ("€1,200.00", "1200"), ("EUR 97.50", "97.5"), ("97.5 euros", "97.5"),
        ("€.5", "0.5"), ("€0.125", "0.125"), ("€1,234.567", "1234.567"),
        ("€1.200", None), ("€97,50", None), ("€1.234.567", None), ("€1 200", None), ("€12,00,000", None),
        ("$97.50", None), ("97.50 dollars", None), ("€0,500", None), ("€007", None), ("€", None),
        ("€1,200 or €1,300", None), ("€1,200–1,300", None), ("€1.2 million", None), ("€1,2\u200b00", None),
        ("€8²", None), ("€८००", None), ("approx. €800", None),
    ],
)  # fmt: skip
def test_sums(words: str, value: str | None) -> None:
    assert read(words, "money", EURO) == (UNCLEAR if value is None else Decimal(value))


def test_three_decimals_are_read_where_the_currency_has_three() -> None:
    assert read("KWD 8.500", "money", formats("KWD")) == Decimal("8.5")
    assert read("$8.500", "money") is UNCLEAR


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7.5%", "7.5"), ("7.5 %", "7.5"), ("ten percent", "10"), (".5%", "0.5"), ("1.125 per cent", "1.125"),
        ("7,5%", None), ("7.5", None), ("7%–8%", None), ("7.5‰", None), ("-5%", None), ("7½%", None),
    ],
)  # fmt: skip
def test_percentages(words: str, value: str | None) -> None:
    assert read(words, "percent") == (UNCLEAR if value is None else Decimal(value))


@given(st.decimals("0.0001", 100, places=4), st.sampled_from(["month", "year"]))
def test_a_rate_reads_back_as_it_is_printed(percent: Decimal, per: Any) -> None:
    assert read(US.text(Rate(percent=percent, per=per), "rate"), "rate") == {"percent": percent, "per": per}


@pytest.mark.parametrize(
    "words", ["1,5% per month", "1% monthly or 2% per year", "1.5 per month", "1% per week", "1%"]
)
def test_a_rate_that_is_not_clear(words: str) -> None:
    assert read(words, "rate") is UNCLEAR


@given(st.integers(1, 365), st.booleans())
def test_days_read_back_as_they_are_printed(count: int, business: bool) -> None:
    days = Days(count=count, business=business)
    assert read(US.text(days, "days"), "days") == {"count": count, "business": business}


@pytest.mark.parametrize(
    "words",
    ["14", "14,5 days", "10-15 days", "10 or 12 days", "about 10 days", "3 weeks", "a few days", "-3 days"],
)
def test_days_that_are_not_clear(words: str) -> None:
    assert read(words, "days") is UNCLEAR


DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


@given(
    DAYS,
    st.sampled_from(
        [
            "{name} {d}, {y}",
            "{name} {d} {y}",
            "{d} {name} {y}",
            "{name}\u00a0{d}, {y}",
            "{short} {d}, {y}",
            "{y}-{m:02}-{d:02}",
        ]
    ),
)
def test_a_date_in_words_or_of_iso_8601_is_read_exactly(day: date, form: str) -> None:
    name = MONTHS[day.month - 1]
    written = form.format(name=name, short=name[:3], d=day.day, m=day.month, y=day.year)
    assert read(written, "date") == day


@given(DAYS)
def test_a_date_in_figures_is_read_only_where_no_other_order_gives_a_day(day: date) -> None:
    month_first, day_first = f"{day.month}/{day.day}/{day.year}", f"{day.day:02}/{day.month:02}/{day.year}"
    sure = day.day > 12 or day.day == day.month
    assert read(month_first, "date") == (day if sure else UNCLEAR)
    assert read(day_first, "date") == (day if day.day == day.month else UNCLEAR)


@pytest.mark.parametrize(
    "words",
    [
        "05/03/2027",
        "12/25/26",
        "25.12.2026",
        "12-25-2026",
        "February 30, 2027",
        "December 2026",
        "in May",
        "",
    ],
)
def test_a_date_that_is_not_clear(words: str) -> None:
    assert read(words, "date") is UNCLEAR


def test_an_ordinal_counts_as_its_day() -> None:
    assert read("March 5th, 2027", "date") == date(2027, 3, 5)


WORDING = {
    "figures": {"group": "\u202f", "decimal": ","},
    "months": [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre",
    ],
    "reading": {
        "numerals": ["zéro", "un", "deux"],
        "percent": ["{number} %"],
        "days": {"calendar": ["{number} jours"], "business": ["{number} jours ouvrés"]},
        "rate": {"month": ["{percent} par mois"], "year": ["{percent} par an"]},
        "date": {"words": ["{day} {month} {year}"], "figures": ["{day}/{m}/{year}"]},
        "short_months": [
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
        ],
        "ordinals": ["er"],
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        ("8 500,50 €", "money", Decimal("8500.5")), ("8\u202f500 €", "money", Decimal(8500)),
        ("8,500 €", "money", UNCLEAR), ("8.500 €", "money", UNCLEAR), ("8,500.00 €", "money", UNCLEAR),
        ("7,5 %", "percent", Decimal("7.5")), ("7.5 %", "percent", UNCLEAR),
        ("deux jours ouvrés", "days", {"count": 2, "business": True}),
        ("1er mars 2027", "date", date(2027, 3, 1)), ("25/12/2026", "date", date(2026, 12, 25)),
        ("12/25/2026", "date", UNCLEAR), ("5/3/2027", "date", UNCLEAR),
        ("5 févr. 2027", "date", date(2027, 2, 5)),
    ],
)  # fmt: skip
def test_another_language_has_its_own_forms(words: str, name: str, value: Any) -> None:
    try:
        found = Forms(WORDING, ("€", "EUR"), 2).read(words, name)
    except Unclear:
        found = UNCLEAR
    assert found == value
