"""How a case ended, for the next contract with the same client."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from generator.case.events import Closed, Ended
from generator.case.folder import open_case
from generator.case.ledger import Standing, ledger_of
from generator.case.view import View
from generator.packs.pack import Pack

How = Literal["known", "paid_late", "fell_silent"]
"""The answer that the next interview most likely has: paid on time, paid late, stopped answering."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a client was in a case that is closed: `days_late` is the longest that a sum was paid late."""

    how: How
    days_late: int


def ending_of(folder: Path, own: Path | None = None) -> tuple[Pack, Any, How | None, int] | None:
    """Return the pack and deal of a case, how it ended, if it did, and how many days a sum was late.

    None for an offer without a contract.
    """
    case = open_case(folder, own)
    if case.terms is None:
        return None
    days = [event.on for event in case.log.events]
    outcome = outcome_of(case.view(max(days))) if days else None
    deal, pack = case.terms.deal, case.terms.pack
    return (pack, deal, outcome.how, outcome.days_late) if outcome else (pack, deal, None, 0)


def outcome_of(view: View) -> Outcome | None:
    """Return how a case ended; None while it is open, and for an offer without a contract.

    A deposit keeps the work waiting, so that one that came late is not counted. What was never paid is late
    until the case was closed. Silence is an end for it, or a case that was closed in a pause for it.
    """
    closed = view.past.of(Closed)
    if not closed or view.terms is None or not view.past.signed():
        return None
    on = closed[-1].on
    late = max((_days_late(standing, on) for standing in ledger_of(view).standings), default=0)
    pause = view.past.paused()
    silent = any(end.why == "silence" for end in view.past.of(Ended))
    if silent or (pause is not None and pause.why == "silence"):
        return Outcome("fell_silent", late)
    return Outcome("paid_late" if late else "known", late)


def _days_late(standing: Standing, closed: dt.date) -> int:
    debt = standing.debt
    if debt.due == dt.date.max or set(debt.kinds) == {"deposit"}:
        return 0
    paid = [spell.cleared for spell in standing.spells if spell.cleared is not None]
    until = closed if standing.open else max(paid, default=debt.due)
    return max((until - debt.due).days, 0)
