"""A base deal in JSON and changes to it by dotted path, as a lawyer writes them in a scenario."""

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def base(name: str = "base.json") -> dict[str, Any]:
    """Return the answers of a base deal."""
    data: dict[str, Any] = json.loads((_FOLDER / name).read_text(encoding="utf-8"))
    return data


def changed(data: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers with values set by dotted path; `payment.term: 45` sets one answer."""
    answers = deepcopy(dict(data))
    for path, value in changes.items():
        *above, last = path.split(".")
        page = answers
        for name in above:
            page = page.setdefault(name, {})
        page[last] = deepcopy(value)
    return answers
