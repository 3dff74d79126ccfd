"""Fields that had another name before: files written then are still read, under the new name."""

from collections.abc import Mapping
from typing import Any

__all__ = ["renewed"]

_RENAMED = {
    "freelancer.form.organised_in": "organized_in",
    "client.form.organised_in": "organized_in",
}
"""The path that a field had, and the name that it has now."""


def renewed(data: Mapping[str, Any], *, below: str = "") -> dict[str, Any]:
    """Return answers as JSON data with each old field under its new name.

    `below` is the path of a page, where the data are that page alone. Where a file has both names
    the old one stays, to be refused as a field that there is not.
    """
    return _renewed(data, f"{below}." if below else "")


def _renewed(data: Mapping[str, Any], prefix: str) -> dict[str, Any]:
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
