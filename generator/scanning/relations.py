"""What a Word file reaches out to: only links that a person clicks may lead outside."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.docx.relations import kind_of, leads_out
from generator.errors import Problem
from generator.messages import Message, tell
from generator.scanning.markup import local_name

if TYPE_CHECKING:
    from lxml import etree

MACROS = Message("holds macros: save it as a Word Document (.docx), which has none")
_SAFE_LINK = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
_LONGEST_SHOWN = 80
_WHAT = {
    "attachedTemplate": Message(
        "is tied to a template elsewhere: write Normal under Developer > Document Template"
    ),
    "image": Message("shows a picture that lies elsewhere: insert it into the document instead"),
    "oleObject": Message("links an object that lies elsewhere: break the link, or paste it as text"),
    "subDocument": Message("takes in another document: paste its text instead"),
    "hyperlink": Message("has a link that is neither http, https nor mailto"),
}
_RUN = {"vbaProject": MACROS, "wordVbaData": MACROS}
"""Relations to parts that run, whatever those are named and declared as."""
_OUTSIDE = Message("reaches outside of the document ({kind})")


def link_is_safe(target: str) -> bool:
    """Say whether a link leads to a web page, an address or a place in the same document."""
    return not target or bool(_SAFE_LINK.match(target.strip()))


def relation_problems(name: str, root: "etree._Element") -> Iterator[Problem]:
    """Yield what is wrong with the relations of a part."""
    for relation in root.iter():
        if local_name(relation.tag) != "Relationship":
            continue
        kind = kind_of(relation)
        target = relation.get("Target") or ""
        if kind in _RUN:
            yield Problem(tell(_RUN[kind]), place=name, value=target[:_LONGEST_SHOWN])
            continue
        if not leads_out(relation):
            continue
        if kind == "hyperlink" and link_is_safe(target):
            continue
        message = tell(_WHAT.get(kind, _OUTSIDE), kind=kind)
        yield Problem(message, place=name, value=target[:_LONGEST_SHOWN])
