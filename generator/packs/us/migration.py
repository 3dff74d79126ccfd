"""Answers that a former version wrote: read in the form of today, and told again in the form of then.

Version 2 of the form (0.2.0) renamed `organised_in`, asks when the final files go out and who pays attorney's
fees, and makes a license non-exclusive unless answered otherwise. Version 3 asks for the kinds of work, where
the signatures stand and how long the contract is, and names the pack, which could be no other before.
Version 4 has places by their codes (`US-NY`), which were two letters before, or the name where a company is
registered. An answers file of a former version keeps its meaning: what it left to a default then is written
out. Places need no step here: their type reads letters, names and codes in every version.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from generator.answers.kinds import WITHOUT_ANSWER
from generator.packs.us.places import STATES, postal_letters

_RENAMED = {
    "freelancer.form.organised_in": "organized_in",
    "client.form.organised_in": "organized_in",
}
"""The path that a field had, and the name that it has now."""


def migrated(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers as JSON data in the form of today; one without a version is taken for one of today."""
    found = _renewed(data)
    if found.get("schema_version") == 1:
        found = _from_version_1(found)
    if found.get("schema_version") == 2:  # noqa: PLR2004
        found = _from_version_2(found)
    return {**found, "schema_version": 4} if found.get("schema_version") == 3 else found  # noqa: PLR2004


def _from_version_1(found: dict[str, Any]) -> dict[str, Any]:
    payment, rights = found.get("payment"), found.get("rights")
    if payment is None or isinstance(payment, Mapping):
        found["payment"] = {"final_files": "on_delivery", **(payment or {})}
    if isinstance(rights, Mapping) and rights.get("kind") == "license":
        found["rights"] = {"exclusivity": "exclusive", **rights}
    return {**found, "schema_version": 2}


def _from_version_2(found: dict[str, Any]) -> dict[str, Any]:
    contract, project = found.get("contract"), found.get("project")
    if isinstance(contract, Mapping):
        found["contract"] = {"signatures": "last", "length": "full", **contract}
    if isinstance(project, Mapping):
        found["project"] = {"kinds": list(WITHOUT_ANSWER), **project}
    return {**found, "schema_version": 3}


def as_before(dump: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a whole dump of migrated answers as each former version would have dumped it, for its hash."""
    for third in _as_version_3(dump):
        second = _as_version_2(third)
        yield from (third, second, _as_version_1(second))


def _as_version_3(dump: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a dump with places as they were written; a company's state by its name or its letters."""
    law, project = dump["governing_law"], dump["project"]
    common = {
        **dump,
        "schema_version": 3,
        "governing_law": {**law, "state": postal_letters(law["state"])},
        "project": {**project, "place_of_work": _letters(project["place_of_work"])},
    }
    for freelancer, client in product(_registered(dump["freelancer"]), _registered(dump["client"])):
        yield {**common, "freelancer": freelancer, "client": client}


def _letters(code: str | None) -> str | None:
    return None if code is None else postal_letters(code)


def _registered(party: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    form = party["form"]
    state = form.get("organized_in")
    for words in (STATES[state], postal_letters(state)) if state in STATES else (state,):
        yield {**party, "form": {**form, "organized_in": words}} if state else party


def _as_version_2(dump: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **_without(dump, "pack"),
        "schema_version": 2,
        "contract": _without(dump["contract"], "signatures", "length", "agreed_at"),
        "project": _without(dump["project"], "kinds", "physical", "event"),
    }


def _as_version_1(dump: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {**dump, "schema_version": 1}
    found["payment"] = _without(dump["payment"], "final_files")
    found["governing_law"] = _without(dump["governing_law"], "attorney_fees")
    for old, new in _RENAMED.items():
        party, form, name = old.split(".")
        page = found[party][form]
        if new in page:
            renamed = {name if key == new else key: value for key, value in page.items()}
            found[party] = {**found[party], form: renamed}
    return found


def _without(page: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in page.items() if key not in names}


def _renewed(data: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return answers as JSON data with each old field under its new name.

    Where a file has both names the old one stays, to be refused as a field that there is not.
    """
    found: dict[str, Any] = {}
    for name, value in data.items():
        path = f"{prefix}{name}"
        new = _RENAMED.get(path, name)
        found[name if new in data else new] = (
            _renewed(value, f"{path}.") if _holds_old(path, value) else value
        )
    return found


def _holds_old(path: str, value: Any) -> bool:
    """Say whether there can be an old field below a path: the rest of the data is left as it is."""
    return isinstance(value, Mapping) and any(old.startswith(f"{path}.") for old in _RENAMED)
