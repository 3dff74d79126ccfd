"""The ladder of an offer that nobody answers: two follow-ups, then no more."""

import datetime as dt
from collections.abc import Iterator

from generator.case.events import Answered, CheckedIn, Proposed
from generator.case.ladder import Ladder
from generator.case.stages import Matter, Step
from generator.case.view import View


def offers(view: View, ladder: Ladder) -> Iterator[Matter]:
    """Yield the offer of a prospect with its stage and steps; it needs no contract and claims nothing."""
    sent = view.past.of(Proposed, Answered)
    if view.past.signed() or not view.past.of(Proposed):
        return
    calendar, offer = view.duties, view.past.of(Proposed)[-1]
    last = sent[-1]
    since = [e for e in view.past.of(CheckedIn) if e.on >= last.on and e.kind.startswith("follow_up")]
    release = offer.ends
    title = offer.what
    habits, words = ladder.habits, view.words
    if release is not None and view.as_of > release:
        yield Matter("offer", title, "N3", words.say("case.offer.withdrawn", day=release), done=True)
    elif not since:
        day = calendar.on(calendar.end(last.on, habits.follow_up_after))
        why = words.say("case.offer.no_answer", day=last.on)
        yield Matter("offer", title, "N1", why, (_step("follow_up_1", day, why),))
    elif len(since) == 1:
        day = calendar.on(calendar.end(since[0].on, habits.follow_up_again))
        why = words.say("case.offer.last_follow_up", day=since[0].on)
        yield Matter("offer", title, "N2", why, (_step("follow_up_2", day, why),))
    else:
        told = words.say("case.offer.both_sent")
        yield Matter("offer", title, "N3", told, done=True)


def _step(act: str, day: dt.date, why: str) -> Step:
    return Step(act, "offer", day, day, why, {"event": "checked_in", "kind": act})
