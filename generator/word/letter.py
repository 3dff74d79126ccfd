"""A letter: who sends it, the day, for whom it is, its subject and its text, in the frame of a contract."""

from dataclasses import dataclass
from pathlib import Path

from generator.assembly.contract import Block, Contract, Paragraph, Schedule, text_of
from generator.docx.package import COMPRESSION, pack
from generator.docx.xml import DOCUMENT, parse, serialize
from generator.word.document_settings import settle
from generator.word.frame import open_frame
from generator.word.inlines import runs
from generator.word.markup import NEW_PAGE, paragraph, run
from generator.word.terms import SCHEDULE, Look, blocks_in
from generator.word.wellformed import refuse_ill_formed

_TO_SIGN = 900
"""The space for a signature by hand, in twentieths of a point: 45 points."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a letter: the sender's name and details, the day, the lines of the address.

    `signer` is the name below the text, which has space for a signature above. `to_right` sets day and
    address on the right, below which French envelopes have their window. `way` says how a letter on paper
    goes, `copy` what its email is then; `label` stands before the subject on paper.
    """

    name: str
    sender: tuple[str, ...]
    date: str
    to: tuple[str, ...]
    signer: str = ""
    to_right: bool = False
    way: str = ""
    copy: str = ""
    label: str = ""


def write_letter(letter: Contract, head: Head, template: Path, *, compression: int = COMPRESSION) -> bytes:
    """Return a letter as a Word document; its sheets begin a page of their own.

    Raises InputError where the template cannot be used.
    """
    frame = open_frame(template)
    look = Look(frame.width)
    around = {"title": letter.title, "number": letter.number, "labels": letter.labels, "draft": False}
    parts = frame.fill_around(
        _head(letter, head, look) + _text(letter, head, look) + _sheets(letter, look), around
    )
    document = parse(parts[DOCUMENT])
    settle(parts, letter, letter.title, document)
    parts[DOCUMENT] = serialize(document)
    refuse_ill_formed(parts, frame.name, own=parts)
    return pack(parts, compression=compression)


def _head(letter: Contract, head: Head, look: Look) -> str:
    indent = look.width // 2 if head.to_right else 0
    date = paragraph("Intro", run(head.date), indent=indent)
    to = paragraph("Intro", run("\n".join(head.to)), indent=indent)
    return "".join(
        (
            paragraph("SummaryTitle", run(head.name)),
            paragraph("SummaryNote", run("\n".join(head.sender))),
            paragraph("CoverHeading", ""),
            *((to, date) if head.to_right else (date, to)),
            paragraph("Intro", run(head.way)) if head.way else "",
            paragraph("CoverHeading", run(head.label) + runs(letter.subject)),
        )
    )


def _text(letter: Contract, head: Head, look: Look) -> str:
    blocks = tuple(block for clause in letter.clauses() for block in clause.blocks)
    printed = blocks_in(blocks, SCHEDULE, look)
    return "".join(
        paragraph("ScheduleText", run(head.signer), above=_TO_SIGN) if _signs(block, head) else text
        for block, text in zip(blocks, printed, strict=True)
    )


def _signs(block: Block, head: Head) -> bool:
    return isinstance(block, Paragraph) and text_of(block.inlines) == head.signer


def _sheets(letter: Contract, look: Look) -> str:
    return "".join(_sheet(schedule, look) for schedule in letter.schedules)


def _sheet(schedule: Schedule, look: Look) -> str:
    heading = paragraph("CoverHeading", NEW_PAGE + run(schedule.heading), keep_next=True)
    return heading + "".join(blocks_in(schedule.blocks, SCHEDULE, look))
