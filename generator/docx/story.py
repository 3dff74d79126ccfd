"""The story of a Word file: its lines with every tracked change, comment and bookmark in them.

A line is a paragraph or a row of a table. Whoever wrote the file, runs may be split anywhere,
so nothing here depends on where a run ends.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.docx.fields import Field, closed
from generator.docx.lines import Line, Mark, Piece
from generator.docx.looks import CHANGED, LOOKS, looked, looks_in, mark_of
from generator.docx.named import notes_in, style_names
from generator.docx.package import DOCUMENT, STYLES, Element, Parts, W, parse

__all__ = ["PICTURE", "read_part", "read_story"]

PICTURE = "[picture]"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_INSERTED, _DELETED = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
_THROUGH = frozenset(
    f"{W}{name}" for name in ("hyperlink", "smartTag", "sdtContent", "customXml", "dir", "bdo")
)
_TELLING = frozenset(LOOKS) | {CHANGED}
_BLANKS = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
_NONE: frozenset[str] = frozenset()
_RUN, _TEXT = f"{W}r", (f"{W}t", f"{W}delText")
_PROPERTIES, _INSTRUCTION = f"{W}rPr", (f"{W}instrText", f"{W}delInstrText")
_OF_PARAGRAPH, _STYLE, _VALUE = f"{W}pPr", f"{W}pStyle", f"{W}val"
_PICTURES = frozenset([f"{W}drawing", f"{W}pict", f"{W}object"])


def read_story(parts: Parts) -> tuple[Line, ...]:
    """Return the lines of the document's body in reading order."""
    body = parse(parts[DOCUMENT]).find(f"{W}body")
    return tuple(_reader(parts).lines(body)) if body is not None else ()


def read_part(part: bytes, parts: Parts) -> tuple[Line, ...]:
    """Return the lines of a header or footer; `parts` tell of the styles and notes in it."""
    return tuple(_reader(parts).lines(parse(part)))


def _reader(parts: Parts) -> "_Reader":
    return _Reader(style_names(parts), notes_in(parts), looks_in(parts.get(STYLES, b"")))


