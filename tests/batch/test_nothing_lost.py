"""Nothing lost: killed at any moment or out of room, a run ends after --resume as if it had never stopped."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from generator.batch.drafting import made_from_each
from generator.batch.records import Record
from generator.batch.settings import Batch
from generator.drafting.pipeline import open_materials
from tests.batch.runs import client, jsonl, run

ROOT = Path(__file__).parents[2]
RECORDS, ROUNDS = 60, 3


def killed(source: Path, out: Path, seconds: float, *options: str) -> None:
    """Run a batch and kill it, with all its processes, after some time of work."""
    call = [sys.executable, "-m", "generator", "batch", str(source), "-o", str(out), "--jobs", "2", *options]
    process = subprocess.Popen(
        call, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        until = time.monotonic() + 60
        while process.poll() is None and not any(out.glob("*.docx")):
            assert time.monotonic() < until
            time.sleep(0.01)
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def documents(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in out.iterdir() if not file.name.startswith(".")}


def agrees(out: Path) -> None:
    """Check that every document has its name only when it is whole, and that the manifest tells no more."""
    for name in ("manifest.jsonl", "manifest.jsonl.partial"):
        told = (out / name).read_bytes().splitlines() if (out / name).exists() else []
        for line in told:
            with suppress(json.JSONDecodeError):  # the last may be torn
                entry = json.loads(line)
                assert sha256((out / entry["output"]).read_bytes()).hexdigest() == entry["sha256"]


def test_a_run_that_is_killed_again_and_again_ends_like_any_other(tmp_path: Path) -> None:
    deals = [client(f"Client {number}") for number in range(RECORDS)]
    source = jsonl(tmp_path / "deals.jsonl", *deals, deals[3])
    assert run(source, tmp_path / "whole", jobs=2) == 0
    expected, chance = documents(tmp_path / "whole"), random.Random(5)
    out = tmp_path / "out"
    for turn in range(ROUNDS):
        killed(source, out, chance.uniform(0, 0.6), *["--resume"] * (turn > 0))
        agrees(out)
        made = {name: data for name, data in documents(out).items() if name.endswith(".docx")}
        assert made.items() <= expected.items()
    assert run(source, out, "--resume", jobs=2) == 0
    assert documents(out) == expected
    assert sorted(file.name for file in out.iterdir()) == sorted(expected)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 300 KB where that is allowed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_stops_the_run_and_resume_goes_on(
    tmp_path: Path, small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = jsonl(tmp_path / "deals.jsonl", *[client(f"Client {number}") for number in range(20)])
    assert run(source, tmp_path / "whole") == 0
    out = small_disk / "out"
    assert run(source, out) == 1
    assert "--resume" in capsys.readouterr().err
    expected = documents(tmp_path / "whole")
    made = {name: data for name, data in documents(out).items() if name.endswith(".docx")}
    assert 0 < len(made) < 20
    assert made.items() <= expected.items()
    agrees(out)
    subprocess.run(["mount", "-o", "remount,size=3m", str(small_disk)], check=True)
    assert run(source, out, "--resume") == 0
    assert documents(out) == expected


def test_a_worker_that_finds_the_disk_full_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    record = Record("deals.jsonl:1", json.dumps(client("Ada")).encode())
    monkeypatch.setattr(os, "link", fail)
    monkeypatch.setattr("generator.writing._create", fail)
    (made,) = made_from_each([record], Batch(tmp_path), open_materials())
    assert made.disk_full
    assert list(tmp_path.glob("*.docx")) == []
