"""Words of one's own: phrases in a folder of `--library` stand before those of the pack."""

from pathlib import Path

import pytest

from generator.docx.reading import read_text
from generator.drafting.pipeline import draft, open_materials
from generator.errors import InputError
from generator.packs.phrasing import phrases_of
from tests.deals import deal


def worded(folder: Path, text: str) -> Path:
    file = folder / "words" / "en-US" / "phrases.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return folder


def test_what_is_worded_anew_stands_before_the_rest(tmp_path: Path) -> None:
    own = worded(tmp_path, "review: { findings: What to look at }")
    text = read_text(draft(deal(), open_materials(own=own)).review_draft())

    assert "What to look at" in text
    assert "Open points" in text


@pytest.mark.parametrize("text", ["review: { finding: Points }", "review: { to_do: Do this }", "none: 3"])
def test_what_is_never_said_or_lacks_a_value_is_named(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        phrases_of("en-US", worded(tmp_path, text))
    assert str(raised.value).startswith(f"{tmp_path}/words/en-US/phrases.yaml:1")
