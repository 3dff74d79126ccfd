"""What is kept of a client is found, told of, and deleted once the person says so."""

import json
from pathlib import Path

import pytest

from generator.cli.commands import main
from tests.deals import deal_data

NAME = "Hearth & Rye Bakery LLC"


def written(path: Path, client: str = NAME) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(deal_data({"client.legal_name": client})), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def test_sessions_of_the_client_go_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    gone = [
        written(folder / "contract.partial.json"),
        written(folder / "deal.previous.json"),
        written(tmp_path / "XDG_STATE_HOME" / "clausegen" / "sessions" / "a.json"),
    ]
    stay = [
        written(folder / "deal.json"),
        written(folder / "other.partial.json", "Another Client"),
        written(folder / "below" / "contract.partial.json"),
    ]
    assert main(["forget", NAME, "--yes"]) == 0
    assert not any(path.exists() for path in gone)
    assert all(path.exists() for path in stay)


@pytest.mark.parametrize(
    "name", ["hearth & rye bakery llc", "  Hearth  &  Rye Bakery LLC ", "Ｈearth & Rye Bakery LLC"]
)
def test_a_name_is_found_however_it_is_typed(name: str, folder: Path) -> None:
    kept = written(folder / "contract.partial.json")
    assert main(["forget", name, "--yes"]) == 0
    assert not kept.exists()


def test_without_a_yes_it_is_only_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept, own = written(folder / "contract.partial.json"), written(folder / "deal.json")
    assert main(["forget", NAME]) == 0
    told = capsys.readouterr()
    assert f"kept: {kept.name}" in told.out
    assert f"yours, and stays: {own.name}" in told.out
    assert "add --yes" in told.err
    assert kept.exists()


def test_another_program_gets_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = written(folder / "contract.partial.json")
    assert main(["forget", NAME, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"kept": [kept.name], "yours": [], "deleted": False}


def test_a_name_of_which_nothing_is_kept_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(folder / "contract.partial.json")
    assert main(["forget", "Hearth", "--yes"]) == 1
    assert "nothing is kept of this name" in capsys.readouterr().err


def test_your_own_details_are_found_by_your_name(folder: Path, tmp_path: Path) -> None:
    profile = tmp_path / "XDG_CONFIG_HOME" / "clausegen" / "profile.json"
    profile.parent.mkdir(parents=True)
    profile.write_text(json.dumps({"legal_name": "Maya Ortiz"}), encoding="utf-8")
    assert main(["forget", "Maya Ortiz", "--yes"]) == 0
    assert not profile.exists()


def test_what_is_damaged_or_no_file_is_passed_over(folder: Path) -> None:
    (folder / "a.json").write_text("{", encoding="utf-8")
    (folder / "b.json").write_text("[" * 100_000, encoding="utf-8")
    (folder / "c.json").write_bytes(b"\xff\xfe")
    (folder / "d.json").mkdir()
    (folder / "e.partial.json").symlink_to(written(folder / "below" / "x.json"))
    kept = written(folder / "contract.partial.json")
    assert main(["forget", NAME, "--yes"]) == 0
    assert not kept.exists()
    assert (folder / "e.partial.json").is_symlink()
