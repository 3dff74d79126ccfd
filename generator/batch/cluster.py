"""Workers of a Dask cluster: the same chunks, to any number of machines that share the folder."""

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.batch.outcome import Made
from generator.batch.pool import WorkerLost
from generator.batch.settings import Batch
from generator.batch.work import Chunk, work_watched
from generator.errors import InputError
from generator.messages import tell

if TYPE_CHECKING:
    from distributed import Client

_TO_ANSWER = 10
"""Seconds that a scheduler has to answer, and its first worker to come."""

_IN_HAND = 2
_SECONDS_EACH = 0.5

_Promise = Future[list[Made]]


class Cluster:
    """The workers of a cluster. Dask gives the chunks of a lost one to another."""

    def __init__(self, client: "Client", batch: Batch, record_timeout: float) -> None:
        """Take the connection, what to make, and the seconds that one record may take."""
        self._client, self._batch, self._record_timeout = client, batch, record_timeout
        self._work = client.get_executor(pure=False)  # type: ignore[no-untyped-call]

    def room(self) -> int:
        """Return how many chunks keep all workers busy, those that have come meanwhile too."""
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        threads: int = sum(each["nthreads"] for each in workers.values())
        return max(1, threads) * _IN_HAND

    def begin(self, chunk: Chunk) -> _Promise:
        """Hand a chunk to the scheduler."""
        seconds = max(self._record_timeout, _SECONDS_EACH * (len(chunk) - 1))
        promise: _Promise = Future()
        future = self._work.submit(work_watched, chunk, self._batch, seconds)
        future.add_done_callback(lambda done: self._settle(promise, done))
        return promise

    def tend(self) -> None:
        """Leave it to Dask to replace workers."""

    def _settle(self, promise: _Promise, future: _Promise) -> None:
        from distributed.scheduler import KilledWorker

        try:
            promise.set_result(future.result())
        except KilledWorker:
            lost = tell(
                "the workers of the cluster that worked on it ended, or took longer than --record-timeout"
            )
            promise.set_exception(WorkerLost(lost))
        except CancelledError:
            promise.set_exception(self._gone())
        except BaseException as error:  # noqa: BLE001  whoever waits for it has to know
            promise.set_exception(error)

    def _gone(self) -> InputError:
        return InputError.single(
            tell("the Dask cluster is gone: start it again, then run the same command with --resume"),
            source=str(self._client.scheduler.address if self._client.scheduler else "--dask"),
        )


@contextmanager
def cluster_workers(address: str, batch: Batch, *, record_timeout: float) -> Iterator[Cluster]:
    """Give the workers of the cluster at an address such as tcp://10.0.0.5:8786.

    Raise InputError where Dask is not installed, nothing answers, or no worker is there.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise InputError.single(
            tell("--dask needs the package distributed: pip install 'contract-clause-generator[cluster]'")
        ) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told in our words
    try:
        client = Client(  # type: ignore[no-untyped-call]
            address, timeout=_TO_ANSWER, set_as_default=False
        )
    except (OSError, ValueError, TypeError) as error:
        raise InputError.single(
            tell(
                "no Dask scheduler answers there: give the address that `dask scheduler` prints, such "
                "as tcp://10.0.0.5:8786"
            ),
            source=address,
        ) from error
    with client:
        _await_worker(client, address)
        yield Cluster(client, batch, record_timeout)


def _await_worker(client: "Client", address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_TO_ANSWER)
    except TimeoutError as error:
        raise InputError.single(
            tell("the Dask cluster has no worker: start some with `dask worker {address}`", address=address),
            source=address,
        ) from error
