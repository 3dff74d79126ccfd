"""Being stopped: SIGTERM and SIGHUP are taken like Ctrl-C, which a batch answers in two steps."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from types import FrameType

# Windows has no SIGHUP.
_LIKE_CTRL_C = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))

_Handler = Callable[[int, FrameType | None], object]


@contextmanager
def ended_like_ctrl_c() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end the block as Ctrl-C does, with locks released and answers saved.

    Where one is ignored, as by nohup, or not ours, as in a thread, it stays as it is.
    """
    with _taken(dict.fromkeys(_LIKE_CTRL_C, signal.SIG_DFL), signal.default_int_handler):
        yield


@contextmanager
def stopping() -> Iterator[Callable[[], bool]]:
    """Give a question that is true once the person wants an end; the second time it stops at once."""
    stop = Event()

    def handle(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    numbers = (signal.SIGINT, *_LIKE_CTRL_C)
    with _taken(dict.fromkeys(numbers, signal.default_int_handler), handle):
        yield stop.is_set


@contextmanager
def _taken(expected: dict[int, object], handler: _Handler) -> Iterator[None]:
    """Answer signals in our way during the block, those that are answered as expected before."""
    ours = current_thread() is main_thread()
    before = {n: was for n, was in expected.items() if ours and signal.getsignal(n) is was}
    for number in before:
        signal.signal(number, handler)
    try:
        yield
    finally:
        for number, was in before.items():
            signal.signal(number, was)
