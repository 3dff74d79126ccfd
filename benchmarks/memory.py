"""Peak memory of a process and of those it started, as Linux counts it; None where it does not say."""

import re
import subprocess
from pathlib import Path
from time import sleep

_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
_LOOK_EVERY = 0.02


def peak_of(pid: int) -> float | None:
    """Return the most memory, in MB, that a process and its children have held so far, added up."""
    try:
        found = _PEAK.search(Path(f"/proc/{pid}/status").read_text())
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return None
    own = int(found[1]) / 1024 if found else 0.0
    return own + sum(peak_of(int(child)) or 0.0 for child in below)


def run_watched(command: list[str], cwd: Path) -> float | None:
    """Run a command to its end; return its peak in MB, looked up while it runs."""
    peak = None
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak_of(process.pid) or 0.0, peak or 0.0) or None
            sleep(_LOOK_EVERY)
    if process.returncode:
        raise RuntimeError(f"ended with {process.returncode}: {' '.join(command)}")
    return peak
