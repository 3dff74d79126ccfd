"""The signature block: the sides next to each other, a line, name, title and date for each person."""

from collections.abc import Iterator
from itertools import zip_longest

from generator.assembly.contract import Contract, SignatureBlock, Signer
from generator.word.inlines import runs
from generator.word.markup import Xml, paragraph, run
from generator.word.tables import cell, grid, row

__all__ = ["signatures"]

_SIDES = 2
_TAB = "<w:r><w:tab/></w:r>"
_NOTHING = paragraph("SignatureDetail", "")


def signatures(contract: Contract, width: int, *, marked: bool = False) -> Xml:
    """Return the signature block; its styles keep it whole and with the text before it."""
    blocks = contract.signatures
    half = width // _SIDES
    pairs = (blocks[start : start + _SIDES] for start in range(0, len(blocks), _SIDES))
    rows = "".join(
        _row(cells, half) for pair in pairs for cells in _pair(pair, contract.labels, marked=marked)
    )
    return Xml(grid("SignatureTable", (half, width - half), rows, caption=contract.labels["signature"]))


def _pair(
    pair: tuple[SignatureBlock, ...], labels: dict[str, str], *, marked: bool
) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each row; a row holds the same line of either side, so that lines are level."""
    yield tuple(
        paragraph("SignatureRole", run(block.role))
        + paragraph("SignatureParty", runs(block.party, marked=marked))
        for block in pair
    )
    for signers in zip_longest(*(block.signers for block in pair)):
        lines = (_lines(signer, labels, marked=marked) for signer in signers)
        yield from (row for row in zip(*lines, strict=True) if set(row) != {_NOTHING})


def _lines(signer: Signer | None, labels: dict[str, str], *, marked: bool) -> tuple[str, ...]:
    """Return the four lines of a person: someone with a title signs by a hand for the party."""
    if signer is None:
        return (_NOTHING,) * 4
    title = _detail(labels["title"], runs(signer.title, marked=marked)) if signer.title else _NOTHING
    return (
        paragraph("SignatureLine", _label(labels["by" if signer.title else "signature"]) + _TAB),
        _detail(labels["name"], runs(signer.name, marked=marked)),
        title,
        paragraph("SignatureDate", _label(labels["date"]) + _TAB),
    )


def _detail(label: str, content: str) -> str:
    return paragraph("SignatureDetail", _label(label) + content)


def _label(label: str) -> str:
    return run(f"{label}:", "FieldLabel") + _TAB


def _row(cells: tuple[str, ...], width: int) -> str:
    filled = cells + (_NOTHING,) * (_SIDES - len(cells))
    return row("".join(cell(width, content) for content in filled))
