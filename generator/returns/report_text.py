"""Telling: the report of a returned contract as plain text, and as data for another program."""

from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any
from unicodedata import category, name

from generator.returns.report import Change, Comment, PlaceReport, Report, ValueChange, name_of
from generator.returns.tracked import day_of
from generator.selection.phrasing import day_in_words
from generator.terminal import printable

_LONGEST = 160
_AROUND = 40


def report_data(report: Report) -> dict[str, Any]:
    """Return the report as plain data: places with anything to tell, values, notes."""
    return {
        "compared": report.compared,
        "notes": list(report.notes),
        "places": [_place_data(place) for place in report.places if _is_told(place)],
        "values": [asdict(value) for value in report.values],
        "formatting_changes": len(report.formatting),
        "formatting": [asdict(change) for change in report.formatting],
    }


def _place_data(report: PlaceReport) -> dict[str, Any]:
    place = report.place
    return {
        "kind": place.kind, "id": place.id, "number": place.number, "heading": place.heading,
        "status": report.status, "moved": report.moved, "found_by": report.found_by,
        "filled": list(report.filled),
        "changes": [asdict(change) for change in report.changes],
        "comments": [asdict(comment) for comment in report.comments],
    }  # fmt: skip


def report_text(report: Report, *, asked: bool = False) -> Iterator[str]:
    """Yield the lines of the report; `asked` says that the changed answers are being written."""
    yield _summary(report)
    for note in report.notes:
        yield f"Note: {printable(note)}"
    for place in report.places:
        if _is_told(place):
            yield ""
            yield from _place(place)
    if report.formatting:
        yield ""
        yield "Formatting"
        for (what, author, date), found in groupby(
            report.formatting, key=lambda c: (c.what, c.author, c.date)
        ):
            on = ", ".join(dict.fromkeys(f"“{_short(one.on)}”" for one in found if one.on))
            yield f"  {printable(what)}{f': {on}' if on else ''}  [{_who(author, date)}]"
    if report.values:
        yield ""
        yield "Answers that read differently now"
        for value in report.values:
            yield from _value(value)
        if not asked and any(not value.why_not for value in report.values):
            yield "Write them into an answers file with --write-answers OUT.json."


def _summary(report: Report) -> str:
    changes = report.changes()
    tracked = sum(1 for change in changes if change.kind == "tracked")
    counts = [
        _count(tracked, "tracked change"),
        _count(len(changes) - tracked, "change made without tracking", "changes made without tracking"),
        _count(len(report.comments()), "comment"),
    ]
    if report.formatting:
        counts.append(f"{_count(len(report.formatting), 'tracked change')} of formatting")
    signed = "; the signature lines are filled in" * any(p.status == "signed" for p in report.places)
    told = changes or report.comments() or report.formatting
    if not told and not any(place.moved for place in report.places):
        return f"Nothing was changed{signed}."
    return f"{', '.join(counts)}{signed}."


def _count(number: int, word: str, words: str = "") -> str:
    return f"{number or 'no'} {word if number == 1 else words or f'{word}s'}"


def _is_told(report: PlaceReport) -> bool:
    return bool(report.changes or report.comments or report.moved or report.status != "same")


def _place(report: PlaceReport) -> Iterator[str]:
    state = {"added": "added", "removed": "removed", "signed": "filled in"}.get(report.status, "")
    if report.moved:
        state = ", ".join(part for part in (state, "moved to another place") if part)
    yield printable(name_of(report.place)) + (f": {state}" if state else "")
    for line in report.filled:
        yield f"  {printable(line)}"
    for change in report.changes:
        yield from _change(change, whole=report.status in ("added", "removed"))
    for comment in report.comments:
        yield from _comment(comment)


def _change(change: Change, *, whole: bool) -> Iterator[str]:
    who = _who(change.author, change.date) if change.kind == "tracked" else "not tracked"
    yield f"  {_what(change, whole=whole)}  [{who}]"
    if change.context and not change.whole:
        yield f"    in: {_context(change)}"


def _what(change: Change, *, whole: bool) -> str:
    old, new = _short(change.old), _short(change.new)
    if (change.old, change.new) == ("", "¶"):
        return "paragraph split in two"
    if (change.old, change.new) == ("¶", ""):
        return "two paragraphs joined"
    if not old and not new:
        return "all of it was taken out" if change.whole else "text changed"
    if old and new:
        return f"“{old}” became “{new}”"
    unit = "" if whole else "paragraph " * change.whole
    verb = "put in" if new else "taken out"
    if change.moved:
        verb = "moved here" if new else "moved away"
    return f"{unit}{verb}: “{new or old}”"


def _context(change: Change) -> str:
    """Return the words around a change."""
    text, new = printable(_named(change.context)), printable(_named(change.new))
    at = text.find(new) if new else -1
    if at < 0:
        return f"“{_short(text)}”"
    start, end = max(0, at - _AROUND), min(len(text), at + len(new) + _AROUND)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = text.find(" ", end) if text.find(" ", end) > 0 else len(text)
    return f"“{'…' * bool(start)}{_short(text[start:end])}{'…' * (end < len(text))}”"


def _named(text: str) -> str:
    """Return a text with each sign that shows nothing by its name: it may be all that was changed."""
    return "".join(f"[{name(sign, 'sign').lower()}]" if category(sign) == "Cf" else sign for sign in text)


def _comment(comment: Comment) -> Iterator[str]:
    on = f" on “{_short(comment.on)}”" if comment.on else ""
    what = f"reply to {printable(comment.reply_to)}" if comment.reply_to else "comment"
    resolved = ", resolved" * comment.resolved
    yield f"  {what}{on}  [{_who(comment.author, comment.date)}{resolved}]"
    for line in comment.text.split("\n"):
        yield f"    {printable(line)}"


def _who(author: str, day: str) -> str:
    known = day_of(day)
    told = (printable(author) or "unnamed", day_in_words(known) if known else "")
    return ", ".join(part for part in told if part)


def _value(value: ValueChange) -> Iterator[str]:
    where = ", ".join(printable(name) for name in value.where)
    if value.why_not:
        before, now = _short(value.printed_before), _short(value.printed_now)
        yield f"  {printable(value.title)}: “{before}” became “{now}” ({where})"
        yield f"    not written back: {_short(value.why_not)}"
    else:
        before = "not answered" if value.old is None else _short(value.printed_before)
        yield f"  {printable(value.title)}: {before} → {_short(value.printed_now)} ({where})"
    if value.also:
        yield f"    unchanged in: {', '.join(printable(name) for name in value.also)}"


def _short(text: str) -> str:
    text = printable(_named(text)).strip()
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST * 2 // 3]} … {text[-_LONGEST // 3 :]}"
