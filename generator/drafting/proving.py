"""The proof of a template: filled once with a specimen, in every form, it prints all that it is given."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.assembly.contract import Block, Contract, Table, cover_groups, text_of
from generator.docx.reading import read_text
from generator.drafting.pipeline import draft, open_materials
from generator.drafting.specimen import SPECIMEN
from generator.errors import InputError, Problem
from generator.messages import tell
from generator.packs.reading import answers_from
from generator.word.frame import Frame, open_frame

_LONGEST_SHOWN = 60


def prove_frame(frame: Path) -> Frame:
    """Fill a template with a specimen as signing copy, review draft and summary.

    Return it: it says whether docxtpl itself must fill it, and what else there is to tell.
    Raise InputError where it cannot be opened or filled, or where a text or a number of the
    contract is not in the signing copy.
    """
    opened = open_frame(frame)
    specimen = draft(answers_from(SPECIMEN, source="specimen"), replace(open_materials(), frame=frame))
    specimen.review_draft()
    specimen.summary()
    printed = _bare(read_text(specimen.signing_copy()))
    texts = dict.fromkeys(_texts(specimen.contract))
    # A short text such as "Project" stands inside others too: each of its places must be printed.
    wanted = "\n".join(map(_bare, _texts(specimen.contract)))
    lost = [text for text in texts if text and printed.count(_bare(text)) < wanted.count(_bare(text))]
    if lost:
        raise InputError(
            Problem(tell("a filled contract lacks this text"), source=str(frame), value=text[:_LONGEST_SHOWN])
            for text in lost
        )
    return opened


def _bare(text: str) -> str:
    return "".join(text.split())


def _texts(contract: Contract) -> Iterator[str]:
    """Yield what a signing copy must print: numbered headings, paragraphs, cells."""
    yield contract.title
    for group in cover_groups(contract.cover):
        yield group.heading
        for row in group.rows:
            yield row.term
            yield from map(text_of, row.paragraphs)
        yield from _of_blocks(group.blocks)
    yield from (text_of(paragraph.inlines) for paragraph in (*contract.intro, *contract.closing))
    for section in contract.sections:
        yield f"{section.number}. {section.heading}" if section.number else section.heading
        yield from (f"{clause.number} {clause.heading}" for clause in section.clauses)
    for clause in contract.clauses():
        yield from _of_blocks(clause.blocks)
    for block in contract.signatures:
        yield from (block.role, text_of(block.party))
        yield from (text_of(signer.name) for signer in block.signers)
    for schedule in contract.schedules:
        yield f"{schedule.label} {schedule.heading}"
        yield from _of_blocks(schedule.blocks)


def _of_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield block.caption
            yield from block.headings
            yield from (text_of(inlines) for row in block.rows for cell in row for inlines in cell)
        else:
            yield f"{block.label} {text_of(block.inlines)}"
