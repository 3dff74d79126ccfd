"""Bounds: how much a file may hold so that it can be compared in seconds and in little memory."""

from lxml import etree

from generator.docx.xml import DOCUMENT, Parts, W, parse
from generator.messages import Message, tell

_PARAGRAPHS, _RUNS, _LETTERS = 10_000, 30_000, 600_000
"""Of the document: some 200 pages. How much markup a part may be, the scan says."""
_LETTERS_OF_ONE = 60_000
"""Of one paragraph, whose words are compared with each other."""
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
_COUNTS = tuple(
    (etree.XPath(path, namespaces={"w": W[1:-1]}), most, message) for path, most, message in _BOUNDS
)


def too_much(parts: Parts) -> str:
    """Say what a file holds too much of; empty where it can be compared."""
    root = parse(parts[DOCUMENT])
    for count, most, message in _COUNTS:
        if (number := int(float(str(count(root))))) > most:
            return tell(message, count=f"{number:,}", most=f"{most:,}")
    return ""
