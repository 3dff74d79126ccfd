"""The interview at the terminal, turn by turn: each reply is taken, saved and shown with what it causes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.questionnaire.asked import Asked
from generator.questionnaire.interview import Conflict, Interview, Offer
from generator.wizard import notices, screen
from generator.wizard.asking import Reply, ask
from generator.wizard.prompts import BACK, Option, choose
from generator.wizard.telling import NONE, told

__all__ = ["Save", "Turns"]

Save = Callable[[Mapping[str, Any]], None]

_FOLLOWS = "This follows from an answer that has changed. Now:"


@dataclass(slots=True)
class Turns:
    """The interview as it stands, and what the person has seen of it."""

    interview: Interview
    save: Save
    page: str = ""
    item: str = ""
    complaint: tuple[str, str] | None = None
    """The question and the problem that were printed last, if nothing was printed after them."""
    reasons: dict[str, str] = field(default_factory=dict)

    def turn(self, asked: Asked) -> None:
        """Ask one question and take the reply, or say why it cannot be taken."""
        self._announce(asked)
        self.take(ask(asked, self.interview), asked)

    def take(self, reply: Reply, asked: Asked) -> None:
        """Take the reply to a question, and show what comes of it."""
        self.interview = reply.to(self.interview)
        if self.interview.refused is not None:
            self._refused(asked, self.interview.refused.message)
            return
        if reply.saved:
            self.save(self.interview.saved)
        if reply.shown:
            self._show(asked)
        if reply.saved:
            self._follow_up()

    def _announce(self, asked: Asked) -> None:
        if asked.page != self.page:
            self.page, self.complaint = asked.page, None
            pages = self.interview.pages
            number = next(page.number for page in pages if page.name == asked.page)
            screen.heading(f"Page {number} of {len(pages)} · {asked.page_title}")
        reason = self.reasons.pop(asked.path, "")
        if asked.item and asked.item != self.item and (asked.again or reason):
            self.complaint = None
            screen.title(asked.item)
        self.item = asked.item
        if reason:
            self.complaint = None
            screen.warning(reason)
        if asked.problem and (self.complaint is None or self.complaint[0] != asked.path):
            self._complain(asked.path, asked.problem)

    def _complain(self, path: str, message: str) -> None:
        """Print a problem, in the place of an earlier one with the same question."""
        if self.complaint is not None and self.complaint[0] == path:
            screen.take_back(self.complaint[1])
        screen.problem(message)
        self.complaint = (path, message)

    def _refused(self, asked: Asked, message: str) -> None:
        example = f", such as {asked.example}" if asked.example else ""
        self._complain(asked.path, message or f"An answer is needed here{example}.")
        if self.interview.offer is not None:
            self._offer(asked, self.interview.offer)

    def _offer(self, asked: Asked, offer: Offer) -> None:
        """Offer another answer that would make a refused one do."""
        options = [
            Option(f"Change: {asked.title}", False),
            Option(f"Set: {offer.title}: {offer.text}", True),
        ]
        if choose("What would you like to do?", options) is True:
            self.interview = self.interview.take_offer()
            self.save(self.interview.saved)
            self._show_at(offer.path)

    def _show(self, asked: Asked) -> None:
        self.complaint = None
        if asked.kind == "terms":
            page = next(page for page in self.interview.pages if page.name == asked.page)
            kept = "with your changes" if any(row.given for row in page.rows) else "usual terms"
            screen.answered(page.title, "left out" if page.left_out else kept)
        else:
            self._show_at(asked.path)

    def _show_at(self, path: str) -> None:
        row = self.interview.row(path)
        if row is not None:
            count = len(row.entries)
            listed = f"{count} listed" if count else NONE
            screen.answered(row.title, listed if row.kind == "list" else told(row))

    def _follow_up(self) -> None:
        """Show what the last answer caused: questions asked again, a contradiction, findings."""
        for changed in self.interview.changed:
            now = "; ".join(f"{row.title}: {row.text or NONE}" for row in changed.rows)
            self.reasons[changed.path] = f"{_FOLLOWS} {now}"
        if self.interview.conflict is not None:
            self._contradicted(self.interview.conflict)
        fresh = self.interview.fresh
        while fresh:
            finding = fresh[0]
            notices.show(finding)
            remedied = self.interview.remedied(finding)
            after = notices.decide(finding, self.interview)
            changing = len(after.session.again) > len(self.interview.session.again)
            self.interview = after
            self.save(after.saved)
            if changing:
                return  # the answer is being changed: what else is found about it waits for the new one
            for aim in remedied:
                holds = after.row(aim.path)
                if holds is not None and holds.value == aim.value:
                    self._show_at(aim.path)
            fresh = after.fresh

    def _contradicted(self, conflict: Conflict) -> None:
        screen.problem(conflict.message)
        both = [
            Option(f"What I just answered: {conflict.answered.title}", conflict.answered.path),
            Option(conflict.other.title, conflict.other.path),
        ]
        chosen = choose("Which answer do you want to change?", both)
        self.interview = self.interview.mend(conflict.answered.path if chosen is BACK else chosen)
