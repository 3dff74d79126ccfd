"""A form generator that knows nothing of this program shows a deal with the wizard's words."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from random import Random
from typing import Any, NamedTuple

import pytest
from lxml import html
from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from generator.answers.reading import to_json
from generator.answers.walking import Question, asked_fields, model_title, page_title, questions
from generator.packs.reading import answers_from
from generator.packs.us.completing import complete
from generator.packs.us.deal import Answers
from generator.packs.us.places import STATES
from generator.questionnaire.saying import consequence
from tests.building import build
from tests.deals import deal_data, milestone
from tests.forms.rendering import LACKING, rendered
from tests.wizard.typing_keys import TODAY

pytestmark = pytest.mark.skipif(bool(LACKING), reason=LACKING)


class Asked(NamedTuple):
    """What the wizard shows for a question, and the place in the form."""

    question: str
    place: str
    title: str
    said: tuple[str, ...]
    """The help, and what the choice made means."""
    choices: tuple[str, ...] = ()


def asked(model: type[BaseModel], data: Mapping[str, Any], place: str = "root") -> Iterator[Asked]:
    """Yield the questions that the answers open, the models walked in order."""
    for field in questions(model):
        if is_asked(field):
            at = f"{place}_{field.name}"
            value = data[field.name] if field.name in data else default(field)
            said = (field.help, *([field.menu[value].consequence] if field.menu and value else []))
            yield Asked(f"{model.__name__}.{field.name}", at, field.title, said, labels(field.item or field))
            items = (value or ()) if field.item is not None else [value]
            for index, item in enumerate(items):
                below = f"{at}_{index}" if field.item is not None else at
                yield from asked_below(field.item or field, item, below)


def default(field: Question) -> Any:
    return to_jsonable_python(field.info.get_default(call_default_factory=True))


def asked_below(field: Question, value: Any, place: str) -> Iterator[Asked]:
    for model in field.models if value is not None else ():
        if field.kind != "union":
            yield from asked(model, value, place)
        elif model.model_fields["kind"].default == value["kind"]:
            yield Asked(model.__name__, place, model_title(model), (consequence(model),))
            yield from asked(model, value, place)


def is_asked(field: Question) -> bool:
    return field.kind != "table" and len(field.values) != 1 and field.name != "accepted"


def labels(field: Question) -> tuple[str, ...]:
    if field.kind == "union":
        return tuple(model_title(model) for model in field.models)
    if field.menu is not None:
        return tuple(choice.label for _, choice in field.menu.choices)
    return tuple(STATES[value] for value in field.values) if field.unit == "state" else ()


def every_question(model: type[BaseModel]) -> Iterator[str]:
    for field in questions(model):
        if is_asked(field):
            yield f"{model.__name__}.{field.name}"
            for below in field.models:
                yield from every_question(below)


def codes(model: type[BaseModel]) -> Iterator[str]:
    """Yield the values of menus, and the kinds of pages, that are no words for a person."""
    for field in questions(model):
        menu = field.item or field
        yield from (v for v in menu.values if isinstance(v, str) and v not in labels(menu))
        for below in field.models:
            yield from codes(below)


def random_deal(seed: int) -> dict[str, Any]:
    """Return a deal with everything optional in it."""
    random = Random(seed)
    data = build(lambda path, options: True if path.endswith("?") else random.choice(options))
    found: dict[str, Any] = json.loads(to_json(answers_from(data)))
    return found


@cache
def deals() -> tuple[dict[str, Any], ...]:
    """Return a few deals that open every question between them, a new one too.

    The first has what random deals seldom have: milestones in percent, and a page left out.
    """
    stages = [
        milestone("Sketches", percent="25"),
        {**milestone("Launch", percent="25"), "due": {"kind": "date", "date": "2027-01-15"}},
    ]
    found = [deal_data({"fee.milestones": stages, "silence": None})]
    pool = [(data, opened(data)) for data in map(random_deal, range(20))]
    closed = set(every_question(Answers)) - opened(found[0])
    while closed:
        data, opens = max(pool, key=lambda one: len(one[1] & closed))
        assert opens & closed, f"no deal opens {closed}: try more of them"
        found.append(data)
        closed -= opens
    return tuple(found)


def opened(deal: Mapping[str, Any]) -> set[str]:
    return {one.question for one in asked(Answers, deal)}


WRONG = (
    deal_data({"fee.amount": "-1"}),
    deal_data({"client.form.type": "gmbh"}),
    deal_data({"client.email": "dana"}),
    deal_data({"client.address.postal_code": None}),
)


@pytest.fixture(scope="module")
def forms() -> dict[str, Any]:
    return rendered(deals(), WRONG)


def missing(form: Any, questions_asked: list[Asked]) -> list[str]:
    """Return the words of the wizard that a form does not show in their place."""
    found = []
    for one in questions_asked:
        at = one.place
        title = (
            f"//label[@for='{at}']/text() | //legend[@id='{at}__title']/text()"
            f" | //label[input[@id='{at}']]/span/text()"
        )
        words = {
            one.title: form.xpath(title),
            **dict.fromkeys(one.said, form.xpath(f"//*[@id='{at}__description']/text()")),
            **dict.fromkeys(
                one.choices, form.xpath(f"//select[@id='{at}' or @id='{at}__oneof_select']/option/text()")
            ),
        }
        found += [f"{at}: {word}, in {shown}" for word, shown in words.items() if word and word not in shown]
    return found


def test_a_form_of_the_schema_alone_has_the_words_of_the_wizard(forms: dict[str, Any]) -> None:
    for deal, form in zip(deals(), map(html.fromstring, forms["plain"]), strict=True):
        assert missing(form, list(asked(Answers, deal))) == []


@pytest.mark.parametrize("number", range(len(asked_fields(Answers))))
def test_a_form_of_a_page_has_its_heading_and_its_questions(forms: dict[str, Any], number: int) -> None:
    page = asked_fields(Answers)[number]
    for deal, form in zip(deals(), map(html.fromstring, forms["pages"][number]), strict=True):
        inside = [one for one in asked(Answers, deal) if f"{one.place}_".startswith(f"root_{page.name}_")]
        assert form.xpath("//legend[@id='root__title']/text()") == [page_title(page)]
        assert missing(form, inside) == []
        shown = [element.get("id") for element in form.iter() if element.get("id")]
        assert in_order([one.place for one in inside], shown)


def in_order(places: list[str], shown: list[str]) -> bool:
    first = [
        min(shown.index(at) for at in shown if at == place or at.startswith(f"{place}__")) for place in places
    ]
    return first == sorted(first)


def test_no_form_shows_a_code(forms: dict[str, Any]) -> None:
    hidden = set(codes(Answers)) - {"en-US"}  # the tag of a pack is how it is written everywhere
    assert {"llc", "fixed", "work_done_plus", "US-NY"} <= hidden
    for form in map(html.fromstring, (*forms["plain"], *(form for page in forms["pages"] for form in page))):
        assert {text.strip() for text in form.xpath("//text()")} & hidden == set()
        assert form.xpath("//input[@type!='hidden'][substring(@id, string-length(@id) - 4) = '_kind']") == []


def test_what_is_typed_on_several_lines_has_room_for_them(forms: dict[str, Any]) -> None:
    project = [page.name for page in asked_fields(Answers)].index("project")
    form = html.fromstring(forms["pages"][project][0])
    assert form.xpath("//textarea/@id") == [
        "root_project_description",
        "root_project_deliverables_0_description",
    ]


def test_the_answers_that_a_form_gives_back_mean_the_same(forms: dict[str, Any]) -> None:
    for deal, submitted in zip(deals(), forms["submitted"], strict=True):
        before, after = (complete(answers_from(data), TODAY) for data in (deal, submitted))
        assert after.model_dump() == before.model_dump()
    assert forms["submitted"][0] != deals()[0]  # the form has filled in the defaults


def test_the_form_finds_no_error_in_a_deal(forms: dict[str, Any]) -> None:
    assert forms["errors"] == [[] for _ in deals()]


def test_the_form_finds_an_error_in_each_wrong_deal(forms: dict[str, Any]) -> None:
    assert all(forms["errors_of_wrong"])
