"""The story of a Word file: its lines with every tracked change, comment and bookmark in them.

A line is a paragraph or a row of a table. Whoever wrote the file, runs may be split anywhere,
so nothing here depends on where a run ends. What a reader sees counts: of alternatives the one that
Word shows, notes and text boxes where they stand, the numbers that lists print.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.docx.computed import bound_look, value_of
from generator.docx.elements import (
    ALTERNATIVE,
    BOX,
    DELETED,
    INSERTED,
    MARKS,
    MATH,
    PICTURES,
    VML,
    held,
    is_off,
    seen,
    words_of,
)
from generator.docx.fields import Field, closed
from generator.docx.legibility import (
    CHANGED,
    HIDDEN,
    LOOKS,
    PALE,
    SIGN_TAG,
    WHITE,
    Color,
    Ground,
    Styles,
    ground_of,
    look_on,
    looked,
    mark_of,
    styles_in,
)
from generator.docx.lines import Line, Mark, Piece, with_stand_in
from generator.docx.named import notes_in, style_names
from generator.docx.numbering import Numbers, lists_of
from generator.docx.package import NUMBERING, STYLES
from generator.docx.xml import DOCUMENT, Element, Parts, W, parse

PICTURE = "[picture]"
_NOTHING = Piece("")
_ROOM = Line("", ())
_DRAWN = (BOX, f"{VML}textpath", "{http://schemas.openxmlformats.org/drawingml/2006/main}t")
_TELLING = LOOKS | {CHANGED}
_BLANKS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}ptab": " ", f"{W}noBreakHyphen": "-"}
_SILENT = frozenset(f"{W}{name}" for name in ("lastRenderedPageBreak", "footnoteRef", "endnoteRef"))
_DATES = frozenset(f"{W}{name}{form}" for name in ("day", "month", "year") for form in ("Short", "Long")) | {
    f"{W}pgNum"
}
_NONE: frozenset[str] = frozenset()
_PARAGRAPH, _TABLE, _ROW, _CELL, _CONTROL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}sdt"
_RUN, _WORDS, _TEXT = f"{W}r", f"{W}t", (f"{W}t", f"{W}delText", f"{MATH}t")
_PROPERTIES, _INSTRUCTION = f"{W}rPr", (f"{W}instrText", f"{W}delInstrText")
_OF_PARAGRAPH, _STYLE, _VALUE = f"{W}pPr", f"{W}pStyle", f"{W}val"
_RUN_STYLE, _NUMBER = f"{W}rStyle", f"{W}numPr"
_FORCED, _SIMPLE, _CODE, _ID = f"{W}bdo", f"{W}fldSimple", f"{W}instr", f"{W}id"
_OF_ROW, _OF_CELL = f"{W}trPr", f"{W}tcPr"
_EDGES = frozenset(
    f"{W}{name}"
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr")
)
_BACKWARDS = "written backwards"
_SIGNED = "signature"


def read_story(parts: Parts) -> tuple[Line, ...]:
    """Return the lines of the document's body in reading order."""
    body = parse(parts[DOCUMENT]).find(f"{W}body")
    return tuple(_reader(parts).lines(body)) if body is not None else ()


def read_part(part: bytes, parts: Parts) -> tuple[Line, ...]:
    """Return the lines of a header or footer; `parts` tell of the styles and notes in it."""
    return read_element(parse(part), parts)


def read_element(element: Iterable[Element], parts: Parts) -> tuple[Line, ...]:
    """Return the lines of what stands in an element: a header, a comment; or of blocks and rows alone."""
    return tuple(_reader(parts).lines(element))


def _reader(parts: Parts) -> "_Reader":
    styles = parts.get(STYLES, b"")
    numbers = lists_of(styles, parts.get(NUMBERING, b""))
    return _Reader(
        parts, style_names(parts), notes_in(parts), styles_in(styles), Numbers(numbers), Numbers(numbers)
    )


