"""A part is what its relation says, whatever its name is and whichever form of the standard it is in."""

import io
import zipfile
from pathlib import Path

import pytest

from generator.docx.accepting import accepted, rejected
from generator.docx.package import pack, unpack
from generator.docx.reading import read_text
from generator.docx.xml import CONTENT_TYPES, DOCUMENT, parse, serialize
from generator.redlining.redline import redline
from generator.returns.cleaning import cleaned
from generator.returns.opening import open_document
from generator.returns.verifying import verified
from tests.redlining.versions import AUTHOR, DAY
from tests.returns.conftest import Sent
from tests.returns.editing import Edited, comment, replace_untracked
from tests.returns.foreign import raw_pack, related, renamed, strict, xml
from tests.returns.reading import changes_of, read

NOTE = (
    '<w:footnotes><w:footnote w:id="5"><w:p><w:r><w:t>Only if the lender agrees.</w:t></w:r></w:p>'
    "</w:footnote></w:footnotes>"
)
OTHER_NAMES = {
    "as Word Online": {DOCUMENT: "word/document2.xml"},
    "in a folder of its own": {DOCUMENT: "text/main.xml", "word/styles.xml": "looks/mine.xml"},
    "every part": {
        DOCUMENT: "word/document2.xml",
        "word/styles.xml": "word/styles2.xml",
        "word/numbering.xml": "word/lists.xml",
        "word/settings.xml": "word/settings7.xml",
        "word/header1.xml": "word/firstpage.xml",
        "word/footer1.xml": "word/header1.xml",
    },
}


def opened(docx: bytes, folder: Path):  # noqa: ANN201
    path = folder / "returned.docx"
    path.write_bytes(docx)
    return open_document(path)


def changed_places(docx: bytes, folder: Path) -> list[str]:
    found = verified(opened(docx, folder))
    return [check.place.id for check in found.checks if check.state not in ("unchanged", "signed")]


@pytest.mark.parametrize("names", OTHER_NAMES)
def test_other_names_are_no_change(sent: Sent, names: str, tmp_path: Path) -> None:
    docx = renamed(sent.signing_copy, OTHER_NAMES[names])
    assert changed_places(docx, tmp_path) == []
    assert changes_of(read(docx, tmp_path, sent.answers)) == {}


@pytest.mark.parametrize("names", OTHER_NAMES)
def test_a_change_under_other_names_is_told_and_redlined(sent: Sent, names: str, tmp_path: Path) -> None:
    document = Edited(sent.signing_copy)
    wanted = replace_untracked(document, sent.slots[0])
    docx = renamed(document.saved(), OTHER_NAMES[names])
    assert changes_of(read(docx, tmp_path, sent.answers)) == {sent.slots[0]: [wanted]}
    marked = redline(sent.signing_copy, docx, author=AUTHOR, date=DAY)
    assert read_text(rejected(marked)) == read_text(sent.signing_copy)
    assert read_text(accepted(marked)) == read_text(document.saved())


@pytest.mark.parametrize("name", ["footnotes.xml", "footnotes2.xml", "notes/mine.xml"])
def test_a_footnote_is_read_and_stays_in_a_clean_copy(sent: Sent, name: str, tmp_path: Path) -> None:
    document = Edited(sent.signing_copy)
    document.paragraphs(sent.slots[0])[-1].extend(xml('<w:r><w:footnoteReference w:id="5"/></w:r>'))
    parts = unpack(document.saved())
    related(parts, name, NOTE, "footnotes")
    docx = raw_pack(parts)
    assert changed_places(docx, tmp_path) == [sent.slots[0]]
    assert "Only if the lender agrees." in str(changes_of(read(docx, tmp_path, sent.answers)))
    clean = unpack(cleaned(opened(docx, tmp_path)))
    assert any(b"Only if the lender agrees." in part for part in clean.values())


@pytest.mark.parametrize("name", ["header7.xml", "firstpage.xml", "own/top.xml"])
def test_a_header_is_read_under_any_name(sent: Sent, name: str, tmp_path: Path) -> None:
    parts = unpack(sent.signing_copy)
    related(parts, name, "<w:hdr><w:p><w:r><w:t>Not binding</w:t></w:r></w:p></w:hdr>", "header", "rIdTop")
    root = parse(parts[DOCUMENT])
    section = root[0][-1]
    for reference in section.findall("{*}headerReference")[:1]:
        section.remove(reference)
    section[:0] = xml('<w:headerReference w:type="default" r:id="rIdTop"/>')
    docx = raw_pack(parts | {DOCUMENT: serialize(root)})
    assert changed_places(docx, tmp_path) == ["margins"]


def test_a_comment_is_read_under_any_name(sent: Sent, tmp_path: Path) -> None:
    docx, word = comment(sent.signing_copy, sent.slots[0], "Too soon.")
    told = read(renamed(docx, {"word/comments.xml": "word/comments2.xml"}), tmp_path, sent.answers)
    assert [(c.text, c.on) for c in told.report.comments()] == [("Too soon.", word)]


def test_what_no_relation_names_is_no_text(sent: Sent, tmp_path: Path) -> None:
    """A copy of the contract as it was, under the usual name, hides nothing of the one that Word opens."""
    document = Edited(sent.signing_copy)
    replace_untracked(document, sent.slots[0])
    decoy = unpack(sent.signing_copy)[DOCUMENT]
    parts = {DOCUMENT: decoy}
    with_other_name = renamed(document.saved(), {DOCUMENT: "word/document2.xml"})

    with zipfile.ZipFile(io.BytesIO(with_other_name)) as archive:
        parts |= {name: archive.read(name) for name in archive.namelist()}
    assert changed_places(raw_pack(parts), tmp_path) == [sent.slots[0]]


def test_strict_open_xml_is_read_like_the_other_form(sent: Sent, tmp_path: Path) -> None:
    docx = strict(sent.signing_copy)
    assert changed_places(docx, tmp_path) == []
    assert changes_of(read(docx, tmp_path, sent.answers)) == {}
    document = Edited(sent.signing_copy)
    wanted = replace_untracked(document, sent.slots[0])
    told = read(strict(document.saved()), tmp_path, sent.answers)
    assert changes_of(told) == {sent.slots[0]: [wanted]}
    clean = cleaned(opened(docx, tmp_path))
    assert read_text(clean) == read_text(sent.signing_copy)


@pytest.mark.parametrize(
    ("main_type", "ending"),
    [
        ("openxmlformats-officedocument.wordprocessingml.template.main", ".dotx"),
        ("ms-word.document.macroEnabled.main", ".docm"),
        ("ms-word.template.macroEnabledTemplate.main", ".dotm"),
    ],
)
def test_another_type_of_word_file_is_read_and_told_and_never_passed_on(
    main_type: str, ending: str, sent: Sent, tmp_path: Path
) -> None:
    parts = unpack(sent.signing_copy)
    usual = b"openxmlformats-officedocument.wordprocessingml.document.main"
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(usual, main_type.encode())
    docx = raw_pack(parts)
    returned = read(docx, tmp_path, sent.answers)
    assert any(f"a {ending} file" in note for note in returned.report.notes)
    for made in (cleaned(opened(docx, tmp_path)), pack(unpack(docx))):
        assert usual in unpack(made)[CONTENT_TYPES]
        assert main_type.encode() not in unpack(made)[CONTENT_TYPES]
