"""Interviews that were saved: going on or starting over, one at a time, whatever became of the file."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from generator.cli.commands import main
from generator.earlier import profile
from generator.earlier.profile import load_profile
from generator.packs.pack import pack_of
from tests.wizard.typing_keys import BACK, DOWN, ENTER, STOP, lines, whole_answers

NAME = "contract.partial.json"
GO_ON, START_OVER = ENTER, DOWN + ENTER


@pytest.fixture(autouse=True)
def _at_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("generator.wizard.terminal.require_terminal", lambda: None)
    monkeypatch.setattr(profile, "profile_path", lambda _: tmp_path / "profile" / "profile.json")


def run(keys: str, *call: str) -> int:
    """Run a command with these keys typed."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        pipe.close()
        return main([*(call or ("new",))])


def saved(path: str = NAME) -> Any:
    return json.loads(Path(path).read_text(encoding="utf-8"))


def unfinished(**more: Any) -> dict[str, Any]:
    return {"freelancer": {"legal_name": "Maya Ortiz"}, "$passed": {}, **more}


def left(data: Any) -> None:
    Path(NAME).write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")


def test_an_unfinished_interview_goes_on_where_it_was() -> None:
    left(unfinished())
    assert run(GO_ON + ENTER + STOP) == 130
    assert saved()["freelancer"] == {"legal_name": "Maya Ortiz", "form": {"kind": "individual"}}


def test_starting_over_asks_from_the_first_question() -> None:
    left(unfinished())
    assert run(START_OVER + lines("Someone Else") + STOP) == 130
    assert saved()["freelancer"] == {"legal_name": "Someone Else"}


@pytest.mark.parametrize("keys", [BACK, START_OVER + STOP])
def test_an_unfinished_interview_stays_until_there_is_an_answer(keys: str) -> None:
    left(unfinished())
    assert run(keys) == 130
    assert saved() == unfinished()


def test_changes_to_a_file_go_on_or_start_over_as_well() -> None:
    whole = whole_answers()
    Path("deal.json").write_text(json.dumps(whole), encoding="utf-8")
    changed = whole_answers(fee={"kind": "fixed", "amount": "9000"})
    Path("deal.partial.json").write_text(json.dumps(changed), encoding="utf-8")
    assert run(GO_ON + ENTER, "edit", "deal.json") == 0
    assert saved("deal.json")["fee"]["amount"] == "9000"
    assert saved("deal.previous.json")["fee"]["amount"] == "8000"


def test_a_second_interview_in_a_folder_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path(f".{NAME}.lock").write_text(f"{os.getppid()} \n", encoding="utf-8")
    assert run(lines("Maya")) == 1
    assert f"another interview (process {os.getppid()}) is open there" in capsys.readouterr().err
    assert not Path(NAME).exists()


def test_the_lock_goes_with_the_interview() -> None:
    assert run(lines("Maya") + STOP) == 130
    assert [path.name for path in Path().iterdir()] == [NAME]


def linked_to(device: str) -> Callable[[], None]:
    return lambda: Path(NAME).symlink_to(device)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")
@pytest.mark.parametrize(
    "put",
    [
        linked_to("/dev/zero"),
        linked_to("/dev/null"),
        lambda: os.mkfifo(NAME),
        lambda: left("{"),
        lambda: left("[]"),
        lambda: left("[" * 100_000),
    ],
    ids=["zero", "null", "pipe", "damaged", "list", "deep"],
)
def test_what_is_no_session_is_told_and_can_be_replaced(
    put: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    put()
    assert run(GO_ON) == 1
    assert f"{NAME}" in capsys.readouterr().err
    assert run(START_OVER + lines("Maya") + STOP) == 130
    assert saved()["freelancer"] == {"legal_name": "Maya"}


def test_a_folder_in_place_of_the_session_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path(NAME).mkdir()
    assert run(lines("Maya")) == 1
    assert "is a folder, and answers are saved there" in capsys.readouterr().err


@pytest.mark.parametrize(
    "more",
    [
        {"fee": {"kind": {"a": 1}}},
        {"client": {"form": {"kind": {"a": 1}}}},
        {"$passed": {"rights": {"kind": "zzz"}, "payment": 5, "silence": []}},
        {"$passed": [], "$again": 7, "$parked": {"fee": 5}, "$typed": {"freelancer.email": 5}},
        {"project": {"title": "\ud800"}},
        {"project": {"title": "x" * 3_000_000}},
        {"project": {"end": 5, "start": []}},
        {"fee": {"kind": "fixed", "amount": "1e400000000"}},
        {"client": {"kind": {}}},
        {"options": {"insurance": {"cover": []}}},
        {"governing_law": {"city": "New York", "state": "US-DC"}},
        {"$typed": {"freelancer.form.trade_name": "half \udcff"}},
    ],
    ids=lambda more: "-".join(more)[:20],
)
def test_a_session_changed_by_hand_goes_on_and_is_saved(more: dict[str, Any]) -> None:
    left(unfinished(**more))
    assert run(GO_ON + "\x03") == 130
    again = saved()
    assert again["freelancer"]["legal_name"] == "Maya Ortiz"
    assert run(GO_ON + "\x03") == 130


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")
@pytest.mark.parametrize("put", [lambda p: p.symlink_to("/dev/zero"), os.mkfifo], ids=["zero", "pipe"])
def test_a_profile_that_is_no_file_is_ignored(put: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "profile" / "profile.json"
    path.parent.mkdir()
    put(path)
    with create_app_session(output=DummyOutput()):
        assert load_profile(pack_of("en-US")) is None


def test_answers_that_cannot_be_saved_are_kept_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refuge = tmp_path / "refuge"
    refuge.mkdir()
    monkeypatch.setattr("generator.cli.finishing.mkdtemp", lambda **_: str(refuge))
    # A folder that appears in the place of the file once the interview is open.
    monkeypatch.setattr("generator.earlier.profile.load_profile", lambda *_: Path(NAME).mkdir())
    assert run(lines("Maya") + STOP) == 130
    assert saved(str(refuge / NAME))["freelancer"] == {"legal_name": "Maya"}
    told = capsys.readouterr().err
    assert f"Move that file to {NAME}" in told
