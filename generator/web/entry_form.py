"""The form of an entry: the fields of an event as controls of a page, and what a form sent as fields.

The fields come from the vocabulary, so that a new one is asked here too.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from starlette.datastructures import FormData, ImmutableMultiDict, QueryParams

from generator.answers.walking import Question, questions
from generator.case.events import EVENTS, Changing, Message
from generator.case.folder import Case
from generator.case.papers import CHANGING, unchangeable
from generator.case.referring import parts_of_work, referable
from generator.case.view import View
from generator.case.wording import choice_label, entry_title, field_label
from generator.errors import Problem

Given = Mapping[str, tuple[str, ...]]
"""What stands in the controls of a form, by their names."""
Kinds = Mapping[str, tuple[str, ...]]
"""The values of menus that the log lets an event have, by field."""

_NEVER = ("id", "event", "recorded", "files", "says_waits", "said_complete")
"""What the log fills in itself, and what has one allowed value only."""
_MORE = ("via", "to", "bounced", "at", "note")
"""What every event may say beside what it is about."""
_BY_ANYBODY = ("ended", "complained", "filed")
_ONLY_WITH = {("disputed", "result"): "dispute"}
"""Fields that say something of another one, and are asked only where that has anything to name."""
_FEWEST_ROWS, _MOST_ROWS = 3, 60

ControlKind = Literal["line", "day", "time", "area", "one", "many", "yes", "rows", "page"]


@dataclass(frozen=True, slots=True)
class Control:
    """A control: `value` are the texts that stand in it or, of choices, those that are chosen.

    `options` are pairs of a value and its label. `rows` are the controls of each row, or of one page.
    """

    name: str
    label: str
    kind: ControlKind
    value: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple["Control", ...], ...] = ()
    needed: bool = False
    may_be_none: bool = False
    by_line: bool = False
    is_figure: bool = False
    error: str = ""

    @property
    def id(self) -> str:
        """Return what the page calls it."""
        return f"f-{self.name.replace('.', '-')}"


@dataclass(frozen=True, slots=True)
class EntryForm:
    """A form for an event of a case on a day; `kinds` are the values of menus that the log lets it have."""

    case: Case
    view: View
    event: str
    kinds: Kinds = field(default_factory=dict)

    @property
    def asked(self) -> tuple[Question, ...]:
        """Return the fields that the form asks for, the day first."""
        fields = [q for q in questions(EVENTS[self.event]) if self._is_asked(q)]
        return tuple(sorted(fields, key=lambda q: (q.name in _MORE, q.name != "on", q.name in CHANGING)))

    def _is_asked(self, question: Question) -> bool:
        if question.name in _NEVER or question.constant:
            return False
        if issubclass(EVENTS[self.event], Changing) and question.name in unchangeable(self.view):
            return False
        if question.name == "at":
            return bool(self.case.zones) and issubclass(EVENTS[self.event], Message)
        return question.name != "by" or self.event in _BY_ANYBODY

    def controls(self, given: Given, problems: tuple[Problem, ...] = ()) -> tuple[Control, ...]:
        """Return the controls of what an entry is about."""
        wrong = dict(reversed(self.wrong(given, problems)))
        found = [self._control(q, given, wrong) for q in self.asked if q.name not in _MORE]
        named = {c.name for c in found if c.options or c.kind not in ("one", "many")}
        return tuple(c for c in found if {c.name, _ONLY_WITH.get((self.event, c.name), c.name)} <= named)

    def more(self, given: Given, problems: tuple[Problem, ...] = ()) -> tuple[Control, ...]:
        """Return the controls of what every entry may say besides."""
        wrong = dict(reversed(self.wrong(given, problems)))
        return tuple(self._control(q, given, wrong) for q in self.asked if q.name in _MORE)

    def _control(self, question: Question, given: Given, wrong: Mapping[str, str]) -> Control:
        name = question.name
        label = field_label(self.view.words, self.event, name)
        if name == "work":
            return Control(name, label, "page", rows=(tuple(self._work(given, wrong)),))
        if question.kind == "list" and question.models:
            rows = tuple(self._rows(question, given, wrong))
            return Control(name, label, "rows", rows=rows, error=wrong.get(name, ""))
        return self._single(question, self.event, name, given, wrong)

    def _single(
        self, question: Question, event: str, name: str, given: Given, wrong: Mapping[str, str]
    ) -> Control:
        label = field_label(self.view.words, event, question.name)
        value, error = given.get(name, ()), wrong.get(name, "")
        needed = question.info.is_required()
        known = referable(self.view, event, question.name)
        item = question.item or question
        if known is not None or item.kind == "menu":
            options = tuple(known.items()) if known is not None else tuple(self._menu(event, item))
            kind: ControlKind = "many" if question.kind == "list" else "one"
            if kind == "one" and not value and (needed or name == "ask") and len(options) == 1:
                value = (options[0][0],)
            none = kind == "one" and not needed and question.info.default is None
            return Control(name, label, kind, value, options, needed=needed, may_be_none=none, error=error)
        if question.kind == "flag":
            return Control(name, label, "yes", value, error=error)
        by_line = question.kind == "list"
        if by_line or question.unit == "paragraphs":
            return Control(name, label, "area", value, needed=needed, by_line=by_line, error=error)
        shape: ControlKind = "time" if name == "at" else "day" if question.unit == "date" else "line"
        return Control(
            name, label, shape, value, needed=needed, is_figure=question.unit == "money", error=error
        )

    def _menu(self, event: str, question: Question) -> Iterator[tuple[str, str]]:
        allowed = self.kinds.get(question.name, question.values) if event == self.event else question.values
        for value in question.values:
            if value in allowed:
                yield str(value), choice_label(self.view.words, event, question.name, str(value))

    def _rows(
        self, question: Question, given: Given, wrong: Mapping[str, str]
    ) -> Iterator[tuple[Control, ...]]:
        filled = max((number for number, _ in self._filled(question, given)), default=-1)
        for number in range(min(_MOST_ROWS, max(_FEWEST_ROWS, filled + 2))):
            yield tuple(
                self._single(q, self.event, f"{question.name}.{number}.{q.name}", given, wrong)
                for q in questions(question.models[0])
            )

    def _work(self, given: Given, wrong: Mapping[str, str]) -> Iterator[Control]:
        parts = parts_of_work(self.view)
        for number, called in parts.items():
            name = f"work.done.{number}"
            label = self.view.words.say("web.entry.percent_of", name=called)
            yield Control(name, label, "line", given.get(name, ()), is_figure=True, error=wrong.get(name, ""))
        for name in () if parts else ("hours", "needed"):
            path = f"work.{name}"
            label = field_label(self.view.words, "work", name)
            yield Control(path, label, "line", given.get(path, ()), is_figure=True, error=wrong.get(path, ""))

    def fields(self, given: Given) -> dict[str, Any]:
        """Return the fields of the entry that a form gives; what is empty is left out."""
        found: dict[str, Any] = {}
        for question in self.asked:
            value = self._field(question, given)
            if value not in ("", [], {}):
                found[question.name] = value
        return found

    def _field(self, question: Question, given: Given) -> Any:
        name = question.name
        if name == "work":
            return self._work_done(given)
        if question.kind == "list" and question.models:
            return [row for _, row in self._filled(question, given)]
        return self._value(question, name, given)

    def _value(self, question: Question, name: str, given: Given) -> Any:
        texts = [text.strip() for text in given.get(name, ()) if text.strip()]
        if question.kind == "flag":
            return bool(texts)
        if question.kind == "list":
            return [line.strip() for text in texts for line in text.splitlines() if line.strip()]
        text = texts[0] if texts else ""
        if name == "at" and text:
            return self._moment(text, given)
        if question.unit == "money" and text:
            return _sum(self.case, text)
        return text

    def _filled(self, question: Question, given: Given) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the rows in which something stands, each with its number in the form."""
        for number in range(_MOST_ROWS):
            row = {
                q.name: value
                for q in questions(question.models[0])
                if (value := self._value(q, f"{question.name}.{number}.{q.name}", given)) not in ("", [])
            }
            if row:
                yield number, row

    def _work_done(self, given: Given) -> dict[str, Any]:
        parts = [(n, given.get(f"work.done.{n}", ("",))[0].strip()) for n in parts_of_work(self.view)]
        done = [{"number": number, "percent": share.rstrip("% ")} for number, share in parts if share]
        hours = {name: given.get(f"work.{name}", ("",))[0].strip() for name in ("hours", "needed")}
        return ({"done": done} if done else {}) | {name: value for name, value in hours.items() if value}

    def _moment(self, text: str, given: Given) -> str:
        day = (given.get("on") or ("",))[0] or self.view.as_of.isoformat()
        try:
            moment = dt.datetime.fromisoformat(f"{day}T{text}")
        except ValueError:
            return text
        return moment.replace(tzinfo=self.case.zones[0]).isoformat()

    def wrong(self, given: Given, problems: tuple[Problem, ...]) -> tuple[tuple[str, str], ...]:
        """Return what is wrong, each with the name of the control that mends it, empty where none does."""
        return tuple(dict.fromkeys(self._told(given, problem) for problem in problems))

    def _told(self, given: Given, problem: Problem) -> tuple[str, str]:
        words = self.view.words
        name = self._control_of(problem.place, given)
        field_name, _, rest = name.partition(".")
        if field_name not in {q.name for q in self.asked}:
            return "", words.phrases.join("colon", (entry_title(words, self.event), problem.message))
        inner = rest.rpartition(".")[2]
        inside = "work" if field_name == "work" else self.event
        label = field_label(words, self.event, field_name)
        if inner and not inner.isdecimal():
            label = words.phrases.join("comma", (label, field_label(words, inside, inner)))
        question = next(q for q in self.asked if q.name == field_name)
        # The message names the values of a menu as the log has them; the form shows each by its label.
        unpicked = (question.item or question).kind == "menu" and not any(given.get(name, ()))
        message = words.phrases.say("interview.needed") if unpicked else problem.message
        return name, words.phrases.join("colon", (label, message))

    def _control_of(self, place: str, given: Given) -> str:
        """Return the control of a place such as `lines[0].sum`: empty rows of a form count there too."""
        name, _, rest = place.replace("[", ".").replace("]", "").partition(".")
        number, _, inner = rest.partition(".")
        question = next((q for q in self.asked if q.name == name), None)
        if name == "work" and inner:
            done = self._work_done(given).get("done", [])
            index = inner.partition(".")[0]
            if number == "done" and index.isdecimal() and int(index) < len(done):
                return f"work.done.{done[int(index)]['number']}"
        if question is None or not question.models or not number.isdecimal():
            return f"{name}.{number}" if name == "work" and number else name
        rows = [n for n, _ in self._filled(question, given)]
        row = rows[int(number)] if int(number) < len(rows) else 0
        return f"{name}.{row}.{inner}" if inner else name


def given_in(sent: FormData | QueryParams | ImmutableMultiDict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the texts that a form or an address gives, by name."""
    found: dict[str, list[str]] = {}
    for name, value in sent.multi_items():
        if isinstance(value, str):
            found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def given_from(fields: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return what stands in the controls of a form for the fields of an entry."""
    found: dict[str, tuple[str, ...]] = {}
    for name, value in fields.items():
        if isinstance(value, Mapping):
            for part in value.get("done", ()):
                found[f"work.done.{part['number']}"] = (str(part["percent"]),)
        elif isinstance(value, list | tuple):
            rows = [row for row in value if isinstance(row, Mapping)]
            for number, row in enumerate(rows):
                found |= {f"{name}.{number}.{key}": (str(inner),) for key, inner in row.items()}
            if not rows:
                found[name] = tuple(map(str, value))
        elif value not in (None, False):
            found[name] = (str(value),)
    return found


def _sum(case: Case, text: str) -> str:
    """Return a sum, typed in the form of the pack, as the log has it; what is none stays as it is."""
    try:
        return str(case.words.formats.value(text, "money"))
    except (ValueError, ArithmeticError):
        return text
