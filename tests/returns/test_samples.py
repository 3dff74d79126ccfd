"""Every sample, signed or reviewed, reads as it was made."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.drafting.pipeline import draft, open_materials
from generator.packs.reading import read_answers
from generator.returns.opening import open_document
from generator.returns.returned import Returned, read_returned
from generator.returns.verifying import verified
from tests.samples import FOLDERS

SAMPLES = [folder / "answers.json" for folder in FOLDERS]


@dataclass(frozen=True)
class Back:
    """A sample that came back as it went out: its two files, and what is read of each."""

    signing_copy: Path
    review_draft: Path
    of_copy: Returned
    of_draft: Returned


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda file: file.parent.name)
def back(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Back:
    folder, drafted = tmp_path_factory.mktemp("back"), draft(read_answers(request.param), open_materials())
    copy, review = folder / "contract.docx", folder / "review.docx"
    copy.write_bytes(drafted.signing_copy())
    review.write_bytes(drafted.review_draft())
    answers = json.loads(request.param.read_text(encoding="utf-8"))
    of_copy = read_returned(open_document(copy), answers, own=None)
    of_draft = read_returned(open_document(review), None, own=None)  # its answers are inside
    return Back(copy, review, of_copy, of_draft)


@pytest.mark.parametrize("form", ["of_copy", "of_draft"])
def test_a_sample_as_it_was_made_has_no_changes(form: str, back: Back) -> None:
    report = getattr(back, form).report
    assert not report.changes()
    assert not report.comments()
    assert not report.values
    assert not any(place.moved for place in report.places)


@pytest.mark.parametrize("form", ["signing_copy", "review_draft"])
def test_a_sample_as_it_was_made_is_verified(form: str, back: Back) -> None:
    assert verified(open_document(getattr(back, form))).unchanged


def test_the_answers_of_a_sample_are_found_where_they_are_printed(back: Back) -> None:
    sent = back.of_draft.sent
    assert sent is not None
    found = {one.path for lines in sent.printed.values() for line in lines for one in line}
    assert {"client.legal_name", "client.address", "project.title", "contract.date"} <= found
    assert any(path.startswith("fee.") for path in found)
