"""Ctrl-C, SIGTERM, SIGHUP and kill -9: what is written is whole, nothing runs on, --resume goes on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from generator.batch.archive import archive_manifests
from tests.batch.runs import client, jsonl, lines, run
from tests.tables.rows import csv_of, plain, xlsx_of

ROOT = Path(__file__).parents[2]
MANIFEST, PARTIAL = "manifest.jsonl", "manifest.jsonl.partial"
RECORDS = 300
# A shell that starts programs in the background lets them ignore Ctrl-C: undo that.
PROGRAM = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from generator.cli.commands import main; sys.exit(main(sys.argv[1:]))"
)


@contextmanager
def running(source: Path, out: Path, jobs: int, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Run a batch as a person does, until some contracts are there."""
    place = ["--zip" if out.suffix == ".zip" else "-o", str(out), "--jobs", str(jobs), *options]
    call = [sys.executable, "-c", PROGRAM, "batch", str(source), *place]
    process = subprocess.Popen(
        call, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        wait_for(lambda: written(out) >= 5)
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def written(out: Path) -> int:
    whole, partial = archive_manifests(out) if out.suffix == ".zip" else (out / MANIFEST, out / PARTIAL)
    files = [*partial.parent.glob(partial.name.replace("manifest.jsonl", "manifest*.jsonl")), whole]
    return len(files[0].read_bytes().splitlines()) if files[0].is_file() else 0


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return jsonl(tmp_path / "deals.jsonl", *[client(f"Client {number}") for number in range(RECORDS)])


@pytest.mark.parametrize(
    ("number", "jobs", "group"),
    [
        (signal.SIGINT, 1, True),
        (signal.SIGINT, 2, True),
        (signal.SIGTERM, 2, False),  # as `kill` sends it
        (signal.SIGTERM, 2, True),  # as service managers do
        (signal.SIGHUP, 2, True),  # as a terminal sends it to all when it is closed
    ],
)
def test_a_signal_leaves_a_manifest_that_agrees_with_the_files(
    tmp_path: Path, source: Path, number: int, jobs: int, group: bool
) -> None:
    out = tmp_path / "out"
    with running(source, out, jobs) as process:
        (os.killpg if group else os.kill)(process.pid, number)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "--resume" in said
    assert "Traceback" not in said
    named = {entry["output"] for entry in lines(out)}
    assert 5 <= len(named) < RECORDS
    assert {file.name for file in out.iterdir()} == named | {MANIFEST}


def test_kill_9_leaves_no_process_and_resume_goes_on(tmp_path: Path, source: Path) -> None:
    out = tmp_path / "out"
    with running(source, out, 2) as process:
        process.kill()
        process.communicate(timeout=10)  # ends when no worker holds the output any more
    done = written(out)
    few = jsonl(tmp_path / "few.jsonl", *source.read_text(encoding="utf-8").splitlines()[: done + 2])
    assert run(few, out, "--resume", jobs=2) == 0
    found = lines(out)
    assert len(found) >= done
    assert all(entry["status"] == "done" and entry["findings"] for entry in found)


@pytest.mark.parametrize(
    ("form", "options", "of"), [("csv", (), 1), ("xlsx", (), 1), ("jsonl", ("--part", "2/3"), 3)]
)
def test_tables_and_parts_that_were_killed_are_resumed_to_the_same_bytes(
    tmp_path: Path, form: str, options: tuple[str, ...], of: int
) -> None:
    source, out = tmp_path / f"deals.{form}", tmp_path / "out"
    write = {"csv": csv_of, "xlsx": xlsx_of, "jsonl": jsonl}
    names = [f"Client {number}" for number in range(RECORDS // 4 * of)]
    deal = client if form == "jsonl" else lambda name: plain({"client.legal_name": name})
    write[form](source, *map(deal, names))
    with running(source, out, 1, *options) as process:
        process.kill()
        process.communicate(timeout=10)
    assert 5 <= written(out) < RECORDS // 4
    assert run(source, out, "--resume", *options, jobs=2) == 0
    assert run(source, tmp_path / "whole", *options, jobs=2) == 0
    assert files(out) == files(tmp_path / "whole")


def test_ctrl_c_leaves_a_half_archive_where_it_is_said_to_be(tmp_path: Path, source: Path) -> None:
    out = tmp_path / "out.zip"
    with running(source, out, 2) as process:
        os.killpg(process.pid, signal.SIGINT)
        told, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "--resume" in said
    assert str(archive_manifests(out)[1]) in told
    assert archive_manifests(out)[1].is_file()
    assert not out.exists()


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.startswith(".")}


def test_two_batches_never_work_in_one_folder(
    tmp_path: Path, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    with running(source, out, 2) as process:
        assert run(source, out) == 1
        assert process.poll() is None
    said = capsys.readouterr().err
    assert f"another batch (process {process.pid})" in said
    assert "wait" in said


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only /proc tells of a zombie")
def test_a_killed_batch_that_nobody_waited_for_holds_no_folder(tmp_path: Path, source: Path) -> None:
    out = tmp_path / "out"
    with running(source, out, 1) as process:
        process.kill()
        wait_for(lambda: b") Z " in Path(f"/proc/{process.pid}/stat").read_bytes())
        few = jsonl(tmp_path / "few.jsonl", client("Client 0"))
        assert run(few, out, "--resume") == 0
