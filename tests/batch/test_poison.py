"""A record that crashes its process or hangs fails alone; a worker that is lost loses no record."""

import json
import os
import signal
from multiprocessing import active_children
from pathlib import Path

import pytest

from generator.batch.local import local_workers
from generator.batch.records import Record
from generator.batch.running import run as run_batch
from generator.batch.settings import Batch
from tests.batch.poison import Poisoned
from tests.batch.runs import client, drafted


def records(*names: str) -> list[Record]:
    return [Record(f"deals.jsonl:{n}", json.dumps(client(name)).encode()) for n, name in enumerate(names)]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("poison", ["exits", "crashes", "is-killed"])
def test_a_record_that_ends_its_process_fails_alone(tmp_path: Path, jobs: int, poison: str) -> None:
    given = records("a", "b", poison, "c", "d", "e", "f", poison)
    found = drafted(given, Poisoned(tmp_path), jobs=jobs)
    assert [outcome.input for outcome in found] == [record.source for record in given]
    statuses = ["done", "done", "failed", "done", "done", "done", "done", "failed"]
    assert [outcome.status for outcome in found] == statuses
    assert "its process ended" in found[2].errors[0]["message"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_record_that_hangs_is_given_up(tmp_path: Path, jobs: int) -> None:
    found = drafted(records("a", "hangs", "b", "c", "d"), Poisoned(tmp_path), jobs=jobs, record_timeout=1.5)
    assert [outcome.status for outcome in found] == ["done", "failed", "done", "done", "done"]
    assert "--record-timeout" in found[1].errors[0]["message"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_process_that_is_killed_loses_no_record(tmp_path: Path, jobs: int) -> None:
    given, batch = records(*(f"Client {n}" for n in range(40))), Batch(tmp_path)
    with local_workers(jobs, batch, record_timeout=60) as crew:
        outcomes = run_batch(given, batch, crew)
        first = next(outcomes)
        os.kill(active_children()[0].pid or 0, signal.SIGKILL)
        found = [made.outcome for made in (first, *outcomes)]
    assert [outcome.input for outcome in found] == [record.source for record in given]
    assert {outcome.status for outcome in found} == {"done"}
