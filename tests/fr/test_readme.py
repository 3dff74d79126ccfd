"""The French README shows what the program says, and leads to files that are there."""

import re
from pathlib import Path

import pytest

from generator.cli.commands import main

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.fr.md").read_text("utf-8")
SHOWN = re.findall(r"```console\n\$ clausegen (.*?)\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=lambda text: text[-10:])
def test_what_is_shown_is_what_the_program_says(
    command: str, output: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What an ellipsis leaves out stands between the lines."""
    monkeypatch.chdir(ROOT)
    assert main(command.split()) == 0
    said, at = capsys.readouterr().out.splitlines(), 0
    for line in output.splitlines():
        if line != "…":
            assert line in said[at:]
            at = said.index(line, at) + 1


def test_every_file_it_leads_to_is_there() -> None:
    paths = [path for path in re.findall(r"\]\(([^)#]+)", TEXT) if "://" not in path]
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_there_are_commands_to_hold_it_to() -> None:
    assert len(SHOWN) == 2