@dataclass(slots=True)
class _Reader:
    """Reads a body; comments may stand on many lines, so what is open is kept between them."""

    parts: Parts
    styles: Mapping[str, str]
    notes: Mapping[str, Element]
    looks: Styles
    before: Numbers
    after: Numbers
    open: set[str] = field(default_factory=set)
    tables: int = 0
    bookmarks: set[str] = field(default_factory=set)
    signs: set[str] = field(default_factory=set)
    fields: list[Field] = field(default_factory=list)
    behind: Color = WHITE
    """The color behind the paragraphs of a cell or a table."""
    ground: Ground = field(default_factory=Ground)
    """That of the paragraph that is read."""

    def lines(self, parent: Iterable[Element], around: Piece = _NOTHING) -> Iterator[Line]:
        """Yield the lines in a body, a cell, a note; `around` is what holds them all."""
        for child, held_in in held(parent, around, self._held):
            if child.tag == _PARAGRAPH:
                yield self._paragraph(child, held_in)
            elif child.tag == _TABLE:
                self.tables += 1
                number, before = self.tables, self.behind
                self.behind = ground_of(child, self.looks, before)
                for row, inside in held(child, held_in, self._held):
                    if row.tag == _ROW:
                        yield self._row(row, number, inside)
                self.behind = before
            elif child.tag == _ROW:
                yield self._row(child, 1, held_in)
            else:
                pieces = tuple(self._inside([child], held_in))
                if any(piece.text for piece in pieces):
                    yield Line("", pieces)

    def _held(self, holder: Element, around: Piece) -> Piece:
        """Return the look and the tracked change of what stands in something that only holds it."""
        tag = holder.tag
        if tag in INSERTED:
            return around._replace(inserted=around.inserted or mark_of(holder))
        if tag in DELETED:
            return around._replace(deleted=around.deleted or mark_of(holder))
        if tag == _CONTROL and (look := bound_look(holder, self.parts)):
            return around._replace(look=look)
        if tag == _FORCED and holder.get(_VALUE) == "rtl":
            return around._replace(look=around.look or _BACKWARDS)
        return around

    def _paragraph(self, paragraph: Element, around: Piece) -> Line:
        properties = paragraph[0] if len(paragraph) and paragraph[0].tag == _OF_PARAGRAPH else ()
        style, direct = "", None
        inserted, deleted = around.inserted, around.deleted
        for told in properties:
            if told.tag == _STYLE:
                style = told.get(_VALUE, "")
            elif told.tag == _NUMBER:
                direct = told
            elif told.tag == _PROPERTIES and len(told):
                inserted, deleted = _mark(told, INSERTED) or inserted, _mark(told, DELETED) or deleted
        name = self.styles.get(style, "")
        ground = Ground(ground_of(paragraph, self.looks, self.behind))
        shaded = ground.behind != WHITE or style in self.looks.colors
        busy = self.open or self.fields or around is not _NOTHING or shaded
        plain = None if busy or style in self.looks.looks else self._plain_text(paragraph)
        if plain is None:
            look, self.ground = look_on(style, ground, self.looks)
            look = look or around.look
            found = self._inside(paragraph, around._replace(look=look) if look else around)
            found += self._so_far()
            pieces = tuple([_tagged(piece, name) if piece.look else piece for piece in found])
        else:
            pieces = (Piece(plain),) if plain else ()
        bookmarks = frozenset(self.bookmarks) if self.bookmarks else _NONE
        signs = frozenset(self.signs) if self.signs else _NONE
        self.bookmarks.clear()
        self.signs.clear()
        return Line(
            name, pieces, bookmarks, inserted, deleted, comments=signs,
            numbers=self._numbers(style, direct, inserted, deleted),
        )  # fmt: skip

    def _numbers(
        self, style: str, direct: Element | None, inserted: Mark | None, deleted: Mark | None
    ) -> tuple[str, str]:
        """Count on: a paragraph whose end goes runs on into the next, which has the number."""
        if direct is None and style not in self.before.lists.styles:
            return ("", "")
        return (
            "" if inserted else self.before.next(style, direct),
            "" if deleted else self.after.next(style, direct),
        )

    def _cell(self, cell: Element, around: Piece) -> tuple[Piece, list[Line]]:
        """Return the lines of a cell, and the tracked change by which it came or went."""
        properties = cell.find(_OF_CELL)
        if properties is not None:
            came, went = _mark(properties, (f"{W}cellIns",)), _mark(properties, (f"{W}cellDel",))
            if came or went:
                around = around._replace(inserted=around.inserted or came, deleted=around.deleted or went)
        before, self.behind = self.behind, ground_of(cell, self.looks, self.behind)
        lines = list(self.lines(cell, around))
        self.behind = before
        return around, lines

    def _row(self, row: Element, number: int, around: Piece) -> Line:
        properties = row.find(_OF_ROW)
        marks: tuple[Mark | None, Mark | None] = (None, None)
        if properties is not None:
            marks = (_mark(properties, INSERTED), _mark(properties, DELETED))
            hidden = properties.find(f"{W}hidden")
            if hidden is not None and not is_off(hidden):
                around = around._replace(look=HIDDEN)
        within = held(row, around, self._held)
        cells = [self._cell(child, inside) for child, inside in within if child.tag == _CELL]
        lines = [line for _, cell in cells for line in cell]
        pieces: list[Piece] = []
        for index, (_, cell) in enumerate(cells):
            if index:
                pieces.append(_edge_of_cell([around for around, _ in cells[: index + 1]]))
            # Paragraphs without words are room between lines; nobody reads them.
            ends: list[Line] = []
            for line in cell:
                if line.table and ends:
                    ends.append(_ROOM)  # nothing runs on into a table
                if any(piece.text.strip() for piece in line.pieces):
                    pieces += [_edge(" / ", "/", ends)] if ends else []
                    pieces += line.pieces
                    ends = [line]
                elif ends:
                    ends.append(line)
        return Line(
            lines[0].style if lines else "",
            tuple(_marked(piece, *marks) for piece in pieces) if any(marks) else tuple(pieces),
            _NONE.union(*(line.bookmarks for line in lines)),
            *marks,
            table=number,
            comments=_NONE.union(*(line.comments for line in lines)),
            numbers=_joined(line.numbers for line in lines),
        )

    def _inside(self, parent: Iterable[Element], like: Piece) -> list[Piece]:
        """Return the pieces of a paragraph; `like` carries the look and the tracked change around it."""
        found: list[Piece] = []
        for child, around in held(parent, like, self._held):
            tag = child.tag
            if tag == _RUN:
                self._run(child, around, found)
            elif tag == _SIMPLE:
                outer, self.fields = self.fields, []
                shown = self._inside(child, around)
                self.fields = outer
                self._put(closed(Field(around, child.get(_CODE, ""), shown), self._becomes), found)
            elif tag in MARKS:
                self._note(child)
            else:
                self._put(self._shown(child, around), found)
        return found

    def _becomes(self, code: str) -> str:
        return value_of(code, self.parts)

    def _note(self, element: Element) -> None:
        """Note a bookmark or the edge of a comment."""
        number = element.get(_ID, "")
        if element.tag == f"{W}bookmarkStart":
            self.bookmarks.add(element.get(f"{W}name", ""))
        elif element.tag == f"{W}commentRangeStart":
            self.open.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            self.open.discard(number)

    def _run(self, run: Element, like: Piece, found: list[Piece]) -> None:
        likes: tuple[Piece, ...] = (like,)
        for child in run if run.find(ALTERNATIVE) is None else seen(run):
            tag = child.tag
            if tag == _PROPERTIES:
                likes = looked(child, like, self.looks, self.ground) if len(child) else likes
            elif tag == f"{W}fldChar":
                self._field(child, like, found)
            elif tag in _INSTRUCTION:
                if self.fields:
                    self.fields[-1].instruction += child.text or ""
            elif tag == f"{W}commentReference":
                self.signs.add(child.get(_ID, ""))
            elif isinstance(tag, str):
                for one in likes:
                    self._put(self._shown(child, one), found)

    def _shown(self, element: Element, like: Piece) -> list[Piece]:
        """Return the pieces that something in a run, or beside runs, shows."""
        tag = element.tag
        comments = frozenset(self.open) if self.open else _NONE
        if tag == _WORDS:
            text = words_of(element)
            return [like._replace(text=text, key="", comments=comments)] if text else []
        if tag in PICTURES:
            return self._drawn(element, like)
        kind = str(tag).removeprefix(W).removesuffix("Reference")
        if (note := self.notes.get(f"{kind}{element.get(f'{W}id')}")) is not None:
            return self._noted(kind, note, like)
        if len(element):
            return self._nodes(element, like)
        text = _text(element)
        return [like._replace(text=text, key="", comments=comments)] if text else []

    def _nodes(self, element: Element, like: Piece) -> list[Piece]:
        """Return what stands in a formula, or in what a later Word calls by a name of its own."""
        properties = element.find(_PROPERTIES)
        likes = (like,) if properties is None else looked(properties, like, self.looks, self.ground)
        return [piece for one in likes for piece in self._inside(element, one)]

    def _drawn(self, element: Element, like: Piece) -> list[Piece]:
        """Return the words of a drawing; where it has none, the word that a picture stands there."""
        found: list[Piece] = []
        comments = frozenset(self.open) if self.open else _NONE
        for child in _parts_of_drawing(element):
            if child.tag == BOX:
                found += self._nested(child, like)
            else:
                drawn = child.get("string", "") if child.tag == f"{VML}textpath" else ""
                words = f"[watermark: {drawn}]" if drawn else child.text or ""
                found.append(like._replace(text=words, key="", comments=comments))
        return with_stand_in(found, like._replace(text=PICTURE, key="", comments=comments))

    def _noted(self, kind: str, note: Element, like: Piece) -> list[Piece]:
        comments = frozenset(self.open) if self.open else _NONE
        start = like._replace(text=f" [{kind}: ", key="", comments=comments)
        # No note stands in a note: one that names itself would never end.
        notes, self.notes = self.notes, {}
        inside = self._nested(note, like)
        self.notes = notes
        return [start, *inside, start._replace(text="]")]

    def _nested(self, parent: Element, like: Piece) -> list[Piece]:
        """Return the lines inside a text box or a note as pieces, a blank between them."""
        kept = self.bookmarks, self.signs, self.fields
        self.bookmarks, self.signs, self.fields = set(), set(), []
        lines = list(self.lines(parent, like))
        self.bookmarks, self.signs, self.fields = kept
        pieces: list[Piece] = []
        for line in lines:
            self.bookmarks |= line.bookmarks
            self.signs |= line.comments
            if pieces:
                pieces.append(like._replace(text=" ", key=""))
            if line.numbers[1]:
                pieces.append(like._replace(text=f"{line.numbers[1]} ", key=""))
            # A row's edges are no edges of the line that holds it all.
            pieces += [piece._replace(key="") if piece.key in ("|", "/") else piece for piece in line.pieces]
        if pieces:
            pieces[0] = pieces[0]._replace(text=pieces[0].text.lstrip())
            pieces[-1] = pieces[-1]._replace(text=pieces[-1].text.rstrip())
        return pieces

    def _field(self, char: Element, like: Piece, found: list[Piece]) -> None:
        kind = char.get(f"{W}fldCharType", "")
        if kind == "begin":
            self.fields.append(Field(like, entries=_entries(char), entry=_entry(char)))
        elif kind == "separate" and self.fields:
            self.fields[-1].result, self.fields[-1].shown = True, []
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            if not ended.result:
                ended.shown = []
            self._put(closed(ended, self._becomes), found)

    def _so_far(self) -> list[Piece]:
        """Return what the fields that go on in the next paragraph show in this one.

        Where the result of one has not begun it may have none: then its words are words as any.
        """
        found: list[Piece] = []
        for opened in self.fields:
            shown = closed(opened, self._becomes) if opened.result and opened.shown else opened.shown
            found += shown
            opened.shown = []
        return found

    def _put(self, pieces: list[Piece], found: list[Piece]) -> None:
        """Add pieces, or keep them where they are in a field."""
        if self.fields:
            self.fields[-1].shown += pieces
        else:
            found += pieces

    def _plain_text(self, paragraph: Element) -> str | None:
        """Return the text of a paragraph that holds runs of text and nothing else, as most do, else None."""
        texts: list[str] = []
        for child in paragraph:
            if child.tag == _OF_PARAGRAPH:
                continue
            if child.tag != _RUN:
                return None
            for part in child:
                if part.tag == _WORDS:
                    texts.append(words_of(part))
                elif part.tag in _BLANKS:
                    texts.append(_BLANKS[part.tag])
                elif part.tag != _PROPERTIES or any(self._tells(told) for told in part):
                    return None
        return "".join(texts)

    def _tells(self, told: Element) -> bool:
        return told.tag in _TELLING or (told.tag == _RUN_STYLE and told.get(_VALUE) in self.looks.looks)


