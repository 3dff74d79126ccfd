"""A question as it is put to a person: its words, what may be answered, what holds without an answer."""

from dataclasses import dataclass
from typing import Any, Literal

from generator.answers.paths import MISSING, fetch
from generator.answers.values import UnitName
from generator.answers.walking import model_title, page_title, resolve
from generator.questionnaire.current import Row, entries, in_words, row, rows
from generator.questionnaire.parts import Lacking
from generator.questionnaire.saying import consequence, entry_title
from generator.questionnaire.session import Again, Session
from generator.questionnaire.steps import LONG_MENU, Ask, Step, page_of


@dataclass(frozen=True, slots=True)
class MenuChoice:
    """One value to choose: its label and, in one line, what choosing it means."""

    value: Any
    label: str
    consequence: str = ""


@dataclass(frozen=True, slots=True)
class Default:
    """What accepting a question gives: the JSON value, in words, and why.

    It is the usual one, or it follows from other answers: those in `because`.
    """

    value: Any
    text: str
    why: Literal["usual", "follows"]
    because: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: one question, or the whole of a list or of a page of usual terms.

    `kind` says how (`steps.Ask`). `choices` are those of a menu; `words` complete a typed line that stands
    for one of many. `hint` says what to type, `limit` where the contract does not simply print the answer.
    `given` is the JSON value of the answer, if there is one (`answered`), and `text` the same as a person
    types it, or what they began to type instead. Without a `default` something must be answered; one that is
    None may stand for no answer only with `may_be_empty`. `item` names the entry of a list that the question
    is about. `rows` are the terms of a page, or of the screen of usual terms; `entries` are the items of a
    list, one line each, and `lacking` says what the list still lacks. `beside` are lines on what the answer
    means for this deal. `problem` says what is wrong with the answer that there is; `again` that it was asked
    before; `may_stay_open` that a draft can have a blank in its place.
    """

    path: str
    kind: Ask
    title: str
    help: str
    page: str
    page_title: str
    required: bool
    unit: UnitName | None
    example: str
    choices: tuple[MenuChoice, ...]
    words: tuple[str, ...]
    hint: str
    limit: str
    answered: bool
    given: Any
    text: str
    default: Default | None
    may_be_empty: bool
    optional: bool
    left_out: bool
    item: str
    entries: tuple[str, ...]
    rows: tuple[Row, ...]
    lacking: Lacking | None
    beside: tuple[str, ...]
    problem: str
    again: bool
    may_stay_open: bool


def asked_of(step: Step, session: Session, *, may_be_empty: bool) -> Asked:
    """Return a question as it is put to a person now."""
    question, again = step.question, _again(step, session)
    given = _given(step, session)
    default = MISSING if step.combined is not None else session.default(step)
    page = page_of(session.about.root, step.page)
    return Asked(
        path=step.path,
        kind=step.ask,
        title=question.title,
        help=_help(step),
        page=step.page,
        page_title=page_title(page),
        required=step.required,
        unit=(question.item or question).unit,
        example=_example(step, session),
        choices=_choices(step, session),
        words=_words(step, session),
        hint=session.about.typing.hints.get(step.ask, ""),
        limit=step.override.help if step.override is not None else "",
        answered=given is not MISSING,
        given=None if given is MISSING else given,
        text=session.typed.get(step.path) or written(step, session),
        default=_offered(step, session) or _default(step, default, session),
        may_be_empty=may_be_empty,
        optional=question.optional,
        left_out=question.optional and fetch(session.data, step.path) is None,
        item=_item(step, session),
        entries=entries(step, session) if step.ask == "list" else (),
        rows=_rows(step, session),
        lacking=session.about.lacking(step.path, session.data) if step.ask == "list" else None,
        beside=session.about.beside(step.path, session.data),
        problem="" if again is None else again.reason,
        again=again is not None,
        may_stay_open=step.required,
    )


def _rows(step: Step, session: Session) -> tuple[Row, ...]:
    if step.ask == "usual" and session.about.quick is not None:
        # What the sentences say holds once all that is left is accepted.
        terms = session.about.quick.terms(session.accept_rest().data)
        return tuple(Row(term.path, term.text, "usual", None, "") for term in terms)
    return tuple(row(s, session) for s in rows(session, step.page)) if step.ask == "terms" else ()


def _offered(step: Step, session: Session) -> Default | None:
    text = "" if step.combined is None else step.combined.offer(session.data)
    return Default(text, text, "follows") if text else None


def _given(step: Step, session: Session) -> Any:
    return fetch(session.data, step.path) if session.is_given(step) else MISSING


def written(step: Step, session: Session) -> str:
    """Return the answer there is as a person types it, to be changed; empty for none."""
    if step.combined is not None:
        return step.combined.write(session.data)
    given = _given(step, session)
    # What was passed with its default is not an answer to be changed.
    passed = step.path in session.passed and given == session.default(step)
    return "" if passed else session.about.typing.write(step, given)


def _again(step: Step, session: Session) -> Again | None:
    return next((again for again in session.again if again.path == step.path), None)


def _help(step: Step) -> str:
    model = step.question.models[0] if step.question.models else None
    if step.ask == "terms" and model is not None:
        return " ".join(part for part in (consequence(model), step.question.help) if part)
    if step.ask == "include" and model is not None:
        return step.question.help or consequence(model)
    return step.question.help


def _default(step: Step, value: Any, session: Session) -> Default | None:
    if value is MISSING or step.ask == "usual":
        return None
    steps = (s for path in session.because(step) for s in session.stated if path in (s.path, s.place))
    known = (row(s, session) for s in dict.fromkeys(steps))
    return Default(
        value,
        in_words(step, value, session),
        "follows" if session.follows(step) else "usual",
        tuple(found for found in known if found.text),
    )


def _example(step: Step, session: Session) -> str:
    examples = step.question.info.examples
    if not examples:
        return ""
    # A day as a person reads it, which may be typed like that too.
    dated = step.question.unit == "date"
    return in_words(step, examples[0], session) if dated else str(examples[0]).rstrip(".")


def _choices(step: Step, session: Session) -> tuple[MenuChoice, ...]:
    question = step.question
    if step.combined is not None:
        lines = step.combined.alternatives(session.data)
        return tuple(MenuChoice(n, line.label, line.consequence) for n, line in enumerate(lines))
    if step.ask == "kind":
        return tuple(
            MenuChoice(model.model_fields["kind"].default, model_title(model), consequence(model))
            for model in question.models
        )
    menu = (question.item if step.ask == "many" and question.item is not None else question).menu
    known = dict(menu.choices) if menu is not None else {}
    if step.ask == "many":
        return tuple(MenuChoice(value, entry.label, entry.consequence) for value, entry in known.items())
    if step.ask != "menu":
        return ()
    return tuple(
        MenuChoice(value, known[value].label, known[value].consequence)
        if value in known
        else MenuChoice(value, str(value))
        for value in question.values
    )


def _words(step: Step, session: Session) -> tuple[str, ...]:
    values = step.question.values if len(step.question.values) >= LONG_MENU else ()
    return tuple(in_words(step, value, session) for value in values)


def _item(step: Step, session: Session) -> str:
    owner, bracket, rest = step.path.partition("[")
    index = int(rest.partition("]")[0]) if bracket else 0
    listed = (
        [field for field in resolve(session.about.root, owner) if field.kind == "list"] if bracket else []
    )
    return entry_title(listed[0], index, fetch(session.data, f"{owner}[{index}]")) if listed else ""
