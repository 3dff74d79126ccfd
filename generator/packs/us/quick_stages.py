"""Payment in stages, typed one on each line: what it is for, its share, when it is due."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from generator.answers.installments import default_deposit, milestone_gap, number_in
from generator.answers.paths import MISSING, fetch
from generator.formatting.phrases import Phrases
from generator.packs.us.formats import formats
from generator.packs.us.quick_parties import text_at
from generator.packs.us.typed_instead import doubtful_entries
from generator.packs.us.typed_parts import items
from generator.packs.us.typed_stage import StageLine, stage_line
from generator.questionnaire.quick import Combined, Data

STAGES = "fee.stages"
_PLACE = "fee.milestones"
_WHOLE = 100
"""Percent."""


def stages(as_of: date, phrases: Phrases) -> Combined:
    """Ask whether the price is paid in stages; none is the balance after delivery."""

    def read(text: str, data: Data) -> Mapping[str, Any]:
        lines = [stage_line(entry, _currency(data), as_of, phrases) for entry in items(text)]
        ahead = [line for line in lines if line.ahead]
        if len(ahead) > 1:
            raise ValueError(phrases.say("quick.two_deposits"))
        found: dict[str, Any] = {}
        if ahead:
            found["payment.deposit"] = _percent_of(ahead[0], data, phrases)
        found[_PLACE] = list(_milestones([line for line in lines if not line.ahead], data, found, phrases))
        return found

    return Combined(
        STAGES,
        (_PLACE,),
        phrases.say("quick.stages"),
        "lines",
        lambda data: "\n".join(_written(stage, _currency(data)) for stage in _given(data)),
        lambda data: said_stages(data, phrases),
        read,
        help=phrases.say("quick.stages_help"),
        example=phrases.say("quick.stage"),
        applies=lambda data: text_at(fetch(data, "fee"), "kind") == "fixed",
        doubt=lambda text, _: doubtful_entries(items(text), today=as_of, phrases=phrases),
    )


def _percent_of(line: StageLine, data: Data, phrases: Phrases) -> str:
    """Return the share of a line in percent of the price; raise ValueError where that is not exact."""
    fee = number_in(fetch(data, "fee.amount"))
    percent = line.percent if line.amount is None or not fee else line.amount * _WHOLE / fee
    if percent is None or percent != round(percent, 2) or percent > _WHOLE:
        raise ValueError(phrases.say("quick.deposit_share", line=line.name))
    return f"{percent.normalize():f}"


def _milestones(
    lines: list[StageLine], data: Data, found: Mapping[str, Any], phrases: Phrases
) -> Iterator[dict[str, Any]]:
    without = [line for line in lines if line.percent is None and line.amount is None]
    if len(without) > 1:
        raise ValueError(phrases.say("quick.needs_shares", line=without[0].name, other=without[1].name))
    deposit = number_in(found.get("payment.deposit", fetch(data, "payment.deposit")))
    deposit = default_deposit(fetch(data, "client")) if deposit is None else deposit
    for line in lines:
        share = _share(line) if line not in without else _rest(lines, fetch(data, "fee.amount"), deposit)
        if share is None:
            raise ValueError(
                phrases.say("quick.no_rest", line=line.name, deposit=f"{deposit.normalize():f}%")
            )
        yield {"name": line.name, "share": share, "due": _due(line, phrases)}


def _share(line: StageLine) -> dict[str, str]:
    if line.amount is not None:
        return {"kind": "amount", "amount": f"{line.amount:f}"}
    return {"kind": "percent", "percent": f"{line.percent or 0:f}"}


def _rest(lines: list[StageLine], fee: Any, deposit: Decimal) -> dict[str, str] | None:
    """Return the share that deposit and the other stages leave; None where they leave nothing."""
    if all(line.amount is None for line in lines):
        left = _WHOLE - deposit - sum(line.percent or 0 for line in lines)
        return {"kind": "percent", "percent": f"{left.normalize():f}"} if left > 0 else None
    given = [{"share": _share(line)} for line in lines if line.percent is not None or line.amount is not None]
    gap = milestone_gap({"amount": fee, "milestones": given}, deposit)
    return {"kind": "amount", "amount": f"{gap:f}"} if gap is not None and gap > 0 else None


def _due(line: StageLine, phrases: Phrases) -> dict[str, str]:
    if isinstance(line.due, date):
        return {"kind": "date", "date": line.due.isoformat()}
    if not line.due:
        return {"kind": "event", "event": phrases.say("quick.stage_event", name=line.name)}
    event = _by_name(line.due)
    return {"kind": "event", "event": event[:1].upper() + event[1:]}


def _by_name(text: str) -> str:
    """Return a text in which the parties bear their names: when you approve it, Client approves it."""
    text = _CLIENT.sub("Client", text)
    text = _SUBJECT.sub(lambda found: f"{_party(found['who'])} {_third_person(found['verb'])}", text)
    return _OWNER.sub(lambda found: f"{_party(found[0])}’s", text)


_SUBJECT = re.compile(r"\b(?P<who>you|they|I|we)\s+(?P<verb>[a-z]+)\b", re.IGNORECASE)
_OWNER = re.compile(r"\b(?:your|their|my|our)\b", re.IGNORECASE)
_CLIENT = re.compile(r"\b(?:the|my) client\b|\bclient\b(?!s)", re.IGNORECASE)
_IRREGULAR = {"have": "has", "are": "is", "do": "does", "will": "will", "can": "can"}


def _party(word: str) -> str:
    return "Client" if word.casefold() in ("you", "they", "your", "their") else "Freelancer"


def _third_person(verb: str) -> str:
    """Return a verb as it stands behind one name: approve, approves."""
    if verb in _IRREGULAR or verb.endswith("ed"):
        return _IRREGULAR.get(verb, verb)
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:s|sh|ch|x|z|o)$", verb) else f"{verb}s"


def _given(data: Data) -> list[Any]:
    given = fetch(data, _PLACE)
    return given if isinstance(given, list) else []


def _currency(data: Data) -> str:
    return text_at(fetch(data, "fee"), "currency") or "USD"


def _written(stage: Any, currency: str) -> str:
    amount, percent = fetch(stage, "share.amount"), fetch(stage, "share.percent")
    sign = "$" if currency == "USD" else ""
    share = f"{sign}{amount}" if amount is not MISSING else f"{percent}%"
    due = text_at(fetch(stage, "due"), "event") or text_at(fetch(stage, "due"), "date")
    return ", ".join(filter(None, (text_at(stage, "name"), share, due)))


def said_stages(data: Data, phrases: Phrases) -> str:
    """Return the stages in words, each with its share and when it is due; empty for none."""
    printed = formats(_currency(data))
    said = []
    for stage in _given(data):
        amount, percent = number_in(fetch(stage, "share.amount")), number_in(fetch(stage, "share.percent"))
        share = printed.text(percent, "percent") if amount is None else printed.text(amount, "money")
        day = text_at(fetch(stage, "due"), "date")
        due = printed.text(date.fromisoformat(day), "date") if day else text_at(fetch(stage, "due"), "event")
        said.append(phrases.join("comma", (text_at(stage, "name"), share, due)))
    return phrases.join("semicolon", said)
