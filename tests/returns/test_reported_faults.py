"""Faults that people reported of comparable tools, each built anew from today's contract."""

import struct
import zlib
from pathlib import Path

import pytest

from generator.docx.accepting import open_changes
from generator.docx.package import pack, unpack
from generator.docx.xml import CONTENT_TYPES, W
from generator.errors import InputError
from generator.packs.phrasing import phrases_of
from generator.returns.cleaning import cleaned
from generator.returns.formatting import formatting_changes
from generator.returns.opening import open_document
from generator.returns.redlining import redlined
from generator.returns.report_text import report_data, report_text
from generator.returns.verifying import verified
from tests.redlining.bodies import box, formula, run, spelled
from tests.returns.conftest import Sent
from tests.returns.editing import Edited
from tests.returns.foreign import OFFICE, raw_pack, related, xml
from tests.returns.reading import read

MARK = 'w:id="901" w:author="Jane Roe" w:date="2026-12-03T10:00:00Z"'
COMMENT = (
    '<w:commentRangeStart w:id="7"/>{}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
)
COMMENTS = (
    '<w:comments><w:comment w:id="7" w:author="Jane Roe"><w:p><w:r><w:t>Why</w:t><w:tab/><w:t>so</w:t>'
    "<w:noBreakHyphen/><w:t>much</w:t><w:br/><w:t>here?</w:t></w:r></w:p></w:comment></w:comments>"
)
NOTES = '<w:footnotes><w:footnote w:id="5"><w:p>{}</w:p></w:footnote></w:footnotes>'
NOTE = '<w:r><w:footnoteReference w:id="5"/></w:r>'


def with_markup(sent: Sent, markup: str) -> Edited:
    """Return the contract with markup at the end of a clause's first paragraph."""
    document = Edited(sent.signing_copy)
    document.paragraphs(sent.slots[0])[1].extend(xml(markup))
    return document


def with_notes(document: Edited, inside: str) -> Edited:
    related(document.parts, "footnotes.xml", NOTES.format(inside), "footnotes", "rIdNotes")
    return document


def with_comments(document: Edited) -> Edited:
    related(document.parts, "comments.xml", COMMENTS, "comments", "rIdComments")
    return document


def opened(docx: bytes, folder: Path):  # noqa: ANN201
    path = folder / "back.docx"
    path.write_bytes(docx)
    return open_document(path)


def test_a_comment_in_a_footnote_is_told_with_its_signs(sent: Sent, tmp_path: Path) -> None:
    document = with_comments(with_notes(with_markup(sent, NOTE), COMMENT.format(run("Net of tax."))))
    told = [
        (one.author, one.text, one.on)
        for one in read(document.saved(), tmp_path, sent.answers).report.comments()
    ]
    assert told == [("Jane Roe", "Why so-much here?", "Net of tax.")]


def test_a_comment_in_a_text_box_is_told(sent: Sent, tmp_path: Path) -> None:
    document = with_comments(with_markup(sent, box(COMMENT.format(run("Net")))))
    told = read(document.saved(), tmp_path, sent.answers).report.comments()
    assert [(one.author, one.on) for one in told] == [("Jane Roe", "Net")]


@pytest.mark.parametrize("where", ["text box", "footnote"])
def test_a_tracked_edit_in_a_box_or_a_note_is_its_authors(where: str, sent: Sent, tmp_path: Path) -> None:
    edit = f"<w:ins {MARK}>{run('never')}</w:ins>"
    if where == "footnote":
        document = with_notes(with_markup(sent, NOTE), run("Due") + edit)
    else:
        document = with_markup(sent, box(run("Due") + edit))
    tracked = [
        one
        for one in read(document.saved(), tmp_path, sent.answers).report.changes()
        if one.kind == "tracked"
    ]
    assert [(one.author, one.new) for one in tracked] == [("Jane Roe", "never")]


def test_words_of_a_nested_table_are_told_once(sent: Sent, tmp_path: Path) -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run('nested words')}</w:p></w:tc></w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    document = Edited(sent.signing_copy)
    document.paragraphs(sent.slots[0])[1].addnext(xml(outer)[0])
    report = read(document.saved(), tmp_path, sent.answers).report
    assert sum(change.new.count("nested words") for change in report.changes()) == 1


@pytest.mark.parametrize("day", ["not a day", "0000-00-00T00:00:00Z", "", "2026-13-45"])
def test_a_change_without_a_true_day_is_redlined(day: str, sent: Sent, tmp_path: Path) -> None:
    document = with_markup(sent, f'<w:ins w:id="9" w:author="Jane" w:date="{day}">{run("never")}</w:ins>')
    returned = read(document.saved(), tmp_path, sent.answers)
    assert "[Jane]" in "\n".join(report_text(returned.report))
    assert open_changes(unpack(redlined(returned)))


def test_words_put_into_a_formula_without_tracking_are_marked_in_the_redline(
    sent: Sent, tmp_path: Path
) -> None:
    returned = read(with_markup(sent, formula("x = 9000")).saved(), tmp_path, sent.answers)
    assert open_changes(unpack(redlined(returned))) >= 1


FORMAT = {
    "bold put on": ("<w:b/>", ""),
    "bold taken off": ("", "<w:b/>"),
    "size 22 → 28": ('<w:sz w:val="28"/>', '<w:sz w:val="22"/>'),
    "underlining put on": ('<w:u w:val="single"/>', '<w:u w:val="none"/>'),
}  # fmt: skip


