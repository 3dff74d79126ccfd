"""The state of a case on a day: every matter, what to do now and later, what is owed, what others may do.

It is pure: the same terms, log and day give the same state. Nothing here knows a clock.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.case.after_letters import (
    AfterLetters,
    after_letters,
    complaints,
    duties_after,
    moves_after,
)
from generator.case.after_letters_text import source_text
from generator.case.billing import is_over
from generator.case.days import Period
from generator.case.events import (
    Accepted,
    Accounted,
    Closed,
    Delivered,
    Ended,
    Event,
    Invoiced,
    Issued,
    Learned,
    Message,
    Noticed,
    Reminded,
    Settled,
    name_of,
)
from generator.case.figures import price_of_time, rest_of_account
from generator.case.ladder import Ladder
from generator.case.ledger import Ledger, cleared_payments, ledger_of
from generator.case.money import money
from generator.case.offer import offers
from generator.case.papers import paper_problem, passed
from generator.case.question import pause_day_of, questions
from generator.case.readings import Acceptance, Grant
from generator.case.review import accepted_numbers, deliveries
from generator.case.stages import Duty, Matter, Move, Step
from generator.case.taxes import tax_of, untaxed
from generator.case.view import View, is_formal
from generator.case.words import Words
from generator.errors import Problem
from generator.messages import listed, long_date, tell

_CONTRACT, _MONEY = 1, 2
_REMINDED = dt.timedelta(days=90)
"""After a delivery, how long the reminder to register a copyright stands."""
_ONE_A_DAY = ("noticed", "checked_in")
"""Entries of letters of which no second one goes out on a day with any other message to the client."""


@dataclass(frozen=True, slots=True)
class State:
    """A case on a day.

    `now` are the steps of today by their rank, `choices` those that nobody takes unasked, `later` the rest,
    soonest first. `holds` says what keeps letters back, `remarks` what a person must know beside it. `after`
    is what the law offers when letters have not helped.
    """

    as_of: dt.date
    matters: tuple[Matter, ...]
    now: tuple[Step, ...]
    later: tuple[Step, ...]
    choices: tuple[Step, ...]
    duties: tuple[Duty, ...]
    moves: tuple[Move, ...]
    ledger: Ledger
    holds: tuple[str, ...]
    remarks: tuple[str, ...]
    after: AfterLetters | None = None

    @property
    def next_day(self) -> dt.date | None:
        """Return the day of the next step: today where there is one now; None where there is none."""
        days = [self.as_of] * bool(self.now) + [step.day for step in self.later]
        return min(days, default=None)


def told_open(state: State, words: Words) -> str:
    """Return what is open, each with what is told of it, or that nothing is."""
    open_ = [words.phrases.join("colon", (m.title, m.told)) for m in state.matters if not m.done]
    return words.phrases.join("semicolon", open_) or tell("nothing is open that it could be about")


def state_of(view: View, ladder: Ladder) -> State:
    """Return the state of a case on its day."""
    ledger = ledger_of(view)
    matters = tuple(_matters(view, ladder, ledger))
    holds = tuple(_holds(view))
    quiet = view.past.of(Closed) or _facts(view, "bankrupt")
    after = None if quiet else after_letters(view, ledger)
    wanted = [*(step for matter in matters for step in matter.steps), *complaints(view, after)]
    steps = () if view.past.of(Closed) else tuple(_held_back(wanted, view, ladder))
    usual = [step for step in steps if not step.choice]
    duties = (*(d for m in matters for d in m.duties), *duties_after(view, ledger, after))
    moves = (*(move for matter in matters for move in matter.moves), *moves_after(after))
    now = sorted((s for s in usual if s.day <= view.as_of), key=lambda s: (ladder.acts[s.act].rank, s.day))
    later = sorted((s for s in usual if s.day > view.as_of), key=lambda s: (s.day, s.matter))
    choices = sorted((s for s in steps if s.choice), key=lambda s: (s.day, s.matter, s.act))
    return State(
        as_of=view.as_of,
        matters=matters,
        now=tuple(now),
        later=tuple(later),
        choices=tuple(choices),
        duties=tuple(sorted(duties, key=lambda duty: duty.by)),
        moves=tuple(move for move in moves if not _is_over(move, view)),
        ledger=ledger,
        holds=holds,
        remarks=tuple(_remarks(view, ledger)),
        after=after,
    )


def _matters(view: View, ladder: Ladder, ledger: Ledger) -> Iterator[Matter]:
    yield from offers(view, ladder)
    yield from questions(view, ladder)
    yield from (outcome.matter for outcome in deliveries(view)) if view.terms else ()
    yield from money(view, ladder, ledger)
    yield from _thanks(view, ledger)
    yield from _certificate(view)


def _certificate(view: View) -> Iterator[Matter]:
    """Yield, as a choice, the certificate of rights that have passed and that no paper confirms yet."""
    if view.terms is None or view.deal.rights.kind != "assign":
        return
    papers = (paper for paper in view.past.of(Issued) if paper.paper == "rights_certificate")
    if not passed(view) - {number for paper in papers for number in paper.deliverables}:
        return
    day = max((payment.cleared for payment in cleared_payments(view)), default=view.as_of)
    entry = {"event": "issued", "paper": "rights_certificate"}
    why = view.words.say("case.machine.rights_passed")
    title, cites = view.words.say("case.machine.rights"), (view.terms.cite(Grant),)
    step = Step("rights_certificate", "rights", day, day, why, entry, cites, choice=True, about=title)
    yield Matter("rights", title, "MX", why, (step,), done=True)


def _thanks(view: View, ledger: Ledger) -> Iterator[Matter]:
    """Yield the thanks when everything is paid after letters about it; a choice while the deal still runs."""
    held = any(standing.held for standing in ledger.standings)
    asked = view.past.of(Noticed, Ended, Settled)
    if view.past.ended() and (not view.past.of(Accounted) or (rest_of_account(view) or 0) > 0):
        return
    if asked and ledger.standings and not ledger.open and not held and not view.past.of(Closed):
        days = [payment for payment in ledger.shares if ledger.shares[payment]]
        last = max((e.on for e in view.events if e.id in days), default=view.as_of)
        over = is_over(view, ledger)
        paid = view.words.say("case.machine.all_paid" if over else "case.machine.all_asked_paid")
        step = Step(
            "thank_you", "case", last, last, paid, {"event": "closed", "why": "paid"}, choice=not over
        )
        yield Matter("case", view.words.say("case.machine.title"), "MX", paid, (step,))


def _is_over(move: Move, view: View) -> bool:
    return move.until is not None and move.until < view.as_of


def _facts(view: View, *facts: str) -> list[Learned]:
    return [event for event in view.past.of(Learned) if event.fact in facts]


def _held_back(steps: Iterable[Step], view: View, ladder: Ladder) -> Iterator[Step]:
    """Yield the steps as what was learned leaves them, at most one letter of habit a day."""
    today = [e for e in view.events if e.on == view.as_of and e.by == "freelancer"]
    spoken = any(isinstance(event, Message) for event in today)
    for step in steps:
        first = first_day_to_write(view, ladder, step.act)
        if first is None:
            continue
        day, allowed = max(step.day, first), max(step.allowed, first)
        if spoken and step.entry.get("event") in _ONE_A_DAY:
            day = max(day, view.rights.plus(view.as_of, 1))
        yield step if day == step.day else replace(step, day=day, allowed=allowed)


def first_day_to_write(view: View, ladder: Ladder, act: str) -> dt.date | None:
    """Return the first day on which what was learned lets an act be done; None for never.

    No letter goes to a client who is bankrupt, and for some days after a death or a disaster, or while the
    client is away, nothing but courtesy.
    """
    if _facts(view, "bankrupt") and ladder.acts[act].letter:
        return None
    quiet = _quiet_until(view, ladder)
    if quiet and ladder.acts[act].rank in (_CONTRACT, _MONEY):
        return view.rights.on(quiet + dt.timedelta(days=1))
    return dt.date.min


def _quiet_until(view: View, ladder: Ladder) -> dt.date | None:
    """Return the last day on which only courtesy goes out: after a death or a disaster, or while away."""
    days = [view.rights.end(e.on, ladder.habits.mourning) for e in _facts(view, "death", "event")]
    days += [e.until for e in _facts(view, "away_until") if e.until is not None]
    ahead = [day for day in days if day >= view.as_of]
    return max(ahead, default=None)


def _holds(view: View) -> Iterator[str]:
    say = view.words.say
    for event in _facts(view, "lawyer"):
        yield say("case.holds.lawyer", lawyer=event.value)
    for event in _facts(view, "bankrupt"):
        yield say("case.holds.bankrupt", day=event.on)
    for event in _facts(view, "dissolved"):
        yield say("case.holds.dissolved", day=event.on)
    for event in _facts(view, "bounced"):
        yield say("case.holds.bounced", address=event.value)
    for event in _facts(view, "new_address"):
        yield say("case.holds.new_address", address=event.value)
    if _facts(view, "calls_itself_employer"):
        yield say("case.holds.employer")


def _registration(view: View) -> Iterator[str]:
    """Yield the reminder to register what was handed over, while that may still be in time."""
    delivered = [event.on for event in view.past.of(Delivered)]
    if not delivered or view.past.of(Closed) or view.as_of > delivered[-1] + _REMINDED:
        return
    published = [event.on for event in view.past.of(Accepted) if event.how == "published"]
    told = view.pack.registration(min(published, default=None), view.as_of)
    if told is not None and not _is_assigned(view):
        sources = view.words.together(source.title for source in told.sources)
        yield view.words.say("case.remarks.register", told=told.text.rstrip("."), source=sources)


def _used(view: View) -> Iterator[str]:
    """Yield that use may be acceptance, while what was delivered is not accepted and the client uses it."""
    clause = view.terms.cite(Acceptance) if view.terms else None
    if clause and _facts(view, "uses_unpaid_work") and view.past.delivered() - accepted_numbers(view):
        yield view.words.say("case.remarks.used", clause=clause)


def _is_assigned(view: View) -> bool:
    """Say whether the copyright in all that was delivered has gone to the client for sure."""
    return view.deal.rights.kind == "assign" and view.past.delivered() <= passed(view)


def _remarks(view: View, ledger: Ledger) -> Iterator[str]:
    say = view.words.say
    if view.terms is not None:
        yield from view.terms.remarks
        if places := view.unknown_places:
            yield say("case.remarks.holidays", places=view.words.phrases.join("comma", places))
        yield from _registration(view)
        yield from _used(view)
    yield from _assumed_days(view)
    yield from _taxes(view)
    if (charge := ledger.charge) and not charge.bounded:
        yield say("case.remarks.no_ceiling")
    elif charge and charge.agreed is not None and charge.lowered_to is not None:
        agreed, used = view.words.percent(charge.agreed), view.words.percent(charge.lowered_to)
        yield say("case.remarks.lowered", agreed=agreed, used=used)
    yield from rates_told(view.words, ledger)
    if any(standing.unrated for standing in ledger.overdue):
        yield say("case.remarks.own_rate")
    if ledger.credit and not view.past.ended():
        yield say("case.remarks.credit", sum=ledger.credit)


def _taxes(view: View) -> Iterator[str]:
    """Yield how sure the rate of the tax on prices is, and which invoices lack its line."""
    if view.terms is None or not view.past.signed():
        return
    say, tax = view.words.say, tax_of(view)
    if tax is not None and tax.percent is not None and tax.source is not None:
        source, rate = source_text(view.words, tax.source), view.words.percent(tax.percent)
        yield say("case.remarks.tax", rate=rate, source=source)
    elif tax is not None:
        yield say("case.remarks.tax_unknown")
    if lacking := [invoice.number for invoice in untaxed(view)]:
        yield say("case.remarks.untaxed", numbers=view.words.phrases.join("comma", lacking))


def _assumed_days(view: View) -> Iterator[str]:
    """Yield on which day each registered letter counts of which the log has no presentation by the post."""
    if view.counting is None or not view.counting.registered or view.past.of(Closed):
        return
    for letter in view.past.unpresented():
        if is_formal(letter) and (counted := view.counts(letter)):
            period = Period(view.counting.mail, business=True)
            yield view.words.say("case.remarks.assumed", day=letter.on, counted=counted, period=period)


def rates_told(words: Words, ledger: Ledger) -> Iterator[str]:
    """Yield which figures of the law stand in what is overdue, how sure they are, and which are missing."""
    overdue = ledger.overdue
    law = ledger.charge.law if ledger.charge else None
    if law is None or not overdue:
        return
    charged = [spell for s in overdue for spell in s.spells if spell.charge]
    for rate in law.rates:
        used = {spell.rate for spell in charged if rate.since <= spell.since <= rate.until}
        if found := used & {rate.usual, rate.least}:
            source, percent = source_text(words, rate.source), words.percent(found.pop())
            yield words.say(
                "case.remarks.rate", rate=percent, since=rate.since, until=rate.until, source=source
            )
    if law.fixed_source is not None and any(standing.fixed for standing in overdue):
        yield words.say("case.remarks.fixed", sum=law.fixed, source=source_text(words, law.fixed_source))
    if unrated := [s.unrated for s in overdue if s.unrated]:
        yield words.say("case.remarks.unrated", day=min(unrated))


def refusal(view: View, event: Event, ladder: Ladder) -> Problem | None:
    """Return why an act of the freelancer is not possible on its day; None where it is.

    `view` is the case on that day without the event. What the client does, and what only states a fact, is
    never refused here.
    """
    if problem := paper_problem(view, event) or _wrong_invoice(view, event):
        return problem
    wanted = _needs_a_step(event)
    if not wanted or event.by != "freelancer":
        return None
    if bankrupt := _facts(view, "bankrupt"):
        since = long_date(bankrupt[0].on)
        message = tell("is not possible: the client is bankrupt since {day}", day=since)
        return Problem(message, place="event", value=wanted)
    steps = [step for matter in _matters(view, ladder, ledger_of(view)) for step in matter.steps]
    fitting = [step for step in steps if _fits(step, event)]
    if not fitting:
        why = told_open(state_of(view, ladder), view.words)
        message = tell("is not possible on {day}: {why}", day=long_date(event.on), why=why)
        return Problem(message, place="event", value=wanted)
    first = min(fitting, key=lambda step: step.allowed)
    if event.on < first.allowed:
        earliest = long_date(first.allowed)
        message = tell("is not possible before {day}: {why}", day=earliest, why=first.why)
        return Problem(message, place="on", value=event.on.isoformat())
    return _not_registered(view, event) or _wrong_figures(view, event, first, ladder)


def _not_registered(view: View, event: Event) -> Problem | None:
    """Return why a demand, a pause or an end does not count that goes by email alone."""
    if view.counting is None or not view.counting.registered or not is_formal(event):
        return None
    ways = getattr(event, "via", ())
    if "certified" in ways:
        return None
    message = tell("must name certified: without a registered letter the contract does not let it count")
    return Problem(message, place="via", value=listed(ways))


def _wrong_invoice(view: View, event: Event) -> Problem | None:
    if not isinstance(event, Invoiced):
        return None
    return _wrong_hours(view, event) or _twice_in_an_account(view, event)


def _wrong_hours(view: View, event: Invoiced) -> Problem | None:
    """Return why the hours of an invoice do not come to the sum that it asks for them."""
    asked = [line.sum for line in event.lines if line.kind in ("hours", "extra_hours")]
    if not asked or not event.time or view.terms is None:
        return None
    price, total = price_of_time(view, event.time), sum(asked, Decimal(0))
    if price is None or price == total:
        return None
    message = tell("the hours listed come to {price}: make lines and hours agree", price=price)
    return Problem(message, place="time", value=str(total))


def _needs_a_step(event: Event) -> str:
    """Return the word for an event that exercises a right, and so needs its day."""
    name = name_of(event)
    if name in ("reminded", "paused", "warned", "noticed"):
        return name
    return name if isinstance(event, Ended) and event.why in ("silence", "breach") else ""


def _fits(step: Step, event: Event) -> bool:
    given = vars(event)
    for field, value in step.entry.items():
        if field == "invoices":
            if given["invoices"] and not set(given["invoices"]) & set(value):
                return False
        elif given.get(field) != value:
            return False
    about = step.facts.get("deliverables")
    return about is None or bool(set(about) & set(given.get("deliverables", ())))


def _wrong_figures(view: View, event: Event, step: Step, ladder: Ladder) -> Problem | None:
    """Return the day or sum that a letter named wrongly."""
    if isinstance(event, Reminded) and event.of == "answer":
        earliest = pause_day_of(view, event, ladder)
        if earliest and (event.pause_day is None or event.pause_day < earliest):
            why = tell("there is no pause without that day")
            return _too_early("pause_day", event.pause_day, earliest, why)
    if isinstance(event, Reminded) and event.of == "review":
        rule = view.terms.find(Acceptance) if view.terms else None
        counted = view.counts(event)
        if rule and counted and event.accept_day:
            earliest = view.rights.free(counted, rule.reminder)
            if event.accept_day < earliest:
                why = tell("before it nothing is accepted")
                return _too_early("accept_day", event.accept_day, earliest, why)
    if isinstance(event, Noticed):
        owed = owed_by(view.on_day(min(event.as_of, view.as_of)), event, step)
        if event.sum != owed:
            message = tell(
                "must be {sum}, what is open and overdue on {day}", sum=owed, day=long_date(event.as_of)
            )
            return Problem(message, place="sum", value=str(event.sum))
    return None


def _twice_in_an_account(view: View, event: Invoiced) -> Problem | None:
    """Return why an invoice may not ask for a sum of a final account that another one asks for."""
    asked = sum((line.sum for line in event.lines if line.kind == "account"), Decimal(0))
    rest = rest_of_account(view) if asked else None
    if rest is None or asked <= rest:
        return None
    message = tell(
        "must be {sum} at most: the rest of the account stands in invoices that keep their due days",
        sum=max(rest, Decimal(0)),
    )
    return Problem(message, place="lines", value=str(asked))


def _too_early(place: str, given: dt.date | None, earliest: dt.date, why: str) -> Problem:
    days = {"day": long_date(earliest), "iso": earliest.isoformat()}
    message = tell("must be {day} ({iso}) or later: {why}", **days, why=why)
    return Problem(message, place=place, value=given.isoformat() if given else "")


def owed_by(view: View, event: Noticed, step: Step) -> Decimal:
    """Return what is open and overdue of the invoices of a letter on the view's day."""
    numbers = set(event.invoices or step.entry.get("invoices", ()))
    overdue = (s for s in ledger_of(view).overdue if s.debt.invoice in numbers)
    return sum((standing.open for standing in overdue), Decimal(0))
