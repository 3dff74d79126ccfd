from collections.abc import Mapping
from typing import Any

import pytest

from generator.advice.advising import advise, advise_partial, advise_so_far
from generator.answers.paths import fetch
from generator.findings import Finding
from generator.packs.reading import answers_from
from generator.packs.us.completing import complete
from generator.wizard.notices import decide
from tests.advice.asking import BOOK
from tests.wizard.typing_keys import (
    CLEAR,
    ENTER,
    TODAY,
    WRITE,
    Desk,
    everything_of,
    lines,
    opened,
    passed_but,
    pick,
    summary_page,
    whole_answers,
    without,
)

DAYS_TO_PAY = pick(2) + CLEAR


def too_long(data: Mapping[str, Any]) -> list[Finding]:
    term = fetch(data, "payment.term")
    if not isinstance(term, int | str) or int(term) <= 30:
        return []
    reason = f"{term} days are more than the law allows"
    return [Finding("term", "error", "payment.term", reason, "give 30", remedy=("payment.term", 30))]


def short_notice(data: Mapping[str, Any]) -> list[Finding]:
    given = fetch(data, "ending.notice.count") in (14, "14")
    return [Finding("notice", "warning", "ending.notice", "14 days are short")] if given else []


@pytest.fixture
def at_payment() -> dict[str, Any]:
    return whole_answers() | passed_but("payment")


def test_a_finding_is_shown_after_the_answer_that_causes_it(desk: Desk, at_payment: dict[str, Any]) -> None:
    desk.stop(DAYS_TO_PAY + lines("45"), at_payment, findings=too_long)

    shown = desk.text.split("\n")
    assert shown[shown.index("✓ Days to pay an invoice 45") + 1 :] == [
        "✗ 45 days are more than the law allows.",
        "Give 30.",
    ]


def test_the_safe_value_is_taken_when_it_is_chosen(desk: Desk, at_payment: dict[str, Any]) -> None:
    partial = desk.stop(DAYS_TO_PAY + lines("45") + ENTER, at_payment, findings=too_long)

    assert partial["payment"] == {"term": 30}


def test_an_error_that_is_kept_is_recorded_as_accepted(desk: Desk, at_payment: dict[str, Any]) -> None:
    partial = desk.stop(DAYS_TO_PAY + lines("45") + pick(1), at_payment, findings=too_long)

    assert partial["payment"] == {"term": "45"} or partial["payment"] == {"term": 45}
    assert partial["accepted"] == ["term"]


def test_a_finding_is_not_shown_twice(desk: Desk, at_payment: dict[str, Any]) -> None:
    desk.stop(
        DAYS_TO_PAY + lines("45") + pick(1) + pick(1) + CLEAR + lines("40"), at_payment, findings=too_long
    )

    assert desk.text.count("45 days are more") == 1


def test_an_acceptance_is_taken_back_with_the_error(desk: Desk) -> None:
    start = whole_answers(payment={"term": 45}, accepted=["term"])

    answers = desk.sit(
        summary_page(5) + pick(2) + CLEAR + lines("20") + ENTER + WRITE, start, findings=too_long
    )

    assert answers.payment.term == 20
    assert answers.accepted == ()


def test_rules_judge_the_defaults_that_were_accepted(desk: Desk) -> None:
    desk.stop(ENTER, whole_answers() | passed_but("ending"), findings=short_notice)

    assert "! 14 days are short." in desk.text


def test_the_summary_shows_what_stands() -> None:
    assert "45 days are more than the law allows" in everything_of(
        whole_answers(payment={"term": 45}), too_long
    )


def test_whole_answers_are_judged_as_a_draft_is() -> None:
    company = {"kind": "company", "type": "llc", "organized_in": "Delaware"}
    form = {**company, "signatories": [{"name": "Dana Whitfield", "title": "Owner"}]}
    data = whole_answers(client={**whole_answers()["client"], "form": form})
    drafted = advise(BOOK, complete(answers_from(data), TODAY), TODAY)

    found = advise_so_far(BOOK, data, TODAY)

    assert "second-contact-missing" in {finding.id for finding in found}
    assert found == tuple(finding for finding in drafted if finding.severity != "note")


def test_unfinished_answers_are_judged_as_far_as_they_go() -> None:
    assert advise_so_far(BOOK, without("fee", payment={"term": 60}), TODAY) == advise_partial(
        BOOK, without("fee", payment={"term": 60}), TODAY
    )


def elsewhere(data: Mapping[str, Any]) -> list[Finding]:
    home = {"state": "US-OR", "city": "Portland"}
    if fetch(data, "governing_law.state") != "US-NY":
        return []
    return [
        Finding("home", "error", "governing_law.state", "Oregon law applies", remedy=("governing_law", home))
    ]


def test_a_remedy_of_a_whole_page_is_offered_and_shown_in_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[tuple[str, str]] = []

    def chosen(_: str, options: Any, **__: Any) -> Any:
        offered.extend((option.label, option.detail) for option in options)
        return options[0].value

    monkeypatch.setattr("generator.wizard.notices.choose", chosen)
    partial = desk.stop(lines(""), without("governing_law"), findings=elsewhere)

    assert offered[0] == ("Choose “Oregon, Portland” instead", "Governing state; City of the courts")
    assert partial["governing_law"] == {"state": "US-OR", "city": "Portland"}
    assert "✓ Governing state Oregon" in desk.text
    assert "✓ City of the courts Portland" in desk.text


@pytest.mark.parametrize(
    ("pages", "name", "label"),
    [
        ({"silence": None}, "silence-left-out", "Choose “yes” instead"),
        ({"payment": {"deposit": "0"}}, "deposit-left-out", "Choose “50%” instead"),
        (
            {
                "client": {**whole_answers()["client"], "kind": "consumer"},
                "governing_law": {"state": "US-NY", "city": "New York", "attorney_fees": "loser"},
            },
            "attorney-fees-not-followed",
            "Choose “Each side pays its own” instead",
        ),
    ],
    ids=["page", "value", "settled"],
)
def test_a_remedy_says_what_is_chosen(
    pages: dict[str, Any], name: str, label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def chosen(_: str, options: Any, **__: Any) -> Any:
        offered.extend(option.label for option in options)
        return options[-1].value

    monkeypatch.setattr("generator.wizard.notices.choose", chosen)
    interview = opened(whole_answers(**pages), lambda data: advise_so_far(BOOK, data, TODAY))
    (finding,) = (finding for finding in interview.findings if finding.id == name)

    decide(finding, interview, again=True)

    assert offered[0] == label
