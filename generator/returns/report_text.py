"""Telling: the report of a returned contract as plain text, and as data for another program."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any
from unicodedata import category, name

from generator.formatting.phrases import Phrases
from generator.returns.report import Change, Comment, Formatting, PlaceReport, Report, ValueChange, name_of
from generator.returns.tracked import day_of
from generator.selection.phrasing import Phrasing
from generator.terminal import printable

_LONGEST = 160
_AROUND = 40
_TOLD = ("added", "removed", "signed")
"""States of a place that are told; of a changed one the changes are."""


def report_data(report: Report) -> dict[str, Any]:
    """Return the report as plain data: places with anything to tell, values, notes."""
    return {
        "compared": report.compared,
        "notes": list(_notes(report)),
        "places": [_place_data(place) for place in report.places if is_told(place)],
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
    telling = Telling(report.phrasing)
    say = report.phrasing.say
    yield summary(report)
    for note in _notes(report):
        yield say("returned.note", note=printable(note))
    for place in report.places:
        if is_told(place):
            yield ""
            yield from telling.place(place)
    if report.formatting:
        yield ""
        yield say("returned.formatting")
        yield from telling.formatting(report.formatting)
    if report.values:
        yield ""
        yield say("returned.values")
        for value in report.values:
            yield from telling.value(value)
        if not asked and any(not value.why_not for value in report.values):
            yield say("returned.write_them")


def _notes(report: Report) -> tuple[str, ...]:
    return (*report.notes, *([report.lacking] if report.lacking else []))


def summary(report: Report) -> str:
    """Return how much was changed, in one sentence."""
    phrases = report.phrasing.phrases
    changes = report.changes()
    tracked = sum(1 for change in changes if change.kind == "tracked")
    counts = [
        _count(tracked, "tracked", phrases),
        _count(len(changes) - tracked, "untracked", phrases),
        _count(len(report.comments()), "comments", phrases),
    ]
    if report.formatting:
        counts.append(phrases.say("counted.formatting", count=len(report.formatting)))
    told = changes or report.comments() or report.formatting
    unchanged = not told and not any(place.moved for place in report.places)
    said = phrases.say("returned.unchanged") if unchanged else phrases.join("comma", counts)
    if any(place.status == "signed" for place in report.places):
        said = phrases.join("semicolon", (said, phrases.say("returned.signed")))
    return phrases.say("signs.sentence", text=said)


def _count(number: int, what: str, phrases: Phrases) -> str:
    return phrases.say(f"counted.{what}", count=number) if number else phrases.say(f"uncounted.{what}")


def is_told(report: PlaceReport) -> bool:
    """Say whether there is anything to tell of a place."""
    return bool(report.changes or report.comments or report.moved or report.status != "same")


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells what a report holds, in the words of its reader."""

    phrasing: Phrasing

    def place(self, report: PlaceReport) -> Iterator[str]:
        """Yield what became of a place."""
        phrases = self.phrasing.phrases
        states = [phrases.say(f"states.{report.status}")] if report.status in _TOLD else []
        states += [phrases.say("states.moved")] * report.moved
        name = printable(name_of(report.place, phrases))
        yield phrases.join("colon", filter(None, (name, phrases.join("comma", states))))
        for line in report.filled:
            yield f"  {printable(line)}"
        for change in report.changes:
            yield from self._change(change, whole=report.status in ("added", "removed"))
        for comment in report.comments:
            yield from self._comment(comment)

    def _change(self, change: Change, *, whole: bool) -> Iterator[str]:
        tracked = change.kind == "tracked"
        who = self.who(change.author, change.date) if tracked else self.phrasing.say("returned.untracked")
        yield f"  {self.what(change, whole=whole)}  [{who}]"
        if change.context and not change.whole:
            yield f"    {self.phrasing.say('returned.in', context=self._context(change))}"

    def what(self, change: Change, *, whole: bool) -> str:
        """Return what a change did."""
        say, old, new = self.phrasing.say, _short(change.old), _short(change.new)
        if (change.old, change.new) == ("", "¶"):
            return say("edits.split")
        if (change.old, change.new) == ("¶", ""):
            return say("edits.joined")
        if not old and not new:
            return say("edits.all_out" if change.whole else "edits.changed")
        if old and new:
            return say("edits.became", old=old, new=new)
        verb = "put_in" if new else "taken_out"
        if change.moved:
            verb = "moved_here" if new else "moved_away"
        unit = "paragraph" if change.whole and not whole else "words"
        return say(f"edits.{unit}.{verb}", text=new or old)

    def _context(self, change: Change) -> str:
        """Return the words around a change."""
        text, new = printable(_named(change.context)), printable(_named(change.new))
        at = text.find(new) if new else -1
        if at < 0:
            return self.phrasing.phrases.quoted(_short(text))
        start, end = max(0, at - _AROUND), min(len(text), at + len(new) + _AROUND)
        start = text.rfind(" ", 0, start) + 1 if start else 0
        end = text.find(" ", end) if text.find(" ", end) > 0 else len(text)
        around = f"{'…' * bool(start)}{_short(text[start:end])}{'…' * (end < len(text))}"
        return self.phrasing.phrases.quoted(around)

    def _comment(self, comment: Comment) -> Iterator[str]:
        say = self.phrasing.say
        to = printable(comment.reply_to)
        what = say("returned.reply", author=to) if to else say("returned.comment")
        if comment.on:
            what = say("returned.comment_on", comment=what, words=_short(comment.on))
        who = [self.who(comment.author, comment.date)] + [say("returned.resolved")] * comment.resolved
        yield f"  {what}  [{self.phrasing.phrases.join('comma', who)}]"
        for line in comment.text.split("\n"):
            yield f"    {printable(line)}"

    def who(self, author: str, day: str) -> str:
        """Return who did it, and on which day."""
        known = day_of(day)
        named = printable(author) or self.phrasing.say("returned.unnamed")
        told = (named, self.phrasing.day_in_words(known) if known else "")
        return self.phrasing.phrases.join("comma", filter(None, told))

    def formatting(self, changes: tuple[Formatting, ...]) -> Iterator[str]:
        """Yield the tracked changes of formatting, those alike that follow each other as one."""
        phrases = self.phrasing.phrases
        for (what, author, date), found in groupby(changes, key=lambda one: (one.what, one.author, one.date)):
            quoted = dict.fromkeys(phrases.quoted(_short(one.on)) for one in found if one.on)
            told = phrases.join("colon", filter(None, (printable(what), phrases.join("comma", quoted))))
            yield f"  {told}  [{self.who(author, date)}]"

    def value(self, value: ValueChange) -> Iterator[str]:
        """Yield what became of an answer."""
        phrases = self.phrasing.phrases
        where = phrases.join("comma", map(printable, value.where))
        before, now = _short(value.printed_before), _short(value.printed_now)
        if value.why_not:
            told = phrases.say("edits.became", old=before, new=now)
        else:
            former = phrases.say("returned.unanswered") if value.old is None else before
            told = f"{former} → {now}"
        told = phrases.say("signs.with_details", text=told, details=where)
        yield f"  {phrases.join('colon', (printable(value.title), told))}"
        if value.why_not:
            yield f"    {phrases.say('returned.not_written', why=_short(value.why_not))}"
        if value.also:
            places = phrases.join("comma", map(printable, value.also))
            yield f"    {phrases.say('returned.unchanged_in', places=places)}"


def _named(text: str) -> str:
    """Return a text with each sign that shows nothing by its name: it may be all that was changed."""
    return "".join(f"[{name(sign, 'sign').lower()}]" if category(sign) == "Cf" else sign for sign in text)


def _short(text: str) -> str:
    text = printable(_named(text)).strip()
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST * 2 // 3]} … {text[-_LONGEST // 3 :]}"
