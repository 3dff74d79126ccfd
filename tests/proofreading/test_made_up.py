"""Proofreading knows no English: a library in a made-up language is read by its own habits."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.findings import Finding
from generator.library.clause import Clause
from generator.proofreading.proofread import proofread
from generator.proofreading.samples import Samples
from tests.made_up.answers import Translation
from tests.made_up.shelf import clause, proof


def findings(folder: Path, *clauses: Clause) -> Iterator[Finding]:
    made = proofread(proof(folder, *clauses), Translation, (), Samples(folder))
    yield from made.findings


def ids(folder: Path, *clauses: Clause) -> list[str]:
    return [finding.id for finding in findings(folder, *clauses)]


def test_capitals_are_no_terms_where_every_noun_has_one(tmp_path: Path) -> None:
    text = "Переводчик сдаёт Рукопись, а Издатель читает её за {{ schedule.end }} дней."
    assert ids(tmp_path, clause("срок.сдача", text), clause("срок.конец", "Конец.")) == []


def test_a_term_is_known_by_its_quotes_in_every_form(tmp_path: Path) -> None:
    defined = clause("срок.рукопись", "Перевод есть **Рукопись**.")
    used = clause("срок.сдача", "Переводчик пишет «Рукопись» и сдаёт часть «Рукописи».")
    assert ids(tmp_path, defined, used) == []


def test_what_stands_in_quotes_must_be_defined(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, clause("срок.сдача", "Часть «Рукописи»."), clause("срок.конец", "Конец."))
    assert found.id == "term-without-definition"
    assert "“«Рукописи»”" in found.reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Смотри Раздел 4.", "reference-typed"),
        ("Права отдаёт навсегда.", "forever-words"),
        ("Рукопись щас готова.", "slang"),
        (f"{'Слово ' * 13}.", "clause-hard-to-read"),
        ("Аванс {{ terms.advance }}.", "hole-may-be-empty"),
    ],
)
def test_each_habit_is_looked_for(tmp_path: Path, text: str, expected: str) -> None:
    assert ids(tmp_path, clause("срок.сдача", text), clause("срок.конец", "Конец.")) == [expected]


def test_a_misspelt_word_is_mended_in_the_words_of_the_pack(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, clause("срок.сдача", "Щас: щас."), clause("срок.конец", "Конец."))
    assert (found.reason, found.mend) == ("«щас» не пишут", "пишите «сейчас»")


def test_a_term_must_be_defined_whenever_it_is_used(tmp_path: Path) -> None:
    defined = clause("деньги.аванс", "Деньги вперёд есть **Аванс**.", "terms.advance is not none")
    used = clause("деньги.счёт", "Счёт меньше на «Аванс».", "fee.kind == 'whole'")
    last = clause("срок.конец", "Конец.")
    assert "term-undefined" in ids(tmp_path, defined, used, last)


def test_answers_that_no_deal_can_have_are_not_looked_at(tmp_path: Path) -> None:
    """An advance is for a whole sum only, so whoever reads of it there finds it defined."""
    defined = clause("деньги.счёт", "Деньги вперёд есть **Аванс**.", "fee.kind == 'whole'")
    used = clause("деньги.аванс", "Вернёт «Аванс».", "terms.advance is not none")
    assert "term-undefined" not in ids(tmp_path, defined, used, clause("срок.конец", "Конец."))
