"""Phrases: what is said is declared, what is declared is in every pack, and what is wrong is named."""

import re
from collections.abc import Iterator

import pytest

from generator.errors import InputError
from generator.formatting.declared import DECLARED
from generator.formatting.phrases import Phrases, phrase_problems, phrases_in
from generator.packs.pack import MODULES, pack_of
from generator.packs.phrasing import phrases_of
from generator.yaml_lines import parse_yaml, read_yaml
from tests.made_up.phrases import FILE, PHRASES, TAG
from tests.packs.said import all_said, said_in, said_in_page, sources, texts_in

SAID = all_said()


def lines(text: str, language: str = "en-US") -> list[str]:
    return [f"{problem.source} {problem.value}: {problem.message}" for problem in wrong(text, language)]


def wrong(text: str, language: str = "en-US") -> list:  # type: ignore[type-arg]
    return list(phrase_problems(parse_yaml(text, source="phrases.yaml"), language))


def declaring(monkeypatch: pytest.MonkeyPatch, **declared: str) -> None:
    names = {name.replace("__", "."): values for name, values in declared.items()}
    monkeypatch.setattr("generator.formatting.phrases.DECLARED", names)


def test_what_is_said_is_declared_with_its_values() -> None:
    assert len(SAID) > 200
    exact = [said for said in SAID if said.name and not said.name.endswith(".")]
    assert [
        f"{said.place}: {said.name} {' '.join(sorted(said.values))}"
        for said in exact
        if said.name not in DECLARED or frozenset(DECLARED[said.name].split()) != said.values
    ] == []


def test_a_phrase_that_nobody_says_is_not_declared() -> None:
    computed = tuple({said.name for said in SAID if said.name.endswith(".")})
    texts = set[str]().union(*(texts_in(source) for _, source in sources()))
    said = {said.name for said in SAID}
    assert [
        name for name in DECLARED if name not in said and name not in texts and not name.startswith(computed)
    ] == []


def test_a_computed_name_says_some_phrase() -> None:
    computed = {said.name for said in SAID if said.name.endswith(".")}
    assert [name for name in computed if not any(known.startswith(name) for known in DECLARED)] == []


@pytest.mark.parametrize(
    ("source", "name", "values"),
    [
        ('phrases.say("a.b", title=1)', "a.b", {"title"}),
        ('phrases.say(f"a.{kind}")', "a.", set()),
        ('phrases.join("comma", parts)', "signs.comma", set()),
        ('headings_of(phrasing, "topic")', "columns.topic", set()),
    ],
)
def test_the_sources_are_read_for_phrases(source: str, name: str, values: set[str]) -> None:
    assert [(said.name, set(said.values)) for said in said_in(source, "a.py")] == [(name, values)]


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ('{{ say("a.b", title=page.title) }}', [("a.b", {"title"})]),
        ('{{ say("a." ~ kind) }}', [("a.", set())]),
        ('{% if x %}{{ join("comma", parts) }}{% endif %}', [("signs.comma", set())]),
        ('{{ say("a.b" if x else "a.c") }}', [("a.b", set()), ("a.c", set())]),
        ("{{ title }}", []),
    ],
)
def test_the_pages_are_read_for_phrases(template: str, said: list[tuple[str, set[str]]]) -> None:
    assert [(found.name, set(found.values)) for found in said_in_page(template, "a.html")] == said


@pytest.mark.parametrize("tag", MODULES)
def test_every_pack_has_the_phrases_that_are_said(tag: str) -> None:
    text = read_yaml(pack_of(tag).folder / "phrases.yaml")
    assert list(phrase_problems(text, tag)) == []
    assert phrases_of(tag).texts.keys() == DECLARED.keys()


def test_the_made_up_pack_has_them_in_its_own_script() -> None:
    assert list(phrase_problems(read_yaml(FILE), TAG)) == []
    texts = [text for _, text in forms_of(PHRASES)]
    assert [text for text in texts if re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", text))] == []


def forms_of(phrases: Phrases) -> Iterator[tuple[str, str]]:
    for name, text in phrases.texts.items():
        yield from ((name, form) for form in ((text,) if isinstance(text, str) else text.values()))


def test_a_phrase_that_is_lacking_or_one_too_many_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    declaring(monkeypatch, a__one="", a__two="")
    assert lines("a:\n  one: One\n  three: Three\n") == [
        "phrases.yaml a.two: is a phrase that is said and stands here nowhere: add it",
        "phrases.yaml:3 a.three: is a phrase that nothing says: take it out",
    ]


@pytest.mark.parametrize(
    "text", ["“{name}”", "no place", "{title} {name}", "{title.name}", "{title", "{}", "{0}"]
)
def test_other_places_for_values_are_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    declaring(monkeypatch, a__one="title")
    assert len(wrong(f"a: {{ one: '{text}' }}")) == 1
    assert wrong("a: { one: '“{title}” {title}' }") == []


def test_forms_are_those_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    declaring(monkeypatch, a__days="count")
    two = 'a: { days: { one: "{count} d", other: "{count} ds" } }'
    assert wrong(two, "en-US") == []
    assert [problem.message for problem in wrong(two, "pl-PL")] == [
        "must have the plural forms few, many, one, other"
    ]
    assert wrong('a: { days: "{count} days" }', "pl-PL") == []  # a language may do without
    assert wrong('a: { days: { one: "a day", other: "{count} ds" } }', "en-US") == []


def test_a_phrase_without_a_number_has_no_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    declaring(monkeypatch, a__title="title")
    assert len(wrong('a: { title: { one: "{title}", other: "{title}" } }')) == 1


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 плахта"), (3, "3 плахти"), (5, "5 плахт"), (21, "21 плахта")]
)
def test_a_number_chooses_the_form_that_the_language_has_for_it(count: int, said: str) -> None:
    forms = {
        "one": "{count} плахта",
        "few": "{count} плахти",
        "many": "{count} плахт",
        "other": "{count} плахти",
    }
    assert Phrases("uk-UA", {"a.days": forms}).say("a.days", count=count) == said


def test_values_are_put_in_as_they_are() -> None:
    phrases = Phrases("en-US", {"a.b": "{title}: {{{answer}}}"})
    assert phrases.say("a.b", title="{answer}", answer="{0.__class__}") == "{answer}: {{0.__class__}}"


def test_wrong_phrases_are_no_phrases(monkeypatch: pytest.MonkeyPatch) -> None:
    declaring(monkeypatch, a__one="title", a__two="")
    with pytest.raises(InputError) as raised:
        phrases_in(parse_yaml("a: { one: One }", source="phrases.yaml"), "en-US")
    assert len(raised.value.problems) == 2
