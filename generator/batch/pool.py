"""The pool: whoever works on chunks, on this machine or on a cluster."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from concurrent.futures import Future

    from generator.batch.outcome import Made
    from generator.batch.work import Chunk


class WorkerLost(Exception):  # noqa: N818  named for what happened
    """The process that worked on a chunk has died, or was ended because it was stuck."""


class NotBegun(Exception):  # noqa: N818
    """A chunk was handed back: its worker was lost before it came to it."""


class Pool(Protocol):
    """Workers that take chunks."""

    def room(self) -> int:
        """Return how many chunks should be with the pool at once: few, but never a worker idle."""

    def begin(self, chunk: "Chunk") -> "Future[list[Made]]":
        """Hand out a chunk. The future raises WorkerLost or NotBegun, or InputError that ends the run."""

    def tend(self) -> None:
        """Replace the workers that were lost."""
