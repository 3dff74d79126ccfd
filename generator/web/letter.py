"""A letter of a case: to read, to download, and to log once it was sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from generator.assembly.contract import text_of
from generator.case.events import EVENTS, Message
from generator.case.folder import Case
from generator.case.letter_files import FORMS, file_name, letter_in_form
from generator.case.letters import Letter, letter_of
from generator.case.machine import State
from generator.case.papers import FIELDS
from generator.case.sending import keep_files, log_sent, unused_files
from generator.case.stages import Step
from generator.case.wording import choice_label
from generator.earlier.payment import keep_payment, kept_payment
from generator.errors import InputError, Problem
from generator.messages import tell
from generator.web.case_folders import Cases, address_of, keep_ending
from generator.web.deals import lies_there
from generator.web.downloads import download
from generator.web.entry_form import Control, EntryForm, Given, given_from, given_in
from generator.web.guard import posted
from generator.web.rendering import page, page_of_form
from generator.web.stale import refuse_stale
from generator.web.uploads import uploaded
from generator.writing import free_path, write_file

_MOST_OF_PAYMENT = 1000
_ENCLOSE = "enclose"
"""What an address and a form name the files with that a person encloses, beside what the letter says."""
_ENCLOSURES = "enclosures"
"""Where these files lie in the folder of a case."""
_NOT_OF_A_LETTER = ("on", "via", "to", "bounced", "at", "note", "by", "pay_to")
"""Fields of an entry that a letter does not say, or that are those of its sending."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter as a page has it, or why it cannot be made yet.

    `controls` ask for what it says, `needs_payment` for how invoices are paid. `query` is the end of the
    addresses of its files, `enclosed` the names of those that a person has put in.
    """

    kind: str
    title: str
    letter: Letter | None
    problems: tuple[tuple[str, str], ...] = ()
    controls: tuple[Control, ...] = ()
    needs_payment: bool = False
    query: str = ""
    given: Given = field(default_factory=dict)
    ways: tuple[Control, ...] = ()
    enclosed: tuple[str, ...] = ()


def routes(cases: Cases) -> list[BaseRoute]:
    """Return the pages of letters and their files."""
    return [
        Route("/cases/{case}/letters/{kind}/sent", partial(_sent, cases), methods=["POST"]),
        Route("/cases/{case}/letters/{kind}/paid-to", partial(_paid_to, cases), methods=["POST"]),
        Route("/cases/{case}/letters/{kind}/enclose", partial(_enclose, cases), methods=["POST"]),
        *(
            Route(f"/cases/{{case}}/letters/{{kind}}/{form}", page_of_form)
            for form in ("sent", "paid-to", "enclose")
        ),
        Route("/cases/{case}/letters/{kind}.{form:str}", partial(_file, cases)),
        Route("/cases/{case}/letters/{kind}", partial(_show, cases)),
    ]


def first_letter(cases: Cases, case: Case, state: State) -> Shown | None:
    """Return the letter of the first step of today that has one."""
    kinds = (case.ladder.acts[step.act].letter for step in state.now)
    kind = next(filter(None, kinds), "")
    return _shown(cases, case, state, kind, {}) if kind else None


def letters_of_today(case: Case, state: State, *, but: Shown | None) -> tuple[tuple[str, str], ...]:
    """Return the kinds of letters that may go out today `but` one, each with the title of its act."""
    acts = case.ladder.acts
    steps = (*state.now, *state.choices, *(s for s in state.later if s.allowed <= state.as_of))
    found = {
        acts[s.act].letter: acts[s.act].title
        for s in steps
        if s.day <= state.as_of or s.allowed <= state.as_of
    }
    if case.terms is not None:
        found |= {act.letter: act.title for act in acts.values() if act.logs and act.letter not in found}
    shown = ("", but.kind if but else "")
    return tuple((kind, title) for kind, title in found.items() if kind not in shown)


def _shown(cases: Cases, case: Case, state: State, kind: str, given: Given) -> Shown:
    """Return a letter with what it says, or the questions that it needs an answer to."""
    act = case.ladder.acts[_act(case, state, kind)[0]]
    fixed = _fixed(case, state, kind)
    form = _form(case, state, fixed.get("event", ""))
    fields = {} if form is None else form.fields(given)
    query, chosen = f"?{urlencode(list(_pairs(given)))}" if given else "", _chosen(case, given)
    given = {name: values for name, values in given.items() if name != _ENCLOSE}
    enclosed = tuple(path.name for path in chosen)
    try:
        letter = _made(cases, case, kind, fields, chosen)
    except InputError as error:
        here = {q.name for q in form.asked} if form else set()
        payment = tuple(p for p in error.problems if p.place == "pay_to")
        others = tuple(p for p in error.problems if p.place != "pay_to")
        asked = (
            _asked(form, fixed, given, others if given else ()) if form and _mendable(others, here) else ()
        )
        if asked:
            told = form.wrong(given, others) if form and given else ()
        else:
            told = tuple(("", case.words.phrases.join("colon", (act.title, p.message))) for p in others)
        return Shown(kind, act.title, None, told, asked, bool(payment), query, given)
    if form is None:
        return Shown(kind, act.title, letter, query=query, given=given, enclosed=enclosed)
    filled = given or given_from(letter.entry)
    ways = _ways(form, letter)
    return Shown(
        kind,
        act.title,
        letter,
        (),
        _asked(form, fixed, filled, ()),
        query=query,
        given=given,
        ways=ways,
        enclosed=enclosed,
    )


def _mendable(problems: tuple[Problem, ...], fields: set[str]) -> bool:
    return any(problem.place.partition(".")[0].partition("[")[0] in fields for problem in problems)


def _pairs(given: Given) -> list[tuple[str, str]]:
    return [(name, value) for name, values in given.items() for value in values if value]


def _act(case: Case, state: State, kind: str) -> tuple[str, Step | None]:
    """Return the act that a letter does, and its step where there is one; raise HTTPException for none."""
    acts = {name: act for name, act in case.ladder.acts.items() if act.letter == kind}
    if not acts:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    steps = (step for step in (*state.now, *state.choices, *state.later) if step.act in acts)
    step = min(steps, key=lambda one: one.allowed, default=None)
    return (
        (step.act, step) if step else (next((n for n, a in acts.items() if a.logs), next(iter(acts))), None)
    )


def _fixed(case: Case, state: State, kind: str) -> dict[str, Any]:
    """Return the fields of a letter's entry that are settled before anybody says anything."""
    name, step = _act(case, state, kind)
    return dict(step.entry) if step else dict(case.ladder.acts[name].logs)


