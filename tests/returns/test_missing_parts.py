"""A file that lost a part which Word would make anew is read and redlined all the same."""

from pathlib import Path

import pytest

from generator.docx.package import SETTINGS, STYLES, pack, unpack
from generator.docx.xml import CONTENT_TYPES
from generator.redlining.redline import redline
from tests.returns.conftest import Sent
from tests.returns.reading import read
from tests.returns.test_verify import put

RELATIONS = "word/_rels/document.xml.rels"


@pytest.mark.parametrize("name", [STYLES, SETTINGS, RELATIONS])
def test_a_file_without_a_part_is_redlined(name: str, sent: Sent) -> None:
    import datetime as dt

    docx = put(sent.signing_copy, "By signing, each", "By signing, every")
    parts = unpack(docx)
    del parts[name]
    assert redline(sent.signing_copy, pack(parts), author="", date=dt.date(2026, 12, 1))
    assert CONTENT_TYPES in parts


def test_a_review_draft_without_settings_says_that_tracking_is_off(sent: Sent, tmp_path: Path) -> None:
    parts = {name: part for name, part in unpack(sent.review_draft).items() if name != SETTINGS}
    notes = read(pack(parts), tmp_path).report.notes
    assert any("have been switched off" in note for note in notes)
