"""The text of a clause: four things, and anything else is refused with its line."""

import pytest

from generator.library.clause import ClauseParagraph, Hole, Item, Link, Term, Words
from generator.library.markup import MarkupError, parse_body, parse_line


def test_a_paragraph_holds_words_terms_references_and_holes() -> None:
    (passage,) = parse_body("A **Late Charge** of {{ payment.rate | rate }} under [Silence](#silence.pause).")
    assert isinstance(passage, ClauseParagraph)
    assert passage.parts == (
        Words("A "),
        Term("Late Charge"),
        Words(" of "),
        Hole("payment.rate", "rate", 1),
        Words(" under "),
        Link("silence.pause", "Silence", 1),
        Words("."),
    )


def test_lists_nest() -> None:
    (first, second) = parse_body("1. One\n   1. Below\n2. Two\n")
    assert isinstance(first, Item)
    assert first.items == (Item((Words("Below"),), (), 2),)
    assert isinstance(second, Item)


def test_straight_quotes_are_made_curly_but_not_in_holes() -> None:
    assert parse_line('The client\'s "word" {{ a.b }}') == (
        Words("The client’s “word” "),
        Hole("a.b", "", 1),
    )


def test_signs_of_markup_that_are_not_markup_stay_text() -> None:
    assert parse_line("5 < 6 & 7 a_b &amp; <b>") == (Words("5 < 6 & 7 a_b &amp; <b>"),)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("# Heading", 1, "a heading"),
        ("One.\n\n- bullet", 3, "a bullet list"),
        ("One *italic*", 1, "italic text"),
        ("`code`", 1, "code"),
        ("<div>x</div>", 1, "HTML"),
        ("    indented", 1, "an indented block"),
        ("One.\n\nA {% if x %}", 3, "no calls"),
        ("A {{ f() }}", 1, "no calls"),
        ("A {{ a | b | c }}", 1, "no calls"),
        ("[x](https://example.com)", 1, "a reference goes to a slot"),
        ("1. one\n\n   two", 3, "a list item holds one paragraph"),
    ],
)
def test_anything_else_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(MarkupError, match=words) as caught:
        parse_body(text)
    assert caught.value.line == line


FRENCH = "«\u00a0{text}\u00a0»"


def test_straight_quotes_become_those_of_the_language_and_single_ones_english() -> None:
    assert parse_line("L'auteur dit \"un 'bon' mot\".", quoted=FRENCH) == (
        Words("L’auteur dit «\u00a0un “bon” mot\u00a0»."),
    )
    (paragraph,) = parse_body('"Mot"', quoted=FRENCH)
    assert paragraph == ClauseParagraph((Words("«\u00a0Mot\u00a0»"),), 1)


def test_quotes_within_english_ones_are_single() -> None:
    assert parse_line("He says \"a 'good' word\".") == (Words("He says “a ‘good’ word”."),)
