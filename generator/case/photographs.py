"""Pictures among the exhibits: decoded, upright, in common colors, cut into what a page holds.

What is printed is made anew from the picture's dots, so that nothing which a camera noted goes along unseen.
The file itself stays as it was logged: its hash proves it.
"""

import datetime as dt
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from generator.characters import unprintable

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

SUFFIXES = (".jpg", ".jpeg", ".png")

_WIDEST, _TALLEST = 9300, 10600
"""The room that a page has for a picture, in twentieths of a point, in the frames of letters on any paper."""
_ON_SCREEN = 15
"""Width of a dot on a screen of 96 dots an inch, in twentieths of a point: no picture is printed larger."""
_FINEST = 300
"""Dots an inch that are printed at most."""
_SLIMMEST, _SLICED = 0.4, 0.6
"""The part of the width below which a tall picture is not shrunk to a page but sliced; that of the slices."""
_OVERLAP = 0.04
"""The part of a slice that repeats the one before it: a line of text that is cut stands whole in one."""
_MOST_SLICES = 40
_QUALITY = 90
_LONGEST_NOTE = 60
_TWENTIETHS_PER_INCH = 1440
_PLACED = (b"GPSLatitude", b"photoshop:City", b"Iptc4xmpExt:LocationShown", b"Iptc4xmpExt:LocationCreated")
_IPTC_PLACES = ((2, 90), (2, 92), (2, 95), (2, 101))
_FAULTS = (OSError, SyntaxError, ValueError, ArithmeticError, LookupError, EOFError, struct.error)
"""How Pillow says that a file is broken."""
_EXIF, _GPS = 0x8769, 0x8825
_MAKE, _MODEL, _TAKEN = 271, 272, 36867


class NotShown(Exception):  # noqa: N818  named for what happens then
    """A picture that cannot be printed; `why` is `broken` or `large`."""

    def __init__(self, why: str) -> None:
        """Keep the reason."""
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Slice:
    """A picture or a part of one, as a page shows it: PNG or JPEG, its size in twentieths of a point."""

    data: bytes
    suffix: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Noted:
    """What a file notes of its picture: when and with what it was taken; `placed` where it says where."""

    taken: dt.datetime | None = None
    device: str = ""
    placed: bool = False


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture on paper: its dots once upright, the slices that pages show, what its file notes."""

    width: int
    height: int
    slices: tuple[Slice, ...]
    noted: Noted


def photograph(content: bytes) -> Photograph:
    """Return a PNG or JPEG file as pages show it; raise NotShown where it is broken or too large."""
    with _opened(content) as picture:
        try:
            picture.load()
            drawn = _in_common_colors(_upright(picture))
        except _FAULTS as error:
            raise NotShown("broken") from error
        suffix = ".png" if picture.format == "PNG" else ".jpeg"
        return Photograph(drawn.width, drawn.height, tuple(_slices(drawn, suffix)), _noted(picture, content))


def noted_in(content: bytes) -> Noted:
    """Return what a file notes of its picture; nothing where it is none that can be read."""
    try:
        with _opened(content) as picture:
            return _noted(picture, content)
    except NotShown:
        return Noted()


@contextmanager
def _opened(content: bytes) -> "Iterator[ImageFile]":
    """Open a picture without reading its dots; Pillow warns of one with more than 89 million."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of notes that are damaged
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            picture = Image.open(BytesIO(content), formats=("JPEG", "PNG"))
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise NotShown("large") from error
        except _FAULTS as error:
            raise NotShown("broken") from error
        yield picture


def _upright(picture: "Image") -> "Image":
    """Return a picture as it was held, or as it is where the note of that is damaged."""
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(picture)
    except _FAULTS:
        return picture


def _noted(picture: "ImageFile", content: bytes) -> Noted:
    from PIL import IptcImagePlugin

    placed = any(mark in content for mark in _PLACED)
    try:
        notes = picture.getexif()
        captioned = IptcImagePlugin.getiptcinfo(picture) or {}
        placed |= bool(notes.get_ifd(_GPS)) or any(key in captioned for key in _IPTC_PLACES)
        make, model = _text(notes.get(_MAKE)), _text(notes.get(_MODEL))
        device = model if model.startswith(make) else f"{make} {model}".strip()
        return Noted(_day(_text(notes.get_ifd(_EXIF).get(_TAKEN))), device, placed)
    except _FAULTS:
        return Noted(placed=placed)


def _text(value: object) -> str:
    """Return a note as a line of text; nothing of what is none, or cannot be printed."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return "" if unprintable(text) else text[:_LONGEST_NOTE]


def _day(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.strptime(text, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007  cameras note no zone
    except ValueError:
        return None


def _in_common_colors(picture: "Image") -> "Image":
    """Return a picture in sRGB or gray, on white where it was transparent."""
    from PIL import Image

    if picture.mode.startswith("I"):  # 16 bits of gray, which Pillow would cut off at 255
        picture = picture.convert("I").point([value // 256 for value in range(65536)], "L")
    profile = picture.info.get("icc_profile")
    if picture.mode in ("RGB", "CMYK", "L") and profile:
        picture = _by_profile(picture, profile)
    if picture.has_transparency_data:
        layered = picture.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        picture = Image.alpha_composite(white, layered)
    plain = picture.convert("L" if picture.mode == "L" else "RGB")
    plain.info.clear()  # remarks and profiles that it would be saved with
    return plain


def _by_profile(picture: "Image", profile: bytes) -> "Image":
    """Return a picture in sRGB by its own color profile, or as it is where that profile is broken."""
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        made = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return made or picture


def _slices(picture: "Image", suffix: str) -> Iterator[Slice]:
    """Yield the picture whole where a page has room for it, or in slices from top to bottom."""
    width = min(_WIDEST, picture.width * _ON_SCREEN)
    height = width * picture.height / picture.width
    if height > _TALLEST and width * _TALLEST / height >= _SLIMMEST * min(width, _WIDEST):
        width, height = int(width * _TALLEST / height), _TALLEST
    if height <= _TALLEST:
        yield _slice(picture, suffix, width)
        return
    width = min(width, int(_WIDEST * _SLICED))
    tall = picture.width * _TALLEST // width
    step = int(tall * (1 - _OVERLAP))
    count = ceil((picture.height - tall) / step) + 1
    if count > _MOST_SLICES:
        raise NotShown("large")
    for top in range(0, count * step, step):
        bottom = min(top + tall, picture.height)
        yield _slice(picture.crop((0, top, picture.width, bottom)), suffix, width)


def _slice(picture: "Image", suffix: str, width: int) -> Slice:
    dots = ceil(width * _FINEST / _TWENTIETHS_PER_INCH)
    height = max(1, round(width * picture.height / picture.width))
    if picture.width > dots:
        picture = picture.resize((dots, max(1, round(dots * picture.height / picture.width))))
    data = BytesIO()
    if suffix == ".png":
        picture.save(data, "PNG")
    else:
        picture.save(data, "JPEG", quality=_QUALITY)
    return Slice(data.getvalue(), suffix, width, height)
