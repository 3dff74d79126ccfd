"""Workers on this machine: a pool of one process for each, so that none can spoil another's pipe."""

import multiprocessing
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future, TimeoutError as TookTooLong
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING

from generator.batch.outcome import Made
from generator.batch.pool import NotBegun, WorkerLost
from generator.batch.settings import Batch
from generator.batch.work import Chunk, prepare, work_here
from generator.messages import tell

if TYPE_CHECKING:
    from pebble import ProcessPool

_IN_HAND = 2
"""Chunks of a worker: one that it works on, and one that waits so that it never does."""

_SECONDS_EACH = 0.5
"""What a record of a chunk may take before the chunk is called stuck: far more than any does."""

_Promise = Future[list[Made]]


class Workers:
    """Processes of this machine, each replaced when it dies or is stuck."""

    def __init__(self, jobs: int, batch: Batch, record_timeout: float) -> None:
        """Take how many, what they make, and the seconds that one record may take."""
        self._batch, self._record_timeout = batch, record_timeout
        self._workers = [_Worker(batch) for _ in range(jobs)]

    def room(self) -> int:
        """Return how many chunks keep all workers busy."""
        return len(self._workers) * _IN_HAND

    def begin(self, chunk: Chunk) -> _Promise:
        """Hand a chunk to the worker with the least to do."""
        least = min(self._workers, key=lambda worker: len(worker.promised))
        alone = len(chunk) == 1
        seconds = self._record_timeout if alone else max(self._record_timeout, _SECONDS_EACH * len(chunk))
        return least.begin(chunk, seconds)

    def tend(self) -> None:
        """Replace the workers that were lost."""
        for worker in self._workers:
            if worker.spoiled:
                worker.replace()

    def close(self, *, at_once: bool) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.close(at_once=at_once)


def get_ready() -> None:
    """Let what workers are copied from begin, while this process reads what it needs itself.

    A terminal that is closed tells all of its processes so: the one that keeps track of what processes
    share, which is begun here too, has to live as long as this one.
    """
    if _context().get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        with _hangup_ignored():
            ensure_running()


@contextmanager
def _hangup_ignored() -> Iterator[None]:
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, before)


@contextmanager
def local_workers(jobs: int, batch: Batch, *, record_timeout: float) -> Iterator[Workers]:
    """Give so many workers; they end with the block."""
    workers = Workers(jobs, batch, record_timeout)
    try:
        yield workers
    except BaseException:
        workers.close(at_once=True)
        raise
    workers.close(at_once=False)


class _Worker:
    """One process, and what it was handed."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self.promised: dict[_Promise, _Promise] = {}
        self.spoiled = False
        self._pool = _pool(batch)

    def begin(self, chunk: Chunk, seconds: float) -> _Promise:
        promise: _Promise = Future()
        if self.spoiled:
            self.replace()
        try:
            future = self._pool.schedule(work_here, args=[chunk], timeout=seconds)
        except RuntimeError:  # it broke just now
            self.replace()
            future = self._pool.schedule(work_here, args=[chunk], timeout=seconds)
        self.promised[promise] = future
        future.add_done_callback(lambda done: self._settle(promise, done))
        return promise

    def _settle(self, promise: _Promise, future: _Promise) -> None:
        """Tell the outcome of a chunk, in a thread of the pool."""
        self.promised.pop(promise, None)
        try:
            promise.set_result(future.result())
        except CancelledError:
            promise.set_exception(NotBegun())
        except TookTooLong:
            promise.set_exception(WorkerLost(tell("took longer than --record-timeout and was ended")))
        except (BrokenProcessPool, OSError) as error:
            lost = _lost(error)
            self.spoiled = lost is not None
            promise.set_exception(lost or error)
        except BaseException as error:  # noqa: BLE001  whoever waits for it has to know
            promise.set_exception(error)

    def replace(self) -> None:
        """Give up a pool whose process died, with all that it has: its pipe may hold half a message."""
        pool, self._pool, self.spoiled = self._pool, _pool(self._batch), False
        for future in tuple(self.promised.values()):
            future.cancel()
        with suppress(RuntimeError):
            pool.stop()  # type: ignore[no-untyped-call]
        # It may wait for the other half without end: not here.
        Thread(target=pool.join, daemon=True).start()

    def close(self, *, at_once: bool) -> None:
        with suppress(RuntimeError):
            (self._pool.stop if at_once else self._pool.close)()  # type: ignore[no-untyped-call]
            self._pool.join()


def _lost(error: BaseException) -> WorkerLost | None:
    """Say that a process ended, unless it told of a fault of its own."""
    from pebble import ProcessExpired

    if isinstance(error, ProcessExpired | BrokenProcessPool):
        return WorkerLost(tell("its process ended while it was at work"))
    return None


def _pool(batch: Batch) -> "ProcessPool":
    from pebble import ProcessPool

    return ProcessPool(max_workers=1, initializer=prepare, initargs=[batch], context=_context())


def _context() -> "multiprocessing.context.BaseContext":
    """Return how processes are begun: from a server without threads, which alone is safe to copy."""
    if sys.platform in ("win32", "darwin"):
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        [f"generator.batch.{name}" for name in ("process_group", "work", "preload")]
    )
    return context
