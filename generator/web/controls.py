"""Questions as controls of a form: their names, ids, words, and what is said beside them."""

import dataclasses
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

from starlette.datastructures import FormData

from generator.answers.paths import lies_in
from generator.findings import Finding
from generator.questionnaire.interview import Interview
from generator.questionnaire.replying import Reply
from generator.questionnaire.topics import TYPED, Choice, Field, asked_at
from generator.web.effects import has_effects

Kind = Literal["text", "lines", "paragraphs", "one", "many", "list"]
"""How a control looks: a line, a text of several lines, one choice, several, a list of entries."""

SEVERAL = "several"
"""The field of a form that names those of which any number may be chosen."""

_SHORT = ("money", "percent", "number", "date", "daily")
_AT = "@"
_MOST_BESIDE = 4
"""Lines beside a question; of a longer list its heading shows, and the list on demand."""
_UNSAFE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button that settles a finding: what it says, and what it sends."""

    text: str
    about: str
    value: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as a page tells it: how much it weighs, what it says, its buttons, where it is from.

    `where` is the address of the question that it is about, on `topic`; one that the short way does not ask
    there is not `asked`, and a button asks for it.
    """

    key: str
    weight: Literal["stop", "look"]
    what: str
    mend: str
    remedies: tuple[Remedy, ...]
    keep: str
    kept: bool
    sources: str
    place: str
    where: str
    topic: str
    asked: bool

    @property
    def has_buttons(self) -> bool:
        """Say whether there is something to press: a remedy, or that it is kept."""
        return bool(self.remedies) or not (self.kept and self.asked) or self.weight == "stop"


@dataclass(frozen=True, slots=True)
class Control:
    """A question as a control; `name` tells apart those that stand below several choices.

    The first of those that an answer has just brought is `fresh`: it is told, and has the focus.
    """

    field: Field
    name: str
    id: str
    kind: Kind
    shown: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    error: str = ""
    instead: tuple[Remedy, ...] = ()
    effects: Mapping[str, str] = dataclasses.field(default_factory=dict)
    read: str = ""
    note: str = ""
    fresh: bool = False
    findings: tuple[Told, ...] = ()
    branches: Mapping[str, tuple["Control", ...]] = dataclasses.field(default_factory=dict)
    items: tuple[tuple["Control", ...], ...] = ()

    @property
    def slot(self) -> str:
        """Return the id of what is swapped beside it: it stays, whatever is chosen meanwhile."""
        return f"s{id_of(self.name).removeprefix('q')}"

    @property
    def has_effects(self) -> bool:
        """Say whether each choice has a line for what it would change in the contract, empty at first."""
        return has_effects(self.field)

    @property
    def asked(self) -> Any:
        """Return the question as it is asked."""
        return self.field.asked

    @property
    def short(self) -> bool:
        """Say whether the answer is a figure or a day."""
        return self.asked.unit in _SHORT or self.asked.kind in ("days", "rate", "numbers")

    def hints(self, say: Callable[..., str]) -> Iterator[str]:
        """Yield what helps to answer, a thought each: what is meant, how to type it, an example."""
        asked = self.asked
        yield from filter(None, (asked.help, asked.limit))
        yield from asked.beside[: self._unfolded]
        if asked.hint:
            yield say("interview.type_it", hint=asked.hint)
        if asked.example and not any(self.shown[:1]):
            yield say("interview.example", example=asked.example)
        also = (
            *(("web.one_or_more",) if self.kind == "many" else ()),
            *(("web.may_be_empty",) if asked.may_be_empty else ()),
        )
        if also:
            yield " ".join(map(say, also))

    @property
    def _unfolded(self) -> int | None:
        """Return how many lines beside the question always show: of a long list none, and not its heading."""
        lines = self.asked.beside
        headings = (n for n, line in enumerate(lines) if line.endswith(":"))
        return next(headings, None) if len(lines) > _MOST_BESIDE else None

    @property
    def folded(self) -> tuple[str, tuple[str, ...]] | None:
        """Return the heading and the lines of a long list beside the question, which opens on demand."""
        if self._unfolded is None:
            return None
        heading, *lines = self.asked.beside[self._unfolded :]
        return heading.rstrip(":").rstrip(), tuple(lines)

    def all(self) -> Iterator["Control"]:
        """Yield this one and all below it."""
        yield self
        for inside in (*self.branches.values(), *self.items):
            for control in inside:
                yield from control.all()


