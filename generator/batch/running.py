"""Running a batch: records go to worker processes, outcomes come back in order."""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import parent_process
from threading import Thread
from typing import Any

from generator.batch.drafting import Batch, draft_record
from generator.batch.outcome import Outcome
from generator.batch.records import Record
from generator.drafting import open_materials

__all__ = ["run"]

_AHEAD = 8
"""Records handed out per worker before the oldest outcome is awaited: keeps memory flat."""

_ENDED = "could not be drafted: its process ended while it was at work; please report it"

Stopped = Callable[[], bool]
_Waiting = deque[tuple[Record, Future[Outcome]]]


def run(
    records: Iterable[Record], batch: Batch, *, jobs: int, stopped: Stopped = lambda: False
) -> Generator[Outcome, None, None]:
    """Draft every record and yield the outcomes in the records' order.

    With more than one job a record that ends its process fails alone. Once `stopped` says so, no
    record is begun, and the outcomes of those already begun still come.
    """
    if jobs == 1:
        materials = open_materials(own=batch.library, template=batch.template)
        for record in records:
            if stopped():
                return
            yield draft_record(record, batch, materials)
        return
    left, waiting = iter(records), _Waiting()
    whole = False
    while not whole:
        try:
            with _workers(jobs, batch) as pool:
                yield from _through(pool, jobs, left, waiting, stopped)
            whole = True
        except BrokenProcessPool:
            yield from _one_by_one(waiting, batch, stopped)


@contextmanager
def _workers(jobs: int, batch: Batch) -> Iterator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(batch,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _through(
    pool: ProcessPoolExecutor, jobs: int, left: Iterator[Record], waiting: _Waiting, stopped: Stopped
) -> Iterator[Outcome]:
    while not stopped() and (record := next(left, None)) is not None:
        waiting.append((record, _handed_out(pool, record)))
        if len(waiting) >= jobs * _AHEAD:
            yield _oldest(waiting)
    while waiting:
        if stopped():
            for _, future in waiting:
                future.cancel()
        if waiting[0][1].cancelled():
            waiting.popleft()
        else:
            yield _oldest(waiting)


def _handed_out(pool: ProcessPoolExecutor, record: Record) -> Future[Outcome]:
    try:
        return pool.submit(_in_worker, record)
    except BrokenProcessPool as error:
        broken: Future[Outcome] = Future()
        broken.set_exception(error)
        return broken


def _oldest(waiting: _Waiting) -> Outcome:
    # It leaves the queue only when its outcome is there: should the pool break, it is still waiting.
    outcome = waiting[0][1].result()
    waiting.popleft()
    return outcome


def _one_by_one(waiting: _Waiting, batch: Batch, stopped: Stopped) -> Iterator[Outcome]:
    """Yield what is finished and draft the rest alone: any of them may have ended the process."""
    while waiting:
        with _workers(1, batch) as pool:
            ended = False
            while waiting and not ended:
                record, future = waiting.popleft()
                if future.done() and not future.cancelled() and future.exception() is None:
                    yield future.result()
                elif not stopped():
                    outcome = _alone(pool, record)
                    ended = outcome is None
                    yield outcome or Outcome(record.source, "failed", errors=({"message": _ENDED},))


def _alone(pool: ProcessPoolExecutor, record: Record) -> Outcome | None:
    try:
        return pool.submit(_in_worker, record).result()
    except BrokenProcessPool:
        return None


# A worker opens the materials once; a process has no other way to be handed them.
_worker: dict[str, Any] = {}


def _start_worker(batch: Batch) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    Thread(target=_end_with_parent, daemon=True).start()
    _worker["batch"] = batch
    _worker["materials"] = open_materials(own=batch.library, template=batch.template)


def _end_with_parent() -> None:
    """End this process when its parent is gone, which after kill -9 could not say so."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _in_worker(record: Record) -> Outcome:
    return draft_record(record, _worker["batch"], _worker["materials"])
