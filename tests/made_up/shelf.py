"""Clauses of the made-up pack, made of their texts, with an outline that has a slot for each."""

from pathlib import Path

from generator.library.clause import Clause, Library
from generator.library.conditions import parse_condition
from generator.library.markup import parse_body
from generator.library.outline import Labels, Outline
from generator.proofreading.proof import Proof
from tests.made_up.answers import Translation
from tests.made_up.habits import HABITS


def clause(slot: str, text: str, when: str = "true") -> Clause:
    return Clause(
        id=slot.replace(".", "/"),
        slot=slot,
        variant="",
        heading="Условие",
        when=parse_condition(when),
        law=(),
        place=(),
        position="preferred",
        references=(),
        note="",
        negotiation="",
        summary=(),
        version=1,
        conspicuous=False,
        body=parse_body(text),
        file=f"{slot}.md",
        digest=f"{slot} {text} {when}",
    )


def proof(folder: Path, *clauses: Clause) -> Proof:
    """Return a library and its outline, whose file is written into a folder; the last slot is optional."""
    slots = [clause.slot for clause in clauses]
    slots[-1] += "?"
    data = {
        "name": "книга",
        "language": "ru-KZ",
        "title": "Договор",
        "labels": dict.fromkeys(Labels.model_fields, "слово"),
        "sections": [{"id": "terms", "heading": "Условия", "slots": slots}],
    }
    file = folder / "outline.yaml"
    file.write_text(f"sections:\n  - slots: [{', '.join(slots)}]\n", encoding="utf-8")
    outline = Outline.model_validate(data)
    library = Library("ru-KZ", {clause.slot: (clause,) for clause in clauses})
    return Proof(library, outline, file, Translation, HABITS)
