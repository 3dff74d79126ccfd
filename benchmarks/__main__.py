"""`make bench`, or `python -m benchmarks [--quick] [--only MEASURE]`: measure, print, draw."""

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.deals import ROOT
from benchmarks.measures import FULL, MEASURES, QUICK
from benchmarks.plot import draw
from benchmarks.report import machine, report
from benchmarks.scale import HEADING
from benchmarks.turns import NODE_PEERS, available

_HERE = ROOT / "benchmarks"


def main() -> None:
    arguments = _arguments()
    plan = QUICK if arguments.quick else FULL
    for name in set(NODE_PEERS) - set(available()):
        print(f"{name} is not installed and is left out: install node, then `make bench`", file=sys.stderr)
    results: dict[str, Any] = {"plan": plan.name, **machine()}
    with tempfile.TemporaryDirectory(prefix="clausegen-bench-") as folder:
        for name in arguments.only or MEASURES:
            print(f"measuring {name} …", end=" ", file=sys.stderr, flush=True)
            began = perf_counter()
            results[name] = MEASURES[name](plan, Path(folder))
            print(f"{perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    print(report(results))
    if not arguments.only:
        _keep(results, full=plan is FULL)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few minutes: fewer cycles, smaller batches")
    parser.add_argument(
        "--only",
        action="append",
        choices=MEASURES,
        help="measure this alone, and print; may be repeated",
    )
    return parser.parse_args()


def _keep(results: dict[str, Any], *, full: bool) -> None:
    """Write what was measured; a quick run leaves the published report and picture as they are."""
    out = _HERE / "out"
    out.mkdir(exist_ok=True)
    (out / "results.json").write_text(json.dumps(results, indent=1, default=asdict, ensure_ascii=False))
    published = _HERE if full else out
    results_file = published / "RESULTS.md"
    # What `benchmarks.scale` measured stands at the end, and is measured by itself.
    _, heading, scale = results_file.read_text(encoding="utf-8").partition(HEADING) if full else ("", "", "")
    kept = f"\n{heading}{scale}" if heading else ""
    results_file.write_text(f"# Results\n\n{report(results)}{kept}", encoding="utf-8")
    for ending in ("png", "svg"):
        path = (ROOT / "docs" / "images" if full else out) / f"benchmark.{ending}"
        draw(results, path)
        print(f"wrote {path.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    main()
