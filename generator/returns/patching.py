"""Patching: the answers with the values that the other side wrote into the contract."""

from typing import Any

from pydantic import BaseModel

from generator.answers.paths import MISSING, fetch, put
from generator.answers.walking import on_the_way
from generator.messages import Message, tell
from generator.packs.reading import answers_from, read_unfinished
from generator.returns.report import ValueChange
from generator.returns.sent import Sent

_SOURCE = Message("the changed answers")


def patched(sent: Sent, values: tuple[ValueChange, ...]) -> dict[str, Any]:
    """Return the data of the answers file with every value that could be read back.

    Raises InputError where the changed answers contradict each other. Of a review draft that was not
    finished, what nobody filled in is still missing.
    """
    data = dict(sent.given)
    for change in values:
        if not change.why_not:
            data = _with(data, sent.drafted.deal, change.path, change.new)
    if sent.drafted.missing:
        own = sent.drafted.materials.own
        read_unfinished(data, sent.drafted.as_of, source=tell(_SOURCE), own=own)
    else:
        answers_from(data, source=tell(_SOURCE))
    return data


def _with(data: dict[str, Any], deal: BaseModel, path: str, value: Any) -> dict[str, Any]:
    """Set a value; a page on the way that the file leaves to a default is written out first."""
    for leaf in on_the_way(deal, path):
        if leaf.path != path and fetch(data, leaf.path) in (MISSING, None):
            data = put(data, leaf.path, _written(leaf.value))
    return put(data, path, value)


def _written(page: Any) -> Any:
    if isinstance(page, BaseModel):
        return page.model_dump(mode="json", exclude_none=True)
    return [_written(entry) for entry in page]
