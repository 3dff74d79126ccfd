"""The engine of advice knows no law and no English: a made-up pack's rules are put to a made-up deal."""

import re
from datetime import date
from typing import Any

from generator.advice.advising import advise, advise_so_far, advise_unfinished
from generator.findings import Finding
from tests.made_up.answers import Translation
from tests.made_up.rulebook import rulebook

DAY = date(2027, 2, 1)
BEFORE = date(2026, 12, 1)
WHOLE: dict[str, Any] = {
    "translator": {"name": "Анна Орлова"},
    "fee": {"kind": "whole", "amount": "500"},
    "schedule": {"start": "2027-01-10", "end": "2027-06-10", "chapters": ["Первая"]},
    "terms": {"advance": "150", "revisions": False},
}
HALF = {"translator": WHOLE["translator"]}
BOOK = rulebook()


def found(day: date = DAY) -> tuple[Finding, ...]:
    return advise(BOOK, Translation.model_validate(WHOLE), day)


def test_the_law_of_the_day_decides_and_errors_stand_first() -> None:
    assert [finding.id for finding in found()] == ["advance-too-high", "no-revisions"]
    assert [finding.id for finding in found(BEFORE)] == ["no-revisions"]


def test_a_doubt_is_told_in_the_words_of_the_pack() -> None:
    first, _ = found()
    assert first.reason == "Аванс не больше ста с половиной. Не проверено: прочитано у других; с какого дня."
    assert first.sources[0].title == "Закон о Переводе, статья 5 (закон.рф)"
    assert first.remedy == ("terms.advance", "100.5")


def test_nothing_that_a_person_reads_is_in_latin_letters() -> None:
    said = " ".join(
        part
        for f in found()
        for part in (f.reason, f.mend, f.statement, f.to_do, *(s.title for s in f.sources))
    )
    assert not re.search("[A-Za-z]", said)


def test_half_the_answers_are_judged_by_the_rules_that_can_run() -> None:
    assert advise_so_far(BOOK, {**HALF, "terms": {"revisions": False}}, DAY) == found()[1:]
    assert advise_so_far(BOOK, HALF, DAY) == ()
    assert advise_so_far(BOOK, WHOLE, DAY) == found()


def test_a_rule_waits_for_a_missing_answer() -> None:
    given = {name: page for name, page in WHOLE.items() if name != "terms"}
    deal = Translation.model_validate(WHOLE)
    assert advise_unfinished(BOOK, deal, given, ("terms.advance",), DAY) == (
        (),
        ("no-revisions", "advance-too-high"),
    )