@dataclass(frozen=True, slots=True)
class Beside:
    """What a page says beside its questions, by path: what is wrong, what changed, what was found.

    `typed` is what was sent, by name of control; `first` the path of the question that has the focus;
    `effects` what each choice that was not made would change in the contract.
    """

    problems: Mapping[str, str]
    changed: Mapping[str, str]
    findings: Sequence[Told]
    typed: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    first: str = ""
    effects: Mapping[str, Mapping[str, str]] = dataclasses.field(default_factory=dict)


def controls_of(
    fields: Iterable[Field], interview: Interview, beside: Beside, within: str = "", *, holds: bool = True
) -> tuple[Control, ...]:
    """Return the controls of questions; `within` are the choices that they stand below.

    `holds` says whether these are the choices that were made.
    """
    return tuple(_control(field, interview, beside, within, holds=holds) for field in fields)


def _control(field: Field, interview: Interview, beside: Beside, within: str, *, holds: bool) -> Control:
    name = f"{field.path}{within}"
    branches = {
        token: controls_of(
            inside,
            interview,
            beside,
            f"{within}{_AT}{field.path}={token}",
            holds=holds and token in field.shown,
        )
        for token, inside in field.branches.items()
    }
    items = tuple(controls_of(item, interview, beside, within, holds=holds) for item in field.items)
    below = {c.field.path for inside in (*branches.values(), *items) for c in inside}
    here = tuple(
        told
        for told in beside.findings
        if lies_in(told.place, _whole(field)) and not any(lies_in(told.place, path) for path in below)
    )
    error = beside.problems.get(field.path, "") or field.asked.problem
    return Control(
        field=field,
        name=name,
        id=id_of(field.path if holds else name),
        kind=_kind(field),
        shown=beside.typed.get(name, field.shown),
        choices=field.choices,
        error=error,
        instead=_instead(field, beside.typed.get(name, field.shown), interview) if error and holds else (),
        effects=beside.effects.get(field.path, {}) if holds else {},
        read=_read_as(field, interview),
        note=beside.changed.get(field.path, ""),
        fresh=holds and field.path == beside.first,
        findings=here,
        branches=branches,
        items=items,
    )


def _instead(field: Field, shown: tuple[str, ...], interview: Interview) -> tuple[Remedy, ...]:
    """Return a button for each way in which a typed text may be read."""
    if field.asked.kind not in TYPED or not shown:
        return ()
    readings = interview.readings(field.path, shown[0])
    say = interview.phrases.say
    return tuple(
        Remedy(say("web.use_this", value=words), field.asked.title, f"type:{field.path}:{text}")
        for text, words in readings.items()
    )


def address_of(deal: str, topic: str, at: str = "", **query: str) -> str:
    """Return the address of a topic of a deal, and of a place on its page; a query that is empty is none."""
    asked = urlencode({name: value for name, value in query.items() if value})
    return f"/deal/{deal}/ask/{topic}" + (f"?{asked}" if asked else "") + (f"#{at}" if at else "")


def id_of(name: str) -> str:
    """Return the id of the control of a name."""
    return f"q-{_UNSAFE.sub('-', name.lower()).strip('-')}"


def _whole(field: Field) -> str:
    """Return the path of the whole answer: for the kind of a union, the union."""
    return field.path.removesuffix(".kind") if field.asked.kind == "kind" else field.path


def _kind(field: Field) -> Kind:
    kind = field.asked.kind
    if kind in ("lines", "paragraphs", "list", "many"):
        return kind
    return "text" if kind in TYPED else "one"


