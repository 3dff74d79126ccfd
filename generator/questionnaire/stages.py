"""Payment in stages, typed one on each line: what it is for, its share, when it is due.

How a line is read is the pack's; what a deal's stages and deposit come to is the same in every language.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.answers.installments import default_deposit, milestone_gap, number_in
from generator.answers.paths import MISSING, fetch
from generator.formatting.formats import Formats
from generator.formatting.phrases import Phrases
from generator.questionnaire.quick import Combined, Data

STAGES = "fee.stages"
_PLACE = "fee.milestones"
_WHOLE = 100
"""Percent."""


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage: what it is for, its share in percent or as a sum, and the day or event at which it is due.

    One that has neither share gets what the others leave. `ahead` is the deposit, which is no stage.
    """

    name: str
    due: date | str = ""
    percent: Decimal | None = None
    amount: Decimal | None = None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class StageForms:
    """How a language writes stages.

    `entries` parts a text into lines, `line` reads one in a currency, `doubt` says why some are hardly
    content of a contract. `event` says what must happen as the contract has it. `typed_sum` writes a sum of a
    currency as it is typed, `printed` has the forms of a currency, and `currency` is the usual one.
    """

    entries: Callable[[str], list[str]]
    line: Callable[[str, str], StageLine]
    doubt: Callable[[Sequence[str]], str]
    event: Callable[[str], str]
    typed_sum: Callable[[str, str], str]
    printed: Callable[[str], Formats]
    currency: str


def stages(forms: StageForms, phrases: Phrases) -> Combined:
    """Ask whether the price is paid in stages; none is the balance after delivery."""

    def read(text: str, data: Data) -> Mapping[str, Any]:
        lines = [forms.line(entry, _currency(data, forms)) for entry in forms.entries(text)]
        ahead = [line for line in lines if line.ahead]
        if len(ahead) > 1:
            raise ValueError(phrases.say("quick.two_deposits"))
        found: dict[str, Any] = {}
        if ahead:
            found["payment.deposit"] = _percent_of(ahead[0], data, phrases)
        later = [line for line in lines if not line.ahead]
        found[_PLACE] = list(_milestones(later, data, found, forms, phrases))
        return found

    return Combined(
        STAGES,
        (_PLACE,),
        phrases.say("quick.stages"),
        "lines",
        lambda data: "\n".join(_written(stage, _currency(data, forms), forms) for stage in _given(data)),
        lambda data: _said(data, forms, phrases),
        read,
        help=phrases.say("quick.stages_help"),
        example=phrases.say("quick.stage"),
        applies=lambda data: fetch(data, "fee.kind") == "fixed",
        doubt=lambda text, _: forms.doubt(forms.entries(text)),
    )


def _percent_of(line: StageLine, data: Data, phrases: Phrases) -> str:
    """Return the share of a line in percent of the price; raise ValueError where that is not exact."""
    fee = number_in(fetch(data, "fee.amount"))
    percent = line.percent if line.amount is None or not fee else line.amount * _WHOLE / fee
    if percent is None or percent != round(percent, 2) or percent > _WHOLE:
        raise ValueError(phrases.say("quick.deposit_share", line=line.name))
    return f"{percent.normalize():f}"


def _milestones(
    lines: list[StageLine], data: Data, found: Mapping[str, Any], forms: StageForms, phrases: Phrases
) -> Iterator[dict[str, Any]]:
    without = [line for line in lines if line.percent is None and line.amount is None]
    if len(without) > 1:
        raise ValueError(phrases.say("quick.needs_shares", line=without[0].name, other=without[1].name))
    deposit = number_in(found.get("payment.deposit", fetch(data, "payment.deposit")))
    deposit = default_deposit(fetch(data, "client")) if deposit is None else deposit
    for line in lines:
        share = _share(line) if line not in without else _rest(lines, fetch(data, "fee.amount"), deposit)
        if share is None:
            percent = forms.printed(forms.currency).text(deposit, "percent")
            raise ValueError(phrases.say("quick.no_rest", line=line.name, deposit=percent))
        yield {"name": line.name, "share": share, "due": _due(line, forms, phrases)}


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


def _due(line: StageLine, forms: StageForms, phrases: Phrases) -> dict[str, str]:
    if isinstance(line.due, date):
        return {"kind": "date", "date": line.due.isoformat()}
    if not line.due:
        return {"kind": "event", "event": phrases.say("quick.stage_event", name=line.name)}
    event = forms.event(line.due)
    return {"kind": "event", "event": event[:1].upper() + event[1:]}


def _given(data: Data) -> list[Any]:
    given = fetch(data, _PLACE)
    return given if isinstance(given, list) else []


def _text(data: Any, path: str) -> str:
    value = fetch(data, path)
    return value if isinstance(value, str) else ""


def _currency(data: Data, forms: StageForms) -> str:
    return _text(data, "fee.currency") or forms.currency


def _written(stage: Any, currency: str, forms: StageForms) -> str:
    amount, percent = fetch(stage, "share.amount"), fetch(stage, "share.percent")
    share = f"{percent}%" if amount is MISSING else forms.typed_sum(str(amount), currency)
    due = _text(stage, "due.event") or _text(stage, "due.date")
    return ", ".join(filter(None, (_text(stage, "name"), share, due)))


def _said(data: Data, forms: StageForms, phrases: Phrases) -> str:
    """Return the stages in words, each with its share and when it is due; empty for none."""
    printed = forms.printed(_currency(data, forms))
    said = []
    for stage in _given(data):
        amount, percent = number_in(fetch(stage, "share.amount")), number_in(fetch(stage, "share.percent"))
        share = printed.text(percent, "percent") if amount is None else printed.text(amount, "money")
        day = _text(stage, "due.date")
        due = printed.text(date.fromisoformat(day), "date") if day else _text(stage, "due.event")
        said.append(phrases.join("comma", (_text(stage, "name"), share, due)))
    return phrases.join("semicolon", said)


def usual_stages(deal: Any, printed: Formats, phrases: Phrases) -> str:
    """Return what is paid after the deposit as a usual term; with a full deposit nothing is left."""
    parts = [part for part in deal.sums.schedule if part.kind != "deposit" and part.amount]
    if not parts:
        return phrases.say("usual.paid_ahead")
    if not deal.fee.milestones:
        return phrases.say("usual.one_rest", sum=printed.text(parts[0].amount, "money"))
    named = (f"{part.name} {printed.text(part.amount, 'money')}" for part in parts)
    return phrases.say("usual.stages", stages=phrases.join("comma", named))
