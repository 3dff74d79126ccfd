"""The signature block: the sides next to each other, a line, name, title and date for each person."""

from collections.abc import Iterator
from itertools import count, zip_longest
from typing import NamedTuple, TypeVar

from generator.assembly.contract import Contract, SignatureBlock, Signer, field_label
from generator.word.inlines import runs
from generator.word.markup import Xml, paragraph, run
from generator.word.signing import tag_of
from generator.word.tables import cell, grid, row

Item = TypeVar("Item")

_SIDES = 2
_PAGEFUL = 5
"""As many people below each other as fit a page with the text before them."""
_TAB = "<w:r><w:tab/></w:r>"
_NOTHING = paragraph("SignatureDetail", "")


class _Person(NamedTuple):
    """Who signs, and the tags that a signing service looks for on their lines."""

    signer: Signer
    signature_tag: str = ""
    date_tag: str = ""


class _Side(NamedTuple):
    """A side and the people who sign for it."""

    block: SignatureBlock
    people: tuple[_Person, ...]


def signatures(contract: Contract, width: int, *, marked: bool = False) -> Xml:
    """Return the signature block; its styles keep it whole and with the text before it.

    The sides stand next to each other; where one has many signers, below each other. A block that
    no page can hold may break between people, never within the lines of one. A review draft
    (`marked`) is not signed, so it has no tags.
    """
    sides = _tagged(contract, marked=marked)
    stacked = any(len(side.people) > _SIDES for side in sides)
    groups = [(side,) for side in sides] if stacked else list(_by_two(sides))
    half = width // _SIDES
    whole = sum(len(_people(group)) for group in groups) <= _PAGEFUL
    date = "SignatureDate" if whole else "SignatureDateLast"
    lines = [cells for group in groups for cells in _group(group, contract.labels, date, marked=marked)]
    # Side by side all fits a page, and the parties head the columns; below each other each heads its own.
    rows = "".join(_row(cells, half, heading=not stacked and cells is lines[0]) for cells in lines)
    return Xml(grid("SignatureTable", (half, width - half), rows, caption=contract.labels["signature"]))


def _tagged(contract: Contract, *, marked: bool) -> tuple[_Side, ...]:
    """Return the sides with a signature tag and a date tag for each person, if a service wants them."""
    tag = None if marked else tag_of(contract.signing)
    # One count runs through all sides; zip asks the signers first, so that none is counted in vain.
    numbers = count(1)
    return tuple(
        _Side(
            block,
            tuple(
                _Person(signer)
                if tag is None
                else _Person(signer, tag("signature", number, role), tag("date", number, role))
                for signer, number, role in zip(block.signers, numbers, _roles(block), strict=False)
            ),
        )
        for block in contract.signatures
    )


def _roles(block: SignatureBlock) -> Iterator[str]:
    """Yield the signatories' roles in a signing service: Client, Client2, Client3."""
    return (block.role if place == 1 else f"{block.role}{place}" for place in count(1))


def _by_two(items: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    return (items[start : start + _SIDES] for start in range(0, len(items), _SIDES))


def _people(group: tuple[_Side, ...]) -> list[tuple[_Person | None, ...]]:
    """Return who sign side by side: one of each side, or two of the only side."""
    if len(group) == 1:
        return list(_by_two(group[0].people))
    return list(zip_longest(*(side.people for side in group)))


def _group(
    group: tuple[_Side, ...], labels: dict[str, str], date: str, *, marked: bool
) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each row; a row holds the same line of both columns, so that lines are level."""
    yield tuple(
        paragraph("SignatureRole", run(side.block.role))
        + paragraph("SignatureParty", runs(side.block.party, marked=marked))
        for side in group
    )
    for people in _people(group):
        lines = (_lines(person, labels, date, marked=marked) for person in people)
        yield from (cells for cells in zip(*lines, strict=True) if set(cells) != {_NOTHING})


def _lines(person: _Person | None, labels: dict[str, str], date: str, *, marked: bool) -> tuple[str, ...]:
    """Return the four lines of a person: someone with a title signs by a hand for the party."""
    if person is None:
        return (_NOTHING,) * 3 + (_nobody(date),)
    signer = person.signer
    title, signature = _NOTHING, "signature"
    if signer.title:
        title, signature = _detail(field_label(labels, "title"), runs(signer.title, marked=marked)), "by"
    return (
        paragraph("SignatureLine", _line(field_label(labels, signature), person.signature_tag)),
        _detail(field_label(labels, "name"), runs(signer.name, marked=marked)),
        title,
        paragraph(date, _line(field_label(labels, "date"), person.date_tag)),
    )


def _line(label: str, tag: str) -> str:
    """Return a line to write on; a tag stands at its beginning, in white.

    The tab at the end draws the line in templates whose style rules it by a tab stop.
    """
    return _label(label) + run(tag, "SignTag") + _TAB


def _nobody(date: str) -> str:
    """Return the place of a date where nobody signs: no rule, but a row ends a person all the same."""
    return paragraph("SignatureDetail", "", release=date == "SignatureDateLast")


def _detail(label: str, content: str) -> str:
    return paragraph("SignatureDetail", _label(label) + content)


def _label(label: str) -> str:
    return run(label, "FieldLabel") + _TAB


def _row(cells: tuple[str, ...], width: int, *, heading: bool) -> str:
    nothing = _nobody("SignatureDateLast" if "SignatureDateLast" in cells[0] else "SignatureDate")
    filled = cells + (nothing,) * (_SIDES - len(cells))
    return row("".join(cell(width, content) for content in filled), heading=heading)
