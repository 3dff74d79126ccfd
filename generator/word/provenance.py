"""Provenance: a part of the file that says what it was made of."""

import json
from collections.abc import Mapping
from typing import Any

from generator import __version__
from generator.assembly.contract import Contract
from generator.word.fingerprints import fingerprints
from generator.word.frame import Frame
from generator.word.markup import escape
from generator.word.package import XML_HEAD, Parts, add_part, parse, unpack

__all__ = ["NAMESPACE", "PROVENANCE", "add_provenance", "provenance_in", "provenance_of", "read_provenance"]

PROVENANCE = "customXml/item1.xml"
NAMESPACE = "urn:contract-clause-generator:provenance:1"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_ITEM_ID = "{6F1B2C84-3D0E-4E57-9A51-7C0A5B7D9E10}"


def provenance_of(
    contract: Contract,
    frame: Frame,
    given: Mapping[str, object],
    parts: Parts,
    printed: Mapping[str, Any] | None = None,
) -> dict[str, object]:
    """Return what the file was made of: program, template and clauses, and what the caller adds.

    `texts` holds the fingerprint of every place; `printed` is what `fingerprints` takes of it.
    """
    clauses = [
        {
            "slot": clause.slot,
            "number": clause.number,
            "id": clause.choice.clause.id,
            "version": clause.choice.clause.version,
            "sha256": clause.choice.clause.digest,
        }
        for clause in contract.clauses()
    ]
    template = {"name": frame.name, "sha256": frame.digest}
    labels = contract.labels
    blanks = [f"{labels[name]}:" for name in ("by", "signature", "date")]
    return {
        **given,
        "generator": __version__,
        "template": template,
        "clauses": clauses,
        "blanks": blanks,
        "texts": fingerprints(contract, parts, tuple(blanks), printed),
    }


def add_provenance(parts: Parts, provenance: Mapping[str, object]) -> None:
    """Add the provenance as a custom XML part: canonical JSON in one element of our namespace."""
    text = json.dumps(provenance, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    add_part(
        parts,
        PROVENANCE,
        f'{XML_HEAD}<provenance xmlns="{NAMESPACE}">{escape(text)}</provenance>',
        kind="",
        relation=f"{_OFFICE}/relationships/customXml",
    )
    properties = (
        f'{XML_HEAD}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{_ITEM_ID}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    add_part(
        parts,
        "customXml/itemProps1.xml",
        properties,
        kind="application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        relation="",
    )
    relation = (
        f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/>'
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["customXml/_rels/item1.xml.rels"] = (
        f'{XML_HEAD}<Relationships xmlns="{relations}">{relation}</Relationships>'.encode()
    )


def read_provenance(docx: bytes) -> dict[str, Any]:
    """Return the provenance of a file, found by its namespace; empty where there is none.

    Raises ValueError where other hands made it unreadable.
    """
    return provenance_in(unpack(docx))


def provenance_in(parts: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the provenance among the parts of a file; empty where there is none.

    Raises ValueError where other hands made it unreadable.
    """
    from generator.word.made_of import checked

    for name, part in parts.items():
        if name.startswith("customXml/item") and NAMESPACE.encode() in part:
            root = parse(part)
            if root.tag == f"{{{NAMESPACE}}}provenance":
                return checked(root.text or "{}")
    return {}
