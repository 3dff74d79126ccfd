"""A library of one's own is checked like answers: none of its texts breaks a document or how it reads."""

from pathlib import Path

import pytest

from generator.errors import InputError
from generator.library.shipped import folders
from generator.packs.library import read_outline
from tests.library.shelf import clause_file, outline_file, shelf

ESCAPED = {
    "control": r"\u0007", "C1": r"\N", "direction": r"\u202e", "zero width": r"\u200b",
    "line separator": r"\L", "noncharacter": r"\uffff", "noncharacter of a plane": r"\U0003fffe",
}  # fmt: skip
RAW = {
    "direction": "\u202e",
    "isolate": "\u2066",
    "zero width": "\u200b",
    "noncharacter": "\ufdd0",
    "mark": "\ufeff",
}
FRONT = ("heading", "note", "negotiation", "summary", "when", "references")


def front(field: str, text: str) -> str:
    value = f'"A{text}b"'
    if field == "when":
        value = f"\"project.title == 'A{text}b'\""
    return f"[{{title: {value}}}]" if field == "references" else value


def refused(folder: Path, text: str) -> str:
    with pytest.raises(InputError) as caught:
        shelf(folder, "a.b", {"a/b.md": text})
    return str(caught.value)


@pytest.mark.parametrize("field", FRONT)
@pytest.mark.parametrize("kind", ESCAPED)
def test_no_field_of_a_clause_hides_a_character_behind_an_escape(
    field: str, kind: str, tmp_path: Path
) -> None:
    text = clause_file(**{field: front(field, ESCAPED[kind])})
    message = refused(tmp_path, text)
    line = next(n for n, line in enumerate(text.split("\n"), 1) if line.startswith(f"{field}:"))
    assert f"b.md:{line}: " in message
    assert "cannot be printed" in message


@pytest.mark.parametrize("field", FRONT)
@pytest.mark.parametrize("kind", RAW)
def test_no_field_of_a_clause_holds_such_a_character(field: str, kind: str, tmp_path: Path) -> None:
    text = clause_file(**{field: front(field, RAW[kind])})
    line = next(n for n, line in enumerate(text.split("\n"), 1) if line.startswith(f"{field}:"))
    assert f"b.md:{line}: the character U+{ord(RAW[kind]):04X}" in refused(tmp_path, text)


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x7f", "\x85", *RAW.values()])
def test_no_text_of_a_clause_holds_such_a_character(char: str, tmp_path: Path) -> None:
    message = refused(tmp_path, clause_file(f"One.\n\nTwo, **Three{char}**."))
    assert f"b.md:8: the character U+{ord(char):04X} at position 13 cannot be printed" in message


OUTLINE = outline_file("a.b") + "labels: {by: By, recital: Recital}\n"


@pytest.mark.parametrize(
    "words",
    ["Tiny Agreement", "by: By", "recital: Recital", "term: Fee", "heading: Terms", "role: Client"],
)
@pytest.mark.parametrize("char", [*ESCAPED.values(), *RAW.values(), r"\n"])
def test_no_words_of_an_outline_hold_such_a_character(words: str, char: str, tmp_path: Path) -> None:
    key, _, value = words.rpartition(": ")
    text = OUTLINE.replace(words, f'{key}{": " if key else ""}"{value}{char}"', 1)
    file = tmp_path / "contract_templates" / "tiny.yaml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    line = OUTLINE[: OUTLINE.index(words)].count("\n") + 1
    with pytest.raises(InputError) as caught:
        read_outline((tmp_path, *folders(None)), "tiny")
    assert f"tiny.yaml:{line}: " in str(caught.value)


@pytest.mark.parametrize("heading", [r'"a\nb"', r'"a\tb"', '"\u00ad"', "' '", "|\n  a\n  b"])
def test_a_heading_is_words_on_one_line(heading: str, tmp_path: Path) -> None:
    assert "must be words on one line" in refused(tmp_path, clause_file(heading=heading))


@pytest.mark.parametrize("text", ["Café — “naïve”", "李小龙", "מזל", "a\u00a0b", "e\u0301", "👩\u200d💻"])
def test_words_of_any_language_are_read(text: str, tmp_path: Path) -> None:
    library, _ = shelf(tmp_path, "a.b", {"a/b.md": clause_file(f"{text}.", heading=f'"{text}"')})
    assert library.slots["a.b"][0].heading == text


@pytest.mark.parametrize("name", ["te rms", 'te"rms', "<b>", "Terms", ""])
def test_the_name_of_a_section_is_fit_for_a_bookmark(name: str, tmp_path: Path) -> None:
    file = tmp_path / "contract_templates" / "tiny.yaml"
    file.parent.mkdir()
    file.write_text(OUTLINE.replace("id: terms", f"id: '{name}'"), encoding="utf-8")
    with pytest.raises(InputError, match="id"):
        read_outline((tmp_path, *folders(None)), "tiny")
