"""Words of blanks: how an answer that is missing is named in brackets, and what follows from which."""

from collections.abc import Mapping

from pydantic import BaseModel

_COMPUTED = {
    "amount": "montant",
    "due_on": "échéance",
    "percent": "part",
    "name": "nom",
    "event": "événement",
}
"""Names of what is worked out and nobody is asked for, as a payment of the schedule."""

FOLLOW: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "money": {"sums.": ("fee.", "rights.share"), "payment.extra_work_rate": ("fee.",)},
    "date": {"sums.": ("fee.", "project.end")},
    "text": {"sums.author": ("freelancer.",), "sums.grants": ("project.deliverables", "rights.grants")},
}
"""What is computed from other answers, and from which, by unit."""


def blank_name(path: str, *, title: str, page: type[BaseModel] | None) -> str:  # noqa: ARG001
    """Name an answer by its question, and what is worked out by what it is."""
    return _COMPUTED.get(title, title)
