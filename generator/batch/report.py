"""The report of a run, for whoever has to mend what failed: one page, or a table."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.batch.lines import refuse_folder
from generator.batch.outcome import Made, Outcome
from generator.errors import InputError
from generator.messages import Message, tell
from generator.tables.csv_file import write_csv
from generator.terminal import printable
from generator.writing import write_file

_MOST_SHOWN = 2_000
"""Failures on a page; a table has all."""
_PAGE = Path(__file__).with_name("report.html")
FORMS = (".html", ".csv")
_WORDS = {
    "title": Message("Report of a batch"),
    "interrupted": Message("The run was interrupted: records that it did not come to are not counted."),
    "to_mend": Message("To mend"),
    "how": Message(
        "Mend these in the input, or in the file of --rejects, and run the batch again with --resume."
    ),
    "record": Message("Record"),
    "party": Message("Party"),
    "cell": Message("Cell"),
    "field": Message("Field"),
    "given": Message("Given"),
    "what": Message("What to mend"),
    "nothing": Message("Nothing: every record has its contract."),
    "findings": Message("Findings"),
    "finding": Message("Finding"),
    "severity": Message("Severity"),
    "contracts": Message("Contracts"),
    "example": Message("For example"),
    "reason": Message("Reason there"),
    "none": Message("None."),
}
_STATUSES = {
    "done": Message("done"),
    "done before": Message("done before"),
    "changed since": Message("changed since"),
    "failed": Message("failed"),
}


@dataclass(slots=True)
class Kind:
    """A kind of finding: how many contracts have it, how grave it is, and an example."""

    severity: str
    count: int
    reason: str
    example: str


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing to mend: the record and whose it is, the place, what was given, and what is wanted."""

    input: str
    cell: str
    record: str
    party: str
    status: str
    place: str
    given: str
    message: str


@dataclass(slots=True)
class Report:
    """What a run came to, gathered as it goes."""

    path: Path
    counts: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Kind] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    failed: int = 0

    def add(self, made: Made) -> None:
        """Take what became of a record."""
        outcome = made.outcome
        self.counts["done before" if made.skipped else outcome.status] += 1
        for finding in outcome.findings:
            kind = self.kinds.get(finding.get("id", ""))
            if kind is None:
                example = named(outcome)
                kind = Kind(finding.get("severity", ""), 0, finding.get("reason", ""), example)
                self.kinds[finding.get("id", "")] = kind
            kind.count += 1
        if outcome.errors:
            self.failed += 1
            if self.path.suffix.lower() == ".csv" or self.failed <= _MOST_SHOWN:
                self.failures += failures_of(outcome)

    def write(self, *, overwrite: bool, interrupted: bool) -> None:
        """Write the report, for its owner only."""
        made = self._table() if self.path.suffix.lower() == ".csv" else self._page(interrupted=interrupted)
        write_file(self.path, made, overwrite=overwrite, private=True)

    def _table(self) -> bytes:
        header = ["kind", "count", "input", "cell", "record", "party", "place", "given", "message"]
        rows: list[list[str]] = [
            ["count", str(number), "", "", "", "", "", "", status] for status, number in self.counts.items()
        ]
        rows += [
            [
                each.status,
                "",
                each.input,
                each.cell,
                each.record,
                each.party,
                each.place,
                each.given,
                each.message,
            ]
            for each in self.failures
        ]
        rows += [
            [kind.severity, str(kind.count), kind.example, "", "", "", name, "", kind.reason]
            for name, kind in self._by_gravity()
        ]
        return write_csv(header, rows)

    def _left_out(self) -> str:
        more = self.failed - _MOST_SHOWN
        return (
            tell("{more} more are in the manifest, and in a report as .csv.", more=more) if more > 0 else ""
        )

    def _by_gravity(self) -> list[tuple[str, Kind]]:
        grave = ("error", "warning", "note")
        order = {severity: at for at, severity in enumerate(grave)}
        return sorted(
            self.kinds.items(), key=lambda item: (order.get(item[1].severity, len(grave)), -item[1].count)
        )

    def _page(self, *, interrupted: bool) -> bytes:
        from jinja2 import Environment, StrictUndefined

        template = Environment(
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        values: dict[str, Any] = {
            "shown": printable,
            "words": {name: tell(message) for name, message in _WORDS.items()},
            "statuses": {status: tell(message) for status, message in _STATUSES.items()},
            "counts": {status: self.counts[status] for status in _STATUSES},
            "failures": self.failures,
            "left_out": self._left_out(),
            "kinds": self._by_gravity(),
            "interrupted": interrupted,
        }
        page = template.from_string(_PAGE.read_text(encoding="utf-8")).render(values)
        return page.encode("utf-8", "backslashreplace")


def named(outcome: Outcome) -> str:
    """Return a record as a person finds it: where it stands, whose it is, and its number."""
    who = ", ".join(part for part in (outcome.party, outcome.record_id) if part)
    return f"{outcome.input} ({who})" if who else outcome.input


def failures_of(outcome: Outcome) -> Iterator[Failure]:
    """Yield what is to be mended in a record."""
    for error in outcome.errors:
        yield Failure(
            outcome.input,
            error.get("cell", ""),
            outcome.record_id,
            outcome.party,
            outcome.status,
            error.get("place", ""),
            error.get("value", ""),
            error.get("message", ""),
        )


def told(outcome: Outcome, error: Mapping[str, str]) -> str:
    """Return one thing to mend in one line."""
    place = " ".join(part for part in (error.get("cell"), error.get("place")) if part)
    text = ": ".join(part for part in (named(outcome), place, error["message"]) if part)
    return tell("{text} (given: {value})", text=text, value=error["value"]) if error.get("value") else text


def check(path: Path, *, overwrite: bool) -> None:
    """Refuse a report that could not be written when the run ends."""
    refuse_folder(path)
    if path.exists() and not overwrite:
        raise InputError.single(
            tell("exists: choose another name, or overwrite it with --overwrite"), source=str(path)
        )
