import json
import stat
import sys
from pathlib import Path

import pytest

from generator.earlier import profile
from generator.earlier.profile import load_profile, save_profile
from generator.errors import UsageError
from generator.packs.pack import pack_of
from generator.wizard.terminal import require_terminal
from tests.wizard.typing_keys import (
    CLEAR,
    ENTER,
    ME,
    PAGES,
    WRITE,
    Desk,
    lines,
    pick,
    summary_page,
    whole_answers,
)

MAYA = whole_answers()["freelancer"]


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "clausegen" / "profile.json"
    monkeypatch.setattr(profile, "profile_path", lambda _: path)
    return path


def test_a_saved_profile_comes_back() -> None:
    save_profile(pack_of("en-US"), MAYA)

    assert load_profile(pack_of("en-US")) == MAYA


def test_no_profile_is_none() -> None:
    assert load_profile(pack_of("en-US")) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_profile_is_readable_by_its_owner_only(file: Path) -> None:
    save_profile(pack_of("en-US"), MAYA)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"legal_name": "Maya"}', b'{"x": 1}'])
def test_a_damaged_profile_is_reported_and_ignored(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    told: list[str] = []

    assert load_profile(pack_of("en-US"), told.append) is None
    assert "cannot be used and are ignored" in told[0]


def test_a_profile_is_offered_and_its_page_is_not_asked(desk: Desk) -> None:
    partial = desk.stop("y" + lines("Harbor Coffee"), profile=MAYA)

    assert partial["freelancer"] == MAYA
    assert partial["client"] == {"legal_name": "Harbor Coffee"}


def test_a_profile_that_is_declined_is_not_used(desk: Desk) -> None:
    partial = desk.stop("n" + lines("Someone Else"), profile=MAYA)

    assert partial["freelancer"] == {"legal_name": "Someone Else"}


def test_the_first_details_are_kept_after_their_page_and_that_is_told(desk: Desk) -> None:
    desk.stop(ME, keep_profile=desk.kept.append)

    assert [kept["legal_name"] for kept in desk.kept] == ["Maya Ortiz"]
    assert json.dumps(desk.kept)
    assert "Your details are kept on this computer" in desk.text


def test_other_details_are_kept_only_if_wanted(desk: Desk) -> None:
    desk.stop("n" + ME + "n", profile=MAYA, keep_profile=desk.kept.append)

    assert desk.kept == []


def test_a_profile_in_use_is_not_offered_for_saving(desk: Desk) -> None:
    desk.stop(ENTER + lines("Harbor Coffee"), profile=MAYA, keep_profile=desk.kept.append)

    assert desk.kept == []


def test_without_a_terminal_the_wizard_names_the_command_to_use() -> None:
    with pytest.raises(UsageError, match=r"clausegen draft ANSWERS\.json"):
        require_terminal()


CORRECTED = summary_page(1) + pick(10) + CLEAR + lines("2125550199") + ENTER + WRITE


def test_a_correction_in_the_summary_updates_the_profile_in_use(desk: Desk) -> None:
    desk.sit(CORRECTED + "y", whole_answers(), profile=MAYA, keep_profile=desk.kept.append)

    assert [kept["phone"] for kept in desk.kept] == ["+1 212-555-0199"]


def test_a_correction_updates_the_details_saved_in_this_session(desk: Desk) -> None:
    rest = "".join(PAGES[1:])

    desk.sit(ME + rest + CORRECTED + "y", keep_profile=desk.kept.append)

    assert [kept["phone"] for kept in desk.kept] == ["+1 212-555-0100", "+1 212-555-0199"]


def test_details_that_were_not_kept_are_not_offered_again(desk: Desk) -> None:
    desk.sit(CORRECTED, whole_answers(), keep_profile=desk.kept.append)

    assert desk.kept == []
