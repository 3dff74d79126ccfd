"""Batches to test with: deals in files, a run through the command line, its manifest."""

import json
import time
from pathlib import Path
from typing import Any

from generator.batch.local import local_workers
from generator.batch.outcome import Outcome
from generator.batch.records import Record
from generator.batch.running import run as run_batch
from generator.batch.settings import Batch
from generator.cli.commands import main
from tests.deals import deal_data


def client(name: str) -> dict[str, Any]:
    """Return the plain deal with another client."""
    return deal_data({"client.legal_name": name})


def jsonl(file: Path, *records: Any) -> Path:
    """Write records, or lines as they are, and return the file."""
    text = "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records)
    file.write_text(text, encoding="utf-8")
    return file


def run(source: Path, out: Path, *options: str, jobs: int = 1) -> int:
    """Run `clausegen batch` and return its exit code."""
    return main(["batch", str(source), "-o", str(out), "--jobs", str(jobs), *options])


def drafted(
    records: list[Record], batch: Batch, *, jobs: int = 2, record_timeout: float = 60
) -> list[Outcome]:
    """Draft records in worker processes and return the outcomes."""
    with local_workers(jobs, batch, record_timeout=record_timeout) as crew:
        return [made.outcome for made in run_batch(records, batch, crew)]


def lines(folder: Path) -> list[dict[str, Any]]:
    """Return the manifest of a folder."""
    text = (folder / "manifest.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def wait_until(condition: Any) -> None:
    """Wait for it, two minutes at most."""
    until = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)
