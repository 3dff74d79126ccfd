"""The interview: what is asked now, and what each reply makes of it. A frozen value that shows nothing."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from pydantic import ValidationError

from generator.answers.paths import MISSING, fetch, lies_in, put
from generator.answers.reading import problems_of
from generator.answers.walking import ACCEPTED, asked_fields, page_title
from generator.errors import InputError, UsageError
from generator.findings import Finding
from generator.formatting.phrases import Phrases
from generator.messages import tell
from generator.questionnaire.asked import Asked, asked_of, written
from generator.questionnaire.checking import contradictions, in_normal_form, mistakes, objections
from generator.questionnaire.current import Row, in_words, row
from generator.questionnaire.dependents import changes, effective, stale
from generator.questionnaire.going_back import turn_back
from generator.questionnaire.parts import Meaning, Questionnaire, TwoReadingsError
from generator.questionnaire.planning import usual_terms
from generator.questionnaire.quick import Ask
from generator.questionnaire.session import Session, begin
from generator.questionnaire.steps import Step, are_terms

_TYPED = ("line", "paragraphs", "days", "rate", "numbers", "lines")

_LONGEST_TYPED = 1 << 20
"""Characters of a text that is kept before it is entered: what is saved must stay readable."""

_LONGEST_READ = 2000
"""Characters of a text that is read while it is typed."""

_FindingKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the last reply was not taken: `message` says what is allowed, empty where nothing was answered.

    `text` is what was typed, to be mended. `doubt` says that it counts when it is entered once more.
    """

    path: str
    message: str
    text: str | None = None
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two answers that contradict each other: the one just given, and another. One of them must change."""

    message: str
    answered: Row
    other: Row


@dataclass(frozen=True, slots=True)
class Changed:
    """A question that is asked again since its default has changed with other answers; what now holds."""

    path: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Another answer with which the refused one would do."""

    path: str
    title: str
    value: Any
    text: str


@dataclass(frozen=True, slots=True)
class PageState:
    """A page and how far it is: its questions that are active and those answered, and what holds for each.

    A page of usual terms counts as one question. `left_out` says that the contract goes without the page.
    """

    name: str
    title: str
    number: int
    active: int
    answered: int
    terms: bool
    optional: bool
    left_out: bool
    rows: tuple[Row, ...]

    @property
    def done(self) -> bool:
        """Say whether nothing on the page is still to be asked."""
        return self.answered == self.active


