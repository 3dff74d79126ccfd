"""Where the answers stand in the lines of a contract that was sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.assembly.contract import Contract, Inlines, Paragraph, Reference, Table, Value, text_of
from generator.docx.lines import Line, Piece
from generator.docx.views import View, views
from generator.word.passages import PlaceKind
from generator.word.places import anchor_name

_EDGES = ("{|}", "{/}")
PlaceKey = tuple[PlaceKind, str]
"""What finds a place: its kind and id."""


@dataclass(frozen=True, slots=True)
class Printed:
    """An answer in a line: its path, and the tokens that print it."""

    path: str
    start: int
    end: int


class _Lines:
    """The paragraphs of one place that print answers, taken out one by one as they are met."""

    def __init__(self) -> None:
        self._left: dict[tuple[str, ...], list[tuple[Printed, ...]]] = {}

    def put(self, inlines: Inlines, *, marked: bool) -> None:
        """Keep where a paragraph prints answers."""
        pieces = tuple(_pieces(inlines, marked=marked))
        seen = views((Line("", pieces),), after=True)
        if seen and any(isinstance(inline, Value) for inline in inlines):
            self._left.setdefault(seen[0].keys, []).append(tuple(_spans(inlines, seen[0], marked=marked)))

    def take(self, keys: tuple[str, ...]) -> tuple[Printed, ...]:
        """Return the answers of a paragraph with these words; equal paragraphs come in order."""
        left = self._left.get(keys)
        if not left:
            return ()
        return left.pop(0) if len(left) > 1 else left[0]


def answers_in(
    contract: Contract, sent: Mapping[PlaceKey, tuple[View, ...]], *, marked: bool
) -> dict[PlaceKey, list[tuple[Printed, ...]]]:
    """Return the answers of each line that was sent, by place in the order of its lines.

    `marked` says that answers stand in brackets, as in a review draft.
    """
    found: dict[PlaceKey, list[tuple[Printed, ...]]] = {}
    for key, paragraphs in _paragraphs(contract):
        lines = _Lines()
        for inlines in paragraphs:
            lines.put(inlines, marked=marked)
        found[key] = [tuple(_printed(view, lines)) for view in sent.get(key, ())]
    return found


def _printed(view: View, lines: _Lines) -> Iterator[Printed]:
    """Yield the answers of a line, cell by cell and paragraph by paragraph."""
    start = 0
    for index, key in enumerate((*view.keys, _EDGES[0])):
        if key in _EDGES:
            for printed in lines.take(view.keys[start:index]):
                yield Printed(printed.path, printed.start + start, printed.end + start)
            start = index + 1


def _paragraphs(contract: Contract) -> Iterator[tuple[PlaceKey, list[Inlines]]]:
    """Yield the paragraphs of each place, those of tables too."""
    cover = [contract.subtitle, *(paragraph.inlines for paragraph in contract.intro)]
    cover += [inlines for row in contract.rows for inlines in row.paragraphs]
    cover += _of_blocks(contract.cover_blocks)
    yield ("cover", "cover"), cover
    for clause in contract.clauses():
        yield ("clause", clause.slot), list(_of_blocks(clause.blocks))
    yield ("closing", "closing"), [paragraph.inlines for paragraph in contract.closing]
    yield ("signatures", "signatures"), [block.party for block in contract.signatures]
    for schedule in contract.schedules:
        yield ("schedule", schedule.id), list(_of_blocks(schedule.blocks))


def _of_blocks(blocks: tuple[Paragraph | Table, ...]) -> Iterator[Inlines]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.inlines
        else:
            yield from (inlines for row in block.rows for cell in row for inlines in cell)


def _pieces(inlines: Inlines, *, marked: bool) -> Iterator[Piece]:
    """Yield inlines as the document prints them: a reference is a live field between words."""
    for inline in inlines:
        if isinstance(inline, Reference):
            yield Piece(inline.lead)
            yield Piece(inline.label, f"REF {anchor_name(inline.target)}")
            yield Piece(f" ({inline.words})" * bool(inline.words))
        else:
            yield Piece(_shown((inline,), marked=marked))


def _shown(inlines: Inlines, *, marked: bool) -> str:
    text = text_of(inlines)
    answer = isinstance(inlines[0], Value) and not inlines[0].blank  # a blank has its brackets
    return f"[{text}]" if marked and answer else text


def _spans(inlines: Inlines, view: View, *, marked: bool) -> Iterator[Printed]:
    at = 0
    for inline in inlines:
        length = len(_shown((inline,), marked=marked))
        if isinstance(inline, Value):
            met = [n for n, token in enumerate(view.tokens) if token.start < at + length and token.end > at]
            if met:
                yield Printed(inline.path, met[0], met[-1] + 1)
        at += length
