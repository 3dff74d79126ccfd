"""Patching: the answers with the values that the other side wrote into the contract."""

import re
from copy import deepcopy
from typing import Any

from pydantic import BaseModel

from generator.answers import answers_from
from generator.questionnaire import Deal, read_unfinished, suggest
from generator.returns.report import ValueChange
from generator.returns.sent import Sent

__all__ = ["patched"]

_SOURCE = "the changed answers"
_STEP = re.compile(r"([a-z_0-9]+)|\[(\d+)\]")


def patched(sent: Sent, values: tuple[ValueChange, ...]) -> dict[str, Any]:
    """Return the data of the answers file with every value that could be read back.

    Raises InputError where the changed answers contradict each other. Of a review draft that was not
    finished, what nobody filled in is still missing.
    """
    data = deepcopy(sent.given)
    for change in values:
        if not change.why_not:
            _put(data, sent.drafted.deal, change.path, change.new)
    if sent.drafted.missing:
        read_unfinished(data, suggest(data, sent.drafted.as_of), source=_SOURCE)
    else:
        answers_from(data, source=_SOURCE)
    return data


def _put(data: dict[str, Any], deal: Deal, path: str, value: Any) -> None:
    """Set a value; a page on the way that the file leaves to a default is written out first."""
    steps = [int(step[2]) if step[2] else step[1] for step in _STEP.finditer(path)]
    node: Any = data
    below: Any = deal
    for step in steps[:-1]:
        below = below[step] if isinstance(step, int) else getattr(below, step)
        if isinstance(step, str) and node.get(step) is None:
            node[step] = _written(below)
        node = node[step]
    node[steps[-1]] = value


def _written(page: Any) -> Any:
    if isinstance(page, BaseModel):
        return page.model_dump(mode="json", exclude_none=True)
    return [_written(entry) for entry in page]
