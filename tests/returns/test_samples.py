"""Every sample, signed or reviewed, reads as it was made."""

import json
from pathlib import Path

import pytest

from generator.answers import read_answers
from generator.drafting import draft, open_materials
from generator.returns import open_document, verified
from tests.returns.reading import read

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/answers.json"))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_a_sample_as_it_was_made_has_no_changes(file: Path, tmp_path: Path) -> None:
    answers = json.loads(file.read_text(encoding="utf-8"))
    drafted = draft(read_answers(file), open_materials())
    for docx, given in ((drafted.signing_copy(), answers), (drafted.review_draft(), None)):
        returned = read(docx, tmp_path, given)
        assert not returned.report.changes()
        assert not returned.report.comments()
        assert not returned.report.values
        assert not any(place.moved for place in returned.report.places)
        assert verified(open_document(tmp_path / "returned.docx")).unchanged


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_the_answers_of_a_sample_are_found_where_they_are_printed(file: Path, tmp_path: Path) -> None:
    docx = draft(read_answers(file), open_materials()).review_draft()
    sent = read(docx, tmp_path).sent
    assert sent is not None
    found = {one.path for lines in sent.printed.values() for line in lines for one in line}
    assert {"client.legal_name", "client.address", "project.title", "contract.date"} <= found
    assert any(path.startswith("fee.") for path in found)
