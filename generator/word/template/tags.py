"""The tags of a paragraph: read, and each held against the vocabulary."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.messages import Message, listed, tell
from generator.word.template.vocabulary import LISTS, Kind, Scope, kind_of, nearest

_TAG = re.compile(r"\{\{(?P<value>.*?)\}\}|\{%(?P<statement>.*?)%\}|\{#.*?#\}")
_EDGE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_NAME = r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*"
_VALUE = re.compile(rf"(?P<prefix>p|r|tr|tc)?\s+(?P<name>{_NAME})\s+", re.ASCII)
_IF = re.compile(rf"(?P<prefix>p|r|tr|tc)?\s+if\s+(?:not\s+)?(?P<name>{_NAME})\s+", re.ASCII)
_FOR = re.compile(
    rf"(?P<prefix>p|r|tr|tc)?\s+for\s+(?P<variable>[A-Za-z_]\w*)\s+in\s+(?P<name>{_NAME})\s+", re.ASCII
)
_END = re.compile(r"(?P<prefix>p|r|tr|tc)?\s+end(?P<what>if|for)\s+", re.ASCII)
_CELL = re.compile(r"\s+(?P<name>hm|vm)\s+", re.ASCII)
_STRANGE = re.compile(r"[^ -~]")
_PARTED = re.compile(r"[{}%](?P<strange>[^ -~])[{}%]")
_BY_HAND = {
    "colspan": Message("{tag} is done in Word itself: Layout > Merge Cells"),
    "cellbg": Message("{tag} is done in Word itself: Table Design > Shading"),
}
_PREFIXED: dict[Kind, str] = {"text": "", "formatted": "r", "passage": "p"}
_WRITE = {
    "text": Message("{tag}: {name} is plain text: write {{{{ {name} }}}}"),
    "formatted": Message("{tag}: {name} is formatted text: write {{{{r {name} }}}}"),
    "passage": Message("{tag}: {name} is a whole passage: write {{{{p {name} }}}}, alone in its paragraph"),
    "list": Message(
        "{tag}: {name} is a list: write a loop, {{%p for … in {name} %}}, and name each entry in it"
    ),
    "switch": Message("{tag}: {name} is yes or no and prints nothing: write {{%p if {name} %}}"),
}
_NOT_A_TAG = Message(
    "{tag} is none of the tags that a template knows: contract_templates/README.md lists them"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as written: what it does, its prefix, and the name in it."""

    text: str
    does: Literal["print", "if", "for", "endif", "endfor", "merge", "unknown"]
    prefix: str = ""
    name: str = ""
    variable: str = ""

    @property
    def changes_cells(self) -> bool:
        """Say whether the tag adds, drops or merges cells of a row."""
        return self.prefix == "tc" or self.does == "merge"


def tags_of(text: str) -> Iterator[Tag]:
    """Yield the tags of a paragraph's text."""
    for found in _TAG.finditer(text):
        yield _tag(found)


def has_loose_brace(text: str) -> bool:
    """Say whether a tag begins or ends in a text that does not end or begin there."""
    return bool(_EDGE.search(_TAG.sub("", text)))


def strange_sign(tag: Tag) -> str:
    """Say which sign a tag holds that no tag has, most of which cannot be seen; empty where there is none."""
    found = _STRANGE.search(tag.text)
    if found is None:
        return ""
    shown = _STRANGE.sub("?", tag.text)
    return tell(
        "{shown} holds {character} where the ? stands, which no tag has: type the tag anew",
        shown=shown,
        character=_named(found[0]),
    )


def parted_braces(text: str) -> str:
    """Say which sign parts the two braces of a tag, so that it prints as text; empty where none does."""
    found = _PARTED.search(text)
    if found is None:
        return ""
    return tell("{character} stands between two braces: type them anew", character=_named(found["strange"]))


def _named(char: str) -> str:
    code, name = f"U+{ord(char):04X}", unicodedata.name(char, "").lower()
    return f"{code} ({name})" if name else code


def _tag(found: re.Match[str]) -> Tag:
    text = found[0]
    if found["value"] is not None:
        value = _VALUE.fullmatch(_spaced(found["value"]))
        return Tag(text, "print", value["prefix"] or "", value["name"]) if value else Tag(text, "unknown")
    inside = _spaced(found["statement"] or "")
    if match := _IF.fullmatch(inside):
        return Tag(text, "if", match["prefix"] or "", match["name"])
    if match := _FOR.fullmatch(inside):
        return Tag(text, "for", match["prefix"] or "", match["name"], match["variable"])
    if match := _END.fullmatch(inside):
        return Tag(text, "endif" if match["what"] == "if" else "endfor", match["prefix"] or "")
    if match := _CELL.fullmatch(inside):
        return Tag(text, "merge", name=match["name"])
    return Tag(text, "unknown")


def _spaced(inside: str) -> str:
    """Return the inside of a tag with a space before its closing brace: {{title}} is {{ title }}."""
    # Read as it looks, so that a sign which cannot be seen is one problem and not many.
    seen = "".join(" " if char.isspace() else char for char in inside if unicodedata.category(char) != "Cf")
    spaced = f"{seen} "
    first = spaced.partition(" ")[0]
    return spaced if first in ("", "p", "r", "tr", "tc") else f" {spaced}"


def tag_problem(tag: Tag, scopes: tuple[Scope, ...], *, margin: bool) -> str:
    """Say what is wrong with a tag where these loops are open; empty where nothing is."""
    if tag.does == "unknown":
        word = re.match(r"\{%\s*(\w+)", tag.text)
        return tell(_BY_HAND.get(word[1], _NOT_A_TAG) if word else _NOT_A_TAG, tag=tag.text)
    if tag.does in ("endif", "endfor", "merge"):
        return ""
    kind = kind_of(tag.name, scopes, margin=margin)
    if kind is None:
        return _unknown(tag, scopes, margin=margin)
    if tag.does == "for":
        return (
            ""
            if kind == "list"
            else tell(
                "{tag}: {name} is no list: there is {lists}",
                tag=tag.text, name=tag.name, lists=listed(LISTS),
            )
        )  # fmt: skip
    if tag.does == "print" and tag.prefix != _PREFIXED.get(kind, "never"):
        return tell(_WRITE[kind], tag=tag.text, name=tag.name)
    return ""


def _unknown(tag: Tag, scopes: tuple[Scope, ...], *, margin: bool) -> str:
    if margin and kind_of(tag.name, scopes, margin=False):
        return tell("{tag}: {name} cannot stand in a header, footer or footnote", tag=tag.text, name=tag.name)
    like = nearest(tag.name, scopes, margin=margin)
    if like:
        return tell(
            "{tag} names {name}, which is unknown; did you mean {like}?",
            tag=tag.text,
            name=tag.name,
            like=like,
        )
    return tell("{tag} names {name}, which is unknown", tag=tag.text, name=tag.name)
