"""A clean copy gives away nothing, and is still the same contract."""

import re
from pathlib import Path

import pytest

from generator.cli.commands import main
from generator.docx.package import pack, unpack
from generator.docx.reading import read_text
from generator.docx.xml import DOCUMENT
from generator.errors import InputError
from generator.returns.cleaning import cleaned, hidden_passages
from generator.returns.opening import Opened, open_document
from tests.returns.conftest import ANSWERS, Sent
from tests.returns.editing import AUTHOR, comment, edited
from tests.word.invariants import broken
from tests.word.validators import Validate, by_each_validator


def opened(docx: bytes, folder: Path) -> Opened:
    path = folder / "file.docx"
    path.write_bytes(docx)
    return open_document(path)


def told(docx: bytes) -> list[str]:
    """Return what a file gives away."""
    parts = unpack(docx)
    names = [name for name in parts if re.search(r"customXml|custom\.xml|comments|people", name)]
    text = b"\n".join(parts.values()).decode("utf-8", "replace")
    signs = (
        AUTHOR, "Contract Clause Generator", "w:rsid", "w:ins ", "w:del ", 'w:name="cl_', "_GoBack",
        "commentRange", "commentReference", "trackRevisions", "dc:creator", "lastModifiedBy", "paraId",
    )  # fmt: skip
    return names + [sign for sign in signs if sign in text]


def test_a_signing_copy_gives_away_where_it_came_from(sent: Sent) -> None:
    assert {"customXml/item1.xml", "Contract Clause Generator", 'w:name="cl_'} <= set(told(sent.signing_copy))


@pytest.mark.parametrize("review", [False, True])
def test_a_clean_copy_gives_away_nothing(review: bool, sent: Sent, tmp_path: Path) -> None:
    copy = cleaned(opened(sent.review_draft if review else sent.signing_copy, tmp_path))
    assert told(copy) == []


@pytest.mark.parametrize("review", [False, True])
def test_a_clean_copy_reads_the_same(review: bool, sent: Sent, tmp_path: Path) -> None:
    docx = sent.review_draft if review else sent.signing_copy
    assert read_text(cleaned(opened(docx, tmp_path))) == read_text(docx)


def test_a_clean_copy_keeps_every_reference_alive(sent: Sent, tmp_path: Path) -> None:
    assert broken(cleaned(opened(sent.signing_copy, tmp_path))) == []


@by_each_validator
def test_validators_find_nothing_in_a_clean_copy(validate: Validate, sent: Sent, tmp_path: Path) -> None:
    for number, docx in enumerate((sent.signing_copy, sent.review_draft)):
        path = tmp_path / f"clean{number}.docx"
        path.write_bytes(cleaned(opened(docx, tmp_path)))
        assert validate(path) == []


def test_comments_of_others_go_too(sent: Sent, tmp_path: Path) -> None:
    docx, _ = comment(sent.signing_copy, sent.slots[0], "Too strict.")
    copy = cleaned(opened(docx, tmp_path))
    assert told(copy) == []
    assert read_text(copy) == read_text(sent.signing_copy)


def test_open_changes_are_refused_with_their_number(sent: Sent, tmp_path: Path) -> None:
    docx, _ = edited(sent.signing_copy, {sent.slots[0]: "replace_tracked"})
    with pytest.raises(InputError, match="has 2 open tracked changes"):
        cleaned(opened(docx, tmp_path))


def test_open_changes_are_accepted_or_rejected_where_asked(sent: Sent, tmp_path: Path) -> None:
    docx, _ = edited(sent.signing_copy, {sent.slots[0]: "replace_tracked"})
    file = opened(docx, tmp_path)
    accepted, rejected = cleaned(file, "accept"), cleaned(file, "reject")
    assert "zebra" in read_text(accepted)
    assert read_text(rejected) == read_text(sent.signing_copy)
    assert told(accepted) == told(rejected) == []


def spoiled(docx: bytes, changes: dict[str, tuple[str, str]], **more: str) -> bytes:
    """Return a document with words of its parts replaced, and with more parts."""
    parts = unpack(docx)
    for name, (old, new) in changes.items():
        text = parts[name].decode()
        assert old in text
        parts[name] = text.replace(old, new, 1).encode()
    return pack(parts | {name: content.encode() for name, content in more.items()})


INSERTED = '<w:p><w:ins\nw:id="9001" w:author="Jane Roe"><w:r><w:t>SECRET</w:t></w:r></w:ins></w:p></w:body>'


def with_other_prefix(docx: bytes) -> bytes:
    parts = unpack(docx)
    text = parts[DOCUMENT].decode()
    for old, new in (
        ("<w:", "<q:"),
        ("</w:", "</q:"),
        (" w:", " q:"),
        ("\nw:", "\nq:"),
        ("xmlns:w=", "xmlns:q="),
    ):
        text = text.replace(old, new)
    return pack(parts | {DOCUMENT: text.encode()})


@pytest.mark.parametrize("prefix", ["w", "q"])
def test_open_changes_are_settled_however_they_are_written(prefix: str, sent: Sent, tmp_path: Path) -> None:
    docx = spoiled(sent.signing_copy, {DOCUMENT: ("</w:body>", INSERTED)})
    file = opened(docx if prefix == "w" else with_other_prefix(docx), tmp_path)
    with pytest.raises(InputError, match="has 1 open tracked change:"):
        cleaned(file)
    copy = cleaned(file, "reject")
    assert told(copy) == []
    assert b"SECRET" not in unpack(copy)[DOCUMENT]
    assert b"SECRET" in unpack(cleaned(file, "accept"))[DOCUMENT]


