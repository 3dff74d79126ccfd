"""`clausegen preview`: plain when piped, colored and paged in a terminal."""

import os
import pty
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from generator.cli.commands import main

ANSWERS = str(Path(__file__).parents[2] / "samples" / "new-client-new-york" / "answers.json")


def test_piped_it_is_plain_text_with_findings_apart(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["preview", ANSWERS]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("Freelance Services Agreement\n")
    assert "\x1b" not in shown.out
    assert max(map(len, shown.out.splitlines())) <= 60
    assert "warning balance-late" in shown.err
    assert "balance-late" not in shown.out


def test_markdown_has_headings_and_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview", ANSWERS, "--markdown"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("# Freelance Services Agreement\n")
    assert "\n## 1\\. Services\n" in shown
    assert "\n| **Freelancer** | " in shown


def test_a_broken_answers_file_is_a_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "deal.json"
    file.write_text("{", encoding="utf-8")
    assert main(["preview", str(file)]) == 1
    assert str(file) in capsys.readouterr().err


def in_terminal(*options: str, **settings: str) -> str:
    """Run the command with a terminal as its output, and return what it wrote there."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "PAGER": "cat", **settings}
    command = [sys.executable, "-m", "generator", "preview", ANSWERS, *options]
    with Popen(command, stdin=follower, stdout=follower, stderr=PIPE, env=environment) as process:
        os.close(follower)
        written = b""
        while chunk := _read(leader):
            written += chunk
        assert process.stderr
        process.stderr.read()
    os.close(leader)
    assert process.returncode == 0
    return written.decode()


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


def test_a_terminal_gets_color() -> None:
    assert "\x1b[32m" in in_terminal("--no-pager", NO_COLOR="")


def test_who_wants_no_color_gets_none() -> None:
    assert "\x1b[" not in in_terminal("--no-pager", NO_COLOR="1")
