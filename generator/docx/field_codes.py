"""The codes of the fields of a part, put together from the runs that they are split over."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

NESTED = "\0"
"""Stands in a code where another field gives its text."""
# In either form of the standard: the scan reads files before they are in the usual one.
_SIMPLE, _CHAR, _TEXTS = "{*}fldSimple", "{*}fldChar", ("{*}instrText", "{*}delInstrText")


@dataclass(slots=True)
class Code:
    """A field: its code, and the elements that make it one.

    `whole` says that it has an end; one without is what a broken file leaves open.
    """

    text: str = ""
    signs: "list[etree._Element]" = field(default_factory=list)
    whole: bool = False
    reading: bool = True
    """Its code goes on: what it shows has not begun."""

    @property
    def nested(self) -> bool:
        """Whether another field makes up a part of the code."""
        return NESTED in self.text


def field_codes(root: "etree._Element") -> Iterator[Code]:
    """Yield the fields of a part, each where it ends.

    Text of a nested field that stands in the code of another is that field's result, no code.
    """
    stack: list[Code] = []
    for element in root.iter(_SIMPLE, _CHAR, *_TEXTS):
        kind = str(element.tag).rpartition("}")[2]
        if kind == "fldSimple":
            yield Code(_attribute(element, "instr"), [element], whole=True)
        elif kind != "fldChar":
            if not stack:
                yield Code(element.text or "", [element])
            elif stack[-1].reading:
                stack[-1].text += element.text or ""
                stack[-1].signs.append(element)
        elif (closed := _edge(element, stack)) is not None:
            yield closed
    yield from stack


def _edge(char: "etree._Element", stack: list[Code]) -> Code | None:
    """Follow the edge of a field; return the field that it closes."""
    kind = _attribute(char, "fldCharType")
    if kind == "begin":
        if stack and stack[-1].reading:
            stack[-1].text += NESTED
        stack.append(Code())
    if not stack:
        return None
    stack[-1].signs.append(char)
    if kind == "separate":
        stack[-1].reading = False
    if kind != "end":
        return None
    stack[-1].whole = True
    return stack.pop()


def _attribute(element: "etree._Element", name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), "")
