"""Files as law firms send them back: read without what leads out of them, and written without it."""

import re
from pathlib import Path

import pytest

from generator.cli.commands import main
from generator.docx.package import unpack
from generator.docx.reading import read_text
from generator.docx.xml import DOCUMENT
from generator.errors import InputError
from generator.scanning.received import read_received
from generator.scanning.scan import scan
from tests.hostile import files
from tests.hostile.firms import FROM_FIRMS, everything
from tests.returns.conftest import ANSWERS, Sent
from tests.returns.editing import edited
from tests.returns.test_clean import opened
from tests.word.validators import Validate, by_each_validator

Captured = pytest.CaptureFixture[str]
OUTSIDE = re.compile(
    rb'TargetMode="External"|attachedTemplate|OLEObject|oleObject|embeddings|externalData|INCLUDEPICTURE'
    rb"|LINK |Agreement\.dotx|rId[TPVOH]\b"
)


def left_in(docx: bytes) -> list[bytes]:
    return [found[0] for part in unpack(docx).values() for found in OUTSIDE.finditer(part)]


@pytest.fixture
def back(sent: Sent, tmp_path: Path) -> Path:
    """Return a contract that came back from a firm with one tracked change."""
    docx, _ = edited(sent.signing_copy, {sent.slots[0]: "replace_tracked"})
    path = tmp_path / "back.docx"
    path.write_bytes(everything(docx))
    return path


@pytest.mark.parametrize("name", FROM_FIRMS)
def test_what_harms_no_reader_is_left_out_and_told(name: str, sent: Sent, tmp_path: Path) -> None:
    docx = everything(sent.signing_copy, name)
    with pytest.raises(InputError):
        scan(docx, source="strict")
    found = opened(docx, tmp_path)
    scan(found.data, source="strict")
    assert left_in(found.data) == []
    assert FROM_FIRMS[name][1] in found.left_out
    assert read_text(sent.signing_copy) in read_text(found.data)


def test_a_file_that_holds_nothing_of_the_kind_is_read_as_it_is(sent: Sent, tmp_path: Path) -> None:
    found = opened(sent.signing_copy, tmp_path)
    assert (found.data, found.left_out) == (sent.signing_copy, "")


def test_the_words_of_a_linked_field_and_of_a_link_stay(back: Path) -> None:
    text = read_text(read_received(back).data)
    assert "The fees as linked." in text
    assert "matter 4711" in text


def test_the_picture_of_an_object_stays(sent: Sent, tmp_path: Path) -> None:
    document = unpack(opened(everything(sent.signing_copy, "sheet"), tmp_path).data)[DOCUMENT]
    assert b"<w:object" not in document
    assert b'r:id="rIdI"' in document


@by_each_validator
def test_validators_find_nothing_in_what_is_left(validate: Validate, back: Path, tmp_path: Path) -> None:
    path = tmp_path / "left.docx"
    path.write_bytes(read_received(back).data)
    assert validate(path) == []


@pytest.mark.parametrize(
    "docx",
    [
        files.with_relation("frame", "http://evil.example/"),
        files.with_part("word/vbaProject.bin", b"x"),
        files.with_body("<w:altChunk/>"),
        files.with_body("<w:subDoc/>"),
        files.field(" DDEAUTO c:\\cmd.exe "),
        files.field(" INCLUDETEXT x.docx "),
        files.made_up_field(" QUOTE 68 68 69 "),
        files.with_part("docProps/core.xml", '<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'),
        files.entries({"word/media/image1.png": bytes(20_000_000)}),
        files.HARMLESS[:-30],
    ],
)
def test_what_runs_or_breaks_stays_refused(docx: bytes, tmp_path: Path) -> None:
    path = tmp_path / "theirs.docx"
    path.write_bytes(docx)
    with pytest.raises(InputError):
        read_received(path)


@pytest.mark.parametrize(
    ("kind", "told"),
    [("attachedTemplate", "the tie to a template"), ("mailMergeSource", "the tie to a list of a mail merge")],
)
def test_a_tie_to_the_web_is_cut_and_told(kind: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "theirs.docx"
    path.write_bytes(files.with_relation(kind, "https://firm.sharepoint.example.com/a.dotx"))
    received = read_received(path)
    assert received.left_out == told
    assert not any(b"sharepoint" in part for part in unpack(received.data).values())


@pytest.mark.parametrize("name", ["vbaProject.bin", "afchunk.mht", "activeX/activeX1.xml"])
def test_what_runs_stays_refused_beside_what_is_left_out(name: str, tmp_path: Path) -> None:
    path = tmp_path / "theirs.docx"
    path.write_bytes(everything(files.with_part(f"word/{name}", b"<x/>")))
    with pytest.raises(InputError, match=name):
        read_received(path)


def test_the_commands_say_it_in_one_line(back: Path, tmp_path: Path, capsys: Captured) -> None:
    copy, redline = tmp_path / "copy.docx", tmp_path / "redline.docx"
    asked = ["returned", str(back), "--answers", str(ANSWERS), "--redline", str(redline)]
    for call in (
        asked,
        ["verify", str(back)],
        ["clean", str(back), "-o", str(copy), "--accept-changes"],
    ):
        main(call)
        shown = capsys.readouterr()
        lines = [line for line in (shown.out + shown.err).splitlines() if "the tie to a template" in line]
        assert len(lines) == 1, call
    assert left_in(copy.read_bytes()) == left_in(redline.read_bytes()) == []


def test_a_review_draft_from_a_firm_can_be_compared(sent: Sent, tmp_path: Path) -> None:
    path, out = tmp_path / "review.docx", tmp_path / "redline.docx"
    path.write_bytes(everything(sent.review_draft))
    assert main(["redline", str(path), str(ANSWERS), "-o", str(out)]) == 0
    assert left_in(out.read_bytes()) == []


def test_a_template_stays_strict(sent: Sent, tmp_path: Path) -> None:
    own = tmp_path / "library" / "contract_templates"
    own.mkdir(parents=True)
    (own / "classic.docx").write_bytes(everything(sent.signing_copy, "template"))
    call = ["draft", str(ANSWERS), "-o", str(tmp_path / "x.docx"), "--library", str(tmp_path / "library")]
    assert main(call) == 1
