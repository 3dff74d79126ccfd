"""Making the contract: what is written, and the page that hands it over."""

import datetime as dt
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from generator.drafting.handing_over import answers_file, write_all, write_review
from generator.drafting.pipeline import draft_unfinished, open_materials
from generator.earlier.clients import save_client
from generator.earlier.profile import load_profile, save_profile
from generator.earlier.sessions import BEFORE, read_ended, read_start
from generator.errors import InputError
from generator.formatting.phrases import Phrases
from generator.packs.mail import Mail
from generator.packs.pack import Pack, pack_in
from generator.packs.phrasing import formats_of, phrases_of
from generator.packs.reading import answers_from, read_unfinished
from generator.web.deals import Deal, Deals, draft_of, is_name, lies_there
from generator.web.guard import posted
from generator.web.rendering import page
from generator.web.site import Site
from generator.writing import document_name, free_path, write_file

_KINDS = {
    ".docx": "contract",
    ".pdf": "contract_pdf",
    ".summary.docx": "summary",
    ".summary.pdf": "summary_pdf",
    ".email.eml": "email_draft",
    ".email.txt": "email",
    ".review.docx": "review",
    ".json": "answers",
    ".ics": "calendar",
}
"""What the files of a deal are, by how their names end; the first are to send, in this order."""

_TO_KEEP = ("review", "answers", "calendar")


@dataclass(frozen=True, slots=True)
class Handed:
    """A file of a deal: what it is, its address, its ending and size in kilobytes."""

    what: str
    name: str
    address: str
    ending: str
    size: int

    @property
    def to_keep(self) -> bool:
        """Say whether it is for the person alone."""
        return self.what in _TO_KEEP


def routes(site: Site, deals: Deals) -> list[BaseRoute]:
    """Return where a contract is made and handed over."""
    return [
        Route("/deal/{name}/make", partial(_make, site, deals), methods=["POST"]),
        Route("/deal/{name}/done", partial(_done, site)),
        Route("/deal/{name}/file/{file}", partial(_file, site)),
        Route("/deal/{name}/review", partial(_review, site, deals), methods=["POST"]),
        Route("/deal/{name}/signed", partial(_signed, site), methods=["POST"]),
    ]


def _make(site: Site, deals: Deals, request: Request) -> Response:
    """Write the answers file, then the contract and what goes with it, or a review draft with blanks."""
    with deals.at(request.path_params["name"]) as deal:
        wanted = posted(request).get("as")
        day = site.as_of or site.today
        # What is still to be asked stays open, like what nobody can answer yet.
        waiting = deal.interview.asked is not None
        data = deal.interview.unfinished
        read = (
            read_unfinished(data, day, own=site.library)
            if waiting
            else read_ended(deal.interview, day, site.library)
        )
        materials = open_materials(own=site.library, template=site.template, pack=read.answers.pack)
        drafted = draft_unfinished(read, materials, as_of=site.as_of)
        if wanted != "review" and (waiting or read.missing or drafted.unaccepted):
            at = "k-open" if waiting or read.missing else "k-look"
            return RedirectResponse(f"/deal/{deal.name}/check#{at}", HTTPStatus.SEE_OTHER)
        file = _named(deal, document_name(drafted.known.client, drafted.known.date))
        deals.rename(deal, file.stem)
        if file.exists():
            before = file.with_name(f"{file.stem}{BEFORE}")
            write_file(before, file.read_bytes(), overwrite=True, private=True)
        write_file(file, answers_file(read), overwrite=True, private=True)
        if wanted == "review":
            write_review(drafted, file)
        else:
            list(write_all(drafted, file, pdf=_has_office()))
            save_client(materials.pack, read.answers)
        _keep_details(materials.pack, deal)
        if not (waiting or read.missing):
            deals.forget(deal)
        return RedirectResponse(f"/deal/{file.stem}/done", HTTPStatus.SEE_OTHER)


def _named(deal: Deal, name: str) -> Path:
    """Return where the answers of a deal go: where they are, or under the name of the client and the day."""
    return deal.answers if deal.answers.exists() else free_path(deal.folder / f"{name}.json")


def _has_office() -> bool:
    from generator.pdf.finding import find_office

    try:
        find_office()
    except InputError:
        return False
    return True


def _keep_details(pack: Pack, deal: Deal) -> None:
    """Keep the person's own details for the next contract, where none are kept yet."""
    details = deal.interview.data.get(pack.own_page)
    whole = not any(row.path.startswith(f"{pack.own_page}.") for row in deal.interview.left_open)
    if whole and details and load_profile(pack) is None:
        save_profile(pack, details)


