"""Bounds: how much a file may hold so that it can be compared in seconds and in little memory."""

from collections import Counter

from lxml import etree

from generator.docx.named import notes_in
from generator.docx.xml import DOCUMENT, Element, Parts, W, parse
from generator.messages import Message, figure, tell

_PARAGRAPHS, _RUNS, _LETTERS = 10_000, 30_000, 600_000
"""Of the document: some 200 pages. How much markup a part may be, the scan says."""
_LETTERS_OF_ONE = 60_000
"""Of one paragraph, whose words are compared with each other; of all notes, as often as they are named."""
_BOUNDS = (
    ("count(//w:p)", _PARAGRAPHS,
     Message("it holds {count} paragraphs, and at most {most} can be compared")),
    ("count(//w:r)", _RUNS,
     Message("it holds {count} runs of text, and at most {most} can be compared")),
    ("string-length(/)", _LETTERS,
     Message("it holds {count} letters, and at most {most} can be compared")),
    (f"string-length((//w:p[string-length() > {_LETTERS_OF_ONE}])[1])", _LETTERS_OF_ONE,
     Message("it holds {count} letters in one paragraph, and at most {most} can be compared")),
)  # fmt: skip
_IN_NOTES = Message("it holds {count} letters in notes, and at most {most} can be compared")
_COUNTS = tuple(
    (etree.XPath(path, namespaces={"w": W[1:-1]}), most, message) for path, most, message in _BOUNDS
)


def too_much(parts: Parts) -> str:
    """Say what a file holds too much of; empty where it can be compared."""
    root = parse(parts[DOCUMENT])
    counted = [(int(float(str(count(root)))), most, message) for count, most, message in _COUNTS]
    counted.append((_in_notes(root, parts), _LETTERS_OF_ONE, _IN_NOTES))
    for number, most, message in counted:
        if number > most:
            return tell(message, count=figure(number), most=figure(most))
    return ""


def _in_notes(root: Element, parts: Parts) -> int:
    """Count the letters and paragraphs of notes as often as the text names them: each sign shows its note."""
    named = Counter(
        f"{kind}{reference.get(f'{W}id')}"
        for kind in ("footnote", "endnote")
        for reference in root.iter(f"{W}{kind}Reference")
    )
    notes = notes_in(parts)
    return sum(times * _size(notes[key]) for key, times in named.items() if key in notes)


def _size(note: Element) -> int:
    return sum(len(text) for text in note.itertext()) + sum(1 for _ in note.iter(f"{W}p", f"{W}r"))
