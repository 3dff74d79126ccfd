"""Answers that are not finished: what is missing, what stands in for it, what is still refused."""

from typing import Any

import pytest

from generator.errors import InputError
from generator.packs.us.blanks import blank_name
from generator.packs.us.deal import Answers
from generator.questionnaire.missing import BlankWords, Unfinished
from generator.questionnaire.unfinished import read_unfinished
from tests.deals import deal_data
from tests.phrasing import PHRASES

WORDS = BlankWords(PHRASES, blank_name)


def read(changes: dict[str, Any] | None = None, *without: str, **suggested: str) -> Unfinished:
    return read_unfinished(deal_data(changes or {}, without=without), Answers, suggested, WORDS)


def without(path: str) -> dict[str, Any]:
    return deal_data(without=(path,))


def test_a_whole_deal_lacks_nothing() -> None:
    found = read()
    assert (found.missing, found.answers) == ({}, Answers.model_validate(deal_data()))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("client.phone", "client phone"),
        ("client.address.city", "client city"),
        ("client.address.region", "client state"),
        ("project.end", "project end"),
        ("fee.amount", "fee amount"),
    ],
)
def test_a_missing_value_is_a_blank(path: str, words: str) -> None:
    found = read_unfinished(without(path), Answers, {}, WORDS)
    assert [(m.path, m.words, m.assumed) for m in found.missing.values()] == [(path, words, "")]


def test_a_null_is_no_answer() -> None:
    assert list(read({"client.phone": None}).missing) == ["client.phone"]


def test_a_missing_text_stands_in_brackets() -> None:
    assert (
        read_unfinished(without("client.phone"), Answers, {}, WORDS).answers.client.phone == "[client phone]"
    )


def test_a_missing_menu_is_assumed_and_says_what() -> None:
    found = read_unfinished(without("governing_law.state"), Answers, {"governing_law.state": "US-TX"}, WORDS)
    assert found.answers.governing_law.state == "US-TX"
    assert found.missing["governing_law.state"].assumed == "Texas"


def test_a_missing_choice_of_pages_is_assumed_and_says_which() -> None:
    found = read({}, "rights")
    assert found.missing["rights.kind"].assumed == "Assign the rights to the client"


def test_answers_without_their_kind_choose_the_page_that_has_them() -> None:
    data = deal_data(without=("fee",)) | {"fee": {"rate": 95}}
    found = read_unfinished(data, Answers, {}, WORDS)
    assert found.answers.fee.kind == "hourly"
    assert found.missing["fee.kind"].assumed == "Hourly rate"


def test_nothing_at_all_is_all_blanks() -> None:
    found = read_unfinished({}, Answers, {}, WORDS)
    assert {"client.phone", "client.address.region", "project.deliverables[0].name"} <= set(found.missing)
    assert found.answers.model_dump(exclude_unset=True) == {}


def test_stand_ins_are_never_among_the_answers_given() -> None:
    given = read_unfinished(without("client.phone"), Answers, {}, WORDS).answers.model_dump(
        mode="json", exclude_unset=True
    )
    assert "phone" not in given["client"]
    assert given["client"]["legal_name"] == deal_data()["client"]["legal_name"]


def test_what_is_given_is_brought_into_its_normal_form() -> None:
    data = without("client.phone")
    data["client"]["address"]["region"] = "new york"
    assert read_unfinished(data, Answers, {}, WORDS).answers.client.address.region == "NY"


def test_a_stand_in_that_breaks_a_rule_breaks_nothing_else() -> None:
    data = without("project.end")
    data["project"]["start"] = "2090-01-01"  # after the example for the end
    found = read_unfinished(data, Answers, {}, WORDS)
    assert list(found.missing) == ["project.end"]
    assert str(found.answers.project.start) == "2090-01-01"


def test_what_is_wrong_is_refused_though_more_is_missing() -> None:
    with pytest.raises(InputError) as caught:
        read({"payment.deposit": 120}, "client")
    assert [problem.place for problem in caught.value.problems] == ["payment.deposit"]


def test_an_unknown_field_is_refused_though_more_is_missing() -> None:
    with pytest.raises(InputError) as caught:
        read({"fee.surprise": 1}, "client")
    assert "is not a field here" in str(caught.value)


def test_contradictions_of_a_whole_deal_are_refused() -> None:
    with pytest.raises(InputError):
        read({"project.end": "2000-01-01"})


def test_an_entry_of_a_list_that_lacks_an_answer_has_a_blank() -> None:
    found = read({"project.deliverables": [{"description": "In SVG."}]})
    assert [(m.path, m.words) for m in found.missing.values()] == [
        ("project.deliverables[0].name", "deliverable name")
    ]
    assert found.answers.project.deliverables[0].description == "In SVG."


def test_an_empty_entry_of_a_list_has_a_blank() -> None:
    found = read({"project.out_of_scope": ["Hosting", None]})
    assert list(found.missing) == ["project.out_of_scope[1]"]
    assert found.answers.project.out_of_scope[0] == "Hosting"


def test_what_is_wrong_in_a_page_without_its_kind_is_refused_with_its_place() -> None:
    with pytest.raises(InputError) as caught:
        read_unfinished({**deal_data(), "fee": {"rate": "much"}}, Answers, {}, WORDS)
    assert [problem.place for problem in caught.value.problems] == ["fee.rate"]
