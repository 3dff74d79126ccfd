"""A case as it stands on one day: the terms, what had happened by then, and the calendars to count with."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from generator.case.days import Calendar, Counting, day_of_sending, known_place
from generator.case.events import (
    Changed,
    Ended,
    Event,
    Message,
    Noticed,
    Paused,
    Reminded,
    Via,
    Warned,
    Work,
    sequence,
    up_to,
)
from generator.case.order import Before, Scope
from generator.case.readings import Notices
from generator.case.terms import Terms
from generator.case.words import Words
from generator.packs.pack import Pack


@dataclass(frozen=True)
class View:
    """A case on the day `as_of`; `events` are those that count and had happened by its end.

    `terms` is None for a prospect without a contract. `words` tell of the case. `zones` are the time zones
    of both parties, for messages that say their hour.
    """

    terms: Terms | None
    events: tuple[Event, ...]
    as_of: dt.date
    words: Words
    zones: tuple[ZoneInfo, ...] = ()

    @cached_property
    def past(self) -> Before:
        """Return what had happened, to be asked by kind."""
        return Before(self.events)

    @property
    def pack(self) -> Pack:
        """Return the pack of the contract, with a person's own law first; an offer has none."""
        if self.terms is None:
            raise LookupError
        return self.terms.pack

    @cached_property
    def deal(self) -> Any:
        """Return the deal that was signed, as the changes that both agreed on left it."""
        return self.deal_on(self.as_of)

    def deal_on(self, day: dt.date) -> Any:
        """Return the deal as the changes that both had agreed on by a day left it."""
        if self.terms is None:
            return None
        deal = self.terms.deal
        for event in self.changes:
            if event.on <= day:
                deal = self.terms.pack.amended(deal, event.change)
        return deal

    @cached_property
    def rights(self) -> Calendar:
        """Return the calendar for the freelancer's rights: where two can be meant, that with more holidays.

        Older notices leave out the public holidays of both parties' places too.
        """
        notices = self.terms.find(Notices) if self.terms else None
        if notices is None or notices.closed == "federal":
            return self.duties
        places = self.terms.where.sides if self.terms else ()
        return Calendar(tuple(dict.fromkeys((*self.duties.places, *places))), rolls=notices.rolls)

    @property
    def duties(self) -> Calendar:
        """Return the calendar for the freelancer's own duties: the holidays of the whole country only."""
        return Calendar((self.words.phrases.language.partition("-")[2],))

    @property
    def unknown_places(self) -> tuple[str, ...]:
        """Return the places whose holidays close a day and are not known."""
        return tuple(place for place in self.rights.places if not known_place(place))

    @cached_property
    def counting(self) -> Counting | None:
        """Return how messages count; None where the clause on notices may not be relied on."""
        notices = self.terms.find(Notices) if self.terms else None
        if notices is None:
            return None
        countries = {self.deal.freelancer.address.country, self.deal.client.address.country}
        across_border = len(countries) > 1
        return Counting(
            self.rights, notices.email, notices.mail, notices.abroad, across_border, notices.registered
        )

    @property
    def private_client(self) -> bool:
        """Say whether the client is a consumer; a pack for businesses alone has no such answer."""
        return getattr(self.deal.client, "kind", "business") == "consumer"

    def sent(self, message: Message) -> dt.date:
        """Return the day of sending."""
        return day_of_sending(message.on, message.at, self.zones)

    def counts(self, message: Message) -> dt.date | None:
        """Return the day on which a message counts; None where it does not, or nobody can say.

        A registered letter that gives the day counts when the post first presented it, as far as the log has
        that, and else on the day that is assumed for it.
        """
        if self.counting is not None and self.counting.registered and is_formal(message):
            presented = self.past.presented().get(message.id)
            if presented:
                return presented.on
        return self.expected(message)

    def expected(self, message: Message) -> dt.date | None:
        """Return the day on which a message was to count when it was sent, whatever the post did since."""
        if self.counting is None:
            return None
        return self.counting.counts(
            self.sent(message), message.via, bounced=message.bounced, formal=is_formal(message)
        )

    def would_count(self, sent: dt.date, ways: tuple[Via, ...], *, formal: bool = False) -> dt.date:
        """Return the day on which a letter of a day counts; the next one where nobody can say."""
        found = self.counting.counts(sent, ways, formal=formal) if self.counting else None
        return found or self.rights.plus(sent, 1)

    def on_day(self, day: dt.date) -> "View":
        """Return the same case on another day, as far as its events are known."""
        return replace(self, events=up_to(self.events, day), as_of=day)

    @cached_property
    def work(self) -> Work:
        """Return the latest figures of the work done that an event gives."""
        given = [e.work for e in self.events if hasattr(e, "work") and e.work != Work()]
        return given[-1] if given else Work()

    @cached_property
    def changes(self) -> tuple[Changed, ...]:
        """Return the changes of the deal that were agreed."""
        return self.past.of(Changed)


def is_formal(event: Event) -> bool:
    """Say whether a message of the freelancer is a demand, a pause or an end."""
    demand = isinstance(event, Reminded) and event.of == "answer" and event.pause_day is not None
    demand = demand or (isinstance(event, Noticed) and event.kind == "final")
    return event.by == "freelancer" and (demand or isinstance(event, Paused | Warned | Ended))


def view_of(
    terms: Terms | None,
    events: tuple[Event, ...],
    as_of: dt.date,
    words: Words,
    zones: tuple[ZoneInfo, ...] = (),
) -> View:
    """Return a case on a day, from all entries of its log."""
    return View(terms, up_to(sequence(events), as_of), as_of, words, zones)


def last_day(ended: Ended, view: View) -> dt.date:
    """Return the last day of the contract: the one named, or the day on which the notice counts."""
    counted = view.counts(ended) or view.rights.plus(ended.on, 1)
    return max(ended.last or counted, counted) if ended.why != "notice_client" else ended.last or counted


def scope_of(terms: Terms | None) -> Scope:
    """Return what of a contract the order of a log depends on."""
    if terms is None:
        return Scope(signed_form=False)
    stages = getattr(terms.deal.fee, "milestones", ())
    numbered = len(terms.deal.project.deliverables)
    return Scope(
        signed_form=True,
        silence=terms.deal.silence is not None,
        deliverables=numbered,
        priced=max(numbered, len(stages)),
    )
