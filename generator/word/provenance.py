"""Provenance: a part of the file that says what it was made of."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from generator.assembly.contract import Contract, PlacedClause, field_label
from generator.docx.package import add_part, unpack
from generator.docx.views import READING
from generator.docx.xml import XML_HEAD, Element, Parts, parse
from generator.version import __version__
from generator.word.around import Around
from generator.word.fingerprints import Fingerprint, fingerprints
from generator.word.frame import Frame
from generator.word.markup import escape
from generator.word.numbers import numbers_as_contract

PROVENANCE = "customXml/item1.xml"
FOR_OTHER_SIDE = "draft for the other side"
"""The form of a file that says so; a signing copy and a review draft are told apart by the answers."""
NAMESPACE = "urn:contract-clause-generator:provenance:1"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_ITEM_ID = "{6F1B2C84-3D0E-4E57-9A51-7C0A5B7D9E10}"
_PROPERTIES = (
    f'{XML_HEAD}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{_ITEM_ID}"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)
_RELATIONS = (
    f'{XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/>'
    "</Relationships>"
)
_KEPT = 1024
"""Clauses, and places, whose JSON is kept: most of a contract is the same in the next one."""

_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def provenance_of(
    contract: Contract,
    frame: Frame,
    given: Mapping[str, object],
    parts: Parts,
    around: Around,
    document: Element | None = None,
) -> str:
    """Return what the file was made of, as canonical JSON: program, template, clauses, what the caller adds.

    `texts` holds the fingerprint of every place; `around` and `document` are what `fingerprints` takes.
    """
    texts = fingerprints(contract, parts, blanks_of(contract), around, document)
    return told_of({**given_of(given), **fixed_of(contract, frame, parts), "texts": texts_of(texts)})


def blanks_of(contract: Contract) -> tuple[str, ...]:
    """Return the labels after which people sign."""
    return tuple(field_label(contract.labels, name) for name in ("by", "signature", "date"))


def fixed_of(contract: Contract, frame: Frame, parts: Parts) -> dict[str, str]:
    """Return the JSON of what is alike in all documents of the same clauses and frame, by name."""
    return {
        "generator": _canonical(__version__),
        "template": _canonical({"name": frame.name, "sha256": frame.digest}),
        "clauses": f"[{','.join(map(_clause, contract.clauses()))}]",
        "blanks": _canonical(blanks_of(contract)),
        "reading": _canonical(READING),
        "numbered": _canonical(numbers_as_contract(parts, contract.numerals)),
    }


def texts_of(texts: Iterable[Fingerprint]) -> str:
    """Return the JSON of the fingerprints of all places."""
    return f"[{','.join(map(_text, texts))}]"


def given_of(given: Mapping[str, object]) -> dict[str, str]:
    """Return the JSON of what the caller adds, by name."""
    return {name: _canonical(value) for name, value in given.items()}


def told_of(told: Mapping[str, str]) -> str:
    """Return the whole as canonical JSON, of the JSON of each by its name."""
    return f"{{{','.join([f'{_canonical(name)}:{told[name]}' for name in sorted(told)])}}}"


def has_watermark(provenance: Mapping[str, Any]) -> bool:
    """Say whether a file was made with the watermark of a draft."""
    return "answers" in provenance or provenance.get("form") == FOR_OTHER_SIDE


@lru_cache(maxsize=_KEPT)
def _clause(clause: PlacedClause) -> str:
    chosen = clause.choice.clause
    return _canonical(
        {
            "slot": clause.slot,
            "number": clause.number,
            "id": chosen.id,
            "version": chosen.version,
            "sha256": chosen.digest,
        }
    )


@lru_cache(maxsize=_KEPT)
def _text(text: Fingerprint) -> str:
    return _canonical({name: value for name, value in text._asdict().items() if value})


def add_provenance(parts: Parts, provenance: str) -> None:
    """Add the provenance as a custom XML part: the JSON in one element of our namespace."""
    add_part(
        parts,
        PROVENANCE,
        provenance_part(escape(provenance)),
        kind="",
        relation=f"{_OFFICE}/relationships/customXml",
    )
    add_part(
        parts,
        "customXml/itemProps1.xml",
        _PROPERTIES,
        kind="application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        relation="",
    )
    parts["customXml/_rels/item1.xml.rels"] = _RELATIONS.encode()


def provenance_part(escaped: str) -> str:
    """Return the part that holds a provenance, which is escaped already."""
    return f'{XML_HEAD}<provenance xmlns="{NAMESPACE}">{escaped}</provenance>'


def read_provenance(docx: bytes) -> dict[str, Any]:
    """Return the provenance of a file, found by its namespace; empty where there is none.

    Raises ValueError where other hands made it unreadable.
    """
    return provenance_in(unpack(docx))


def provenance_in(parts: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the provenance among the parts of a file; empty where there is none.

    Raises ValueError where other hands made it unreadable.
    """
    from generator.word.provenance_reading import checked

    for name, part in parts.items():
        if name.startswith("customXml/item") and NAMESPACE.encode() in part:
            root = parse(part)
            if root.tag == f"{{{NAMESPACE}}}provenance":
                return checked(root.text or "{}")
    return {}
