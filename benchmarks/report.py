"""The report: the results as Markdown tables, with the day and the kind of machine."""

import platform
import re
import shutil
import subprocess
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from os import cpu_count
from pathlib import Path
from typing import Any

from benchmarks.bars import Bar, bars
from benchmarks.systems import FLOOR, NAIVE, OURS
from benchmarks.turns import Spread


def report(results: dict[str, Any]) -> str:
    """Return the whole report."""
    parts = [f"Measured on {results['date']} ({results['plan']} run): {results['machine']}."]
    parts += [write(results[name]) for name, write in _TABLES.items() if name in results]
    parts.append(_bars(results))
    return "\n\n".join(parts) + "\n"


def machine() -> dict[str, str]:
    """Return the day and the kind of machine."""
    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", info.read_text()) if info.exists() else None
    node = shutil.which("node")
    node_version = (
        subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout
        if node
        else "missing"
    )
    peers = ", ".join(f"{name} {version(name)}" for name in ("docxtpl", "docx-mailmerge2"))
    return {
        "date": date.today().isoformat(),  # noqa: DTZ011  the day where the machine stands
        "machine": f"{cpu_count()} × {found[1] if found else platform.machine()}, {platform.system()},"
        f" Python {platform.python_version()}, zlib-ng {version('zlib-ng')},"
        f" node {node_version.strip()}, {peers}",
    }


def _documents(rows: dict[str, Any]) -> str:
    head = ("one document, warm, one process", "ms", "documents/s", "docxtpl / this", "docxtemplater / this",
            "this / floor", "file, KB", "peak MB")  # fmt: skip
    return _table(
        head,
        (
            (name, _spread(row["milliseconds"], 2), f"{1000 / row['milliseconds'].middle:.0f}",
             _spread(row["docxtpl_times_this"], 1), _spread(row.get("docxtemplater_times_this"), 1),
             _spread(row["times_floor"], 2), _number(row["kilobytes"], 1), _number(row["memory_mb"], 0))
            for name, row in rows.items()
        ),
    )  # fmt: skip


def _situations(rows: dict[str, Any]) -> str:
    head = ("deals, one process", "ms", "this / one situation", "this / by itself", "docxtpl / this")
    return _table(
        head,
        (
            (name, _spread(row["milliseconds"], 2), _spread(row["times_one_situation"], 2),
             _spread(row["times_alone"], 2), _spread(row["docxtpl_times_this"], 1))
            for name, row in rows.items()
        ),
    )  # fmt: skip


def _clauses(grown: dict[str, Any]) -> str:
    head = ("clauses", "docxtpl ms", "this ms", "floor ms", "docxtpl / this", "this / floor", "this / fewest")
    return _table(
        head,
        (
            (count, *(_spread(row[name], 2) for name in (NAIVE, OURS, FLOOR)),
             _spread(row["docxtpl_times_ours"], 1), _spread(row["ours_times_floor"], 2),
             _spread(row["ours_times_fewest"], 2))
            for count, row in grown.items()
        ),
    )  # fmt: skip


def _batches(grown: dict[str, Any]) -> str:
    head = ("documents in a batch", *(f"{name}, documents/s" for name in grown))
    sizes = sorted({int(size) for row in grown.values() for size in row})
    return _table(
        head, ((str(size), *(_spread(row.get(str(size)), 0) for row in grown.values())) for size in sizes)
    )


def _processes(found: dict[str, Any]) -> str:
    rates = ((jobs, _spread(found[jobs], 0)) for jobs in ("1", "2"))
    return _table((f"processes ({found['deals']} deals)", "documents/s"), rates)


def _memory(found: dict[str, Any]) -> str:
    rows = ((size, _number(peak, 1)) for size, peak in found.items() if size.isdigit())
    return _table(("deals in one archive, two processes", "peak MB, all processes"), rows)


def _start(found: dict[str, Any]) -> str:
    rows = (
        (f"`{name}`", _spread(row["milliseconds"], 0), _spread(row["times_bare_python"], 1),
         _spread(row["times_draft"], 2))
        for name, row in found.items()
    )  # fmt: skip
    return _table(("start to end", "ms", "times `python -c pass`", "times `clausegen draft`"), rows)


def _page(found: dict[str, Any]) -> str:
    rows = ((topic, _spread(spread, 0)) for topic, spread in found["milliseconds"].items())
    return _table(
        (f"a field changed in a browser ({found['sample']}), topic", "ms to the new contract"), rows
    )


def _bars(results: dict[str, Any]) -> str:
    rows = (
        ("pass" if bar.passed else "**miss**", bar.claim, _limit(bar), f"{bar.ratio:.2f}", bar.note)
        for bar in bars(results)
    )
    return _table(("", "bar", "limit", "measured", ""), rows)


def _limit(bar: Bar) -> str:
    return f"{'at least' if bar.least else 'at most'} {bar.limit:g}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in lines
    )


def _spread(spread: Spread | None, digits: int) -> str:
    if spread is None:
        return "–"
    return f"{spread.middle:.{digits}f} ({spread.low:.{digits}f}–{spread.high:.{digits}f})"


def _number(number: float | None, digits: int) -> str:
    return "–" if number is None else f"{number:.{digits}f}"


_TABLES = {
    "documents": _documents,
    "situations": _situations,
    "clauses": _clauses,
    "batches": _batches,
    "processes": _processes,
    "memory": _memory,
    "start": _start,
    "page": _page,
}
