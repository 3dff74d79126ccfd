"""The French coverage sheet: what the law wants stands somewhere, or is left out for a reason."""

from pathlib import Path
from typing import Any

import pytest

from generator.assembly.contract import text_of
from generator.docx.reading import read_text
from generator.drafting.coverage import coverage_sheet
from generator.library.coverage import read_coverage
from generator.packs.library import coverage_of, vocabularies
from generator.packs.pack import pack_of
from generator.proofreading.coverage import coverage_findings
from generator.proofreading.proof import Proof
from generator.word.review import CoverageRow
from tests.fr.contracts import LENGTHS, NAMES, drafted, made, materials
from tests.fr.deals import LOGO, changed

PACK = pack_of("fr-FR")
FILE = PACK.folder / "coverage.yaml"
SMALL = {"kind": "small", "main_activity": False, "signed": "off_premises"}


def rows(data: dict[str, Any]) -> dict[str, CoverageRow]:
    draft = drafted(data)
    sheet = coverage_sheet(draft, draft.contract)
    return {row.category.replace("\u00a0", " "): row for row in sheet}


def places(row: CoverageRow) -> str:
    return "; ".join(map(text_of, row.where)).replace("\u00a0", " ")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("length", LENGTHS)
def test_each_point_of_law_stands_somewhere_or_is_left_out_for_a_reason(name: str, length: str) -> None:
    draft = made(name, length)
    for row in coverage_sheet(draft, draft.contract):
        assert row.text if row.state == "left_out" else row.where, row
        assert (row.state == "by_answer") <= bool(row.because), row
        assert row.sources, row
        assert all(source.title and source.checked and source.sure for source in row.sources), row


@pytest.mark.parametrize(
    ("category", "answers", "place"),
    [
        ("Petit client : rétractation", {"client__size": SMALL}, "Droit de rétractation"),
        ("Petit client : aucun paiement pendant sept jours", {"client__size": SMALL}, "rétractation"),
        ("Acompte ou arrhes", {"payment__deposit": "30"}, "Acompte"),
        ("Sous-traitance", {"client__agency": {"end_client": "Brasserie du Nord"}}, "Client final"),
        ("Langue", {"contract__translated": True}, "Langue"),
        ("Imprévision", {"options__hardship": "accepted"}, "Imprévision"),
    ],
)
def test_an_answer_brings_a_point_or_leaves_it_out(
    category: str, answers: dict[str, Any], place: str
) -> None:
    without = changed(LOGO, payment__deposit="0", contract__length="full")
    assert rows(without)[category].state == "left_out"
    brought = rows(changed(without, **answers))[category]
    assert brought.state == "by_answer"
    assert place in places(brought)


def test_the_review_draft_has_the_sheet_with_its_sources() -> None:
    text = read_text(made("fr-logo-concarneau", "short").review_draft()).replace("\u00a0", " ")
    assert "Ce que la loi demande" in text
    assert "C. com. art. L. 441-9 (mentions de la facture)" in text
    assert "CUAD" not in text


def test_a_source_is_the_one_that_articles_cite() -> None:
    """Two dates or two grades for one source would be told side by side."""
    forms = (materials().in_length("full"), materials().in_length("short"))
    clauses = [clause for form in forms for clause in form.library.clauses()]
    cited = {source.title: source for clause in clauses for source in clause.references}
    told = coverage_of(materials().roots, "fr-FR")
    assert told is not None
    ours = [law.source for given in told.entries.values() for entry in given for law in entry.references]
    shared = [source for source in ours if source.title in cited]
    assert len(shared) > len(ours) / 2
    assert [cited[source.title] for source in shared] == shared


def found(file: Path) -> list[str]:
    told = read_coverage(file, vocabularies(materials().roots)["fr-FR"]())
    forms = (materials().in_length("full"), materials().in_length("short"))
    proofs = tuple(Proof(f.library, f.outline, f.outline_file, PACK.deal, PACK.habits()) for f in forms)
    return [finding.id for finding in coverage_findings(told, proofs)]


def test_the_shipped_coverage_is_sound() -> None:
    assert coverage_of(materials().roots, "fr-FR") is not None
    assert found(FILE) == []


def test_a_point_that_may_not_be_there_is_found(tmp_path: Path) -> None:
    text = FILE.read_text("utf-8")
    old = "contract.length == 'full' and options.personal_data is not none"
    assert text.count(old) == 1
    file = tmp_path / "coverage.yaml"
    file.write_text(text.replace(old, "options.personal_data is not none"), "utf-8")
    assert found(file) == ["coverage-not-there"]
