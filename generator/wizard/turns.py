"""The interview at the terminal, turn by turn: each reply is taken, saved and shown with what it causes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.errors import InputError
from generator.findings import Finding
from generator.messages import tell
from generator.questionnaire.asked import Asked
from generator.questionnaire.current import Row
from generator.questionnaire.interview import Conflict, Interview, Offer
from generator.wizard import notices
from generator.wizard.asking import Reply, ask
from generator.wizard.current_value import listed
from generator.wizard.prompts import BACK, Option, Stopped, choose
from generator.wizard.screen import About, Screen

Save = Callable[[Mapping[str, Any]], None]
"""Saves what is handed to it; raises InputError where it cannot."""


@dataclass(slots=True)
class Turns:
    """The interview as it stands, and what the person sees of it."""

    interview: Interview
    keep: Save
    screen: Screen = field(default_factory=Screen)
    page: str = ""
    reasons: dict[str, str] = field(default_factory=dict)

    def _say(self, name: str, /, **values: object) -> str:
        return self.interview.phrases.say(name, **values)

    def _listed(self, row: Row) -> str:
        """Return what stands behind a question that was answered."""
        return listed(row, self.interview.phrases)

    def save(self) -> None:
        """Save the interview; where that fails, say so and go on: the next answer saves those before it."""
        about = About("problem", "saving")
        try:
            self.keep(self.interview.saved)
        except InputError as error:
            if not self.screen.shows(about):
                told = tell(
                    "Your answers could not be saved, and are kept until they can be: {reason}", reason=error
                )
                self.screen.problem(told, about)
        else:
            self.screen.keep(lambda other: other != about)

    def turn(self, asked: Asked) -> None:
        """Ask one question and take the reply, or say why it cannot be taken."""
        self._announce(asked)
        quick = self.interview.is_quick
        try:
            reply = ask(asked, self.interview)
        except Stopped as stopped:
            self.interview = self.interview.keep_typed(stopped.text)
            raise
        self.take(reply, asked)
        if self.interview.is_quick != quick:
            self.page = ""
            self.screen.note(self._say("interview.quick_again" if not quick else "interview.all_questions"))

    def take(self, reply: Reply, asked: Asked) -> None:
        """Take the reply to a question, and show what comes of it."""
        self.interview = reply.to(self.interview)
        if self.interview.refused is not None:
            self._refused(asked, self.interview.refused.message)
            return
        if reply.saved:
            self.save()
        if reply.shown:
            self._show(asked)
        if reply.saved:
            self._follow_up()

    def settle(self, finding: Finding) -> None:
        """Show a finding that was decided on before, and let the person decide once more."""
        # What was shown before may have scrolled away.
        self.screen.keep(lambda about: about != About("finding", finding))
        notices.show(finding, self.interview.phrases, self.screen)
        self._decide(finding, again=True)
        self._follow_up()

    def _announce(self, asked: Asked) -> None:
        self.screen.keep(lambda about: self._holds(about, asked))
        page = About("page", asked.page)
        # The headings of pages on which nothing is asked by now.
        self.screen.take_back(lambda about: about.kind == "page" and about != page)
        if asked.kind == "usual":
            return
        if asked.page != self.page:
            self.page = asked.page
            pages = self.interview.pages
            number = next(page.number for page in pages if page.name == asked.page)
            if not self.screen.shows(page):
                told = self._say("interview.page", number=number, of=len(pages), title=asked.page_title)
                # The quick interview goes its own way through the pages: their numbers say nothing there.
                self.screen.heading(asked.page_title if self.interview.is_quick else told, page)
        reason = self.reasons.pop(asked.path, "")
        item = About("item", asked.item)
        if asked.item and (asked.again or reason) and not self.screen.shows(item):
            self.screen.title(asked.item, item)
        if reason:
            self.screen.warning(reason, About("reason", asked.path))
        if asked.problem:
            self._complain(asked.path, asked.problem)

    def _holds(self, about: About, asked: Asked | None) -> bool:
        """Say whether a piece on the screen still tells what is so, now that a question is asked."""
        path = "" if asked is None else asked.path
        match about.kind:
            case "answer":
                row = self.interview.row(str(about.key))
                return row is not None and about.key != path and self._listed(row) == about.text
            case "problem":
                return about.key in (path, "saving")
            case "reason":
                return about.key == path
            case "item":
                return asked is not None and about.key == asked.item
            case "finding":
                return about.key in self.interview.findings
            case "page":
                return True

    def _complain(self, path: str, message: str) -> None:
        """Print a problem, in the place of an earlier one with the same question."""
        about = About("problem", path, message)
        if not self.screen.shows(about):
            self.screen.keep(lambda other: (other.kind, other.key) != ("problem", path))
            self.screen.problem(message, about)

    def _refused(self, asked: Asked, message: str) -> None:
        if asked.example:
            needed = self._say("interview.needed_such_as", example=asked.example)
        else:
            needed = self._say("interview.needed")
        self._complain(asked.path, message or needed)
        if self.interview.offer is not None:
            self._offer(asked, self.interview.offer)

    def _offer(self, asked: Asked, offer: Offer) -> None:
        """Offer another answer that would make a refused one do."""
        options = [
            Option(self._say("interview.change", title=asked.title), False),
            Option(self._say("interview.set", title=offer.title, value=offer.text), True),
        ]
        if choose(self._say("interview.what_to_do"), options) is True:
            self.interview = self.interview.take_offer()
            self.save()
            self._show_at(offer.path)

    def _show(self, asked: Asked) -> None:
        self.screen.keep(lambda about: about.kind not in ("problem", "reason") or about.key != asked.path)
        if asked.kind == "terms":
            page = next(page for page in self.interview.pages if page.name == asked.page)
            changed = any(row.given for row in page.rows)
            kept = "interview.with_changes" if changed else "interview.usual_terms"
            self.screen.answered(page.title, self._say("answers.left_out" if page.left_out else kept))
        elif asked.kind == "usual":
            self.screen.answered(self._say("interview.the_usual_terms"), self._say("interview.taken"))
        else:
            whole = self.interview.whole_row(asked.path)
            self._show_at(asked.path if whole is None else whole.path)
            for other in self.interview.along:
                self._show_at(other.path)

    def _show_at(self, path: str) -> None:
        row = self.interview.row(path)
        if row is not None:
            self.screen.keep(lambda about: (about.kind, about.key) != ("answer", path))
            answer = self._listed(row)
            self.screen.answered(row.title, answer, About("answer", path, answer))

    def _follow_up(self) -> None:
        """Show what the last answer caused: questions asked again, a contradiction, findings."""
        for changed in self.interview.changed:
            join, none = self.interview.phrases.join, self._say("answers.none")
            now = join("semicolon", (join("colon", (row.title, row.text or none)) for row in changed.rows))
            self.reasons[changed.path] = self._say("interview.follows_now", now=now)
        if self.interview.conflict is not None:
            self._contradicted(self.interview.conflict)
        while fresh := self.interview.fresh:
            notices.show(fresh[0], self.interview.phrases, self.screen)
            if self._decide(fresh[0]):
                return  # the answer is being changed: what else is found about it waits for the new one

    def _decide(self, finding: Finding, *, again: bool = False) -> bool:
        """Ask what to do about a finding; say whether the answer that it is about is to be changed."""
        remedied = self.interview.remedied(finding)
        after = notices.decide(finding, self.interview, again=again)
        changing = len(after.session.again) > len(self.interview.session.again)
        self.interview = after
        self.save()
        self.screen.keep(lambda about: about.kind != "finding" or about.key in self.interview.findings)
        for aim in () if changing else remedied:
            holds = after.row(aim.path)
            if holds is not None and holds.value == aim.value:
                self._show_at(aim.path)
        return changing

    def _contradicted(self, conflict: Conflict) -> None:
        about = About("problem", conflict.answered.path, conflict.message)
        self.screen.problem(conflict.message, about)
        both = [
            Option(
                self._say("interview.just_answered", title=conflict.answered.title), conflict.answered.path
            ),
            Option(conflict.other.title, conflict.other.path),
        ]
        chosen = choose(self._say("interview.which_to_change"), both)
        self.interview = self.interview.mend(conflict.answered.path if chosen is BACK else chosen)
        self.screen.keep(lambda other: other != about)
