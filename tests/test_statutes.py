"""The freelance laws in a review draft: each item of each law, and the section that covers it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.answers.length import with_length
from generator.answers.terms import Length
from generator.answers.walking import resolve
from generator.assembly.contract import Contract
from generator.docx.package import unpack
from generator.docx.reading import read_text
from generator.docx.xml import DOCUMENT, W, parse
from generator.drafting.pipeline import Draft, draft, draft_unfinished, open_materials
from generator.law.reading import LawFile, read_law_file
from generator.library.shipped import folders
from generator.packs.library import read_outline
from generator.packs.reading import answers_from, read_answers, read_unfinished
from generator.packs.us.advice.case import Case
from generator.packs.us.completing import Deal
from generator.packs.us.law.lookup import LAW
from generator.packs.us.law.topics import FreelanceLaw
from generator.packs.us.statute_items import COVERAGE, SHEET
from generator.packs.us.statutes import statute_tables
from generator.selection.choice import Selection
from generator.word.review import StatuteItem, StatuteTable
from tests.deals import deal_data
from tests.samples import FOLDERS
from tests.word.invariants import broken
from tests.word.test_review import shown_references

DAY = date(2026, 12, 1)
LAWS: dict[str, FreelanceLaw] = {
    f"{path.stem} {number}": law
    for path, model in LAW.files()
    for number, law in enumerate(getattr(read_law_file(path, model or LawFile), "freelance_law", ()))
    if isinstance(law, FreelanceLaw)
}
OUTLINE = open_materials().outline
LENGTHS: tuple[Length, ...] = ("full", "short")


def sample(name: str, length: Length | None = None) -> Draft:
    folder = next(folder for folder in FOLDERS if folder.name == name)
    return draft(with_length(read_answers(folder / "answers.json"), length), open_materials())


def tables(made: Draft) -> dict[str, StatuteTable]:
    return {table.name: table for table in made._statutes(made.contract)}  # noqa: SLF001  what the review draft prints


def made_from(changes: dict[str, Any]) -> Draft:
    return draft(answers_from(deal_data(changes)), open_materials(), as_of=DAY)


def item(table: StatuteTable, start: str) -> StatuteItem:
    return next(item for item in table.items if item.text.startswith(start))


def test_the_laws_are_found() -> None:
    assert len(LAWS) >= 8


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)
def test_each_item_of_each_law_has_its_place(law: FreelanceLaw) -> None:
    assert law.required_terms or law.disclosure_sheet
    for kind in (*law.required_terms, "copy", "records", "no_waiver"):
        assert COVERAGE[kind].slots, kind  # type: ignore[index]
    assert set(law.disclosure_sheet) <= set(SHEET)


@pytest.mark.parametrize("kind", COVERAGE)
def test_each_place_exists(kind: str) -> None:
    """A slot is in the outline and has clauses; an answer is one of the questionnaire's, or worked out."""
    coverage = COVERAGE[kind]  # type: ignore[index]
    slots = {slot for slot, _ in OUTLINE.slots}
    assert set(coverage.slots) <= slots & set(open_materials().library.slots)
    for path in (path for group in coverage.answers for path in group):
        head, _, rest = path.partition(".deliverables.")
        asked = resolve(Deal, f"{head}.deliverables" if rest else path)
        assert asked, path
        if rest:
            assert rest in asked[0].models[0].model_fields, path


def test_each_row_of_the_disclosure_sheet_exists_whatever_the_price() -> None:
    sheet, _ = read_outline(folders(None), "seattle_disclosure")
    terms = {row.term for row in sheet.cover}
    assert {term for rows in SHEET.values() for term in rows} <= terms


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize(
    ("name", "laws"),
    [
        ("new-client-new-york", ["Freelance Isn't Free Act of New York", "Freelance Isn't Free Act"]),
        ("hourly-illinois", ["Freelance Worker Protection Act of Illinois"]),
        ("llc-california", ["Freelance Worker Protection Act (SB 988) of California"]),
        ("milestones-washington", ["Independent Contractor Protections Ordinance of Seattle"]),
    ],
)
def test_a_sample_covers_every_item_of_its_laws(name: str, laws: list[str], length: Length) -> None:
    found = tables(sample(name, length))
    assert all(any(title.startswith(law) for title in found) for law in laws)
    for table in found.values():
        gaps = [item.gap for item in table.items if item.gap]
        assert all(gap.startswith("Not made here: the notice of rights") for gap in gaps)
        assert len(gaps) == ("Seattle" in table.name)
        assert all(item.where for item in table.items)


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize(
    ("city", "state", "code", "fee"),
    [
        ("Los Angeles", "CA", "90012", {"kind": "fixed", "amount": "8000"}),
        (
            "Minneapolis",
            "MN",
            "55401",
            {"kind": "hourly", "rate": "95", "budget": {"kind": "estimate", "hours": "60"}},
        ),
        (
            "Minneapolis",
            "MN",
            "55401",
            {"kind": "retainer", "monthly": "2000", "hours": "20", "extra_rate": "100"},
        ),
        (
            "Columbus",
            "OH",
            "43215",
            {"kind": "hourly", "rate": "95", "budget": {"kind": "cap", "hours": "60"}},
        ),
        ("New York", "NY", "10001", {"kind": "fixed", "amount": "8000"}),
    ],
)
def test_a_city_law_is_covered_however_the_work_is_priced(
    city: str, state: str, code: str, fee: dict[str, Any], length: Length
) -> None:
    home = {"street": "1 Main Street", "city": city, "region": state, "postal_code": code}
    law = {"state": state, "city": city}
    changes = {"freelancer.address": home, "fee": fee, "governing_law": law, "contract.length": length}
    found = tables(made_from(changes))
    here = [table for name, table in found.items() if name.endswith(city) or f"of {city}" in name]
    assert here, list(found)
    assert [item.gap for table in here for item in table.items if item.gap] == []


