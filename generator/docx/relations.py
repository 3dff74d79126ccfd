"""Relations: which part of a Word file points at which, and what leads out of the file."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_OUTWARD = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\", re.IGNORECASE)


def kind_of(relation: "etree._Element") -> str:
    """Return what a relation is for: `header`, `comments`; the same in both forms of the standard."""
    return (relation.get("Type") or "").rpartition("/")[2]


def leads_out(relation: "etree._Element") -> bool:
    """Say whether a relation leads out of the file, by what it says or by where it points."""
    external = (relation.get("TargetMode") or "").lower() == "external"
    return external or bool(_OUTWARD.match(relation.get("Target") or ""))


def main_part(package: "etree._Element | None") -> str:
    """Return the part that the relations of the package name as the document; empty where none is."""
    for relation in () if package is None else package:
        if kind_of(relation) == "officeDocument":
            return part_of("", relation.get("Target") or "")
    return ""


def part_of(folder: str, target: str) -> str:
    """Return the part that a relation points at; `folder` is that of the part whose relation it is."""
    if target.startswith("/"):
        return target.lstrip("/")
    steps: list[str] = []
    for step in f"{folder}{target}".split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def relations_of(part: str) -> str:
    """Return the name of the part that holds the relations of a part."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def owner_of(relations: str) -> str:
    """Return the part whose relations a part of that name holds."""
    folder, _, name = relations.removesuffix(".rels").rpartition("_rels/")
    return f"{folder}{name}"
