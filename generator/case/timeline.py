"""A case as a line of days: what was, what is due, what becomes possible."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from generator.case.events import Event
from generator.case.folder import Case
from generator.case.machine import State
from generator.case.view import View
from generator.case.wording import entry_details, event_title

Kind = Literal["was", "next", "choice", "duty", "client"]
"""What happened; the freelancer's next steps, choices and duties; what the client may do until a day."""


@dataclass(frozen=True, slots=True)
class DayMark:
    """Something on a day of the line."""

    day: dt.date
    kind: Kind
    text: str


def timeline(case: Case, state: State) -> tuple[DayMark, ...]:
    """Return the marks of a case by day: what had happened, then what lies ahead."""
    view = case.view(state.as_of)
    past = [DayMark(event.on, "was", _happened(view, event)) for event in view.events]
    acts = case.ladder.acts
    ahead = [DayMark(max(s.day, state.as_of), "next", acts[s.act].title) for s in (*state.now, *state.later)]
    ahead += [DayMark(max(s.day, state.as_of), "choice", acts[s.act].title) for s in state.choices]
    say = case.words.say
    ahead += [DayMark(d.by, "duty", say("case.telling.you_owe", what=d.what)) for d in state.duties]
    ahead += [
        DayMark(m.until, "client", say("case.telling.may_do", what=m.what)) for m in state.moves if m.until
    ]
    return (*past, *sorted(ahead, key=lambda mark: mark.day))


_BESIDE = frozenset(("pay_to", "time", "via", "to", "as_of", "day", "cleared", "ask"))
"""What a line of the picture does not say of an entry."""


def _happened(view: View, event: Event) -> str:
    """Return an entry as a line of the picture."""
    title, details = event_title(view.words, event), entry_details(view, event, _BESIDE)
    told = view.words.together(value for _, value in details)
    return view.words.phrases.join("colon", filter(None, (title, told)))
