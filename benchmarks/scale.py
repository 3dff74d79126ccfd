"""Many real records in one run: memory, documents per second, and a kill half-way with its resume.

`python -m benchmarks.scale RECORDS FOLDER` writes deals of mixed situations, runs `clausegen batch --zip`,
kills it once, goes on, and checks that every record has its contract. It prints what was measured and, apart
from it, what follows by arithmetic; with `--write` both go into RESULTS.md. It wants a quiet machine.
"""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.memory import peak_of
from benchmarks.situations import mixed_lines

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).with_name("RESULTS.md")
HEADING = "## Many real records in one run"
_SITUATIONS = 1_500
_MANY = 10_000_000
_BESIDE = 2
"""Load beyond the cores that the run itself may make."""
_LOOK_EVERY = 1.0


def main(records: int, folder: Path) -> dict[str, Any]:
    """Return what was measured."""
    folder.mkdir(parents=True, exist_ok=True)
    source, archive = folder / "deals.jsonl", folder / "contracts.zip"
    if not source.exists():
        with source.open("wb") as file:
            file.writelines(islice(mixed_lines(_SITUATIONS), records))
    manifest = archive.with_name(f"{archive.name}.manifest.partial")
    began = time.monotonic()
    killed, first_peak = _run(source, archive, manifest, until=records // 2)
    halfway = time.monotonic()
    _, peak = _run(source, archive, manifest, "--resume")
    ended = time.monotonic()
    with zipfile.ZipFile(archive) as found:
        status = Counter(json.loads(line)["status"] for line in found.read("manifest.jsonl").splitlines())
        documents = [entry for entry in found.infolist() if entry.filename.endswith(".docx")]
        broken = found.testzip()
    return {
        "records": records,
        "input MB": round(source.stat().st_size / 1e6, 1),
        "killed after": killed,
        "seconds until the kill": round(halfway - began, 1),
        "seconds of the resumed run": round(ended - halfway, 1),
        "documents per second until the kill": round(killed / (halfway - began), 1),
        "documents per second, resumed": round((records - killed) / (ended - halfway), 1),
        "peak MB": [round(first_peak), round(peak)],
        "archive MB": round(archive.stat().st_size / 1e6, 1),
        "documents": len(documents),
        "status": dict(status),
        "damaged": broken,
        "load": [round(each, 1) for each in os.getloadavg()],
        "cores": os.cpu_count(),
    }


def _run(
    source: Path, archive: Path, manifest: Path, *options: str, until: int | None = None
) -> tuple[int, float]:
    """Run a batch, killed once so many records are made; return how many were, and the peak in MB."""
    call = [
        sys.executable,
        "-m",
        "generator",
        "batch",
        str(source),
        "--zip",
        str(archive),
        "--json",
        *options,
    ]
    peak, made = 0.0, 0
    with subprocess.Popen(call, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, peak_of(process.pid) or 0.0)
            if until is not None and (made := _lines(manifest)) >= until:
                process.send_signal(signal.SIGKILL)
            time.sleep(_LOOK_EVERY)
    if until is None and process.returncode:
        raise RuntimeError(f"ended with {process.returncode}")
    return made, peak


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 0


def told(found: dict[str, Any]) -> str:
    """Return the section of the results: what was measured, and what is only worked out from it."""
    today = datetime.now(UTC).date()
    measured = "\n".join(f"| {name} | {value} |" for name, value in found.items())
    rate = found["documents per second, resumed"] / found["cores"]
    worked_out = "\n".join(f"| {name} | {value} |" for name, value in _worked_out(found, rate).items())
    return (
        f"{HEADING}\n\n**Measured** ({today}), `clausegen batch --zip`, random deals of "
        f"{_SITUATIONS:,} situations, killed with `kill -9` half-way and resumed. Load is that of the "
        "machine at the end: above the number of cores, others had their share of it, and the documents per "
        f"second are too low.\n\n| | |\n| --- | --- |\n{measured}\n\n"
        f"**Arithmetic, not measured**, from the sizes above and, where the machine was quiet, the documents "
        f"per second and core ({rate:.1f}); it leaves out storage and network, which have to keep up.\n\n"
        f"| {_MANY:,} records | |\n| --- | --- |\n{worked_out}\n"
    )


def _worked_out(found: dict[str, Any], rate: float) -> dict[str, str]:
    each = found["archive MB"] / found["records"]
    # Of a machine that others used, no time can be worked out.
    sizes = () if found["load"][0] > found["cores"] + _BESIDE else (16, 128, 1024)
    hours = {cores: _MANY / rate / cores / 3600 for cores in sizes}
    return {
        **{f"hours with {cores} cores": f"{number:.1f}" for cores, number in hours.items()},
        "documents and manifest": f"{each * _MANY / 1000:,.0f} GB",
        "input": f"{found['input MB'] / found['records'] * _MANY / 1000:,.0f} GB",
    }


def write(section: str) -> None:
    """Put the section into the results, in the place of the one before."""
    before, _, _ = RESULTS.read_text(encoding="utf-8").partition(HEADING)
    RESULTS.write_text(f"{before.rstrip()}\n\n{section}", encoding="utf-8")


if __name__ == "__main__":
    section = told(main(int(sys.argv[1]), Path(sys.argv[2])))
    print(section)
    if "--write" in sys.argv[3:]:
        write(section)
