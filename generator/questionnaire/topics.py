"""The interview by topics: all questions of a page at once, with those that each choice would bring."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.answers.paths import fetch, lies_in
from generator.answers.walking import Question, asked_fields, page_title
from generator.formatting.phrases import Phrases
from generator.questionnaire.asked import Asked, asked_of
from generator.questionnaire.checking import in_normal_form
from generator.questionnaire.current import Row, in_words, row, value_of
from generator.questionnaire.interview import Interview, choose_line
from generator.questionnaire.planning import NO_DEFAULT
from generator.questionnaire.quick import USUAL, Alternative, Ask as AskApart, UsualTerm
from generator.questionnaire.saying import consequence
from generator.questionnaire.session import Session
from generator.questionnaire.steps import Ask, Step, are_terms, page_of

TYPED: tuple[Ask, ...] = ("line", "paragraphs", "days", "rate", "numbers", "lines")
"""How questions are asked whose answer is typed."""

UNKNOWN = "?"
"""What stands for an answer that nobody can give yet."""

YES, NO = "yes", "no"
"""What is chosen at a question of yes or no."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What is asked on one page: its name, heading and what it is about, and whether all of it is answered.

    `usual` says that everything on it has a default, so that it can be taken as it is. `optional` says that
    the contract may go without it, `left_out` that it does.
    """

    name: str
    title: str
    about: str
    done: bool
    usual: bool = False
    optional: bool = False
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose: `token` is what a form sends for it."""

    token: str
    label: str
    consequence: str


@dataclass(frozen=True, slots=True)
class Field:
    """A question on a page: as it is asked, what holds for it, and what its control shows.

    `shown` are the text, or the tokens of what is chosen; `stored` is the JSON value that was answered, None
    for none. `branches` are the questions that a choice brings, by its token, also of those that are
    not chosen; `items` are the entries of a list, each with its questions.
    """

    asked: Asked
    row: Row
    shown: tuple[str, ...]
    stored: Any
    choices: tuple[Choice, ...] = ()
    branches: Mapping[str, tuple["Field", ...]] = field(default_factory=dict)
    items: tuple[tuple["Field", ...], ...] = ()

    @property
    def path(self) -> str:
        """Return the path of its answer."""
        return self.asked.path


