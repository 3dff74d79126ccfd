"""Writing: a contract in its frame as the bytes of a Word file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.assembly.contract import Contract
from generator.docx.package import COMPRESSION, CORE, pack
from generator.docx.xml import DOCUMENT, Element, Parts
from generator.errors import InputError
from generator.messages import tell
from generator.word.around import Around, fill_around
from generator.word.close_page import close_page
from generator.word.cover import bold_and_signatures, first_rows, front
from generator.word.document_settings import settle
from generator.word.frame import Frame, open_frame
from generator.word.inlines import runs
from generator.word.markup import Xml
from generator.word.places import places_of
from generator.word.provenance import PROVENANCE, add_provenance, provenance_of
from generator.word.terms import Comments, Look, Printer
from generator.word.wellformed import refuse_ill_formed


class Form(NamedTuple):
    """What sets one form of a document off from another.

    `marked` puts answers in shaded brackets, `comments` says which clauses carry one, `before` and `behind`
    hold the pages around the contract.
    """

    draft: bool = False
    marked: bool = False
    comments: Comments = "none"
    before: str = ""
    behind: str = ""


SIGNING = Form()

# Margins of a short form, in twentieths of a point: four pages have to hold it.
_ASIDE = 240
_NARROW = {"top": 920, "bottom": 860, "header": 440, "footer": 400}


def write(
    contract: Contract,
    template: Path,
    provenance: Mapping[str, object] | None = None,
    *,
    compression: int = COMPRESSION,
) -> bytes:
    """Return the signing copy: clean, with its provenance but never the answers.

    `provenance` is JSON data that the caller adds to what the file was made of; `compression` goes
    from 1, fast, to 9, small. Raises InputError where the template cannot be used.
    """
    given = dict(provenance or {})
    if "answers" in given:
        raise ValueError("a signing copy never holds the answers")
    frame = open_frame(template)
    parts, around = printed(contract, frame)
    add_provenance(parts, provenance_of(contract, frame, given, parts, around))
    refuse_ill_formed(
        {name: parts[name] for name in parts.keys() - frame.compiled}, frame.name, [CORE, PROVENANCE]
    )
    return pack(parts, own={DOCUMENT, CORE, PROVENANCE}, compression=compression)


def printed(contract: Contract, frame: Frame) -> tuple[Parts, Around]:
    """Return the parts of a signing copy but for its provenance, and the document around the terms."""
    parts, around = fill_around(frame, context_of(contract, frame))
    set_pages(around.root, parts, contract, frame)
    parts[DOCUMENT] = around.whole()
    refuse_ill_formed({DOCUMENT: parts[DOCUMENT]}, frame.name, [DOCUMENT])
    return parts, around


def set_pages(document: Element, parts: Parts, contract: Contract, frame: Frame) -> None:
    """Set paper, language, properties and the pages of a short form, in a document's tree and its parts."""
    settle(parts, contract, contract.title, document)
    if contract.run_in:
        close_page(document, parts, frame.width, _ASIDE, _NARROW)


def context_of(contract: Contract, frame: Frame, form: Form = SIGNING) -> dict[str, Any]:
    """Return what the tags of a template can name, and what it has no tags for.

    That is `front`, with which the recitals begin, and `behind`, which follows the schedules. Raises
    InputError for a short form in a template that has no styles for one.
    """
    if contract.run_in and not frame.style("ClauseRunIn", ""):
        raise InputError.single(
            tell(
                "lacks the styles of the short form, such as ClauseRunIn: copy them from a shipped "
                "template, or choose the full form"
            ),
            source=frame.name,
        )
    marked = form.marked
    look = Look(frame.width + 2 * _ASIDE * contract.run_in, marked, form.comments)
    printer = Printer(contract, places_of(contract), look)
    before = front(contract, frame, look)
    first = contract.signatures_first

    def text(inlines: Any) -> Xml:
        return Xml(runs(inlines, marked=marked))

    return {
        "title": contract.title,
        "subtitle": text(contract.subtitle),
        "number": contract.number,
        "labels": contract.labels,
        "draft": form.draft,
        "marked": marked,
        "review": Xml(form.before),
        "intro": [text(paragraph.inlines) for paragraph in contract.intro],
        "cover": [
            {"term": row.term, "paragraphs": [text(inlines) for inlines in row.paragraphs]}
            for row in first_rows(contract)
        ],
        "front": before,
        "recitals": Xml(before + printer.recitals()),
        "terms": printer.terms(),
        "closing": [] if first else [text(line.inlines) for line in contract.closing if not line.conspicuous],
        "signatures": "" if first else bold_and_signatures(contract, look),
        "schedules": printer.schedules(),
        "behind": Xml(form.behind),
    }
