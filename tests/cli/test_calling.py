"""Hints name the program as it was called: what they say can be typed."""

import os
import sys
from pathlib import Path

import pytest

from generator.cli.commands import main

pytestmark = pytest.mark.skipif(os.name == "nt", reason="programs are called by other names on Windows")


def told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> str:
    """Return what a command says that hints at another."""
    deals = tmp_path / "deals.json"
    deals.write_text("[]")
    assert main(["draft", str(deals)]) == 1
    return capsys.readouterr().err


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a program of this name in a virtual environment below the folder that one is in."""
    path = tmp_path / ".venv" / "bin" / "clausegen"
    path.parent.mkdir(parents=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    return path


def test_a_program_on_the_path_is_called_by_its_name(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [str(program), "draft"])
    monkeypatch.setenv("PATH", str(program.parent))
    assert "use `clausegen batch`" in told(capsys, tmp_path)


@pytest.mark.parametrize("whole", [False, True])
def test_a_program_off_the_path_is_called_by_its_path(
    whole: bool,
    program: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", [str(program if whole else program.relative_to(tmp_path)), "draft"])
    assert "use `.venv/bin/clausegen batch`" in told(capsys, tmp_path)
    monkeypatch.chdir(tmp_path.parent)
    monkeypatch.setattr(sys, "argv", [str(program), "draft"])
    assert f"use `{program.relative_to(tmp_path.parent)} batch`" in told(capsys, tmp_path)
    monkeypatch.chdir("/")
    monkeypatch.chdir(program.parent)
    assert "use `./clausegen batch`" in told(capsys, tmp_path)


def test_a_module_is_called_with_its_python(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["/somewhere/generator/__main__.py", "draft"])
    monkeypatch.setattr(sys, "executable", str(program.with_name("python3")))
    assert "use `.venv/bin/python3 -m generator batch`" in told(capsys, tmp_path)


def test_inside_another_program_it_has_its_own_name(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/pytest"])
    assert "use `clausegen batch`" in told(capsys, tmp_path)


def test_help_names_the_program_as_it_was_called(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [str(program.relative_to(tmp_path)), "--help"])
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert "Usage: .venv/bin/clausegen [OPTIONS]" in told
    assert "Start with `.venv/bin/clausegen new`" in told
    assert main(["new", "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Usage: .venv/bin/clausegen new" in told
    assert "`.venv/bin/clausegen new --resume`" in told
