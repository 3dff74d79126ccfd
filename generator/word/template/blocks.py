"""Loops and conditions of a part: opened and closed in the same place, and nothing lost between."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.docx.xml import Element, W
from generator.errors import Problem
from generator.messages import Message, tell
from generator.word.template.cells import misplaced_in_row
from generator.word.template.paragraphs import Spot
from generator.word.template.tags import (
    Tag,
    has_loose_brace,
    parted_braces,
    strange_sign,
    tag_problem,
    tags_of,
)
from generator.word.template.vocabulary import LISTS, NAMES, Scope

_INLINE = ("", "r")
_AROUND = {"tr": "tbl", "tc": "tr"}
# A tag with `p` takes its paragraph away, and with it whatever is fixed to that.
_BOOKMARK = Message("{tag} takes the place of its paragraph, and a bookmark in it would be lost")
_PICTURE = Message("{tag} takes the place of its paragraph, and a picture in it would be lost")
_FIXED = {
    "sectPr": Message("{tag} takes the place of its paragraph, and a section break in it would be lost"),
    "bookmarkStart": _BOOKMARK,
    "bookmarkEnd": _BOOKMARK,
    "drawing": _PICTURE,
    "pict": _PICTURE,
}
# Where a contract that comes back is not read clause by clause.
_BOXES = {
    "tc": Message("{tag} stands in a table, where no clause is found again: put it outside"),
    "txbxContent": Message("{tag} stands in a text box, where no clause is found again: put it outside"),
}


@dataclass(frozen=True, slots=True)
class _Open:
    tag: Tag
    spot: Spot


@dataclass(slots=True)
class TagReader:
    """Reads the tags of one part in order; `printed` gathers the names that it prints or loops over."""

    margin: bool
    opened: list[_Open] = field(default_factory=list)
    printed: list[tuple[str, Spot]] = field(default_factory=list)

    def read(self, spot: Spot) -> Iterator[Problem]:
        """Yield what is wrong with the tags of the next paragraph."""
        if message := parted_braces(spot.text):
            yield spot.problem(message)
            return
        if has_loose_brace(spot.text):
            yield spot.problem(tell("a tag is not closed, or not opened, in this paragraph"))
            return
        for tag in tags_of(spot.text):
            for message in self._wrong(tag, spot):
                yield spot.problem(message)
        yield from self._left_inline(spot)

    def end(self) -> Iterator[Problem]:
        """Yield what was opened and never closed."""
        for left in self.opened:
            yield left.spot.problem(
                tell(
                    "{tag} is never closed: {closing} is missing",
                    tag=left.tag.text,
                    closing=_closing(left.tag),
                )
            )

    def _wrong(self, tag: Tag, spot: Spot) -> Iterator[str]:
        if message := strange_sign(tag) or tag_problem(tag, self._scopes(), margin=self.margin):
            yield message
        if message := _held(tag, spot) or _misplaced(tag, spot):
            yield message
        if tag.changes_cells and (message := misplaced_in_row(tag, spot, self._loops(), margin=self.margin)):
            yield message
        inner = any(open_.tag.does == "for" for open_ in self.opened)
        if tag.does == "for" and inner and self._full_name(tag.name) != "row.paragraphs":
            yield tell(
                "{tag}: a loop may not stand in another, but for the paragraphs of a row", tag=tag.text
            )
        if tag.does in ("if", "for"):
            self.opened.append(_Open(tag, spot))
        elif tag.does in ("endif", "endfor"):
            yield from self._close(tag, spot)
        if tag.does in ("print", "for"):
            self.printed.append((self._full_name(tag.name), spot))

    def _scopes(self) -> tuple[Scope, ...]:
        loops = (open_.tag for open_ in self.opened if open_.tag.does == "for")
        return tuple(Scope(loop.variable, LISTS.get(self._full_name(loop.name), "text")) for loop in loops)

    def _loops(self) -> dict[str, str]:
        """Return the variable of each loop that is open, by its prefix."""
        return {o.tag.prefix: o.tag.variable for o in self.opened if o.tag.does == "for"}

    def _full_name(self, name: str) -> str:
        """Return a name as the vocabulary has it: `row.` for whatever the loop calls a row."""
        head, dot, below = name.partition(".")
        rows = [o.tag.variable for o in self.opened if o.tag.does == "for" and o.tag.name == "cover"]
        return f"row.{below}" if dot and head in rows else name

    def _close(self, tag: Tag, spot: Spot) -> Iterator[str]:
        if not self.opened:
            yield tell("{tag} closes nothing: no loop or condition is open here", tag=tag.text)
            return
        last = self.opened.pop()
        if tag.does != f"end{last.tag.does}" or tag.prefix != last.tag.prefix:
            yield tell(
                "{tag} must be {closing}: it closes {opening}",
                tag=tag.text,
                closing=_closing(last.tag),
                opening=last.tag.text,
            )
        elif _container(last.spot, tag) is not _container(spot, tag):
            yield tell(
                "{tag} must stand in the same cell or table as {opening}, which it closes",
                tag=tag.text,
                opening=last.tag.text,
            )

    def _left_inline(self, spot: Spot) -> Iterator[Problem]:
        """Yield conditions inside a sentence that do not end in its paragraph."""
        for left in [o for o in self.opened if o.tag.prefix in _INLINE and o.spot is spot]:
            self.opened.remove(left)
            whole = left.tag.text.replace(f"{{%{left.tag.prefix}", "{%p", 1)
            yield spot.problem(
                tell(
                    "{tag} does not end in its paragraph: for whole paragraphs write {whole}",
                    tag=left.tag.text,
                    whole=whole,
                )
            )


def _closing(tag: Tag) -> str:
    return f"{{%{tag.prefix} end{tag.does} %}}"


def _container(spot: Spot, tag: Tag) -> Element | None:
    if tag.prefix in _AROUND:
        return spot.above(_AROUND[tag.prefix])
    return spot.element.getparent() if tag.prefix == "p" else spot.element


def _held(tag: Tag, spot: Spot) -> str:
    """Say what is wrong with what a tag stands in: a control that is bound, a table around clauses."""
    if any(control.find(f"{W}sdtPr/{{*}}dataBinding") is not None for control in spot.all_above("sdt")):
        return tell(
            "{tag} stands in a control that is bound to a property: Word would print that instead",
            tag=tag.text,
        )
    if tag.does == "print" and NAMES.get(tag.name) == "passage":
        for name, message in _BOXES.items():
            if spot.above(name) is not None:
                return tell(message, tag=tag.text)
    return ""


def _misplaced(tag: Tag, spot: Spot) -> str:
    if tag.does == "for" and tag.prefix in _INLINE:
        return tell(
            "{tag}: a loop repeats paragraphs or rows: write {{%p for … %}} or {{%tr for … %}}", tag=tag.text
        )
    if tag.prefix == "p":
        if spot.text.strip() != tag.text:
            return tell(
                "{tag} takes the place of its paragraph: the text beside it would be lost", tag=tag.text
            )
        for name, message in _FIXED.items():
            if next(spot.element.iter(f"{W}{name}"), None) is not None:
                return tell(message, tag=tag.text)
    if tag.prefix == "tr":
        return _misplaced_row(tag, spot)
    return ""


def _misplaced_row(tag: Tag, spot: Spot) -> str:
    row = spot.above("tr")
    if row is None:
        return tell("{tag} stands for a row, but this is no table", tag=tag.text)
    if "".join(text.text or "" for text in row.iter(f"{W}t")).strip() != tag.text:
        return tell("{tag} takes the place of its row: the text beside it would be lost", tag=tag.text)
    return ""
