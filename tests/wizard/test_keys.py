"""Keys beyond the arrows: numbers, Home and End point; half-typed text survives Esc and Ctrl-C."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.errors import Interrupted
from generator.wizard.paging import read
from generator.wizard.prompts import BACK, Option, choose, choose_many
from tests.wizard.typing_keys import (
    BACKSPACE,
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
        ("la", 99),
        ("page", 1),
        ("jk" + BACKSPACE * 2, 0),
        ("no such line" + DOWN, 1),
        ("ai" + HOME, 0),
        ("las" + BACKSPACE + DOWN, 0),
        ("lax" + BACKSPACE * 3, 0),
        (DOWN + "lax" + BACKSPACE * 3, 1),
        ("righ", 0),
        ("\x1b[200~Last\x1b[201~", 99),
    ],
)
def test_keys_point_and_enter_picks(keys: str, value: int) -> None:
    assert chosen(keys) == value


@pytest.mark.parametrize("keys", ["j", "k", "Jane", "no such line", "李小龙", "lax"])
def test_enter_picks_nothing_where_no_line_has_what_was_typed(keys: str) -> None:
    with pytest.raises(EOFError):
        chosen(keys + ENTER)


@pytest.mark.parametrize("keys", ["ai", "jk", "la"])
def test_letters_pick_nothing_of_several(keys: str) -> None:
    with keyboard(keys + DOWN + " " + ENTER):
        picked = choose_many("Which?", PAGES, checked=[])
    assert len(picked) == 1  # type: ignore[arg-type]


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


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that writes what it was given into a file, and adds a sentence."""
    given = tmp_path / "given.txt"
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys, os, time; file = pathlib.Path(sys.argv[1]);"
        f"text = file.read_text(encoding='utf-8'); pathlib.Path({str(given)!r}).write_text(text, 'utf-8');"
        "file.write_text(text.rstrip('\\n') + ' And more.\\n', 'utf-8');"
        "os.utime(file, (time.time() + 5, time.time() + 5))",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    return given


EDITOR = "\x0f"  # Ctrl-O


@pytest.mark.parametrize(("length", "keys"), [(30, EDITOR), (30_000, EDITOR), (0, "It is new." + EDITOR)])
def test_a_text_is_changed_in_an_editor_whatever_its_length(
    length: int, keys: str, desk: Desk, editor: Path
) -> None:
    text = "x" * length or "It is new."
    start = without(project={**whole_answers()["project"], "description": "x" * length})
    start = json.loads(json.dumps(opened(start).jump("project.description").saved))

    saved = desk.stop(keys, start)

    assert editor.read_text("utf-8").rstrip("\n") == text
    assert saved["project"]["description"] == f"{text} And more."


def test_an_editor_that_cannot_be_started_is_told_and_the_text_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    start = json.loads(json.dumps(opened(whole_answers()).jump("project.description").saved))

    assert desk.stop(EDITOR + ENTER, start)["project"]["description"] == "A new website."