def _tagged(piece: Piece, style: str) -> Piece:
    """Return a signing service's tag as plain words on a line to sign on, elsewhere as what nobody sees.

    What is forced to run from right to left reads backwards only where its letters do not run so.
    """
    if piece.look == _BACKWARDS and not any(char.isalnum() and char.isascii() for char in piece.text):
        return piece._replace(look="")
    if piece.look != SIGN_TAG:
        return piece
    return piece._replace(look="" if style.startswith(_SIGNED) else PALE)


def _text(element: Element) -> str:  # noqa: PLR0911  one for each kind of element
    tag = element.tag
    if tag in _TEXT:
        return words_of(element)
    if tag in _BLANKS:
        return _BLANKS[str(tag)]
    if tag == f"{W}sym":
        return f"[symbol {element.get(f'{W}font', '')} {element.get(f'{W}char', '')}]"
    if tag == f"{W}softHyphen":
        return "\u00ad"
    if tag in _DATES:
        return f"[{str(tag).removeprefix(W)}]"
    if tag in _SILENT:
        return ""
    # What a later Word calls by a name of its own: whatever it is, its words are read.
    return " ".join((element.text or "").split())


def _parts_of_drawing(element: Element) -> Iterator[Element]:
    """Yield the text boxes and the words drawn in a drawing."""
    for child in seen(element):
        if child.tag in _DRAWN:
            yield child
        else:
            yield from _parts_of_drawing(child)


