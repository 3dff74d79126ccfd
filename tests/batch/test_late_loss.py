"""A worker lost just after the others were replaced: its records come again, none is dropped."""

from concurrent.futures import Future
from pathlib import Path

import pytest

from generator.batch.outcome import Made, Outcome
from generator.batch.pool import NotBegun, WorkerLost
from generator.batch.records import Record
from generator.batch.running import run
from generator.batch.settings import Batch
from generator.batch.work import Chunk


class Late(Future[list[Made]]):
    """A broken promise that looks unbroken until the lost ones of a round have been mended."""

    asked = 0

    def done(self) -> bool:
        self.asked += 1
        return self.asked > 4


class Pool:
    """Workers of whom the first is lost late."""

    def __init__(self, fault: Exception) -> None:
        self.late: list[Late] = [Late()]
        self.late[0].set_exception(fault)

    def room(self) -> int:
        return 1

    def begin(self, chunk: Chunk) -> Future[list[Made]]:
        if self.late:
            return self.late.pop()
        kept: Future[list[Made]] = Future()
        kept.set_result([Made(Outcome(record.source, "done")) for record in chunk])
        return kept

    def tend(self) -> None:
        """Nobody needs replacing."""


@pytest.mark.parametrize("fault", [NotBegun(), WorkerLost("its process died")])
def test_a_chunk_lost_late_is_drafted_again(tmp_path: Path, fault: Exception) -> None:
    records = [Record(name, b"{}") for name in ("a", "b", "c")]
    made = list(run(records, Batch(tmp_path), Pool(fault)))
    assert [(one.outcome.input, one.outcome.status) for one in made] == [(n, "done") for n in ("a", "b", "c")]
