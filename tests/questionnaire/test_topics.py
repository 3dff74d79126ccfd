"""The interview by topics: what a page shows, and what a page of replies makes of it."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, booleans, data, sampled_from, text
from pydantic import ConfigDict, Field as Info

from generator.answers.paths import fetch
from generator.questionnaire.interview import Interview
from generator.questionnaire.replying import Reply, replied
from generator.questionnaire.topics import (
    UNKNOWN,
    Field,
    asked_at,
    fields_on,
    open_answers,
    steps_on,
    terms_on,
    topics,
)
from tests.made_up.answers import TRANSLATION, Translation, Translator
from tests.questionnaire.quickly import LOGO, begun, held, replied as replied_to
from tests.wizard.typing_keys import opened, whole_answers


def every(fields: Iterable[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        for inside in (*field.branches.values(), *field.items):
            yield from every(inside)


def on(interview: Interview, topic: str) -> dict[str, Field]:
    return {field.path: field for field in every(fields_on(interview, topic))}


def send(interview: Interview, topic: str, *, whole: bool = True, **texts: Any) -> Any:
    """Send a topic as a page would: what it shows, but for what is told by path (dots as __)."""
    told = {path.replace("__", "."): value for path, value in texts.items()}
    shown = on(interview, topic)
    replies = {path: Reply(field.shown, field.shown) for path, field in shown.items()}
    for path, value in told.items():
        values = value if isinstance(value, tuple) else (value,)
        replies[path] = Reply(values, shown[path].shown if path in shown else ())
    return replied(interview, topic, replies, whole=whole)


def test_the_topics_of_all_questions_are_the_pages_in_order() -> None:
    interview = opened({})
    assert [topic.name for topic in topics(interview)] == [page.name for page in interview.pages]


def test_the_short_way_ends_with_the_usual_terms() -> None:
    names = [topic.name for topic in topics(begun())]
    assert names == ["freelancer", "client", "fee", "project", "rights", "usual"]


def test_every_question_is_on_a_topic_and_on_one_only() -> None:
    interview = opened(whole_answers())
    shown = [path for topic in topics(interview) for path in on(interview, topic.name)]
    asked = [step.path for step in interview.session.steps if step.ask != "terms" or step.question.optional]
    active = set(asked)
    assert sorted(path for path in shown if path in active) == sorted(active)


def test_a_choice_shows_what_each_of_its_lines_would_bring() -> None:
    fee = on(opened({}), "fee")["fee.kind"]
    assert [field.path for field in fee.branches["hourly"]] == [
        "fee.currency", "fee.rate", "fee.budget.kind", "fee.invoiced",
    ]  # fmt: skip
    assert {"estimate", "cap"} <= set(fee.branches["hourly"][2].branches)


def test_a_new_field_of_the_model_is_asked_in_terminal_and_page_alike() -> None:
    class Known(Translator):
        """Тот, кто переводит."""

        model_config = ConfigDict(title="Переводчик")

        motto: str = Info(title="Девиз", description="Одной строкой.")

    class More(Translation):
        """Ответы."""

        translator: Known = Info(title="Переводчик")  # type: ignore[assignment]

    from dataclasses import replace

    interview = Interview.open(replace(TRANSLATION, root=More))
    asked = interview.answer_text("Анна").accept().asked
    assert asked is not None
    assert (asked.path, asked.title, asked.help) == ("translator.motto", "Девиз", "Одной строкой.")
    field = on(interview, "translator")["translator.motto"]
    assert (field.asked.title, field.asked.help) == (asked.title, asked.help)


def test_a_page_that_nobody_touched_accepts_its_defaults_and_nothing_else() -> None:
    interview = opened({})
    after = send(interview, "payment").interview
    assert after.data == interview.data
    assert next(topic.done for topic in topics(after) if topic.name == "payment")


def test_what_is_needed_and_empty_is_told_with_an_example() -> None:
    found = send(opened({}), "freelancer")
    assert "such as Maya Ortiz" in found.problems["freelancer.legal_name"]
    assert set(found.problems) >= {"freelancer.email", "freelancer.phone"}


def test_an_answer_that_was_emptied_and_is_needed_stays() -> None:
    found = send(opened(whole_answers()), "client", client__legal_name="")
    assert found.problems.keys() == {"client.legal_name"}
    assert fetch(found.interview.data, "client.legal_name") == "Harbor Coffee"


def test_an_emptied_answer_with_a_default_is_the_default_again() -> None:
    interview = opened(whole_answers(payment={"term": 45}))
    after = send(interview, "payment", payment__term="").interview
    assert after.row("payment.term").value == 14  # type: ignore[union-attr]


def test_a_text_that_is_refused_is_kept_to_be_mended() -> None:
    found = send(opened(whole_answers()), "client", client__email="dana")
    assert "client.email" in found.problems
    assert on(found.interview, "client")["client.email"].shown == ("dana",)
    assert fetch(found.interview.data, "client.email") == "dana@example.com"


def test_while_a_page_is_filled_in_what_is_empty_is_no_mistake() -> None:
    found = send(opened({}), "freelancer", whole=False, freelancer__legal_name="Maya Ortiz")
    assert found.problems == {}
    assert found.interview.data == {"freelancer": {"legal_name": "Maya Ortiz"}}


def test_what_nobody_knows_yet_stays_open() -> None:
    found = send(opened({}), "freelancer", whole=False, freelancer__phone=UNKNOWN)
    assert [row.path for row in found.interview.left_open] == ["freelancer.phone"]


def test_answers_of_a_choice_that_was_left_come_back_with_it() -> None:
    interview = send(
        opened(whole_answers()), "rights", rights__kind="license", rights__scope="Print"
    ).interview
    away = send(interview, "rights", rights__kind="assign").interview
    back = send(away, "rights", rights__kind="license").interview
    assert fetch(back.data, "rights.scope") == "Print"


def test_a_default_that_follows_from_another_answer_is_told_not_taken() -> None:
    interview = send(opened(whole_answers()), "payment").interview
    found = send(interview, "client", client__history="paid_late")
    after = send(found.interview, "governing_law")
    changed = {entry.path for entry in (*found.changed, *after.changed)}
    assert found.interview.row("payment.deposit").value == "50"  # type: ignore[union-attr]
    assert changed <= {"payment", "payment.deposit"}


def test_a_contradiction_is_told_where_it_was_answered() -> None:
    found = send(opened(whole_answers()), "project", project__end="2026-12-01")
    assert found.problems
    assert any(path.startswith("project.") for path in found.problems)


def test_the_usual_terms_are_taken_all_at_once() -> None:
    interview = begun()
    for topic in ("freelancer", "client", "fee", "project", "rights"):
        assert not next(t.done for t in topics(interview) if t.name == topic)
    terms = terms_on(interview, "usual")
    assert {"payment.deposit", "silence", "contract.length"} <= {term.path for term in terms}
    paths = [field.path for term in terms for field in every(term.fields)]
    assert len(paths) == len(set(paths)) or any(field.branches for term in terms for field in term.fields)


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("payment.term", ("payment", "payment.term")),
        ("payment.late_charge", ("payment", "payment.late_charge.kind")),
        ("client.second_contact", ("client", "client.second_contact")),
        ("nowhere.at_all", ("freelancer", "")),
    ],
)
def test_the_topic_of_an_answer_is_found(place: str, found: tuple[str, str]) -> None:
    assert asked_at(opened(whole_answers()), place) == found


def test_on_the_short_way_the_rest_is_among_the_usual_terms() -> None:
    assert asked_at(begun(), "payment.term") == ("usual", "payment.term")


SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(draw=data())
def test_whatever_a_page_sends_nothing_that_still_applies_is_lost(draw: DataObject) -> None:
    interview = opened(whole_answers())
    for _ in range(3):
        topic = draw.draw(sampled_from([topic.name for topic in topics(interview)]))
        shown = on(interview, topic)
        path = draw.draw(sampled_from(sorted(shown))) if shown else ""
        if not path:
            continue
        tokens = [choice.token for choice in shown[path].choices]
        value = draw.draw(sampled_from(tokens) if tokens else text(max_size=20))
        whole = draw.draw(booleans())
        before = interview
        interview = send(interview, topic, whole=whole, **{path.replace(".", "__"): value}).interview
        kept = {step.path for step in interview.session.steps} - {path}
        for other in kept & {s.path for s in steps_on(before.session, topic)}:
            if "[" not in other and not other.startswith(path.removesuffix(".kind")):
                old, new = before.row(other), interview.row(other)
                assert old is None or new is None or not old.given or old.value == new.value or new.fixed
        reopened = Interview.open(interview.session.about, interview.saved)
        assert reopened.data == interview.data


def test_what_is_open_is_told_as_long_as_something_is_asked() -> None:
    interview, before = begun(), 0
    while interview.asked is not None:
        found = open_answers(interview)
        assert found
        assert all(one.title for one in found)
        interview, before = replied_to(interview, interview.asked, LOGO.get(interview.asked.path)), len(found)
    assert before == 1
    assert open_answers(interview) == ()


def test_what_nobody_knows_yet_is_open_too() -> None:
    found = send(opened(whole_answers()), "client", client__email="?").interview
    assert [one.path for one in open_answers(found)] in ([], ["client.email"])
    unknown = send(opened({}), "freelancer", whole=False, freelancer__phone=UNKNOWN).interview
    assert "freelancer.phone" in [one.path for one in open_answers(unknown)]


WHAT = {"New York": "9 Pine St, Albany, NY 12207", "Germany": "Lindenstr. 5, 10969 Berlin, Germany"}


@pytest.mark.parametrize("name", ["Kontor", "Kontor LLC", "Kontor Inc.", "Kontor Ltd", "Kontor GmbH"])
@pytest.mark.parametrize("address", WHAT.values(), ids=WHAT)
def test_of_a_menu_of_several_answers_the_line_that_was_chosen_is_shown(name: str, address: str) -> None:
    replies = {**LOGO, "client.legal_name": name, "client.whole_address": address}
    interview, _ = held(replies, until="client.what")
    lines = on(interview, "client")["client.what"].choices
    shown: dict[str, tuple[str, ...]] = {}
    for line in lines:
        below = on(interview, "client")["client.what"].branches.get(line.token, ())
        texts = {f.path.replace(".", "__"): "Delaware" for f in below if f.path.endswith("organized_in")}
        # From any line to any other one: what was answered before is no obstacle.
        found = send(interview, "client", whole=False, client__what=line.token, **texts)
        interview = found.interview
        shown[line.label] = on(interview, "client")["client.what"].shown
    assert shown == {line.label: (line.label,) for line in lines}
    assert len(shown) == len(lines)


def test_a_line_that_leaves_questions_to_be_asked_has_them_below_it() -> None:
    interview, _ = held(LOGO, until="client.what")
    what = on(interview, "client")["client.what"]
    brought = {token: [field.path for field in fields] for token, fields in what.branches.items()}
    assert brought == {
        "Limited liability company (LLC), registered elsewhere": ["client.form.organized_in"],
        "Another kind of company, or one registered elsewhere": [
            "client.form.type",
            "client.form.organized_in",
        ],
    }
    other = "Another kind of company, or one registered elsewhere"
    found = send(
        interview,
        "client",
        whole=False,
        client__what=other,
        client__form__type="other",
        client__form__organized_in="Delaware",
    )
    assert fetch(found.interview.data, "client.form") == {
        "kind": "company", "type": "other", "organized_in": "US-DE",
    }  # fmt: skip
    below = on(found.interview, "client")["client.what"].branches[other]
    assert [field.shown for field in below] == [("other",), ("Delaware",)]
