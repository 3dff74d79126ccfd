"""A machine that has too little of something is told of with what to do, never with a traceback."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.commands import main

resource = pytest.importorskip("resource", reason="limits are set in another way on Windows")

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "new-client-new-york" / "answers.json"
MEMORY = 200_000_000


def limited(kind: str, amount: int, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command in a process that may have so much of something, memory or file handles."""
    number = getattr(resource, kind)
    program = (
        f"import resource, sys; resource.setrlimit({number}, ({amount}, {amount}));"
        "from generator.__main__ import start; sys.exit(start())"
    )
    call = [sys.executable, "-c", program, *arguments]
    return subprocess.run(call, cwd=ROOT, text=True, capture_output=True, timeout=100, check=False)


def commands(folder: Path) -> dict[str, list[str]]:
    return {
        "draft": ["draft", str(SAMPLE), "-o", str(folder / "c.docx")],
        "review": ["draft", str(SAMPLE), "-o", str(folder / "r.docx"), "--review"],
        "preview": ["preview", str(SAMPLE), "--no-pager"],
        "batch": ["batch", str(SAMPLE), "-o", str(folder / "out"), "--jobs", "8"],
        "redline": ["redline", str(SAMPLE), str(SAMPLE), "-o", str(folder / "d.docx")],
    }


@pytest.mark.parametrize("name", ["draft", "review", "preview", "batch", "redline"])
@pytest.mark.parametrize(("kind", "amount"), [("RLIMIT_NOFILE", 12), ("RLIMIT_AS", MEMORY)])
def test_a_command_does_its_work_or_says_what_to_do(
    kind: str, amount: int, name: str, tmp_path: Path
) -> None:
    done = limited(kind, amount, *commands(tmp_path)[name])
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1)
    if done.returncode:
        assert "use fewer --jobs" in done.stderr


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "make room"),
        (errno.EMFILE, "ulimit -n"),
        (errno.ENFILE, "ulimit -n"),
        (errno.ENOMEM, "close other programs"),
        (errno.EAGAIN, "fewer --jobs"),
    ],
)
def test_what_the_system_refuses_is_told_with_what_to_do(
    number: int, advice: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("generator.cli.explain.show_findings", refuse)
    assert main(["explain", str(SAMPLE)]) == 1
    assert advice in capsys.readouterr().err


def test_a_fault_of_the_program_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("generator.cli.explain.show_findings", fail)
    with pytest.raises(RuntimeError, match="a bug"):
        main(["explain", str(SAMPLE)])
