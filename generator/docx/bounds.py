"""Bounds: how much a file may hold so that it can be compared in seconds and in little memory."""

from lxml import etree

from generator.docx.xml import DOCUMENT, Parts, W, parse
from generator.messages import tell

_PARAGRAPHS, _RUNS, _LETTERS = 10_000, 30_000, 600_000
"""Of the document: some 200 pages. How much markup a part may be, the scan says."""
_LETTERS_OF_ONE = 60_000
"""Of one paragraph, whose words are compared with each other."""
_COUNTED = {
    "paragraphs": ("count(//w:p)", _PARAGRAPHS),
    "runs of text": ("count(//w:r)", _RUNS),
    "letters": ("string-length(/)", _LETTERS),
    "letters in one paragraph": (f"string-length((//w:p[string-length() > {_LETTERS_OF_ONE}])[1])",
                                 _LETTERS_OF_ONE),
}  # fmt: skip
_COUNTS = {
    what: (etree.XPath(count, namespaces={"w": W[1:-1]}), most) for what, (count, most) in _COUNTED.items()
}


def too_much(parts: Parts) -> str:
    """Say what a file holds too much of; empty where it can be compared."""
    root = parse(parts[DOCUMENT])
    for what, (count, most) in _COUNTS.items():
        if (number := int(float(str(count(root))))) > most:
            return tell(
                "it holds {number} {what}, and at most {most} can be compared",
                number=f"{number:,}",
                what=what,
                most=f"{most:,}",
            )
    return ""
