"""The interview: ask what is open, check it, save it, and at the end show the summary."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.answers import Answers
from generator.errors import InputError, Interrupted
from generator.findings import Finding
from generator.wizard import notices, screen
from generator.wizard.asking import Refused, ask
from generator.wizard.checking import faults
from generator.wizard.defaults import Defaults, defaults
from generator.wizard.greeting import offer_profile, offer_saving, welcome, welcome_back
from generator.wizard.menus import LeaveOut, Pick, ask_list, ask_page, ask_terms, value_of
from generator.wizard.prompts import BACK, Option, Signal, choose
from generator.wizard.review import Open, Show, Write, ask_summary, page_title, print_summary
from generator.wizard.session import Session, begin
from generator.wizard.steps import Step, pages
from generator.wizard.taking import FOLLOWS, apply, conflict, refusal, settle
from generator.wizard.turning import turn_back
from generator.wizard.words import shown

__all__ = ["interview"]

Judge = Callable[[Mapping[str, Any]], Sequence[Finding]]
Save = Callable[[Mapping[str, Any]], None]

_FIRST_PAGE = "freelancer"


def interview(
    start: Mapping[str, Any],
    *,
    as_of: date,
    save: Save,
    findings: Judge | None = None,
    profile: Mapping[str, Any] | None = None,
    keep_profile: Save | None = None,
) -> Answers:
    """Ask for everything that `start` leaves open, show the summary and return the answers.

    `start` is empty, the partial answers of an interrupted interview, or the data of an answers
    file. `save` gets the partial answers after every answer; `keep_profile` gets the freelancer's
    details when they are to be kept. Raise Interrupted, with the partial answers, on Ctrl-C, and
    InputError for a start with fields that no question asks.
    """
    talk = _Talk(begin(start, defaults(start, as_of)), as_of, save, findings or (lambda _: ()))
    try:
        talk.open(profile)
        return talk.run(profile, keep_profile)
    except (KeyboardInterrupt, EOFError):
        raise Interrupted(talk.session.partial) from None


@dataclass(slots=True)
class _Talk:
    """An interview in progress: the present session, and what the person has seen."""

    session: Session
    as_of: date
    save: Save
    judge: Judge
    page: str = ""
    reviewing: str = ""
    summary_seen: bool = False
    text: str | None = None
    reasons: dict[str, str] = field(default_factory=dict)
    seen: frozenset[tuple[str, str, str]] = frozenset()

    @property
    def defaults(self) -> Defaults:
        return defaults(self.session.data, self.as_of)

    def open(self, profile: Mapping[str, Any] | None) -> None:
        """Greet, and look through what there is already."""
        if not self.session.data:
            welcome(len(pages()))
            if profile and offer_profile(profile):
                self.session = self.session.adopt(_FIRST_PAGE, profile, self.defaults)
                self.save(self.session.partial)
            return
        self._mend()
        self.seen = notices.keys(self.judge(self.session.data))
        if self.session.current is not None:
            welcome_back(self.session, self.defaults)

    def _mend(self) -> bool:
        """Ask again what is wrong; say whether nothing is."""
        wrong, unknown = faults(self.session)
        if unknown:
            raise InputError(unknown)
        for objection in reversed(wrong):
            self.session = self.session.ask_again(objection.step.path, "wrong", objection.message)
        return not wrong

    def run(self, profile: Mapping[str, Any] | None, keep_profile: Save | None) -> Answers:
        """Turn by turn until the person says that everything is right."""
        known = profile
        while True:
            step = self.session.current
            if step is not None:
                self._turn(step)
            if keep_profile and known != self._details():
                known = self._details()
                if offer_saving(known, update=profile is not None):
                    keep_profile(known)
            if step is None and self._review():
                return Answers.model_validate(self.session.data)

    def _details(self) -> Any:
        """Return the freelancer's page once it is complete, else what is known already."""

    def _turn(self, step: Step) -> None:
        self._announce(step)
        reply = self._reply(step)
        self.text = None
        if reply is BACK:
            self.session = turn_back(self.session, step)
        elif isinstance(reply, Refused):
            self._refuse(reply.message, reply.text)
        else:
            self._take(step, reply)
