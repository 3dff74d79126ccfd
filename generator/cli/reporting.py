"""What a person or another program reads: findings, problems and paths on the terminal."""

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

from generator.cli.calling import as_called
from generator.errors import InputError
from generator.findings import Finding, Severity
from generator.messages import Message, tell, tell_many
from generator.terminal import printable, steers

if TYPE_CHECKING:
    from generator.selection.phrasing import Phrasing

NO_COMMENTS = Message(
    "The PDF of a review draft has no comments: LibreOffice prints none. Send lawyers the Word file."
)

_MOST_SHOWN = 50
_JOINED = "\0"
"""Stands for a blank at which no line ends; no file is called so."""

_COLORS = {"error": "red", "warning": "yellow", "note": "cyan"}


def paint(text: str, **style: Any) -> str:
    """Color text for a terminal, unless the person asked for none (no-color.org)."""
    return text if os.environ.get("NO_COLOR") else click.style(text, **style)


def say(
    text: str, *, indent: str = "", first: str | None = None, whole: object = "", err: bool = False
) -> None:
    """Print a text for a person; a terminal gets it in lines that end between words.

    `first` stands before the first line in place of the indent. `whole`, such as the name of a file, is never
    broken: where it does not fit, its own line begins.
    """
    stream = sys.stderr if err else sys.stdout
    begin = indent if first is None else first
    if stream is not None and stream.isatty():
        columns = shutil.get_terminal_size().columns
        kept = str(whole)
        text = text.replace(kept, kept.replace(" ", _JOINED)) if kept else text
        text = textwrap.fill(
            text, max(columns - 1, 20), initial_indent=begin, subsequent_indent=indent,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
        click.echo(text.replace(_JOINED, " "), err=err)
    else:
        click.echo(f"{begin}{text}", err=err)


def print_json(data: Any) -> None:
    """Print data as JSON for another program, in plain ASCII where the output is not UTF-8.

    What would steer a terminal is written as its number: it can only stand inside of strings.
    """
    narrow = (sys.stdout.encoding or "").lower() not in ("utf-8", "utf8")
    text = json.dumps(data, ensure_ascii=narrow, indent=2, default=str)
    click.echo("\n".join(line if line.isprintable() else _escaped(line) for line in text.split("\n")))


def _escaped(line: str) -> str:
    return "".join(
        char if not steers(char) else "\\u007f" if char == "\x7f" else json.dumps(char)[1:-1] for char in line
    )


def finding_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as plain data."""
    return [asdict(finding) for finding in findings]


def show_findings(
    findings: Sequence[Finding],
    phrasing: "Phrasing",
    *,
    accepted: Sequence[str] = (),
    codes: bool = True,
    notes: bool = False,
) -> None:
    """Print the errors and warnings on an answers file, errors first, on standard error.

    Who made the file has to find the place in it, and an error is accepted by its id: both are named, unless
    `codes` is off: then the question stands there. With `notes` everything is told to a reader: questions,
    sources, and what only informs.
    """
    for severity in ("error", "warning", "note") if notes else ("error", "warning"):
        for finding in findings:
            if finding.severity == severity:
                marked = finding.id in accepted
                _show(finding, phrasing, accepted=marked, codes=codes and not notes, sources=notes)


def _show(finding: Finding, phrasing: "Phrasing", *, accepted: bool, codes: bool, sources: bool) -> None:
    mark = phrasing.say("lines.accepted") if accepted else ""
    place, name = phrasing.title_of(finding.place), finding.id
    named = f" {name}{mark}  {finding.place}" if codes else f"  {place}{mark}"
    worded = replace(finding, reason=phrasing.in_words(finding.reason), mend=phrasing.in_words(finding.mend))
    _print_finding(worded, phrasing.say(f"lines.{finding.severity}"), named)
    for source in finding.sources if sources else ():
        told = phrasing.say("lines.source", source=phrasing.source_in_words(source))
        say(printable(told), indent="    ", err=True)


def show_library_findings(findings: Iterable[Finding]) -> None:
    """Print the errors and warnings on a clause library, errors first, on standard error."""
    labels: dict[Severity, str] = {"error": tell("error"), "warning": tell("warning")}
    for severity, label in labels.items():
        for finding in findings:
            if finding.severity == severity:
                _print_finding(finding, label, f" {finding.id}  {finding.place}")


def _print_finding(finding: Finding, label: str, named: str) -> None:
    """Print where something was found, the reason and the mend, on standard error."""
    mark = paint(label, fg=_COLORS[finding.severity], bold=True)
    shown = printable(named)
    say(shown.lstrip(), first=mark + " " * (len(shown) - len(shown.lstrip())), indent="    ", err=True)
    say(printable(finding.reason), indent="    ", err=True)
    if finding.mend:
        # A note asks for nothing: what follows from it is told like the rest.
        lead = "" if finding.severity == "note" else "→ "
        say(f"{lead}{printable(finding.mend)}", indent="    ", err=True)


def show_problems(error: InputError, *, as_json: bool = False) -> None:
    """Print what is wrong with the input, one problem a line, on standard error.

    A program that asked for JSON gets it on standard output too, and all of it; a person gets so much
    that the first problems are still to be seen.
    """
    if as_json:
        print_json({"errors": [asdict(problem) for problem in error.problems]})
    for problem in error.problems[:_MOST_SHOWN]:
        click.echo(
            paint(tell("error"), fg="red", bold=True) + f" {as_called(printable(str(problem)))}", err=True
        )
    more = len(error.problems) - _MOST_SHOWN
    if more > 0:
        click.echo(
            tell_many(more, "and {count} more: mend these first", "and {count} more: mend these first"),
            err=True,
        )


def show_lines(lines: Iterable[str]) -> None:
    """Print lines that may hold what others wrote; in a terminal none runs over its edge in mid-word."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    for line in map(printable, lines):
        indent = " " * (len(line) - len(line.lstrip()) + 4)
        wrapped = wrap(line, width, subsequent_indent=indent, break_on_hyphens=False) if width else [line]
        for part in wrapped or [""]:
            click.echo(part)