def _entries(char: Element) -> tuple[str, ...]:
    entries = char.iterfind(f"{W}ffData/{W}ddList/{W}listEntry")
    return tuple(entry.get(_VALUE, "") for entry in entries)


def _entry(char: Element) -> int:
    for name in ("result", "default"):
        found = char.find(f"{W}ffData/{W}ddList/{W}{name}")
        if found is not None and (told := found.get(_VALUE, "")).isdecimal():
            return int(told)
    return 0


def _joined(numbers: Iterable[tuple[str, str]]) -> tuple[str, str]:
    before, after = zip(*numbers, strict=True) if (numbers := list(numbers)) else ((), ())
    return " ".join(filter(None, before)), " ".join(filter(None, after))


def _edge_of_cell(cells: list[Piece]) -> Piece:
    """Return the edge before the last of some cells; it stands where that one and one before it stand."""
    *earlier, last = cells
    edge = _edge(" | ", "|", earlier)
    return edge._replace(inserted=last.inserted or edge.inserted, deleted=last.deleted or edge.deleted)


def _edge(text: str, key: str, ends: Sequence[Line | Piece]) -> Piece:
    """Return what parts two texts; it stands where one of what ends there stands."""
    came, went = [end.inserted for end in ends], [end.deleted for end in ends]
    return Piece(text, key, came[0] if all(came) else None, went[0] if all(went) else None)


def _mark(parent: Element, tags: tuple[str, ...]) -> Mark | None:
    found = next((child for child in parent if child.tag in tags), None)
    return None if found is None else mark_of(found)


def _marked(piece: Piece, inserted: Mark | None, deleted: Mark | None) -> Piece:
    return piece._replace(inserted=piece.inserted or inserted, deleted=piece.deleted or deleted)
