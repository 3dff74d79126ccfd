"""What the law offers after the last letter, in words and as plain data."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from generator.case.after_letters import AfterLetters, Wait, Way
from generator.case.words import Words
from generator.findings import Source
from generator.packs.remedies import Clock
from generator.selection.phrasing import sure_in_words

_LOGGED = {
    "agency": "complained", "conciliation": "complained", "collection": "complained",
    "small_claims": "filed", "court": "filed", "board": "filed",
}  # fmt: skip
"""The entry that a door asks for, once it was used."""


def after_letters_text(words: Words, found: AfterLetters, as_of: dt.date) -> Iterator[str]:
    """Yield clocks, ways on in their order, what to mind, when to ask a lawyer, what is not known."""
    say = words.say
    yield say("case.remedies.title")
    yield from (f"  {line}" for line in notice_lines(words, found, as_of))
    yield f"  {say('case.remedies.clocks')}"
    yield from (f"    {line}" for clock in found.remedies.clocks for line in _clock(words, clock, as_of))
    yield f"  {say('case.remedies.doors')}"
    for number, way in enumerate(found.ways, start=1):
        first, *rest = way_lines(words, way, number)
        yield f"    {first}"
        yield from (f"      {line}" for line in rest)
    for title, lines in sections(words, found):
        yield f"  {title}"
        yield from (f"    {line}" for line in lines)


def notice_lines(words: Words, found: AfterLetters, as_of: dt.date) -> Iterator[str]:
    """Yield what the final notice asks of every step after it."""
    if found.final is None:
        return
    yield words.say("case.remedies.same_sum", sum=found.final.sum, day=found.final.as_of)
    if found.final.term is not None and found.final.term >= as_of:
        yield words.say("case.remedies.term_runs", day=found.final.term)


def sections(words: Words, found: AfterLetters) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what is told beside clocks and ways, each with its title."""
    told = found.remedies
    minded = tuple(with_sources(words, one.text, one.sources) for one in told.mind)
    named = (("mind", minded), ("lawyer", told.lawyer), ("unknown", told.unknown))
    return tuple((words.say(f"case.remedies.{name}"), lines) for name, lines in named if lines)


def _clock(words: Words, clock: Clock, as_of: dt.date) -> Iterator[str]:
    day = words.dated(clock.last)
    yield f"{day}  {clock_text(words, clock, as_of)}"
    yield " " * (len(day) + 2) + words.say("case.remedies.read", sources=source_text(words, clock.source))


def clock_text(words: Words, clock: Clock, as_of: dt.date) -> str:
    """Return what a clock is for, and that it is over where it is."""
    if clock.last >= as_of:
        return clock.what
    over = words.say("case.remedies.clock_over", day=clock.last + dt.timedelta(days=1))
    return words.together([clock.what, over])


def way_lines(words: Words, way: Way, number: int) -> Iterator[str]:
    """Yield a way on: its name and whether it is open, and what it takes."""
    say, door = words.say, way.door
    state = say(f"case.remedies.open.{door.open}")
    yield say("case.remedies.door", number=number, name=door.name, state=state)
    yield from what_it_takes(words, way)
    if door.open not in ("no", "taken"):
        yield say("case.remedies.log", event=_LOGGED[door.kind])
    if door.sources:
        shown = dict.fromkeys(source_text(words, source) for source in door.sources)
        yield say("case.remedies.read", sources=words.together(shown))


def what_it_takes(words: Words, way: Way) -> Iterator[str]:
    """Yield why a way is open or not, how it is taken, what must have waited, what it costs and brings."""
    say, door = words.say, way.door
    yield say("case.remedies.why", why=door.why)
    if door.open != "no":
        if door.how:
            yield say("case.remedies.how", how=door.how)
        if door.asks and door.open != "taken":
            yield say("case.remedies.asks", asks=words.together(door.asks))
        for wait in way.waits:
            yield from wait_lines(words, wait)
        if door.last is not None:
            yield say("case.remedies.last", day=door.last)
        yield say("case.remedies.costs", costs=door.costs)
        yield say("case.remedies.brings", brings=door.brings)
        if door.closes:
            yield say("case.remedies.closes", closes=words.phrases.join("and", door.closes))


def wait_lines(words: Words, wait: Wait) -> Iterator[str]:
    """Yield how long a demand has to wait before a way is taken, and what it lacks."""
    say, demand, source = words.say, wait.demand, wait.demand.source
    why, citation = demand.wins, source.title
    sure = sure_in_words(source.sure, words.phrases)
    if wait.first is None:
        yield say("case.remedies.waits_for_notice", count=demand.days, why=why, citation=citation, sure=sure)
    else:
        yield say("case.remedies.waits", day=wait.first, why=why, citation=citation, sure=sure)
    if wait.until is not None:
        yield say("case.remedies.not_after", day=wait.until)
    if wait.certified:
        yield say("case.remedies.not_certified")


def with_sources(words: Words, text: str, sources: tuple[Source, ...]) -> str:
    """Return a text with where it was read behind it."""
    if not sources:
        return text
    return words.phrases.say("signs.with_details", text=text.rstrip("."), details=words.together(
        source_text(words, source) for source in sources
    ))  # fmt: skip


def source_text(words: Words, source: Source) -> str:
    """Return a source in one line: its title, when it was read and how sure it is."""
    name = "case.remedies.source" if source.href else "case.remedies.source_unread"
    given: dict[str, object] = {"title": source.title, "sure": sure_in_words(source.sure, words.phrases)}
    if source.href:
        given["day"] = words.shown(dt.date.fromisoformat(source.checked))
    told = words.say(name, **given)
    return words.say("case.remedies.old", source=told) if source.old else told


def after_letters_data(found: AfterLetters) -> dict[str, Any]:
    """Return it as plain data: dates as ISO 8601, sums as text."""
    return {
        "clocks": [
            {
                "kind": clock.kind,
                "what": clock.what,
                "last": clock.last.isoformat(),
                "source": _data(clock.source),
            }
            for clock in found.remedies.clocks
        ],
        "ways": [_way(way) for way in found.ways],
        "mind": [
            {"text": one.text, "sources": [_data(s) for s in one.sources]} for one in found.remedies.mind
        ],
        "lawyer": list(found.remedies.lawyer),
        "not_determined": list(found.remedies.unknown),
    }


def _way(way: Way) -> dict[str, Any]:
    door = way.door
    return {
        "id": door.id, "kind": door.kind, "name": door.name, "place": door.place, "open": door.open,
        "why": door.why, "how": door.how, "asks": list(door.asks), "costs": door.costs, "brings": door.brings,
        "closes": list(door.closes),
        "limit": None if door.limit is None else str(door.limit),
        "last": None if door.last is None else door.last.isoformat(),
        "waits": [
            {
                "days": wait.demand.days, "business": wait.demand.business, "wins": wait.demand.wins,
                "from": None if wait.first is None else wait.first.isoformat(),
                "until": None if wait.until is None else wait.until.isoformat(),
                "source": _data(wait.demand.source),
            }
            for wait in way.waits
        ],
        "sources": [_data(source) for source in door.sources],
    }  # fmt: skip


def _data(source: Source) -> dict[str, Any]:
    return {
        "title": source.title, "href": source.href, "checked": source.checked, "sure": source.sure,
        "place": source.jurisdiction,
    }  # fmt: skip
