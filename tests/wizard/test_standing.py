"""What stands on the screen is what is so: what was withdrawn or mended leaves it."""

from collections.abc import Mapping
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import DummyInput
from prompt_toolkit.output import DummyOutput

from generator.answers.paths import fetch
from generator.errors import InputError
from generator.findings import Finding
from generator.wizard.screen import About, Screen
from tests.wizard.test_notices import DAYS_TO_PAY, short_notice, too_long
from tests.wizard.typing_keys import (
    BACK,
    BACK_LINE,
    END,
    ENTER,
    ME,
    UP,
    WRITE,
    Desk,
    lines,
    passed_but,
    pick,
    whole_answers,
    without,
)


def test_an_answer_that_is_asked_again_leaves_the_screen(desk: Desk) -> None:
    desk.stop(lines("Maya") + ENTER + BACK_LINE + BACK)

    assert "✓ Legal name Maya" in desk.text
    assert "✓" not in desk.screen


def test_an_answer_that_was_changed_stands_once(desk: Desk) -> None:
    desk.stop(lines("Maya") + ENTER + BACK_LINE + BACK + END + lines(" Ortiz"))

    assert desk.screen.count("✓ Legal name") == 1
    assert "✓ Legal name Maya Ortiz" in desk.screen


def test_an_error_that_was_mended_leaves_the_screen(desk: Desk) -> None:
    desk.stop(lines("") + lines("Maya"))

    assert "✗" in desk.text
    assert "✗" not in desk.screen


def test_a_finding_leaves_the_screen_with_its_remedy(desk: Desk) -> None:
    desk.stop(DAYS_TO_PAY + lines("45") + ENTER, whole_answers() | passed_but("payment"), findings=too_long)

    assert "45" not in desk.screen
    assert "✓ Days to pay an invoice 30" in desk.screen


def test_a_finding_that_is_kept_stays(desk: Desk) -> None:
    desk.stop(DAYS_TO_PAY + lines("45") + pick(1), whole_answers() | passed_but("payment"), findings=too_long)

    assert "45 days are more than the law allows" in desk.screen


def test_the_answers_of_an_item_leave_with_it(desk: Desk) -> None:
    start = without(project={"title": "Website", "description": "New."})
    icons, the_second, remove_it = lines("Icons", "", ""), pick(3), UP * 2 + ENTER

    desk.stop(lines("Logo", "", "") + pick(1) + icons + the_second + remove_it, start)

    assert "Icons" in desk.text
    assert "Icons" not in desk.screen


def test_the_heading_of_a_page_that_was_left_leaves_with_it(desk: Desk) -> None:
    desk.stop(ME + BACK_LINE)

    assert "Page 2 of 15" in desk.text
    assert "Page 2 of 15" not in desk.screen
    assert desk.screen.count("Page 1 of 15") == 1


class Terminal(DummyOutput):
    """A terminal of ten rows that notes how far it was asked to go back up."""

    def __init__(self) -> None:
        self.up = 0

    def get_size(self) -> Any:
        return super().get_size()._replace(rows=10)

    def cursor_up(self, amount: int) -> None:
        self.up += amount


def test_nothing_is_taken_back_beyond_what_the_terminal_shows() -> None:
    terminal = Terminal()
    with create_app_session(input=DummyInput(), output=terminal):
        screen = Screen()
        for number in range(30):
            screen.answered("Question", str(number), About("answer", number))
        screen.keep(lambda about: about.key not in (2, 25))
    assert terminal.up == 9
    assert not screen.shows(About("answer", 2))
    assert not screen.shows(About("answer", 25))
    assert screen.shows(About("answer", 29))


def test_wide_letters_count_as_two_columns() -> None:
    terminal = Terminal()
    with create_app_session(input=DummyInput(), output=terminal):
        screen = Screen()
        screen.title("版" * 50, About("item", 1))
        screen.keep(lambda _: False)
    assert terminal.up == 3  # an empty row, and a hundred columns on a terminal of eighty


def test_the_last_screen_counts_what_stands_and_settles_it(desk: Desk) -> None:
    def both(data: Mapping[str, Any]) -> list[Finding]:
        return [*too_long(data), *short_notice(data)]

    look, the_first, take_remedy = pick(2), "1" + ENTER, ENTER
    start = whole_answers(payment={"term": 45}, ending={"notice": {"count": 14}})

    answers = desk.sit(look + the_first + take_remedy + BACK + WRITE, start, findings=both)

    assert answers.payment.term == 30
    assert "45 days are more than the law allows" in desk.text


def test_a_warning_that_was_kept_offers_its_remedy_once_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(data: Mapping[str, Any]) -> list[Finding]:
        found = Finding("term", "warning", "payment.term", "45 is long", remedy=("payment.term", 30))
        return [found] if fetch(data, "payment.term") == 45 else []

    offered: list[str] = []

    def chosen(_: str, options: Any, **__: Any) -> Any:
        offered.extend(option.label for option in options)
        return options[0].value

    monkeypatch.setattr("generator.wizard.notices.choose", chosen)
    answers = desk.sit(pick(2) + ENTER + WRITE, whole_answers(payment={"term": 45}), findings=short)

    assert offered == ["Choose “30” instead", "Change this answer", "Leave it as it is"]
    assert answers.payment.term == 30


def test_a_failing_disk_is_told_once_and_never_ends_the_interview(desk: Desk) -> None:
    def save(_: Any) -> None:
        raise InputError.single("cannot be written: no space left", source="contract.partial.json")

    partial = desk.stop(lines("Maya") + ENTER + lines(""), save=save)

    assert partial["freelancer"]["legal_name"] == "Maya"
    assert desk.screen.count("could not be saved") == 1
