"""Running LibreOffice: a process of its own that ends in time, without a network where that can be had."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

_LOOK = 0.2
"""Seconds between two looks at whether it should stop."""


class TimedOut(Exception):  # noqa: N818  named for what happened
    """It was not done in time, and was ended."""


def run(
    command: Sequence[str], *, folder: Path, seconds: float, stopped: Callable[[], bool] = lambda: False
) -> str:
    """Run a command and return what it said; with it ends everything that it started, but on Windows.

    Raise TimedOut after so many seconds or once `stopped` says so, OSError where it cannot be started.
    """
    process = subprocess.Popen(  # noqa: S603  a list of our own words and paths, never a shell
        [*without_network(), *command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        said = _said(process, time.monotonic() + seconds, stopped)
    finally:
        _end(process)
    return said.decode("utf-8", "replace")


def _said(process: "subprocess.Popen[bytes]", until: float, stopped: Callable[[], bool]) -> bytes:
    while True:
        try:
            return process.communicate(timeout=_LOOK)[0]
        except subprocess.TimeoutExpired as error:
            if stopped() or time.monotonic() >= until:
                raise TimedOut from error


def _end(process: "subprocess.Popen[bytes]") -> None:
    # soffice is a script that starts the real program: the whole group has to go. Windows has no such
    # groups: there soffice.com is ended, and what it started may go on until it is done.
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        elif process.poll() is None:
            process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


@cache
def without_network() -> tuple[str, ...]:
    """Return what has to stand before a command to cut it off, or nothing where no way is allowed.

    Linux lets root do it, and others where user namespaces are on. Elsewhere the protection is that
    only documents of our own are converted, and these name nothing outside.
    """
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    for flags in (("--net",), ("--map-root-user", "--net")):
        tried = subprocess.run([unshare, *flags, "true"], capture_output=True, check=False)  # noqa: S603
        if tried.returncode == 0:
            return (unshare, *flags)
    return ()
