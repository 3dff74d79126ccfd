"""Keys beyond the arrows: numbers, Home and End point; half-typed text survives Esc and Ctrl-C."""

import json
from typing import Any

import pytest

from generator.errors import Interrupted
from generator.wizard.paging import read
from generator.wizard.prompts import BACK, Option, choose
from tests.wizard.typing_keys import (
    DOWN,
    END,
    ENTER,
    Desk,
    keyboard,
    lines,
    opened,
    whole_answers,
    without,
)

HOME = "\x1b[H"
PAGES = [Option("All right", 0), *(Option(f"{n}. Page", n) for n in range(1, 16)), Option("Last", 99)]


def chosen(keys: str) -> Any:
    with keyboard(keys + ENTER):
        return choose("Which?", PAGES)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("1", 1),
        ("7", 7),
        ("12", 12),
        ("15", 15),
        ("127", 7),
        ("16", 6),
        ("0", 0),
        ("3" + DOWN, 4),
        (END, 99),
        (END + HOME, 0),
        ("9" + HOME, 0),
        ("xyz!", 0),
    ],
)
def test_keys_point_and_enter_picks(keys: str, value: int) -> None:
    assert chosen(keys) == value


def saved_after(keys: str, start: Any = None) -> dict[str, Any]:
    """Type keys and Ctrl-C; return the whole of what was saved."""
    desk = Desk()
    with pytest.raises(Interrupted) as stopped:
        desk.sit(f"{keys}\x03", start)
    return json.loads(json.dumps(stopped.value.partial))


def typed(saved: dict[str, Any]) -> str:
    """Return what stands in the line of the question that is asked next."""
    asked = opened(saved).asked
    assert asked is not None
    return asked.text


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("half", ["41 Mer", "\x1b[200~41 Mercer Street\x1b[201~", "41 Mer \udcff"])
def test_a_half_typed_text_survives_ctrl_c(half: str) -> None:
    saved = saved_after(lines("Maya") + ENTER + lines("") + half.replace("\udcff", ""))

    assert typed(saved).startswith("41 Mer")
    assert "address" not in saved["freelancer"]


@pytest.mark.usefixtures("desk")
def test_a_half_typed_first_answer_survives_ctrl_c() -> None:
    assert typed(saved_after("Maya Or")) == "Maya Or"


@pytest.mark.usefixtures("desk")
def test_lines_that_were_pasted_survive_ctrl_c() -> None:
    start = without(project={"title": "Website"})

    assert typed(saved_after("\x1b[200~First.\r\n\r\nSecond.\x1b[201~", start)) == "First.\n\nSecond."


def test_what_was_begun_is_gone_once_it_is_answered() -> None:
    begun = opened({}).keep_typed("May")
    answered = begun.answer_text("Maya Ortiz")

    assert begun.asked is not None
    assert begun.asked.text == "May"
    assert "$typed" in begun.saved
    assert "$typed" not in answered.saved


def test_what_was_begun_survives_going_back_and_saving() -> None:
    half = opened(whole_answers()).jump("project.title").keep_typed("Shop an")

    again = opened(json.loads(json.dumps(half.back().saved))).jump("project.title").asked

    assert again is not None
    assert again.text == "Shop an"


def test_an_item_in_which_a_text_was_begun_stays() -> None:
    start = without(project={**whole_answers()["project"]})
    adding = opened(start).jump("project.deliverables").jump("project.deliverables")
    begun = adding.add().keep_typed("Ico").back()

    assert len(begun.data["project"]["deliverables"]) == 2
    assert begun.question("project.deliverables[1].name").text == "Ico"
    assert len(adding.add().back().data["project"]["deliverables"]) == 1


@pytest.mark.parametrize(("keys", "ends"), [(ENTER * 3, True), ("q", True), (END + ENTER, True)])
def test_a_long_text_is_read_page_by_page(keys: str, ends: bool) -> None:
    with keyboard(keys):
        read([(("", f"line {number}"),) for number in range(100)])
    assert ends


def test_a_long_text_is_not_ended_before_its_last_page() -> None:
    with keyboard(ENTER * 2), pytest.raises(EOFError):
        read([(("", f"line {number}"),) for number in range(100)])


@pytest.mark.usefixtures("desk")
def test_back_is_still_back() -> None:
    with keyboard("<"):
        assert choose("Which?", PAGES) is BACK


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("length", [20_001, 3_000_000])
def test_a_text_too_long_to_be_changed_is_kept_and_can_be_replaced(length: int, desk: Desk) -> None:
    start = without(project={**whole_answers()["project"], "title": "x" * length})

    kept = desk.stop(ENTER, start)["project"]["title"]
    replaced = desk.stop(lines("Shop"), start)["project"]["title"]

    assert len(kept) == length
    assert "Must have at most 300 characters" in desk.text
    assert replaced == "Shop"
