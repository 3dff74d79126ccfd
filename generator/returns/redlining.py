"""The returned contract as a redline: every change tracked, also those made without tracking."""

from datetime import date

from generator.redlining import accepted, redline
from generator.returns.returned import Returned

__all__ = ["redlined"]

_NOBODY = "Returned without tracking"


def redlined(returned: Returned) -> bytes:
    """Return what was sent with every change tracked; raise ValueError where that is not known.

    The changes bear the name of their author where the file knows one, and the last day it knows.
    """
    if returned.sent is None:
        raise ValueError("what was sent is not known")
    told = [change for change in returned.report.changes() if change.author]
    authors = sorted({change.author for change in told})
    days = [change.date[:10] for change in told if change.date]
    day = date.fromisoformat(max(days)) if days else returned.sent.drafted.contract.date
    author = ", ".join(authors) if authors else _NOBODY
    return redline(returned.sent.data, accepted(returned.data), author=author, date=day)
