"""The comments of a review draft: on each clause, why it is there and what could stand in its place."""

from collections.abc import Iterator

from generator.assembly.contract import Block, Contract, Paragraph, PlacedClause, text_of
from generator.selection import Choice, in_words, place_title
from generator.word.markup import paragraph, run
from generator.word.package import XML_HEAD, Parts, add_part
from generator.word.places import places_of
from generator.word.settling import AUTHOR

__all__ = ["add_comments"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_INITIALS = "CCG"


def add_comments(parts: Parts, contract: Contract) -> None:
    """Add a comment for each clause, dated as the contract is."""
    places = places_of(contract)
    head = f'w:author="{AUTHOR}" w:date="{contract.date.isoformat()}T00:00:00Z" w:initials="{_INITIALS}"'
    comments = "".join(
        f'<w:comment w:id="{places[clause.slot]}" {head}>{_comment(clause)}</w:comment>'
        for clause in contract.clauses()
    )
    add_part(
        parts,
        "word/comments.xml",
        f'{XML_HEAD}<w:comments xmlns:w="{_W}">{comments}</w:comments>',
        kind="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
        relation=f"{_OFFICE}/relationships/comments",
    )


def _comment(clause: PlacedClause) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="CommentMark"/></w:rPr><w:annotationRef/></w:r>'
    first, *others = _passages(clause)
    return paragraph("ClauseComment", mark + _passage(*first)) + "".join(
        paragraph("ClauseComment", _passage(*passage)) for passage in others
    )


def _passage(label: str, text: str) -> str:
    return run(f"{label}:", "CommentLabel") + run(f" {text}")


def _passages(placed: PlacedClause) -> Iterator[tuple[str, str]]:
    """Yield what there is to say, each with its label."""
    choice, clause = placed.choice, placed.choice.clause
    yield "Clause", f"{clause.id}, version {clause.version}, {clause.position} position."
    yield "Why this one", _why(choice)
    yield "Note", in_words(clause.note)
    if clause.negotiation:
        yield "Negotiation", in_words(clause.negotiation)
    for source in choice.references:
        yield "Reference", " ".join(part for part in (str(source), source.href) if part)
    if choice.elsewhere:
        titles = "; ".join(source.title for source in choice.elsewhere)
        yield "Written with other states in mind", f"{titles}. This deal does not touch them."
    for fallback in placed.fallbacks:
        yield fallback.position.capitalize(), f"{fallback.id}. {in_words(fallback.negotiation)}"
        yield from (("Its text", _text(block)) for block in fallback.blocks)
    for other in choice.alternatives:
        if not other.fits:
            yield "Not chosen", f"{other.clause.id}: {other.why_not}."


def _text(block: Block) -> str:
    if not isinstance(block, Paragraph):
        return block.caption
    return " ".join(part for part in (block.label, text_of(block.inlines)) if part)


def _why(choice: Choice) -> str:
    reasons = list(dict.fromkeys(reason.words for reason in choice.because))
    if choice.place:
        reasons.append(f"the local clause of {place_title(choice.place)} goes before a general one")
    if reasons:
        return f"{'; '.join(reasons)}."
    if choice.alternatives:
        return "No answer asked for another."
    return "It is the only clause of its slot and stands in every contract."
