"""Tracked changes and comments of a file, as its authors made them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise

from generator.docx.lines import Line, Mark, Piece, stretches
from generator.docx.story import read_element
from generator.docx.xml import Parts, W, parse
from generator.returns.report import Change, Comment

_COMMENTS = "word/comments.xml"
_EDGES = ("|", "/")
_THREADS = "word/commentsExtended.xml"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


def tracked_changes(lines: tuple[Line, ...]) -> Iterator[Change]:
    """Yield the tracked changes of lines: a replacement is one, and so is a whole paragraph."""
    for line in lines:
        if (whole := _whole(line)) is not None:
            yield whole
        else:
            yield from _within(line)
    for line, following in pairwise(lines):
        yield from _ends(line, following)


def _whole(line: Line) -> Change | None:
    """Return the change of a line that was put in or taken out as a whole."""
    told = [piece for piece in line.pieces if piece.text.strip() and piece.key not in _EDGES]
    if told and all(piece.inserted and not piece.deleted for piece in told):
        mark = told[0].inserted
        return _change(mark, "", _text(line.pieces), whole=True)
    if told and all(piece.deleted and not piece.inserted for piece in told):
        return _change(told[0].deleted, _text(line.pieces), "", whole=True)
    return None


def _within(line: Line) -> Iterator[Change]:
    """Yield the changes inside a line: neighbours of one author are one."""
    context = _text(piece for piece in line.pieces if not piece.deleted)
    for author, group in groupby(_joined(line.pieces), key=_author):
        if author is None:
            continue
        pieces = [piece for piece in group if not (piece.inserted and piece.deleted)]
        old = _text(piece for piece in pieces if piece.deleted)
        new = _text(piece for piece in pieces if piece.inserted)
        if old or new:
            mark = next(piece.deleted or piece.inserted for piece in pieces)
            yield _change(mark, old, new, context)


def _joined(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield pieces without unmarked blanks between two marked ones of an author."""
    for index, piece in enumerate(pieces):
        blank = not piece.text.strip() and _author(piece) is None and 0 < index < len(pieces) - 1
        around = {_author(pieces[index - 1]), _author(pieces[index + 1])} if blank else {None}
        if None in around or len(around) > 1:
            yield piece


def _author(piece: Piece) -> str | None:
    mark = piece.deleted or piece.inserted
    return None if mark is None else mark.author


def _ends(line: Line, following: Line) -> Iterator[Change]:
    """Yield a paragraph that was split in two, or two that were joined."""
    told, next_told = _kept(line), _kept(following)
    if not told or not next_told or line.table or following.table:
        return
    if line.inserted and not line.deleted:
        yield _change(line.inserted, "", "¶", f"{told[-40:]} ¶ {next_told[:40]}")
    elif line.deleted and not line.inserted:
        yield _change(line.deleted, "¶", "", f"{told[-40:]} {next_told[:40]}")


def _kept(line: Line) -> str:
    return _text(piece for piece in line.pieces if not piece.inserted and not piece.deleted)


def _change(mark: Mark | None, old: str, new: str, context: str = "", *, whole: bool = False) -> Change:
    author, when, moved = ("", "", False) if mark is None else (mark.author, mark.date, mark.moved)
    return Change("tracked", old, new, context, whole, author, when, moved)


def _text(pieces: Iterable[Piece]) -> str:
    return " ".join("".join(text for text, _, _ in stretches(pieces)).split())


def read_comments(parts: Parts) -> dict[str, Comment]:
    """Return the comments of a file by number, without the words that they stand on."""
    if _COMMENTS not in parts:
        return {}
    found, by_paragraph = {}, {}
    for element in parse(parts[_COMMENTS]).iterfind(f"{W}comment"):
        lines = read_element(element, parts)
        texts = ("".join(piece.text for piece in line.pieces if not piece.deleted) for line in lines)
        text = "\n".join(stripped for told in texts if (stripped := " ".join(told.split())))
        author, when = element.get(f"{W}author", ""), element.get(f"{W}date", "")
        found[element.get(f"{W}id", "")] = Comment(author, when, text, "")
        for paragraph in element.iter(f"{W}p"):
            by_paragraph[paragraph.get(_PARAGRAPH_ID, "").upper()] = element.get(f"{W}id", "")
    for paragraph_id, parent, done in _threads(parts):
        number, to = by_paragraph.get(paragraph_id), found.get(by_paragraph.get(parent, ""))
        if number is not None:
            found[number] = replace(found[number], resolved=done, reply_to=to.author if to else "")
    return found


def _threads(parts: Parts) -> Iterator[tuple[str, str, bool]]:
    """Yield of each comment the id of its paragraph, of the one it answers, and whether it is settled."""
    part = parts.get(_THREADS)
    for told in parse(part).iter(f"{_W15}commentEx") if part else ():
        parent = told.get(f"{_W15}paraIdParent", "")
        done = told.get(f"{_W15}done", "0") in ("1", "true")
        yield told.get(f"{_W15}paraId", "").upper(), parent.upper(), done


def day_of(told: str) -> str:
    """Return the day of a date as a file tells it; empty where there is no such day."""
    try:
        return date.fromisoformat(told[:10]).isoformat()
    except ValueError:
        return ""


def comments_in(lines: tuple[Line, ...], known: Mapping[str, Comment]) -> Iterator[Comment]:
    """Yield the comments whose sign stands in lines, with the words that they stand on."""
    for line in lines:
        for number in sorted(line.comments, key=lambda number: (len(number), number)):
            if (comment := known.get(number)) is not None:
                on = " ".join(filter(None, (_on(other, number) for other in lines)))
                yield replace(comment, on=on)


def _on(line: Line, number: str) -> str:
    return _text(piece for piece in line.pieces if number in piece.comments and not piece.deleted)