@dataclass(frozen=True)
class Interview:
    """An interview at one moment; every reply returns the interview after it.

    `refused`, `offer`, `along`, `changed` and `conflict` tell what the last reply came to: why it was not
    taken and what would do, which other questions it answered, which are asked again because their default
    follows from it (with what now holds), and which other answer it contradicts. `seen` are the findings that
    a person has decided on.
    """

    session: Session
    refused: Refused | None = None
    offer: Offer | None = None
    along: tuple[Row, ...] = ()
    changed: tuple[Changed, ...] = ()
    conflict: Conflict | None = None
    seen: frozenset[_FindingKey] = frozenset()
    contradicted: frozenset[str] = frozenset()

    @property
    def phrases(self) -> Phrases:
        """Return what screens say of the deal."""
        return self.session.about.phrases

    @classmethod
    def open(
        cls, about: Questionnaire, start: Mapping[str, Any] | None = None, *, quick: bool = False
    ) -> Self:
        """Open an interview: from nothing, from what `saved` returned, or from whole answers (JSON values).

        With `quick` one that begins takes the short way; one that was saved goes on as it was. What is wrong
        in the answers is asked again. Findings that there are already count as seen. Raises InputError for
        fields that no question asks.
        """
        session = begin(about, start or {})
        opened = cls(session if session.partial else replace(session, quick=quick))
        if not opened.session.data:
            return opened
        mended = replace(opened, session=_mended(opened.session, whole=False))
        return replace(mended, seen=frozenset(map(_key, mended.findings)))

    # Which way is taken

    @property
    def is_quick(self) -> bool:
        """Say whether the short way is taken."""
        return self.session.quick and self.session.about.quick is not None

    @property
    def can_be_quick(self) -> bool:
        """Say whether there is a short way."""
        return self.session.about.quick is not None

    def take_way(self, *, quick: bool) -> Self:
        """Go on by the short way, or with all questions; every answer is kept."""
        return self._going(replace(self._now, quick=quick))

    # What there is

    @cached_property
    def asked(self) -> Asked | None:
        """Return the question to ask now; None when every answer is given and they agree."""
        step = self._now.current
        return None if step is None else self.asked_as(step)

    def question(self, path: str) -> Asked:
        """Return any active question as it would be asked; raise UsageError where there is none."""
        return self.asked_as(self._step(path))

    def row(self, path: str) -> Row | None:
        """Return what holds for a question, None where it is not active."""
        stated = (*self.session.stated, *self.session.askable)
        step = next((s for s in stated if path in (s.path, s.place)), None)
        return None if step is None else row(step, self.session)

    def whole_row(self, path: str) -> Row | None:
        """Return what holds for the combined question that asks for an answer, once all of it is answered.

        Else it is the same as `row`.
        """
        session = self.session
        whole = (s for s in session.plan if any(part.path == path for part in session.parts(s)))
        told = (found for step in whole if step.combined is not None and (found := row(step, session)).done)
        return next((found for found in told if found.text), self.row(path))

    def rows_at(self, path: str) -> tuple[Row, ...]:
        """Return what holds for a question, or for each of those below a path, without items of lists."""
        return tuple(row(step, self.session) for step in _steps_at(path, self.session.steps))

    def remedied(self, finding: Finding) -> tuple[Row, ...]:
        """Return the questions that the remedy of a finding answers, with what it answers."""
        path, value = finding.remedy or ("", None)
        found = []
        # Also those that other answers settle: the remedy takes over what the contract states.
        for step in _steps_at(path, self.session.stated) if path else ():
            exact = path in (step.path, step.place)
            part = value if exact else fetch(value, step.path.removeprefix(f"{path}."))
            if part is not MISSING:
                found.append(_following(step, part, self.session))
        return tuple(found)

    @cached_property
    def pages(self) -> tuple[PageState, ...]:
        """Return every page, with its progress and what holds on it."""
        session, found = self.session, []
        for number, page in enumerate(asked_fields(session.about.root), start=1):
            inside = [step for step in session.stated if step.page == page.name]
            active = [step for step in inside if not (step.settled or step.in_terms)]
            answered = sum(session.has(step) for step in active)
            shown = tuple(row(s, session) for s in inside if s.ask != "terms" and not s.in_item)
            left_out = page.optional and fetch(session.data, page.name) is None
            found.append(
                PageState(
                    page.name,
                    page_title(page),
                    number,
                    len(active),
                    answered,
                    are_terms(page),
                    page.optional,
                    left_out,
                    shown,
                )
            )
        return tuple(found)

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """Return the findings on the answers so far and the defaults accepted."""
        return self.session.about.judge(effective(self.session))

    @property
    def fresh(self) -> tuple[Finding, ...]:
        """Return the findings to decide on: none while an item of a list is being entered."""
        step = self.session.current
        if self.conflict is not None or (step is not None and step.in_item):
            return ()
        return tuple(finding for finding in self.findings if _key(finding) not in self.seen)

    def was_seen(self, finding: Finding) -> bool:
        """Say whether a person has decided on a finding, or it stood when the interview was opened."""
        return _key(finding) in self.seen

    @property
    def left_open(self) -> tuple[Row, ...]:
        """Return the questions that nobody can answer yet: with one of them there is no contract to sign."""
        session = self.session
        waiting = (s for s in session.steps if s.path in session.unknown and not session.has(s))
        return tuple(row(step, session) for step in waiting)

    def reading(self, text: str) -> str:
        """Return in full what a text, as it stands, would be read as; empty where that says nothing new."""
        step = self._now.current
        if step is None or step.ask not in _TYPED or not text.strip() or len(text) > _LONGEST_READ:
            return ""
        if meaning := self._meaning(step, text):
            open_ = meaning == "unknown" and self._is_needed(step)
            return self.phrases.say("interview.left_open" if open_ else "answers.none")
        try:
            trial = in_normal_form(_read(self._now, step, text), step.page)
        except ValueError:
            return ""
        along = [other.text for other in _along(self._now, trial, step)]
        own = {step.path, *(part.path for part in trial.parts(step))}
        along += [begun for path, begun in trial.typed.items() if path not in {*own, *self._now.typed}]
        said = self.phrases.join("semicolon", filter(None, (row(step, trial).text, *along)))
        return "" if " ".join(said.split()) == " ".join(text.split()) else said

    def readings(self, path: str, text: str) -> Mapping[str, str]:
        """Return in words what a text may be read as, by what to type for each; nothing where it is one."""
        step = self._step(path)
        try:
            _read(self._now, step, text)
        except TwoReadingsError as found:
            return found.instead
        except ValueError:
            pass
        return {}

    @property
    def data(self) -> Mapping[str, Any]:
        """Return the answers given so far, as JSON values."""
        return self.session.data

    @property
    def unfinished(self) -> dict[str, Any]:
        """Return the same as an unfinished answers file has them: with the pack that they are of."""
        return {**self.session.form, **self.session.data}

    @property
    def foreseen(self) -> dict[str, Any]:
        """Return the same with what is proposed for the questions that need an answer and have none yet."""
        return {**self.session.form, **self.session.foreseen}

    @property
    def saved(self) -> dict[str, Any]:
        """Return what to save, as JSON values: `open` goes on from it at the same place."""
        return self._now.partial

    def answers(self) -> Any:
        """Return the finished answers, of the root model; acceptances of findings that are gone are left out.

        Raises InputError, with what is missing or wrong, while they are not finished.
        """
        data = dict(self.session.data)
        standing = {finding.id for finding in self.findings} if data.get(ACCEPTED) else set()
        if kept := [entry for entry in data.pop(ACCEPTED, None) or () if entry in standing]:
            data[ACCEPTED] = kept
        try:
            return self.session.about.root.model_validate(data)
        except ValidationError as error:
            raise InputError(problems_of(error, self.session.about.root)) from error

    # Replies

    def answer(self, value: Any) -> Self:
        """Answer what is asked with a JSON value.

        Of a menu of pages it is the kind, of an optional page whether it is wanted. Choosing the default is
        accepting it. Raises UsageError for a list, which is entered item by item, and for a page of terms
        that cannot be left out.
        """
        step = self._asked_step()
        session = self._now
        if step.combined is not None:
            return self._taken(choose_line(session, step, value), step)
        if step.ask == "list":
            raise UsageError(
                tell("{path} is a list: add an item, remove one, or accept it as it is", path=step.path)
            )
        if step.ask == "terms" and not step.question.optional:
            raise UsageError(
                tell("{path} is a page of terms: accept it, or jump to one of them", path=step.path)
            )
        if step.ask == "terms":
            return self._after_terms(step, wanted=value)
        return self._taken(_given(session, step, value), step)

    def answer_text(self, text: str) -> Self:
        """Answer what is asked with a text as a person types it; an empty one accepts the default.

        One that says that there is no answer counts as empty where none is needed, one that says that nobody
        knows it yet leaves the question open. What is hardly an answer is refused once: see `Refused.doubt`.
        Raises UsageError for a question whose answer is chosen.
        """
        step = self._asked_step()
        if step.ask not in _TYPED:
            raise UsageError(tell("{path} is not typed: answer it with one of its choices", path=step.path))
        offered = step.combined.offer(self._now.data) if step.combined is not None else ""
        if not text.strip() and step.ask == "lines" and not step.required:
            return self._instead(step, "none")
        if not text.strip() and not offered:
            default = None if step.combined is not None else self._now.default(step)
            needed = default is MISSING or (default is None and step.required)
            return self._refusing(Refused(step.path, "", text)) if needed else self.accept()
        if meaning := self._meaning(step, text):
            return self._instead(step, meaning)
        if doubt := self._doubt(step, text.strip()):
            return self._refusing(Refused(step.path, doubt, text.strip(), doubt=True))
        try:
            trial = _read(self._now, step, text if text.strip() else offered)
        except ValueError as error:
            message = str(error)
            return self._refusing(Refused(step.path, f"{message[:1].upper()}{message[1:]}", text))
        return self._taken(trial, step, text)

    def _meaning(self, step: Step, text: str) -> Meaning:
        """Return what a text says instead of an answer, as far as the question can do without one."""
        meaning = self.session.about.typing.meaning(text)
        return "" if meaning == "none" and not self._may_be_empty(step) else meaning

    def _instead(self, step: Step, meaning: Meaning) -> Self:
        if meaning == "unknown" and self._is_needed(step):
            return self.leave_open()
        if step.combined is not None and meaning == "none":
            return self._taken(_read(self._now, step, ""), step)
        return self.accept()

    def _doubt(self, step: Step, text: str) -> str:
        """Return why a text is hardly the answer to what is asked; empty once it is entered again."""
        before = self.refused
        if before is not None and before.doubt and (before.path, before.text) == (step.path, text):
            return ""
        if step.combined is not None:
            return step.combined.doubt(text, self._now.data)
        return self.session.about.typing.doubt(step, text)

    def _may_be_empty(self, step: Step) -> bool:
        """Say whether a typed question needs no answer."""
        if step.ask == "lines":
            return not step.required
        if step.ask not in _TYPED or self._now.default(step) is not None:
            return False
        return not _refusal(self._now.accept(step), step)

    def _is_needed(self, step: Step) -> bool:
        """Say whether a question needs an answer, by itself or as other answers are: a SIREN in France."""
        if step.required or step.ask not in _TYPED or self._now.default(step) is not None:
            return step.required
        trial = _with_the_rest(self._now, step) if step.combined else self._now.accept(step)
        paths = {step.path, *(part.path for part in trial.parts(step))}
        return any(objection.step.path in paths for objection in objections(trial, step))

    def leave_open(self) -> Self:
        """Pass what is asked without an answer, since nobody knows it yet; `left_open` tells of it.

        Raises UsageError for a question that needs no answer.
        """
        step = self._asked_step()
        if not self._is_needed(step):
            raise UsageError(tell("{path} needs no answer: accept it", path=step.path))
        return self._going(self._now.leave_open(step))

    def keep_typed(self, text: str) -> Self:
        """Keep a text that was begun for what is asked, and not entered, until it is asked again."""
        step = self._now.current
        if step is None or step.ask not in _TYPED:
            return self
        begun = "" if text == written(step, self._now) else text[:_LONGEST_TYPED]
        return self._going(self._now.keep_typed(step, begun))

    def accept(self) -> Self:
        """Accept the default of what is asked; of a list, that it is complete as it is.

        Of the screen of usual terms: accept all that is left.
        """
        step = self._asked_step()
        if step.ask == "usual":
            return self.accept_rest()
        if step.combined is not None:
            return self._taken(_with_the_rest(self._now, step), step)
        return self._taken(self._now.accept(step), step)

    def accept_rest(self) -> Self:
        """Accept the default of everything that has one and is still open, whatever is asked now."""
        return self._upset(self._now.accept_rest(), usual_terms(""))

    def add(self, path: str = "") -> Self:
        """Begin a new item of the list that is asked, or of the one at a path."""
        step = self._listed(path)
        return self._taken(self._now.add_item(step), step)

    def remove(self, index: int, path: str = "") -> Self:
        """Take an item out of the list that is asked, or of the one at a path; later items move up."""
        step = self._listed(path)
        return self._taken(self._now.remove_item(step, index), step)

    def back(self) -> Self:
        """Go back one question; every answer is kept. At the first question nothing changes."""
        return self._going(turn_back(self._now, self._asked_step()))

    def jump(self, path: str) -> Self:
        """Ask an active question next, or the first one below a path; then what is open, as before.

        Raises UsageError where no question is active there.
        """
        session, step = self._now, self._step(path)
        around = session.current
        if around is not None and around.ask == "list" and lies_in(step.path, f"{around.path}"):
            # A list that is being changed is not finished, so its sums are not judged yet.
            session = session.ask_again(around.path, "wrong")
        return self._going(session.ask_again(step.path, "picked"))

    def adopt(self, page: str, value: Mapping[str, Any]) -> Self:
        """Fill a whole page with JSON values that are valid; its optional questions count as passed."""
        return self._going(self._now.adopt(page, value))

    def mend(self, path: str) -> Self:
        """Ask one of two conflicting answers again; without a choice it is the one just given."""
        return self._going(self.session.ask_again(path, "wrong"))

    def take_offer(self) -> Self:
        """Take the other answer with which the refused one would do; then that one is asked again."""
        if self.offer is None:
            raise UsageError(tell("nothing is offered"))
        step = self._step(self.offer.path)
        return self._going(self.session.answer(step, self.offer.value))

    def take_remedy(self, finding: Finding) -> Self:
        """Settle a finding with its remedy."""
        if finding.remedy is None:
            raise UsageError(tell("{id} has no remedy", id=finding.id))
        path, value = finding.remedy
        passed = {place: shown for place, shown in self._now.passed.items() if place != path}
        session = replace(self._now, data=put(self._now.data, path, value), passed=passed)
        return replace(self._going(session), seen=self.seen | {_key(finding)})

    def keep(self, finding: Finding) -> Self:
        """Keep what a finding is about; that an error is accepted is recorded in the answers."""
        session = self._now
        accepted = [*(session.data.get(ACCEPTED) or ())]
        if finding.severity == "error" and finding.id not in accepted:
            session = replace(session, data={**session.data, ACCEPTED: [*accepted, finding.id]})
        return replace(self._going(session), seen=self.seen | {_key(finding)})

    def change(self, finding: Finding) -> Self:
        """Ask again what a finding is about."""
        return replace(self.jump(finding.place), seen=self.seen | {_key(finding)})

    # How a reply is taken

    @cached_property
    def _now(self) -> Session:
        """Return the session to go on with: the answer that caused a conflict is asked again."""
        return (
            self.session
            if self.conflict is None
            else self.session.ask_again(self.conflict.answered.path, "wrong")
        )

    def _step(self, path: str) -> Step:
        steps = self._now.askable
        exact = (step for step in steps if path in (step.path, step.place))
        below = (step for step in steps if lies_in(step.path, path))
        step = next(exact, None) or next(below, None)
        if step is None:
            raise UsageError(tell("no question is active at {path}", path=repr(path)))
        return step

    def _asked_step(self) -> Step:
        step = self._now.current
        if step is None:
            raise UsageError(tell("nothing is asked: every answer is given; jump to the one to change"))
        return step

    def _listed(self, path: str) -> Step:
        step = self._step(path) if path else self._asked_step()
        if step.ask != "list":
            raise UsageError(tell("{path} is not a list", path=step.path))
        return step

    def asked_as(self, step: Step) -> Asked:
        """Return a question of the session as it would be asked."""
        session = self._now
        asked = asked_of(step, session, may_be_empty=self._may_be_empty(step))
        if self.refused is None or self.refused.path != step.path:
            return asked
        text = asked.text if self.refused.text is None else self.refused.text
        return replace(asked, problem=self.refused.message or asked.problem, text=text)

    def _going(self, session: Session) -> Self:
        """Return the interview on another session, without what the last reply came to."""
        return replace(
            self, session=_mended(session), refused=None, offer=None, along=(), changed=(), conflict=None
        )

    def _refusing(self, refused: Refused, offer: Offer | None = None) -> Self:
        return replace(self._going(self._now), refused=refused, offer=offer)

    def _after_terms(self, step: Step, *, wanted: Any) -> Self:
        session = self._now.include(step, wanted=bool(wanted))
        return self._taken(session if wanted else session.accept_as(step, {}), step)

    def _taken(self, trial: Session, step: Step, text: str | None = None) -> Self:
        known = trial.unknown.difference(part.path for part in trial.parts(step))
        trial = replace(trial, unknown=known) if known != trial.unknown else trial
        message = _refusal(trial, step)
        if message:
            return self._refusing(Refused(step.path, message, text), self._offer(step))
        for objection in objections(trial, step):
            trial = trial.ask_again(objection.step.path, "wrong", objection.message)
        return self._upset(in_normal_form(trial, step.page), step)

    def _offer(self, step: Step) -> Offer | None:
        session = self._now
        found = session.about.way_out(step.path, session.data)
        aim = None if found is None else session.step(found[0])
        if found is None or aim is None:
            return None
        return Offer(aim.path, aim.question.title, found[1], in_words(aim, found[1], session))

    def _upset(self, session: Session, step: Step) -> Self:
        """Ask again what followed from the answer just given, and say what it contradicts."""
        changed: list[Changed] = []
        for other in stale(session):
            now = changes(session, other)
            aims = (aim for aim in session.stated if aim.path in now)
            rows = tuple(_following(aim, now[aim.path], session) for aim in aims)
            changed.append(Changed(other.path, other.question.title, rows))
            session = session.forget(other)
        waiting = {again.path for again in session.again}
        found = [o for o in contradictions(session) if o.step.path not in waiting]
        conflict = None
        new = next((o for o in found[:1] if o.message not in self.contradicted), None)
        if new is not None and new.step.path == step.path:
            session = session.ask_again(step.path, "wrong", new.message)
        elif new is not None:
            conflict = Conflict(new.message, row(step, session), row(new.step, session))
        after = replace(
            self._going(session),
            along=_along(self._now, session, step),
            changed=tuple(changed),
            conflict=conflict,
            contradicted=frozenset(o.message for o in found),
        )
        seen = after.seen & frozenset(map(_key, after.findings)) if after.seen else after.seen
        # The same interview keeps the findings that it has just found.
        return after if seen == after.seen else replace(after, seen=seen)


