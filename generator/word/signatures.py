"""The signature block: the sides next to each other, a line, name, title and date for each person."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import TypeVar

from generator.assembly.contract import Contract, SignatureBlock, Signer
from generator.word.inlines import runs
from generator.word.markup import Xml, paragraph, run
from generator.word.tables import cell, grid, row

__all__ = ["signatures"]

Item = TypeVar("Item")

_SIDES = 2
_PAGEFUL = 5
"""As many people below each other as fit a page with the text before them."""
_TAB = "<w:r><w:tab/></w:r>"
_NOTHING = paragraph("SignatureDetail", "")


def signatures(contract: Contract, width: int, *, marked: bool = False) -> Xml:
    """Return the signature block; its styles keep it whole and with the text before it.

    The sides stand next to each other; where one has many signers, below each other. A block that
    no page can hold may break between people, never within the lines of one.
    """
    blocks = contract.signatures
    stacked = any(len(block.signers) > _SIDES for block in blocks)
    groups = [(block,) for block in blocks] if stacked else list(_by_two(blocks))
    half = width // _SIDES
    whole = sum(len(_people(group)) for group in groups) <= _PAGEFUL
    date = "SignatureDate" if whole else "SignatureDateLast"
    rows = "".join(
        _row(cells, half) for group in groups for cells in _group(group, contract.labels, date, marked=marked)
    )
    return Xml(grid("SignatureTable", (half, width - half), rows, caption=contract.labels["signature"]))


def _by_two(items: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    return (items[start : start + _SIDES] for start in range(0, len(items), _SIDES))


def _people(group: tuple[SignatureBlock, ...]) -> list[tuple[Signer | None, ...]]:
    """Return who sign side by side: one of each side, or two of the only side."""
    if len(group) == 1:
        return list(_by_two(group[0].signers))
    return list(zip_longest(*(block.signers for block in group)))


def _group(
    group: tuple[SignatureBlock, ...], labels: dict[str, str], date: str, *, marked: bool
) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each row; a row holds the same line of both columns, so that lines are level."""
    yield tuple(
        paragraph("SignatureRole", run(block.role))
        + paragraph("SignatureParty", runs(block.party, marked=marked))
        for block in group
    )
    for signers in _people(group):
        lines = (_lines(signer, labels, date, marked=marked) for signer in signers)
        yield from (cells for cells in zip(*lines, strict=True) if set(cells) != {_NOTHING})


def _lines(signer: Signer | None, labels: dict[str, str], date: str, *, marked: bool) -> tuple[str, ...]:
    """Return the four lines of a person: someone with a title signs by a hand for the party."""
    if signer is None:
        return (_NOTHING,) * 3 + (paragraph(date, ""),)
    title = _detail(labels["title"], runs(signer.title, marked=marked)) if signer.title else _NOTHING
    return (
        paragraph("SignatureLine", _label(labels["by" if signer.title else "signature"]) + _TAB),
        _detail(labels["name"], runs(signer.name, marked=marked)),
        title,
        paragraph(date, _label(labels["date"]) + _TAB),
    )


def _detail(label: str, content: str) -> str:
    return paragraph("SignatureDetail", _label(label) + content)


def _label(label: str) -> str:
    return run(f"{label}:", "FieldLabel") + _TAB


def _row(cells: tuple[str, ...], width: int) -> str:
    nothing = paragraph("SignatureDateLast", "") if "SignatureDateLast" in cells[0] else _NOTHING
    filled = cells + (nothing,) * (_SIDES - len(cells))
    return row("".join(cell(width, content) for content in filled))
