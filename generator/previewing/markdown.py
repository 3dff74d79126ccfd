"""The contract as Markdown: headings, the cover page and tables as tables, numbers as printed."""

import re
from collections.abc import Callable, Iterator, Mapping

from generator.assembly.contract import (
    Block,
    Contract,
    CoverRow,
    Defined,
    Inline,
    Inlines,
    Part,
    PlacedClause,
    RunIn,
    SignatureBlock,
    Table,
    cover_groups,
    field_label,
    text_of,
)

_SIGNS = re.compile(r"([\\`*_\[\]<>|&~$])")
_BEGINNING = re.compile(r"^(?:#|[-+=]|\d+(?=[.)](?:\s|$)))", re.MULTILINE)
_INDENT = "    "


def preview_markdown(contract: Contract) -> str:
    """Return the contract as Markdown (CommonMark with tables); a paragraph is one line."""
    return "\n\n".join(part for part in _parts(contract) if part) + "\n"


def _parts(contract: Contract) -> Iterator[str]:
    for part in contract.parts:
        yield from _PARTS[part](contract)


def _terms(contract: Contract) -> Iterator[str]:
    if contract.recitals:
        yield f"## {_text(contract.labels['recitals'])}"
        for recital in contract.recitals:
            yield from _headless(recital)
    for section in contract.sections:
        number = f"{section.number}\\. " if section.number else ""
        yield f"## {number}{_text(section.heading)}"
        for clause in section.clauses:
            if clause.run_in:
                yield from _headless(clause)
                continue
            yield f"### {clause.number} {_text(clause.heading)}"
            yield from _blocks(clause.blocks)


def _ending(contract: Contract) -> Iterator[str]:
    """Yield the closing words and the signatures."""
    yield from (_inlines(paragraph.inlines) for paragraph in contract.closing)
    yield from (_signatures(block, contract.labels) for block in contract.signatures)


def _schedules(contract: Contract) -> Iterator[str]:
    for schedule in contract.schedules:
        yield f"## {_text(schedule.label)} {_text(schedule.heading)}"
        yield from _blocks(schedule.blocks)


def _cover(contract: Contract) -> Iterator[str]:
    """Yield the title and the cover page."""
    yield f"# {_text(contract.title)}"
    yield _inlines(contract.subtitle)
    yield _text(contract.number)
    yield from (_inlines(paragraph.inlines) for paragraph in contract.intro)
    for group in cover_groups(contract.cover):
        if group.heading:
            yield f"## {_text(group.heading)}"
        elif group.rows:
            yield _rows(group.rows)
        else:
            yield from _blocks(group.blocks)


def _rows(rows: tuple[CoverRow, ...]) -> str:
    lines = (f"| **{_text(row.term)}** | {_cell(row.paragraphs)} |" for row in rows)
    return "\n".join(("| | |", "|---|---|", *lines))


def _headless(clause: PlacedClause) -> Iterator[str]:
    """Yield a recital, or a clause whose heading is the start of its first paragraph."""
    first, *others = clause.blocks
    if isinstance(first, Table):
        yield from _blocks(clause.blocks)
        return
    yield f"{clause.number} {_inlines(first.inlines)}"
    yield from _blocks(tuple(others))


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    items: list[str] = []
    for block in blocks:
        if not isinstance(block, Table) and block.label:
            items.append(f"{_INDENT * (block.level - 1)}- {block.label} {_inlines(block.inlines)}")
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield _table(block) if isinstance(block, Table) else _inlines(block.inlines)
    yield "\n".join(items)


def _table(table: Table) -> str:
    edges = ("---:" if column in table.numeric else "---" for column in range(len(table.headings)))
    lines = [
        f"| {' | '.join(_text(heading) for heading in table.headings)} |",
        f"|{'|'.join(edges)}|",
        *(f"| {' | '.join(_cell(cell) for cell in row)} |" for row in table.rows),
    ]
    caption = f"**{_text(table.caption)}**\n\n" if table.caption else ""
    return caption + "\n".join(lines)


def _cell(paragraphs: tuple[Inlines, ...]) -> str:
    return "<br>".join(_inlines(inlines).replace("\\\n", "<br>") for inlines in paragraphs)


def _signatures(block: SignatureBlock, labels: dict[str, str]) -> str:
    lines = [f"**{_text(block.role)}**", _inlines(block.party)]
    blank = "\\_" * 20
    for signer in block.signers:
        lines.append(f"{_text(field_label(labels, 'by' if signer.title else 'signature'))} {blank}")
        lines.append(f"{_text(field_label(labels, 'name'))} {_inlines(signer.name)}")
        lines += [f"{_text(field_label(labels, 'title'))} {_inlines(signer.title)}"] * bool(signer.title)
        lines.append(f"{_text(field_label(labels, 'date'))} {blank}")
    return "\\\n".join(lines)


def _inlines(inlines: Inlines) -> str:
    """Return a text of which no line begins a heading, a list or a rule to Markdown."""
    text = "".join(map(_inline, inlines))
    return _BEGINNING.sub(_escaped, text)


def _inline(inline: Inline) -> str:
    text = _text(text_of((inline,)))
    if isinstance(inline, Defined):
        return f"{_text(inline.before)}**{_text(inline.text)}**{_text(inline.after)}"
    return f"**{text}**" if isinstance(inline, RunIn) else text


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"


def _text(text: str) -> str:
    r"""Return text that Markdown shows as it is; a newline in it breaks the line."""
    return _SIGNS.sub(r"\\\1", text).replace("\n", "\\\n")


_PARTS: Mapping[Part, Callable[[Contract], Iterator[str]]] = {
    "cover": _cover,
    "signatures": _ending,
    "terms": _terms,
    "schedules": _schedules,
}
