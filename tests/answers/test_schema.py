"""The JSON Schema of a deal: valid, with the wizard's words, and of one mind with the models."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from generator.answers.reading import to_json
from generator.answers.schema import json_schema
from generator.answers.walking import asked_fields, page_title, questions
from generator.errors import InputError
from generator.packs.pack import pack_in
from generator.packs.reading import answers_from
from generator.packs.us.deal import Answers
from generator.packs.us.dependence import DEPENDS_ON
from tests.deals import deal_data
from tests.samples import FOLDERS, FRENCH
from tests.wizard.test_last_screen import data_of

SAMPLES = [folder / "answers.json" for folder in (*FOLDERS, *FRENCH)]
SCHEMA = json_schema(Answers, DEPENDS_ON)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
ABROAD = {"street": "12 Elm Lane", "city": "Leeds", "country": "GB"}
AT_HOME = {"street": "12 Elm Street", "city": "Salem", "region": "OR", "postal_code": "97301"}


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of the schema."""
    if isinstance(node, dict):
        yield node
    for below in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(below)


def definition(name: str) -> dict[str, Any]:
    found: dict[str, Any] = SCHEMA["$defs"][name]["properties"]
    return found


def test_it_is_a_schema_of_its_draft() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.parent.name)
def test_it_takes_the_sample(sample: Path) -> None:
    """Of either pack, by its own schema."""
    data = json.loads(sample.read_text("utf-8"))
    pack = pack_in(data)
    schema = SCHEMA if pack.root is Answers else json_schema(pack.root, pack.depends_on)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(data)


@pytest.mark.parametrize("seed", range(20))
def test_it_takes_the_file_of_any_deal(seed: int) -> None:
    answers = answers_from(data_of(seed))
    VALIDATOR.validate(json.loads(to_json(answers)))
    VALIDATOR.validate(answers.model_dump(mode="json"))


@pytest.mark.parametrize(
    "changes",
    [
        {"fee.amount": "0.01"},
        {"fee.amount": "999999999999"},
        {"fee.amount": 8000.5},
        {"payment.deposit": "100.00"},
        {"payment.deposit": 0},
        {"payment.deposit": None},
        {"client.email": "info@münchen.example"},
        {"client.address": ABROAD},
        {"client.address": AT_HOME},
        {"governing_law": {"state": "US-DC"}},
        {"silence": None, "confidentiality": None, "payment": {"expenses": None, "late_charge": None}},
        {"ending": {"notice": {"count": 365}}, "silence": {"reminders": 1}},
        {"payment.methods": ["card", "check"]},
        {"$schema": "clausegen.schema.json", "schema_version": 4, "pack": "en-US"},
        {"positions": {"payment.deposit": "fallback"}, "accepted": ["payment-term-too-long"]},
    ],
    ids=str,
)
def test_it_takes_what_we_take(changes: dict[str, Any]) -> None:
    data = deal_data(changes)
    answers_from(data)
    VALIDATOR.validate(data)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("fee.amount", "0"),
        ("fee.amount", "0.00"),
        ("fee.amount", -1),
        ("fee.amount", "-1"),
        ("fee.amount", "1,500"),
        ("fee.amount", "1.23456"),
        ("fee.amount", "1000000000000"),
        ("fee.amount", True),
        ("fee.kind", "barter"),
        ("fee", {"amount": "8000"}),
        ("fee", {"kind": "hourly", "rate": "110"}),
        ("payment.deposit", "101"),
        ("payment.deposit", 100.01),
        ("payment.deposit", "100.01"),
        ("payment.term", 121),
        ("payment.term", 1.5),
        ("payment.methods", ["cash"]),
        ("payment.methods", ["card", "card"]),
        ("payment.methods", []),
        ("payment.expenses", "none"),
        ("client.form.type", "gmbh"),
        ("client.form.type", None),
        ("client.form.signatories", []),
        ("client.email", "dana"),
        ("client.address", {**AT_HOME, "region": None}),
        ("client.address", {**AT_HOME, "postal_code": "9730"}),
        ("client.address", {"street": "12 Elm Street", "city": "Salem", "region": "OR"}),
        ("client.legal_name", ""),
        ("client.legal_name", "x" * 301),
        ("client", None),
        ("project.titel", "Website"),
        ("project.start", "next week"),
        ("project.start", "2026-13-01"),
        ("project.deliverables", []),
        ("project.deliverables", [{"description": "Without a name"}]),
        ("project.revision_rounds", -1),
        ("governing_law", {"state": "US-NY"}),
        ("governing_law.state", "Ontario"),
        ("governing_law.mediation", "perhaps"),
        ("ending.notice", 14),
        ("ending.notice", {"days": 14}),
        ("silence.reminders", 4),
        ("rights", {"kind": "license", "scope": "Packaging"}),
        ("positions", {"payment.deposit": "never"}),
        ("schema_version", 99),
    ],
    ids=str,
)
def test_it_refuses_what_we_refuse(place: str, value: Any) -> None:
    data = deal_data({place: value})
    with pytest.raises(InputError):
        answers_from(data)
    first = next(VALIDATOR.iter_errors(data))
    assert place.split(".", maxsplit=1)[0] in first.json_path + first.message


