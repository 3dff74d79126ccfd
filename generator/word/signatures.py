"""The signature block: the sides next to each other, one row of lines for each person who signs."""

from itertools import zip_longest

from generator.assembly.contract import Contract, SignatureBlock, Signer
from generator.word.inlines import runs
from generator.word.markup import Xml, paragraph, run
from generator.word.tables import cell, grid, row

__all__ = ["signatures"]

_SIDES = 2
_TAB = "<w:r><w:tab/></w:r>"


def signatures(contract: Contract, width: int, *, marked: bool = False) -> Xml:
    """Return the signature block; its styles keep it whole and with the text before it."""
    blocks = contract.signatures
    pairs = (blocks[start : start + _SIDES] for start in range(0, len(blocks), _SIDES))
    half = width // _SIDES
    rows = "".join(_pair(pair, contract.labels, half, marked=marked) for pair in pairs)
    return Xml(grid("SignatureTable", (half, width - half), rows, caption=contract.labels["signature"]))


def _pair(pair: tuple[SignatureBlock, ...], labels: dict[str, str], width: int, *, marked: bool) -> str:
    heads = [
        paragraph("SignatureRole", run(block.role)) + paragraph("SignatureParty", runs(block.party, marked=marked))
        for block in pair
    ]
    rows = [_cells(heads, width)]
    for signers in zip_longest(*(block.signers for block in pair)):
        rows.append(_cells([_signer(signer, labels, marked=marked) for signer in signers], width))
    return "".join(rows)


def _cells(contents: list[str], width: int) -> str:
    contents += [paragraph("SignatureDetail", "")] * (_SIDES - len(contents))
    return row("".join(cell(width, content) for content in contents))


def _signer(signer: Signer | None, labels: dict[str, str], *, marked: bool) -> str:
    """Return the lines of a person: someone with a title signs by a hand for the party."""
    if signer is None:
        return paragraph("SignatureDetail", "")
    lines = [paragraph("SignatureLine", _label(labels["by" if signer.title else "signature"]) + _TAB)]
    lines.append(_detail(labels["name"], runs(signer.name, marked=marked)))
    if signer.title:
        lines.append(_detail(labels["title"], runs(signer.title, marked=marked)))
    lines.append(paragraph("SignatureDate", _label(labels["date"]) + _TAB))
    return "".join(lines)


def _detail(label: str, content: str) -> str:
    return paragraph("SignatureDetail", _label(label) + content)


def _label(label: str) -> str:
    return run(f"{label}:", "FieldLabel") + _TAB
