"""A page of replies: what a person left as it was, changed, or must still answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.answers.paths import lies_in
from generator.errors import UsageError
from generator.messages import tell
from generator.questionnaire.interview import Changed, Interview, Refused
from generator.questionnaire.quick import USUAL
from generator.questionnaire.steps import Step
from generator.questionnaire.topics import TYPED, UNKNOWN, YES, Field, field_of, steps_on


@dataclass(frozen=True, slots=True)
class Reply:
    """What a page holds for a question, and what it showed before anybody touched it (see `Field.shown`)."""

    values: tuple[str, ...]
    before: tuple[str, ...]

    @property
    def touched(self) -> bool:
        """Say whether a person changed it."""
        return self.values != self.before


@dataclass(frozen=True, slots=True)
class Replied:
    """The interview after a page of replies, and what keeps some of them from being taken, by path.

    `changed` are the questions whose default follows from what was answered here, and is another now.
    """

    interview: Interview
    problems: Mapping[str, str] = field(default_factory=dict)
    changed: tuple[Changed, ...] = ()


def replied(interview: Interview, topic: str, replies: Mapping[str, Reply], *, whole: bool) -> Replied:
    """Take the replies of a page, in the order of its questions.

    A reply that was not touched changes nothing. With `whole` the person is done with the page: what they
    left as it stood is accepted, and what must be answered and is not is a problem. Nothing that was
    answered is lost: an answer that is refused, or was emptied and is needed, stays as it was, and the text
    is kept beside it.
    """
    after, problems, changed, seen = interview, dict[str, str](), dict[str, Changed](), set[str]()
    while step := _next(after, topic, replies, seen):
        seen.add(step.path)
        before = after
        after, problem = _taken(after, step, replies[step.path], whole=whole)
        if problem:
            problems[step.path] = problem
        changed |= {entry.path: entry for entry in after.changed if after is not before}
    if whole:
        after = _ended(after, topic, problems)
    return Replied(after, problems, tuple(changed.values()))


def _next(interview: Interview, topic: str, replies: Mapping[str, Reply], seen: set[str]) -> Step | None:
    # What a reply has brought may be on the page already, and count no longer as one of its own.
    on_it = (*steps_on(interview.session, topic), *interview.session.steps)
    return next((step for step in on_it if step.path in replies and step.path not in seen), None)


def _taken(interview: Interview, step: Step, reply: Reply, *, whole: bool) -> tuple[Interview, str]:
    """Return the interview after one reply, and what keeps it from being taken."""
    session = interview.session
    refused = step.path in session.typed
    if reply.touched or (whole and refused):
        return _answered(interview, step, reply, whole=whole)
    waiting = any(session.is_open(part) for part in session.parts(step))
    if not (whole and waiting) or step.ask == "list":
        return interview, ""
    now = field_of(interview, step)
    if now.shown != reply.before:
        return interview, ""  # its default is another by now, which the person has not seen
    if reply.values in ((), ("",)) and not _may_be_left(now):
        return interview, needed(interview, now)
    if step.combined is not None or step.ask not in TYPED:
        return _answered(interview, step, reply, whole=whole)
    return _result(interview.jump(step.path).accept(), step, now, whole=whole)


def _may_be_left(now: Field) -> bool:
    default = now.asked.default
    return now.asked.may_be_empty or (default is not None and default.value is not None)


def needed(interview: Interview, now: Field) -> str:
    """Say that a question must be answered, with an example where there is one."""
    if now.asked.example:
        return interview.phrases.say("interview.needed_such_as", example=now.asked.example)
    return interview.phrases.say("interview.needed")


def _answered(interview: Interview, step: Step, reply: Reply, *, whole: bool) -> tuple[Interview, str]:
    now = field_of(interview, step)
    asked = interview.jump(step.path)
    values = tuple(value for value in reply.values if value or step.ask in (*TYPED, "kind"))
    if step.ask in TYPED:
        text = (values[0] if values else "").replace("\r\n", "\n")
        if text.strip() == UNKNOWN and step.required:
            return asked.leave_open(), ""
        if whole and interview.session.typed.get(step.path) == text:
            # What was doubted and is sent once more is meant.
            asked = replace(asked, refused=Refused(step.path, "", text.strip(), doubt=True))
        after = asked.answer_text(text)
        if reason := _wrong_part(after, step):
            return asked.keep_typed(text), reason
        return _result(after, step, now, whole=whole, text=text)
    if step.ask == "many":
        chosen = tuple(c.value for c in now.asked.choices if str(c.value) in values)
        return _result(asked.answer(list(chosen)), step, now, whole=whole)
    if not values:
        return interview, needed(interview, now) if whole else ""
    return _result(_chosen(asked, step, now, values[0]), step, now, whole=whole)


def _wrong_part(after: Interview, step: Step) -> str:
    """Return what is wrong with a part of a text that answers several questions at once."""
    if step.combined is None or after.refused is not None:
        return ""
    session = after.session
    given = {part.path for part in session.parts(step) if session.has(part)}
    wrong = (a.reason for a in session.again if a.path in given and a.why == "wrong" and a.reason)
    reason = next(wrong, "")
    return f"{reason[:1].upper()}{reason[1:]}"


def _chosen(asked: Interview, step: Step, now: Field, token: str) -> Interview:
    """Return the interview after a choice; raise UsageError for one that is not offered."""
    if token not in {choice.token for choice in now.choices}:
        raise UsageError(tell("{path} has no such choice", path=step.path))
    if token == UNKNOWN:
        return asked.leave_open()
    if step.ask in ("flag", "include", "terms"):
        return asked.answer(token == YES)
    if not token:
        return asked.accept()
    offered = now.asked.choices
    same = (c.value for c in offered if token == (c.label if step.combined is not None else str(c.value)))
    return asked.answer(next(same))


def _result(
    after: Interview, step: Step, now: Field, *, whole: bool, text: str | None = None
) -> tuple[Interview, str]:
    """Return what a reply came to; a text that was refused is kept until it is mended."""
    if after.refused is not None:
        empty = text is not None and not text.strip()
        if empty and not whole:
            return after, ""
        message = after.refused.message or needed(after, now)
        kept = after if text is None or empty else after.jump(step.path).keep_typed(text)
        return kept, message
    if after.conflict is not None:
        return after, after.conflict.message
    return after, ""


def _ended(interview: Interview, topic: str, problems: dict[str, str]) -> Interview:
    """Return the interview with what a person leaves behind them accepted; add what is still wrong there."""
    after = interview
    for step in steps_on(after.session, topic):
        blocked = any(lies_in(path, step.path) for path in problems)
        if step.ask == "list" and after.session.is_open(step) and not blocked:
            after = _accepted(after, step, problems)
    if not problems and topic == USUAL:
        after = after.accept_rest()
    elif not problems:
        terms = (s for s in after.session.steps if s.path == topic and s.ask == "terms")
        for step in terms:
            after = _accepted(after, step, problems) if not after.session.has(step) else after
    here = {step.path for step in steps_on(after.session, topic)}
    wrong = {a.path: a.reason for a in after.session.again if a.why == "wrong" and a.reason}
    problems |= {path: reason for path, reason in wrong.items() if path in here and path not in problems}
    return after


def _accepted(interview: Interview, step: Step, problems: dict[str, str]) -> Interview:
    asked = interview.jump(step.path)
    if asked.asked is None or asked.asked.path != step.path:
        return interview  # something in it is still to be answered
    after, problem = _result(asked.accept(), step, field_of(interview, step), whole=True)
    if problem:
        problems[step.path] = problem
    return after
