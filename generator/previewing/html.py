"""The contract as HTML for a page: the text of the Word file, with live references and the answers marked.

Every clause, row of the cover page and schedule has an id and, as `data-feeds`, the paths of the answers
that decide it: those that it prints and those that its clause was chosen by. An answer in the text is a
`mark` that names its path.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape

from generator.assembly.contract import (
    Block,
    Contract,
    CoverRow,
    Defined,
    Inline,
    Inlines,
    Part,
    PlacedClause,
    Reference,
    RunIn,
    Schedule,
    SignatureBlock,
    Table,
    Value,
    cover_groups,
    field_label,
    text_of,
)

_KEPT = 1024
"""Clauses whose HTML is kept: one that prints the same in two contracts is one object."""


def preview_html(contract: Contract) -> str:
    """Return the contract as HTML that stands below a heading of level 2; it has no style and no script."""
    return "\n".join(piece for part in contract.parts for piece in _PARTS[part](contract))


def anchor(target: str) -> str:
    """Return the id of a slot, or of `schedule.<id>`."""
    return f"c-{target.replace('.', '-')}"


def _cover(contract: Contract) -> Iterator[str]:
    yield f"<h3>{_text(contract.title)}</h3>"
    if contract.subtitle:
        yield f'<p class="sub-title">{_inlines(contract.subtitle)}</p>'
    if contract.number:
        yield f'<p class="sub-title">{_text(contract.number)}</p>'
    yield from (f"<p>{_inlines(paragraph.inlines)}</p>" for paragraph in contract.intro)
    count = 0
    for number, group in enumerate(cover_groups(contract.cover)):
        if group.heading:
            yield f'<h4 class="plain" id="cover-{number}">{_text(group.heading)}</h4>'
        elif group.rows:
            yield '<table class="cover"><tbody>'
            for row in group.rows:
                count += 1
                yield _row(row, f"row-{count}", contract.labels.get("cover", ""))
            yield "</tbody></table>"
        else:
            count += 1
            yield f'<div class="clause bare" id="row-{count}"{_feeds(_paths(group.blocks))}>'
            yield from _blocks(group.blocks)
            yield "</div>"


def _row(row: CoverRow, name: str, cover: str) -> str:
    cells = "".join(f"<p>{_inlines(inlines)}</p>" for inlines in row.paragraphs)
    feeds = _feeds(_values(row.paragraphs))
    told = _name(f"{cover[:1].upper()}{cover[1:]}: {row.term}" if cover else row.term)
    return f'<tr id="{name}"{told}{feeds}><th scope="row">{_text(row.term)}</th><td>{cells}</td></tr>'


def _terms(contract: Contract) -> Iterator[str]:
    if contract.recitals:
        yield f'<h4 class="plain">{_text(contract.labels["recitals"])}</h4>'
        yield from (_clause(clause, headed=False) for clause in contract.recitals)
    for section in contract.sections:
        number = f"<span>{_text(section.number)}.</span> " if section.number else ""
        plain = "" if section.number else ' class="plain"'
        yield f"<h4{plain}>{number}<span>{_text(section.heading)}</span></h4>"
        yield from (_clause(clause, headed=not clause.run_in) for clause in section.clauses)


@lru_cache(maxsize=_KEPT)
def _clause(clause: PlacedClause, *, headed: bool) -> str:
    feeds = _feeds((*_paths(clause.blocks), *clause.choice.clause.when.paths))
    name = _name(f"{clause.number} {clause.heading}".strip())
    opened = f'<div class="clause{" run" * clause.run_in}" id="{anchor(clause.slot)}"{name}{feeds}>'
    first, *others = clause.blocks
    if headed:
        heading = f"<h5><span>{_text(clause.number)}</span> <span>{_text(clause.heading)}</span></h5>"
        return "\n".join((opened, heading, *_blocks(clause.blocks), "</div>"))
    if isinstance(first, Table):
        return "\n".join((opened, *_blocks(clause.blocks), "</div>"))
    start = f'<p><span class="no">{_text(clause.number)}</span> {_inlines(first.inlines)}</p>'
    return "\n".join((opened, start, *_blocks(tuple(others)), "</div>"))


def _ending(contract: Contract) -> Iterator[str]:
    for paragraph in contract.closing:
        text = _inlines(paragraph.inlines)
        yield f"<p>{f'<b>{text}</b>' if paragraph.conspicuous else text}</p>"
    for number, block in enumerate(contract.signatures):
        yield _signatures(block, contract.labels, f"sign-{number}")


def _signatures(block: SignatureBlock, labels: Mapping[str, str], name: str) -> str:
    texts = (block.party, *(part for s in block.signers for part in (s.name, s.title)))
    told = _name(f"{labels['signature']}: {block.role}")
    lines = [f"<p><b>{_text(block.role)}</b><br>{_inlines(block.party)}</p>"]
    blank = '<span class="to-sign"></span>'
    for signer in block.signers:
        written = [
            f"{_label(labels, 'by' if signer.title else 'signature')} {blank}",
            f"{_label(labels, 'name')} {_inlines(signer.name)}",
            *([f"{_label(labels, 'title')} {_inlines(signer.title)}"] * bool(signer.title)),
            f"{_label(labels, 'date')} {blank}",
        ]
        lines.append(f"<p>{'<br>'.join(written)}</p>")
    return f'<div class="clause bare" id="{name}"{told}{_feeds(_values(texts))}>{"".join(lines)}</div>'


def _label(labels: Mapping[str, str], name: str) -> str:
    return _text(field_label(dict(labels), name))


def _schedules(contract: Contract) -> Iterator[str]:
    for schedule in contract.schedules:
        yield _schedule(schedule)


def _schedule(schedule: Schedule) -> str:
    title = f"{schedule.label} {schedule.heading}"
    feeds = _feeds(_paths(schedule.blocks))
    name = anchor(f"schedule.{schedule.id}")
    opened = f'<div class="clause bare" id="{name}"{_name(title)}{feeds}>'
    return "\n".join((opened, f'<h4 class="plain">{_text(title)}</h4>', *_blocks(schedule.blocks), "</div>"))


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield _table(block)
            continue
        text = _inlines(block.inlines)
        text = f"<b>{text}</b>" if block.conspicuous else text
        if block.label:
            yield f'<p class="item l{block.level}"><span class="no">{_text(block.label)}</span> {text}</p>'
        else:
            yield f"<p>{text}</p>"


def _table(table: Table) -> str:
    numeric = [' class="num"' if column in table.numeric else "" for column in range(len(table.headings))]
    caption = f"<caption>{_text(table.caption)}</caption>" if table.caption else ""
    heads = "".join(
        f'<th scope="col"{mark}>{_text(heading)}</th>' if heading else f"<td{mark}></td>"
        for mark, heading in zip(numeric, table.headings, strict=True)
    )
    rows = []
    for number, row in enumerate(table.rows, 1):
        last = ' class="total"' if table.total and number == len(table.rows) else ""
        cells = (
            f"<td{mark}>{'<br>'.join(map(_inlines, cell))}</td>"
            for mark, cell in zip(numeric, row, strict=True)
        )
        rows.append(f"<tr{last}>{''.join(cells)}</tr>")
    head, body = f"<thead><tr>{heads}</tr></thead>", f"<tbody>{''.join(rows)}</tbody>"
    return f'<table class="rows">{caption}{head}{body}</table>'


def _inlines(inlines: Inlines) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    if isinstance(inline, Value):
        blank = ' class="blank"' if inline.blank else ""
        return f'<mark{blank} data-of="{escape(inline.path)}">{_text(inline.text)}</mark>'
    if isinstance(inline, Defined):
        return f"{_text(inline.before)}<b>{_text(inline.text)}</b>{_text(inline.after)}"
    if isinstance(inline, Reference):
        return f'<a href="#{anchor(inline.target)}">{_text(text_of((inline,)))}</a>'
    return f"<b>{_text(inline.text)}</b>" if isinstance(inline, RunIn) else _text(inline.text)


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _name(text: str) -> str:
    return f' data-name="{escape(text)}"'


def _feeds(paths: Iterable[str]) -> str:
    told = " ".join(dict.fromkeys(paths))
    return f' data-feeds="{escape(told)}"' if told else ""


def _paths(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from _values(paragraph for row in block.rows for cell in row for paragraph in cell)
        else:
            yield from _values((block.inlines,))


def _values(texts: Iterable[Inlines]) -> Iterator[str]:
    yield from (inline.path for inlines in texts for inline in inlines if isinstance(inline, Value))


_PARTS: Mapping[Part, Callable[[Contract], Iterator[str]]] = {
    "cover": _cover,
    "signatures": _ending,
    "terms": _terms,
    "schedules": _schedules,
}
