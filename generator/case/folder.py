"""A case as a folder: the contract, its answers and the log, and what they come to together."""

import datetime as dt
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.answers.paths import MISSING, fetch
from generator.answers.reading import read_json, read_kept
from generator.answers.values import day_of
from generator.caching import program
from generator.case.events import Event, TimeSpent
from generator.case.figures import price_of_time
from generator.case.ladder import Ladder, read_ladder
from generator.case.ledger import ledger_of
from generator.case.log import LOG, Log, append, read_log
from generator.case.machine import State, refusal, state_of
from generator.case.money import usual_term
from generator.case.order import problems_in
from generator.case.papers import usual_paper
from generator.case.taxes import with_tax
from generator.case.terms import Terms, answers_of, read_terms, terms_data, terms_from
from generator.case.view import View, scope_of, view_of
from generator.case.words import Words
from generator.errors import InputError, Problem
from generator.library.shipped import layered
from generator.messages import listed, relayed, tell
from generator.packs.pack import Pack, pack_in, pack_of
from generator.packs.phrasing import formats_of, phrases_of
from generator.packs.reading import answers_from
from generator.returns.opening import open_document
from generator.writing import sync, write_file

CASE = "case.json"
CONTRACT = "contract.docx"
ANSWERS = "answers.json"
_KEPT = ".terms.json"
_GLANCE = ".next.json"
_VERSION = 1
_READ_OF_A_DEAL = ("freelancer", "client", "project", "fee", "silence", "liability")
"""What a case reads of the answers of a signed contract, whatever the pack."""


@dataclass(frozen=True, slots=True)
class Case:
    """A case that was opened; `terms` is None for a prospect without a contract.

    `answers` are JSON answers as they were given, of a prospect perhaps unfinished. `own` is a person's own
    library, which has words, letters and law files of its own.
    """

    folder: Path
    title: str
    terms: Terms | None
    log: Log
    ladder: Ladder
    answers: Any
    words: Words
    zones: tuple[ZoneInfo, ...] = ()
    own: Path | None = None

    def view(self, as_of: dt.date) -> View:
        """Return the case on a day."""
        return view_of(self.terms, self.log.events, as_of, self.words, self.zones)

    def state(self, as_of: dt.date) -> State:
        """Return what the case comes to on a day."""
        return state_of(self.view(as_of), self.ladder)

    def with_usual(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields of an event with what is usual where nothing was said.

        Money clears on the day it comes, an invoice bears the day it is sent, and a letter about money is
        about all that is overdue on its day.
        """
        on = fields["on"]
        match fields["event"]:
            case "paid":
                return {"cleared": on, **fields}
            case "invoiced":
                return {"day": on, **self._of_time(fields), **fields}
            case "noticed":
                standings = ledger_of(self.view(day_of(fields.get("as_of", on)))).overdue
                chosen = set(fields.get("invoices", ())) or {s.debt.invoice for s in standings}
                owed = sum((s.open for s in standings if s.debt.invoice in chosen), Decimal(0))
                usual = {"as_of": on, "sum": str(owed), "invoices": sorted(chosen)}
                if term := usual_term(
                    self.view(day_of(on)), self.ladder, str(fields.get("kind")), day_of(on)
                ):
                    usual["term"] = term.isoformat()
                return {**usual, **fields}
            case "issued" | "changed" | "settled":
                return {**usual_paper(self.view(day_of(on)), fields), **fields}
        return dict(fields)

    def _of_time(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return what follows from the hours of an invoice: the last day of the work, and its line."""
        time = [TimeSpent.model_validate(spent) for spent in fields.get("time", ())]
        price = price_of_time(self.view(day_of(fields["on"])), time) if time and self.terms else None
        if price is None or self.terms is None:
            return {}
        kind = "hours" if self.terms.deal.fee.kind == "hourly" else "extra_hours"
        last = max(spent.day for spent in time)
        lines = with_tax(self.view(day_of(fields["on"])), [{"kind": kind, "sum": str(price)}])
        return {"worked_until": last.isoformat(), "lines": lines}

    def enter(self, fields: Mapping[str, Any], *, now: dt.datetime, files: tuple[Path, ...] = ()) -> Event:
        """Log an event; raise InputError where the contract, the law or what came before do not allow it."""

        def judge(before: tuple[Event, ...], event: Event) -> Problem | None:
            view = view_of(self.terms, before, event.on, self.words, self.zones)
            return refusal(view, event, self.ladder)

        return append(self.folder, fields, scope_of(self.terms), now=now, files=files, judge=judge)


def new_case(
    folder: Path, contract: Path | None, answers: Any, *, source: str = "", zones: tuple[str, ...] = ()
) -> Case:
    """Make the folder of a case, whole or not at all, and open it.

    With a contract, `answers` are those that it was made of, or None where it holds them; the contract is
    verified first. Without one they are a prospect's, finished or not. Raises InputError.
    """
    if folder.exists():
        raise InputError.single(tell("exists: name another folder with -o"), source=str(folder))
    _zones(zones, source="--zone")
    files: dict[str, bytes] = {}
    about: dict[str, Any] = {"version": _VERSION}
    if contract is None:
        refuse_without_cases(pack_in(answers))
    else:
        opened = open_document(contract)
        held = answers_of(opened, answers, source=source)
        refuse_without_cases(pack_of(held.pack), signed=True)
        read_terms(opened, held)
        files[CONTRACT] = opened.data
        about["contract_sha256"] = hashlib.sha256(opened.data).hexdigest()
        answers = answers if answers is not None else held.model_dump(mode="json", exclude_unset=True)
    files[ANSWERS] = _json(answers)
    files[CASE] = _json(about | ({"zones": list(zones)} if zones else {}))
    folder.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=".case-", dir=folder.parent))
    try:
        for name, data in files.items():
            write_file(workshop / name, data, private=True)
        sync([workshop / name for name in files], workshop)
        workshop.rename(folder)
    except OSError as error:
        shutil.rmtree(workshop, ignore_errors=True)
        message = tell("cannot be made: {reason}: choose another place", reason=relayed(error.strerror))
        raise InputError.single(message, source=str(folder)) from error
    return open_case(folder)


