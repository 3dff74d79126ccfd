"""Schedules that a deal may lack: they come and go with the answers, and letters and references follow."""

from dataclasses import replace
from typing import Any

from generator.assembly.contract import Contract, Paragraph, Reference, Table, text_of
from generator.drafting.pipeline import draft, open_materials
from tests.deals import deal, milestone

MATERIALS = open_materials()
ITEMS = [
    {"name": "Loaf Serif", "type": "font", "terms": "Web license", "license_by": "freelancer_repaid",
     "cost": "$98"},
    {"name": "Forms", "type": "plugin", "terms": "forms.example.com/terms"},
]  # fmt: skip


def contract(changes: dict[str, Any] | None = None) -> Contract:
    return draft(deal(changes), MATERIALS).contract


def schedules(of: Contract) -> list[tuple[str, str]]:
    return [(schedule.id, schedule.label.replace("\u00a0", " ")) for schedule in of.schedules]


def test_no_third_party_items_make_no_schedule() -> None:
    assert schedules(contract()) == [("scope", "Schedule A"), ("payment", "Schedule B")]


def test_third_party_items_make_a_schedule_with_a_row_for_each() -> None:
    found = contract({"project.third_party": ITEMS})
    assert schedules(found)[2:] == [("third_party", "Schedule C")]
    (table,) = [block for block in found.schedules[2].blocks if isinstance(block, Table)]
    cells = [[[text_of(line) for line in cell] for cell in row] for row in table.rows]
    assert cells == [
        [["Loaf Serif"], ["font"], ["Web license"],
         ["Freelancer gets it; Client repays the cost", "Cost: $98"]],
        [["Forms"], ["plug-in"], ["forms.example.com/terms"], ["Client gets it and pays for it"]],
    ]  # fmt: skip


def table_of(of: Contract, schedule: str) -> Table:
    found = next(each for each in of.schedules if each.id == schedule)
    return next(block for block in found.blocks if isinstance(block, Table))


def test_the_deliverables_of_milestones_have_a_column_only_where_one_names_them() -> None:
    stage, named = milestone("Design", "50"), milestone("Design", "50") | {"deliverables": [1]}

    without, with_them = (
        table_of(contract({"fee.milestones": [each]}), "payment") for each in (stage, named)
    )

    assert "Deliverables" not in without.headings
    column = with_them.headings.index("Deliverables")
    assert [[text_of(line) for line in row[column]] for row in with_them.rows] == [[], ["1"], []]


def references(of: Contract, target: str) -> set[str]:
    return {
        inline.label.replace("\u00a0", " ")
        for clause in of.clauses()
        for block in clause.blocks
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, Reference) and inline.target == target
    }


def test_the_letters_after_a_schedule_that_is_left_out_move_up() -> None:
    first, *others = sorted(MATERIALS.outline.schedules, key=lambda each: each.id != "third_party")
    outline = MATERIALS.outline.model_copy(update={"schedules": (first, *others)})
    materials = replace(MATERIALS, outline=outline)

    with_items = draft(deal({"project.third_party": ITEMS}), materials).contract
    without = draft(deal(), materials).contract

    assert [label for _, label in schedules(with_items)] == ["Schedule A", "Schedule B", "Schedule C"]
    assert references(with_items, "schedule.payment") == {"Schedule C"}
    assert [label for _, label in schedules(without)] == ["Schedule A", "Schedule B"]
    assert references(without, "schedule.payment") == {"Schedule B"}
