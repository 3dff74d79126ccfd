"""Whole commands, from the start of the process to its end: cold start, batches, processes, memory."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from time import perf_counter

from benchmarks.deals import ROOT, SAMPLE, lines
from benchmarks.memory import run_watched
from benchmarks.task import Task

CHECKS = {"clausegen check": 2, "clausegen check --template prestation": 2}
"""The packs whose library is proofread, and how many lengths its contract has."""
_FEW = 3
"""How often a command is run that takes seconds."""
_CASE, _DAY_IN_CASE = ROOT / "samples" / "cases" / "vanished-new-york", "2027-06-01"
_NOT_HANDED_ON = ("PYTHONDONTWRITEBYTECODE", "CLAUSEGEN_CACHE")
"""Variables that would keep modules from being compiled once, or every run on one cache."""
_CLAUSEGEN = (sys.executable, "-m", "generator")


def start_seconds(scratch: Path, rounds: int) -> Mapping[str, list[float]]:
    """Return the seconds from start to end of the commands that must feel instant, and of bare Python."""
    answers, contract = scratch / "deal.json", scratch / "contract.docx"
    shutil.copy(SAMPLE / "answers.json", answers)
    case = shutil.copytree(_CASE, scratch / "case")
    draft = [*_CLAUSEGEN, "draft", str(answers), "-o", str(contract), "--overwrite"]
    caches = {"warm": scratch / "cache", "cold": scratch / "no-cache"}
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "clausegen --help": [*_CLAUSEGEN, "--help"],
        "clausegen draft, warm cache": draft,
        "clausegen draft, no cache yet": draft,
        "clausegen next": [*_CLAUSEGEN, "next", str(case), "--as-of", _DAY_IN_CASE],
        "clausegen batch of ten": _batch(write_deals(scratch, 10), scratch / "ten", 2),
        **{name: [*_CLAUSEGEN, *name.split()[1:]] for name in CHECKS},
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            if (name in CHECKS or "no cache" in name) and number > _FEW:
                continue
            shutil.rmtree(caches["cold"], ignore_errors=True)
            shutil.rmtree(scratch / "ten", ignore_errors=True)
            spent = _seconds(command, cache=caches["cold" if "no cache" in name else "warm"])
            if number:  # the first round compiles the modules and fills the cache
                seconds[name].append(spent)
    return seconds


def batch_seconds(scratch: Path, deals: Path, jobs: int) -> float:
    """Return the seconds of `clausegen batch` over a file of deals, into an empty folder."""
    output = scratch / f"batch-{jobs}"
    try:
        return _seconds(_batch(deals, output, jobs), cache=scratch / "cache")
    finally:
        shutil.rmtree(output, ignore_errors=True)


def worker_seconds(task: Task, name: str, count: int) -> float:
    """Return the seconds of a peer's process that makes so many documents, its start included."""
    command = [sys.executable, "-m", "benchmarks.worker", name, task.json()]
    begin = perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, input=f"{count}\n", text=True, stdout=subprocess.DEVNULL)
    spent = perf_counter() - begin
    task.empty()
    return spent


def batch_memory(scratch: Path, deals: Path) -> float | None:
    """Return the peak memory, in MB, of `clausegen batch --zip` in two processes and their parent."""
    archive = scratch / "batch-memory.zip"
    try:
        return run_watched([*_CLAUSEGEN, "batch", str(deals), "--zip", str(archive), "--jobs", "2"], ROOT)
    finally:
        archive.unlink(missing_ok=True)


def write_deals(scratch: Path, count: int) -> Path:
    """Write that many distinct deals as JSONL."""
    path = scratch / f"deals-{count}.jsonl"
    with path.open("wb") as file:
        file.writelines(islice(lines(), count))
    return path


def _batch(deals: Path, output: Path, jobs: int) -> list[str]:
    return [*_CLAUSEGEN, "batch", str(deals), "-o", str(output), "--jobs", str(jobs)]


def _seconds(command: list[str], cache: Path) -> float:
    environment = {k: v for k, v in os.environ.items() if k not in _NOT_HANDED_ON}
    environment["XDG_CACHE_HOME"] = str(cache)
    begin = perf_counter()
    done = subprocess.run(command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True)
    spent = perf_counter() - begin
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr}")
    return spent
