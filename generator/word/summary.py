"""The plain summary: one page for the client, made of the clauses' own summary sentences."""

from pathlib import Path

from generator.assembly.contract import Contract, Section, text_of
from generator.word.frame import open_frame
from generator.word.inlines import runs
from generator.word.markup import paragraph, run
from generator.word.package import COMPRESSION, DOCUMENT, STYLES, W, pack, parse, serialize
from generator.word.room import tabs_moved
from generator.word.settling import settle
from generator.word.tables import cell, grid, row

__all__ = ["write_summary"]

_HEADING_SHARE = 15
# In twentieths of a point: machines without the fonts of a look set wider ones, and one page has to hold all.
_NARROW = {"top": 860, "bottom": 820, "header": 440, "footer": 400}
_ASIDE = 440
"""How much is taken from each side."""
_WHOLE = 100


def write_summary(contract: Contract, template: Path, *, compression: int = COMPRESSION) -> bytes:
    """Return the summary: parties, a row of sentences for each section, and that the contract prevails.

    Raises InputError where the template cannot be used.
    """
    frame = open_frame(template)
    width = frame.width + 2 * _ASIDE
    title = contract.labels["summary"]
    around = {"title": title, "number": contract.number, "labels": contract.labels, "draft": False}
    parts = frame.fill_around(_body(contract, title, width), around)
    settle(parts, contract, title)
    parts[DOCUMENT] = _with_narrow_margins(parts[DOCUMENT])
    parts[STYLES] = tabs_moved(parts[STYLES], frame.width, width)
    return pack(parts, compression=compression)


def _body(contract: Contract, title: str, width: int) -> str:
    subtitle = run(contract.title + ": " * bool(contract.subtitle)) + runs(contract.subtitle)
    return "".join(
        (
            paragraph("SummaryTitle", run(title)),
            paragraph("Subtitle", subtitle),
            paragraph("SummaryText", run(_parties(contract))),
            _table(contract, width),
            paragraph("SummaryNote", run(contract.labels["prevails"])),
        )
    )


def _with_narrow_margins(part: bytes) -> bytes:
    document = parse(part)
    for margins in document.iter(f"{W}pgMar"):
        given = {side: int(margins.get(f"{W}{side}", "0")) for side in ("left", "right", *_NARROW)}
        narrow = {side: min(width, given[side]) for side, width in _NARROW.items()}
        for side, width in {
            **narrow,
            "left": given["left"] - _ASIDE,
            "right": given["right"] - _ASIDE,
        }.items():
            margins.set(f"{W}{side}", str(width))
    return serialize(document)


def _parties(contract: Contract) -> str:
    return " · ".join(f"{block.role}: {text_of(block.party)}" for block in contract.signatures)


def _table(contract: Contract, width: int) -> str:
    heading = width * _HEADING_SHARE // _WHOLE
    rows = "".join(_row(section, heading, width - heading) for section in contract.sections)
    widths = (heading, width - heading)
    return grid("CoverTable", widths, rows, caption=contract.labels["summary"], by_column=True)


def _row(section: Section, heading: int, width: int) -> str:
    # References print as plain text: what they point at is in another document.
    sentences = (run(text_of(clause.summary)) for clause in section.clauses if clause.summary)
    if not (text := run(" ").join(sentences)):
        return ""
    name = paragraph("SummaryHeading", run(f"{section.number}. {section.heading}"))
    return row(cell(heading, name) + cell(width, paragraph("SummaryText", text)))
