"""A picture of a clean copy is the picture and no more: what was noted in it goes, or it is refused."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageSequence, PngImagePlugin, TiffImagePlugin

from generator.docx.package import unpack
from generator.errors import InputError
from generator.returns.cleaning import cleaned
from generator.returns.opening import open_document
from generator.returns.pictures import PictureError, without_notes
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
