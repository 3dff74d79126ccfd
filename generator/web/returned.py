"""A file that came back: what the other side changed beside what was sent, and what of it is taken."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Any, Literal

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from generator.advice.advising import advise
from generator.answers.paths import fetch
from generator.answers.reading import parse_json, read_json
from generator.drafting.pipeline import Draft, draft_unfinished
from generator.earlier.sessions import BEFORE, UNFINISHED, alone
from generator.errors import InputError, Problem
from generator.findings import Finding
from generator.messages import tell
from generator.packs.reading import answers_from, read_unfinished
from generator.questionnaire.missing import Unfinished
from generator.redlining.changes import redline_and_changes
from generator.redlining.sides import Side, covered_by
from generator.returns.cleaning import cleaned
from generator.returns.opening import open_document
from generator.returns.patching import given_back, patched, taken
from generator.returns.redlining import redlined
from generator.returns.report import PlaceReport, ValueChange, name_of
from generator.returns.report_text import Telling, is_told, summary
from generator.returns.returned import Returned, read_returned
from generator.returns.sent import Sent
from generator.web.came_back import CameBack, all_that_came, compare_with, deals_in, named, receive
from generator.web.deals import Deals, is_name
from generator.web.downloads import download
from generator.web.guard import posted
from generator.web.refusals import reasons_of, without_paths
from generator.web.rendering import page, page_of_form
from generator.web.site import Site
from generator.web.uploads import uploaded
from generator.word.document_settings import AUTHOR
from generator.writing import free_path, slug, write_file

ADDRESS = "/returned"
ALL = "*"
"""What stands for the paths of all values that can be taken: some agree with each other only together."""
_LARGEST_ANSWERS = 4 << 20

State = Literal["open", "taken", "kept"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A changed answer: whether it is taken, and what would be risky then that is not yet."""

    change: ValueChange
    state: State
    findings: tuple[Finding, ...] = ()

    @property
    def can_be_taken(self) -> bool:
        """Say whether it can be written into the answers."""
        return not self.change.why_not


@dataclass(frozen=True, slots=True)
class Item:
    """A place of which there is something to tell: what came there, and the answers that it changes."""

    id: str
    name: str
    report: PlaceReport
    kinds: tuple[str, ...]
    verdicts: tuple[Verdict, ...] = ()
    decided: tuple[tuple[str, str, str], ...] = ()
    """Answers that stand here too: title, and the id and name of the place where they are decided."""
    if_you_give_way: str = ""


class Came:
    """The files that came back to a run; one request at a time writes what is decided."""

    def __init__(self, site: Site, deals: Deals) -> None:
        """Read nothing yet."""
        self.site, self._deals = site, deals
        self.writing = Lock()
        self._last: tuple[str, Returned] | None = None

    def read(self, came: CameBack) -> Returned:
        """Return what was changed in a file; the last one is kept, for each of its pages asks for it."""
        key = f"{came.id} {json.dumps(came.sent, sort_keys=True, default=str)}"
        last = self._last
        if last is None or last[0] != key:
            last = self._last = key, came.read(self.site)
        return last[1]

    @contextmanager
    def held(self, file: CameBack) -> Iterator[None]:
        """Hold the answers of a file against every other page and process, as the interview does."""
        whole = self.site.folder / file.deal
        with self.writing:
            if not file.deal or not whole.is_file():
                yield
            elif is_name(whole.stem):
                with self._deals.at(whole.stem):
                    yield
            else:
                with alone(whole.with_name(f"{whole.stem}{UNFINISHED}")):
                    yield


def routes(site: Site, deals: Deals) -> list[BaseRoute]:
    """Return the pages of files that came back."""
    came = Came(site, deals)
    one = f"{ADDRESS}/{{id}}"
    return [
        Route(ADDRESS, partial(_list, came), methods=["GET"]),
        Route(ADDRESS, partial(_receive, came), methods=["POST"]),
        Route(one, partial(_show, came), methods=["GET"]),
        Route(f"{one}/answers", partial(_answers, came), methods=["POST"]),
        Route(f"{one}/decide", partial(_decide, came), methods=["POST"]),
        *(Route(f"{one}/{form}", page_of_form, methods=["GET"]) for form in ("answers", "decide")),
        Route(f"{one}/redline.docx", partial(_redline, came)),
        Route(f"{one}/clean.docx", partial(_clean, came)),
        Route(f"{one}/returned.docx", partial(_original, came)),
        Route(f"{one}/new.docx", partial(_new, came)),
        Route(f"{one}/answer.docx", partial(_answer, came)),
    ]


