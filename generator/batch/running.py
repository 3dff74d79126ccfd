"""Running a batch: chunks of records go to a pool, what it makes comes back in order."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from itertools import islice

from generator.batch.drafting import failed
from generator.batch.outcome import Made
from generator.batch.pool import NotBegun, Pool, WorkerLost
from generator.batch.records import Record
from generator.batch.rejects import as_it_came
from generator.batch.settings import Batch
from generator.batch.work import Chunk
from generator.errors import InputError
from generator.messages import relayed, tell

CHUNK = 32
"""Records handed out together: few enough to lose, enough to make handing out cost nothing."""

_AHEAD = 8
"""How far the pool may be ahead of the oldest record, in what it has room for: memory stays flat."""

Stopped = Callable[[], bool]


@dataclass(slots=True)
class _Part:
    """A chunk that is with the pool."""

    chunk: Chunk
    promise: "Future[list[Made]]"
    again: bool = False
    """It was lost with a worker before."""


def run(
    records: Iterable[Record], batch: Batch, pool: Pool, *, stopped: Stopped = lambda: False
) -> Generator[Made, None, None]:
    """Draft every record and yield what was made in the records' order.

    When a worker dies or is stuck, the records of its chunk are run one by one, and the one that
    does it again fails alone. Once `stopped` says so, no chunk is handed out, and those that are
    out still come. A full disk raises InputError.
    """
    chunks, parts = _chunks(records, pool.room()), deque[_Part]()
    more = True
    while more or parts:
        while more and _has_room(parts, pool):
            chunk = None if stopped() else next(chunks, None)
            more = chunk is not None
            if chunk is not None:
                parts.append(_Part(chunk, pool.begin(chunk)))
        if parts and not parts[0].promise.done():
            begun = [part.promise for part in parts if not part.promise.done()]
            wait(begun, return_when=FIRST_COMPLETED)
        pool.tend()
        parts = deque(_mended(parts, pool, stopped))
        while parts and _is_settled(parts[0]):
            yield from _result(parts.popleft(), batch)


def _chunks(records: Iterable[Record], room: int) -> Iterator[Chunk]:
    """Yield chunks that grow, so that a short batch keeps all workers busy too."""
    left, handed_out = iter(records), 0
    while chunk := list(islice(left, min(CHUNK, 1 << min(handed_out // room, 8)))):
        handed_out += 1
        yield chunk


def _has_room(parts: deque[_Part], pool: Pool) -> bool:
    room = pool.room()
    return len(parts) < room * _AHEAD and sum(not part.promise.done() for part in parts) < room


def _is_settled(part: _Part) -> bool:
    """Say whether a part has its result; one lost since the others were mended waits for the next round."""
    if not part.promise.done():
        return False
    fault = part.promise.exception()
    return not isinstance(fault, NotBegun) and not (isinstance(fault, WorkerLost) and not part.again)


def _mended(parts: Iterable[_Part], pool: Pool, stopped: Stopped) -> Iterator[_Part]:
    """Yield the parts; what a lost worker had comes again, record by record if it may be its fault."""
    for part in parts:
        fault = part.promise.exception() if part.promise.done() else None
        if isinstance(fault, NotBegun) and not stopped():
            yield _Part(part.chunk, pool.begin(part.chunk), part.again)
        elif isinstance(fault, WorkerLost) and not part.again and not stopped():
            yield from (_Part([record], pool.begin([record]), again=True) for record in part.chunk)
        elif not (isinstance(fault, NotBegun | WorkerLost) and stopped()):
            yield part


def _result(part: _Part, batch: Batch) -> Iterator[Made]:
    try:
        made = part.promise.result()
    except WorkerLost as lost:
        (record,) = part.chunk
        message = tell("could not be drafted: {reason}; please report it", reason=lost)
        yield replace(failed(record, batch, {"message": message}), raw=as_it_came(record))
        return
    except OSError as error:
        raise InputError.single(
            tell("cannot be written: {reason}", reason=relayed(error.strerror)), source=str(batch.folder)
        ) from error
    for one in made:
        if one.disk_full:
            raise InputError.single(
                tell("the disk is full: make room, then run the same command with --resume"),
                source=str(batch.folder),
            )
        yield one
