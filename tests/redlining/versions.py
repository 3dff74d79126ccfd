"""Versions of a contract to compare, and how two documents are told to be the same."""

import datetime as dt
import io
import zipfile
from copy import deepcopy
from functools import cache
from itertools import count
from typing import Any

from lxml import etree

from generator.drafting.pipeline import draft, open_materials
from generator.packs.reading import answers_from
from generator.redlining.redline import redline
from tests.deals import deal_data

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAY = dt.date(2026, 12, 1)
AUTHOR = "Maya Ortiz"


def signing(data: dict[str, Any]) -> bytes:
    """Return the signing copy of answers as JSON data."""
    return draft(answers_from(data), open_materials()).signing_copy()


@cache
def plain() -> bytes:
    return signing(deal_data())


def changed(changes: dict[str, Any], *, without: tuple[str, ...] = ()) -> bytes:
    return signing(deal_data(changes, without=without))


def marked(old: bytes, new: bytes) -> bytes:
    return redline(old, new, author=AUTHOR, date=DAY)


def part(docx: bytes, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def with_part(docx: bytes, name: str, root: Any) -> bytes:
    """Return a document with one part put in the place of another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as package, zipfile.ZipFile(out, "w") as made:
        for held in package.namelist():
            made.writestr(held, etree.tostring(root) if held == name else package.read(held))
    return out.getvalue()


def plain_xml(docx: bytes, name: str = "word/document.xml") -> str:
    """Return a part as text with runs joined where they look alike, and bookmarks numbered anew."""
    root = deepcopy(part(docx, name))
    numbers: dict[str, str] = {}
    counter = count()
    for start in root.iter(f"{W}bookmarkStart"):
        numbers[start.get(f"{W}id")] = str(next(counter))
    for mark in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        mark.set(f"{W}id", numbers[mark.get(f"{W}id")])
    for paragraph in root.iter(f"{W}p"):
        _join(paragraph)
    return etree.tostring(root, method="c14n").decode()


def _join(paragraph: Any) -> None:
    last = None
    for run in list(paragraph):
        if run.tag != f"{W}r":
            last = None
            continue
        texts = [child for child in run if child.tag != f"{W}rPr"]
        if len(texts) != 1 or texts[0].tag != f"{W}t":
            last = None
        elif not texts[0].text:
            paragraph.remove(run)
        elif last is not None and _look(last) == _look(run):
            last[-1].text += texts[0].text
            paragraph.remove(run)
        else:
            texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            last = run


def _look(run: Any) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n")
