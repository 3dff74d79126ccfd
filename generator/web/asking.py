"""The pages of the interview: one topic each, with the contract beside it."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from secrets import token_urlsafe
from types import MappingProxyType
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from generator.errors import UsageError
from generator.formatting.phrases import Phrases
from generator.messages import tell
from generator.questionnaire.interview import Changed, Interview
from generator.questionnaire.quick import USUAL
from generator.questionnaire.replying import Replied, Reply, replied
from generator.questionnaire.topics import (
    UNKNOWN,
    Field,
    Topic,
    field_of,
    fields_on,
    steps_on,
    terms_on,
    topic_names,
    topics,
)
from generator.web.beside import aside_of
from generator.web.controls import (
    Beside,
    Control,
    Posted,
    address_of,
    before_of,
    controls_of,
    finding_key,
    id_of,
    mark_of,
    posted_of,
)
from generator.web.deals import Deal, Deals
from generator.web.effects import effects_of
from generator.web.guard import posted
from generator.web.rendering import page
from generator.web.site import Site

_BEFORE = "page-before"
_DO = "do"
_THEN = "then"
_FRESH, _SEVERAL = "fresh", " "
_EFFECTS = "effects"
"""The part of a query that asks for what each choice would change; a script asks for it by itself."""
_SHEET = "sheet"
"""The field that tells one showing of a page from another: what it sent itself is nobody else's change."""


