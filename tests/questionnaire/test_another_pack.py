"""The interview knows no place, no currency and no English: a made-up questionnaire goes through it."""

import json
import re
from dataclasses import asdict
from typing import Any

from generator.questionnaire.asked import Asked
from generator.questionnaire.interview import Interview
from tests.made_up.answers import TRANSLATION

TYPED = {
    "translator.name": "Анна Орлова",
    "fee.amount": "500,250 ₸",
    "schedule.start": "10.01.2027",
    "schedule.end": "10.06.2027",
    "schedule.chapters[0]": "Первая",
}


def asked(interview: Interview) -> Asked:
    assert interview.asked is not None
    return interview.asked


def held() -> tuple[Interview, list[Asked]]:
    """Hold the whole interview; return it and everything that was asked."""
    interview, seen = Interview.open(TRANSLATION), []
    while interview.asked is not None:
        question = interview.asked
        seen.append(question)
        if question.path in TYPED:
            interview = interview.answer_text(TYPED[question.path])
        elif question.path == "fee.kind":
            interview = interview.answer("whole")
        else:
            interview = interview.accept()
        assert interview.refused is None, interview.refused
    return interview, seen


def words(shown: Any) -> str:
    """Return everything in words that a screen could show, without paths, kinds and units."""
    internal = {"path", "kind", "page", "unit", "why", "given", "value", "name"}
    if isinstance(shown, dict):
        return " ".join(words(value) for key, value in shown.items() if key not in internal)
    if isinstance(shown, list | tuple):
        return " ".join(map(words, shown))
    return shown if isinstance(shown, str) else ""


def test_a_whole_interview_is_held_in_another_language() -> None:
    interview, seen = held()

    assert [question.path for question in seen] == [
        "translator.name", "translator.experience", "fee.kind", "fee.amount", "schedule.start",
        "schedule.end", "schedule.chapters[0]", "schedule.chapters", "terms",
    ]  # fmt: skip
    assert interview.answers().model_dump(mode="json", exclude_unset=True) == {
        "translator": {"name": "Анна Орлова"},
        "fee": {"kind": "whole", "amount": "500.250"},
        "schedule": {"start": "2027-01-10", "end": "2027-06-10", "chapters": ["Первая"]},
    }


def test_no_word_of_it_is_in_latin_letters() -> None:
    interview, seen = held()

    shown = words([*map(asdict, seen), *map(asdict, interview.pages)])
    assert "Полное имя" in shown
    assert "500,250 ₸" in shown
    assert "10.01.2027" in shown
    assert not re.search("[A-Za-z]", shown)


def test_a_default_follows_from_other_answers_here_too() -> None:
    after = held()[0].jump("translator.experience").answer("known")

    assert [(change.path, change.rows[0].text) for change in after.changed] == [("terms", "50,000 ₸")]
    assert [row.text for row in after.changed[0].rows] == ["50,000 ₸"]


def test_a_rule_of_a_page_finds_its_question_and_names_it_by_its_title() -> None:
    after = held()[0].jump("schedule.start").answer_text("01.07.2027")

    assert asked(after).path == "schedule.end"
    assert asked(after).problem == "«Конец» раньше, чем «Начало»"


def test_answers_of_two_pages_that_contradict_each_other_are_a_conflict_here_too() -> None:
    after = held()[0].jump("terms.advance").answer_text("400").jump("fee.amount").answer_text("300")

    assert after.conflict is not None
    assert after.conflict.message == "«Аванс» больше, чем «Сумма»"
    assert asked(after.mend("terms.advance")).title == "Аванс"


def test_what_is_saved_goes_on_here_too() -> None:
    interview = Interview.open(TRANSLATION).answer_text("Анна Орлова").accept().back()

    assert Interview.open(TRANSLATION, json.loads(json.dumps(interview.saved))).asked == interview.asked
