import pytest

from generator.answers.walking import asked_fields
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