def _form(case: Case, state: State, event: str) -> EntryForm | None:
    return EntryForm(case, case.view(state.as_of), event) if event in EVENTS else None


def _asked(
    form: EntryForm, fixed: Mapping[str, Any], given: Given, problems: tuple[Problem, ...]
) -> tuple[Control, ...]:
    """Return the controls of what a letter says; what its step fixes is not asked."""
    known = {name for name in fixed if name != "invoices"}
    own = FIELDS.get(str(fixed.get("paper")))
    controls = (c for c in form.controls(given, problems) if own is None or c.name in own)
    return tuple(c for c in controls if c.name not in known and c.name not in _NOT_OF_A_LETTER)


def _ways(form: EntryForm, letter: Letter) -> tuple[Control, ...]:
    if not issubclass(EVENTS[form.event], Message):
        return ()
    return tuple(c for c in form.more({"via": letter.ways}) if c.name == "via")


def _made(
    cases: Cases, case: Case, kind: str, fields: Mapping[str, Any], enclose: tuple[Path, ...]
) -> Letter:
    return letter_of(case, kind, cases.site.today, fields, pay_to=kept_payment(), enclose=enclose)


def _chosen(case: Case, given: Given) -> tuple[Path, ...]:
    """Return the files that a person has put into the case to enclose; a name of none is left out."""
    room = case.folder / _ENCLOSURES
    there = {path.name: path for path in room.iterdir() if lies_there(path, room)} if room.is_dir() else {}
    return tuple(there[name] for name in dict.fromkeys(given.get(_ENCLOSE, ())) if name in there)


def _given(request: Request) -> Given:
    return {name: values for name, values in given_in(request.query_params).items() if any(values)}


