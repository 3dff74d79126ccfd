"""Running LibreOffice: a process of its own that ends in time, without a network where that can be had."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

__all__ = ["TimedOut", "run", "without_network"]


class TimedOut(Exception):  # noqa: N818  named for what happened
    """It was not done in time, and was ended."""


def run(command: Sequence[str], *, folder: Path, seconds: float) -> str:
    """Run a command and return what it said; with it ends everything that it started.

    Raise TimedOut after so many seconds, OSError where it cannot be started.
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
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise TimedOut from error
    finally:
        _end(process)
    return said.decode("utf-8", "replace")


def _end(process: "subprocess.Popen[bytes]") -> None:
    # soffice is a script that starts the real program: the whole group has to go.
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
