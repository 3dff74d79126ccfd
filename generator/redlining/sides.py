"""The two sides of a comparison: an answers file, or the answers inside a review draft."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.answers.root import Root
from generator.assembly.contract import Contract
from generator.drafting.embedded import embedded_answers, law_day
from generator.drafting.pipeline import Draft, Materials, draft
from generator.errors import InputError
from generator.messages import Message, listed, tell
from generator.packs.reading import read_answers
from generator.scanning.received import read_received
from generator.word.places import clause_name
from generator.word.provenance import FOR_OTHER_SIDE, read_provenance

_WORD = (".docx", ".docm", ".doc")


@dataclass(frozen=True, slots=True)
class Side:
    """One version: its draft, and the slots whose clause is another one than when the file was made."""

    drafted: Draft
    outdated: tuple[str, ...] = ()

    def document(self) -> bytes:
        """Return the version as a Word file, without a signing service's tags: nobody signs a redline."""
        known = replace(self.drafted.known, provider="none")
        return replace(self.drafted, known=known).signing_copy()


def open_side(path: Path, materials: Callable[..., Materials], *, as_of: date | None = None) -> Side:
    """Draft the version that a file holds: answers (.json), or a review draft (.docx).

    `materials` opens what a draft is made from; it takes the tag of the answers' pack as `pack`.

    Raise InputError for a signing copy, which has no answers inside, and for a foreign file.
    """
    if path.suffix.lower() not in _WORD:
        answers = read_answers(path)
        return Side(draft(answers, materials(pack=answers.pack), as_of=as_of))
    provenance = _provenance(path)
    answers = _embedded(path, provenance)
    day = as_of or law_day(provenance)
    drafted = draft(answers, materials(pack=answers.pack), as_of=day)
    return Side(drafted, tuple(_outdated(drafted, provenance)))


def covered_by(*contracts: Contract) -> dict[str, str]:
    """Return the bookmark of each clause that a clause of a short form covers, with the latter's."""
    return {
        clause_name(slot): clause_name(clause.slot)
        for contract in contracts
        for clause in contract.clauses()
        for slot in clause.choice.clause.covers
    }


def standard(side: Side, shipped: Materials) -> Side:
    """Return the same deal with no concession and from the shipped clauses alone."""
    answers = side.drafted.answers.model_copy(update={"positions": {}})
    return Side(draft(answers, shipped, as_of=side.drafted.as_of))


def _provenance(path: Path) -> dict[str, Any]:
    try:
        provenance = read_provenance(read_received(path).data)
    except ValueError as error:
        raise InputError.single(
            tell("what it was made of can no longer be read: compare the answers files (.json)"),
            source=str(path),
        ) from error
    if not provenance:
        raise InputError.single(
            tell(
                "was not made by clausegen, or was cleaned: name an answers file (.json) or a review "
                "draft; for a contract that came back use `clausegen returned`"
            ),
            source=str(path),
        )
    return provenance


_SIGNING_COPY = Message(
    "is a signing copy, which never holds the answers: name the answers file (.json) that it was made of, or "
    "its review draft"
)
_FOR_OTHER_SIDE = Message(
    "is a draft for the other side, which never holds the answers: name the answers file (.json) that it was "
    "made of, or its review draft"
)


def _embedded(path: Path, provenance: dict[str, Any]) -> Root:
    if "answers" not in provenance:
        message = _FOR_OTHER_SIDE if provenance.get("form") == FOR_OTHER_SIDE else _SIGNING_COPY
        raise InputError.single(tell(message), source=str(path))
    read = embedded_answers(provenance, source=str(path))
    if read.missing:
        raise InputError.single(
            tell(
                "is a review draft with open questions ({questions}), and a redline compares whole "
                "contracts: answer them with `clausegen edit` and name the answers file (.json)",
                questions=listed(read.missing),
            ),
            source=str(path),
        )
    found: Root = read.answers
    return found


def _outdated(drafted: Draft, provenance: dict[str, Any]) -> Iterator[str]:
    """Yield the slots whose text in the library is not the one that the file was made of."""
    made_of = {clause.get("slot"): clause.get("sha256") for clause in provenance.get("clauses", ())}
    for clause in drafted.contract.clauses():
        if made_of.pop(clause.slot, None) != clause.choice.clause.digest:
            yield clause.slot
    yield from (str(slot) for slot in made_of)
