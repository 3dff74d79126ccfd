"""Taking turns: every system works for a moment, then the next; ratios are taken inside one cycle.

The machine drifts by a third over minutes, so a ratio of two long runs says little. Inside a cycle
the two moments lie seconds apart; the median over the cycles is the result.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from benchmarks.memory import peak_of
from benchmarks.systems import SYSTEMS
from benchmarks.task import Task
from generator.docx.reading import read_text

NODE_PEERS = ("docxtemplater", "easy-template-x", "carbone")
_HERE = Path(__file__).resolve().parent
_SLICE = 0.2
"""Seconds that a system works in its turn, about."""
_WARM_TURNS = 5


@dataclass(frozen=True)
class Spread:
    """A median between its quartiles."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, numbers: list[float]) -> "Spread":
        if len(numbers) == 1:
            return cls(numbers[0], numbers[0], numbers[0])
        low, _, high = quantiles(numbers, n=4, method="inclusive")
        return cls(low, median(numbers), high)

    def scaled(self, factor: float) -> "Spread":
        return Spread(self.low * factor, self.middle * factor, self.high * factor)


@dataclass(frozen=True)
class Turns:
    """Seconds per document of each system in each cycle, the peak memory of its process in MB.

    `sizes` are the bytes of the first document, which is of the same deal everywhere.
    """

    seconds: Mapping[str, list[float]]
    memory: Mapping[str, float | None]
    sizes: Mapping[str, int]

    def of(self, name: str) -> Spread:
        return Spread.of(self.seconds[name])

    def ratio(self, slow: str, fast: str) -> Spread:
        """Return how many times the second goes into the first, cycle by cycle."""
        return ratio(self.seconds[slow], self.seconds[fast])


def ratio(slow: list[float], fast: list[float]) -> Spread:
    """Return the spread of the ratios of two series, pair by pair."""
    return Spread.of([a / b for a, b in zip(slow, fast, strict=True)])


def available() -> list[str]:
    """Return the peers in node, if node and they are installed."""
    return [name for name in NODE_PEERS if shutil.which("node") and (_HERE / "node_modules" / name).is_dir()]


def take_turns(entries: Mapping[str, tuple[str, Task]], cycles: int) -> Turns:
    """Let systems work in turn, each at its task; on the same task all must print the same text."""
    with ExitStack() as stack:
        workers = {label: stack.enter_context(_worker(*entry)) for label, entry in entries.items()}
        first = {label: worker.first() for label, worker in workers.items()}
        _check_texts([(workers[label], read_text(made)) for label, made in first.items()])
        counts = {label: _warm(worker) for label, worker in workers.items()}
        seconds: dict[str, list[float]] = {label: [] for label in workers}
        labels = list(workers)
        for cycle in range(cycles):
            start = cycle % len(labels)
            for label in labels[start:] + labels[:start]:  # nobody is always the first
                seconds[label].append(workers[label].work(counts[label]))
        memory = {label: peak_of(worker.process.pid) for label, worker in workers.items()}
        return Turns(seconds, memory, {label: len(made) for label, made in first.items()})


@dataclass(frozen=True)
class _Worker:
    name: str
    task: Task
    process: "subprocess.Popen[str]"

    def work(self, count: int) -> float:
        """Make documents; return the seconds that each took."""
        seconds = self._told(count)
        self.task.empty()
        return seconds / count

    def first(self) -> bytes:
        """Make the first document."""
        self._told(1)
        made = next(self.task.output(self.name).glob("*.docx")).read_bytes()
        self.task.empty()
        return made

    def _told(self, count: int) -> float:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{count}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.name} ended: see its message above")
        return float(answer)


@contextmanager
def _worker(name: str, task: Task) -> Iterator[_Worker]:
    program = (
        [sys.executable, "-m", "benchmarks.worker"] if name in SYSTEMS else ["node", str(_HERE / "peers.mjs")]
    )
    command = [*program, name, task.json()]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_HERE.parent
    ) as process:
        yield _Worker(name, task, process)
        assert process.stdin is not None
        process.stdin.close()


def _check_texts(texts: list[tuple[_Worker, str]]) -> None:
    first: dict[str, tuple[str, str]] = {}
    for worker, text in texts:
        name, expected = first.setdefault(worker.task.folder, (worker.name, text))
        if text != expected:
            difference = _difference(text, expected)
            raise RuntimeError(f"{worker.name} and {name} give different texts:\n{difference}")


def _difference(one: str, other: str) -> str:
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    return next((f"{a!r}\n{b!r}" for a, b in pairs if a != b), "one ends before the other")


def _warm(worker: _Worker) -> int:
    """Work until warm, as node wants for a while; return how many documents fill a turn."""
    count = max(1, round(_SLICE / worker.work(2)))
    each = min(worker.work(count) for _ in range(_WARM_TURNS))
    return max(1, round(_SLICE / each))
