"""Proofreading: each fault of a library that no single deal would show."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.answers.terms import Length
from generator.drafting.pipeline import open_materials
from generator.findings import Finding
from tests.deals import deal_data
from tests.library.shelf import clause_file, shelf
from tests.proofreading.proofs import report


def found(folder: Path, clauses: dict[str, str], slots: str = "a.b", **outline: str) -> tuple[Finding, ...]:
    library, shape = shelf(folder, slots, {f"a/{name}.md": text for name, text in clauses.items()}, **outline)
    return report(library, shape, folder / "contract_templates" / "tiny.yaml", folder).findings


def ids(folder: Path, clauses: dict[str, str], slots: str = "a.b", **outline: str) -> list[str]:
    return [finding.id for finding in found(folder, clauses, slots, **outline)]


FALLBACK = {"position": "fallback", "negotiation": "Offer this."}


@pytest.mark.parametrize(
    ("clauses", "expected"),
    [
        ({"b": clause_file()}, []),
        ({"b": clause_file(when="fee.kind == 'fixed'")}, ["slot-uncovered"]),
        (
            {"b": clause_file(), "b.x": clause_file(when="fee.kind == 'fixed'")},
            ["clauses-overlap"],
        ),
        (
            {"b.x": clause_file(when="payment.term >= 50"), "b.y": clause_file(when="payment.term < 50")},
            [],
        ),
        (
            {"b.x": clause_file(when="payment.term > 50"), "b.y": clause_file(when="payment.term < 50")},
            ["slot-uncovered"],
        ),
        (
            {"b": clause_file(), "b.x": clause_file(when="payment.deposit > 100", law="[US-CA]")},
            ["clause-unreachable"],
        ),
        ({"b": clause_file(), "b.x": clause_file(law="[US-CA]")}, []),
        ({"b": clause_file(), "b.x": clause_file(**FALLBACK)}, []),
        ({"b": clause_file("Wait {{ silence.pause_after | days }}.")}, ["hole-may-be-empty"]),
        ({"b": clause_file("See [it](#a.c).")}, ["reference-unknown"]),
        ({"b": clause_file(summary="See [it](#a.b).")}, ["reference-in-summary"]),
        ({"b": clause_file("Called work made for hire.")}, ["work-for-hire-words"]),
        ({"b": clause_file("A **work made for hire**, a work.")}, ["term-unused", "work-for-hire-words"]),
        ({"b": clause_file("The text is work done-for-hire.")}, ["work-for-hire-words"]),
        ({"b": clause_file("A **Widget** is here.")}, ["term-unused"]),
        ({"b": clause_file("A **Widget** is here. The Widgets are there.")}, []),
        ({"b": clause_file("It is the Widget.")}, ["term-without-definition"]),
        ({"b": clause_file(), "d": clause_file()}, ["slot-not-in-outline"]),
        ({}, ["slot-without-clause"]),
        ({"b": clause_file("Notwithstanding " + "considerable organizational responsibilities " * 30)},
         ["clause-hard-to-read"]),
    ],
)  # fmt: skip
def test_a_fault_is_found(tmp_path: Path, clauses: dict[str, str], expected: list[str]) -> None:
    if not clauses:
        shelf(tmp_path, "a.z", {"a/z.md": clause_file()})
    assert [name for name in ids(tmp_path, clauses) if name != "slot-not-in-outline" or clauses][
        : len(expected) or None
    ] == expected


HARD = "Notwithstanding " + "considerable organizational responsibilities " * 30
SILENT = {"when": "silence is not none"}


@pytest.mark.parametrize(
    ("clauses", "slots", "expected"),
    [
        ({"b": clause_file("Text.\n\nIt is the Widget.")}, "a.b", ("term-without-definition", "b.md:8")),
        ({"b": clause_file("Text.\n\nA **Widget** is here.")}, "a.b", ("term-unused", "b.md:8")),
        (
            {"b": clause_file("Text.\n\nThe Widget."), "c": clause_file("A **Widget**.", **SILENT)},
            "a.b, a.c?", ("term-undefined", "b.md:8"),
        ),
        (
            {"b": clause_file("A **Widget**."), "c": clause_file("The Widget.\n\nA **Widget**.")}, "a.b, a.c",
            ("term-defined-twice", "c.md:8"),
        ),
        (
            {"b": clause_file("A **Widget**.\n\n1. The Widget.\n2. A **Widget**.")}, "a.b",
            ("term-defined-twice", "b.md:9"),
        ),
        (
            {
                "b": clause_file("A **Widget**. The Widget."), "b.f": clause_file(**FALLBACK),
                "c": clause_file("The Widget."),
            },
            "a.b, a.c", ("term-lost", "b.f.md:8"),
        ),
        ({"b": clause_file("Text.\n\nSee [it](#a.c).")}, "a.b", ("reference-unknown", "b.md:8")),
        (
            {"b": clause_file("Text.\n\nSee [it](#a.c)."), "c": clause_file(**SILENT)}, "a.b, a.c?",
            ("reference-dangling", "b.md:8"),
        ),
        (
            {"b": clause_file(), "b.x": clause_file(when="payment.deposit > 100", law="[US-CA]")}, "a.b",
            ("clause-unreachable", "b.x.md:5"),
        ),
        (
            {"b": clause_file(when="payment.term > 1"), "b.x": clause_file(when="payment.term > 2")}, "a.b?",
            ("clauses-overlap", "b.md:5, b.x.md:5"),
        ),
        ({"b": clause_file(when="payment.term > 1")}, "a.b", ("slot-uncovered", "b.md:5")),
        ({"b": clause_file(), "d": clause_file()}, "a.b", ("slot-not-in-outline", "d.md:2")),
        ({"b": clause_file()}, "a.b, a.c", ("slot-without-clause", "tiny.yaml:7")),
        (
            {"b": clause_file("Wait.\n\nWait {{ silence.pause_after | days }}.")}, "a.b",
            ("hole-may-be-empty", "b.md:8"),
        ),
        ({"b": clause_file("Text.\n\nA work for hire.")}, "a.b", ("work-for-hire-words", "b.md:8")),
        ({"b": clause_file(HARD)}, "a.b", ("clause-hard-to-read", "b.md:6")),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_and_line(
    tmp_path: Path, clauses: dict[str, str], slots: str, expected: tuple[str, str]
) -> None:
    places = [
        (f.id, ", ".join(Path(p).name for p in f.place.split(", "))) for f in found(tmp_path, clauses, slots)
    ]
    assert expected in places


def test_a_fault_of_the_outline_is_named_with_its_line(tmp_path: Path) -> None:
    cover = "  - {term: Fee, text: 'A fee.', defines: false}\n  - {term: Widget, text: 'See [it](#a.c).'}"
    places = {f.id: Path(f.place).name for f in found(tmp_path, {"b": clause_file()}, cover=cover)}
    assert places == {"reference-unknown": "tiny.yaml:6", "term-unused": "tiny.yaml:6"}


def sample(folder: Path, changes: dict[str, Any] | None = None, name: str = "one") -> Path:
    file = folder / "samples" / name / "answers.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(deal_data(changes)), encoding="utf-8")
    return file


BY_FEE = {"b": clause_file(when="fee.kind == 'fixed'"), "b.x": clause_file(when="fee.kind != 'fixed'")}


def test_a_clause_that_no_sample_reaches_is_found(tmp_path: Path) -> None:
    sample(tmp_path)
    (finding,) = found(tmp_path, BY_FEE)
    assert (finding.id, finding.severity) == ("clause-in-no-sample", "warning")
    assert finding.place == f"{tmp_path}/clauses/en-US/a/b.x.md:5"


def test_samples_together_reach_the_clauses(tmp_path: Path) -> None:
    sample(tmp_path)
    hourly = {"kind": "hourly", "rate": "90", "budget": {"kind": "cap", "hours": "10"}}
    sample(tmp_path, {"fee": hourly}, "two")
    assert found(tmp_path, BY_FEE) == ()


def test_a_fallback_beside_the_clause_of_a_sample_is_reached(tmp_path: Path) -> None:
    sample(tmp_path)
    assert found(tmp_path, {"b": clause_file(), "b.x": clause_file(**FALLBACK)}) == ()


def test_without_samples_only_what_can_never_be_chosen_is_found(tmp_path: Path) -> None:
    assert found(tmp_path, BY_FEE) == ()


def test_a_sample_that_cannot_be_drafted_is_found(tmp_path: Path) -> None:
    file = sample(tmp_path, {"fee.amount": "free"})
    (finding,) = (f for f in found(tmp_path, {"b": clause_file()}) if f.severity == "error")
    assert (finding.id, finding.place) == ("sample-wrong", str(file))
    assert "fee.amount" in finding.reason


def test_the_grade_of_every_clause_is_told(tmp_path: Path) -> None:
    library, shape = shelf(
        tmp_path, "a.b", {"a/b.md": clause_file(HARD), "a/b.x.md": clause_file(**FALLBACK)}
    )
    made = report(library, shape, tmp_path / "contract_templates" / "tiny.yaml", tmp_path)
    assert set(made.grades) == {"a/b", "a/b.x"}
    assert made.grades["a/b"] > 13 > made.grades["a/b.x"]
    assert made.words["a/b"] > made.words["a/b.x"] > 0


def test_a_reference_to_an_optional_slot_must_be_implied(tmp_path: Path) -> None:
    silent = clause_file(when="silence is not none")
    assert ids(tmp_path, {"b": clause_file("See [it](#a.c)."), "c": silent}, "a.b, a.c?") == [
        "reference-dangling"
    ]


def test_a_reference_of_the_cover_page_must_lead_somewhere(tmp_path: Path) -> None:
    cover = "  - {term: Fee, text: 'See [it](#a.c).', defines: false}"
    assert ids(tmp_path, {"b": clause_file()}, cover=cover) == ["reference-unknown"]


@pytest.mark.parametrize("text", ["See Section 4.2.", "See Section 4.", "Schedule B says so."])
def test_a_typed_number_of_a_section_is_an_error(tmp_path: Path, text: str) -> None:
    assert "reference-typed" in ids(tmp_path, {"b": clause_file(text)})


def test_a_section_that_is_not_numbered_is_none(tmp_path: Path) -> None:
    assert "reference-typed" not in ids(tmp_path, {"b": clause_file("This Section and each Schedule.")})


# Each number has some hundred values that matter: together they are too many to look at each.
MANY = " and ".join(
    f"{path} in {list(range(1, 61))}"
    for path in ("payment.term", "payment.deposit", "project.revision_rounds", "liability.warranty_days")
)


@pytest.mark.parametrize(
    ("clauses", "slots", "expected"),
    [
        ({"b": clause_file(when=MANY)}, "a.b?", ("slot-unproved", "error", "b.md:5")),
        (
            {"b": clause_file("Wait {{ silence.pause_after | days }}.", when=MANY)}, "a.b?",
            ("hole-unproved", "warning", "b.md:7"),
        ),
        (
            {"b": clause_file("See [it](#a.c)."), "c": clause_file(when=MANY)}, "a.b, a.c?",
            ("reference-unproved", "warning", "b.md:6"),
        ),
        (
            {"b": clause_file("The Widget works."), "c": clause_file("A **Widget** is here.", when=MANY)},
            "a.b, a.c?",
            ("term-unproved", "warning", "b.md:6"),
        ),
        (
            {"b": clause_file("A **Widget**. The Widget."), "c": clause_file("A **Widget**.", when=MANY)},
            "a.b, a.c?",
            ("term-unproved", "warning", "c.md:7"),
        ),
        (
            {
                "b": clause_file("A **Widget**. The Widget works.", when=MANY),
                "b.f": clause_file("Nothing.", **FALLBACK),
            },
            "a.b?",
            ("term-unproved", "warning", "b.f.md:8"),
        ),
    ],
)  # fmt: skip
def test_what_is_too_much_to_prove_is_said(
    tmp_path: Path, clauses: dict[str, str], slots: str, expected: tuple[str, str, str]
) -> None:
    findings = found(tmp_path, clauses, slots)
    assert expected in [(f.id, f.severity, Path(f.place).name) for f in findings]
    assert not [f for f in findings if f.severity == "error" and not f.id.endswith("-unproved")]


def test_a_condition_that_implies_the_target_is_enough(tmp_path: Path) -> None:
    silent = clause_file(when="silence is not none")
    referring = clause_file("See [it](#a.c).", when="silence is not none and fee.kind == 'fixed'")
    assert ids(tmp_path, {"b": referring, "c": silent}, "a.b?, a.c?") == []


def test_a_term_must_be_defined_whenever_it_is_used(tmp_path: Path) -> None:
    clauses = {
        "b": clause_file("The Widget works."),
        "c": clause_file("A **Widget** is here.", when="silence is not none"),
    }
    assert "term-undefined" in ids(tmp_path, clauses, "a.b, a.c?")


def test_a_term_defined_by_the_cover_page_may_be_used(tmp_path: Path) -> None:
    cover = "  - {term: Widget, text: 'A thing.'}"
    assert ids(tmp_path, {"b": clause_file("The Widget works.")}, cover=cover) == []


def test_a_term_may_not_be_defined_twice(tmp_path: Path) -> None:
    clauses = {"b": clause_file("A **Widget** is here."), "c": clause_file("A **Widget**. The Widget works.")}
    assert "term-defined-twice" in ids(tmp_path, clauses, "a.b, a.c")


def test_a_fallback_must_define_what_it_stands_in_for(tmp_path: Path) -> None:
    clauses = {
        "b": clause_file("A **Widget** is here. The Widget works."),
        "b.f": clause_file("Nothing.", **FALLBACK),
        "c": clause_file("The Widget works."),
    }
    assert "term-lost" in ids(tmp_path, clauses, "a.b, a.c")


@pytest.mark.parametrize("length", ["full", "short"])
def test_the_shipped_library_is_sound(length: Length) -> None:
    form = open_materials().in_length(length)
    made = report(form.library, form.outline, form.outline_file, form.roots[0])
    assert made.findings == ()
    assert made.grade <= 10
