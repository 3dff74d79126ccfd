"""A picture of a clean copy is the picture and no more: what was noted in it goes, or it is refused."""

import base64
import gzip
import io
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageSequence, PngImagePlugin, TiffImagePlugin

from generator.docx.package import unpack
from generator.errors import InputError
from generator.returns.cleaning import cleaned
from generator.returns.drawings import PictureError
from generator.returns.opening import open_document
from generator.returns.pictures import without_notes
from tests.returns.conftest import Sent
from tests.returns.foreign import raw_pack

NOTED = "SECRET Maya Ortiz 45.5 N"
XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{NOTED}</x:xmpmeta>".encode()
ARTIST, DESCRIPTION, TURNED, MAKER_NOTE, GPS = 0x13B, 0x10E, 0x112, 0x927C, 0x8825


def image(seed: int = 0) -> Image.Image:
    made = Image.new("RGB", (24, 16))
    made.putdata([(x * 9 % 256, (x + seed) * 5 % 256, x % 256) for x in range(24 * 16)])
    return made


def exif(turned: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[ARTIST], made[DESCRIPTION], made[TURNED] = NOTED, NOTED, turned
    made.get_ifd(0x8769)[MAKER_NOTE] = NOTED.encode()
    made.get_ifd(GPS)[1] = "N"
    made.get_ifd(GPS)[29] = NOTED
    return made


def saved(kind: str, picture: Image.Image | None = None, **more: Any) -> bytes:
    file = io.BytesIO()
    (picture or image()).save(file, kind, **more)
    return file.getvalue()


def png() -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", NOTED)
    told.add_itxt("XML:com.adobe.xmp", NOTED)
    return saved("PNG", pnginfo=told, exif=exif()) + NOTED.encode()


def tiff() -> bytes:
    told = TiffImagePlugin.ImageFileDirectory_v2()
    told[ARTIST], told[DESCRIPTION], told[700] = NOTED, NOTED, XMP
    return saved("TIFF", tiffinfo=told, exif=exif())


def gif() -> bytes:
    frames = [image(n).convert("P") for n in (0, 40)]
    return saved(
        "GIF", frames[0], save_all=True, append_images=frames[1:], loop=0, comment=NOTED.encode(), xmp=XMP
    )


TOLD: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: saved("JPEG", exif=exif(), xmp=XMP, comment=NOTED.encode()),
    "PNG": png,
    "GIF": gif,
    "WebP": lambda: saved("WEBP", exif=exif().tobytes(), xmp=XMP, lossless=True),
    "TIFF": tiff,
}


SVG = """<?xml version="1.0"?><!-- {noted} --><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" inkscape:export-filename="{noted}" data-by="{noted}">
<title>{noted}</title><desc>{noted}</desc><metadata><rdf:RDF>{noted}</rdf:RDF></metadata><style>/* {noted} */
 rect {{fill: red}}</style><inkscape:grid id="{noted}"/><rect width="9" height="9"><!-- {noted} --></rect>
<text>Kept<desc>{noted}</desc> words</text><image xlink:href="file:///home/{noted}.png"/>
<image xlink:href="data:image/jpeg;base64,{photo}"/></svg>"""
DRAWN = struct.pack("<III", 43, 12, 0)
"""A record of a metafile that draws: it takes a pen."""


def svg() -> bytes:
    photo = base64.b64encode(TOLD["JPEG"]()).decode()
    return SVG.format(noted=NOTED, photo=photo).encode()


def commented(kind: bytes, data: bytes) -> bytes:
    data += bytes(-len(data) % 4)
    return struct.pack("<III", 70, 16 + len(data), 4 + len(data)) + kind + data


def emf() -> bytes:
    noted = NOTED.encode("utf-16-le") + bytes(4)
    noted += bytes(-len(noted) % 4)
    plus = struct.pack("<HHII", 0x4003, 0, 12 + len(noted), len(noted)) + noted
    records = [DRAWN, commented(b"EMF+", plus), commented(b"MINE", NOTED.encode()), DRAWN]
    records.append(struct.pack("<IIIII", 14, 20, 0, 16, 20))
    size = 108 + len(noted) + sum(map(len, records))
    head = struct.pack(
        "<II32x4sIIIHHII", 1, 108 + len(noted), b" EMF", 0x10000, size, 6, 1, 0, len(noted) // 2, 108
    )
    return head.ljust(108, b"\0") + noted + b"".join(records)


