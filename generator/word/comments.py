"""The comments on clauses: short, for the reader of one clause; what is longer stands behind the contract."""

from collections.abc import Iterator

from generator.assembly.contract import Contract, PlacedClause, text_of
from generator.docx.package import add_part
from generator.docx.xml import XML_HEAD, Parts
from generator.selection.choice import Choice
from generator.selection.phrasing import Phrasing
from generator.word.document_settings import AUTHOR
from generator.word.markup import paragraph, run
from generator.word.places import places_of
from generator.word.terms import Comments, carries_comment

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_INITIALS = "CCG"
_MOST_WORDS = 200
"""Words of a comment: beyond them sources are only counted; the table behind the contract names all."""


def add_comments(parts: Parts, contract: Contract, comments: Comments, phrasing: Phrasing) -> None:
    """Add the comments of clauses, dated as the contract is."""
    places = places_of(contract)
    head = f'w:author="{AUTHOR}" w:date="{contract.date.isoformat()}T00:00:00Z" w:initials="{_INITIALS}"'
    made = "".join(
        f'<w:comment w:id="{places[clause.slot]}" {head}>{_comment(clause, comments, phrasing)}</w:comment>'
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


def _comment(clause: PlacedClause, comments: Comments, phrasing: Phrasing) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="CommentMark"/></w:rPr><w:annotationRef/></w:r>'
    first, *others = _passages(clause, comments, phrasing)
    return paragraph("ClauseComment", mark + _printed(*first, phrasing)) + "".join(
        paragraph("ClauseComment", _printed(*passage, phrasing)) for passage in others
    )


def _printed(label: str, text: str, phrasing: Phrasing) -> str:
    return run(phrasing.say("signs.label", label=label), "CommentLabel") + run(f" {text}")


def _passages(placed: PlacedClause, comments: Comments, phrasing: Phrasing) -> Iterator[_Passage]:
    """Yield what there is to say, each with its label."""
    if comments == "summaries":
        yield phrasing.say("comments.summary"), text_of(placed.summary)
        return
    choice = placed.choice
    before = [
        (phrasing.say("comments.why"), phrasing.in_words(choice.clause.note)),
        (phrasing.say("comments.rests_on"), _rests_on(choice, phrasing)),
    ]
    after = list(_if_refused(placed, phrasing))
    yield from before
    if choice.references:
        room = _MOST_WORDS - sum(_words(passage) for passage in (*before, *after))
        yield _laws(choice, phrasing, room)
    yield from after


def _words(passage: _Passage) -> int:
    return sum(len(text.split()) for text in passage)


def _rests_on(choice: Choice, phrasing: Phrasing) -> str:
    reasons = list(dict.fromkeys(reason.brief or reason.words for reason in choice.because))
    if choice.place:
        place = phrasing.place(choice.place)
        reasons.append(phrasing.say("comments.law_of_place", place=place))
    if reasons:
        return phrasing.say("signs.sentence", text=phrasing.phrases.join("semicolon", reasons))
    if choice.alternatives:
        return phrasing.say("comments.no_answer_asked")
    return phrasing.say("comments.in_every_contract")


def _laws(choice: Choice, phrasing: Phrasing, room: int) -> _Passage:
    """Return the law that a clause leans on: as many sources as there is room for, the rest counted."""
    sources, label = choice.references, phrasing.say("comments.law")
    for count in range(len(sources), 0, -1):
        more = len(sources) - count
        laws = phrasing.laws_in_words(sources[:count])
        told = phrasing.say("comments.laws_and_more", laws=laws, count=more) if more else laws
        passage = label, phrasing.say("signs.sentence", text=told)
        if _words(passage) <= room:
            return passage
    return label, phrasing.say("comments.laws_behind", count=len(sources))


def _if_refused(placed: PlacedClause, phrasing: Phrasing) -> Iterator[_Passage]:
    """Yield what to offer if the client objects, and where its wording stands."""
    negotiation = placed.choice.clause.negotiation
    told = [phrasing.in_words(negotiation)] if negotiation else []
    if placed.fallbacks:
        positions = dict.fromkeys(phrasing.say(f"positions.{other.position}") for other in placed.fallbacks)
        told.append(phrasing.say("comments.wordings", positions=phrasing.phrases.join("and", positions)))
    if told:
        yield phrasing.say("comments.offer"), " ".join(told)
