"""The reading grade against an independent program, for every shipped clause and for short texts."""

from warnings import catch_warnings

import pytest

from generator.drafting.pipeline import draft, open_materials
from generator.proofreading.grades import flesch_kincaid
from tests.deals import deal

# textstat rounds the syllables of a word to a tenth, and those count 11.8 times.
ROUNDING = 0.05 * 11.8 + 0.39 * 0.05 + 0.05


def by_textstat(text: str) -> float:
    with catch_warnings(action="ignore"):
        from textstat.textstat import textstat
    return float(textstat.flesch_kincaid_grade(text))


@pytest.mark.parametrize(
    "text",
    [
        "The cat sat on the mat. It purred.",
        "Freelancer may pause the Services by notice once the Answer Period has passed.",
        "No limitation of consequential responsibility survives incorporation. Stop!",
        "Client pays within 14 days. A sum that isn't paid bears a Late Charge.",
    ],
)
def test_a_text_has_the_grade_that_another_program_gives_it(text: str) -> None:
    assert flesch_kincaid(text, "en_US") == pytest.approx(by_textstat(text), abs=ROUNDING)


def test_a_whole_contract_has_the_grade_that_another_program_gives_it() -> None:
    clauses = draft(deal(), open_materials()).contract.clauses()
    text = " ".join(
        "".join(getattr(inline, "text", "") for inline in block.inlines)
        for c in clauses
        for block in c.blocks
    )
    assert flesch_kincaid(text, "en_US") == pytest.approx(by_textstat(text), abs=ROUNDING)


def test_no_words_have_no_grade() -> None:
    assert flesch_kincaid(" . ", "en_US") == 0
