"""Schedules and the cover page: what stands where, and how letters and references follow."""

from typing import Any

from generator.assembly.contract import Contract, CoverHeading, CoverItem, Paragraph, Table, text_of
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
    assert schedules(contract()) == []


def test_third_party_items_make_a_schedule_with_a_row_for_each() -> None:
    found = contract({"project.third_party": ITEMS})
    assert schedules(found) == [("third_party", "Schedule A")]
    (table,) = [block for block in found.schedules[0].blocks if isinstance(block, Table)]
    cells = [[[text_of(line) for line in cell] for cell in row] for row in table.rows]
    assert cells == [
        [["Loaf Serif"], ["font"], ["Web license"],
         ["Freelancer gets it; Client repays the cost", "Cost: $98"]],
        [["Forms"], ["plug-in"], ["forms.example.com/terms"], ["Client gets it and pays for it"]],
    ]  # fmt: skip


def under(of: Contract, heading: str) -> list[CoverItem]:
    """Return what stands on the cover page from a heading to the next."""
    headings = [i for i, item in enumerate(of.cover) if isinstance(item, CoverHeading)]
    start = next(i for i in headings if getattr(of.cover[i], "id", "") == heading)
    return list(of.cover[start + 1 : next((i for i in headings if i > start), None)])


def table_of(of: Contract, heading: str) -> Table:
    return next(item for item in under(of, heading) if isinstance(item, Table))


def test_the_deliverables_of_milestones_have_a_column_only_where_one_names_them() -> None:
    stage, named = milestone("Design", "50"), milestone("Design", "50") | {"deliverables": [1]}

    without, with_them = (
        table_of(contract({"fee.milestones": [each]}), "payment") for each in (stage, named)
    )

    assert "Deliverables" not in without.headings
    column = with_them.headings.index("Deliverables")
    assert [[text_of(line) for line in row[column]] for row in with_them.rows] == [[], ["1"], []]


def said(of: Contract, slot: str) -> str:
    clause = next(each for each in of.clauses() if each.slot == slot)
    texts = (text_of(block.inlines) for block in clause.blocks if isinstance(block, Paragraph))
    return " ".join(texts).replace("\u00a0", " ")


def first_text(of: Contract) -> str:
    first = under(of, "scope")[0]
    assert isinstance(first, Paragraph)
    return text_of(first.inlines).replace("\u00a0", " ")


LONG = {"project.description": " ".join(["word"] * 251)}
SHORT = {"project.description": " ".join(["word"] * 250)}


def test_a_long_description_stands_in_a_schedule_and_the_cover_page_says_so() -> None:
    short, long = contract(SHORT), contract(LONG)

    assert schedules(short) == []
    assert schedules(long) == [("scope", "Schedule A")]
    assert first_text(short) == SHORT["project.description"]
    assert first_text(long).startswith("Schedule A (Scope) describes the work")
    assert "word word" not in str(long.cover)


def test_prices_stay_on_the_cover_page_where_the_descriptions_are_long() -> None:
    items = [{"name": "Logo", "description": " ".join(["line"] * 300), "value": "8000"}]

    found = contract({"project.deliverables": items})

    (row, _) = table_of(found, "scope").rows
    assert [[text_of(line) for line in cell] for cell in row] == [["1"], ["Logo"], ["$8,000.00"]]
    (table,) = [block for block in found.schedules[0].blocks if isinstance(block, Table)]
    assert "line line" in text_of(table.rows[0][1][1])


def test_a_reference_names_the_cover_page_or_the_schedule_where_the_thing_stands() -> None:
    assert "as the Cover Page and the Change Orders list it" in said(contract(), "services.scope")
    assert "as Schedule A (Scope) and the Change Orders list it" in said(contract(LONG), "services.scope")


def test_the_letters_after_a_schedule_that_is_left_out_move_up() -> None:
    with_scope = contract({**LONG, "project.third_party": ITEMS})
    without = contract({"project.third_party": ITEMS})

    assert [label for _, label in schedules(with_scope)] == ["Schedule A", "Schedule B"]
    assert "Schedule B (Third-Party Items) lists" in said(with_scope, "rights.third_party").replace(
        "\u00a0", " "
    )
    assert [label for _, label in schedules(without)] == ["Schedule A"]
    assert "Schedule A (Third-Party Items) lists" in said(without, "rights.third_party").replace(
        "\u00a0", " "
    )
