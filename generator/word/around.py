"""Around: the tree of a document before the passages that its contract printed are put into it.

The recitals, the terms and the schedules are most of a document, and what they say is known from the
contract. So the frame is filled with a mark in the place of each, and only what is around them is parsed.
The pages behind a review draft, which no template has a tag for, are a passage after the schedules.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from lxml import etree

from generator.docx.xml import DOCUMENT, Element, Parts, parse, serialize
from generator.word.frame import Frame
from generator.word.markup import Xml

_PASSAGES = ("recitals", "terms", "schedules", "behind")
_TARGET = "printed"


class Around(NamedTuple):
    """A document with a mark for each passage, and the markup of the passages by the name of their mark.

    `marked` says that answers stand in brackets in the passages.
    """

    root: Element
    passages: Mapping[str, str]
    marked: bool = False

    def whole(self) -> bytes:
        """Return the document with the passages in their places."""
        document = serialize(self.root)
        for name, passage in self.passages.items():
            document = document.replace(_mark(name).encode(), passage.encode(errors="surrogatepass"))
        return document

    def between(self) -> list[list[Element]]:
        """Return what the body has before, between and after the marks; empty where one stands elsewhere."""
        groups: list[list[Element]] = [[]]
        met: list[str] = []
        for child in self.root[0]:
            if isinstance(child.tag, str):
                groups[-1].append(child)
            else:
                met.append(child.text or "")
                groups.append([])
        marks = sum(1 for _ in self.root.iter(etree.PI))
        return groups if met == list(self.passages) and marks == len(met) else []


def fill_around(frame: Frame, printed: dict[str, Any]) -> tuple[Parts, Around]:
    """Fill a frame; return the parts, and the document as it is around what the contract printed.

    `printed` is what the tags of a template can name; `front` is that with which its recitals begin, `behind`
    what follows its schedules.
    """
    front = printed["front"]
    passages = {name: str(printed[name]).removeprefix(front) for name in _PASSAGES}
    passages = {name: passage for name, passage in passages.items() if passage}
    marks = {name: _mark(name) if name in passages else "" for name in _PASSAGES}
    parts = frame.fill(
        printed
        | {
            "recitals": Xml(front + marks["recitals"]),
            "terms": Xml(marks["terms"]),
            "schedules": Xml(marks["schedules"] + marks["behind"]),
        }
    )
    document = parts[DOCUMENT]
    if all(_mark(name).encode() in document for name in passages):
        return parts, Around(parse(document), passages, printed["marked"])
    printed = {**printed, "schedules": Xml(printed["schedules"] + printed["behind"])}
    parts = frame.fill(printed)  # the template prints a passage in a way of its own, or not at all
    return parts, Around(parse(parts[DOCUMENT]), {})


def _mark(name: str) -> str:
    return f"<?{_TARGET} {name}?>"
