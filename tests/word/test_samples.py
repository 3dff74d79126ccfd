"""The samples in every form: real clauses and real deals in our documents."""

from pathlib import Path

import pytest

from tests.samples import FOLDERS, drafted
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
