"""--dask: a real cluster of two workers, one of which is killed half-way."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from distributed import Client

from generator.batch.cluster import cluster_workers
from generator.batch.records import Record
from generator.batch.remote import Bucket
from generator.batch.running import run as run_batch
from generator.batch.settings import Batch
from generator.cli.commands import main
from generator.errors import InputError
from tests.batch.poison import Poisoned
from tests.batch.runs import client, jsonl, lines, run

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.cluster


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, server: str) -> Iterator[str]:
    """Run a scheduler and two workers, each with a nanny that starts it again.

    The environment of the workers says where storage is.
    """
    assert server.startswith("s3://")
    folder = tmp_path_factory.mktemp("dask")
    told = folder / "scheduler.json"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    common = ["--scheduler-file", str(told), "--no-dashboard"]
    with ExitStack() as ends:

        def start(*words: str) -> None:
            call = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:], *common]
            log = ends.enter_context((folder / f"{words[0]}.log").open("ab"))
            process = subprocess.Popen(
                call, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
            )
            ends.callback(process.wait)
            ends.callback(os.killpg, process.pid, signal.SIGKILL)

        start("scheduler", "--host", "127.0.0.1", "--port", "0")
        while not told.exists():
            time.sleep(0.05)
        start("worker", "--nworkers", "2", "--nthreads", "1", "--local-directory", str(folder))
        yield json.loads(told.read_text(encoding="utf-8"))["address"]


def records(*names: str) -> list[Record]:
    return [Record(f"deals.jsonl:{n}", json.dumps(client(name)).encode()) for n, name in enumerate(names)]


def test_a_worker_that_is_killed_half_way_loses_no_record(tmp_path: Path, address: str) -> None:
    given, batch = records(*(f"Client {n}" for n in range(60))), Batch(tmp_path)
    with (
        Client(address, set_as_default=False) as watching,
        cluster_workers(address, batch, record_timeout=60) as crew,
    ):
        watching.wait_for_workers(2)
        outcomes = run_batch(given, batch, crew)
        first = next(outcomes)
        workers = watching.run(os.getpid)
        assert len(workers) == 2
        os.kill(next(iter(workers.values())), signal.SIGKILL)
        found = [made.outcome for made in (first, *outcomes)]
    assert [outcome.input for outcome in found] == [record.source for record in given]
    assert {outcome.status for outcome in found} == {"done"}
    assert len(list(tmp_path.glob("*.docx"))) == 60


def test_the_command_makes_the_same_files_on_a_cluster(tmp_path: Path, address: str) -> None:
    source = jsonl(tmp_path / "deals.jsonl", client("Ada"), {"fee": 1}, client("Ben"))
    assert run(source, tmp_path / "here") == 1
    assert run(source, tmp_path / "there", "--dask", address) == 1
    assert lines(tmp_path / "there") == lines(tmp_path / "here")
    for entry in lines(tmp_path / "here"):
        if entry["output"]:
            name = entry["output"]
            assert (tmp_path / "there" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("place", ["-o", "--zip"])
def test_a_cluster_puts_the_same_into_storage_without_a_shared_folder(
    tmp_path: Path, address: str, server: str, place: str
) -> None:
    source = jsonl(tmp_path / "deals.jsonl", *map(client, ("Ada", "Ben", "Cleo")))
    for name, options in (("here", ()), ("there", ("--dask", address))):
        assert main(["batch", str(source), place, f"{server}/{name}{place}", "--jobs", "1", *options]) == 0
    here, there = (Bucket(f"{server}/{name}{place}") for name in ("here", "there"))
    names = here.names("")
    assert there.names("") == names
    assert [there.read(name) for name in names] == [here.read(name) for name in names]
    assert "manifest.jsonl" in names


def test_a_record_that_hangs_its_worker_fails_alone(tmp_path: Path, address: str) -> None:
    batch = Poisoned(tmp_path)
    with cluster_workers(address, batch, record_timeout=2.0) as crew:
        found = [made.outcome for made in run_batch(records("a", "hangs", "b"), batch, crew)]
    assert [outcome.status for outcome in found] == ["done", "failed", "done"]


def test_an_address_where_nothing_answers_is_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("generator.batch.cluster._TO_ANSWER", 0.5)
    source = jsonl(tmp_path / "deals.jsonl", client("Ada"))
    assert run(source, tmp_path / "out", "--dask", "tcp://127.0.0.1:9") == 1
    assert "no Dask scheduler answers there" in capsys.readouterr().err


def test_without_the_package_there_is_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(InputError, match=r"pip install .*\[cluster\]"),
        cluster_workers("tcp://127.0.0.1:9", Batch(tmp_path), record_timeout=60),
    ):
        pass
