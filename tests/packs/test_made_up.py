"""A second pack goes through the engines, in another script: no Latin letter but those of answers."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

import generator
from generator.errors import InputError
from generator.packs import pack as packs
from generator.packs.pack import pack_in
from generator.previewing.text import preview_text
from tests.deals import deal_data
from tests.made_up.pack import FOLDER, PACK

WHOLE: dict[str, Any] = {
    "pack": PACK.tag,
    "translator": {"name": "Анна Орлова"},
    "fee": {"kind": "whole", "amount": "1500.25"},
    "schedule": {"start": "2027-01-10", "end": "2027-06-10", "chapters": ["Первая"]},
}
BY_SHEET = WHOLE | {"fee": {"kind": "sheet", "rate": "12"}}


@pytest.fixture(autouse=True)
def _there_is_a_second_pack(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(packs.MODULES, PACK.tag, "tests.made_up.pack")
    yield
    packs.pack_of.cache_clear()


def drafted(data: dict[str, Any]) -> generator.Draft:
    materials = generator.open_materials(own=FOLDER, pack=PACK.tag)
    return generator.draft(generator.read_answers(data), materials)


def test_an_interview_is_held_in_the_pack_that_the_answers_name() -> None:
    interview = generator.open_interview({"pack": PACK.tag}, as_of=date(2027, 1, 1))
    assert interview.asked is not None
    assert (interview.asked.path, interview.asked.title) == ("translator.name", "Полное имя")


def test_a_saved_interview_goes_on_in_its_pack() -> None:
    begun = generator.open_interview({"pack": PACK.tag}, as_of=date(2027, 1, 1)).answer("Анна")
    again = generator.open_interview(begun.saved, as_of=date(2027, 1, 1))
    assert again.asked is not None
    assert again.asked.path == "translator.experience"


def test_answers_are_read_by_the_root_model_of_their_pack() -> None:
    with pytest.raises(InputError) as refused:
        generator.read_answers(WHOLE | {"client": {}})
    assert [problem.place for problem in refused.value.problems] == ["client"]


def test_answers_are_completed_by_their_pack() -> None:
    assert (
        generator.complete(generator.read_answers(WHOLE)).terms.advance
        == generator.read_answers(WHOLE).fee.amount / 5
    )


def test_the_clause_is_chosen_whose_condition_and_place_fit() -> None:
    assert drafted(WHOLE).selection.choices["work.price"].clause.variant == "whole"
    choice = drafted(BY_SHEET).selection.choices["work.price"]
    assert (choice.clause.variant, choice.place) == ("mountains", "KZ-02")


def test_values_print_in_the_forms_of_the_pack() -> None:
    text = preview_text(drafted(WHOLE).contract, 100).replace("\u00a0", " ")
    assert "1 500,250 ₸" in text
    assert "10.06.2027" in text
    assert "Пункт 1.1 (Предмета)" in text


def test_no_latin_letter_stands_in_a_contract() -> None:
    assert not re.search("[A-Za-z]", preview_text(drafted(WHOLE).contract, 100))


def test_what_is_written_in_the_forms_of_the_pack_is_read_back() -> None:
    formats = PACK.formats("KWD")
    assert str(formats.value("1 500,250 ₸", "money")) == "1500.250"
    assert formats.value("10.06.2027", "date") == date(2027, 6, 10)


def test_answers_of_one_pack_are_not_drafted_with_the_clauses_of_another() -> None:
    with pytest.raises(InputError, match="of another pack"):
        generator.draft(generator.read_answers(WHOLE), generator.open_materials())


def test_answers_that_name_no_pack_are_none_of_it() -> None:
    assert pack_in(deal_data()).tag == "en-US"