def test_changes_of_styles_are_changes_too(sent: Sent, tmp_path: Path) -> None:
    change = (
        '<w:rPr><w:rPrChange w:id="1" w:author="Jane Roe"><w:rPr/></w:rPrChange></w:rPr></w:style></w:styles>'
    )
    file = opened(
        spoiled(sent.signing_copy, {"word/styles.xml": ("</w:style></w:styles>", change)}), tmp_path
    )
    with pytest.raises(InputError, match="has 1 open tracked change:"):
        cleaned(file)
    assert AUTHOR.encode() not in unpack(cleaned(file, "accept"))["word/styles.xml"]


STRAY = ("docMetadata/LabelInfo.xml", "word/documenttasks/documenttasks1.xml", "word/webSettings.xml",
         "package/services/metadata/core-properties/a.psmdcp", "anything/else.xml")  # fmt: skip


def test_only_known_parts_are_kept(sent: Sent, tmp_path: Path) -> None:
    kind = '<Default Extension="psmdcp" ContentType="application/xml"/></Types>'
    docx = spoiled(
        sent.signing_copy,
        {"[Content_Types].xml": ("</Types>", kind)},
        **dict.fromkeys(STRAY, "<a>SECRET</a>"),
    )
    parts = unpack(cleaned(opened(docx, tmp_path)))
    assert set(parts) == {name for name in unpack(sent.signing_copy) if not name.startswith("customXml")}
    assert b"psmdcp" not in parts["[Content_Types].xml"]


def test_a_part_that_is_shown_and_not_known_is_refused(sent: Sent, tmp_path: Path) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    docx = spoiled(
        sent.signing_copy,
        {
            DOCUMENT: ("</w:body>", f'<w:p><w:r><x xmlns:r="{office}" r:id="rX"/></w:r></w:p></w:body>'),
            "word/_rels/document.xml.rels": (
                "</Relationships>",
                f'<Relationship Id="rX" Type="{office}/other" Target="odd/part.xml"/></Relationships>',
            ),
        },
        **{"word/odd/part.xml": "<a/>"},
    )
    with pytest.raises(InputError, match=r"word/odd/part\.xml: may hold more than it shows"):
        cleaned(opened(docx, tmp_path))


def test_the_numbers_of_the_document_go(sent: Sent, tmp_path: Path) -> None:
    word = "http://schemas.microsoft.com/office/word"
    ids = f'<a:docId xmlns:a="{word}/2010/wordml" a:val="SECRET"/>'
    ids += f'<b:docId xmlns:b="{word}/2012/wordml" b:val="{{SECRET}}"/>'
    docx = spoiled(sent.signing_copy, {"word/settings.xml": ("</w:settings>", f"{ids}</w:settings>")})
    assert b"SECRET" not in unpack(cleaned(opened(docx, tmp_path)))["word/settings.xml"]


@pytest.mark.parametrize(
    ("look", "gone"),
    [("<w:vanish/>", True), ('<w:vanish w:val="1"/>', True), ('<w:vanish w:val="0"/>', False)],
)
def test_hidden_text_goes(look: str, gone: bool, sent: Sent, tmp_path: Path) -> None:
    words = f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>SECRET</w:t></w:r></w:p></w:body>"
    file = opened(spoiled(sent.signing_copy, {DOCUMENT: ("</w:body>", words)}), tmp_path)
    assert (b"SECRET" not in unpack(cleaned(file))[DOCUMENT]) is gone
    assert hidden_passages(file.parts) == gone


def test_text_hidden_by_its_style_goes(sent: Sent, tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="A"><w:name w:val="A"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
        "</w:styles>"
    )
    words = '<w:p><w:r><w:rPr><w:rStyle w:val="B"/></w:rPr><w:t>SECRET</w:t></w:r></w:p></w:body>'
    docx = spoiled(
        sent.signing_copy, {DOCUMENT: ("</w:body>", words), "word/styles.xml": ("</w:styles>", styles)}
    )
    assert b"SECRET" not in unpack(cleaned(opened(docx, tmp_path)))[DOCUMENT]


def test_pictures_do_not_say_where_they_were_taken_from(sent: Sent, tmp_path: Path) -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    words = (
        f'<w:p><w:r><w:drawing><p:docPr xmlns:p="{drawing}" id="1" name="s3cret.png" '
        'descr="C:\\Users\\s3cret\\logo.png" title="Our logo"/></w:drawing></w:r></w:p></w:body>'
    )
    document = unpack(
        cleaned(opened(spoiled(sent.signing_copy, {DOCUMENT: ("</w:body>", words)}), tmp_path))
    )[DOCUMENT]
    assert b"s3cret" not in document
    assert b"Our logo" in document


def test_a_clean_review_draft_is_for_its_owner_only(sent: Sent, tmp_path: Path) -> None:
    path, copy = tmp_path / "made.docx", tmp_path / "clean.docx"
    path.write_bytes(sent.review_draft)
    assert main(["clean", str(path), "-o", str(copy)]) == 0
    assert copy.stat().st_mode & 0o077 == 0


def test_redline_says_that_a_file_may_have_been_cleaned(
    sent: Sent, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.docx"
    copy.write_bytes(cleaned(opened(sent.signing_copy, tmp_path)))
    assert main(["redline", str(copy), str(ANSWERS), "-o", str(tmp_path / "out.docx")]) == 1
    assert "or was cleaned" in capsys.readouterr().err