@dataclass(frozen=True, slots=True)
class TermLine:
    """A usual term on a page: its sentence, and the controls that it opens.

    It is `open` where something in it must be seen: what is wrong, or a finding that nobody has decided on.
    """

    path: str
    id: str
    text: str
    controls: tuple[Control, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class TermGroup:
    """The usual terms of one page of the questionnaire."""

    title: str
    lines: tuple[TermLine, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A topic as its page shows it."""

    topic: Topic
    controls: tuple[Control, ...]
    groups: tuple[TermGroup, ...]
    before: str

    def all(self) -> Iterable[Control]:
        """Yield every control of the page."""
        tops = (*self.controls, *(c for g in self.groups for line in g.lines for c in line.controls))
        return (control for top in tops for control in top.all())


def routes(site: Site, deals: Deals) -> list[BaseRoute]:
    """Return the pages of the interview."""
    place = "/deal/{name}/ask/{topic}"
    return [
        Route("/deal/{name}", partial(_resume, deals)),
        Route(place, partial(_visited, site, deals, _page)),
        Route(place, partial(_visited, site, deals, _reply), methods=["POST"]),
        Route(f"{place}/effects", partial(_effects, site, deals)),
        Route("/deal/{name}/undo", partial(_undo, deals), methods=["POST"]),
    ]


def first_open(name: str, interview: Interview) -> str:
    """Return the address of the first topic that still asks something, else of the page to check."""
    waiting = next((topic for topic in topics(interview) if not topic.done), None)
    return f"/deal/{name}/check" if waiting is None else address_of(name, waiting.name)


# Showing a topic


def _resume(deals: Deals, request: Request) -> Response:
    with deals.at(request.path_params["name"]) as deal:
        return RedirectResponse(first_open(deal.name, deal.interview), HTTPStatus.SEE_OTHER)


@dataclass(frozen=True, slots=True)
class _Visit:
    """A request for a topic of a deal that is held."""

    site: Site
    deals: Deals
    request: Request
    deal: Deal
    topic: str

    @property
    def phrases(self) -> Phrases:
        return self.deal.interview.phrases

    @property
    def then(self) -> str:
        """Return where the person came from and goes back to."""
        sent = self.request.method == "POST"
        return _text(posted(self.request), _THEN) if sent else self.request.query_params.get(_THEN, "")

    @property
    def sheet(self) -> str:
        return _text(posted(self.request), _SHEET)

    def save(self, after: Interview, replies: Mapping[str, Reply]) -> None:
        """Keep the deal as it stands after replies, and from which showing of a page each one came."""
        self.deals.save(self.deal, after)
        self.deal.written_by |= dict.fromkeys((p for p, r in replies.items() if r.touched), self.sheet)

    def to(self, topic: str, at: str = "", *, fresh: Sequence[str] = ()) -> Response:
        where = address_of(self.deal.name, topic, at, then=self.then, fresh=_SEVERAL.join(fresh))
        return RedirectResponse(where, HTTPStatus.SEE_OTHER)

    def page(self, template: str, values: dict[str, Any], status: HTTPStatus = HTTPStatus.OK) -> Response:
        names = {"before": _BEFORE, "do": _DO, "then": _THEN, "sheet": _SHEET}
        shared = {"deal": self.deal, "form_names": names, "sheet": token_urlsafe(6), "inside": "/"}
        values = {**shared, **values}
        return page(self.site, self.request, template, values, phrases=self.phrases, status=status)


def _visited(site: Site, deals: Deals, take: Callable[[_Visit], Response], request: Request) -> Response:
    """Answer a request for a topic; where the deal has no such topic by now, lead to the one that is open."""
    with deals.at(request.path_params["name"]) as deal:
        visit = _Visit(site, deals, request, deal, request.path_params["topic"])
        if visit.topic not in topic_names(deal.interview):
            return RedirectResponse(first_open(deal.name, deal.interview), HTTPStatus.SEE_OTHER)
        return take(visit)


def _page(
    visit: _Visit,
    problems: Mapping[str, str] = MappingProxyType({}),
    changed: Sequence[Changed] = (),
    sent: Posted | None = None,
) -> Response:
    """Return the page of a topic; after a refused form with what is wrong, and what was sent still in it."""
    interview, name = visit.deal.interview, visit.topic
    aside = aside_of(visit.deals, visit.deal, visit.then)
    typed = {} if sent is None else {key: reply.values for key, reply in sent.replies.items()}
    new = visit.request.query_params.get(_FRESH, "").split(_SEVERAL)
    fields = tuple(_all_fields(interview, name))
    fresh = [path for path in new if path in {entry.path for entry in _seen(fields)}]
    first = next((entry.path for entry in changed), next(iter(fresh), "")) if not problems else ""
    wanted = _EFFECTS in visit.request.query_params
    effects = effects_of(fields, name, interview, visit.site) if wanted else {}
    beside = Beside(problems, _notes(visit.phrases, changed), aside.findings, typed, first, effects)
    shown = shown_topic(interview, name, beside)
    every = topics(interview)
    number = [topic.name for topic in every].index(name)
    values = {
        "shown": shown,
        "title": shown.topic.title,
        "topics": every,
        "number": number + 1,
        "back": _back(visit, every, number),
        "brought": [control.asked.title for control in shown.all() if control.field.path in fresh],
        "wrong": [control for control in shown.all() if control.field.path in problems and control.error],
        "aside": aside,
        "can_be_quick": interview.can_be_quick,
        "is_quick": interview.is_quick,
        "then": visit.then,
        "with_effects": address_of(visit.deal.name, name, then=visit.then, **{_EFFECTS: "told"}),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return visit.page("topic.html", values, status)


def _effects(site: Site, deals: Deals, request: Request) -> Response:
    """Return what each choice on a page would change, by name of control and choice.

    The deal is let go at once: the next answer does not wait for it.
    """
    name = request.path_params["topic"]
    with deals.at(request.path_params["name"]) as deal:
        interview = deal.interview
    if name not in topic_names(interview):
        return JSONResponse({})
    effects = effects_of(_all_fields(interview, name), name, interview, site)
    shown = shown_topic(interview, name, Beside({}, {}, (), effects=effects), others=False)
    return JSONResponse({control.name: dict(control.effects) for control in shown.all() if control.effects})


def _back(visit: _Visit, every: Sequence[Topic], number: int) -> str:
    if visit.then == "check":
        return f"/deal/{visit.deal.name}/check"
    return address_of(visit.deal.name, every[number - 1].name) if number else "/"


def shown_topic(interview: Interview, name: str, beside: Beside, *, others: bool = True) -> Shown:
    """Return a topic with its controls, and what is said beside each.

    With `others` also the controls below choices that were not made.
    """
    topic = next(topic for topic in topics(interview) if topic.name == name)
    if not topic.usual:
        controls = controls_of(fields_on(interview, name, others=others), interview, beside)
        return Shown(topic, controls, (), json.dumps(before_of(controls)))
    groups: dict[str, list[TermLine]] = {}
    every: list[Control] = []
    for term in terms_on(interview, name, others=others):
        controls = controls_of(term.fields, interview, beside)
        every += controls
        inside = [control for top in controls for control in top.all()]
        to_see = any(one.error or one.fresh or not all(t.kept for t in one.findings) for one in inside)
        line = TermLine(term.path, f"t-{term.path.replace('.', '-')}", term.text, controls, to_see)
        groups.setdefault(term.page_title, []).append(line)
    made = tuple(TermGroup(title, tuple(lines)) for title, lines in groups.items())
    return Shown(topic, (), made, json.dumps(before_of(every)))


def _notes(phrases: Phrases, changed: Sequence[Changed]) -> dict[str, str]:
    """Return what is said of questions whose default is another now, by path."""
    none = phrases.say("answers.none")
    return {
        entry.path: phrases.say(
            "interview.follows_now",
            now=phrases.join(
                "semicolon", (phrases.join("colon", (row.title, row.text or none)) for row in entry.rows)
            ),
        )
        for entry in changed
    }


# Taking a form


def _reply(visit: _Visit) -> Response:
    deal, form = visit.deal, posted(visit.request)
    sent = posted_of(form, _before(form))
    replies = sent.chosen()
    if clashes := _clashes(visit, sent, replies):
        disputed = {clash.field.path for clash in clashes}
        agreed = {path: reply for path, reply in replies.items() if path not in disputed}
        visit.save(replied(deal.interview, visit.topic, agreed, whole=False).interview, agreed)
        return _conflict(visit, clashes)
    action, _, about = _text(form, _DO).partition(":")
    by_script = visit.request.headers.get("hx-request") == "true"
    if action in ("", "open") and not by_script:
        return _go_on(visit, sent, leave_open=action == "open")
    known = {finding_key(finding) for finding in deal.interview.findings}
    taken = replied(deal.interview, visit.topic, replies, whole=False)
    if by_script:
        visit.save(taken.interview, replies)
        return _pieces(visit, sent, taken, known)
    if action == "save" and taken.problems:
        visit.save(taken.interview, replies)
        return _page(visit, taken.problems, taken.changed, sent)
    after = _acted(taken.interview, action, about)
    visit.save(after, replies)
    names = topic_names(after)
    return visit.to(visit.topic if visit.topic in names else names[0], _at(action, about, after))


def _go_on(visit: _Visit, sent: Posted, *, leave_open: bool) -> Response:
    """Take a whole page, and go to the next; with `leave_open` what is empty stays open."""
    deal, name, before = visit.deal, visit.topic, visit.deal.interview
    replies = sent.chosen()
    if leave_open:
        empty = {path for path, reply in replies.items() if reply.values in ((), ("",))}
        required = {f.path for f in _every(_all_fields(before, name)) if f.asked.may_stay_open}
        replies |= {path: replace(replies[path], values=(UNKNOWN,)) for path in empty & required}
    taken = replied(before, name, replies, whole=True)
    visit.save(taken.interview, replies)
    if taken.problems:
        return _page(visit, taken.problems, taken.changed, sent)
    every = topics(taken.interview)
    if any(topic.name == name and not topic.done for topic in every):
        # The answers have brought more questions, or defaults that the person has not seen.
        waiting = {step.path for step in taken.interview.session.still_open}
        there = [entry.path for entry in _seen(_all_fields(taken.interview, name)) if entry.path in waiting]
        known = {entry.path for entry in _seen(_all_fields(before, name))}
        fresh = [path for path in there if path not in known]
        return (
            _page(visit, changed=taken.changed)
            if taken.changed and not fresh
            else visit.to(name, fresh=fresh or there)
        )
    if visit.then == "check":
        return RedirectResponse(f"/deal/{deal.name}/check", HTTPStatus.SEE_OTHER)
    names = [topic.name for topic in every]
    place = names.index(name) + 1 if name in names else 0
    following = next((topic.name for topic in every[place:] if not topic.done), None)
    where = first_open(deal.name, taken.interview) if following is None else address_of(deal.name, following)
    return RedirectResponse(where, HTTPStatus.SEE_OTHER)


def _every(fields: Iterable[Field]) -> Iterator[Field]:
    for entry in fields:
        yield entry
        for inside in (*entry.branches.values(), *entry.items):
            yield from _every(inside)


def _seen(fields: Iterable[Field]) -> Iterator[Field]:
    """Yield the questions that a person sees: below a choice only those of the one that is chosen."""
    for entry in fields:
        yield entry
        for inside in (*(entry.branches.get(token, ()) for token in entry.shown), *entry.items):
            yield from _seen(inside)


def _acted(interview: Interview, action: str, about: str) -> Interview:
    """Return the interview after a button of the page."""
    match action:
        case "use" | "keep" | "change":
            return settled(interview, action, about)
        case "add":
            return interview.add(about)
        case "remove":
            path, _, index = about.rpartition(":")
            entries = interview.question(path).entries
            known = index.isdecimal() and int(index) < len(entries)
            return interview.remove(int(index), path) if known else interview
        case "type":
            path, _, text = about.partition(":")
            return interview.jump(path).answer_text(text)
        case "way":
            return interview.take_way(quick=about == "quick")
        case "save":
            return interview
    raise UsageError(tell("the page sent {action}, which is no button of it", action=repr(action)))


def settled(interview: Interview, action: str, key: str) -> Interview:
    """Return the interview after a button of a finding; another answer may have settled it by now."""
    finding = next((found for found in interview.findings if finding_key(found) == key), None)
    if finding is None:
        return interview
    buttons = {"use": interview.take_remedy, "keep": interview.keep, "change": interview.change}
    return buttons[action](finding)


def _at(action: str, about: str, interview: Interview) -> str:
    """Return the id of the question that a button was about."""
    if action == "add":
        last = len(interview.question(about).entries) - 1
        return id_of(f"{about}[{last}]")
    if action == "remove":
        return id_of(about.rpartition(":")[0])
    if action == "type":
        return id_of(about.partition(":")[0])
    if action in ("use", "keep", "change"):
        return "questions"
    return ""


def _before(form: FormData) -> Mapping[str, Any]:
    try:
        found = json.loads(_text(form, _BEFORE) or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class Clash:
    """An answer that was changed here and in another place: what is saved, and what was sent."""

    field: Field
    theirs: str
    mine: tuple[str, ...]
    mine_in_words: str

    @property
    def one(self) -> bool:
        """Say whether both answers are one value, so that a person may choose between them."""
        return len(self.mine) == len(self.field.shown) == 1


def _clashes(visit: _Visit, sent: Posted, replies: Mapping[str, Reply]) -> tuple[Clash, ...]:
    """Return the answers that somebody else has changed since the page was shown, and this one too."""
    interview, written_by = visit.deal.interview, visit.deal.written_by
    changed = [p for p, reply in replies.items() if reply.touched and written_by.get(p) != visit.sheet]
    marks = dict(zip(changed, (sent.marks[name] for name in sent.names_of(changed)), strict=True))
    found = []
    for step in steps_on(interview.session, visit.topic) if marks else ():
        if step.path not in marks:
            continue
        entry, reply = field_of(interview, step), replies[step.path]
        now = mark_of(entry)
        if now and now != marks[step.path] and reply.values != entry.shown:
            labels = {choice.token: choice.label for choice in entry.choices}
            said = interview.phrases.join("comma", (labels.get(value, value) for value in reply.values))
            found.append(Clash(entry, entry.row.text, reply.values, said))
    return tuple(found)


def _all_fields(interview: Interview, name: str) -> Iterable[Field]:
    if name == USUAL:
        return [entry for term in terms_on(interview, name) for entry in term.fields]
    return fields_on(interview, name)


def _conflict(visit: _Visit, clashes: Sequence[Clash]) -> Response:
    """Return the page that tells the later of two, and lets a person choose; nothing is overwritten."""
    before = {clash.field.path: [mark_of(clash.field), *clash.field.shown] for clash in clashes}
    values = {
        "title": visit.phrases.say("web.conflict.title"),
        "clashes": clashes,
        "topic": visit.topic,
        "before": json.dumps(before),
    }
    return visit.page("conflict.html", values, HTTPStatus.CONFLICT)


def _pieces(visit: _Visit, sent: Posted, taken: Replied, known: Collection[str]) -> Response:
    """Return what changes on a page while it is filled in: the contract, sums, findings, never the form.

    `known` are the findings that stood before.
    """
    aside = aside_of(visit.deals, visit.deal, visit.then)
    beside = Beside(taken.problems, _notes(visit.phrases, taken.changed), aside.findings)
    shown = shown_topic(visit.deal.interview, visit.topic, beside, others=False)
    held = {control.name: control for control in shown.all()}
    before = {
        key: [mark_of(held[key].field), *reply.values] if key in held else _before_of_another(sent, key)
        for key, reply in sent.replies.items()
    }
    new = (visit.phrases.say("web.weight.look", what=t.what) for t in aside.findings if t.key not in known)
    said = " ".join((*taken.problems.values(), *new))
    # What the answers have brought is not on the page before it is shown again.
    there = [control for control in shown.all() if control.name in sent.shown]
    values = {"there": there, "aside": aside, "said": said, "before": json.dumps(before), "title": ""}
    return visit.page("pieces_swapped.html", values)


def _before_of_another(sent: Posted, name: str) -> list[str]:
    """Return what counts as shown before below a choice that was left: of what was saved there, nothing.

    So it is answered again where a person comes back to the choice.
    """
    mark = sent.marks[name]
    return [mark] if mark else [mark, *sent.replies[name].before]


def _undo(deals: Deals, request: Request) -> Response:
    with deals.at(request.path_params["name"]) as deal:
        deals.undo(deal)
        where = _text(posted(request), "topic")
        known = where in topic_names(deal.interview)
        then = _text(posted(request), _THEN)
        back = address_of(deal.name, where, then=then) if known else first_open(deal.name, deal.interview)
        return RedirectResponse(back, HTTPStatus.SEE_OTHER)
