"""What holds for each question now: the answer given, else the default, and what is printed of it."""

from dataclasses import dataclass, replace
from typing import Any

from generator.answers.paths import MISSING, fetch, lies_in
from generator.formatting.phrases import Phrases
from generator.questionnaire.saying import brief, shortened
from generator.questionnaire.session import Session
from generator.questionnaire.steps import Step, kind_of

_LONGEST_DIGEST = 72


@dataclass(frozen=True, slots=True)
class Row:
    """A question and what the contract says for it, in words.

    `text` is empty where nothing is said, and of a list `entries` have a line for each item. `why` says why
    it is not simply the answer, and `instead_of` what was answered. `value` is the JSON value that holds,
    None for none. `given` says that it was answered, `done` that it was at least accepted, `fixed` that
    nobody is asked, `left_open` that nobody can answer it yet.
    """

    path: str
    title: str
    kind: str
    value: Any
    text: str
    why: str = ""
    instead_of: str = ""
    entries: tuple[str, ...] = ()
    given: bool = False
    done: bool = False
    fixed: bool = False
    left_open: bool = False


def told(row: Row, phrases: Phrases) -> str:
    """Return what the contract says for a question, and why where that is not the answer."""
    text = row.text or phrases.say("interview.left_open" if row.left_open else "answers.none")
    if row.instead_of:
        return phrases.say("interview.instead_of", text=text, why=row.why, answer=row.instead_of)
    return phrases.say("interview.so", text=text, why=row.why) if row.why else text


def value_of(step: Step, session: Session) -> Any:
    """Return the JSON value that holds, as the contract prints it: the one given, else the default."""
    if step.settled:
        return step.default
    given = _answer(step, session)
    return given if step.override is None or given is None else step.override.printed_json(given)


def _answer(step: Step, session: Session) -> Any:
    given = fetch(session.data, step.path)
    # What a file leaves out by saying null is filled in like what it does not name.
    if given is not MISSING and not (given is None and session.follows(step)):
        return given
    default = session.default(step)
    # The details of a default that is active have rows of their own.
    is_active = step.ask == "kind" and kind_of(step.question, session.data, step.place) is not None
    return fetch(default, "kind") if is_active else default


def in_words(step: Step, value: Any, session: Session) -> str:
    """Return a JSON value of a question in one line; empty for none."""
    printer = session.about.printer(session.data)
    if step.ask in ("include", "terms"):
        return printer.text(value not in (MISSING, None), "flag")
    return brief(step.question, value, printer)


def row(step: Step, session: Session) -> Row:
    """Return what holds for a question."""
    if step.combined is not None:
        return _combined(step, session)
    value, override = value_of(step, session), step.override
    told = None if value is MISSING else value
    text = session.about.echo(step.path, session.data) or in_words(step, value, session)
    plain = Row(
        path=step.path,
        title=step.question.title,
        kind=step.ask,
        value=told,
        text=text,
        entries=entries(step, session) if step.ask == "list" else (),
        given=session.is_given(step),
        done=session.has(step),
        fixed=step.settled,
        left_open=step.path in session.unknown and not session.has(step),
    )
    if override is None or told is None:
        return plain
    if step.settled:
        return replace(plain, why=override.why)
    answered = in_words(step, _answer(step, session), session)
    words = override.words.format(text)
    if answered == text:
        return replace(plain, text=words)
    return replace(plain, text=words, why=override.why, instead_of=answered)


def _combined(step: Step, session: Session) -> Row:
    parts = session.parts(step)
    return Row(
        path=step.path,
        title=step.question.title,
        kind="line",
        value=None,
        text="" if step.combined is None else step.combined.said(session.data),
        given=any(session.is_given(part) for part in parts),
        done=all(session.has(part) for part in parts),
        left_open=any(part.path in session.unknown and not session.has(part) for part in parts),
    )


def rows(session: Session, page: str, *, below: str = "") -> tuple[Step, ...]:
    """Return the questions of a page, or of one item of a list, that a person can change."""
    inside = [s for s in session.steps if s.page == page and s.ask != "terms"]
    if below:
        return tuple(s for s in inside if s.path == below or s.path.startswith(f"{below}."))
    return tuple(s for s in inside if not s.in_item)


def entries(step: Step, session: Session) -> tuple[str, ...]:
    """Return each item of a list in one line."""
    items = fetch(session.data, step.path)
    count = len(items) if isinstance(items, list) else 0
    return tuple(digest(session, f"{step.path}[{index}]") for index in range(count))


def digest(session: Session, path: str) -> str:
    """Return an item of a list in one line."""
    inside = [s for s in session.steps if lies_in(s.path, path) and s.ask not in ("kind", "list")]
    texts = (in_words(step, value_of(step, session), session) for step in inside)
    return shortened(", ".join(text for text in texts if text), _LONGEST_DIGEST)
