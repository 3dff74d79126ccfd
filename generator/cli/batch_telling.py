"""What a batch tells while it runs and at its end: counts, what failed and why, the report."""

import sys
from collections import Counter
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from generator.errors import UsageError
from generator.messages import tell, tell_many
from generator.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.batch.inputs import Input
    from generator.batch.outcome import Made, Outcome
    from generator.batch.report import Report

_ERRORS_SHOWN = 5
"""Errors of one record on the terminal; the manifest has all of them."""
_USUAL, _BAR = 80, 36
"""Columns of a terminal that a bar of usual width fits into, and of that bar."""
_FAILURES_SHOWN = 20
"""Records that failed of which a terminal is told at the end."""


@dataclass(slots=True)
class Telling:
    """What a run has come to so far. With `bar`, what failed is told at the end, below it."""

    report: "Report | None" = None
    quiet: bool = False
    bar: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    failures: "list[Outcome]" = field(default_factory=list)

    def add(self, made: "Made") -> None:
        """Take what became of a record."""
        outcome = made.outcome
        self.counts["done before" if made.skipped else outcome.status] += 1
        self.counts["warnings"] += _warnings(made)
        if self.report:
            self.report.add(made)
        if outcome.errors and not self.quiet:
            if not self.bar:
                _show(outcome)
            elif len(self.failures) < _FAILURES_SHOWN:
                self.failures.append(outcome)

    def end(self, *, overwrite: bool, interrupted: bool) -> None:
        """Tell what failed, and write the report."""
        for outcome in self.failures:
            _show(outcome)
        more = self.wrong - len(self.failures)
        if self.failures and more > 0:
            click.echo(
                tell("and {more} more records: see the manifest, or give --report", more=more), err=True
            )
        if self.report:
            self.report.write(overwrite=overwrite, interrupted=interrupted)

    @property
    def wrong(self) -> int:
        """Return how many records have no contract of their answers."""
        return self.counts["failed"] + self.counts["changed since"]

    def total(self, manifest: str) -> str:
        """Return the counts in one line."""
        counts = self.counts
        parts = [
            tell_many(
                counts["warnings"],
                "{done} done (with {count} warning)",
                "{done} done (with {count} warnings)",
                done=counts["done"],
            )
            if counts["warnings"]
            else tell("{done} done", done=counts["done"]),
            tell("{before} done before", before=counts["done before"]),
        ]
        if counts["changed since"]:
            parts.append(tell("{changed} changed since", changed=counts["changed since"]))
        parts.append(tell("{failed} failed", failed=counts["failed"]))
        return tell("{counts}. See {manifest}", counts=", ".join(parts), manifest=manifest)

    def progress(
        self, made: "Iterator[Made]", inputs: "tuple[Path | Input, ...]", part: int = 1
    ) -> "AbstractContextManager[Iterable[Made]]":
        """Give what is made, with a bar if there is one; of so many parts this run has one."""
        if not self.bar:
            return nullcontext(made)
        from generator.batch.ahead import counted

        length = counted(inputs)
        return click.progressbar(
            made,
            length=length and -(-length // part),
            label=tell("Drafting"),
            show_pos=True,
            width=_BAR if get_terminal_size().columns >= _USUAL else 0,  # 0 is what the rest of it leaves
            file=sys.stderr,
        )


def report_at(path: Path | None, *, overwrite: bool) -> "Report | None":
    """Return the report to write there; refuse a name that is none, and one that stands."""
    if path is None:
        return None
    from generator.batch.report import FORMS, Report, check

    if path.suffix.lower() not in FORMS:
        raise UsageError(tell("--report writes a page or a table: give a name that ends in .html or .csv"))
    check(path, overwrite=overwrite)
    return Report(path)


def _show(outcome: "Outcome") -> None:
    for line in _errors(outcome):
        click.echo(printable(line), err=True)


def _errors(outcome: "Outcome") -> "Iterator[str]":
    """Yield a line for each error of a record, and one for those that are too many to show."""
    from generator.batch.report import told

    for error in outcome.errors[:_ERRORS_SHOWN]:
        yield told(outcome, error)
    more = len(outcome.errors) - _ERRORS_SHOWN
    if more > 0:
        yield tell("{input}: and {more} more, all in the manifest", input=outcome.input, more=more)


def _warnings(made: "Made") -> int:
    """Count what a new contract warns of and nobody has accepted."""
    outcome = made.outcome
    if made.skipped or outcome.status != "done":
        return 0
    return sum(f["severity"] == "warning" and f["id"] not in outcome.accepted for f in outcome.findings)
