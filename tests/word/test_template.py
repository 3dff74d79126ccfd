"""The shipped template, and what is said of one that cannot be used."""

import re
from pathlib import Path

import pytest

from contract_templates.house import LOOKS, Look, template as built
from generator.docx.package import STYLES, pack, unpack
from generator.docx.xml import DOCUMENT
from generator.errors import InputError
from generator.word.required import REQUIRED_STYLES
from generator.word.writing import write
from tests.word.conftest import TEMPLATE
from tests.word.trees import contract


def changed(path: Path, part: str, there: str, then: str) -> Path:
    """Write the shipped template with one change."""
    parts = unpack(TEMPLATE.read_bytes())
    text, found = re.subn(there, lambda _: then, parts[part].decode(), count=1)
    assert found
    path.write_bytes(pack(parts | {part: text.encode()}))
    return path


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        write(contract(), path)
    return str(caught.value)


@pytest.mark.parametrize("name", LOOKS)
def test_a_committed_frame_is_what_its_script_makes(name: str) -> None:
    """Part by part: another zlib may pack the same parts into other bytes."""
    assert unpack(TEMPLATE.with_name(f"{name}.docx").read_bytes()) == unpack(built(LOOKS[name]))


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_house_style_has_every_style_that_is_asked_of_a_frame(look: Look) -> None:
    styles = unpack(built(look))[STYLES].decode()
    assert set(re.findall(r'w:styleId="(\w+)"', styles)) >= REQUIRED_STYLES


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.docx").endswith("none.docx: no such Word template")


@pytest.mark.parametrize(
    "content", [b"", b"plain text", pack({"word/x.xml": b"<x/>"}), pack({DOCUMENT: b"<w"})]
)
def test_what_is_no_word_document_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(content)
    assert "own.docx: is not a Word document" in refused(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).endswith("cannot be read: Is a directory")


def test_a_restyled_template_is_used_as_it_is(tmp_path: Path) -> None:
    path = changed(tmp_path / "own.docx", STYLES, 'w:val="1F3044"', 'w:val="7A1F1F"')
    assert b'w:val="7A1F1F"' in unpack(write(contract(), path))[STYLES]


def test_a_template_changed_on_disk_is_read_again(tmp_path: Path) -> None:
    path = changed(tmp_path / "own.docx", STYLES, 'w:val="1F3044"', 'w:val="7A1F1F"')
    write(contract(), path)
    changed(path, STYLES, 'w:val="1F3044"', 'w:val="1F7A1F00"')
    assert b'w:val="1F7A1F00"' in unpack(write(contract(), path))[STYLES]
