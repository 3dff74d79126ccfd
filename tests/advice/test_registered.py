"""What is registered in more than one place: a rule's module, a topic of law."""

from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest

import generator.advice
from generator.advice import deal_law
from generator.advice.advising import RULES
from generator.advice.deal_law import PlaceLaw
from generator.advice.rule import rules_of
from generator.law.facts import TOPICS, Jurisdiction
from generator.law.reading import CityFile, StateFile, topics

MODULES = sorted(path.stem for path in Path(generator.advice.__file__).parent.glob("[!_]*.py"))
ROLES = [role for role in vars(deal_law).values() if isinstance(role, type) and issubclass(role, PlaceLaw)]
READ = {field.name for role in ROLES for field in fields(role)} - {field.name for field in fields(PlaceLaw)}


@pytest.mark.parametrize("name", MODULES)
def test_every_rule_of_a_module_is_asked(name: str) -> None:
    made = rules_of(import_module(f"generator.advice.{name}"))
    forgotten = [rule.id for rule in made if rule not in RULES]
    assert not forgotten, f"list {name} in _MODULES of generator/advice/advising.py"


@pytest.mark.parametrize("topic", [name for name, _ in topics(StateFile(code="NY", name="New York"))])
def test_a_topic_of_the_law_files_is_looked_up_named_and_read(topic: str) -> None:
    assert topic in {field.name for field in fields(Jurisdiction)}, "add it to Jurisdiction"
    assert topic in TOPICS, "say in TOPICS what it is about"
    assert topic in READ, "add it to a role in generator/advice/deal_law.py, or nobody reads it"


def test_no_topic_is_named_that_no_law_file_has() -> None:
    known = {name for name, _ in topics(StateFile(code="NY", name="New York"))}
    city = CityFile(code="seattle", name="Seattle", state="WA", written=("Seattle",))
    assert set(TOPICS) | READ == known
    assert {name for name, _ in topics(city)} <= known
