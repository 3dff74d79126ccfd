"""The coverage sheet: each clause category stands somewhere, or is left out for a reason that is told."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.answers.length import with_length
from generator.answers.terms import Length
from generator.assembly.contract import text_of
from generator.cli.commands import main
from generator.docx.reading import read_text
from generator.drafting.coverage import coverage_sheet
from generator.drafting.pipeline import Draft, Materials, draft, open_materials
from generator.errors import InputError
from generator.library.coverage import read_coverage
from generator.packs.library import coverage_of, vocabularies
from generator.packs.pack import pack_of
from generator.packs.reading import answers_from, read_answers
from generator.packs.us.categories import CATEGORIES
from generator.proofreading.coverage import coverage_findings
from generator.proofreading.proof import Proof
from generator.word.review import CoverageRow
from tests.deals import deal_data
from tests.samples import FOLDERS
from tests.word.invariants import broken

FULL = open_materials()
PACK = pack_of("en-US")
FILE = PACK.folder / "coverage.yaml"
LENGTHS: tuple[Length, ...] = ("full", "short")


def made(changes: dict[str, Any] | None = None) -> Draft:
    return draft(answers_from(deal_data(changes)), FULL, as_of=date(2026, 12, 1))


def rows(drafted: Draft) -> dict[str, CoverageRow]:
    return {row.category: row for row in coverage_sheet(drafted, drafted.contract)}


def places(row: CoverageRow) -> str:
    return "; ".join(map(text_of, row.where)).replace("\u00a0", " ")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("length", LENGTHS)
def test_each_sample_has_each_category_somewhere_or_says_why_not(folder: Path, length: Length) -> None:
    drafted = draft(with_length(read_answers(folder / "answers.json"), length), FULL)
    sheet = coverage_sheet(drafted, drafted.contract)
    assert [row.category for row in sheet] == list(CATEGORIES)
    for row in sheet:
        assert row.text if row.state == "left_out" else row.where, row
        assert (row.state == "by_answer") <= bool(row.because), row


def test_an_answer_brings_a_category_or_leaves_it_out() -> None:
    assert rows(made())["Insurance"].state == "left_out"
    insured = {"options.insurance": {"cover": "1000000"}}
    brought = rows(made(insured))["Insurance"]
    assert brought.state == "by_answer"
    assert places(brought).endswith("(Insurance)")
    assert "“Include a duty to be insured?”: “yes”" in brought.because
    short = rows(made({**insured, "contract.length": "short"}))["Insurance"]
    assert (short.state, short.text) == ("left_out", "The short form cannot carry it; the full form can.")


def test_the_rights_decide_who_owns_and_who_has_a_license() -> None:
    assigned, licensed = rows(made()), rows(made({"rights": {"kind": "license", "exclusivity": "exclusive",
        "scope": "Packages of tea", "media": "Print", "territory": "The world"}}))  # fmt: skip
    named = ("IP Ownership Assignment", "License Grant", "Exclusivity", "Irrevocable or Perpetual License")
    assert [assigned[name].state for name in named] == ["by_answer", "by_answer", "left_out", "by_answer"]
    assert [licensed[name].state for name in named] == ["left_out", "by_answer", "by_answer", "by_answer"]
    assert places(assigned["License Grant"]).endswith("(Freelancer Tools)")
    assert places(licensed["License Grant"]).startswith("Cover Page: Licensed Use")


def test_what_is_always_there_names_no_answer() -> None:
    cap = rows(made())["Cap on Liability"]
    assert (cap.state, places(cap), cap.because) == (
        "present", "Cover Page: Liability Cap; Section 7.3 (Liability)", (),
    )  # fmt: skip


def test_the_review_draft_has_the_sheet() -> None:
    document = made().review_draft()
    assert not broken(document)
    text = read_text(document)
    assert "Clause categories" in text
    assert "Third Party Beneficiary | Nobody else has rights under this contract, and it says so." in text


def test_explain_tells_it_to_people_and_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(deal_data()), "utf-8")
    assert main(["explain", str(file), "--coverage"]) == 0
    assert "Most Favored Nation\n       Left out on purpose: Freelancer prices" in capsys.readouterr().out
    assert main(["explain", str(file), "--coverage", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [entry["category"] for entry in data["coverage"]] == list(CATEGORIES)


# What `check` finds


def findings(old: str, new: str, tmp_path: Path) -> list[tuple[str, str]]:
    text = FILE.read_text("utf-8")
    assert text.count(old) == 1
    file = tmp_path / "coverage.yaml"
    file.write_text(text.replace(old, new), "utf-8")
    given = read_coverage(file, vocabularies(FULL.roots)["en-US"]())
    forms = (FULL, FULL.in_length("short"))
    return [(found.id, found.reason) for found in coverage_findings(given, tuple(map(proof, forms)))]


def proof(form: Materials) -> Proof:
    return Proof(form.library, form.outline, form.outline_file, PACK.deal, PACK.habits())


def test_the_shipped_coverage_is_sound() -> None:
    told = coverage_of(FULL.roots, "en-US")
    assert told is not None
    assert not list(coverage_findings(told, (proof(FULL), proof(FULL.in_length("short")))))


BROKEN = {
    "no entry": (
        "Document Name:\n  - title: true\n",
        "", "category-without-answer", "Document Name",
    ),
    "no last answer": (
        "  - rows: [Kill Fee]\n    slots: [ending.kill_fee]\n    left_out: An early end",
        "  - when: client.kind == 'consumer'\n    left_out: An early end",
        "category-without-answer", "none of these conditions",
    ),
    "no such category": ("Insurance:", "Insurances:", "category-unknown", "Insurances"),
    "no such row": ("rows: [Governing Law]", "rows: [Law]", "coverage-unknown-place", "has no Law"),
    "no such slot": ("slots: [disputes.law]", "slots: [a.slot]", "coverage-unknown-place", "has no a.slot"),
    "not always there": (
        "options.insurance is not none and contract.length == 'full'", "client.kind == 'business'",
        "coverage-not-there", "has none of these places when",
    ),
    "not in the short form": (
        "options.insurance is not none and contract.length == 'full'", "options.insurance is not none",
        "coverage-not-there", "freelance_short",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_check_finds(name: str, tmp_path: Path) -> None:
    old, new, found, reason = BROKEN[name]
    told = findings(old, new, tmp_path)
    assert any(found == id_ and reason in text for id_, text in told), told


def test_an_answer_that_there_is_not_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"coverage\.yaml:\d+"):
        findings(
            "options.insurance is not none and contract.length",
            "options.insured and contract.length",
            tmp_path,
        )


def test_an_entry_without_a_place_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="names no place"):
        findings("  - rows: [Governing Law]\n    slots: [disputes.law]\n", "  - says: Of course.\n", tmp_path)
