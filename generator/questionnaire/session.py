"""The state of an interview and its transitions: frozen values, nothing is asked or shown here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from pydantic_core import to_jsonable_python

from generator.answers.paths import MISSING, drop, fetch, lies_in, put
from generator.answers.walking import asked_fields, member, questions
from generator.questionnaire.parts import Questionnaire
from generator.questionnaire.planning import covered, plan, still_open
from generator.questionnaire.quick import UsualTerm
from generator.questionnaire.steps import Step, are_terms, steps
from generator.questionnaire.suggestion import Suggestion

PASSED = "$passed"
"""Key of unfinished answers: the questions that were passed with their default."""

_PARKED = "$parked"
_AGAIN = "$again"
_TYPED = "$typed"
_QUICK = "$quick"
_UNKNOWN = "$unknown"

Why = Literal["back", "picked", "wrong"]


@dataclass(frozen=True, slots=True)
class Again:
    """A question to ask next although it has an answer."""

    path: str
    why: Why
    reason: str = ""


@dataclass(frozen=True)
class Session:
    """What was answered, what was passed with which default, what is parked, what is asked again.

    Parked are the answers of a kind or a page that was left, by path and kind: it may be chosen again.
    Typed are texts that were begun and not entered, by path. Unknown are questions that nobody can answer
    yet. `quick` says that the short way is taken.
    """

    about: Questionnaire
    data: Mapping[str, Any]
    passed: Mapping[str, Any] = field(default_factory=dict)
    parked: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    again: tuple[Again, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    quick: bool = False

    @property
    def partial(self) -> dict[str, Any]:
        """Return what to save, as JSON values: the answers, and all it takes to go on at the same place."""
        if not (self.data or self.passed or self.typed or self.unknown):
            return {}
        walked = [[again.path, again.why, again.reason] for again in self.again]
        more: dict[str, Any] = {_PARKED: dict(self.parked), _AGAIN: walked, _TYPED: dict(self.typed)}
        more |= {_UNKNOWN: sorted(self.unknown), _QUICK: self.quick}
        return {
            **self.form,
            **self.data,
            PASSED: dict(self.passed),
            **{key: value for key, value in more.items() if value},
        }

    @property
    def form(self) -> dict[str, Any]:
        """Return what nobody is asked for: of which pack the answers are, and of which version."""
        return {
            question.name: question.values[0] for question in questions(self.about.root) if question.constant
        }

    @cached_property
    def suggested(self) -> Mapping[str, Suggestion]:
        """Return the defaults that follow from the answers so far, by path."""
        return self.about.suggest(self.data)

    def default(self, step: Step) -> Any:
        """Return the JSON value that accepting a question gives, or MISSING where an answer is needed."""
        if step.settled:
            return step.default
        found = self._suggestion(step.place)
        return step.default if found is MISSING else found

    def follows(self, step: Step) -> bool:
        """Say whether the default of a question follows from other answers."""
        return self._suggestion(step.place) is not MISSING

    def because(self, step: Step) -> tuple[str, ...]:
        """Return the paths of the answers that the default of a question follows from."""
        near = (path for path in self.suggested if lies_in(step.place, path))
        return next((self.suggested[path].because for path in near), ())

    def _suggestion(self, path: str) -> Any:
        if path in self.suggested:
            return self.suggested[path].value
        # A suggested late charge also suggests its rate.
        for place, suggestion in self.suggested.items():
            if path.startswith(f"{place}.") and isinstance(suggestion.value, Mapping):
                return fetch(suggestion.value, path.removeprefix(f"{place}."))
        return MISSING

    def has(self, step: Step) -> bool:
        """Say whether a question was answered, by a value or by accepting its default."""
        if step.path in self.passed:
            return True
        value = fetch(self.data, step.path)
        if step.ask in ("list", "terms") or value is MISSING:
            return False
        return value is not None or not step.required

    def is_given(self, step: Step) -> bool:
        """Say whether a question has a value of its own in the answers."""
        value = fetch(self.data, step.path)
        return value is not MISSING and (value is not None or not step.required)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Return the questions that are active now, in order."""
        return tuple(step for step in self.stated if not step.settled)

    @cached_property
    def stated(self) -> tuple[Step, ...]:
        """Return the same with those that other answers settle: nobody is asked, but the contract says it."""
        return tuple(steps(self.about.root, self.data, self.about.settled))

    def step(self, path: str) -> Step | None:
        """Return the active question at a path."""
        return next((step for step in self.askable if step.path == path), None)

    @cached_property
    def plan(self) -> tuple[Step, ...]:
        """Return the questions of the quick interview in order; none where the long way is taken."""
        quick = self.about.quick if self.quick else None
        return tuple(plan(quick.order, self.steps, self.data)) if quick else ()

    @cached_property
    def askable(self) -> tuple[Step, ...]:
        """Return every question that can be asked now, be it only when a person opens it."""
        return (*self.steps, *self.plan, *self.asides)

    @cached_property
    def asides(self) -> tuple[Step, ...]:
        """Return the questions of the quick interview that are asked only when a usual term is opened."""
        quick = self.about.quick if self.quick else None
        return tuple(plan(quick.asides, self.steps, self.data)) if quick else ()

    def parts(self, step: Step) -> tuple[Step, ...]:
        """Return the questions that are asked with one: those that a combined one covers, else itself."""
        return (step,) if step.combined is None else covered(step.combined, self.steps)

    def is_planned(self, step: Step) -> bool:
        """Say whether the quick interview asks a question, by itself or with others."""
        return step.path in self._planned

    @cached_property
    def _planned(self) -> frozenset[str]:
        return frozenset(p for asked in self.plan for p in (asked.path, *(s.path for s in self.parts(asked))))

    @cached_property
    def still_open(self) -> tuple[Step, ...]:
        """Return what is still to be asked, in the order of the way that is taken."""
        if not self.plan:
            return tuple(step for step in self.steps if self.is_open(step))
        return tuple(
            still_open(self.plan, self.steps, is_open=self.is_open, begun=self.begun, default=self.default)
        )

    @cached_property
    def current(self) -> Step | None:
        """Return the question to ask now; None when everything is answered."""
        for again in self.again:
            step = self.step(again.path)
            if step is not None:
                whole = step.ask in ("list", "terms")
                inside = (s for s in self.still_open if s.required and whole and lies_in(s.path, step.path))
                return next(self._on_the_way(again, step), next(inside, step))
        return next(iter(self.still_open), None)

    def _on_the_way(self, again: Again, step: Step) -> Iterator[Step]:
        """Yield what a changed answer has opened before the question to walk through next."""
        if again.why == "back":
            end = self.order[step.path]
            yield from (s for s in self.still_open if self.order.get(s.path, end) < end)

    def begun(self, step: Step) -> bool:
        """Say whether a question was answered, or a text for it begun, or was passed as unknown."""
        return self.has(step) or step.path in self.typed or step.path in self.unknown

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Return the place of each question on the way that is taken, by path."""
        found: dict[str, int] = {}
        for place, step in enumerate((*self.plan, *self.steps)):
            for path in (step.path, *(part.path for part in self.parts(step))):
                found.setdefault(path, place)
        return found

    def is_open(self, step: Step) -> bool:
        """Say whether a question is still to be asked."""
        if self.has(step) or step.path in self.unknown:
            return False
        return step.required or not step.in_terms

    def leave_open(self, step: Step) -> "Session":
        """Pass what is asked without an answer: nobody knows it yet, and one given before is taken back."""
        session = self
        for part in self.parts(step):
            session = session.take_back(part)
        parts = frozenset(part.path for part in self.parts(step))
        typed = _without(self.typed, step.path)
        return replace(session, unknown=self.unknown | parts, typed=typed).without_again(step)

    def accept_rest(self) -> "Session":
        """Accept the default of everything that has one and is still open."""
        session = self
        while (step := next(session.with_default(), None)) is not None:
            usual = fetch(session.default(step), "kind")
            # Of a menu a person picks a line, be it the usual one: what is written is the same.
            if step.ask == "kind" and not step.question.optional and isinstance(usual, str):
                session = session.choose(step, usual)
            else:
                session = session.accept(step)
        return session

    @cached_property
    def usual_terms(self) -> tuple[UsualTerm, ...]:
        """Return what the usual terms say once all that is left is accepted; none on the long way."""
        quick = self.about.quick if self.quick else None
        return quick.terms(self.accept_rest().data) if quick else ()

    @cached_property
    def foreseen(self) -> Mapping[str, Any]:
        """Return the answers with what is proposed where one is needed: what the contract says so far."""
        session = self
        while (step := next(filter(_is_plain, session.with_default()), None)) is not None:
            session = session.accept(step)
        return session.data

    def with_default(self) -> Iterator[Step]:
        """Yield the open questions that have a default."""
        for step in self.steps:
            if self.is_open(step) and not (step.required and self.default(step) in (MISSING, None)):
                yield step

    def without_again(self, step: Step) -> "Session":
        """Take a question out of those to ask again."""
        return replace(self, again=tuple(a for a in self.again if a.path != step.path))

    def answer(self, step: Step, value: Any) -> "Session":
        """Give a question a value of its own."""
        data = put(self._with_kinds(step), step.path, value)
        passed = _without(self.passed, step.path)
        typed = _without(self.typed, step.path)
        return replace(self, data=data, passed=passed, typed=typed).without_again(step)

    def _with_kinds(self, step: Step) -> Mapping[str, Any]:
        # A union that is left to its default has no kind yet; an answer inside it needs one.
        data = self.data
        for other in self.steps:
            around = other.ask == "kind" and other.path != step.path and lies_in(step.path, other.place)
            if around and fetch(data, other.path) is MISSING:
                data = put(data, other.path, fetch(other.default, "kind"))
        return data

    def accept(self, step: Step) -> "Session":
        """Pass a question with its default; where an answer is required the default is the answer."""
        return self.accept_as(step, self.snapshot(step) if step.ask == "terms" else self.default(step))

    def accept_as(self, step: Step, default: Any) -> "Session":
        """Pass a question with a default that is told."""
        shown = None if default is MISSING else default
        if step.required:
            data: Mapping[str, Any] = put(self._with_kinds(step), step.path, shown)
        elif step.ask in ("list", "terms"):
            data = self.data
        else:
            data = drop(self.data, step.place)
        passed = _without(self.passed, step.path)
        # What is confirmed about an item of a list is its own: later items do not move it.
        if not (step.required and step.in_item):
            passed[step.path] = shown
        typed = _without(self.typed, step.path)
        return replace(self, data=data, passed=passed, typed=typed).without_again(step)

    def fill_list(self, step: Step, items: list[Any]) -> "Session":
        """Give a list all its items at once."""
        passed = {path: shown for path, shown in self.passed.items() if not lies_in(path, step.path)}
        data = put(self.data, step.path, items) if items else drop(self.data, step.path)
        return replace(self, data=data, passed=passed)

    def keep_typed(self, step: Step, text: str) -> "Session":
        """Keep a text that was begun and not entered, or forget it where it is empty."""
        typed = _without(self.typed, step.path)
        return replace(self, typed={**typed, step.path: text} if text.strip() else typed)

    def begin(self, path: str, text: str) -> "Session":
        """Let a question begin with a text when it is asked, unless a person has begun another there."""
        return replace(self, typed={path: text, **self.typed}) if text.strip() else self

    def choose(self, step: Step, kind: str) -> "Session":
        """Choose the member of a union; the answers of the other member are parked."""
        old = fetch(self.data, step.place)
        if fetch(old, "kind") == kind:
            return self.answer(step, kind)
        parked = dict(self.parked)
        model = member(step.question, {"kind": kind})
        names = set(model.model_fields if model else ())
        shared = {k: v for k, v in old.items() if k in names} if isinstance(old, Mapping) else {}
        if isinstance(old, Mapping) and isinstance(old.get("kind"), str):
            parked[step.place] = {**parked.get(step.place, {}), old["kind"]: old}
        value = {**parked.get(step.place, {}).get(kind, {}), **shared, "kind": kind}
        passed = _without(self.passed, step.path)
        data = put(self._with_kinds(step), step.place, value)
        return replace(self, data=data, passed=passed, parked=parked).without_again(step)

    def include(self, step: Step, *, wanted: bool) -> "Session":
        """Include an optional page or leave it out; its answers are parked meanwhile."""
        old = fetch(self.data, step.path)
        parked = dict(self.parked)
        if wanted:
            value: Any = old if isinstance(old, Mapping) else parked.get(step.path, {}).get("", {})
        else:
            value = None
            if isinstance(old, Mapping):
                parked[step.path] = {"": old}
        data = put(self._with_kinds(step), step.path, value)
        passed = _without(self.passed, step.path)
        return replace(self, data=data, passed=passed, parked=parked).without_again(step)

    def add_item(self, step: Step) -> "Session":
        """Open a new item at the end of a list."""
        items = fetch(self.data, step.path)
        items = list(items) if isinstance(items, list) else []
        empty: Any = {} if step.question.models else None
        data = put(self.data, step.path, [*items, empty])
        passed = _without(self.passed, step.path)
        return replace(self, data=data, passed=passed).without_again(step)

    def remove_item(self, step: Step, index: int) -> "Session":
        """Take an item out of a list; later items move up."""
        data = drop(self.data, f"{step.path}[{index}]")
        passed = dict(_renumbered(self.passed, step.path, index))
        passed.pop(step.path, None)
        if not fetch(data, step.path):
            data = drop(data, step.path)
        # The questions to walk through again were those of the items as they were counted before.
        again = tuple(a for a in self.again if a.why != "back" or not a.path.startswith(f"{step.path}["))
        typed = dict(_renumbered(self.typed, step.path, index))
        return replace(self, data=data, passed=passed, again=again, typed=typed)

    def ask_again(self, path: str, why: Why, reason: str = "") -> "Session":
        """Ask a question next, once more."""
        rest = tuple(a for a in self.again if a.path != path)
        return replace(
            self,
            passed=_without(self.passed, path) if why == "wrong" else self.passed,
            again=(Again(path, why, reason), *rest),
        )

    def forget(self, step: Step) -> "Session":
        """Take back an accepted default that no longer holds."""
        passed = _without(self.passed, step.path)
        data = drop(self.data, step.path) if step.required else self.data
        return replace(self, data=data, passed=passed)

    def take_back(self, step: Step) -> "Session":
        """Take an answer back, so that the question is open again."""
        return replace(self, data=drop(self.data, step.path), passed=_without(self.passed, step.path))

    def snapshot(self, terms: Step) -> dict[str, Any]:
        """Return the defaults that keeping a page of usual terms accepts, by path."""
        inside = (
            s
            for s in self.stated
            if s.in_terms and s.page == terms.page and (s.settled or not self.is_given(s))
        )
        found = {step.path: self.default(step) for step in inside}
        return {path: value for path, value in found.items() if value is not MISSING}

    def adopt(self, page: str, value: Mapping[str, Any]) -> "Session":
        """Fill a whole page at once; its optional questions count as passed."""
        return replace(self, data=put(self.data, page, value)).pass_optional(page)

    def pass_optional(self, page: str = "") -> "Session":
        """Count optional questions without an answer as passed, on a page or everywhere."""
        passed = dict(self.passed)
        for step in self.steps:
            on_page = not page or step.page == page
            if on_page and not (
                step.required or step.in_terms or self.has(step) or self._belongs_to_missing(step)
            ):
                shown = self.snapshot(step) if step.ask == "terms" else self.default(step)
                passed[step.path] = None if shown is MISSING else shown
        return replace(self, passed=passed)

    def _belongs_to_missing(self, step: Step) -> bool:
        """Say whether a question is part of something that must still be given."""
        around = step.path if step.ask == "list" else step.path.rpartition(".")[0]
        if not around or fetch(self.data, around) is not MISSING:
            return False
        return any(other.required and lies_in(other.path, around) for other in self.steps)


def _is_plain(step: Step) -> bool:
    """Say whether a question needs one value, which brings no other questions."""
    return step.required and step.ask not in ("kind", "include", "list", "terms")


def _without(passed: Mapping[str, Any], path: str) -> dict[str, Any]:
    return {place: shown for place, shown in passed.items() if place != path}


def _renumbered(passed: Mapping[str, Any], path: str, gone: int) -> list[tuple[str, Any]]:
    found = []
    for place, shown in passed.items():
        if not place.startswith(f"{path}["):
            found.append((place, shown))
            continue
        number, rest = place.removeprefix(f"{path}[").split("]", 1)
        if int(number) != gone:
            found.append((f"{path}[{int(number) - (int(number) > gone)}]{rest}", shown))
    return found


def begin(about: Questionnaire, start: Mapping[str, Any]) -> Session:
    """Open an interview: from nothing, from unfinished answers that were saved, or from whole answers.

    Answers without a record of what was passed come from a file: what it leaves out was left out.
    """
    plain = to_jsonable_python(dict(start))
    constants = {question.name for question in questions(about.root) if question.constant}
    data = {key: value for key, value in plain.items() if not key.startswith("$") and key not in constants}
    passed = plain.get(PASSED)
    session = Session(
        about,
        data,
        dict(_read_passed(passed, about)),
        dict(_read_parked(plain.get(_PARKED))),
        tuple(_read_again(plain.get(_AGAIN))),
        dict(_read_typed(plain.get(_TYPED))),
        frozenset(_read_unknown(plain.get(_UNKNOWN))),
        plain.get(_QUICK) is True,
    )
    return session if isinstance(passed, dict) or not data else session.pass_optional()


# What was saved may have been changed by hand: what is of no form of ours is left out, and asked again.


def _read_passed(saved: Any, about: Questionnaire) -> Iterator[tuple[str, Any]]:
    terms = {page.name for page in asked_fields(about.root) if are_terms(page)}
    for path, shown in saved.items() if isinstance(saved, dict) else ():
        if path not in terms or isinstance(shown, dict):
            yield path, shown


def _read_parked(saved: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path, kinds in saved.items() if isinstance(saved, dict) else ():
        if isinstance(kinds, dict):
            yield path, {kind: old for kind, old in kinds.items() if isinstance(old, dict)}


def _read_typed(saved: Any) -> Iterator[tuple[str, str]]:
    for path, text in saved.items() if isinstance(saved, dict) else ():
        if isinstance(text, str):
            yield path, text


def _read_unknown(saved: Any) -> Iterator[str]:
    yield from (path for path in (saved if isinstance(saved, list) else []) if isinstance(path, str))


def _read_again(saved: Any) -> Iterator[Again]:
    for entry in saved if isinstance(saved, list) else []:
        match entry:
            case [str(path), "back" | "picked" | "wrong" as why, str(reason)]:
                yield Again(path, why, reason)
