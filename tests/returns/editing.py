"""Editing a contract as the other side would: with and without tracking, by the XML of the file."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.docx.package import pack, unpack
from generator.docx.xml import CONTENT_TYPES, DOCUMENT, W, parse, serialize
from generator.word.places import clause_name

AUTHOR = "Jane Roe"
DAY = "2026-12-03T10:00:00Z"
NEW_WORD = "zebra"
NEW_PARAGRAPH = "The zebra pays for everything on the first day of spring."
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Expected:
    """What the reader must say: kind, words before, words after, whole paragraph."""

    kind: str
    old: str
    new: str
    whole: bool = False


class Edited:
    """A document that is being edited."""

    def __init__(self, docx: bytes) -> None:
        self.parts = unpack(docx)
        self.root = parse(self.parts[DOCUMENT])
        self.number = 90_000

    def mark(self, kind: str) -> "etree._Element":
        self.number += 1
        return self.root.makeelement(
            f"{W}{kind}", {f"{W}id": str(self.number), f"{W}author": AUTHOR, f"{W}date": DAY}
        )

    def saved(self) -> bytes:
        return pack(self.parts | {DOCUMENT: serialize(self.root)})

    def paragraphs(self, slot: str) -> list["etree._Element"]:
        """Return the heading and the body of a clause."""
        name = clause_name(slot)
        heading = next(
            p
            for p in self.root.iter(f"{W}p")
            for b in p.iter(f"{W}bookmarkStart")
            if b.get(f"{W}name") == name
        )
        found = [heading]
        following = heading.getnext()
        while following is not None and following.tag == f"{W}p" and not _heads(following):
            found.append(following)
            following = following.getnext()
        return found


def _heads(paragraph: "etree._Element") -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else style.get(f"{W}val", "")
    return name in ("Heading1", "Heading2", "Closing", "Recital", "RecitalsHeading")


def body_of(docx: bytes, slot: str) -> str:
    body = Edited(docx).paragraphs(slot)[1:]
    return " ".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in body)


def _run(text: str, tag: str = "t") -> "etree._Element":
    run = etree.Element(f"{W}r", nsmap={"w": W[1:-1]})
    words = etree.SubElement(run, f"{W}{tag}")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _split(document: Edited, slot: str) -> tuple["etree._Element", str]:
    """Cut a word in the middle of the clause into a run of its own; return run and word."""
    runs = [r for p in document.paragraphs(slot)[1:] for r in p.findall(f"{W}r")]
    run = max(runs, key=lambda r: len("".join(t.text or "" for t in r.findall(f"{W}t"))))
    text = "".join(t.text or "" for t in run.findall(f"{W}t"))
    words = text.split(" ")
    at = next(i for i in range(len(words) // 2, len(words)) if words[i].isalpha() and words[i].isascii())
    before, after = " ".join(words[:at]), " ".join(words[at + 1 :])
    middle = _run(words[at])
    run.addprevious(_run(f"{before} "))
    run.addnext(_run(f" {after}"))
    run.getparent().replace(run, middle)
    return middle, words[at]


def replace_untracked(document: Edited, slot: str) -> Expected:
    run, word = _split(document, slot)
    run.find(f"{W}t").text = NEW_WORD
    return Expected("untracked", word, NEW_WORD)


def replace_tracked(document: Edited, slot: str) -> Expected:
    run, word = _split(document, slot)
    gone, come = document.mark("del"), document.mark("ins")
    gone.append(_run(word, "delText"))
    come.append(_run(NEW_WORD))
    run.addnext(come)
    run.addnext(gone)
    run.getparent().remove(run)
    return Expected("tracked", word, NEW_WORD)


def delete_tracked(document: Edited, slot: str) -> Expected:
    run, word = _split(document, slot)
    gone = document.mark("del")
    gone.append(_run(word, "delText"))
    run.getparent().replace(run, gone)
    return Expected("tracked", word, "")


def insert_untracked(document: Edited, slot: str) -> Expected:
    run, _ = _split(document, slot)
    run.addnext(_run(f" {NEW_WORD}"))
    return Expected("untracked", "", NEW_WORD)


def add_paragraph_untracked(document: Edited, slot: str) -> Expected:
    last = document.paragraphs(slot)[-1]
    last.addnext(_paragraph(last, _run(NEW_PARAGRAPH)))
    return Expected("untracked", "", NEW_PARAGRAPH, whole=True)


def add_paragraph_tracked(document: Edited, slot: str) -> Expected:
    """Add a paragraph as Word does: the end of the one before is what was put in."""
    last = document.paragraphs(slot)[-1]
    come = document.mark("ins")
    come.append(_run(NEW_PARAGRAPH))
    last.addnext(_paragraph(last, come))
    _end(last).append(document.mark("ins"))
    return Expected("tracked", "", NEW_PARAGRAPH, whole=True)


def delete_paragraph_untracked(document: Edited, slot: str) -> Expected:
    last = document.paragraphs(slot)[-1]
    words = " ".join("".join(t.text or "" for t in last.iter(f"{W}t")).split())
    last.getparent().remove(last)
    return Expected("untracked", words, "", whole=True)


def delete_paragraph_tracked(document: Edited, slot: str) -> Expected:
    last = document.paragraphs(slot)[-1]
    words = " ".join("".join(t.text or "" for t in last.iter(f"{W}t")).split())
    _delete(document, last)
    return Expected("tracked", words, "", whole=True)


def remove_clause_untracked(document: Edited, slot: str) -> Expected:
    for paragraph in document.paragraphs(slot):
        paragraph.getparent().remove(paragraph)
    return Expected("untracked", "*", "", whole=True)


def remove_clause_tracked(document: Edited, slot: str) -> Expected:
    for paragraph in document.paragraphs(slot):
        _delete(document, paragraph)
    return Expected("tracked", "*", "", whole=True)


def _delete(document: Edited, paragraph: "etree._Element") -> None:
    for run in paragraph.findall(f"{W}r"):
        for words in run.iter(f"{W}t"):
            words.tag = f"{W}delText"
        for words in run.iter(f"{W}instrText"):
            words.tag = f"{W}delInstrText"
        gone = document.mark("del")
        run.addprevious(gone)
        gone.append(run)
    _end(paragraph).append(document.mark("del"))


def _end(paragraph: "etree._Element") -> "etree._Element":
    properties = paragraph.find(f"{W}pPr")
    found = properties.find(f"{W}rPr")
    return etree.SubElement(properties, f"{W}rPr") if found is None else found


def _paragraph(like: "etree._Element", content: "etree._Element") -> "etree._Element":
    made = etree.Element(f"{W}p", nsmap={"w": W[1:-1]})
    properties = deepcopy(like.find(f"{W}pPr"))
    for mark in properties.findall(f"{W}rPr"):
        properties.remove(mark)
    made.append(properties)
    made.append(content)
    return made


Edit = Callable[[Edited, str], Expected]

EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        replace_untracked,
        replace_tracked,
        delete_tracked,
        insert_untracked,
        add_paragraph_untracked,
        add_paragraph_tracked,
        delete_paragraph_untracked,
        delete_paragraph_tracked,
        remove_clause_untracked,
        remove_clause_tracked,
    )
}


def edited(docx: bytes, wanted: dict[str, str]) -> tuple[bytes, dict[str, Expected]]:
    """Return the document with one edit in each named clause, and what the reader must say of each."""
    document = Edited(docx)
    expected = {slot: EDITS[name](document, slot) for slot, name in wanted.items()}
    return document.saved(), expected


def comment(docx: bytes, slot: str, text: str, author: str = AUTHOR) -> tuple[bytes, str]:
    """Put a comment on a word of a clause of a signing copy; return the document and the word."""
    document = Edited(docx)
    run, word = _split(document, slot)
    start = document.root.makeelement(f"{W}commentRangeStart", {f"{W}id": "7"})
    end = document.root.makeelement(f"{W}commentRangeEnd", {f"{W}id": "7"})
    sign = _run("")
    sign[0].tag = f"{W}commentReference"
    sign[0].set(f"{W}id", "7")
    run.addprevious(start)
    run.addnext(sign)
    run.addnext(end)
    parts = document.parts
    comments = etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
    made = etree.SubElement(comments, f"{W}comment")
    for name, value in (("id", "7"), ("author", author), ("date", DAY), ("initials", "JR")):
        made.set(f"{W}{name}", value)
    etree.SubElement(made, f"{W}p").append(_run(text))
    parts["word/comments.xml"] = serialize(comments)
    types = parse(parts[CONTENT_TYPES])
    etree.SubElement(
        types,
        f"{{{types.nsmap[None]}}}Override",
        PartName="/word/comments.xml",
        ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    )
    parts[CONTENT_TYPES] = serialize(types)
    relations = parse(parts["word/_rels/document.xml.rels"])
    etree.SubElement(
        relations,
        f"{{{relations.nsmap[None]}}}Relationship",
        Id="rIdComments",
        Type=f"{_OFFICE}/comments",
        Target="comments.xml",
    )
    parts["word/_rels/document.xml.rels"] = serialize(relations)
    return document.saved(), word
