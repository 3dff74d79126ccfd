"""Advice on unfinished answers: as soon as the answers are there, and never before."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest
from pydantic_core import to_jsonable_python

from generator.advice.advising import advise_partial
from generator.packs.reading import answers_from
from generator.packs.us.completing import complete
from tests.advice.asking import BOOK, DAY, address, advice
from tests.advice.test_lines import LINES
from tests.scenarios.patching import base, changed


def ids(partial: Mapping[str, Any]) -> set[str]:
    return {finding.id for finding in advise_partial(BOOK, partial, DAY)}


def test_nothing_is_said_about_nothing() -> None:
    assert advise_partial(BOOK, {}, DAY) == ()


def test_one_answer_is_enough_for_a_rule_that_reads_one() -> None:
    assert ids({"payment": {"term": 31}}) == {"payment-term-long"}
    assert ids({"payment": {"term": 30}}) == set()


def test_a_default_that_was_not_asked_yet_gives_no_finding() -> None:
    assert ids({"client": {"form": {"kind": "company"}, "kind": "business"}}) == set()
    assert "second-contact-missing" in ids(
        {"client": {**base()["client"], "kind": "business", "second_contact": None}}
    )


def test_a_rule_waits_for_what_it_needs() -> None:
    partial = {
        "payment": {"term": 31},
        "client": changed(base(), {"client.address": address("IL", "Chicago")})["client"],
    }
    assert "payment-term-too-long" not in ids(partial)
    more = {**partial, "freelancer": base()["freelancer"], "project": base()["project"]}
    assert "payment-term-too-long" not in ids(more)
    assert "payment-term-too-long" in ids({**more, "fee": base()["fee"]})


def test_an_answer_that_is_wrong_is_as_good_as_missing() -> None:
    assert ids({"payment": {"term": "soon"}, "silence": {"reminders": 99}}) == set()
    assert ids({"fee": {"kind": "barter"}, "payment": {"term": 31}}) == {"payment-term-long"}


def test_a_page_that_is_half_answered_is_not_there() -> None:
    freelancer = base()["freelancer"]
    abroad = {"street": "1 High Street", "country": "GB"}
    assert ids({"freelancer": freelancer, "client": {"address": abroad}}) == set()
    assert ids({"freelancer": freelancer, "client": {"address": {**abroad, "city": "Leeds"}}}) == {
        "party-abroad"
    }


def test_leaving_a_page_out_is_an_answer() -> None:
    assert ids({"silence": None}) == {"silence-left-out"}


def test_a_computed_default_is_not_an_answer() -> None:
    assert "deposit-left-out" not in ids({**base(), "payment": {"deposit": None}})
    assert "deposit-left-out" in ids({**base(), "payment": {"deposit": "0"}})


@pytest.mark.parametrize(
    ("_name", "over", "_within"), LINES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_finished_answers_get_the_same_findings_either_way(
    _name: str, over: dict[str, Any], _within: dict[str, Any]
) -> None:
    partial = completed(over)
    whole = tuple(finding for finding in advice(over) if finding.severity != "note")
    assert advise_partial(BOOK, partial, DAY) == whole


@pytest.mark.parametrize(
    ("_name", "over", "_within"), LINES[::7], ids=lambda value: value if isinstance(value, str) else ""
)
def test_no_state_of_the_answers_breaks_a_rule(
    _name: str, over: dict[str, Any], _within: dict[str, Any]
) -> None:
    known = {finding.id for finding in advice(over)}
    for partial in growing(completed(over)):
        assert ids(partial) <= known


def completed(changes: dict[str, Any]) -> dict[str, Any]:
    """Return the answers with every default, as a person gives them: also what the contract overrides."""
    deal = complete(answers_from(changed(base(), changes)), DAY)
    data = deal.model_dump(mode="json", exclude={"sums", "asked"})
    return changed(data, {path: to_jsonable_python(value) for path, value in deal.asked.items()})


def growing(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the answers one by one, as the wizard asks for them, page by page."""
    so_far: dict[str, Any] = {}
    for page, answers in data.items():
        if not isinstance(answers, dict):
            so_far[page] = answers
        else:
            so_far[page] = {}
            for name, value in answers.items():
                so_far[page][name] = value
                yield deepcopy(so_far)
        yield deepcopy(so_far)
