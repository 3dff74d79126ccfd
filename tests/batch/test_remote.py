"""-o URL: documents and manifest in storage, the same as in a folder, whatever ends a run."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from generator.batch.parts import WHOLE
from generator.batch.remote import Bucket
from generator.batch.remote_lock import STALE_AFTER, locked_at
from generator.cli.commands import main
from generator.errors import InputError
from tests.batch.runs import client, jsonl, run, wait_until
from tests.deals import deal_data

fsspec = pytest.importorskip("fsspec")
ROOT = Path(__file__).parents[2]


def batch(source: Path, url: str, *options: str, jobs: int = 1) -> int:
    return main(["batch", str(source), "-o", url, "--jobs", str(jobs), *options])


def held(url: str) -> dict[str, bytes]:
    """Return everything below a URL, by name."""
    files, root = fsspec.core.url_to_fs(url)
    files.invalidate_cache()
    return {path.removeprefix(root).lstrip("/"): files.cat_file(path) for path in files.find(root)}


def failures(url: str) -> list[Any]:
    lines = map(json.loads, held(url).get("manifest.jsonl", b"").splitlines())
    return [line["errors"] for line in lines if line["status"] != "done"]


def pieces(url: str) -> list[str]:
    files, root = fsspec.core.url_to_fs(url)
    files.invalidate_cache()
    return [path for path in files.find(root) if "pieces" in path]


def folder(path: Path) -> dict[str, bytes]:
    files = (file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
    return {str(file.relative_to(path)): file.read_bytes() for file in files}


@pytest.fixture
def memory() -> Iterator[str]:
    files = fsspec.filesystem("memory")
    files.store.clear()
    yield "memory://out"
    files.store.clear()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return jsonl(tmp_path / "deals.jsonl", *map(client, ("Ada", "Ben", "Cleo")), {"fee": 1})


def test_storage_holds_what_a_folder_does(tmp_path: Path, source: Path, memory: str) -> None:
    assert run(source, tmp_path / "out", "--shards", "16") == 1
    assert batch(source, memory, "--shards", "16") == 1
    assert held(memory) == folder(tmp_path / "out")


def test_a_url_of_this_machine_is_a_folder(tmp_path: Path, source: Path) -> None:
    assert batch(source, f"file://{tmp_path}/out") == 1
    assert (tmp_path / "out" / "manifest.jsonl").is_file()


def test_a_rerun_makes_nothing_twice_and_replaces_nothing(tmp_path: Path, source: Path, memory: str) -> None:
    assert batch(source, memory) == 1
    before = held(memory)
    assert batch(source, memory, "--resume") == 1
    assert held(memory) == before
    assert batch(source, memory) == 1
    again = held(memory)
    assert {line["status"] for line in map(json.loads, again["manifest.jsonl"].splitlines())} == {
        "done before",
        "failed",
    }
    assert {n: d for n, d in again.items() if n.endswith("docx")} == {
        n: d for n, d in before.items() if n.endswith("docx")
    }


def test_other_input_and_changed_answers_are_told(
    tmp_path: Path, memory: str, capsys: pytest.CaptureFixture[str]
) -> None:
    deal = deal_data({"contract.number": "1"})
    assert batch(jsonl(tmp_path / "a.jsonl", deal), memory) == 0
    assert batch(jsonl(tmp_path / "b.jsonl", client("Ben")), memory) == 1
    assert "tells of documents of other input" in capsys.readouterr().err
    changed = jsonl(tmp_path / "a.jsonl", deal_data({"contract.number": "1", "fee.amount": "9000"}))
    before = held(memory)["1.docx"]
    assert batch(changed, memory) == 1
    assert "its answers changed since 1.docx was made" in capsys.readouterr().err
    assert held(memory)["1.docx"] == before
    assert batch(changed, memory, "--overwrite") == 0
    assert held(memory)["1.docx"] != before


def test_parts_in_storage_are_merged(tmp_path: Path, source: Path, memory: str) -> None:
    assert run(source, tmp_path / "out") == 1
    for number in (1, 2, 3):
        assert batch(source, memory, "--part", f"{number}/3") in (0, 1)
    assert main(["merge-batches", memory]) == 1
    assert held(memory) == folder(tmp_path / "out")


@pytest.mark.parametrize("url", ["nosuch://a/b", "://", "s4://bucket"])
def test_a_url_that_nothing_knows_is_a_message(
    source: Path, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(source, url) == 1
    assert "is no URL that is known here" in capsys.readouterr().err


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_run_into_s3_that_was_killed_is_resumed_to_the_same_bytes(tmp_path: Path, server: str) -> None:
    deals = jsonl(tmp_path / "deals.jsonl", *[client(f"Client {number}") for number in range(200)])
    url = f"{server}/killed"
    call = [sys.executable, "-m", "generator", "batch", str(deals), "-o", url, "--jobs", "2"]
    process = subprocess.Popen(call, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL)
    try:
        wait_until(lambda: pieces(url) or process.poll() is not None)
        assert process.poll() is None, "it was over before it could be killed"
        os.killpg(process.pid, signal.SIGKILL)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    left = held(url)
    assert "manifest.jsonl" not in left
    assert 0 < sum(name.endswith(".docx") for name in left) < 200
    # In a process of its own: where workers come from may be older than what says where the server is.
    assert subprocess.run([*call, "--resume"], cwd=ROOT, check=False).returncode == 0, failures(url)
    assert run(deals, tmp_path / "whole", jobs=2) == 0
    assert held(url) == folder(tmp_path / "whole")


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_storage_never_replaces_what_another_has_just_put(server: str) -> None:
    one = Bucket(f"{server}/race")
    assert one.put("a", b"first", overwrite=False) is None
    assert one.put("a", b"second", overwrite=False) == b"first"
    assert one.read("a") == b"first"
    assert one.put("a", b"second", overwrite=True) is None
    assert one.read("a") == b"second"
    assert one.read("b") is None


def test_storage_that_does_not_answer_is_one_message(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("s3fs")
    for name, value in {
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_MAX_ATTEMPTS": "1",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    assert batch(source, "s3://nowhere/at-all") == 1
    assert "cannot be reached" in capsys.readouterr().err


def archived(source: Path, url: str, *options: str) -> int:
    return main(["batch", str(source), "--zip", url, "--jobs", "1", *options])


def inside(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the documents in all archives."""
    found: dict[str, bytes] = {}
    for name, data in files.items():
        if name.endswith(".zip"):
            with zipfile.ZipFile(BytesIO(data)) as archive:
                assert archive.testzip() is None
                assert not found.keys() & set(archive.namelist())
                found |= {each: archive.read(each) for each in archive.namelist()}
    return found


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.batch.remote_archives.RECORDS", 2)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Deals with one that fails, and one that comes again when its archive is full."""
    return jsonl(
        tmp_path / "deals.jsonl", {"fee": 1}, *map(client, ("Ada", "Ben", "Cleo", "Ada", "Dan", "Eve"))
    )


