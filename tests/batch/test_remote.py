"""-o URL: documents and manifest in storage, the same as in a folder, whatever ends a run."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from generator.batch.remote import Bucket
from generator.cli.commands import main
from tests.batch.runs import client, jsonl, run
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


def test_pdfs_are_made_into_a_folder_only(source: Path, memory: str) -> None:
    assert batch(source, memory, "--pdf") == 2


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Run an S3 API on this machine, with an empty bucket; give the URL of the bucket."""
    pytest.importorskip("moto.server")
    pytest.importorskip("s3fs")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    call = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    settings = {
        "AWS_ENDPOINT_URL": address, "AWS_ACCESS_KEY_ID": "tests", "AWS_SECRET_ACCESS_KEY": "tests",
        "AWS_DEFAULT_REGION": "us-east-1",
    }  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        wait_until(lambda: listens(port))
        fsspec.filesystem("s3").mkdir("contracts")
        yield "s3://contracts"
    process.kill()
    process.wait()


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until(condition: Any) -> None:
    until = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


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
