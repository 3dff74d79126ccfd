from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from generator.answers.walking import Question, asked_fields, questions
from generator.errors import InputError
from generator.packs.pack import MODULES, pack_in, pack_of


@pytest.mark.parametrize("tag", MODULES)
def test_a_pack_has_the_tag_it_is_found_by(tag: str) -> None:
    assert pack_of(tag).tag == tag


def test_answers_that_name_no_pack_are_of_the_usual_one() -> None:
    assert pack_in({"client": {}}).tag == "en-US"


def test_answers_of_a_pack_that_there_is_not_are_refused_with_those_there_are() -> None:
    with pytest.raises(InputError) as refused:
        pack_in({"pack": "xx-YY"}, source="deal.json")
    (problem,) = refused.value.problems
    assert (problem.place, problem.value, problem.source) == ("pack", "xx-YY", "deal.json")
    assert "en-US" in problem.message


@pytest.mark.parametrize("tag", MODULES)
def test_what_every_engine_keeps_in_answers_stands_last_and_is_asked_by_no_page(tag: str) -> None:
    root = pack_of(tag).root
    assert tuple(root.model_fields)[-2:] == ("positions", "accepted")
    assert not {"positions", "accepted"} & {field.name for field in asked_fields(root)}


def asked_and_printed(root: type[BaseModel], deal: type[BaseModel]) -> Iterator[tuple[Question, Question]]:
    """Yield each question of the answers with the field of the completed deal that holds its answer."""
    there = {field.name: field for field in questions(deal)}
    for question in questions(root):
        field = there[question.name]
        yield question, field
        for model, completed in zip(question.models, field.models, strict=True):
            if model is not completed:
                yield from asked_and_printed(model, completed)


@pytest.mark.parametrize("tag", MODULES)
def test_a_completed_deal_names_its_values_as_the_question_does(tag: str) -> None:
    pack = pack_of(tag)
    pairs = tuple(asked_and_printed(pack.root, pack.deal))
    assert [field.name for question, field in pairs if question.menu != field.menu] == []