@pytest.mark.usefixtures("small")
def test_archives_in_storage_hold_what_a_folder_does(tmp_path: Path, mixed: Path, memory: str) -> None:
    assert run(mixed, tmp_path / "out") == 1
    assert archived(mixed, memory) == 1
    files, expected = held(memory), folder(tmp_path / "out")
    assert sorted(files) == [*(f"contracts.0000{number}.zip" for number in (1, 2, 3)), "manifest.jsonl"]
    told = [json.loads(line) for line in files["manifest.jsonl"].splitlines()]
    numbers = [line.pop("archive")[len("contracts.") : -len(".zip")] for line in told if line["output"]]
    assert numbers == ["00001", "00001", "00002", "00001", "00002", "00003"]
    lines = [json.loads(line) for line in expected.pop("manifest.jsonl").splitlines()]
    assert [{**line, "archive": ""} for line in told] == lines
    assert inside(files) == expected


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("lost", ["contracts.00002.zip", "00000002.jsonl", "manifest.jsonl"])
def test_archives_that_were_cut_short_are_gone_on_with_to_the_same_bytes(
    mixed: Path, memory: str, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    assert archived(mixed, memory) == 1
    whole = held(memory)
    fsspec.filesystem("memory").store.clear()
    for put in ("put", "put_file"):
        monkeypatch.setattr(Bucket, put, gone_at(lost, getattr(Bucket, put)))
    assert archived(mixed, memory) == 1
    assert held(memory) != whole
    assert archived(mixed, memory) == 1  # not without --resume
    monkeypatch.undo()
    monkeypatch.setattr("generator.batch.remote_archives.RECORDS", 2)
    assert archived(mixed, memory, "--resume") == 1
    assert held(memory) == whole


def gone_at(name: str, put: Any) -> Any:
    """Return a way to put files that fails from one on, as storage does that is away."""
    away: list[str] = []

    def fails(self: Bucket, where: str, what: Any, *, overwrite: bool) -> Any:
        if away or where.endswith(name):
            away.append(where)
            raise InputError.single("cannot be reached", source=where)
        return put(self, where, what, overwrite=overwrite)

    return fails


@pytest.mark.usefixtures("small")
def test_archives_are_replaced_when_asked_only_and_take_more_records(
    tmp_path: Path, mixed: Path, memory: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert archived(mixed, memory) == 1
    before = held(memory)
    assert archived(mixed, memory) == 1
    assert "go on with --resume" in capsys.readouterr().err
    assert held(memory) == before
    changed = [deal_data({"contract.number": "7", "fee.amount": fee}) for fee in ("8000", "9000")]
    assert archived(jsonl(tmp_path / "more.jsonl", changed[0]), memory, "--resume") == 0
    assert "contracts.00004.zip" in held(memory)
    assert archived(jsonl(tmp_path / "more.jsonl", changed[1]), memory, "--resume") == 1
    assert "its answers changed since 7.docx was made" in capsys.readouterr().err
    assert archived(jsonl(tmp_path / "few.jsonl", client("Ada")), memory, "--overwrite") == 0
    assert sorted(held(memory)) == ["contracts.00001.zip", "manifest.jsonl"]


@pytest.mark.usefixtures("small")
def test_parts_put_archives_of_their_own_and_are_merged(mixed: Path, memory: str) -> None:
    for number in (1, 2):
        assert archived(mixed, memory, "--part", f"{number}/2") in (0, 1)
    assert main(["merge-batches", memory]) == 1
    files = held(memory)
    assert {name.rpartition(".0")[0] for name in files if name.endswith(".zip")} == {
        "contracts.1-of-2",
        "contracts.2-of-2",
    }
    told = [json.loads(line) for line in files["manifest.jsonl"].splitlines()]
    assert [line["status"] for line in told] == [
        "failed", "done", "done", "done", "done before", "done", "done",
    ]  # fmt: skip


def test_archives_at_a_url_need_a_folder(mixed: Path) -> None:
    assert archived(mixed, "memory://out.zip") == 2


def test_two_batches_never_work_at_one_url(
    source: Path, memory: str, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Bucket(memory)
    held_by_another = f"17 elsewhere\n{time.time():.0f} token\n".encode()
    store.put(".clausegen-batch.lock", held_by_another, overwrite=True)
    assert batch(source, memory) == 1
    assert "another batch (process 17 on elsewhere) is writing there" in capsys.readouterr().err
    assert batch(source, memory, "--part", "1/2") == 0
    killed = f"17 elsewhere\n{time.time() - STALE_AFTER - 1:.0f} token\n".encode()
    store.put(".clausegen-batch.lock", killed, overwrite=True)
    assert batch(source, memory) == 1
    assert "manifest.jsonl" in held(memory)
    assert ".clausegen-batch.lock" not in held(memory)


def test_a_lock_is_renewed_while_a_batch_works(memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.batch.remote_lock.RENEWED_EVERY", 0.01)
    store, clock = Bucket(memory), iter(range(1000, 2000))
    monkeypatch.setattr("generator.batch.remote_lock.time.time", lambda: next(clock))
    with locked_at(store, WHOLE):
        first = store.read(".clausegen-batch.lock")
        wait_until(lambda: store.read(".clausegen-batch.lock") != first)
    assert store.read(".clausegen-batch.lock") is None
