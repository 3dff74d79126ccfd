"""Pictures among the exhibits: what pages show of them, and what their files note."""

import datetime as dt
import struct
from contextlib import suppress
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, strategies as st
from PIL import Image, ImageCms

from generator.case.photographs import Noted, NotShown, Slice, noted_in, photograph


def file_of(picture: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    data = BytesIO()
    picture.save(data, form, **options)
    return data.getvalue()


def with_place() -> bytes:
    """Return a photograph as a telephone makes it: held upright, its dots lying on the side."""
    notes = Image.Exif()
    notes[0x0112], notes[0x010F], notes[0x0110] = 6, "Pear", "Pear Phone 9"
    notes.get_ifd(0x8769)[0x9003] = "2027:02:03 10:12:11"
    notes.get_ifd(0x8825).update({1: "N", 2: (40.0, 42.0, 0.0), 3: "W", 4: (74.0, 0.0, 0.0)})
    picture = Image.new("RGB", (80, 60), "white")
    picture.paste("red", (0, 0, 80, 10))  # the top as stored, the right side as held
    return file_of(picture, "JPEG", quality=95, exif=notes)


def shown(made: Slice) -> Image.Image:
    return Image.open(BytesIO(made.data))


def test_a_picture_stands_as_it_was_held() -> None:
    made = photograph(with_place())
    assert (made.width, made.height) == (60, 80)
    (one,) = made.slices
    assert one.width * 80 == one.height * 60
    red = shown(one).convert("RGB").getpixel((57, 40))
    assert red[0] > 200
    assert red[1] < 100


def test_its_notes_are_told_and_are_in_no_picture_that_is_printed() -> None:
    content = with_place()
    made = photograph(content)
    assert made.noted == Noted(dt.datetime.fromisoformat("2027-02-03T10:12:11"), "Pear Phone 9", placed=True)
    assert noted_in(content) == made.noted
    assert noted_in(made.slices[0].data) == Noted()
    assert b"Pear" in content
    assert b"Pear" not in made.slices[0].data


def test_a_place_in_words_is_a_place_too() -> None:
    packet = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a photoshop:City="Troy"/></x:xmpmeta>'
    assert noted_in(file_of(Image.new("L", (2, 2)), "JPEG", xmp=packet)).placed


def test_the_colors_of_print_and_what_is_transparent_come_out_as_they_look() -> None:
    print_colors = photograph(file_of(Image.new("CMYK", (4, 4), (0, 255, 255, 0)), "JPEG", quality=95))
    red = shown(print_colors.slices[0])
    assert red.mode == "RGB"
    assert red.getpixel((2, 2))[0] > 200
    glass = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    assert shown(photograph(file_of(glass)).slices[0]).getpixel((2, 2)) == (255, 255, 255)
    palette = Image.new("P", (4, 4))
    assert shown(photograph(file_of(palette, transparency=0)).slices[0]).getpixel((2, 2)) == (255, 255, 255)


def test_a_color_profile_is_no_longer_needed_and_a_broken_one_does_no_harm() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = file_of(Image.new("RGB", (4, 4), (200, 30, 30)), icc_profile=profile)
    found = shown(photograph(content).slices[0])
    assert found.info.get("icc_profile") is None
    assert all(abs(a - b) < 3 for a, b in zip(found.getpixel((1, 1)), (200, 30, 30), strict=True))
    broken = file_of(Image.new("RGB", (4, 4), (200, 30, 30)), icc_profile=b"no profile")
    assert shown(photograph(broken).slices[0]).getpixel((1, 1)) == (200, 30, 30)


def test_sixteen_bits_of_gray_keep_their_tones() -> None:
    tones = b"".join(struct.pack("<H", value * 257) for value in range(256))
    ramp = shown(photograph(file_of(Image.frombytes("I;16", (256, 1), tones))).slices[0])
    assert [ramp.getpixel((x, 0)) for x in (0, 100, 255)] == [0, 100, 255]


def test_no_picture_is_wider_or_taller_than_its_page_or_finer_than_print() -> None:
    for size in ((1, 1), (24, 24), (5000, 300), (3000, 4000), (700, 3000)):
        for one in photograph(file_of(Image.new("L", size))).slices:
            assert one.width <= 9300
            assert one.height <= 10600 + 15
            assert shown(one).width <= one.width / 1440 * 300 + 1
    assert photograph(file_of(Image.new("L", (24, 24)))).slices[0].width == 24 * 15  # as on a screen


def test_a_long_picture_is_sliced_and_no_line_of_it_is_lost() -> None:
    """Each row of the picture has its own gray, so that the rows of a slice say where it begins."""
    tall = Image.new("L", (400, 5100))
    for row in range(5100):
        tall.paste(row // 20, (0, row, 400, row + 1))
    made = photograph(file_of(tall))
    assert len(made.slices) > 2
    ends = []
    for one in made.slices:
        picture = shown(one)
        ends.append((picture.getpixel((1, 0)), picture.getpixel((1, picture.height - 1))))
    assert ends[0][0] == 0
    assert ends[-1][1] == 5099 // 20
    assert all(below[0] < above[1] for above, below in pairwise(ends))  # each begins within the one before


def test_what_is_broken_or_too_large_says_so() -> None:
    whole = with_place()
    for content in (b"", b"hello", whole[: len(whole) // 2], file_of(Image.new("L", (9, 9)), "GIF")):
        with pytest.raises(NotShown) as broken:
            photograph(content)
        assert broken.value.why == "broken"
        assert noted_in(content) in (Noted(), noted_in(whole))
    for size in ((12000, 8000), (60, 60000)):
        with pytest.raises(NotShown) as large:
            photograph(file_of(Image.new("1", size)))
        assert large.value.why == "large"


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_shown_or_said_to_be_broken(place: int, damage: bytes) -> None:
    content = bytearray(with_place())
    start = place % len(content)
    content[start : start + len(damage)] = damage
    assert isinstance(noted_in(bytes(content)), Noted)
    with suppress(NotShown):
        assert photograph(bytes(content)).slices
