"""The comments on clauses: short, for the reader of one clause; what is longer stands behind the contract."""

from collections.abc import Iterator

from generator.assembly.contract import Contract, PlacedClause, text_of
from generator.docx.package import add_part
from generator.docx.xml import XML_HEAD, Parts
from generator.selection.choice import Choice
from generator.selection.localities import place_title
from generator.selection.phrasing import in_words, laws_in_words
from generator.word.document_settings import AUTHOR
from generator.word.markup import paragraph, run
from generator.word.places import places_of
from generator.word.review_behind import WORDINGS
from generator.word.terms import Comments, carries_comment

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_INITIALS = "CCG"
_MOST_WORDS = 200
"""Words of a comment: beyond them sources are only counted; the table behind the contract names all."""


def add_comments(parts: Parts, contract: Contract, comments: Comments) -> None:
    """Add the comments of clauses, dated as the contract is."""
    places = places_of(contract)
    head = f'w:author="{AUTHOR}" w:date="{contract.date.isoformat()}T00:00:00Z" w:initials="{_INITIALS}"'
    made = "".join(
        f'<w:comment w:id="{places[clause.slot]}" {head}>{_comment(_passages(clause, contract, comments))}'
        "</w:comment>"
        for clause in contract.clauses()
        if carries_comment(clause, comments)
    )
    add_part(
        parts,
        "word/comments.xml",
        f'{XML_HEAD}<w:comments xmlns:w="{_W}">{made}</w:comments>',
        kind="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
        relation=f"{_OFFICE}/relationships/comments",
    )


_Passage = tuple[str, str]


def _comment(passages: Iterator[_Passage]) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="CommentMark"/></w:rPr><w:annotationRef/></w:r>'
    first, *others = passages
    return paragraph("ClauseComment", mark + _printed(*first)) + "".join(
        paragraph("ClauseComment", _printed(*passage)) for passage in others
    )


def _printed(label: str, text: str) -> str:
    return run(f"{label}:", "CommentLabel") + run(f" {text}")


def _passages(placed: PlacedClause, contract: Contract, comments: Comments) -> Iterator[_Passage]:
    """Yield what there is to say, each with its label."""
    if comments == "summaries":
        yield "In plain words", text_of(placed.summary)
        return
    choice, language = placed.choice, contract.language
    before = [("Why it is here", in_words(choice.clause.note, language)), ("Rests on", _rests_on(choice))]
    after = list(_if_refused(placed, language))
    yield from before
    if choice.references:
        room = _MOST_WORDS - sum(_words(passage) for passage in (*before, *after))
        yield "Law", _laws(choice, language, room)
    yield from after


def _words(passage: _Passage) -> int:
    return sum(len(text.split()) for text in passage)


def _rests_on(choice: Choice) -> str:
    reasons = list(dict.fromkeys(reason.brief or reason.words for reason in choice.because))
    if choice.place:
        reasons.append(f"the law of {place_title(choice.place)}, which has a clause of its own")
    if reasons:
        return f"{'; '.join(reasons)}."
    if choice.alternatives:
        return "no answer: none asked for another wording."
    return "no answer: it stands in every contract."


def _laws(choice: Choice, language: str, room: int) -> str:
    """Return the law that a clause leans on: as many sources as there is room for, the rest counted."""
    sources = choice.references
    for count in range(len(sources), 0, -1):
        more = len(sources) - count
        rest = f"; {more} more under Sources" if more else ""
        told = f"{laws_in_words(sources[:count], language)}{rest}."
        if _words(("Law", told)) <= room:
            return told
    return f"{len(sources)} under Sources, behind the contract."


def _if_refused(placed: PlacedClause, language: str) -> Iterator[_Passage]:
    """Yield what to offer if the client objects, and where its wording stands."""
    told = [in_words(placed.choice.clause.negotiation, language)] if placed.choice.clause.negotiation else []
    if placed.fallbacks:
        positions = " and ".join(dict.fromkeys(other.position for other in placed.fallbacks))
        told.append(f"The {positions} wording stands under “{WORDINGS}”.")
    if told:
        yield "What to offer", " ".join(told)