def _done(site: Site, request: Request, *, no_day: str = "") -> Response:
    """Return what was made of a deal; with `no_day` after a day of signing that is none, which says why."""
    name = request.path_params["name"]
    files = tuple(files_of(site, name))
    if not files:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    if {file.what for file in files} == {"answers"}:  # of a file that was only put here nothing is made yet
        return RedirectResponse(f"/deal/{quote(name)}/check", HTTPStatus.SEE_OTHER)
    data = read_start(site.folder / f"{name}.json")
    pack = pack_in(data, own=site.library)
    mail = _mail(site, pack, data)
    phrases = _phrases(site, pack)
    contract = any(file.what == "contract" for file in files)
    typed = str(posted(request).get("on", "")) if no_day else ""
    values = {
        "name": name,
        "title": phrases.say("web.done.title" if contract else "web.done.review_title"),
        "to_send": [file for file in files if not file.to_keep],
        "to_keep": [file for file in files if file.to_keep],
        "mail": mail,
        "contract": contract,
        "signed": (site.folder / f"{name}.signed.json").exists(),
        "case": (site.folder / f"{name}-case").is_dir(),
        "inside": "/",
        "no_day": no_day,
        "typed_day": typed,
        "days": list(_readings(typed, pack, site.today)),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if no_day else HTTPStatus.OK
    return page(site, request, "done.html", values, phrases=phrases, status=status)


def files_of(site: Site, name: str) -> Iterator[Handed]:
    """Yield the files of a deal that lie in the folder, in the order in which they are told of."""
    if not is_name(name):
        return
    known = {f"{name}{ending}": what for ending, what in _KINDS.items()}
    others = sorted(path.name for path in site.folder.glob(f"{name}.*.docx") if path.name not in known)
    for file, what in {**known, **dict.fromkeys(others, "companion")}.items():
        path = site.folder / file
        if lies_there(path, site.folder):
            address = f"/deal/{quote(name)}/file/{quote(file)}"
            size = -(-path.stat().st_size // 1024)
            yield Handed(what, file, address, path.suffix.removeprefix(".").upper(), size)


def _file(site: Site, request: Request) -> Response:
    """Return a file of a deal, and no other."""
    wanted = request.path_params["file"]
    if wanted not in {file.name for file in files_of(site, request.path_params["name"])}:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    kind = mimetypes.guess_type(wanted)[0] or "application/octet-stream"
    return FileResponse(site.folder / wanted, media_type=kind, filename=wanted)


def _mail(site: Site, pack: Pack, data: dict[str, object]) -> Mail | None:
    try:
        answers = answers_from(data)
    except InputError:
        return None  # answers of which some are open are sent to nobody
    deal = pack.complete(answers, site.as_of or pack.particulars(answers).date)
    return pack.covering_email(deal, _phrases(site, pack))


def _phrases(site: Site, pack: Pack) -> Phrases:
    return phrases_of(pack.tag, site.library)


def _day(text: str, pack: Pack, today: dt.date) -> dt.date:
    """Return the day that a person types, today without one; raise InputError for none, or two."""
    try:
        return dt.date.fromisoformat(text.strip()) if text.strip() else today
    except ValueError:
        days = pack.days_named(text, today)
    if len(days) != 1:
        raise InputError.single(phrases_of(pack.tag).say("web.done.no_day"), place="on", value=text)
    return days[0]


def _readings(typed: str, pack: Pack, today: dt.date) -> Iterator[tuple[str, str]]:
    """Yield the days that a text may name, as a form sends them and in words."""
    printed = formats_of(pack.tag)
    for day in pack.days_named(typed, today):
        yield day.isoformat(), str(printed.text(day, "date"))


def _review(site: Site, deals: Deals, request: Request) -> Response:
    """Write the review draft of a finished deal, for a lawyer."""
    with deals.at(request.path_params["name"]) as deal:
        write_review(draft_of(deal.interview.unfinished, site), deal.answers)
        return RedirectResponse(f"/deal/{deal.name}/done", HTTPStatus.SEE_OTHER)


def _signed(site: Site, request: Request) -> Response:
    """Record the day of signing, and begin the case of the contract."""
    from generator.case.beginning import begin_case
    from generator.case.signing import read_signing, record_signing

    name = request.path_params["name"]
    contract, answers = site.folder / f"{name}.docx", site.folder / f"{name}.json"
    if name not in {file.name.partition(".")[0] for file in files_of(site, name)} or not contract.is_file():
        raise HTTPException(HTTPStatus.NOT_FOUND)
    data = read_start(answers)
    pack = pack_in(data, own=site.library)
    try:
        on = _day(str(posted(request).get("on", "")), pack, site.today)
        if read_signing(contract) is None:
            record_signing(contract, on, None, today=site.today)
    except InputError as error:
        return _done(site, request, no_day=error.problems[0].message)
    folder = site.folder / f"{name}-case"
    if not folder.exists():
        begin_case(folder, contract, data, now=site.now(), source=answers.name)
    return RedirectResponse(f"/cases/{name}-case", HTTPStatus.SEE_OTHER)
