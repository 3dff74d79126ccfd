"""The picture: time and memory of every system, growth with clauses and batch, processes, cold start."""

from pathlib import Path
from typing import Any

from benchmarks.systems import FLOOR, FLOOR_BY_ZLIB, NAIVE, OURS, OURS_FAST

# Okabe and Ito's colors, which people tell apart whatever their sight; each line has its own marker too.
_COLOURS = {
    OURS: "#0072B2",
    OURS_FAST: "#56B4E9",
    FLOOR: "#999999",
    FLOOR_BY_ZLIB: "#BBBBBB",
    NAIVE: "#D55E00",
}
_OTHERS = "#E69F00"
_MARKERS = {OURS: "o", NAIVE: "s", FLOOR: "^"}


def draw(results: dict[str, Any], path: Path) -> None:
    """Draw the results into a file; its ending says of which kind."""
    import matplotlib as mpl

    mpl.use("agg")
    mpl.rcParams |= {"svg.hashsalt": "benchmark", "axes.spines.top": False, "axes.spines.right": False}
    from matplotlib import pyplot as plt

    figure, ((systems, growth, batch), (memory, processes, start)) = plt.subplots(
        2, 3, figsize=(13, 8), layout="constrained", width_ratios=(1.5, 1, 1)
    )
    _systems(systems, results["documents"])
    _lines(
        growth,
        _by_clauses(results["clauses"]),
        "milliseconds a document",
        "clauses in the contract (both scales log)",
    )
    _lines(
        batch,
        results["batches"],
        "documents a second, start included",
        "documents in the batch (both scales log)",
    )
    _memory(memory, results["documents"])
    _processes(processes, results["processes"])
    _start(start, results["start"])
    undated = {"Date": None} if path.suffix == ".svg" else None
    figure.savefig(path, dpi=130, bbox_inches="tight", metadata=undated)  # no label is cut at the edge
    plt.close(figure)


def _systems(axes: Any, rows: dict[str, Any]) -> None:
    ordered = sorted(rows.items(), key=lambda entry: -entry[1]["milliseconds"].middle)
    names = [name for name, _ in ordered]
    spreads = [row["milliseconds"] for _, row in ordered]
    middles = [spread.middle for spread in spreads]
    errors = [[s.middle - s.low for s in spreads], [s.high - s.middle for s in spreads]]
    colors = [_COLOURS.get(name, _OTHERS) for name in names]
    axes.barh(names, middles, xerr=errors, color=colors, error_kw={"ecolor": "#333333", "capsize": 2})
    longest = max(spread.high for spread in spreads)
    axes.set_xlim(0, longest * 1.2)
    for row, spread in enumerate(spreads):
        axes.text(spread.high + longest / 50, row, f"{spread.middle:.3g} ms", va="center")
    axes.set_title("A contract, one process: shorter is faster", loc="left", fontsize=10)
    axes.set_xlabel("milliseconds a document")


def _memory(axes: Any, rows: dict[str, Any]) -> None:
    found = {name: row["memory_mb"] for name, row in rows.items() if row["memory_mb"]}
    names = sorted(found, key=lambda name: -found[name])
    bars = axes.barh(names, [found[name] for name in names], color=[_COLOURS.get(n, _OTHERS) for n in names])
    axes.bar_label(bars, fmt="%.0f MB", padding=4)
    axes.margins(x=0.15)
    axes.set_title("Peak memory of its process", loc="left", fontsize=10)
    axes.set_xlabel("megabytes")


def _processes(axes: Any, rates: dict[str, Any]) -> None:
    spreads = [rates["1"], rates["2"]]
    bars = axes.bar(
        ["one process", "two processes"], [s.middle for s in spreads], color=_COLOURS[OURS], width=0.5
    )
    axes.bar_label(bars, fmt="%.0f", padding=4)
    axes.margins(y=0.15)
    axes.set_title(f"documents a second, batch of {rates['deals']:,}", loc="left", fontsize=10)


def _start(axes: Any, rows: dict[str, Any]) -> None:
    names = [name.removeprefix("clausegen ") for name in rows]
    middles = [row["milliseconds"].middle for row in rows.values()]
    bars = axes.barh(names[::-1], middles[::-1], color=_COLOURS[OURS])
    axes.bar_label(bars, fmt="%.0f ms", padding=4)
    axes.margins(x=0.25)
    axes.set_title("from start to end of a command", loc="left", fontsize=10)
    axes.set_xlabel("milliseconds")


def _by_clauses(grown: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: {count: row[name] for count, row in grown.items()} for name in (NAIVE, OURS, FLOOR)}


def _lines(axes: Any, series: dict[str, dict[str, Any]], title: str, below: str) -> None:
    from matplotlib.ticker import LogLocator

    for name, points in series.items():
        sizes = [int(size) for size in points]
        axes.plot(
            sizes,
            [p.middle for p in points.values()],
            color=_COLOURS[name],
            marker=_MARKERS[name],
            label=name,
        )
        lows, highs = [p.low for p in points.values()], [p.high for p in points.values()]
        axes.fill_between(sizes, lows, highs, color=_COLOURS[name], alpha=0.2, linewidth=0)
    axes.set_xscale("log")
    axes.set_yscale("log")
    ticks = sorted({int(size) for points in series.values() for size in points})
    axes.set_xticks(ticks, [f"{tick:,}" for tick in ticks], rotation=45 if len(ticks) > 5 else 0)
    axes.minorticks_off()
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,g}")
    axes.set_title(title, loc="left", fontsize=10)
    axes.set_xlabel(below)
    axes.legend(frameon=False, fontsize=9)