def _key(finding: Finding) -> _FindingKey:
    return finding.id, finding.place, finding.reason


def _steps_at(path: str, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    exact = tuple(s for s in steps if path in (s.path, s.place))
    depth = path.count("[")
    below = (s for s in steps if s.path.startswith(f"{path}.") and s.ask != "terms")
    return exact[:1] or tuple(s for s in below if s.path.count("[") == depth)


def _following(step: Step, value: Any, session: Session) -> Row:
    """Return what a question now follows with, before anybody accepts it."""
    return replace(
        row(step, session), value=value, text=in_words(step, value, session), why="", instead_of=""
    )


def _answered(session: Session, step: Step, value: Any) -> Session:
    if step.ask == "kind":
        changed = session.choose(step, value)
    elif step.ask == "include":
        changed = session.include(step, wanted=bool(value))
    else:
        return session.answer(step, value)
    # On a page of usual terms nothing is open by itself: ask what the choice brings with it.
    brought = [s for s in changed.steps if s.in_terms and lies_in(s.path, step.place) and s.path != step.path]
    for other in reversed([s for s in brought if not s.required and not changed.is_given(s)]):
        changed = changed.ask_again(other.path, "picked")
    return changed


def _given(session: Session, step: Step, value: Any) -> Session:
    """Return the session with a question answered; choosing its default is accepting it."""
    default = session.default(step)
    if step.ask in ("menu", "many", "flag") and value == default:
        return session.accept(step)
    if step.ask == "include" and value is False and default is None and not session.is_given(step):
        return session.accept(step)
    return _answered(session, step, value)


def _read(session: Session, step: Step, text: str) -> Session:
    """Return the session with a question answered by a text; raise ValueError where that cannot be read."""
    if step.combined is not None:
        return _filled(session, step, step.combined.read(text, session.data))
    return _answered(session, step, session.about.typing.read(step, text, session.default(step)))


def choose_line(session: Session, step: Step, value: Any) -> Session:
    """Return the session with a menu of several answers at once answered; `value` is the line's number."""
    lines = () if step.combined is None else step.combined.alternatives(session.data)
    if not isinstance(value, int) or not 0 <= value < len(lines):
        raise UsageError(tell("{path} has no such choice", path=step.path))
    return _filled(session, step, lines[value].values)


def _filled(session: Session, step: Step, values: Mapping[str, Any]) -> Session:
    """Give several questions their answers; those without one are passed, or asked one by one."""
    aside: set[str] = set()
    for path, value in values.items():
        part = next((s for s in session.steps if path in (s.path, s.place)), None)
        if isinstance(value, Ask):
            session = session if part is None else session.take_back(part)
            session = (
                session.begin(path, value.text) if part is None else session.keep_typed(part, value.text)
            )
            aside.add(path if part is None else part.path)
            session = session.ask_again(path, "wrong", value.reason) if value.reason else session
        elif part is None:
            raise UsageError(tell("no question is active at {path}", path=repr(path)))
        else:
            session = session.fill_list(part, value) if part.ask == "list" else _given(session, part, value)
    return _with_the_rest(session, step, aside)


def _with_the_rest(session: Session, step: Step, aside: Collection[str] = ()) -> Session:
    """Pass those of several questions that need no answer."""
    typed = {path: text for path, text in session.typed.items() if path != step.path}
    session = replace(session, typed=typed).without_again(step)
    while part := next(_to_pass(session, step, aside), None):
        session = session.accept(part)
    return session


def _to_pass(session: Session, step: Step, aside: Collection[str]) -> Iterator[Step]:
    for part in session.parts(step):
        if session.is_open(part) and not (part.required or part.path in aside):
            yield part


def _along(before: Session, after: Session, step: Step) -> tuple[Row, ...]:
    """Return the other questions that a reply to several at once has answered, or begun."""
    if step.combined is None:
        return ()
    own = {step.path, *(part.path for part in after.parts(step))}
    fresh = (s for s in after.steps if s.path not in own and after.is_given(s) and not before.is_given(s))
    return tuple(row(s, after) for s in fresh)


def _refusal(trial: Session, step: Step) -> str:
    """Return why a reply cannot be taken, or an empty text."""
    if step.ask == "lines":
        paths = {part.path for part in trial.parts(step) if part.ask == "list"}
        return next((o.message for o in contradictions(trial) if o.step.path in paths), "")
    message = next((o.message for o in objections(trial, step) if o.step.path == step.path), "")
    if message or step.ask not in ("list", "numbers") or not trial.has(step):
        return message
    return next((o.message for o in contradictions(trial) if o.step.path == step.path), "")


def _mended(session: Session, *, whole: bool = True) -> Session:
    """Ask again what is wrong with the answers; with `whole` only once nothing else is open.

    Raises InputError for what no question can mend, such as an unknown field.
    """
    if whole and session.current is not None:
        return session
    wrong, unknown = mistakes(session)
    if unknown:
        raise InputError(unknown)
    for objection in reversed(wrong):
        session = session.ask_again(objection.step.path, "wrong", objection.message)
    return session
