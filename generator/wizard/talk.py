"""An interview in progress: one turn after the other, each checked, saved and shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.errors import InputError
from generator.findings import Finding
from generator.wizard import notices, screen
from generator.wizard.asking import Refused, ask
from generator.wizard.checking import Objection, faults
from generator.wizard.defaults import Defaults, defaults
from generator.wizard.following import effective, stale, what_changed
from generator.wizard.menus import Add, LeaveOut, Pick, Remove, ask_list, ask_terms, said, value_of
from generator.wizard.prompts import BACK, Option, choose
from generator.wizard.review import page_title
from generator.wizard.session import Session
from generator.wizard.steps import Step, pages
from generator.wizard.taking import FOLLOWS, apply, conflicts, refusal, settle, way_out
from generator.wizard.turning import turn_back
from generator.wizard.words import item_title, shown

__all__ = ["Judge", "Save", "Talk"]

Judge = Callable[[Mapping[str, Any]], Sequence[Finding]]
Save = Callable[[Mapping[str, Any]], None]


@dataclass(slots=True)
class Talk:
    """The present session of an interview, and what the person has seen of it."""

    session: Session
    as_of: date
    save: Save
    judge: Judge
    page: str = ""
    item: str = ""
    mistyped: str | None = None
    complaint: tuple[str, str] | None = None
    """The question and the problem that were printed last, if nothing was printed after them."""
    reasons: dict[str, str] = field(default_factory=dict)
    seen: frozenset[tuple[str, str, str]] = frozenset()
    contradicted: tuple[Objection, ...] = ()

    @property
    def defaults(self) -> Defaults:
        """Return the defaults that follow from the answers so far."""
        return defaults(self.session.data, self.as_of)

    def mend(self) -> bool:
        """Ask again what is wrong with the answers; say whether nothing is.

        Raise InputError for what no question can mend, such as an unknown field.
        """
        wrong, unknown = faults(self.session)
        if unknown:
            raise InputError(unknown)
        for objection in reversed(wrong):
            self.session = self.session.ask_again(objection.step.path, "wrong", objection.message)
        return not wrong

    def turn(self, step: Step) -> None:
        """Ask one question and take the reply, or say why it cannot be taken."""
        self._announce(step)
        reply = self._reply(step)
        self.mistyped = None
        if reply is BACK:
            self.session = turn_back(self.session, step)
        elif isinstance(reply, Refused):
            self._refuse(step, reply.message, reply.text)
        else:
            self._take(step, reply)

    def _announce(self, step: Step) -> None:
        if step.page != self.page:
            self.page = step.page
            names = [page.name for page in pages()]
            number = names.index(step.page) + 1
            self.complaint = None
            screen.heading(f"Page {number} of {len(names)} · {page_title(pages()[number - 1])}")
        asked_again = [again for again in self.session.again if again.path == step.path]
        item = item_title(step, self.session.data)
        if item and item != self.item and (asked_again or step.path in self.reasons):
            self.complaint = None
            screen.title(item)
        self.item = item
        if step.path in self.reasons:
            self.complaint = None
            screen.warning(self.reasons.pop(step.path))
        standing = self.complaint is not None and self.complaint[0] == step.path
        for reason in filter(None, (again.reason for again in asked_again if not standing)):
            self._complain(step, reason)

    def _complain(self, step: Step, message: str) -> None:
        """Print a problem, in the place of an earlier one with the same question."""
        if self.complaint is not None and self.complaint[0] == step.path:
            screen.take_back(self.complaint[1])
        screen.problem(message)
        self.complaint = (step.path, message)

    def _reply(self, step: Step) -> Any:
        if step.ask == "list":
            return ask_list(step, self.session, self.defaults)
        if step.ask == "terms":
            return ask_terms(step, self.session, self.defaults)
        return ask(step, self.session, self.defaults, self.mistyped)

    def _refuse(self, step: Step, message: str, text: str | None = None) -> None:
        self._complain(step, message)
        self.mistyped = text

    def _take(self, step: Step, reply: Any) -> None:
        now = self.defaults
        trial = apply(self.session, step, reply, now)
        if isinstance(reply, Pick):
            self.session = trial
            return
        message = refusal(trial, step, now)
        if message:
            self._refuse(step, message, reply if isinstance(reply, str) else None)
            self._offer(step, now)
            return
        self._keep(settle(trial, step, now))
        self._show(step, reply)
        self._upset(step)

    def _offer(self, step: Step, now: Defaults) -> None:
        """Offer another answer that would make a refused one do."""
        other = way_out(self.session, step, now)
        if other is None:
            return
        aim, value = other
        words = f"{aim.question.title}: {shown(aim, value, self.session.data)}"
        options = [Option(f"Change: {step.question.title}", False), Option(f"Set: {words}", True)]
        if choose("What would you like to do?", options) is True:
            self._keep(self.session.answer(aim, value))
            self._show(aim, value)

    def _keep(self, session: Session) -> None:
        self.session = session
        self.save(session.partial)

    def _show(self, step: Step, reply: Any) -> None:
        self.complaint = None
        if isinstance(reply, Add | Remove):
            return
        now, session = self.defaults, self.session
        value = value_of(step, session, now)
        if step.ask == "terms":
            own = any(session.is_given(s) for s in session.steps if s.in_terms and s.page == step.page)
            kept = "with your changes" if own else "usual terms"
            screen.answered(page_title(step.question), "left out" if value is None else kept)
        elif step.ask == "list":
            count = len(value) if isinstance(value, list) else 0
            screen.answered(step.question.title, f"{count} listed" if count else "none")
        else:
            screen.answered(step.question.title, said(step, session, now))

    def _upset(self, step: Step) -> None:
        """Ask again what followed from the answer just given, and show what it causes."""
        now = self.defaults
        for other in stale(self.session, now):
            self.reasons[other.path] = f"{FOLLOWS} {what_changed(self.session, other, now)}"
            self.session = self.session.forget(other)
        before, self.contradicted = self.contradicted, conflicts(self.session, step, self.defaults)
        for objection in self.contradicted[:1]:
            if objection.message not in {known.message for known in before}:
                self._contradicted(step, objection)
        following = self.session.current
        # While an item is being entered its list cannot be judged.
        if following is None or "[" not in following.path:
            self._notice()

    def _contradicted(self, step: Step, objection: Objection) -> None:
        screen.problem(objection.message)
        path: Any = objection.step.path
        if objection.step.path != step.path:
            both = [
                Option(f"What I just answered: {step.question.title}", step.path),
                Option(objection.step.question.title, objection.step.path),
            ]
            path = choose("Which answer do you want to change?", both)
        chosen = step.path if path is BACK else path
        self.session = self.session.ask_again(chosen, "wrong")

    def _notice(self) -> None:
        """Show findings that were not there before, and let the person decide."""
        while (fresh := self._fresh()) is not None:
            self.seen |= notices.keys([fresh])
            notices.show(fresh)
            before = self.session.again
            self._keep(notices.decide(fresh, self.session))
            if len(self.session.again) > len(before):
                return  # the answer is being changed: what else is found about it waits for the new one
            for aim, value in notices.aims(fresh.remedy, self.session) if fresh.remedy else ():
                if value_of(aim, self.session, self.defaults) == value:
                    self._show(aim, value)
        self.seen &= notices.keys(self.findings)

    @property
    def findings(self) -> Sequence[Finding]:
        """Return what the present answers, and the defaults accepted, give rise to."""
        return self.judge(effective(self.session))

    def _fresh(self) -> Finding | None:
        return next((f for f in self.findings if not notices.keys([f]) <= self.seen), None)

    def take_page(self, name: str, reply: LeaveOut) -> None:
        """Leave an optional page out of the contract, or take it in."""
        step = self.session.step(name)
        if step is not None:
            self._take(step, reply)

    def accepted(self) -> None:
        """Take the acceptance of errors that are gone out of the answers."""
        self.session = notices.prune(self.session, self.findings)
