"""What another choice would make of the contract: clauses with other words, new ones, and some less."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from generator.errors import InputError
from generator.formatting.phrases import Phrases
from generator.questionnaire.interview import Interview
from generator.questionnaire.replying import Reply, replied
from generator.questionnaire.topics import UNKNOWN, Field
from generator.selection.choice import Choice
from generator.web.deals import draft_of
from generator.web.site import Site

_KINDS = ("kind", "menu", "flag", "include")
_MOST_CHOICES = 6
"""A longer menu says what it is by itself, and each line takes the time of a draft."""
_NONE_SEEN: frozenset[tuple[str, str, str]] = frozenset()
_MOST_NAMED = 3


def has_effects(field: Field) -> bool:
    """Say whether it is told of the choices of a question what they would change."""
    return field.asked.kind in _KINDS and len(field.choices) <= _MOST_CHOICES


def effects_of(
    fields: Iterable[Field], topic: str, interview: Interview, site: Site
) -> Mapping[str, Mapping[str, str]]:
    """Return, by the path of a question and a choice that was not made, what it would change in the contract.

    Nothing is told while the contract cannot be drafted, and of a choice that changes no clause. It takes
    about 10 ms a choice, too long for what stands between an answer and the page.
    """
    # What a person has seen of the findings changes no clause, and each answer would judge the deal for it.
    interview = replace(interview, seen=_NONE_SEEN)
    try:
        now = _chosen(interview, site)
    except InputError:
        return {}
    return {
        field.path: dict(_told(field, topic, interview, now, site))
        for field in _seen(fields)
        if has_effects(field) and any(field.shown)
    }


def _seen(fields: Iterable[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        for token in field.shown:
            yield from _seen(field.branches.get(token, ()))


def _chosen(interview: Interview, site: Site) -> Mapping[str, Choice]:
    return draft_of(interview.foreseen, site).selection.choices


def _told(
    field: Field, topic: str, interview: Interview, now: Mapping[str, Choice], site: Site
) -> Iterator[tuple[str, str]]:
    for choice in field.choices:
        if choice.token in (*field.shown, "", UNKNOWN):
            continue
        reply = Reply((choice.token,), field.shown)
        taken = replied(interview, topic, {field.path: reply}, whole=False)
        try:
            then = _chosen(taken.interview, site)
        except InputError:
            continue  # with this choice another answer must change too; it is told once it is made
        if text := _difference(now, then, interview.phrases):
            yield choice.token, text


def _difference(now: Mapping[str, Choice], then: Mapping[str, Choice], phrases: Phrases) -> str:
    """Return the headings of the clauses that are others, new and gone; empty for none."""
    both = [slot for slot in then if slot in now and now[slot].clause.id != then[slot].clause.id]
    told = (
        ("web.effect.other", [then[slot].clause.heading for slot in both]),
        ("web.effect.new", [then[slot].clause.heading for slot in then if slot not in now]),
        ("web.effect.gone", [now[slot].clause.heading for slot in now if slot not in then]),
    )
    parts = [phrases.say(name, names=_named(headings, phrases)) for name, headings in told if any(headings)]
    return phrases.say("web.effect.all", changes=phrases.join("semicolon", parts)) if parts else ""


def _named(headings: Iterable[str], phrases: Phrases) -> str:
    every = list(dict.fromkeys(filter(None, headings)))
    rest = len(every) - _MOST_NAMED
    more = [phrases.say("web.effect.more", count=rest)] if rest > 0 else []
    return phrases.join("comma", [*islice(every, _MOST_NAMED), *more])
