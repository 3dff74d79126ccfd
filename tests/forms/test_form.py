"""A form generator that knows nothing of this program shows a deal with the wizard's words."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pytest
from lxml import html
from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from generator.answers import Answers, answers_from
from generator.answers.places import STATES
from generator.answers.walking import Question, questions
from generator.completion import complete
from generator.wizard.review import page_title
from generator.wizard.steps import pages
from generator.wizard.words import consequence, label
from tests.deals import deal_data, milestone
from tests.forms.rendering import LACKING, rendered
from tests.wizard.typing_keys import TODAY

pytestmark = pytest.mark.skipif(bool(LACKING), reason=LACKING)

DAYS = {"count": 10, "business": True}
COMPANY = {
    "kind": "company",
    "type": "corporation",
    "organized_in": "Oregon",
    "signatories": [{"name": "Lee Park", "title": "President"}, {"name": "Ana Diaz", "title": "Treasurer"}],
}
OPENING_EVERY_BRANCH: tuple[dict[str, Any], ...] = (
    {
        "client.second_contact": {"name": "Sam Okafor", "email": "sam@harbor-tea.com"},
        "project.out_of_scope": ["Copywriting"],
        "project.third_party": [{"name": "Serif", "type": "font", "terms": "Open Font License"}],
        "project.place_of_work": "NJ",
        "fee.milestones": [
            {**milestone("Sketches", percent="25"), "deliverables": [1]},
            {**milestone("Launch", amount="2000"), "due": {"kind": "date", "date": "2027-01-15"}},
        ],
        "payment.late_charge": {"kind": "rate", "rate": {"percent": "1", "per": "month"}},
        "payment.methods": ["card", "check"],
        "rights": {"kind": "assign", "portfolio": {"kind": "licensed", "embargo": DAYS}},
        "liability.cap": {"kind": "amount", "amount": "9000"},
        "options": {
            "ai_tools": {"use": "none"},
            "open_source": {"copyleft": True},
            "personal_data": {},
            "insurance": {"cover": "1000000"},
        },
    },
    {
        "freelancer.form": COMPANY,
        "fee": {"kind": "hourly", "rate": "110", "budget": {"kind": "estimate", "hours": "120"}},
        "payment": {"late_charge": {"kind": "none"}, "expenses": None},
        "rights": {
            "kind": "license",
            "scope": "Packaging",
            "media": "Print",
            "term": {"kind": "years", "years": 3},
            "embargo": DAYS,
        },
        "ending.kill_fee": {"kind": "work_done"},
    },
    {
        "fee": {"kind": "hourly", "rate": "110", "budget": {"kind": "cap", "hours": "120"}},
        "rights": {"kind": "license", "scope": "Packaging", "media": "Print"},
        "silence": None,
        "confidentiality": None,
    },
    {
        "fee": {"kind": "hourly", "rate": "110", "budget": {"kind": "money_cap", "amount": "5000"}},
        "rights": {"kind": "assign", "portfolio": {"kind": "none"}},
    },
    {"fee": {"kind": "retainer", "monthly": "3000", "hours": "30", "extra_rate": "120"}},
)
"""Changes to the plain deal: each branch of the questionnaire is open in one of them."""

DEALS = tuple(deal_data(changes) for changes in OPENING_EVERY_BRANCH)
WRONG = (
    deal_data({"fee.amount": "-1"}),
    deal_data({"client.form.type": "gmbh"}),
    deal_data({"client.email": "dana"}),
    deal_data({"client.address.postal_code": None}),
)


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
            items = value if field.item is not None else [value]
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
            yield Asked(model.__name__, place, label(field, model), (consequence(model),))
            yield from asked(model, value, place)


def is_asked(field: Question) -> bool:
    return field.kind != "table" and len(field.values) != 1 and field.name != "accepted"


def labels(field: Question) -> tuple[str, ...]:
    if field.kind == "union":
        return tuple(label(field, model) for model in field.models)
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


@pytest.fixture(scope="module")
def forms() -> dict[str, Any]:
    for deal in DEALS:
        answers_from(deal)
    return rendered(DEALS, WRONG)


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


def test_the_deals_open_every_question() -> None:
    opened = {one.question for deal in DEALS for one in asked(Answers, deal)}
    assert set(every_question(Answers)) - opened == set()


@pytest.mark.parametrize("number", range(len(DEALS)))
def test_a_form_of_the_schema_alone_has_the_words_of_the_wizard(forms: dict[str, Any], number: int) -> None:
    assert missing(html.fromstring(forms["plain"][number]), list(asked(Answers, DEALS[number]))) == []


@pytest.mark.parametrize("number", range(len(pages())))
def test_a_form_of_a_page_has_its_heading_and_its_questions(forms: dict[str, Any], number: int) -> None:
    page = pages()[number]
    for deal, form in zip(DEALS, map(html.fromstring, forms["pages"][number]), strict=True):
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
    hidden = set(codes(Answers))
    assert {"llc", "fixed", "work_done_plus", "NY"} <= hidden
    for form in map(html.fromstring, (*forms["plain"], *(form for page in forms["pages"] for form in page))):
        assert {text.strip() for text in form.xpath("//text()")} & hidden == set()
        assert form.xpath("//input[@type!='hidden'][substring(@id, string-length(@id) - 4) = '_kind']") == []


def test_what_is_typed_on_several_lines_has_room_for_them(forms: dict[str, Any]) -> None:
    project = [page.name for page in pages()].index("project")
    form = html.fromstring(forms["pages"][project][0])
    assert form.xpath("//textarea/@id") == [
        "root_project_description",
        "root_project_deliverables_0_description",
    ]


@pytest.mark.parametrize("number", range(len(DEALS)))
def test_the_answers_that_a_form_gives_back_mean_the_same(forms: dict[str, Any], number: int) -> None:
    before, after = (
        complete(answers_from(data), TODAY) for data in (DEALS[number], forms["submitted"][number])
    )
    assert forms["submitted"][number] != DEALS[number]  # it fills in the defaults
    assert after.model_dump() == before.model_dump()


def test_the_form_finds_no_error_in_a_deal(forms: dict[str, Any]) -> None:
    assert forms["errors"] == [[] for _ in DEALS]


def test_the_form_finds_an_error_in_each_wrong_deal(forms: dict[str, Any]) -> None:
    assert all(forms["errors_of_wrong"])
