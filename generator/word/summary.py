"""The plain summary: one page for the client, made of the clauses' own summary sentences."""

from pathlib import Path

from generator.assembly.contract import Contract, Section, text_of
from generator.docx.package import COMPRESSION, pack
from generator.word.frame import open_frame
from generator.word.inlines import runs
from generator.word.markup import paragraph, run
from generator.word.settling import settle
from generator.word.tables import cell, grid, row
from generator.word.wellformed import refuse_ill_formed

__all__ = ["write_summary"]

_HEADING_SHARE = 18
_WHOLE = 100


def write_summary(contract: Contract, template: Path, *, compression: int = COMPRESSION) -> bytes:
    """Return the summary: parties, a row of sentences for each section, and that the contract prevails.

    Raises InputError where the template cannot be used.
    """
    frame = open_frame(template)
    title = contract.labels["summary"]
    around = {"title": title, "number": contract.number, "labels": contract.labels, "draft": False}
    parts = frame.fill_around(_body(contract, title, frame.width), around)
    settle(parts, contract, title)
    refuse_ill_formed(parts, frame.name, own=parts)
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


def _parties(contract: Contract) -> str:
    return " · ".join(f"{block.role}: {text_of(block.party)}" for block in contract.signatures)


def _table(contract: Contract, width: int) -> str:
    heading = width * _HEADING_SHARE // _WHOLE
    rows = "".join(_row(section, heading, width - heading) for section in contract.sections)
    return grid("CoverTable", (heading, width - heading), rows, caption=contract.labels["summary"])


def _row(section: Section, heading: int, width: int) -> str:
    # References print as plain text: what they point at is in another document.
    sentences = (run(text_of(clause.summary)) for clause in section.clauses if clause.summary)
    if not (text := run(" ").join(sentences)):
        return ""
    name = paragraph("SummaryHeading", run(f"{section.number}. {section.heading}"))
    return row(cell(heading, name) + cell(width, paragraph("SummaryText", text)))
