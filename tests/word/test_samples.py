"""The samples in every form: real clauses and real deals in our documents."""

import shutil
from pathlib import Path

import pytest

from tests.samples import FOLDERS, drafted
from tests.word.converting import pages_of
from tests.word.invariants import broken

FORMS = ("signing_copy", "review_draft", "summary")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_form_of_a_sample_breaks_an_invariant(folder: Path, form: str, tmp_path: Path) -> None:
    from ooxml_integrity import check

    path = tmp_path / "sample.docx"
    path.write_bytes(getattr(drafted(folder), form)())
    assert broken(path.read_bytes()) == []
    assert [str(finding) for finding in check(str(path))] == []


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler (pdftotext) is missing")
def test_cover_and_summary_of_every_sample_are_one_page(tmp_path: Path) -> None:
    made = {
        f"{folder.name} {form}": getattr(drafted(folder), form)()
        for folder in FOLDERS
        for form in ("signing_copy", "summary")
    }
    for name, pages in pages_of(made, tmp_path).items():
        if name.endswith("summary"):
            assert len(pages) == 1, name
        else:
            assert "Background" in pages[1], name
            assert any(page.count("Date signed:") > 1 for page in pages), name
