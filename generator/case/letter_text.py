"""A letter as the text of an email."""

from collections.abc import Iterator

from generator.assembly.contract import Block, Contract, Inlines, Table, text_of


def plain_text(inlines: Inlines) -> str:
    """Return the text of inlines as an email has it: no-break spaces are for paper."""
    return text_of(inlines).replace("\u00a0", " ")


def letter_text(letter: Contract) -> str:
    """Return the text of a letter, paragraph by paragraph, and below it what stands on its sheets."""
    parts = ["\n".join(_blocks(clause.blocks)) for clause in letter.clauses()]
    parts += ["\n".join((schedule.heading, *_blocks(schedule.blocks))) for schedule in letter.schedules]
    return "\n\n".join(parts) + "\n"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the lines of paragraphs and tables; a blank line parts paragraphs, none the items of a list."""
    for number, block in enumerate(blocks):
        before = blocks[number - 1] if number else None
        if isinstance(block, Table):
            yield from [""] * (before is not None)
            yield from (
                "  " + "  ".join(plain_text(text) for cell in row for text in cell) for row in block.rows
            )
            continue
        listed = before is not None and not isinstance(before, Table) and before.level and block.level
        yield from [""] * (before is not None and not listed)
        yield (
            f"{'  ' * block.level}{block.label} {plain_text(block.inlines)}"
            if block.label
            else plain_text(block.inlines)
        )
