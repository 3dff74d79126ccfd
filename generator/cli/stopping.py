"""Ctrl-C during a batch: the first finishes what is begun, the second stops at once."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread

__all__ = ["stopping"]


@contextmanager
def stopping() -> Iterator[Callable[[], bool]]:
    """Give a question that is true after Ctrl-C; a second Ctrl-C stops at once."""
    stop = Event()

    def handle(_number: int, _frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    # Where Ctrl-C is ignored, as by nohup, or not ours, as in a thread, it stays as it is.
    if (
        signal.getsignal(signal.SIGINT) is not signal.default_int_handler
        or current_thread() is not main_thread()
    ):
        yield stop.is_set
        return
    signal.signal(signal.SIGINT, handle)
    try:
        yield stop.is_set
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