def _list(came: Came, request: Request) -> Response:
    return _listing(came, request)


def _listing(came: Came, request: Request, problems: tuple[str, ...] = ()) -> Response:
    values = {"files": all_that_came(came.site), "problems": problems}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return page(came.site, request, "returned_list.html", values, status=status)


def _receive(came: Came, request: Request) -> Response:
    """Keep a file that was sent up, once the scanner has passed it."""
    site = came.site
    try:
        with uploaded(posted(request).getlist("returned"), site.folder) as files:
            if len(files) != 1:
                raise InputError.single(tell("choose one Word file: NAME.docx"))
            opened = open_document(files[0])
            with came.writing:
                found = receive(site, files[0], opened)
    except InputError as error:
        return _listing(came, request, reasons_of(site, error))
    return RedirectResponse(f"{ADDRESS}/{found.id}", HTTPStatus.SEE_OTHER)


def _named(came: Came, request: Request) -> CameBack:
    return named(came.site, request.path_params["id"])


def _show(came: Came, request: Request, problems: tuple[str, ...] = ()) -> Response:
    site, file = came.site, _named(came, request)
    try:
        returned = came.read(file)
    except InputError as error:
        return _which(came, request, file, (*problems, *reasons_of(site, error)))
    report, say = returned.report, returned.report.phrasing.phrases
    verdicts = _verdicts(site, file, returned)
    items = list(_items(returned, verdicts))
    told = summary(report)
    placed = [one.change.path for item in items for one in item.verdicts]
    values = {
        "file": file,
        "address": f"{ADDRESS}/{file.id}",
        "report": report,
        "summary": f"{told[:1].upper()}{told[1:]}",
        "items": items,
        "others": [one for one in verdicts if one.change.path not in placed],
        "verdicts": verdicts,
        "together": sum(v.state == "open" and v.can_be_taken for v in verdicts),
        "all": ALL,
        "counts": {state: sum(v.state == state for v in verdicts) for state in ("open", "taken", "kept")},
        "telling": Telling(report.phrasing),
        "compared": returned.sent is not None,
        "unfinished": returned.sent is not None and bool(returned.sent.drafted.missing),
        "deals": deals_in(site),
        "questions": _questions(site, file),
        "notes": [without_paths(site, note) for note in report.notes],
        "formatting": list(Telling(report.phrasing).formatting(report.formatting)),
        "who": _who(returned),
        "problems": problems,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return page(site, request, "returned.html", values, phrases=say, status=status)


def _questions(site: Site, file: CameBack) -> str:
    """Return the address at which every answer of the deal can be changed; empty where it has none."""
    name = Path(file.deal).stem
    there = file.deal and is_name(name) and (site.folder / file.deal).is_file()
    return f"/deal/{name}/check" if there else ""


def _which(came: Came, request: Request, file: CameBack, problems: tuple[str, ...]) -> Response:
    """Return the page that asks which answers a file was made of."""
    values = {
        "file": file,
        "address": f"{ADDRESS}/{file.id}",
        "deals": deals_in(came.site),
        "problems": problems,
    }
    return page(came.site, request, "returned_which.html", values, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _who(returned: Returned) -> str:
    """Return the name of the other side, as the deal has it; empty where it is not known."""
    if returned.sent is None:
        return ""
    drafted = returned.sent.drafted
    found = fetch(drafted.deal, "client.legal_name")
    return found if isinstance(found, str) else ""


def _items(returned: Returned, verdicts: tuple[Verdict, ...]) -> Iterator[Item]:
    """Yield the places of which there is anything to tell, each with the answers that stand there first."""
    phrases = returned.report.phrasing.phrases
    decided: dict[str, tuple[str, str]] = {}
    for number, report in enumerate(returned.report.places, start=1):
        if not is_told(report):
            continue
        id_, name = f"r{number}", name_of(report.place, phrases)
        standing = tuple(v for v in verdicts if name in v.change.where)
        here = tuple(v for v in standing if v.change.path not in decided)
        before = tuple((v.change.title, *decided[v.change.path]) for v in standing if v not in here)
        decided |= {v.change.path: (id_, name) for v in here}
        kinds = tuple(dict.fromkeys(change.kind for change in report.changes))
        yield Item(id_, name, report, kinds, here, before, _give_way(returned, report))


def _give_way(returned: Returned, report: PlaceReport) -> str:
    """Return what the clause offers to a client who objects."""
    if returned.sent is None or report.place.kind != "clause" or report.status not in ("changed", "removed"):
        return ""
    clauses = returned.sent.drafted.contract.clauses()
    found = next((c.choice.clause for c in clauses if c.slot == report.place.id), None)
    return returned.report.phrasing.in_words(found.negotiation) if found and found.negotiation else ""


def _verdicts(site: Site, file: CameBack, returned: Returned) -> tuple[Verdict, ...]:
    if returned.sent is None:
        return ()
    current = _current(site, file)
    return tuple(
        Verdict(change, _state(file, change, current), _warned_of(returned.sent, change))
        for change in returned.report.values
    )


def _state(file: CameBack, change: ValueChange, current: Any) -> State:
    now = fetch(current, change.path) if current is not None else None
    if not change.why_not and _same(now, change.new):
        return "taken"
    if change.path in file.kept:
        return "kept"
    return "open"


def _same(one: Any, other: Any) -> bool:
    """Say whether two values of an answers file are one: sums stand there as numbers or as text."""
    plain = not isinstance(one, dict | list | bool) and not isinstance(other, dict | list | bool)
    return one == other or (plain and one is not None and str(one) == str(other))


def _warned_of(sent: Sent, change: ValueChange) -> tuple[Finding, ...]:
    """Return what is risky in the deal with a value taken that was not before."""
    if change.why_not or sent.drafted.missing:
        return ()
    drafted, pack = sent.drafted, sent.drafted.materials.pack
    try:
        answers = answers_from(patched(sent, (change,)))
        found = advise(pack.rulebook(), pack.complete(answers, drafted.as_of), drafted.as_of)
    except InputError:
        return ()
    known = {(one.id, one.reason) for one in advise(pack.rulebook(), drafted.deal, drafted.as_of)}
    return tuple(one for one in found if one.severity != "note" and (one.id, one.reason) not in known)


def _target(site: Site, file: CameBack) -> Path:
    """Return the file that the answers of a deal stand in now: while they are edited, the unfinished ones."""
    whole = site.folder / file.deal
    unfinished = whole.with_name(f"{whole.stem}{UNFINISHED}")
    return unfinished if unfinished.is_file() else whole


def _current(site: Site, file: CameBack) -> Any:
    """Return the answers as they stand now; those that were sent where there is no file of them yet."""
    path = _target(site, file)
    if file.deal and path.is_file() and path.resolve().is_relative_to(site.folder):
        return read_json(path)
    return file.sent


def _decide(came: Came, request: Request) -> Response:
    """Take a value into the answers, or all that can be taken; keep what was sent; or undo either."""
    site, form = came.site, posted(request)
    file = _named(came, request)
    what = next((name for name in ("take", "keep", "undo") if form.get(name)), "")
    path = str(form.get(what, ""))
    returned = came.read(file)
    takes_all = what == "take" and path == ALL
    changes = [c for c in returned.report.values if c.path == path or (takes_all and not c.why_not)]
    if not changes or returned.sent is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    try:
        with came.held(file):
            _decided(site, named(site, file.id), returned.sent, changes, what)
    except InputError as error:
        return _show(came, request, reasons_of(site, error))
    verdict = Verdict(changes[0], "open")
    where = next((item.id for item in _items(returned, (verdict,)) if item.verdicts), "")
    return RedirectResponse(f"{ADDRESS}/{file.id}#{where}", HTTPStatus.SEE_OTHER)


def _decided(site: Site, file: CameBack, sent: Sent, changes: list[ValueChange], what: str) -> None:
    paths = tuple(change.path for change in changes)
    kept = tuple(path for path in file.kept if path not in paths)
    if what == "take":
        if reasons := [change.why_not for change in changes if change.why_not]:
            raise InputError.single(reasons[0])
        _changed(site, replace(file, kept=kept), lambda data: _all_taken(data, sent, changes), sent)
        return
    (change,) = changes
    if _state(file, change, _current(site, file)) == "taken":
        given = file.sent if file.sent is not None else sent.given
        _changed(site, file, lambda data: given_back(data, given, sent.drafted.deal, change), sent)
        file = named(site, file.id)
    replace(file, kept=(*kept, change.path) if what == "keep" else kept).save()


def _all_taken(data: Mapping[str, Any], sent: Sent, changes: list[ValueChange]) -> dict[str, Any]:
    found = dict(data)
    for change in changes:
        found = taken(found, sent.drafted.deal, change)
    return found


def _changed(
    site: Site, file: CameBack, change: Callable[[Mapping[str, Any]], dict[str, Any]], sent: Sent
) -> None:
    """Write changed answers, and keep those before beside them; nothing is written where they contradict."""
    before = _current(site, file)
    if before is None:
        before = sent.given
    if not file.deal:
        file = replace(file, deal=free_path(site.folder / f"{slug(Path(file.name).stem)}.json").name)
    target = _target(site, file)
    after = change(before)
    _checked(after, target.name, sent)
    if target.is_file():
        write_file(
            target.with_name(f"{Path(file.deal).stem}{BEFORE}"),
            target.read_bytes(),
            overwrite=True,
            private=True,
        )
    text = json.dumps(after, ensure_ascii=False, indent=2, default=str) + "\n"
    write_file(target, text.encode("utf-8", "backslashreplace"), overwrite=True, private=True)
    file.save()


def _checked(data: Mapping[str, Any], name: str, sent: Sent) -> None:
    """Refuse answers that contradict each other; some may be missing where they were when it was sent."""
    plain = {key: value for key, value in data.items() if not key.startswith("$")}
    if sent.drafted.missing or name.endswith(UNFINISHED):
        read_unfinished(plain, sent.drafted.as_of, own=sent.drafted.materials.own)
    else:
        answers_from(plain)


def _answers(came: Came, request: Request) -> Response:
    """Compare with answers that a person names or gives."""
    site, file, form = came.site, _named(came, request), posted(request)
    given, chosen = form.get("answers"), str(form.get("deal", ""))
    try:
        if isinstance(given, UploadFile) and given.filename:
            if (given.size or 0) > _LARGEST_ANSWERS:
                raise InputError.single(tell("is larger than {most} MB", most=_LARGEST_ANSWERS >> 20))
            deal, data = "", parse_json(given.file.read(_LARGEST_ANSWERS), source=tell("the answers"))
        elif chosen in deals_in(site):
            deal, data = chosen, read_json(site.folder / chosen)
        else:
            raise InputError.single(tell("choose the answers that it was made of"))
        read_returned(open_document(file.file), data, own=site.library)
        with came.writing:
            compare_with(file, deal, data)
    except InputError as error:
        return _which(came, request, file, reasons_of(site, error))
    return RedirectResponse(f"{ADDRESS}/{file.id}", HTTPStatus.SEE_OTHER)


def _original(came: Came, request: Request) -> Response:
    file = _named(came, request)
    return download(file.file.read_bytes(), file.name)


def _redline(came: Came, request: Request) -> Response:
    """Return what was sent with every change tracked, also those made without tracking."""
    file = _named(came, request)
    returned = came.read(file)
    if returned.sent is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return download(redlined(returned), f"{Path(file.name).stem}.redline.docx")


def _clean(came: Came, request: Request) -> Response:
    """Return a copy with every change accepted, without comments, names and hidden text."""
    file = _named(came, request)
    return download(cleaned(open_document(file.file), "accept"), f"{Path(file.name).stem}.clean.docx")


def _new(came: Came, request: Request) -> Response:
    """Return the contract as the answers make it now."""
    file = _named(came, request)
    return download(_drafted(came, file).signing_copy(), f"{Path(file.name).stem}.new.docx")


def _answer(came: Came, request: Request) -> Response:
    """Return what was sent against what the answers make of it now, as tracked changes."""
    file = _named(came, request)
    sent, new = came.read(file).sent, _drafted(came, file)
    if sent is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    marked, _ = redline_and_changes(
        Side(sent.drafted).document(),
        Side(new).document(),
        new.materials.phrasing.phrases,
        author=AUTHOR,
        date=new.contract.date,
        covered_by=covered_by(sent.drafted.contract, new.contract),
    )
    return download(marked, f"{Path(file.name).stem}.answer.docx")


def _drafted(came: Came, file: CameBack) -> Draft:
    """Return the draft of the answers as they stand; raise InputError where it may not be signed."""
    sent = came.read(file).sent
    if sent is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    current = _current(came.site, file)
    data = sent.given if current is None else current
    plain = {key: value for key, value in data.items() if not key.startswith("$")}
    drafted = draft_unfinished(
        Unfinished(answers_from(plain), {}), sent.drafted.materials, as_of=sent.drafted.as_of
    )
    if stopping := drafted.unaccepted:
        raise InputError(Problem(finding.statement, place=finding.place) for finding in stopping)
    return drafted