@dataclass(slots=True)
class _Reader:
    """Reads a body; comments may stand on many lines, so what is open is kept between them."""

    styles: Mapping[str, str]
    notes: Mapping[str, str]
    looks: Mapping[str, str]
    open: set[str] = field(default_factory=set)
    tables: int = 0
    bookmarks: set[str] = field(default_factory=set)
    signs: set[str] = field(default_factory=set)
    fields: list[Field] = field(default_factory=list)

    def lines(self, parent: Element) -> Iterator[Line]:
        for child in parent:
            if child.tag == f"{W}p":
                yield self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self.tables += 1
                number = self.tables
                for row in child.iter(f"{W}tr"):
                    yield self._row(row, number)
            elif child.tag == f"{W}sdt" or child.tag in _THROUGH or child.tag in _INSERTED:
                yield from self.lines(child)
            elif child.tag == f"{_MC}AlternateContent":
                yield from self.lines(next(iter(child), child))
            else:
                self._note(child)
                if text := self._text(child):
                    yield Line("", (Piece(text),))

    def _paragraph(self, paragraph: Element) -> Line:
        properties = paragraph[0] if len(paragraph) and paragraph[0].tag == _OF_PARAGRAPH else ()
        style = next((told.get(_VALUE, "") for told in properties if told.tag == _STYLE), "")
        look = self.looks.get(style, "") if self.looks else ""
        plain = None if self.open or self.fields or self.looks else _plain_text(paragraph)
        if plain is None:
            pieces = tuple(self._inside(paragraph, Piece("", look=look)))
            pieces += tuple(piece for opened in self.fields for piece in opened.shown)
            self.fields.clear()
        else:
            pieces = (Piece(plain),) if plain else ()
        inserted, deleted = None, None
        for told in properties:
            if told.tag == _PROPERTIES and len(told):
                inserted, deleted = _mark(told, _INSERTED), _mark(told, _DELETED)
        bookmarks, signs = frozenset(self.bookmarks), frozenset(self.signs)
        self.bookmarks.clear()
        self.signs.clear()
        return Line(self.styles.get(style, ""), pieces, bookmarks, inserted, deleted, comments=signs)

    def _row(self, row: Element, number: int) -> Line:
        cells = [[self._paragraph(p) for p in cell.iter(f"{W}p")] for cell in row.iter(f"{W}tc")]
        pieces: list[Piece] = []
        for cell in cells:
            for line in cell[:-1]:
                pieces += line.pieces
                pieces.append(Piece(" / ", "/", line.inserted, line.deleted))
            pieces += cell[-1].pieces if cell else ()
            pieces.append(Piece(" | ", "|"))
        lines = [line for cell in cells for line in cell]
        properties = row.find(f"{W}trPr")
        marks: tuple[Mark | None, Mark | None] = (None, None)
        if properties is not None:
            marks = (_mark(properties, _INSERTED), _mark(properties, _DELETED))
        return Line(
            lines[0].style if lines else "",
            tuple(_marked(piece, *marks) for piece in pieces[:-1]) if any(marks) else tuple(pieces[:-1]),
            frozenset().union(*(line.bookmarks for line in lines)),
            *marks,
            table=number,
            comments=frozenset().union(*(line.comments for line in lines)),
        )

    def _inside(self, parent: Element, like: Piece) -> Iterator[Piece]:
        """Yield the pieces below an element; `like` carries the tracked change around it."""
        for child in parent:
            if child.tag == _RUN:
                yield from self._run(child, like)
            elif child.tag in _INSERTED:
                yield from self._inside(child, like._replace(inserted=mark_of(child)))
            elif child.tag in _DELETED:
                yield from self._inside(child, like._replace(deleted=mark_of(child)))
            elif child.tag == f"{W}fldSimple":
                opened = Field(like, child.get(f"{W}instr", ""), list(self._inside(child, like)))
                yield from self._put(closed(opened))
            elif child.tag == f"{W}sdt" or child.tag in _THROUGH:
                yield from self._inside(child, like)
            elif child.tag == f"{_MC}AlternateContent":
                yield from self._inside(next(iter(child), child), like)
            else:
                self._note(child)
                if text := self._text(child):
                    yield from self._put([like._replace(text=text, comments=frozenset(self.open))])

    def _note(self, element: Element) -> None:
        """Note a bookmark or the edge of a comment."""
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}bookmarkStart":
            self.bookmarks.add(element.get(f"{W}name", ""))
        elif element.tag == f"{W}commentRangeStart":
            self.open.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            self.open.discard(number)

    def _run(self, run: Element, like: Piece) -> Iterator[Piece]:
        likes: tuple[Piece, ...] = (like,)
        for child in run:
            tag = child.tag
            if tag == _PROPERTIES:
                likes = looked(child, like, self.looks) if len(child) else likes
                continue
            if tag == f"{W}fldChar":
                yield from self._field(child.get(f"{W}fldCharType", ""), like)
            elif tag in _INSTRUCTION:
                if self.fields:
                    self.fields[-1].instruction += child.text or ""
            elif tag == f"{W}commentReference":
                self.signs.add(child.get(f"{W}id", ""))
            elif text := (child.text or "") if tag in _TEXT else self._text(child):
                comments = frozenset(self.open) if self.open else _NONE
                for one in likes:
                    piece = Piece(text, "", one.inserted, one.deleted, comments, one.look)
                    if self.fields:
                        self._keep([piece])
                    else:
                        yield piece

    def _text(self, element: Element) -> str:
        if element.tag in _TEXT:
            return element.text or ""
        if element.tag in _BLANKS:
            return _BLANKS[element.tag]
        if element.tag == f"{_MC}AlternateContent":
            choice = element.find(f"{_MC}Choice")
            return "" if choice is None else "".join(self._text(child) for child in choice)
        if element.tag in _PICTURES:
            return "".join(found.text or "" for found in element.iter(f"{W}t")) or PICTURE
        if element.tag == f"{W}sym":
            return f"[symbol {element.get(f'{W}font', '')} {element.get(f'{W}char', '')}]"
        kind = str(element.tag).removeprefix(W).removesuffix("Reference")
        note = self.notes.get(f"{kind}{element.get(f'{W}id')}")
        # A formula, or what a later Word calls by a name of its own: whatever it is, its words are read.
        words = "".join(map(str, element.itertext())) if isinstance(element.tag, str) else ""
        return words if note is None else f" [{kind}: {note}]"

    def _field(self, kind: str, like: Piece) -> Iterator[Piece]:
        if kind == "begin":
            self.fields.append(Field(like))
        elif kind == "separate" and self.fields:
            self.fields[-1].result = True
        elif kind == "end" and self.fields:
            yield from self._put(closed(self.fields.pop()))

    def _put(self, pieces: list[Piece]) -> Iterator[Piece]:
        """Yield pieces, or keep them where they are the result of a field around them."""
        if self.fields:
            self._keep(pieces)
        else:
            yield from pieces

    def _keep(self, pieces: list[Piece]) -> None:
        if self.fields[-1].result:
            self.fields[-1].shown += pieces


def _plain_text(paragraph: Element) -> str | None:
    """Return the text of a paragraph that holds runs of text and nothing else, as most do, else None."""
    texts: list[str] = []
    for child in paragraph:
        if child.tag == _OF_PARAGRAPH:
            continue
        if child.tag != _RUN:
            return None
        for part in child:
            if part.tag == _TEXT[0]:
                texts.append(part.text or "")
            elif part.tag in _BLANKS:
                texts.append(_BLANKS[part.tag])
            elif part.tag != _PROPERTIES or any(told.tag in _TELLING for told in part):
                return None
    return "".join(texts)


def _mark(parent: Element, tags: tuple[str, ...]) -> Mark | None:
    found = next((child for child in parent if child.tag in tags), None)
    return None if found is None else mark_of(found)


def _marked(piece: Piece, inserted: Mark | None, deleted: Mark | None) -> Piece:
    return piece._replace(inserted=piece.inserted or inserted, deleted=piece.deleted or deleted)