def refuse_without_cases(pack: Pack, *, signed: bool = False) -> None:
    """Raise InputError for a pack that says nothing of what follows an offer, or a `signed` contract."""
    if not (pack.folder / "case" / "ladder.yaml").is_file():
        raise InputError.single(
            tell("has no cases yet: they begin with its file {file}", file="case/ladder.yaml"),
            source=tell("the pack {tag}", tag=pack.tag),
        )
    missing = [name for name in _READ_OF_A_DEAL if name not in pack.root.model_fields]
    if signed and missing:
        raise InputError.single(
            tell(
                "has no cases of a contract that is signed: its answers lack {missing}",
                missing=listed(missing),
            ),
            source=tell("the pack {tag}", tag=pack.tag),
        )


def open_case(folder: Path, own: Path | None = None) -> Case:
    """Open the folder of a case; raise InputError where it is none, or is no longer as it was made.

    Words and law files of a person's `own` library stand first.
    """
    about = _about(folder)
    answers = read_json(folder / ANSWERS)
    pack = pack_in(answers, source=str(folder / ANSWERS))
    terms, expected = None, about.get("contract_sha256")
    refuse_without_cases(pack, signed=bool(expected))
    if expected:
        terms = _terms(folder, expected, answers, pack, own)
    zones = _zones(tuple(about.get("zones", ())), source=str(folder / CASE))
    log = read_log(folder)
    if found := tuple(problems_in(log.events, scope_of(terms))):
        raise InputError(replace(problem, source=str(folder / LOG)) for problem in found)
    ladder, words = read_ladder(pack.folder), words_of(pack, terms, own)
    return Case(folder, _title(answers, folder, words), terms, log, ladder, answers, words, zones, own)


def words_of(pack: Pack, terms: Terms | None, own: Path | None = None) -> Words:
    """Return how a case of a pack is told; without a contract it has no sums."""
    phrases = phrases_of(pack.tag, own)
    if terms is None:
        return Words(phrases, formats_of(pack.tag))
    return Words(phrases, pack.formats(pack.particulars(terms.deal).currency))


def _terms(folder: Path, expected: str, answers: Any, pack: Pack, own: Path | None) -> Terms:
    """Return the terms of a case's contract; they are kept beside it while nothing they came from changes.

    Reading a contract takes most of a second, and a folder may hold a thousand.
    """
    path = folder / CONTRACT
    received = _content(path)
    if hashlib.sha256(received).hexdigest() != expected:
        raise InputError.single(
            tell("is not the contract that this case began with: put that file back, or make a new case"),
            source=str(path),
        )
    made_from = (expected.encode(), _json(answers), *_told_by(pack, own), program().encode())
    key = _digest(made_from)
    kept = folder / _KEPT
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        data = json.loads(kept.read_bytes())
        if data["key"] == key:
            return terms_from(data["terms"], answers_from(answers, source=str(folder / ANSWERS)), own)
    opened = open_document(path)
    terms = read_terms(opened, answers_of(opened, answers, source=str(folder / ANSWERS)), own)
    with suppress(InputError):  # a folder that may only be read works too, more slowly
        write_file(kept, _json({"key": key, "terms": terms_data(terms)}), overwrite=True, private=True)
    return terms


