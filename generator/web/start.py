"""The first page: begin a contract, go on with one, open a file."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from generator.answers.paths import fetch
from generator.answers.reading import parse_json
from generator.earlier.clients import client_named, load_clients
from generator.earlier.profile import load_profile
from generator.earlier.sessions import UNFINISHED, read_start, to_save
from generator.errors import InputError
from generator.messages import tell
from generator.packs.pack import pack_in, pack_of
from generator.packs.reading import current_form
from generator.web.case_folders import Cases
from generator.web.deals import Deals, is_name, lies_there
from generator.web.guard import posted
from generator.web.rendering import page
from generator.web.site import Site
from generator.web.today import due_today
from generator.writing import slug, write_file

_MOST_LISTED = 12
_MOST_LOOKED_AT = 200
_LARGEST = 4 << 20
_WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class Listed:
    """A deal of the folder: its name, client and project, when it was saved, whether a draft was made."""

    name: str
    title: str
    about: str
    saved: str
    has_draft: bool


def routes(site: Site, deals: Deals, cases: Cases) -> list[BaseRoute]:
    """Return the first page, and what it begins."""
    return [
        Route("/", partial(_start, site, cases)),
        Route("/new", partial(_new, site, deals), methods=["POST"]),
        Route("/open-file", partial(_open, site, deals), methods=["POST"]),
    ]


def _start(site: Site, cases: Cases, request: Request) -> Response:
    unfinished, finished = _listed(site)
    clients = load_clients(site.pack)
    own = load_profile(pack_of(site.pack)) or {}
    values = {
        "title": site.phrases.say("web.start.name"),
        "own": [own[name] for name in ("legal_name", "email") if isinstance(own.get(name), str)],
        "unfinished": unfinished,
        "finished": finished,
        "clients": clients[:_MOST_LISTED],
        "folder": site.folder.name,
        "due": due_today(cases),
    }
    return page(site, request, "start.html", values)


def _listed(site: Site) -> tuple[tuple[Listed, ...], tuple[Listed, ...]]:
    """Return the deals of the folder without a contract, and those with one, the last first.

    One that is changed after it was made is among the former, until it is made again.
    """
    paths = [path for path in site.folder.glob("*.json") if lies_there(path, site.folder)]
    paths = sorted(paths, key=lambda path: path.stat().st_mtime, reverse=True)[:_MOST_LOOKED_AT]
    unfinished, finished = list[Listed](), list[Listed]()
    begun = {path.name.removesuffix(UNFINISHED) for path in paths if path.name.endswith(UNFINISHED)}
    for path in paths:
        partial_ = path.name.endswith(UNFINISHED)
        name = path.name.removesuffix(UNFINISHED) if partial_ else path.stem
        if not is_name(name) or (name in begun and not partial_):
            continue
        if (found := _read(path, name, site)) is not None:
            made = not partial_ and lies_there(site.folder / f"{name}.docx", site.folder)
            (finished if made else unfinished).append(found)
    return tuple(unfinished[:_MOST_LISTED]), tuple(finished[:_MOST_LISTED])


def _read(path: Path, name: str, site: Site) -> Listed | None:
    """Return a deal of the folder; None for a file that holds none."""
    if path.stat().st_size > _LARGEST:
        return None
    try:
        data = read_start(path)
        pack = pack_in(data)
    except InputError:
        return None
    other = next((side for side in pack.sides if side != pack.own_page), pack.own_page)
    texts = [fetch(data, place) for place in (f"{other}.legal_name", "project.title")]
    client, project = (text if isinstance(text, str) else "" for text in texts)
    if pack.own_page not in data and not client:
        return None
    saved = datetime.fromtimestamp(path.stat().st_mtime, site.now().tzinfo)
    has_draft = lies_there(site.folder / f"{name}.review.docx", site.folder)
    title = client or site.phrases.say("web.start.nameless")
    return Listed(name, title, project, f"{saved:%Y-%m-%d %H:%M}", has_draft)


def _new(site: Site, deals: Deals, request: Request) -> Response:
    """Begin a deal with the person's own details, as far as they want that, and with an earlier client."""
    form = posted(request)
    pack, client = pack_of(site.pack), str(form.get("client", ""))
    with deals.at(deals.new_name()) as deal:
        after = deal.interview.take_way(quick=str(form.get("way", "quick")) != "all")
        if form.get("details") != _WITHOUT and (profile := load_profile(pack)):
            after = after.adopt(pack.own_page, profile)
        if client:
            known = client_named(client, load_clients(site.pack)).known()
            for name, values in known.pages.items():
                after = after.adopt(name, values)
        deals.save(deal, after)
        return RedirectResponse(f"/deal/{deal.name}", HTTPStatus.SEE_OTHER)


def _open(site: Site, deals: Deals, request: Request) -> Response:
    """Take an answers file into the folder, once it is known to be one."""
    given = posted(request).get("answers")
    if not isinstance(given, UploadFile) or not given.filename:
        raise InputError.single(tell("choose an answers file: NAME.json"))
    if (given.size or 0) > _LARGEST:
        raise InputError.single(tell("is larger than 4 MB, as no answers file is"))
    data: Any = parse_json(given.file.read(_LARGEST), source="")
    _, start = current_form(data)
    deals.interview_of({key: value for key, value in start.items() if key != "$schema"})
    stem = given.filename.replace("\\", "/").rpartition("/")[2].removesuffix(".json").removesuffix(".partial")
    unfinished = any(key.startswith("$") and key != "$schema" for key in start)
    name = _free(site.folder, slug(stem))
    path = site.folder / f"{name}{UNFINISHED if unfinished else '.json'}"
    write_file(path, to_save(data), private=True)
    return RedirectResponse(f"/deal/{name}/check", HTTPStatus.SEE_OTHER)


def _free(folder: Path, stem: str) -> str:
    """Return a name under which there is no deal yet."""
    number, name = 1, stem
    while (folder / f"{name}{UNFINISHED}").exists() or (folder / f"{name}.json").exists():
        number += 1
        name = f"{stem}-{number}"
    return name
