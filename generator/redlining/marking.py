"""Marking changes: insertions and deletions of runs, paragraphs' ends, rows, properties."""

import datetime as dt
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count

from lxml import etree

from generator.docx.elements import MARKS, SPACE
from generator.docx.xml import Element, W
from generator.redlining.fragments import Bit, alone

_UNMARKED = frozenset(f"{W}{name}" for name in ("pPr", "ins", "del"))
_DELETED = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks changes of one author and day; `numbers` counts their ids."""

    author: str
    date: dt.date
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def change(self, kind: str) -> Element:
        """Return the element of a change: ins, del, pPrChange and their like."""
        return etree.Element(
            f"{W}{kind}",
            {
                f"{W}id": str(next(self.numbers)),
                f"{W}author": self.author,
                f"{W}date": self.date.strftime("%Y-%m-%dT%H:%M:%SZ"),
            },
        )

    def mark_content(self, parent: Element, kind: str) -> None:
        """Mark all that a paragraph shows, in a link too, in place.

        A field in one element is spelled out first: emptied of its words it would still be computed.
        """
        spell_out_fields(parent)
        held: Element | None = None
        for child in list(parent):
            if child.tag in _UNMARKED or child.tag in MARKS or not isinstance(child.tag, str):
                held = None
            elif child.tag == f"{W}hyperlink":
                held = None
                self.mark_content(child, kind)
            else:
                if held is None:
                    held = self.change(kind)
                    child.addprevious(held)
                held.append(child)
        if kind == "del":
            for element in parent.iter(*_DELETED):
                element.tag = _DELETED[str(element.tag)]

    def mark_end(self, paragraph: Element, kind: str) -> None:
        """Mark the end of a paragraph itself as inserted or deleted."""
        properties = paragraph_properties(paragraph)
        runs = properties.find(f"{W}rPr")
        if runs is None:
            runs = etree.Element(f"{W}rPr")
            after = [child for child in properties if child.tag in (f"{W}sectPr", f"{W}pPrChange")]
            if after:
                after[0].addprevious(runs)
            else:
                properties.append(runs)
        runs.insert(0, self.change(kind))

    def mark_row(self, row: Element, kind: str) -> None:
        """Mark a row as inserted or deleted, with everything in it."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(sum(1 for child in row if child.tag == f"{W}tblPrEx"), properties)
        properties.append(self.change(kind))
        for paragraph in row.iter(f"{W}p"):
            self.mark_content(paragraph, kind)
            self.mark_end(paragraph, kind)

    def was(self, properties: Element, former: Element | None, leave: frozenset[str] = frozenset()) -> None:
        """Say in properties what they were before; `leave` names what a change cannot hold."""
        name = str(properties.tag).removeprefix(W)
        change = self.change(f"{name}Change")
        before = etree.SubElement(change, f"{W}{name}")
        if former is not None:
            before.extend(
                deepcopy(child)
                for child in former
                if child.tag not in leave and not str(child.tag).endswith("Change")
            )
        properties.append(change)


def paragraph_properties(paragraph: Element) -> Element:
    """Return the properties of a paragraph, made where there are none."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    return properties


def spell_out_fields(parent: Element) -> None:
    """Write the fields of a paragraph that are one element as runs, in place."""
    for simple in list(parent.iterfind(f"{W}fldSimple")):
        spell_out_fields(simple)
        code = etree.Element(f"{W}instrText", {SPACE: "preserve"})
        code.text = simple.get(f"{W}instr", "")
        begin, separate, end = (
            etree.Element(f"{W}fldChar", {f"{W}fldCharType": edge}) for edge in ("begin", "separate", "end")
        )
        content = [child for child in simple if child.tag != f"{W}fldData"]
        head = [alone(Bit(None, element)) for element in (begin, code, separate)]
        at = parent.index(simple)
        parent[at : at + 1] = [*head, *content, alone(Bit(None, end))]


def plain_runs(bits: Iterable[Bit]) -> Iterator[Element]:
    """Yield runs of bits: texts of the same properties that follow each other are one run."""
    run: Element | None = None
    look: str | None = None
    for bit in bits:
        now = "" if bit.properties is None else etree.tostring(bit.properties, method="c14n").decode()
        if run is not None and isinstance(bit.child, str) and look == now:
            run[-1].text = (run[-1].text or "") + bit.child
            continue
        if run is not None:
            yield run
        run, look = alone(bit), now if isinstance(bit.child, str) else None
    if run is not None:
        yield run