def _told_by(pack: Pack, own: Path | None) -> list[bytes]:
    """Return the files that say what a contract gives and how it is told, a person's own too."""
    files = [pack.folder / "case" / "readings.yaml", pack.folder / "phrases.yaml"]
    return [*(path.read_bytes() for path in files), *_own_files(own)]


def _digest(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError.single(
            tell("cannot be read: {reason}", reason=relayed(error.strerror)), source=str(path)
        ) from error


def _about(folder: Path) -> dict[str, Any]:
    path = folder / CASE
    if not path.is_file():
        raise InputError.single(
            tell("is no case: `clausegen case new CONTRACT.docx --answers ANSWERS.json` makes one"),
            source=str(folder),
        )
    about = read_kept(path)
    if not isinstance(about, dict) or about.get("version") != _VERSION:
        raise InputError.single(
            tell("must be an object with version {version}", version=_VERSION), source=str(path)
        )
    return about


def _title(answers: Any, folder: Path, words: Words) -> str:
    """Return client and project as the answers name them, or the name of the folder."""
    told = [fetch(answers, path) for path in ("client.legal_name", "project.title")]
    named = [str(value) for value in told if value is not MISSING and value]
    return words.phrases.join("colon", named) or folder.name


def _zones(names: tuple[str, ...], *, source: str) -> tuple[ZoneInfo, ...]:
    try:
        return tuple(ZoneInfo(name) for name in names)
    except (ZoneInfoNotFoundError, ValueError):
        message = tell("must be time zones such as America/New_York")
        raise InputError.single(message, source=source, value=", ".join(names)) from None


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Glance:
    """A case as a list has it: the day of its next step, None where there is none, and its line."""

    next_day: dt.date | None
    line: str


_AHEAD = 7
"""Days for which the line of a case is made at once: a person looks every morning."""


def glance_at(
    folder: Path, as_of: dt.date, line_of: Callable[[Case, State], str], own: Path | None = None
) -> Glance:
    """Return the line of a case on a day; those of a week are kept while what they come from stays as it is.

    `line_of` makes a line. Raises InputError as `open_case` does.
    """
    key, kept = _key(folder, own), folder / _GLANCE
    with suppress(OSError, ValueError, KeyError, TypeError):
        data = json.loads(kept.read_bytes())
        if data["key"] == key:
            day, line = data["days"][as_of.isoformat()]
            return Glance(None if day is None else dt.date.fromisoformat(day), line)
    case = open_case(folder, own)
    days = {}
    for day in (as_of + dt.timedelta(days=ahead) for ahead in range(_AHEAD)):
        state = case.state(day)
        days[day] = Glance(state.next_day, line_of(case, state))
    with suppress(InputError):
        told = {str(day): (found.next_day, found.line) for day, found in days.items()}
        write_file(kept, _json({"key": key, "days": told}), overwrite=True, private=True)
    return days[as_of]


def _key(folder: Path, own: Path | None) -> str:
    """Return a digest of all that the lines of a case come from."""
    paths = [folder / name for name in (CASE, ANSWERS, CONTRACT, LOG)]
    contents = [path.read_bytes() if path.is_file() else b"" for path in paths]
    return _digest((f"{program()} {folder.name}".encode(), *contents, *_own_files(own)))


@cache
def _own_files(own: Path | None) -> tuple[bytes, ...]:
    """Return the paths and contents of words and law files in a person's own library, read once."""
    if own is None:
        return ()
    found = [own / kind / name for kind in ("words", "law") for name in layered((own,), kind, ".yaml")]
    return tuple(part for path in found for part in (str(path).encode(), path.read_bytes()))


def cases_in(path: Path) -> tuple[Path, ...]:
    """Return the case folders that a path means: itself, or those right below it, by name."""
    if (path / CASE).is_file() or not path.is_dir():
        return (path,)
    found = tuple(sorted(below for below in path.iterdir() if (below / CASE).is_file()))
    if not found:
        raise InputError.single(
            tell("holds no case: no folder in it has a {file}", file=CASE), source=str(path)
        )
    return found