def _show(cases: Cases, request: Request) -> Response:
    from generator.web.case import case_values

    case, kind = cases.named(request.path_params["case"]), request.path_params["kind"]
    state = case.state(cases.site.today)
    shown = _shown(cases, case, state, kind, _given(request))
    values = case_values(case, state) | {"shown_letter": shown, **letter_values(case)}
    return page(cases.site, request, "letter.html", values, phrases=case.words.phrases)


def letter_values(case: Case) -> dict[str, Any]:
    """Return what a template needs to show a letter."""

    def ways_of(letter: Letter) -> tuple[str, ...]:
        return tuple(choice_label(case.words, "asked", "via", way) for way in letter.ways)

    return {"plain": text_of, "ways_of": ways_of}


def _file(cases: Cases, request: Request) -> Response:
    case, kind = cases.named(request.path_params["case"]), request.path_params["kind"]
    form = f".{request.path_params['form']}"
    if form not in FORMS:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    letter = _letter(cases, case, kind, _given(request))
    return download(letter_in_form(letter, form), f"{file_name(letter)}{form}")


def _letter(cases: Cases, case: Case, kind: str, given: Given) -> Letter:
    state = case.state(cases.site.today)
    form = _form(case, state, _fixed(case, state, kind).get("event", ""))
    return _made(cases, case, kind, {} if form is None else form.fields(given), _chosen(case, given))


def _sent(cases: Cases, request: Request) -> Response:
    """Log that a letter was sent, and keep its files with the case."""
    site, kind, form = cases.site, request.path_params["kind"], posted(request)
    given = {name: values for name, values in given_in(form).items() if any(values)}
    with cases.writing:
        case = cases.named(request.path_params["case"])
        if stale := refuse_stale(cases, request, case):
            return stale
        letter = _letter(cases, case, kind, given)
        made = unused_files(case, letter)
        keep_files(made)
        with uploaded(form.getlist("files"), case.folder) as files:
            sent = (*_chosen(case, given), *files)
            entry = log_sent(case, letter, made, now=site.now(), files=sent)
        keep_ending(case)
    told = "" if entry is None else f"?logged={entry.id}"
    return RedirectResponse(f"{address_of(case)}{told}", HTTPStatus.SEE_OTHER)


def _enclose(cases: Cases, request: Request) -> Response:
    """Put a file into the case, and show the letter that encloses it."""
    case, kind = cases.named(request.path_params["case"]), request.path_params["kind"]
    _act(case, case.state(cases.site.today), kind)
    form = posted(request)
    given = {name: values for name, values in given_in(form).items() if name.startswith("given.")}
    pairs = [(name.removeprefix("given."), value) for name, values in given.items() for value in values]
    with cases.writing, uploaded(form.getlist("files"), case.folder) as files:
        if not files:
            raise InputError.single(tell("choose a file to enclose"), place="files")
        for path in files:
            room = case.folder / _ENCLOSURES
            room.mkdir(exist_ok=True)
            kept = free_path(room / path.name)
            write_file(kept, path.read_bytes(), private=True)
            pairs.append((_ENCLOSE, kept.name))
    return RedirectResponse(f"{address_of(case)}/letters/{kind}?{urlencode(pairs)}", HTTPStatus.SEE_OTHER)


def _paid_to(cases: Cases, request: Request) -> Response:
    """Keep how invoices are paid, and show the letter that asked for it."""
    case, kind = cases.named(request.path_params["case"]), request.path_params["kind"]
    _act(case, case.state(cases.site.today), kind)
    form = posted(request)
    told = str(form.get("pay_to", "")).strip()
    if not told or len(told) > _MOST_OF_PAYMENT:
        message = tell("is required, in at most {most} characters", most=_MOST_OF_PAYMENT)
        raise InputError.single(message, place="pay_to")
    keep_payment(told)
    given = {name: values for name, values in given_in(form).items() if name.startswith("given.")}
    query = urlencode([(name.removeprefix("given."), v) for name, values in given.items() for v in values])
    return RedirectResponse(f"{address_of(case)}/letters/{kind}?{query}".rstrip("?"), HTTPStatus.SEE_OTHER)
