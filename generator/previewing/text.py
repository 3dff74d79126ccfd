"""The contract as text for a terminal: title, cover page, recitals, terms, signatures, schedules."""

from collections.abc import Callable, Iterator, Mapping

from generator.assembly.contract import (
    Block,
    Contract,
    CoverRow,
    Part,
    PlacedClause,
    SignatureBlock,
    Table,
    cover_groups,
    field_label,
)
from generator.previewing.spans import Kind, Line, Paint, painted, plain, spans_of, width_of, wrapped
from generator.previewing.tables import columns, table_lines

NOTHING: Line = ()
_STEP = 4
_NARROWEST = 40
_MOST_FOR_TERM = 24
_LINE_TO_SIGN = plain("_" * 20, "rule")


def preview_text(contract: Contract, width: int, paint: Paint = lambda text, _: text) -> str:
    """Return the contract wrapped to a width in columns; `paint` colors a text by its kind."""
    lines = _lines(contract, max(width, _NARROWEST))
    return "".join(f"{line}\n" for line in painted(lines, paint))


def _lines(contract: Contract, width: int) -> Iterator[Line]:
    for part in contract.parts:
        yield from _PARTS[part](contract, width)


def _terms(contract: Contract, width: int) -> Iterator[Line]:
    if contract.recitals:
        yield from _heading(contract.labels["recitals"], width)
        for clause in contract.recitals:
            yield from _headless(clause, width)
    for section in contract.sections:
        yield from _heading(
            f"{section.number}. {section.heading}" if section.number else section.heading, width
        )
        for clause in section.clauses:
            yield from _clause(clause, width)


def _ending(contract: Contract, width: int) -> Iterator[Line]:
    """Yield the closing words and the signatures."""
    for paragraph in contract.closing:
        yield NOTHING
        yield from wrapped(spans_of(paragraph.inlines), width)
    for block in contract.signatures:
        yield from _signatures(block, contract.labels, width)


def _schedules(contract: Contract, width: int) -> Iterator[Line]:
    for schedule in contract.schedules:
        yield from _heading(f"{schedule.label} {schedule.heading}", width)
        yield from _blocks(schedule.blocks, width)


def _title(contract: Contract, width: int) -> Iterator[Line]:
    yield from wrapped(plain(contract.title, "title"), width)
    if contract.subtitle:
        yield from wrapped(spans_of(contract.subtitle), width)
    if contract.number:
        yield plain(contract.number, "value")
    for paragraph in contract.intro:
        yield NOTHING
        yield from wrapped(spans_of(paragraph.inlines), width)


def _cover(contract: Contract, width: int) -> Iterator[Line]:
    """Yield the title and the cover page: terms on the left, what stands for them on the right."""
    yield from _title(contract, width)
    longest = max((width_of(row.term) for row in contract.rows), default=0)
    term = min(longest, _MOST_FOR_TERM, width // 3)
    for group in cover_groups(contract.cover):
        if group.heading:
            yield from _heading(group.heading, width)
        elif group.rows:
            yield NOTHING
            yield from _rows(group.rows, term, width)
        else:
            yield from _blocks(group.blocks, width)


def _rows(rows: tuple[CoverRow, ...], term: int, width: int) -> Iterator[Line]:
    for row in rows:
        cells = [[plain(row.term, "label")], [spans_of(inlines) for inlines in row.paragraphs]]
        yield from columns(cells, (term, width - term - 2))


def _heading(text: str, width: int) -> Iterator[Line]:
    yield NOTHING
    yield from wrapped(plain(text, "title"), width)
    longest = min(width, width_of(text))
    yield plain("─" * longest, "rule")


def _clause(clause: PlacedClause, width: int) -> Iterator[Line]:
    if clause.run_in:
        yield from _headless(clause, width)
        return
    yield NOTHING
    yield from _hanging(f"{clause.number} ", plain(clause.heading, "heading"), width, kind="heading")
    yield from _blocks(clause.blocks, width)


def _headless(clause: PlacedClause, width: int) -> Iterator[Line]:
    """Yield a recital, or a clause whose heading is the start of its first paragraph."""
    first, *others = clause.blocks
    yield NOTHING
    if isinstance(first, Table):
        yield from _blocks(clause.blocks, width)
        return
    yield from _hanging(f"{clause.number} ", spans_of(first.inlines), width)
    yield from _blocks(tuple(others), width)


def _blocks(blocks: tuple[Block, ...], width: int) -> Iterator[Line]:
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            yield NOTHING
            yield from table_lines(block, width)
            yield from [NOTHING] * any(
                not isinstance(after, Table) for after in blocks[index + 1 : index + 2]
            )
        elif block.label:
            yield from _hanging(f"{block.label} ", spans_of(block.inlines), width, left=_STEP * block.level)
        else:
            yield from wrapped(spans_of(block.inlines), width)


def _hanging(label: str, text: Line, width: int, *, left: int = 0, kind: Kind = "label") -> Iterator[Line]:
    """Yield a text that hangs from its number."""
    indent = left + max(width_of(label), _STEP if left else 0)
    for number, line in enumerate(wrapped(text, width - indent)):
        before = (
            plain(" " * indent) if number else plain(" " * left) + plain(label.ljust(indent - left), kind)
        )
        yield (*before, *line)


def _signatures(block: SignatureBlock, labels: dict[str, str], width: int) -> Iterator[Line]:
    yield NOTHING
    yield plain(block.role, "heading")
    yield from wrapped(spans_of(block.party), width)
    for signer in block.signers:
        signature = "by" if signer.title else "signature"
        yield NOTHING
        yield from _hanging(f"{field_label(labels, signature)} ", _LINE_TO_SIGN, width)
        yield from _hanging(f"{field_label(labels, 'name')} ", spans_of(signer.name), width)
        if signer.title:
            yield from _hanging(f"{field_label(labels, 'title')} ", spans_of(signer.title), width)
        yield from _hanging(f"{field_label(labels, 'date')} ", _LINE_TO_SIGN, width)


_PARTS: Mapping[Part, Callable[[Contract, int], Iterator[Line]]] = {
    "cover": _cover,
    "signatures": _ending,
    "terms": _terms,
    "schedules": _schedules,
}
