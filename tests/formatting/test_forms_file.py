"""The formats of a pack are checked when they are read: every problem with its line, none a crash later."""

from pathlib import Path

import pytest

from generator.errors import InputError
from generator.formatting.formats import Formats
from tests.made_up.pack import FOLDER, PACK

RIGHT = (FOLDER / "formats.yaml").read_text(encoding="utf-8")


def refused(folder: Path, *changes: tuple[str, str]) -> str:
    text = RIGHT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "formats.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        _ = Formats(PACK.tag, "KWD", file).words
    return str(caught.value)


NAMES = (
    "days", "percent", "rate", "figures", "date", "months", "currencies", "currency", "list", "flags",
    "numbers", "menu", "reading",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_what_is_missing_is_named(name: str, tmp_path: Path) -> None:
    assert f"{name}: is required" in refused(
        tmp_path, (f"\n{name}:" if name != "days" else "days:", "\nother:")
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'percent: "{number}\\_%"',
            'percent: "%"',
            "percent: must have the places for values",
        ),
        ('date: "{dd}.{mm}.{year}"', 'date: "{dd}.{mm}.{yr}"', "date: must have the places for values"),
        (", декабря]", "]", "months: must have at least 12"),
        ('sum: "{amount} ₸"', 'sum: "{amount ₸"', "currencies.KWD.sum: has braces that do not match"),
        (
            'figures: { group: "\\_", ',
            'figures: { grouping: "\\_", ',
            "figures.grouping: is not a field here",
        ),
        ('words: ["{day} {month} {year}"]', 'words: ["{month} {year}"]', "reading.date.words.0: must have"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, told: str, tmp_path: Path) -> None:
    said = refused(tmp_path, (old, new))
    line = next(
        number
        for number, text in enumerate(RIGHT.splitlines(), 1)
        if old.rsplit("\n", maxsplit=1)[-1] in text
    )
    assert told in said
    assert f"formats.yaml:{line}: " in said


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    said = refused(tmp_path, ("\nmonths:", "\nmonth_names:"), ("\nflags:", "\nsigns:"))
    assert "months: is required" in said
    assert "flags: is required" in said