def _read_as(field: Field, interview: Interview) -> str:
    """Return what a typed answer was read as, where that says more than what was typed."""
    row = field.row
    if row.left_open:
        return interview.phrases.say("interview.left_open")
    if field.asked.kind not in TYPED or not row.text or not (row.given or field.asked.default):
        return ""
    if field.asked.kind == "paragraphs":
        return ""  # a text of paragraphs is read as it stands
    if row.why:
        name = "interview.instead_of" if row.instead_of else "interview.so"
        values = {"text": row.text, "why": row.why} | ({"answer": row.instead_of} if row.instead_of else {})
        return interview.phrases.say(name, **values)
    typed = " ".join(" ".join(field.shown).split())
    return "" if " ".join(row.text.split()) in typed else row.text


def before_of(controls: Iterable[Control]) -> dict[str, list[str]]:
    """Return what the controls of a page show, by name, each after a mark of what is saved for it."""
    inside = (control for top in controls for control in top.all())
    return {control.name: [mark_of(control.field), *control.field.shown] for control in inside}


def mark_of(field: Field) -> str:
    """Return a mark of the answer that is saved for a question, or of the entries of its list."""
    saved = field.row.entries if field.asked.kind == "list" else field.stored
    if saved in (None, ()):
        return ""
    text = json.dumps(saved, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Posted:
    """What a page sent, by name of control: what it holds, what it showed, and the mark of what was saved.

    `shown` are the names of all its controls.
    """

    replies: Mapping[str, Reply]
    marks: Mapping[str, str]
    shown: frozenset[str]

    def chosen(self) -> dict[str, Reply]:
        """Return the replies by path; of those below a choice only those of the one that is chosen."""
        return {path: self.replies[name] for path, name in self._names().items()}

    def names_of(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield the names under which replies were chosen."""
        names = self._names()
        yield from (names[path] for path in paths)

    def _names(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in sorted(self.replies, key=lambda name: name.count(_AT)):
            path, *within = name.split(_AT)
            choices = (choice.partition("=") for choice in within)
            if all(at in found and self.replies[found[at]].values == (token,) for at, _, token in choices):
                found[path] = name
        return found


def posted_of(form: FormData, before: Mapping[str, Any]) -> Posted:
    """Return what a form holds for the controls that it showed."""
    several = set(form.getlist(SEVERAL))
    replies, marks = dict[str, Reply](), dict[str, str]()
    for name, shown in before.items():
        if not (isinstance(shown, list) and shown and all(isinstance(text, str) for text in shown)):
            continue
        mark, *showed = shown
        values = tuple(value for value in form.getlist(name) if isinstance(value, str))
        # Of boxes and buttons none of which is chosen a browser sends nothing.
        if values or not showed or name in several:
            replies[name], marks[name] = Reply(values, tuple(showed)), mark
    return Posted(replies, marks, frozenset(before))


def told_of(interview: Interview, deal: str, then: str = "") -> tuple[Told, ...]:
    """Return the findings on a deal as a page tells them, errors first; `then` is where a change leads."""
    made = (_told(interview, finding, deal, then) for finding in interview.findings)
    return tuple(sorted(made, key=lambda told: told.weight != "stop"))


def finding_key(finding: Finding) -> str:
    """Return what tells a finding apart from the others in a form."""
    text = f"{finding.id}\n{finding.place}\n{finding.reason}"
    return f"{finding.id}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def _told(interview: Interview, finding: Finding, deal: str, then: str) -> Told:
    say, key = interview.phrases.say, finding_key(finding)
    topic, path = asked_at(interview, finding.place)
    remedies: list[Remedy] = []
    if finding.remedy is not None:
        rows = interview.remedied(finding)
        values = interview.phrases.join("comma", (row.text for row in rows))
        titles = interview.phrases.join("semicolon", (row.title for row in rows))
        text = say("web.use_instead", value=values) if rows else say("interview.mend_it")
        remedies.append(Remedy(text, titles, f"use:{key}"))
    sources = interview.phrases.join("semicolon", (source.title for source in finding.sources))
    return Told(
        key=key,
        weight="stop" if finding.severity == "error" else "look",
        what=f"{finding.reason[:1].upper()}{finding.reason[1:]}",
        mend=finding.to_do,
        remedies=tuple(remedies),
        keep=f"keep:{key}",
        kept=interview.was_seen(finding),
        sources=sources,
        place=finding.place,
        where=address_of(deal, topic, id_of(path) if path else "questions", then=then),
        topic=topic,
        asked=bool(path),
    )
