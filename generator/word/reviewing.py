"""Writing drafts that are not signed: one for one's own lawyer, one fit for the other side."""

from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from generator.assembly.contract import Contract
from generator.docx.package import COMPRESSION, pack
from generator.docx.xml import DOCUMENT, Element, Parts, parse, serialize
from generator.selection.phrasing import Phrasing
from generator.word.around import Around, fill_around
from generator.word.banner import add_banner
from generator.word.comments import add_comments
from generator.word.document_settings import track_changes
from generator.word.frame import Frame, open_frame
from generator.word.headers import give_headers
from generator.word.provenance import FOR_OTHER_SIDE, add_provenance, provenance_of
from generator.word.review import Review
from generator.word.review_behind import pages_behind
from generator.word.review_margin import make_room
from generator.word.review_pages import review_pages
from generator.word.watermark import add_watermark
from generator.word.wellformed import refuse_ill_formed
from generator.word.writing import Form, context_of, set_pages


def write_review(
    contract: Contract,
    template: Path,
    review: Review,
    provenance: Mapping[str, object] | None = None,
    *,
    compression: int = COMPRESSION,
) -> bytes:
    """Return the review draft: what is risky and open, the contract with a comment on each clause, the rest.

    `provenance` is JSON data that the caller adds to what the file was made of; the answers may be
    in it; `compression` goes from 1, fast, to 9, small. Raises InputError where the template cannot
    be used.
    """
    frame, phrasing = open_frame(template), review.phrasing
    before, behind = (pages(contract, review, frame.width) for pages in (review_pages, pages_behind))
    form = Form(draft=True, marked=True, comments="reasons", before=before, behind=behind)
    parts, around = fill_around(frame, context_of(contract, frame, form))
    document = _whole(around, frame)
    set_pages(document, parts, contract, frame)
    make_room(document, parts)
    give_headers(document, parts)
    add_banner(document, parts, phrasing.say("review.banner"))
    parts[DOCUMENT] = serialize(document)
    made_of = provenance_of(contract, frame, provenance or {}, parts, around, document)
    add_watermark(parts, contract.labels["draft"])
    add_comments(parts, contract, "reasons", phrasing)
    track_changes(parts)
    add_provenance(parts, made_of)
    return _packed(parts, frame, compression)


def write_for_other_side(
    contract: Contract,
    template: Path,
    phrasing: Phrasing,
    provenance: Mapping[str, object] | None = None,
    *,
    compression: int = COMPRESSION,
) -> bytes:
    """Return a draft that the other side may read: the contract, its plain summaries, and room to mark it up.

    It is made from the contract alone: notes, other wordings, findings and what is known of the client
    never reach it. Answers stand as in a signing copy, for brackets would say that they are open.
    Raises InputError where the template cannot be used.
    """
    given = dict(provenance or {})
    if "answers" in given:
        raise ValueError("a draft for the other side never holds the answers")
    frame = open_frame(template)
    unsigned = contract._replace(signing="none")  # nobody signs a draft
    form = Form(draft=True, comments="summaries")
    parts, around = fill_around(frame, context_of(unsigned, frame, form))
    document = _whole(around, frame)
    set_pages(document, parts, unsigned, frame)
    make_room(document, parts, around=False)
    give_headers(document, parts)
    parts[DOCUMENT] = serialize(document)
    given |= {"form": FOR_OTHER_SIDE}
    made_of = provenance_of(unsigned, frame, given, parts, around, document)
    add_watermark(parts, unsigned.labels["draft"])
    add_comments(parts, unsigned, "summaries", phrasing)
    track_changes(parts)
    add_provenance(parts, made_of)
    return _packed(parts, frame, compression)


def _whole(around: Around, frame: Frame) -> Element:
    whole = around.whole()
    try:
        return parse(whole)
    except etree.XMLSyntaxError:
        refuse_ill_formed({DOCUMENT: whole}, frame.name, [DOCUMENT])  # says after which words
        raise


def _packed(parts: Parts, frame: Frame, compression: int) -> bytes:
    others = {name: part for name, part in parts.items() if name != DOCUMENT}
    own = [name for name, part in others.items() if part is not frame.parts.get(name)]
    refuse_ill_formed(others, frame.name, own)
    return pack(parts, compression=compression)