def test_each_default_and_example_is_an_answer_that_it_takes() -> None:
    values = [node for node in nodes(SCHEMA) if {"title", "type"} & node.keys()]
    told = [(node, value) for node in values for value in node.get("examples", ())]
    told += [(node, node["default"]) for node in values if "default" in node]
    assert len(told) > 100
    for node, value in told:
        VALIDATOR.evolve(schema={**node, "$defs": SCHEMA["$defs"]}).validate(value)


def test_each_page_has_a_definition_of_its_own() -> None:
    def below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
        for field in questions(model):
            for inner in field.models:
                yield inner
                yield from below(inner)

    models = set(below(Answers))
    assert sorted(model.__name__ for model in models) == sorted(SCHEMA["$defs"])


def test_a_choice_has_its_label_and_what_it_means() -> None:
    assert definition("Company")["type"]["oneOf"][0] == {
        "const": "llc",
        "title": "limited liability company (LLC)",
        "description": "The usual form of a small business.",
    }


def test_a_member_of_a_union_has_its_label_and_what_it_means() -> None:
    first = definition("HourlyFee")["budget"]["oneOf"][0]["$ref"].removeprefix("#/$defs/")
    assert SCHEMA["$defs"][first]["title"] == "An estimate in hours"
    assert (
        SCHEMA["$defs"][first]["description"] == "You may go over the estimate only after the client agrees."
    )


def test_no_choice_of_the_wizard_is_a_bare_code() -> None:
    choices = [node for node in nodes(SCHEMA) if "const" in node and "oneOf" not in node]
    bare = [choice for choice in choices if "title" not in choice]
    assert len(choices) > 150
    assert bare == [{"const": "US"}, {"const": "US-DC"}]  # of the conditions
    assert [node["enum"] for node in nodes(SCHEMA) if "enum" in node] == [
        ["preferred", "fallback", "last resort"]  # the wizard does not ask for positions
    ]


def test_a_state_has_its_name() -> None:
    assert {"const": "US-NY", "title": "New York"} in definition("GoverningLaw")["state"]["oneOf"]


def test_the_pages_are_those_of_the_wizard() -> None:
    headings = [(name, SCHEMA["properties"][name]["x-page"]) for name in SCHEMA["x-order"]]
    assert headings == [(page.name, page_title(page)) for page in asked_fields(Answers)]


def test_each_question_has_its_place_in_the_order() -> None:
    objects = [node for node in nodes(SCHEMA) if "x-order" in node]
    assert len(objects) > 50
    for node in objects:
        unasked = [name for name in node["properties"] if name not in node["x-order"]]
        constant = [name for name in unasked if "const" in node["properties"][name]]
        assert set(unasked) - set(constant) <= {"positions", "accepted"}
        assert [name for name in node["properties"] if name in node["x-order"]] == node["x-order"]


@pytest.mark.parametrize(
    ("page", "name", "unit"),
    [
        ("FixedFee", "amount", "money"),
        ("Payment", "deposit", "percent"),
        ("Project", "description", "paragraphs"),
        ("Project", "place_of_work", "state"),
        ("Address", "country", "country"),
        ("FixedFee", "currency", "currency"),
    ],
)
def test_a_unit_is_told(page: str, name: str, unit: str) -> None:
    assert definition(page)[name]["x-unit"] == unit


def test_a_day_is_told_by_the_standard_keyword() -> None:
    assert definition("Project")["start"]["format"] == "date"
    assert "x-unit" not in definition("Project")["start"]
