"""The page to check every answer before the contract is made, and the contract to read alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from generator.questionnaire.current import Row, told
from generator.questionnaire.interview import Interview
from generator.questionnaire.topics import asked_at, open_answers, topics
from generator.web.asking import settled
from generator.web.beside import aside_of
from generator.web.controls import address_of, finding_key, id_of
from generator.web.deals import Deals
from generator.web.guard import posted
from generator.web.rendering import page
from generator.web.site import Site

_CHECK = "check"
"""Where a change leads that was begun on this page: back to it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with what the contract says for it, and where to change it; empty where it is settled."""

    title: str
    lines: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Missing:
    """An answer that is still open: what it is, its topic, and where it is given."""

    title: str
    topic: str
    where: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers of a page of the questionnaire."""

    name: str
    title: str
    left_out: bool
    answers: tuple[Answer, ...]


def routes(site: Site, deals: Deals) -> list[BaseRoute]:
    """Return the page to check the answers, and that of the contract alone."""
    return [
        Route("/deal/{name}/check", partial(_check, site, deals)),
        Route("/deal/{name}/check", partial(_settle, deals), methods=["POST"]),
        Route("/deal/{name}/read", partial(_read, site, deals)),
    ]


def _check(site: Site, deals: Deals, request: Request) -> Response:
    with deals.at(request.path_params["name"]) as deal:
        interview = deal.interview
        every = topics(interview)
        values = {
            "deal": deal,
            "title": interview.phrases.say("web.check.title"),
            "aside": aside_of(deals, deal, _CHECK),
            "answered": answers_of(interview, deal.name),
            "open": tuple(_open(deal.name, interview)),
            "back": address_of(deal.name, every[-1].name),
            "inside": "/",
        }
        return page(site, request, "check.html", values, phrases=interview.phrases)


def _open(deal: str, interview: Interview) -> Iterator[Missing]:
    """Yield what a contract to sign still needs, each with where it is answered."""
    say = interview.phrases.say
    for one in open_answers(interview):
        told = interview.phrases.join("colon", filter(None, (one.title, one.reason)))
        within = "" if one.title == one.topic.title else say("web.check.on_topic", topic=one.topic.title)
        at = id_of(one.path) if one.path else "questions"
        yield Missing(told, within, address_of(deal, one.topic.name, at, then=_CHECK))


def answers_of(interview: Interview, deal: str) -> tuple[Answered, ...]:
    """Return every answer by page, as the contract states it."""
    found, session = [], interview.session
    missing = {step.path for step in session.steps if step.required and not session.has(step)}
    for state in interview.pages:
        rows = () if state.left_out else state.rows
        answers = tuple(_answer(row, interview, deal, is_open=row.path in missing) for row in rows)
        found.append(Answered(state.name, state.title, state.left_out, answers))
    return tuple(found)


def _answer(row: Row, interview: Interview, deal: str, *, is_open: bool) -> Answer:
    where = ""
    if not row.fixed:
        topic, path = asked_at(interview, row.path)
        # Where the short way does not ask it by itself, its topic has the question in another one.
        where = address_of(deal, topic, id_of(path) if path else "questions", then=_CHECK)
    lines = row.entries or (told(row, interview.phrases),)
    if is_open and not row.entries:
        lines = (interview.phrases.say("web.check.not_yet"),)
    return Answer(row.title, lines, where)


def _settle(deals: Deals, request: Request) -> Response:
    """Take a remedy, keep what a finding is about, or ask for it."""
    with deals.at(request.path_params["name"]) as deal:
        action, _, key = str(posted(request).get("do", "")).partition(":")
        finding = next((f for f in deal.interview.findings if finding_key(f) == key), None)
        if finding is not None and action in ("use", "keep", "change"):
            deals.save(deal, settled(deal.interview, action, key))
        if finding is not None and action == "change":
            topic, _ = asked_at(deal.interview, finding.place)
            return RedirectResponse(address_of(deal.name, topic, then=_CHECK), HTTPStatus.SEE_OTHER)
        return RedirectResponse(f"/deal/{deal.name}/check", HTTPStatus.SEE_OTHER)


def _read(site: Site, deals: Deals, request: Request) -> Response:
    with deals.at(request.path_params["name"]) as deal:
        values = {
            "deal": deal,
            "title": deal.interview.phrases.say("web.read_title"),
            "aside": aside_of(deals, deal),
            "back": f"/deal/{deal.name}",
            "inside": "/",
        }
        return page(site, request, "read.html", values, phrases=deal.interview.phrases)
