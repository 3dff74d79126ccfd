"""Every page of facts that a letter of a day can have, worked out once from contract, law and log."""

import datetime as dt
from typing import Any

from generator.answers.walking import value_at
from generator.case.events import (
    Accounted,
    Changed,
    Complained,
    Delivered,
    Ended,
    Event,
    Invoiced,
    Issued,
    Learned,
    Proposed,
    Reminded,
    Warned,
    name_of,
)
from generator.case.facts import (
    AccountFacts,
    CaseFacts,
    Cited,
    EndFacts,
    OfferFacts,
    ReviewFacts,
    Side,
    To,
)
from generator.case.figures import final_account
from generator.case.letter_complaint import ComplaintPages
from generator.case.letter_question import QuestionPages
from generator.case.question import pause_under_way
from generator.case.readings import Account, Review
from generator.case.review import deliveries
from generator.case.view import last_day

_ONE_DAY = dt.timedelta(days=1)


class Facts(QuestionPages, ComplaintPages):
    """The pages of facts of one letter."""

    def all(self, *, enclosed: tuple[str, ...] = ()) -> CaseFacts:
        """Return every page that the case has; `enclosed` is what goes with the letter, in words."""
        return CaseFacts(
            day=self.before.as_of,
            signer=value_at(self.deal, self.known.sides["freelancer"].signers[0][0]),
            to=self.to(),
            terms=self.terms(),
            enclosed=self.phrases.join("semicolon", dict.fromkeys(enclosed)) or None,
            offer=self.offer(),
            ask=self.ask_facts(),
            reminder=self.reminder(),
            calls=self.calls(),
            term=getattr(self.sending.event, "term", None),
            last_word=self.last_word(),
            pause=self.pause(),
            restart=self.restart(),
            fee=self.fee(),
            warning=self.warning(),
            end=self.end(),
            account=self.account(),
            review=self.review(),
            invoice=self.invoice(),
            money=self.money(),
            complaint=self.complaint(),
            use=self.use(),
            paid=self.paid(),
            change=self.change(),
            paper=self.paper(),
            receipt=self.receipt(),
            plan=self.plan(),
        )

    def to(self) -> To:
        """Return who the letter is for: an agency, the client's lawyer, or else who signs for it."""
        if isinstance(self.sending.event, Complained):
            return To(name=self.sending.event.agency)
        lawyers = [e for e in self.before.past.of(Learned) if e.fact == "lawyer"]
        if lawyers:
            return To(name=lawyers[-1].value)
        return To(name=value_at(self.deal, self.known.sides["client"].signers[0][0]))

    def terms(self) -> Cited:
        """Return the clauses that may be cited; from one that was changed nothing is claimed."""
        terms = self.before.terms
        cites = {} if terms is None else {name: str(terms.cites[name]) for name in terms.topics}
        # The word and its number stay on one line.
        found = {name: cite.replace(" ", "\u00a0", 1) for name, cite in cites.items()}
        return Cited.model_validate(found)

    def offer(self) -> OfferFacts | None:
        """Return the offer that nobody answered."""
        offers = self.before.past.of(Proposed)
        return OfferFacts(sent=offers[-1].on, release=offers[-1].ends) if offers else None

    def end(self) -> EndFacts | None:
        """Return the end of the agreement, and what was sent before it."""
        ends = self.after.past.of(Ended)
        if not ends:
            return None
        warnings: tuple[Warned, ...] = self.before.past.of(Warned)
        by_kind = {warning.of: self.before.sent(warning) for warning in warnings}
        pause = pause_under_way(self.before, self.sending.ladder)
        return EndFacts(
            last_day=last_day(ends[-1], self.after),
            warned=by_kind.get("end"),
            demanded=by_kind.get("cure"),
            began=pause.begins if pause else None,
        )

    def account(self) -> AccountFacts | None:
        """Return the final account, drawn to the last day of the agreement as far as it is known today."""
        ends = self.after.past.of(Ended)
        if not ends:
            return None
        last = last_day(ends[-1], self.after)
        figure = final_account(self.after.on_day(max(last, self.after.as_of)))
        if figure is None:
            return None
        first = figure.begins
        side: Side = "even" if not figure.sum else "owed" if figure.sum > 0 else "refund"
        return AccountFacts(
            rows=self.account_lines(figure),
            side=side,
            balance=abs(figure.sum),
            kill_fee=first.sum if first and first.is_kill_fee else None,
            object_by=self._object_by(last),
        )

    def _object_by(self, last: dt.date) -> dt.date | None:
        """Return the last day to object to the first final account, the same in every copy of it.

        An account that comes later than the contract allows does not count by itself: the client may have
        drawn up its own, or may do so now. Nor does one after an account of the client.
        """
        rule = self.after.terms.find(Account) if self.after.terms else None
        accounts = self.after.past.of(Accounted)
        if not accounts or rule is None or rule.objects is None or accounts[0].by != "freelancer":
            return None
        if accounts[0].on > self.after.duties.end(last, rule.within):
            return None
        counted = self.after.counts(accounts[0])
        return self.after.rights.end(counted, rule.objects) if counted else None

    def review(self) -> ReviewFacts | None:
        """Return the delivery that the letter is about."""
        step = self.sending.step
        wanted = step.matter.removeprefix("delivery ") if step else ""
        found = next((e for e in self.before.past.of(Delivered) if str(e.id) == wanted), None)
        terms = self.before.terms
        if found is None or terms is None:
            return None
        outcome = next(o for o in deliveries(self.before) if o.matter.id == f"delivery {found.id}")
        rule, counted = terms.find(Review), self.before.counts(found)
        accept = self.sending.named.get("accept_day")
        event = self.sending.event
        accept = event.accept_day if isinstance(event, Reminded) and event.accept_day else accept
        reminders = [e for e in self.before.past.of(Reminded) if e.of == "review" and e.on > found.on]
        return ReviewFacts(
            names=outcome.matter.title,
            delivered=self.before.sent(found),
            where=found.where,
            ended=self.before.rights.end(counted, rule.period) if rule and counted else None,
            last=accept - _ONE_DAY if accept else None,
            accept=accept,
            reminded=reminders[-1].on if reminders and outcome.silent else None,
            accepted=outcome.accepted,
            repairs=outcome.repairs if self.deal.liability.warranty_days else None,
        )

    def enclosed(self, name: str) -> tuple[Event, ...]:
        """Return the entries of an event whose files a letter of this matter encloses."""
        events: list[Any] = [e for e in self.before.events if name_of(e) == name]
        ask = self.asked
        match name:
            case "asked":
                return tuple(e for e in events if ask and e.id == ask.id)
            case "reminded":
                return tuple(e for e in events if ask and e.of == "answer" and e.ask == ask.id)
            case "paused" | "warned":
                return tuple(e for e in events if ask and e.ask == ask.id)
            case "changed":
                return tuple(map(self._with_paper, events))
            case "invoiced" | "noticed":
                open_ = {standing.debt.invoice for standing in self.overdue()}
                named = ({e.number} if name == "invoiced" else set(e.invoices) or open_ for e in events)
                return tuple(e for e, numbers in zip(events, named, strict=True) if numbers & open_)
        return tuple(events)

    def _with_paper(self, change: Changed) -> Changed:
        """Return a change with the files of the change order that both agreed on."""
        papers = (paper for paper in self.before.past.of(Issued) if paper.id == change.paper)
        files = tuple(file for paper in papers for file in paper.files)
        return change.model_copy(update={"files": (*change.files, *files)})

    def called(self, event: Event) -> str:
        """Return what an enclosure is called: invoice 2, or my reminder of January 26, 2027."""
        told = {"number": event.number} if isinstance(event, Invoiced) else {"day": self.day(event.on)}
        return self.phrases.say(f"letters.enclosures.{name_of(event)}", **told)