def wmf(placeable: bool = False) -> bytes:
    noted = NOTED.encode() + b"\0" * (len(NOTED) % 2)
    comment = struct.pack("<IHHH", 5 + len(noted) // 2, 0x626, 15, len(noted)) + noted
    body = (
        struct.pack("<IHH", 4, 0x12D, 0)
        + comment
        + struct.pack("<IHH", 4, 0x12D, 0)
        + struct.pack("<IH", 3, 0)
    )
    head = struct.pack("<HHHIHIH", 1, 9, 0x300, 9 + len(body) // 2, 1, 9, 0)
    return (b"\xd7\xcd\xc6\x9a" + bytes(18) if placeable else b"") + head + body


DRAWINGS: dict[str, tuple[Callable[[], bytes], tuple[bytes, ...]]] = {
    "SVG": (svg, (b"<rect", b"Kept words", b"fill: red", b"data:image/jpeg;base64,")),
    "EMF": (emf, (DRAWN, b"EMF+")),
    "WMF": (wmf, (struct.pack("<IHH", 4, 0x12D, 0),)),
    "placeable WMF": (lambda: wmf(placeable=True), (b"\xd7\xcd\xc6\x9a",)),
}


def secrets(picture: bytes) -> list[bytes]:
    inner = base64.b64decode(picture.partition(b";base64,")[2].partition(b'"')[0])
    return [one for one in (b"SECRET", "SECRET".encode("utf-16-le")) if one in picture + inner]


@pytest.mark.parametrize("kind", DRAWINGS)
@pytest.mark.parametrize("packed", [False, True])
def test_notes_of_a_drawing_go_and_what_draws_stays(kind: str, packed: bool) -> None:
    make, kept = DRAWINGS[kind]
    told = make()
    assert secrets(told)
    clean = without_notes(gzip.compress(told) if packed else told)
    clean = gzip.decompress(clean) if packed else clean
    assert secrets(clean) == []
    assert [part for part in kept if part not in clean] == []
    assert without_notes(clean) == clean


def test_a_metafile_says_how_large_it_is() -> None:
    clean = without_notes(emf())
    assert struct.unpack_from("<II", clean, 48) == (len(clean), 5)
    assert struct.unpack_from("<I", without_notes(wmf()), 6)[0] * 2 == len(without_notes(wmf()))


def test_what_packed_a_drawing_notes_no_name_and_no_time() -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(NOTED, "wb", fileobj=packed, mtime=1_800_000_000) as file:
        file.write(emf())
    clean = without_notes(packed.getvalue())
    assert b"SECRET" not in clean
    assert clean[4:8] == bytes(4)


@pytest.mark.parametrize("kind", ["EMF", "WMF", "SVG"])
def test_a_broken_drawing_is_refused(kind: str) -> None:
    with pytest.raises(PictureError, match="is a broken picture"):
        without_notes(DRAWINGS[kind][0]()[:-9])


@pytest.mark.parametrize("photo", [b"Exif\0\0", b"<?xpacket begin"])
def test_a_metafile_with_notes_in_a_photograph_is_refused(photo: bytes) -> None:
    drawing = emf()
    with pytest.raises(PictureError, match="a photograph with notes"):
        without_notes(drawing[:-20] + struct.pack("<II", 81, 8 + 20) + photo.ljust(20) + drawing[-20:])


def test_an_svg_with_entities_is_refused() -> None:
    told = b'<!DOCTYPE svg [<!ENTITY a "SECRET">]><svg xmlns="http://www.w3.org/2000/svg"><g id="&a;"/></svg>'
    with pytest.raises(PictureError, match="entities"):
        without_notes(told)


def pixels(picture: bytes) -> list[bytes]:
    with Image.open(io.BytesIO(picture)) as opened:
        return [frame.convert("RGB").tobytes() for frame in ImageSequence.Iterator(opened)]


@pytest.mark.parametrize("kind", TOLD)
def test_notes_go_and_the_picture_stays(kind: str) -> None:
    told = TOLD[kind]()
    assert b"SECRET" in told
    clean = without_notes(told)
    assert b"SECRET" not in clean
    assert pixels(clean) == pixels(told)
    assert without_notes(clean) == clean


@pytest.mark.parametrize("kind", TOLD)
def test_a_picture_without_notes_stays_the_same_picture(kind: str) -> None:
    plain = saved(kind.upper())
    assert pixels(without_notes(plain)) == pixels(plain)


def test_how_a_photograph_is_turned_stays() -> None:
    clean = without_notes(saved("JPEG", exif=exif(turned=6)))
    with Image.open(io.BytesIO(clean)) as opened:
        assert dict(opened.getexif()) == {TURNED: 6}


@pytest.mark.parametrize("kind", TOLD)
def test_a_broken_picture_is_no_picture_without_notes(kind: str) -> None:
    told = TOLD[kind]()
    with pytest.raises(PictureError, match="is a broken picture"):
        without_notes(told[:14])


HEIF = b"\0\0\0\x18ftypheic" + NOTED.encode()


def test_a_picture_whose_notes_cannot_be_taken_out_is_refused_by_its_name(sent: Sent, tmp_path: Path) -> None:
    path = tmp_path / "photo.docx"
    parts = unpack(sent.signing_copy)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rX" Type="{office}/image" Target="media/a.heic"/></Relationships>'
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", relation.encode())
    path.write_bytes(raw_pack(parts | {"word/media/a.heic": HEIF}))
    with pytest.raises(InputError, match=r"word/media/a\.heic: is a picture of the kind HEIF"):
        cleaned(open_document(path))
