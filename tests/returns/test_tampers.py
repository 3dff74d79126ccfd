"""Whatever a reader could see on paper, or would not see any more, is told; what nobody sees is no change."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.docx.package import NUMBERING, SETTINGS, unpack
from generator.docx.xml import DOCUMENT, Element, W, parse, serialize
from generator.errors import InputError
from generator.returns.cleaning import cleaned, hidden_passages
from generator.returns.opening import open_document
from generator.returns.report_text import report_text
from generator.returns.verifying import verification_text, verified
from tests.redlining.bodies import BOUND, alternatives, box, control, run, simple, spelled
from tests.returns.conftest import Sent
from tests.returns.editing import Edited
from tests.returns.foreign import raw_pack, related, xml
from tests.returns.reading import read

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def body_of(document: Edited, slot: str) -> "list":
    return document.paragraphs(slot)[1:]


def replaced_words(wrap: Callable[[str], str]) -> Callable[[Edited, str], None]:
    """Put something else in the place of the first run of a clause, with the same words."""

    def change(document: Edited, slot: str) -> None:
        first = body_of(document, slot)[0].find(f"{W}r")
        words = "".join(text.text or "" for text in first.iter(f"{W}t"))
        shown = f'<w:r><w:t xml:space="preserve">{words.replace("&", "&amp;")}</w:t></w:r>'
        for element in xml(wrap(shown)):
            first.addprevious(element)
        first.getparent().remove(first)

    return change


def looks(properties: str) -> Callable[[Edited, str], None]:
    def change(document: Edited, slot: str) -> None:
        for found in body_of(document, slot)[0].findall(f"{W}r"):
            for old in found.findall(f"{W}rPr"):
                found.remove(old)
            found[:0] = xml(f"<w:rPr>{properties}</w:rPr>")

    return change


def put_in(markup: str) -> Callable[[Edited, str], None]:
    return lambda document, slot: body_of(document, slot)[0].extend(xml(markup))


def styled(name: str) -> Callable[[Edited, str], None]:
    def change(document: Edited, slot: str) -> None:
        document.paragraphs(slot)[0].find(f"{W}pPr/{W}pStyle").set(f"{W}val", name)

    return change


def numbering(old: str, new: str) -> Callable[[Edited, str], None]:
    def change(document: Edited, slot: str) -> None:
        part = document.parts[NUMBERING].decode()
        assert old in part
        document.parts[NUMBERING] = part.replace(old, new).encode()

    return change


def no_number(document: Edited, slot: str) -> None:
    properties = document.paragraphs(slot)[0].find(f"{W}pPr")
    properties[1:1] = xml('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')


def item_outdented(document: Edited, slot: str) -> None:
    named = document.root.iterfind(f".//{W}pStyle[@{W}val='ClauseLevel3']")
    list(named)[1].set(f"{W}val", "ClauseLevel4")


def footer_removed(document: Edited, slot: str) -> None:
    for section in document.root.iter(f"{W}sectPr"):
        for reference in section.findall(f"{W}footerReference"):
            section.remove(reference)


MENU = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="not"/></w:ddList>'
    "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
WATERMARK = '<w:r><w:pict><v:shape><v:textpath string="NOT BINDING"/></v:shape></w:pict></w:r>'
SEEN: dict[str, Callable[[Edited, str], None]] = {
    "a field that counts": replaced_words(lambda shown: spelled("= 2 * 200", shown)),
    "a field in one element": replaced_words(lambda shown: simple("DATE", shown)),
    "a property": replaced_words(lambda shown: simple("DOCPROPERTY Title", shown)),
    "a tied control": replaced_words(lambda shown: control(shown, BOUND)),
    "forced backwards": replaced_words(lambda shown: f'<w:bdo w:val="rtl">{shown}</w:bdo>'),
    "white": looks('<w:color w:val="FFFFFF"/>'),
    "nearly white": looks('<w:color w:val="FDFDFD"/>'),
    "the color of the page": looks('<w:color w:val="auto" w:themeColor="background1"/>'),
    "black on black": looks('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'),
    "one point": looks('<w:sz w:val="2"/>'),
    "signs": looks('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
    "as a signing tag": looks('<w:rStyle w:val="SignTag"/>'),
    "hidden": looks("<w:specVanish/>"),
    "a menu": put_in(MENU),
    "a watermark": put_in(WATERMARK),
    "a fallback": put_in(alternatives(run("unknown"), run("not"), "zz")),
    "a text box": put_in(box(run("not"))),
    "heading made plain": styled("ClauseText"),
    "heading outdented": styled("Heading1"),
    "item outdented": item_outdented,
    "no number": no_number,
    "words in a label": numbering('w:val="%1.%2"', 'w:val="%1.%2 (void)"'),
    "words in an item's label": numbering('w:val="(%3)"', 'w:val="(%3) not"'),
    "another start": numbering(
        '<w:lvl w:ilvl="1"><w:start w:val="1"/>', '<w:lvl w:ilvl="1"><w:start w:val="4"/>'
    ),
    "another kind of number": numbering(
        '<w:numFmt w:val="lowerLetter"/><w:pStyle w:val="ClauseLevel3"/>',
        '<w:numFmt w:val="upperRoman"/><w:pStyle w:val="ClauseLevel3"/>',
    ),
    "no footer": footer_removed,
}


def margins(change: Callable[[Element], None]) -> Callable[[Edited, str], None]:
    """Change every header part."""

    def changed(document: Edited, slot: str) -> None:
        for name in [name for name in document.parts if name.startswith("word/header")]:
            root = parse(document.parts[name])
            change(root)
            document.parts[name] = serialize(root)

    return changed


def no_first_pages(document: Edited, slot: str) -> None:
    for section in document.root.iter(f"{W}sectPr"):
        for reference in section.findall(f"{W}headerReference") + section.findall(f"{W}footerReference"):
            if reference.get(f"{W}type") == "first":
                section.remove(reference)


def other_even_pages(document: Edited, slot: str) -> None:
    settings = parse(document.parts[SETTINGS])
    settings[:0] = xml("<w:evenAndOddHeaders/>")
    document.parts[SETTINGS] = serialize(settings)


def dark_on_dark(where: str) -> Callable[[Edited, str], None]:
    """Put words into a dark cell, paragraph or table whose letters are as dark."""
    shade = {name: '<w:shd w:val="clear" w:fill="101010"/>' * (name == where) for name in ("tbl", "tc", "p")}
    word = '<w:r><w:rPr><w:color w:val="000000"/></w:rPr><w:t>not</w:t></w:r>'
    table = (
        f"<w:tbl><w:tblPr>{shade['tbl']}</w:tblPr><w:tr><w:tc><w:tcPr>{shade['tc']}</w:tcPr>"
        f"<w:p><w:pPr>{shade['p']}</w:pPr>{word}</w:p></w:tc></w:tr></w:tbl>"
    )
    return lambda document, slot: body_of(document, slot)[0].addnext(xml(table)[0])


DRAFT = '<w:p><w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r></w:p>'
PICTURE = "<w:p><w:r><w:drawing/></w:r></w:p>"
SEEN |= {
    "a draft's watermark on a copy to sign": margins(lambda root: root.extend(xml(DRAFT))),
    "a picture in a header": margins(lambda root: root.extend(xml(PICTURE))),
    "no header on first pages": no_first_pages,
    "no header on even pages": other_even_pages,
    **{f"letters as dark as their {where}": dark_on_dark(where) for where in ("tbl", "tc", "p")},
}


def typed(document: Edited, old: str, new: str) -> None:
    for text in document.root.iter(f"{W}t"):
        text.text = (text.text or "").replace(old, new)


def straight_quotes(document: Edited, slot: str) -> None:
    for curly, straight in (("“", '"'), ("”", '"'), ("’", "'")):
        typed(document, curly, straight)


def room_in_cells(document: Edited, slot: str) -> None:
    for cell in document.root.iter(f"{W}tc"):
        cell[-1].extend(xml('<w:r><w:t xml:space="preserve"> </w:t></w:r>'))
        cell.extend(xml("<w:p/>"))


def indented(document: Edited, slot: str) -> None:
    for element in document.root.iter():
        if element.tag != f"{W}t" and len(element) and not element.text:
            element.text = "\n    "
        if element.tag != f"{W}body" and not element.tail:
            element.tail = "\n  "


def unreadable(docx: bytes, folder: Path) -> list[str]:
    return [words for check in verified(opened(docx, folder)).checks for words in check.unsure]


@pytest.mark.parametrize("where", ["tbl", "tc", "p"])
def test_letters_as_dark_as_what_is_behind_them_are_told_as_unreadable(
    where: str, sent: Sent, tmp_path: Path
) -> None:
    docx = changed_by(dark_on_dark(where), sent)
    assert unreadable(docx, tmp_path) == ["[unreadable, too pale: not]"]
    assert hidden_passages(unpack(docx)) == 1
    white = docx_with(docx, "000000", "FFFFFF")
    assert unreadable(white, tmp_path) == []
    assert hidden_passages(unpack(white)) == 0


def docx_with(docx: bytes, old: str, new: str) -> bytes:
    parts = unpack(docx)
    return raw_pack(parts | {DOCUMENT: parts[DOCUMENT].replace(old.encode(), new.encode())})


UNSEEN: dict[str, Callable[[Edited, str], None]] = {
    "straight quotes": straight_quotes,
    "hyphens that do not break": lambda document, _: typed(document, "-", "\u2011"),
    "room at the edges of cells": room_in_cells,
    "indented markup": indented,
    "a link": replaced_words(lambda shown: spelled('HYPERLINK "https://example.com"', shown)),
    "a control": replaced_words(control),
    "an alternative": replaced_words(lambda shown: alternatives(shown, run("not"), "w")),
    "dark text": looks('<w:color w:val="1F2937"/><w:sz w:val="18"/>'),
}


def changed_by(change: Callable[[Edited, str], None], sent: Sent) -> bytes:
    document = Edited(sent.signing_copy)
    change(document, sent.slots[0])
    return document.saved()


def opened(docx: bytes, folder: Path):  # noqa: ANN201
    path = folder / "returned.docx"
    path.write_bytes(docx)
    return open_document(path)


@pytest.mark.parametrize("kind", SEEN)
def test_what_prints_otherwise_is_told(kind: str, sent: Sent, tmp_path: Path) -> None:
    docx = changed_by(SEEN[kind], sent)
    assert not verified(opened(docx, tmp_path)).unchanged
    assert read(docx, tmp_path, sent.answers).report.changes()


@pytest.mark.parametrize("kind", UNSEEN)
def test_what_nobody_sees_is_no_change(kind: str, sent: Sent, tmp_path: Path) -> None:
    docx = changed_by(UNSEEN[kind], sent)
    assert verified(opened(docx, tmp_path)).unchanged
    assert read(docx, tmp_path, sent.answers).report.changes() == ()


def test_verify_says_what_a_field_may_become(sent: Sent, tmp_path: Path) -> None:
    docx = changed_by(SEEN["a property"], sent)
    told = "\n".join(verification_text(verified(opened(docx, tmp_path))))
    assert "field DOCPROPERTY Title, which may become “Freelance Services Agreement”" in told


INVISIBLE = {"soft hyphen": "\u00ad", "zero width space": "\u200b", "right-to-left override": "\u202e"}


@pytest.mark.parametrize("name", INVISIBLE)
def test_a_sign_that_shows_nothing_is_named(name: str, sent: Sent, tmp_path: Path) -> None:
    sign = INVISIBLE[name]
    docx = changed_by(lambda document, _: typed(document, "Client must", f"Cli{sign}ent must"), sent)
    assert f"Cli[{name}]ent" in "\n".join(report_text(read(docx, tmp_path, sent.answers).report))


def test_a_clean_copy_names_nobody(sent: Sent, tmp_path: Path) -> None:
    mark = 'w:id="900" w:author="Jane Roe" w:date="2026-12-03T10:00:00Z"'
    document = Edited(sent.signing_copy)
    paragraph = body_of(document, sent.slots[0])[0]
    for element in xml(f'<w:customXmlInsRangeStart {mark}/><w:customXmlInsRangeEnd w:id="900"/>'):
        paragraph.addprevious(element)
    paragraph.extend(xml('<w:permStart w:id="901" w:ed="jane@example.com"/><w:permEnd w:id="901"/>'))
    row = "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>SECRET</w:t></w:r></w:p></w:tc></w:tr>"
    hidden = f"<w:tbl>{row}</w:tbl>"
    white = '<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>PALE</w:t></w:r></w:p>'
    for element in xml(hidden + white):
        paragraph.addprevious(element)
    made = unpack(cleaned(opened(document.saved(), tmp_path)))
    for name in (b"Jane", b"jane@", b"2026-12-03", b"SECRET", b"PALE"):
        assert not [part for part, content in made.items() if name in content]


def test_a_clean_copy_keeps_pictures_without_their_notes(sent: Sent, tmp_path: Path) -> None:
    exif = b"Exif\0\0MM\0*" + b"\0\0\0\x08" + b"\0\0" + b"GPS of home"
    drawn = b"\xff\xe0\x00\x10JFIF\0" + bytes(9)
    scan = b"\xff\xda\x00\x02picture\xff\xd9"
    picture = b"\xff\xd8" + drawn + b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif + scan
    parts = unpack(sent.signing_copy)
    related(parts, "media/photo.jpg", "<x/>", "image", "rIdPhoto", "image/jpeg")
    made = unpack(cleaned(opened(raw_pack(parts | {"word/media/photo.jpg": picture}), tmp_path)))
    assert made["word/media/photo.jpg"] == b"\xff\xd8" + drawn + scan


def test_too_long_a_file_is_refused_saying_why(sent: Sent, tmp_path: Path) -> None:

    docx = changed_by(put_in(run("word " * 20_000)), sent)
    with pytest.raises(InputError, match="letters in one paragraph"):
        opened(docx, tmp_path)


def test_a_reply_and_a_settled_thread_are_told(sent: Sent, tmp_path: Path) -> None:
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="{author}" w:date="0000-99-99">'
        f'<w:p w14:paraId="0000000{number}">'
        "<w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r></w:p></w:comment>"
        for number, author in ((1, "Ann"), (2, "Bob"))
    )
    threads = (
        '<w15:commentEx w15:paraId="00000001" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/>'
    )
    signs = "".join(f'<w:r><w:commentReference w:id="{number}"/></w:r>' for number in (1, 2))
    parts = unpack(changed_by(put_in(signs), sent))
    related(parts, "comments.xml", f"<w:comments>{comments}</w:comments>", "comments", "rIdC")
    extended = f"<w15:commentsEx>{threads}</w15:commentsEx>"
    related(parts, "commentsExtended.xml", extended, "commentsExtended", "rIdX")
    returned = read(raw_pack(parts), tmp_path, sent.answers)
    told = [(c.author, c.text, c.reply_to, c.resolved) for c in returned.report.comments()]
    assert told == [("Ann", "One two", "", True), ("Bob", "One two", "Ann", True)]
    assert "reply to Ann" in "\n".join(report_text(returned.report))