@pytest.mark.parametrize("what", FORMAT)
def test_tracked_changes_of_formatting_are_described(what: str, sent: Sent, tmp_path: Path) -> None:
    now, before = FORMAT[what]
    look = f"<w:rPr>{now}<w:rPrChange {MARK}><w:rPr>{before}</w:rPr></w:rPrChange></w:rPr>"
    document = with_markup(sent, f"<w:r>{look}<w:t>at once</w:t></w:r>")
    (told,) = formatting_changes(unpack(document.saved()), phrases_of("en-US"))
    assert (told.author, told.what, told.on) == ("Jane Roe", what, "at once")
    report = read(document.saved(), tmp_path, sent.answers).report
    assert f"  {what}: “at once”  [Jane Roe, December 3, 2026]" in list(report_text(report))
    assert report_data(report)["formatting_changes"] == 1


def test_a_tracked_change_of_style_is_described_by_its_names(sent: Sent, tmp_path: Path) -> None:
    document = Edited(sent.signing_copy)
    properties = document.paragraphs(sent.slots[0])[0].find(f"{W}pPr")
    change = f'<w:pPrChange {MARK}><w:pPr><w:pStyle w:val="ClauseText"/></w:pPr></w:pPrChange>'
    properties.extend(xml(change))
    (told,) = formatting_changes(unpack(document.saved()), phrases_of("en-US"))
    assert told.what == "style clause text → heading 2"


# Harmless files that were refused.


def white_bitmap() -> bytes:
    pixels = b"\xff" * (3000 * 2000 * 3)
    return b"BM" + struct.pack("<IHHI", 54 + len(pixels), 0, 0, 54) + bytes(40) + pixels


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head, data = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0), zlib.compress(b"\0\xff\xff\xff")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def with_picture(sent: Sent, name: str, content: bytes) -> bytes:
    parts = unpack(sent.signing_copy)
    ending = name.rpartition(".")[2]
    kind = f'<Default Extension="{ending}" ContentType="image/{ending}"/></Types>'
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"</Types>", kind.encode())
    relation = f'<Relationship Id="rIdP" Type="{OFFICE}/image" Target="/{name}"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", relation.encode())
    return raw_pack(parts | {name: content})


@pytest.mark.parametrize("name", ["media/image1.png", "word/image1.png", "image1.png", "other/folder/a.png"])
def test_a_picture_may_lie_anywhere_in_the_file(name: str, sent: Sent, tmp_path: Path) -> None:
    file = opened(with_picture(sent, name, png()), tmp_path)
    assert verified(file).unchanged
    assert unpack(cleaned(file))[name] == png()


def test_a_white_bitmap_is_no_bomb(sent: Sent, tmp_path: Path) -> None:
    docx = with_picture(sent, "word/media/scan.bmp", white_bitmap())
    assert len(docx) < 100_000
    assert verified(opened(docx, tmp_path)).unchanged


TYPES = "application/vnd.ms-"
LEFT_OVER = {
    "a sheet": f'<Default Extension="xlsx" ContentType="{TYPES}excel.sheet.macroEnabled.12"/>',
    "macros": f'<Override PartName="/word/vbaProject.bin" ContentType="{TYPES}office.vbaProject"/>',
    "a control": f'<Override PartName="/word/activeX/activeX1.xml" ContentType="{TYPES}office.activeX+xml"/>',
}  # fmt: skip


@pytest.mark.parametrize("kind", LEFT_OVER)
def test_the_type_of_a_part_that_is_gone_harms_nobody(kind: str, sent: Sent, tmp_path: Path) -> None:
    parts = unpack(sent.signing_copy)
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"</Types>", f"{LEFT_OVER[kind]}</Types>".encode())
    file = opened(pack(parts), tmp_path)
    assert verified(file).unchanged
    made = cleaned(file)
    assert LEFT_OVER[kind].encode() not in unpack(made)[CONTENT_TYPES]
    assert verified(opened(pack(parts), tmp_path)).unchanged


@pytest.mark.parametrize("kind", ["macros", "a control"])
def test_the_same_type_of_a_part_that_is_there_is_refused(kind: str, sent: Sent, tmp_path: Path) -> None:
    parts = unpack(sent.signing_copy)
    named = (
        LEFT_OVER[kind]
        .replace("/word/vbaProject.bin", "/word/a.bin")
        .replace("/word/activeX/activeX1.xml", "/word/a.bin")
    )
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"</Types>", f"{named}</Types>".encode())
    with pytest.raises(InputError, match=r"macros|ActiveX"):
        opened(raw_pack(parts | {"word/a.bin": b"x"}), tmp_path)


def test_the_data_of_a_citation_fetch_nothing(sent: Sent, tmp_path: Path) -> None:
    field = spelled('ADDIN ZOTERO_ITEM CSL {"a":1}', run("(Doe 2020)"))
    returned = read(with_markup(sent, field).saved(), tmp_path, sent.answers)
    assert any("(Doe 2020)" in change.new for change in returned.report.changes())


def test_data_of_another_program_may_be_in_another_encoding(sent: Sent, tmp_path: Path) -> None:
    parts = unpack(sent.signing_copy)
    data = '<?xml version="1.0" encoding="windows-1252"?><matter>Müller – 12</matter>'.encode("cp1252")
    assert verified(opened(raw_pack(parts | {"customXml/item9.xml": data}), tmp_path)).unchanged
