"""What to do where the machine has too little of something: memory, file handles, processes, disk."""

import errno
from collections.abc import Iterator

from generator.messages import Message, tell

_FULL = Message("the disk is full: make room, then run the same command again (a batch with --resume)")
_FILES = Message("too many files are open: allow more (ulimit -n 256), or use fewer --jobs")
_MEMORY = Message(
    "there is not enough memory: close other programs, allow more (ulimit -v), or use fewer --jobs"
)
_PROCESSES = Message("no more processes can be started: close other programs, or use fewer --jobs")

_BY_NUMBER = {
    errno.ENOSPC: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _FULL,
    errno.EMFILE: _FILES,
    errno.ENFILE: _FILES,
    errno.ENOMEM: _MEMORY,
    errno.EAGAIN: _PROCESSES,
}
# What Python and the system's loader say, where an error has no number.
_BY_WORDS = {
    "Too many open files": _FILES,
    "failed to map segment": _MEMORY,
    "annot allocate memory": _MEMORY,
    "can't start new thread": _PROCESSES,
}


def shortage(error: BaseException) -> str:
    """Return what was short and what to do about it, or nothing where the error is another one.

    An error that came of a shortage counts too: a pool whose process could not be started, say.
    """
    for cause in _causes(error):
        if isinstance(cause, MemoryError):
            return tell(_MEMORY)
        if isinstance(cause, OSError) and cause.errno in _BY_NUMBER:
            return tell(_BY_NUMBER[cause.errno])
        if isinstance(cause, OSError | ImportError | RuntimeError):
            said = str(cause)
            if told := next((told for words, told in _BY_WORDS.items() if words in said), None):
                return tell(told)
    return ""


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__
