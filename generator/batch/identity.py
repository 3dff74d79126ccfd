"""What names a record beside its content: a number, by which a rerun knows it when its answers change."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from typing import Any

from generator.answers.paths import fetch
from generator.batch.index import Index, name_digest
from generator.batch.records import Record
from generator.characters import unprintable
from generator.messages import Message, tell
from generator.packs.pack import DEFAULT, MODULES, pack_of
from generator.tables.cell import RECORD_ID, shown, unkept
from generator.tables.deals import NUMBER
from generator.terminal import printable
from generator.writing import slug

_MARKS = (b'"record_id"', b'"number"')
_LONGEST = 100
_SAME_ROW = Message("{name} names the record of row {at} too: give each its own {number} or {field}")
_SAME_LINE = Message("{name} names the record of line {at} too: give each its own {number} or {field}")


def identity_of(record: Record) -> str:
    """Return what names a record: its `record_id`, else the number of the contract; empty without both."""
    if record.table is None and not any(mark in record.raw for mark in _MARKS):
        return ""
    data: Any = {}
    with suppress(ValueError, RecursionError):  # it is told where the record is read
        data = json.loads(record.raw)
    if record.table is not None:
        found = next((unkept(data[name]) for name in (RECORD_ID, NUMBER) if data.get(name)), "")
        return " ".join(shown(found).split())
    given = fetch(data, RECORD_ID)
    named = given if _names(given) else fetch(data, NUMBER)
    return " ".join(str(named).split()) if _names(named) else ""


def _names(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool) and bool(str(value).strip())


def party_of(record: Record) -> str:
    """Return the name of the other side in a record that may be wrong; empty where it is not seen."""
    data: Any = {}
    with suppress(ValueError, RecursionError):
        data = json.loads(record.raw) if record.raw else {}
    tag = fetch(data, "pack")
    pack = pack_of(tag if isinstance(tag, str) and tag in MODULES else DEFAULT)
    side = next((side for side in pack.sides if side != pack.own_page), pack.own_page)
    name = f"{side}.legal_name"
    found = data.get(name) if record.table is not None else fetch(data, name)
    text = shown(unkept(found)) if record.table is not None and found else found
    return printable(text)[:_LONGEST] if isinstance(text, str) else ""


def stem_of(identity: str) -> str:
    """Return the name without ending of what a record's files are called, the same in every run.

    What a file cannot be called gets eight digits of a hash, for 2026/1 and 2026-1 are two records.
    """
    name = slug(identity)
    return name if name == identity.casefold() else f"{name}-{identity_digest(identity)[:8]}"


def identity_digest(identity: str) -> str:
    """Return a digest of what names a record; capitals do not tell two apart, as on some disks."""
    return name_digest(identity.casefold())


def told_apart(records: Iterable[Record], accept: tuple[str, ...]) -> Iterator[Record]:
    """Yield the records, each with what names it; of two with one name and other answers the later fails."""
    with Index() as seen:
        for record in records:
            name = identity_of(record) if record.raw and not record.problem else ""
            problem = _problem(name)
            if name and not problem:
                whole = sha256(f"{identity_digest(name)}{record.digest(accept)}".encode()).hexdigest()
                first = seen.find(identity_digest(name))
                if first is not None and seen.find(whole) is None:
                    problem = tell(
                        _SAME_ROW if record.table else _SAME_LINE,
                        name=name, at=first, number=NUMBER, field=RECORD_ID,
                    )  # fmt: skip
                else:
                    seen.add(identity_digest(name), record.row or record.line)
                    seen.add(whole, record.row or record.line)
            yield replace(record, problem=problem or record.problem, identity="" if problem else name)


def _problem(name: str) -> str:
    if len(name) <= _LONGEST and not unprintable(name):
        return ""
    return tell("{field} must be one line of at most {most} characters", field=RECORD_ID, most=_LONGEST)