def test_a_place_is_named_by_its_number_and_heading_as_they_are_now() -> None:
    made = sample("new-client-new-york")
    numbers = {clause.slot: (clause.number, clause.heading) for clause in made.contract.clauses()}
    where = item(tables(made)["Freelance Isn't Free Act of New York"], "date payment is due").where
    references = [inlines[0] for inlines in where if hasattr(inlines[0], "target")]
    assert ("payment.due", *numbers["payment.due"]) in [(r.target, r.label, r.words) for r in references]  # type: ignore[union-attr]


def test_the_numbers_on_the_page_are_live() -> None:
    made = sample("new-client-new-york")
    docx = made.review_draft()
    assert broken(docx) == []
    document = parse(unpack(docx)[DOCUMENT])
    page = next(
        table for table in document.iter(f"{W}tbl") if "What the law wants" in "".join(table.itertext())
    )
    numbers = {clause.number for clause in made.contract.clauses()}
    assert numbers & {shown for _, shown in shown_references(page)}


def without(contract: Contract, slot: str) -> Contract:
    """Return a contract that lacks a clause."""
    sections = tuple(
        section._replace(clauses=tuple(clause for clause in section.clauses if clause.slot != slot))
        for section in contract.sections
    )
    return contract._replace(sections=sections)


@pytest.mark.parametrize(
    ("slot", "start", "gap"),
    [
        ("payment.work_list", "date by which the freelancer", "Nothing in this contract covers it."),
        ("general.signatures", "The hiring party gives", "Nothing in this contract covers it."),
        ("payment.due", "date payment is due", "A clause that states it is not in this contract."),
    ],
)
def test_an_item_that_nothing_covers_is_said_to_be_so(slot: str, start: str, gap: str) -> None:
    made = sample("new-client-new-york")
    case = Case(LAW, made.deal, made.as_of)
    table, *_ = statute_tables(case, without(made.contract, slot), (), lambda _: None)
    assert item(table, start).gap == gap
    assert {each.gap for each in table.items} == {"", gap}


def test_a_law_with_a_gap_says_so_above_its_table() -> None:
    made = sample("new-client-new-york")
    there = made.selection.choices.items()
    chosen = {slot: choice for slot, choice in there if slot != "payment.work_list"}
    lacking = replace(made, selection=Selection(chosen))
    text = read_text(lacking.review_draft())
    assert "Not covered, or only in part: 1 of 9 items; they are marked below." in text
    assert "Nothing in this contract covers it." in text
    assert "This contract covers every item." in text  # the law of the city, which does not ask for it


def test_an_answer_that_is_not_printed_is_a_gap() -> None:
    made = sample("new-client-new-york")
    cover = tuple(row for row in made.contract.rows if row.term != "Payment Methods")
    table, *_ = statute_tables(
        Case(LAW, made.deal, made.as_of), made.contract._replace(cover=cover), (), lambda _: None
    )
    assert item(table, "rate and method").gap.startswith("Not printed: “How")


def test_one_price_for_two_items_covers_the_value_in_part() -> None:
    made = made_from({"project.deliverables": [{"name": "Logo"}, {"name": "Website"}]})
    table = tables(made)["Freelance Isn't Free Act of New York"]
    assert item(table, "value of the services").gap == (
        "In part: only one price for 2 deliverables is given."
    )


def test_a_sheet_that_is_not_there_covers_nothing() -> None:
    made = sample("milestones-washington")
    tables_without = statute_tables(Case(LAW, made.deal, made.as_of), made.contract, (), lambda _: None)
    seattle = next(table for table in tables_without if "Seattle" in table.name)
    assert item(seattle, "pay schedule").gap == "Nothing in this contract covers it."


def test_a_blank_covers_nothing_yet() -> None:
    data = deal_data(without=("client.legal_name",))
    made = draft_unfinished(read_unfinished(data), open_materials(), as_of=DAY)
    table = tables(made)["Freelance Isn't Free Act of New York"]
    assert item(table, "names and mailing").gap == "Still a blank."


@pytest.mark.parametrize("lacks", ["project", "client.address", "fee"])
def test_no_law_is_told_while_an_answer_is_missing_that_decides_it(lacks: str) -> None:
    made = draft_unfinished(read_unfinished(deal_data(without=(lacks,))), open_materials(), as_of=DAY)
    assert tables(made) == {}


def test_a_deal_that_no_law_reaches_has_no_such_page() -> None:
    assert tables(sample("illustrator-texas")) == {}
    assert ", item by item. " not in read_text(sample("illustrator-texas").review_draft())
