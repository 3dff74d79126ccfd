"""Patching: the answers with the values that the other side wrote into the contract."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generator.answers.paths import MISSING, drop, fetch, put
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
            data = taken(data, sent.drafted.deal, change)
    if sent.drafted.missing:
        own = sent.drafted.materials.own
        read_unfinished(data, sent.drafted.as_of, source=tell(_SOURCE), own=own)
    else:
        answers_from(data, source=tell(_SOURCE))
    return data


def taken(data: Mapping[str, Any], deal: BaseModel, change: ValueChange) -> dict[str, Any]:
    """Return answers with a value that the other side wrote; `deal` is what they come to.

    A page on the way that the file leaves to a default is written out first.
    """
    found = dict(data)
    for leaf in on_the_way(deal, change.path):
        if leaf.path != change.path and fetch(found, leaf.path) in (MISSING, None):
            found = put(found, leaf.path, _written(leaf.value))
    return put(found, change.path, change.new)


def given_back(
    data: Mapping[str, Any], sent: Mapping[str, Any], deal: BaseModel, change: ValueChange
) -> dict[str, Any]:
    """Return answers with the value that was sent in place of the one that was taken.

    What was left to a default when it was sent is left to it again, unless something else stands there now.
    """
    before = fetch(sent, change.path)
    if before is not MISSING:
        return put(data, change.path, before)
    back = put(data, change.path, change.old)
    page = next(
        (leaf.path for leaf in on_the_way(deal, change.path) if fetch(sent, leaf.path) is MISSING), ""
    )
    written_out = put(taken(sent, deal, change), change.path, change.old)
    return drop(back, page) if fetch(back, page) == fetch(written_out, page) else back


def _written(page: Any) -> Any:
    if isinstance(page, BaseModel):
        return page.model_dump(mode="json", exclude_none=True)
    return [_written(entry) for entry in page]