@dataclass(frozen=True, slots=True)
class Open:
    """An answer that a contract to sign still needs: its topic and question, and what is wrong with it.

    `path` is empty where the whole topic is to be looked at.
    """

    topic: Topic
    path: str
    title: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A usual term: what it says, and the questions that it opens."""

    path: str
    text: str
    page_title: str
    fields: tuple[Field, ...]


def topics(interview: Interview) -> tuple[Topic, ...]:
    """Return the topics of an interview in order; the short way ends with the usual terms."""
    session = interview.session
    if not interview.is_quick:
        return tuple(_topic(page, session) for page in asked_fields(session.about.root))
    pages = {page.name: page for page in asked_fields(session.about.root)}
    open_on = {step.page for step in session.still_open if step.ask != "usual"}
    usual = Topic(USUAL, interview.phrases.say("interview.the_usual_terms"), "", _nothing_is_left(session))
    return (
        *(
            replace(_topic(pages[name], session), done=name not in open_on, usual=False)
            for name in _pages_of_the_short_way(session)
        ),
        replace(usual, usual=True),
    )


def topic_names(interview: Interview) -> tuple[str, ...]:
    """Return the names of the topics in order."""
    session = interview.session
    if not interview.is_quick:
        return tuple(page.name for page in asked_fields(session.about.root))
    return (*_pages_of_the_short_way(session), USUAL)


def _pages_of_the_short_way(session: Session) -> tuple[str, ...]:
    waiting = [step for step in session.still_open if step.ask != "usual"]
    # What else needs an answer may have a default by the time the rest is answered.
    more = () if any(map(session.is_planned, waiting)) else waiting
    return tuple(dict.fromkeys(step.page for step in (*session.plan, *more)))


def _nothing_is_left(session: Session) -> bool:
    return not any(session.is_open(step) for step in session.steps)


def _topic(page: Question, session: Session) -> Topic:
    terms = are_terms(page)
    inside = [s for s in session.steps if s.page == page.name and (s.ask == "terms" or not s.in_terms)]
    return Topic(
        page.name,
        page_title(page),
        consequence(page.models[0]) if page.kind == "page" else "",
        done=all(session.has(step) for step in inside),
        usual=terms,
        optional=page.optional,
        left_out=page.optional and fetch(session.data, page.name) is None,
    )


def steps_on(session: Session, name: str) -> tuple[Step, ...]:
    """Return the questions of a topic, in order, under the present answers."""
    if name != USUAL and session.plan:
        return tuple(_planned_on(session, name))
    inside = [step for step in session.steps if name in (USUAL, step.page)]
    # Whether a page is wanted at all comes before what it asks.
    wanted = {step.path: step for step in inside if step.ask == "terms" and step.question.optional}
    found = dict[str, Step]()
    for step in inside:
        if step.page in wanted:
            found.setdefault(step.page, wanted[step.page])
        if step.ask != "terms":
            found[step.path] = step
    return (*found.values(), *(session.asides if name == USUAL else ()))


def _planned_on(session: Session, name: str) -> Iterator[Step]:
    """Yield the questions of the short way on a page, each with those that must be asked below it."""
    told: set[str] = set()
    waiting = False
    for step in session.plan:
        if step.page != name:
            continue
        if waiting and step.combined is not None and step.ask == "menu":
            break  # its lines are made of the answers before it
        waiting = waiting or any(map(session.is_open, session.parts(step)))
        told |= {part.path for part in session.parts(step)}
        yield step
        if step.combined is not None and any(map(session.begun, session.parts(step))):
            yield from (part for part in session.parts(step) if session.is_open(part))
    # What a person has asked for is asked too, as long as it is not answered.
    picked = {again.path for again in session.again} - told
    yield from (step for step in session.steps if step.page == name and step.path in picked)
    if waiting:
        return
    told |= picked
    for step in session.steps:
        needed = step.required and session.default(step) in NO_DEFAULT
        if step.page == name and needed and not session.is_planned(step) and step.path not in told:
            yield step


def asked_at(interview: Interview, place: str) -> tuple[str, str]:
    """Return the topic on which the answer at a path is asked, and the path of the question there.

    What the short way does not ask by itself is among the usual terms; a path that no topic asks has the
    first topic, and no question.
    """
    session = interview.session
    every = topic_names(interview)
    page = place.partition(".")[0].partition("[")[0]
    if page in every and (found := _step_at(place, steps_on(session, page))):
        return page, found.path
    for step in (*session.plan, *session.asides):
        if step.combined is not None and any(lies_in(place, path) for path in step.combined.covers):
            return (USUAL if step in session.asides else step.page), step.path
    terms = _usual_terms(session) if USUAL in every else ()
    opened = (s for s in steps_on(session, USUAL) if any(lies_in(s.path, term.path) for term in terms))
    if found := _step_at(place, tuple(opened)):
        return USUAL, found.path
    return (page if page in every else every[0]), ""


def open_answers(interview: Interview) -> tuple[Open, ...]:
    """Return what is still to be answered, by topic: also what nobody knows yet, and what is wrong."""
    session, every = interview.session, topics(interview)
    wrong = {again.path: again.reason for again in session.again if again.why == "wrong"}
    unknown = {path for path in session.unknown if (step := session.step(path)) and not session.has(step)}
    steps = [step for step in session.askable if step.path in wrong or step.path in unknown]
    found: dict[str, Open] = {}
    for part in (*session.still_open, *steps):
        step = _asked_with(part, session)
        name, path = (USUAL, "") if step.ask == "usual" else asked_at(interview, step.path)
        topic = next(topic for topic in every if topic.name == name)
        whole = step.ask in ("usual", "terms")
        title = topic.title if whole else step.question.title
        found.setdefault(step.path, Open(topic, "" if whole else path, title, wrong.get(step.path, "")))
    order = [topic.name for topic in every]
    return tuple(sorted(found.values(), key=lambda one: order.index(one.topic.name)))


def _asked_with(part: Step, session: Session) -> Step:
    """Return the question that asks for several answers at once, as long as none of them is there."""
    whole = (step for step in session.plan if part in session.parts(step))
    return next((step for step in whole if not any(map(session.has, session.parts(step)))), part)


def _step_at(place: str, steps: tuple[Step, ...]) -> Step | None:
    """Return the question of an answer, or the first one of what is below a path."""
    exact = (step for step in steps if place in (step.path, step.place))
    return next(exact, next((step for step in steps if lies_in(step.path, place)), None))


def fields_on(interview: Interview, name: str, *, others: bool = True) -> tuple[Field, ...]:
    """Return the questions of a topic, those that others bring below them.

    With `others` also those of choices that were not made, and whether a question may stay empty: without,
    what is said beside the questions is there in half the time.
    """
    return _fields(interview, steps_on(interview.session, name), others=others)


def terms_on(interview: Interview, name: str, *, others: bool = True) -> tuple[Term, ...]:
    """Return the usual terms of a topic, each with the questions that it opens; `others` as above."""
    if name != USUAL:
        title = page_title(page_of(interview.session.about.root, name))
        return tuple(Term(f.path, "", title, (f,)) for f in fields_on(interview, name, others=others))
    session = interview.session
    found, told = [], set[str]()
    for term in _usual_terms(session):
        inside = [s for s in steps_on(session, USUAL) if lies_in(s.path, term.path) and s.path not in told]
        told |= {step.path for step in inside}
        page = page_of(session.about.root, term.path.partition(".")[0])
        found.append(
            Term(term.path, term.text, page_title(page), _fields(interview, tuple(inside), others=others))
        )
    return tuple(found)


def _usual_terms(session: Session) -> tuple[UsualTerm, ...]:
    """Return the usual terms; while the answers contradict each other there are no sentences for them.

    Then each question that the short way does not ask by itself stands there, so that any can be changed.
    """
    apart = (s for s in steps_on(session, USUAL) if not (s.in_item or session.is_planned(s)))
    return session.usual_terms or tuple(UsualTerm(s.place, "") for s in apart)


def _fields(interview: Interview, steps: tuple[Step, ...], *, others: bool) -> tuple[Field, ...]:
    """Return questions in order; those that stand below another one come with it."""
    found: list[Field] = []
    rest = list(steps)
    while rest:
        step = rest.pop(0)
        owner = _list_of(step, steps)
        if owner is not None:
            # The questions of the items of a list come before the one about the list.
            inside = [s for s in (step, *rest) if lies_in(s.path, owner.path) and s is not owner]
            rest = [s for s in rest if s not in inside and s is not owner]
            found.append(
                replace(
                    field_of(interview, owner, whole=others),
                    items=_items(interview, owner, inside, others=others),
                )
            )
            continue
        inside = [s for s in rest if _belongs(s, step)]
        made = _with_branches(interview, step, tuple(inside), others=others)
        found.append(made)
        # What a menu of several answers leaves to be asked stands below its line, once one is chosen.
        below = {field.path for token in made.shown for field in made.branches.get(token, ())}
        apart = step.combined is not None
        rest = [s for s in rest if s not in inside or (apart and s.path not in below)]
    return tuple(found)


def _belongs(other: Step, step: Step) -> bool:
    """Say whether a question is there because of how another one was answered."""
    if step.ask == "menu" and step.combined is not None:
        return any(lies_in(other.path, path) for path in step.combined.covers)
    brings = step.ask in ("kind", "include", "terms")
    return brings and lies_in(other.path, step.place) and other.path != step.path


def _list_of(step: Step, steps: tuple[Step, ...]) -> Step | None:
    """Return the outermost list of those asked that a question is about an item of, or is."""
    lists = (s for s in steps if s.ask == "list" and (s is step or step.path.startswith(f"{s.path}[")))
    return min(lists, key=lambda s: len(s.path), default=None)


def _items(
    interview: Interview, owner: Step, inside: list[Step], *, others: bool
) -> tuple[tuple[Field, ...], ...]:
    given = fetch(interview.session.data, owner.path)
    indexes = {int(s.path.removeprefix(f"{owner.path}[").partition("]")[0]) for s in inside}
    count = max(len(given) if isinstance(given, list) else 0, len(indexes))
    return tuple(
        _fields(
            interview, tuple(s for s in inside if lies_in(s.path, f"{owner.path}[{index}]")), others=others
        )
        for index in range(count)
    )


def _with_branches(interview: Interview, step: Step, inside: tuple[Step, ...], *, others: bool) -> Field:
    made = field_of(interview, step, whole=others)
    if step.combined is not None:
        return replace(made, branches=dict(_lines_bring(interview, step, made.shown, others=others)))
    if step.ask not in ("kind", "include", "terms"):
        return made
    chosen = made.shown[0] if made.shown else ""
    branches: dict[str, tuple[Field, ...]] = {}
    for value in (c.token for c in made.choices if c.token not in ("", NO, UNKNOWN)):
        if value == chosen:
            brought = _fields(interview, inside, others=others)
        elif others:
            other = _as_if(interview, step, value)
            below = tuple(s for s in other.session.steps if _belongs(s, step))
            if interview.is_quick and other.session.is_planned(step):
                below = tuple(s for s in below if s.required and other.session.default(s) in NO_DEFAULT)
            brought = _fields(other, below, others=others)
        else:
            continue
        if brought:
            branches[value] = brought
    return replace(made, branches=branches)


def _lines_bring(
    interview: Interview, step: Step, shown: tuple[str, ...], *, others: bool
) -> Iterator[tuple[str, tuple[Field, ...]]]:
    """Yield, by line of a menu of several answers, the questions that it leaves to be asked by themselves."""
    for number, line in enumerate(_lines_of(step, interview.session)):
        asks, chosen = (
            {path for path, value in line.values.items() if isinstance(value, AskApart)},
            line.label in shown,
        )
        if not asks or not (others or chosen):
            continue
        session = interview.session if chosen else choose_line(interview.session, step, number)
        inside = tuple(part for part in session.parts(step) if part.path in asks)
        yield line.label, _fields(replace(interview, session=session), inside, others=others)


def _as_if(interview: Interview, step: Step, value: str) -> Interview:
    """Return the interview as it would be with another choice, which nobody has made."""
    session = interview.session
    trial = session.choose(step, value) if step.ask == "kind" else session.include(step, wanted=value == YES)
    return replace(interview, session=trial, refused=None, conflict=None)


def field_of(interview: Interview, step: Step, *, whole: bool = True) -> Field:
    """Return a question as it stands on a page, without those below it; `whole` says whether it is asked."""
    session = interview.session
    asked = interview.asked_as(step) if whole else asked_of(step, session, may_be_empty=False)
    stored = fetch(session.data, step.path) if session.is_given(step) else None
    choices = tuple(_choices(asked, step, interview.phrases))
    return Field(asked, row(step, session), shown_of(asked, step, session), stored, choices)


def _choices(asked: Asked, step: Step, phrases: Phrases) -> Iterator[Choice]:
    if step.ask in ("flag", "include"):
        yield from (Choice(token, phrases.say(f"answers.{token}"), "") for token in (YES, NO))
    if step.ask == "terms":
        yield Choice(YES, phrases.say("interview.take_in"), "")
        yield Choice(NO, phrases.say("interview.leave_page_out"), "")
    if step.ask == "kind" and step.question.optional:
        told = asked.default.text if asked.default else ""
        usual = phrases.say("interview.the_usual", value=told or phrases.say("interview.as_law_allows"))
        yield Choice("", usual, phrases.say("interview.follows"))
    for choice in asked.choices:
        # The lines of a menu of several answers may be others by the time one is sent.
        token = choice.label if step.combined is not None else str(choice.value)
        yield Choice(token, choice.label, choice.consequence)
    if step.ask in ("menu", "kind") and asked.may_stay_open:
        yield Choice(UNKNOWN, phrases.say("interview.dont_know"), "")


def shown_of(asked: Asked, step: Step, session: Session) -> tuple[str, ...]:
    """Return what the control of a question shows: the text, or what is chosen; nothing where it is open.

    A default stands there like an answer: to leave it is to accept it.
    """
    if _is_unknown(step, session):
        return (UNKNOWN,)
    default = None if asked.default is None else asked.default.value
    value = asked.given if asked.answered else default
    if step.combined is not None:
        return (asked.text or str(default or ""),) if step.ask in TYPED else _line_of(step, session)
    if step.ask in TYPED:
        begun = session.typed.get(step.path, "")
        return (begun or ("" if value is None else _as_typed(step, value, session)),)
    return tuple(_chosen(asked, step, session, value))


def _is_unknown(step: Step, session: Session) -> bool:
    """Say whether nobody knows the answer yet: of several answers, none of them."""
    parts = session.parts(step)
    return any(part.path in session.unknown for part in parts) and not any(map(session.has, parts))


def _chosen(asked: Asked, step: Step, session: Session, value: Any) -> Iterator[str]:
    """Yield the tokens of what is chosen."""
    match step.ask:
        case "terms":
            yield NO if asked.left_out else YES
        case "include" if asked.answered or session.has(step) or not step.required:
            yield YES if isinstance(value, Mapping) else NO
        case "kind" if step.question.optional and not asked.answered:
            yield ""
        case "kind":
            kind = fetch(value, "kind") if isinstance(value, Mapping) else value
            yield from (kind,) if isinstance(kind, str) else ()
        case "many":
            yield from map(str, value or ())
        case "flag" if value is not None:
            yield YES if value else NO
        case "menu" if value is not None:
            yield str(value)


def _as_typed(step: Step, value: Any, session: Session) -> str:
    """Return an answer as a person would type it: what is kept as a code, such as a place, by its name."""
    question, plain = step.question, session.about.typing.write(step, value)
    if question.unit not in ("state", "country", "currency") and question.label(value) is None:
        return plain
    named = in_words(step, value, session)
    try:
        trial = session.answer(step, session.about.typing.read(step, named, value))
    except ValueError:
        return plain
    return named if fetch(in_normal_form(trial, step.page).data, step.path) == value else plain


def _line_of(step: Step, session: Session) -> tuple[str, ...]:
    """Return which line of a menu of several answers holds: one that leaves some to be asked comes last."""
    parts = {path: part for part in session.parts(step) for path in (part.path, part.place)}

    def holds(path: str, value: Any) -> bool:
        part = parts.get(path)
        return part is not None and session.has(part) and value_of(part, session) == value

    found = [
        line
        for line in _lines_of(step, session)
        if all(isinstance(value, AskApart) or holds(path, value) for path, value in line.values.items())
    ]
    found.sort(key=lambda line: sum(isinstance(value, AskApart) for value in line.values.values()))
    return tuple(line.label for line in found[:1])


def _lines_of(step: Step, session: Session) -> tuple[Alternative, ...]:
    """Return the lines of a menu of several answers."""
    return () if step.combined is None else step.combined.alternatives(session.data)
