"""Synthetic clause libraries: as many clauses as asked for, with values, conditions and references."""

import json
from pathlib import Path

from generator.drafting.pipeline import open_materials

NAME = "synthetic"
_IN_A_SECTION = 8

# About as long as the shipped clauses; each has values, and a reference to a clause beside it.
_TEXTS = (
    """Freelancer does the work of {{ project.title }} with professional care and tells Client what it
needs. The work ends on {{ project.end | date }} unless the parties agree otherwise. [The next part](#NEXT)
says what follows if either party is late, and what becomes of work that is under way on that day.""",
    """{{ client.legal_name }} pays {{ fee.amount | money }} for all of it. A sum that is not disputed is
paid on time even if another is disputed. A payment counts when it has arrived. Client may hold back what
[the next part](#NEXT) lets it hold back, and no more than that, until the dispute is settled.""",
    """A message under this part goes to {{ client.email }}, and a message to Freelancer goes to
{{ freelancer.email }}. It counts on the business day after it was sent. A party whose address changes says so
at once. [The next part](#NEXT) applies to every message that asks for an answer within a stated time.""",
)
_ITEMS = "\n\n1. the party that asks names the day, and\n2. the other party has had five business days.\n"
_WHEN = ("fee.kind == 'fixed'", "client.kind == 'business'", "client.second_contact is not none", "")


def write_library(folder: Path, clauses: int) -> None:
    """Write a library of that many clauses and an outline that places them all."""
    pack = folder / "clauses" / "en-US" / NAME
    pack.mkdir(parents=True)
    for number in range(clauses):
        text = _clause(number, following=(number + 1) % clauses)
        (pack / f"{_slot(number)}.md").write_text(text, encoding="utf-8")
    templates = folder / "contract_templates"
    templates.mkdir()
    # JSON is YAML too.
    (templates / f"{NAME}.yaml").write_text(json.dumps(_outline(clauses)), encoding="utf-8")


def _slot(number: int) -> str:
    return "part_" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}")  # slots have no digits


def _clause(number: int, following: int) -> str:
    text = _TEXTS[number % len(_TEXTS)].replace("NEXT", f"{NAME}.{_slot(following)}")
    when = json.dumps(_WHEN[number % len(_WHEN)])
    front = f"heading: Part {number + 1}\nwhen: {when}\nnote: Synthetic.\nversion: 1"
    return f"---\n{front}\n---\n{text}\n\nThis holds where:{_ITEMS if number % 2 else _ITEMS * 2}"


def _outline(clauses: int) -> dict[str, object]:
    shipped = open_materials().outline
    slots = [f"{NAME}.{_slot(number)}" for number in range(clauses)]
    return {
        "name": NAME,
        "frame": shipped.frame or shipped.name,
        "language": "en-US",
        "title": "Synthetic agreement",
        "labels": shipped.labels.model_dump(),
        "cover": [
            {"term": "Freelancer", "text": "{{ freelancer.legal_name }}, {{ freelancer.address | address }}"},
            {"term": "Client", "text": "{{ client.legal_name }}, {{ client.address | address }}"},
        ],
        "sections": [
            {
                "id": f"s{start}",
                "heading": f"Section from {start + 1}",
                "slots": slots[start : start + _IN_A_SECTION],
            }
            for start in range(0, clauses, _IN_A_SECTION)
        ],
        "signatures": [s.model_dump() for s in shipped.signatures],
    }
