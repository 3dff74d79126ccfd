"""A file too long to be compared in seconds and in little memory is refused before it is, saying why."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.docx.aligning import equal_places
from generator.docx.package import unpack
from generator.docx.xml import DOCUMENT, Element, parse, serialize
from generator.errors import InputError
from generator.returns.opening import open_document
from generator.returns.verifying import verified
from tests.returns.conftest import ANSWERS, Sent
from tests.returns.foreign import raw_pack, related, with_body, xml

MOST_MEMORY = 300  # MB


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def put_in(markup: str) -> Callable[[Element], None]:
    def change(body: Element) -> None:
        body[:0] = xml(markup)

    return change


TOO_MUCH = {
    "paragraphs": (paragraph(run("a")) * 11_000, r"it holds 1\d,\d{3} paragraphs, and at most 10,000"),
    "runs": (paragraph(run("ab ") * 31_000), r"it holds 3\d,\d{3} runs of text, and at most 30,000"),
    "letters": (paragraph(run("word " * 10_000)) * 13, r"it holds 6\d\d,\d{3} letters, and at most 600,000"),
    "one paragraph": (paragraph(run("word " * 13_000)), r"it holds 65,000 letters in one paragraph"),
    "markup": (paragraph(f"<w:pPr>{'<w:b/>' * 1000}</w:pPr>") * 900, "holds more markup than a contract"),
}  # fmt: skip


@pytest.mark.parametrize("kind", TOO_MUCH)
def test_what_is_too_long_to_compare_is_refused_saying_why(kind: str, sent: Sent, tmp_path: Path) -> None:
    markup, message = TOO_MUCH[kind]
    path = tmp_path / "long.docx"
    path.write_bytes(with_body(sent.signing_copy, put_in(markup)))
    with pytest.raises(InputError, match=message):
        open_document(path)


def with_notes(docx: bytes, note: str, signs: int) -> bytes:
    sign = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    parts = unpack(with_body(docx, put_in(paragraph(sign * signs))))
    notes = f'<w:footnotes><w:footnote w:id="5">{note}</w:footnote></w:footnotes>'
    related(parts, "footnotes.xml", notes, "footnotes")
    return raw_pack(parts)


def test_a_note_is_counted_as_often_as_it_is_named(sent: Sent, tmp_path: Path) -> None:
    path = tmp_path / "long.docx"
    path.write_bytes(with_notes(sent.signing_copy, paragraph(run("word")) * 300, 300))
    with pytest.raises(InputError, match=r"letters in notes, and at most 60,000"):
        open_document(path)


def test_a_note_that_names_itself_is_read_once(sent: Sent, tmp_path: Path) -> None:
    path = tmp_path / "returned.docx"
    itself = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    path.write_bytes(with_notes(sent.signing_copy, paragraph(run("Only if paid.") + itself), 1))
    assert not verified(open_document(path)).unchanged


REDLINE = """
import re, sys
from pathlib import Path
from generator import read_returned
from generator.returns.redlining import redlined

redlined(read_returned(Path(sys.argv[1]), Path(sys.argv[2])))
# What getrusage tells begins with what the process had that started this one.
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only /proc tells the most memory")
def test_the_longest_file_that_is_taken_is_redlined_in_little_memory(sent: Sent, tmp_path: Path) -> None:
    parts = unpack(sent.signing_copy)
    root = parse(parts[DOCUMENT])
    put_in(paragraph(f"<w:pPr>{'<w:b/>' * 300}</w:pPr>{run('word')}") * 2400)(root[0])
    path = tmp_path / "long.docx"
    path.write_bytes(raw_pack(parts | {DOCUMENT: serialize(root)}))
    call = [sys.executable, "-c", REDLINE, str(path), str(ANSWERS)]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    assert int(done.stdout) < MOST_MEMORY


def test_what_holds_nothing_once_is_not_compared_word_by_word() -> None:
    words = [f"w{n % 100}" for n in range(1200)]
    assert equal_places(words + words[::-1], words[::-1] + words) == []
