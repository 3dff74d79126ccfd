"""Bounds: how much a file may hold so that it can be compared in seconds and in little memory."""

from generator.docx.xml import DOCUMENT, Parts, W, parse

_BYTES, _TAGS = 12_000_000, 400_000
"""Of a part, before it is parsed: an element takes some 150 bytes of memory."""
_PARAGRAPHS, _RUNS, _LETTERS = 10_000, 60_000, 600_000
"""Of the document: some 200 pages."""
_LETTERS_OF_ONE = 60_000
"""Of one paragraph, whose words are compared with each other."""


def too_much(parts: Parts) -> str:
    """Say what a file holds too much of; empty where it can be compared."""
    for name, part in parts.items():
        text = name.startswith("word/") and name.endswith(".xml")
        if text and (len(part) > _BYTES or part.count(b"<") > _TAGS):
            return f"{name} holds more markup than {_TAGS:,} elements or {_BYTES // 10**6} MB"
    root = parse(parts[DOCUMENT])
    counted = {
        "paragraphs": (sum(1 for _ in root.iter(f"{W}p")), _PARAGRAPHS),
        "runs of text": (sum(1 for _ in root.iter(f"{W}r")), _RUNS),
        "letters": (sum(len(text) for text in root.itertext()), _LETTERS),
        "letters in one paragraph": (
            max((sum(map(len, p.itertext())) for p in root.iter(f"{W}p")), default=0),
            _LETTERS_OF_ONE,
        ),
    }
    for what, (number, most) in counted.items():
        if number > most:
            return f"it holds {number:,} {what}, and at most {most:,} can be compared"
    return ""
