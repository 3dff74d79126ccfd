"""YAML with its lines: whatever is wrong with a file is a message with its line."""

from pathlib import Path

import pytest

from generator.errors import InputError
from generator.yaml_lines import parse_yaml, read_yaml


def test_each_value_knows_its_line() -> None:
    text = parse_yaml("a: 1\nb:\n  - c: 2\n  - c: 3\n    d: 4\n", source="f.yaml", first_line=2)
    assert text.data == {"a": 1, "b": [{"c": 2}, {"c": 3, "d": 4}]}
    assert [text.line_of(steps) for steps in ((), ("b",), ("b", 1), ("b", 1, "d"))] == [2, 3, 5, 6]


def test_a_value_that_is_missing_has_the_line_of_what_is_there() -> None:
    text = parse_yaml("a:\n  b: 1\n", source="f.yaml")
    assert text.place_of(("a", "typo", "x")) == "f.yaml:1"


def test_on_and_no_stay_text() -> None:
    assert parse_yaml("ON: NO\n", source="f.yaml").data == {"ON": "NO"}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: \x07", 2, "U+0007"),
        ("a: 1\nb: 2026-02-30", 2, "day is out of range for month"),
        ("a: 1\na: 2", 2, "duplicate key a"),
        ("a: !!python/object:os.system x", 1, "is not allowed"),
        ("a: !!bool perhaps", 1, "cannot be read"),
        ("a:\n  {{ b }}: c", 2, "a key must be a word"),
        ("a: [", 1, "expected the node content"),
        ("[" * 5000, 1, "nested too deeply"),
        ("a: &x {b: *x}", 1, "the anchor &x is not allowed"),
        ("a: " + "9" * 5000, 1, "cannot be read"),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_yaml(text, source="f.yaml")
    assert str(caught.value).startswith(f"f.yaml:{line}: is not valid YAML:")
    assert words in str(caught.value)


def test_a_file_in_another_encoding_is_a_message(tmp_path: Path) -> None:
    file = tmp_path / "f.yaml"
    file.write_bytes("a: 1\nb: café\n".encode("latin-1"))
    with pytest.raises(InputError, match=r"f\.yaml:2: is not UTF-8 text"):
        read_yaml(file)


def test_a_file_that_cannot_be_read_is_a_message(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        read_yaml(tmp_path)
