"""A provenance that other hands wrote: it is refused in plain words, and `clean` goes on without it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.docx.package import pack, unpack
from generator.errors import InputError
from generator.returns.cleaning import cleaned
from generator.returns.opening import open_document
from generator.returns.returned import read_returned
from generator.returns.verifying import verified
from generator.word.markup import escape
from generator.word.provenance import NAMESPACE, PROVENANCE, read_provenance
from tests.returns.conftest import Sent


def poisoned(docx: bytes, text: str) -> bytes:
    part = f'<provenance xmlns="{NAMESPACE}">{escape(text)}</provenance>'
    return pack(unpack(docx) | {PROVENANCE: part.encode()})


def put(name: str, value: Any) -> Callable[[dict[str, Any]], str]:
    return lambda made_of: json.dumps(made_of | {name: value})


def in_texts(name: str, value: Any) -> Callable[[dict[str, Any]], str]:
    return lambda made_of: json.dumps(made_of | {"texts": [t | {name: value} for t in made_of["texts"]]})


VALUES: dict[str, list[Any]] = {
    "texts": ["abc", 5, None, [{}], [[1]]],
    "blanks": [5, [5]],
    "as_of": ["x", None, "9999-12-31", "2026-02-30"],
    "template": ["x", None, {"name": 5}, {"name": "/etc/passwd.docx"}],
    "outline": ["../../../etc/passwd", ["x"]],
    "clauses": ["x", None, [{}], 5],
    "answers_sha256": [5],
    "answers": ["x", None],
    "generator": [{"a": 1}, "\ud800"],
}
CASES: dict[str, Callable[[dict[str, Any]], str]] = {
    text[:9]: lambda _, text=text: text
    for text in ("{{{", "[1]", "5", "null", '"x"', "[" * 100_000, '{"a": NaN}')
}
CASES |= {f"{name} {value!r}": put(name, value) for name, values in VALUES.items() for value in values}
CASES |= {
    f"texts {name}": in_texts(name, value) for name, value in [("id", 5), ("heading", 5), ("kind", "x")]
}


@pytest.mark.parametrize("name", CASES)
def test_a_provenance_of_other_hands_is_refused_and_cleaned_away(
    name: str, sent: Sent, tmp_path: Path
) -> None:
    path = tmp_path / "poisoned.docx"
    path.write_bytes(poisoned(sent.signing_copy, CASES[name](read_provenance(sent.signing_copy))))
    opened = open_document(path)
    for refused in (lambda: verified(opened), lambda: read_returned(opened, own=None)):
        with pytest.raises(InputError, match="can no longer be read"):
            refused()
    assert PROVENANCE not in unpack(cleaned(opened))


def test_answers_make_up_for_a_provenance_that_cannot_be_read(sent: Sent, tmp_path: Path) -> None:
    path = tmp_path / "poisoned.docx"
    path.write_bytes(poisoned(sent.signing_copy, "{{{"))
    report = read_returned(open_document(path), sent.answers, own=None).report
    assert not report.changes()
    assert any("can no longer be read" in note for note in report.notes)
