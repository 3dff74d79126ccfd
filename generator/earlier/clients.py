"""Clients of earlier contracts, kept beside the person's own details for the next one."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.answers.paths import MISSING, drop, fetch, put
from generator.answers.reading import read_kept
from generator.characters import comparable
from generator.earlier.known import KnownClient
from generator.errors import InputError, UsageError
from generator.locking import locked
from generator.messages import Message, listed, tell, tell_many
from generator.packs.pack import Pack, pack_of
from generator.questionnaire.steps import page_of
from generator.writing import slug, write_file

_IN_USE = Message("another run (process {process}) writes what is kept of clients: wait for it")


_BY_CARE = ("known", "paid_late", "fell_silent")
"""How a contract can have ended, the worst last."""


@dataclass(frozen=True, slots=True)
class Past:
    """How the contract of a day ended: known, paid_late or fell_silent; and how many days a sum was late."""

    contract: str
    how: str
    days_late: int = 0

    def told(self) -> str:
        """Return how it ended, in words."""
        late = tell_many(self.days_late, "paid late by {count} day", "paid late by {count} days")
        if self.how == "fell_silent":
            return listed((tell("stopped answering"), late)) if self.days_late else tell("stopped answering")
        return late if self.days_late else tell("paid on time")

    def kept(self) -> str:
        """Return that it was kept, for whoever closed the case."""
        return tell("Kept with the client for the next contract: {how}.", how=self.told())


@dataclass(frozen=True, slots=True)
class KeptClient:
    """A client as it is kept: its name, its page of answers, the terms of its last contract, its contracts.

    `contracts` are the days of agreements, the last one last; `history` says how those ended that are over.
    """

    path: Path
    pack: str
    name: str
    page: Mapping[str, Any]
    terms: Mapping[str, Mapping[str, Any]]
    contracts: tuple[str, ...]
    history: tuple[Past, ...] = ()

    def known(self) -> KnownClient:
        """Return what the next interview takes over.

        What no longer holds in it is asked anew, with the likely answer: the worst that happened, once a
        contract with the client has ended.
        """
        pack = pack_of(self.pack)
        pages: Mapping[str, Any] = {client_page(pack): self.page, **self.terms}
        worst = max((past.how for past in self.history), key=_BY_CARE.index, default=None)
        anew = tuple(path for path in pack.passing if worst or fetch(pages, path) in (None, MISSING))
        for path in anew:
            pages = put(pages, path, worst or pack.passing[path][1])
        return KnownClient(self.name, pages, anew)


def clients_folder() -> Path:
    """Return where clients are kept."""
    from platformdirs import user_config_path

    return user_config_path("clausegen") / "clients"


def client_page(pack: Pack) -> str:
    """Return the page of the other side; empty in a pack that asks nothing of it."""
    return next((side for side in pack.sides if side != pack.own_page), "")


def load_clients(tag: str = "") -> tuple[KeptClient, ...]:
    """Return the clients that are kept, those of a pack or all, by name; what is damaged is left out."""
    folder = clients_folder()
    found = (_read(path) for path in sorted(folder.glob("*.json")) if folder.is_dir())
    kept = [client for client in found if client is not None and tag in ("", client.pack)]
    return tuple(sorted(kept, key=lambda client: client.name.casefold()))


def client_named(name: str, clients: tuple[KeptClient, ...]) -> KeptClient:
    """Return the client that a name, or the beginning of one, means; raise UsageError for none or several."""
    wanted = comparable(name)
    exact = [client for client in clients if comparable(client.name) == wanted]
    found = exact or [client for client in clients if comparable(client.name).startswith(wanted)]
    if len(found) == 1:
        return found[0]
    there = listed(client.name for client in found or clients) or tell("none yet")
    if found:
        raise UsageError(
            tell("--client {name}: names several clients: there is {there}", name=name, there=there)
        )
    raise UsageError(
        tell("--client {name}: is no client that is kept: there is {there}", name=name, there=there)
    )


def save_client(pack: Pack, answers: Any) -> None:
    """Keep the client of a contract that was made, with its terms; raise InputError if that fails."""
    data = answers.model_dump(mode="json", exclude_unset=True)
    side = client_page(pack)
    if not side:
        return
    for place, (passing, _) in pack.passing.items():
        if fetch(data, place) in (passing, None):
            data = drop(data, place)
    known = pack.particulars(answers)
    folder = clients_folder()
    path = folder / f"{_file_name(pack.tag, known.client)}.json"
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder / ".lock", _IN_USE):
        before = _read(path)
        days = (*(before.contracts if before else ()), known.date.isoformat())
        kept = {
            "pack": pack.tag,
            "client": data[side],
            "terms": {page: data[page] for page in pack.standing if isinstance(data.get(page), dict)},
            "contracts": list(dict.fromkeys(days)),
            "history": [asdict(past) for past in (before.history if before else ())],
        }
        _write(path, kept)


def keep_history(pack: Pack, answers: Any, how: str | None, days_late: int = 0) -> Past | None:
    """Keep how the contract of some answers ended with its client, or that it goes on (None).

    Returns what was kept; nothing for a client that is not kept, because nobody asked to keep it or it was
    forgotten. Raises InputError if it cannot be written.
    """
    known = pack.particulars(answers)
    path = clients_folder() / f"{_file_name(pack.tag, known.client)}.json"
    if not path.is_file():
        return None
    day = known.date.isoformat()
    with locked(path.with_name(".lock"), _IN_USE):
        before = _read(path)
        if before is None or day not in before.contracts:
            return None
        others = tuple(past for past in before.history if past.contract != day)
        ended = Past(day, how, days_late) if how else None
        history = (*others, ended) if ended else others
        if history != before.history:
            _write(path, read_kept(path) | {"history": [asdict(past) for past in history]})
    return ended


def _write(path: Path, kept: Mapping[str, Any]) -> None:
    text = json.dumps(kept, ensure_ascii=False, indent=2) + "\n"
    write_file(path, text.encode(), overwrite=True, private=True)


def _file_name(tag: str, name: str) -> str:
    digest = hashlib.sha256(f"{tag}\n{comparable(name)}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{slug(name)[:40]}-{digest[:8]}"


def _read(path: Path) -> KeptClient | None:
    """Return a client that is kept, as its pack has it today; None for a file that holds none."""
    if not path.is_file():
        return None
    try:
        kept = read_kept(path)
        pack = pack_of(kept["pack"])
        side = client_page(pack)
        data = pack.migrate({side: kept["client"], **kept["terms"]})
        page = _valid(pack, side, data[side])
        terms = {name: _valid(pack, name, data[name]) for name in pack.standing if name in data}
        name = next(value for key, value in page.items() if key.endswith("name") and isinstance(value, str))
        days = tuple(str(day) for day in kept["contracts"])
        history = tuple(Past(**past) for past in kept.get("history", ()) if past["how"] in _BY_CARE)
        return KeptClient(path, pack.tag, name, page, terms, days, history)
    except (InputError, ValidationError, LookupError, TypeError, StopIteration):
        return None


def _valid(pack: Pack, name: str, data: Any) -> dict[str, Any]:
    page = page_of(pack.root, name).models[0].model_validate(data)
    return page.model_dump(mode="json", exclude_unset=True)
