"""Writing the review draft: the contract as a lawyer wants to read it."""

from collections.abc import Mapping
from pathlib import Path

from generator.assembly.contract import Contract
from generator.word.comments import add_comments
from generator.word.frame import open_frame
from generator.word.markup import Xml
from generator.word.package import COMPRESSION, pack
from generator.word.provenance import add_provenance, provenance_of
from generator.word.review import Review
from generator.word.review_pages import answer_pages, review_pages
from generator.word.room import make_room
from generator.word.settling import settle, track_changes
from generator.word.watermark import add_watermark
from generator.word.writing import context_of

__all__ = ["write_review"]


def write_review(
    contract: Contract,
    template: Path,
    review: Review,
    provenance: Mapping[str, object] | None = None,
    *,
    compression: int = COMPRESSION,
) -> bytes:
    """Return the review draft: findings first, the contract with a comment on each clause, the answers.

    `provenance` is JSON data that the caller adds to what the file was made of; the answers may be
    in it; `compression` goes from 1, fast, to 9, small. Raises InputError where the template cannot
    be used.
    """
    frame = open_frame(template)
    printed = context_of(contract, frame, review_pages(contract, review, frame.width))
    printed["schedules"] = Xml(printed["schedules"] + answer_pages(contract, review, frame.width))
    parts = frame.fill(printed)
    settle(parts, contract, contract.title)
    make_room(parts)
    add_watermark(parts, contract.labels["draft"])
    add_comments(parts, contract)
    track_changes(parts)
    add_provenance(parts, provenance_of(contract, frame, provenance or {}, parts))
    return pack(parts, compression=compression)
