"""The peers' template: a sample's contract in which every value has become a tag of its own.

`python -m benchmarks.template` (part of `make samples`) writes it anew when clauses or look change.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.deals import SAMPLE
from generator.assembly.contract import Contract, Inline, PlacedClause, Value
from generator.drafting.pipeline import draft, open_materials
from generator.packs.reading import read_answers
from generator.word.writing import write

TEMPLATE = Path(__file__).parent / "templates" / "contract.docx"


def update() -> None:
    """Write the template of the sample's contract."""
    materials = open_materials()
    contract = draft(read_answers(SAMPLE / "answers.json"), materials).contract
    TEMPLATE.write_bytes(tagged(contract, materials.frame))


def tagged(contract: Contract, frame: Path) -> bytes:
    """Return the contract as a docxtpl template: `{{ name }}` where a value stood."""
    names = _names()
    tags = _changed(contract, lambda value: Value(f"{{{{ {names(value)} }}}}", value.path))
    return write(tags._replace(number="{{ number }}"), frame)


def values(contract: Contract) -> dict[str, str]:
    """Return what the tags of the template stand for in a contract, as it is printed."""
    names, found = _names(), {"number": contract.number}

    def note(value: Value) -> Value:
        found[names(value)] = value.text
        return value

    _changed(contract, note)
    return found


def _names() -> Callable[[Value], str]:
    """Name values by their path; one that is printed again gets a number, as it may be printed otherwise."""
    seen: Counter[str] = Counter()

    def name(value: Value) -> str:
        plain = re.sub(r"\W+", "_", value.path).strip("_")
        seen[plain] += 1
        return plain if seen[plain] == 1 else f"{plain}_{seen[plain]}"

    return name


def _changed(node: Any, change: Callable[[Value], Value]) -> Any:
    """Return a tree with every printed value changed, in reading order."""
    if isinstance(node, Value):
        return change(node)
    if isinstance(node, Inline):
        return node
    if isinstance(node, PlacedClause):
        return replace(node, blocks=_changed(node.blocks, change))
    if isinstance(node, tuple):
        children = [_changed(child, change) for child in node]
        return node._make(children) if hasattr(node, "_make") else tuple(children)
    return node


if __name__ == "__main__":
    update()
