"""Words of blanks: how an answer that is missing is named in brackets, and what follows from which."""

import re
from collections.abc import Mapping

from pydantic import BaseModel

_INDEX = re.compile(r"\[\d+\]")
_NAMES = {
    "region": "state", "organized_in": "place of organization", "back": "amount", "to_pay": "amount",
    "due_on": "day",
}  # fmt: skip

FOLLOW: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "money": {"sums.": ("fee.",), "payment.extra_work_rate": ("fee.",)},
    "date": {"sums.": ("fee.", "project.end")},
}
"""What is computed from other answers, and from which, by unit."""


def blank_name(path: str, *, title: str, page: type[BaseModel] | None) -> str:  # noqa: ARG001
    """Name an answer by its side of the deal, or its entry of a list, and its own name."""
    head, _, name = _INDEX.sub("", path).rpartition(".")
    whose = head.partition(".")[0]
    if page is None:  # computed: nobody is asked for it
        whose = ""
    elif "[" in path:
        whose = str(page.model_config.get("title") or whose).lower()
    return f"{whose} {_NAMES.get(name, name)}".strip().replace("_", " ")
