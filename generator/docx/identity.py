"""What of a Word file says who changed it and when.

Checked 2026-11-29 against the schemas of ISO/IEC 29500-4 (wml.xsd) and [MS-DOCX], as the Open XML SDK has
them: `tests/word/test_identity.py` derives these names from its data, which come with openxml-audit, and
fails where one is missing here.
"""

import re

from generator.docx.elements import DELETED, INSERTED
from generator.docx.xml import W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
CHANGES = frozenset([*INSERTED, *DELETED, *(f"{W}{name}" for name in ("cellIns", "cellDel", "cellMerge"))])
"""Words, rows and cells that came, went or moved."""
FORMER = frozenset(
    f"{W}{name}Change"
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "numbering")
)
"""What properties were before."""
RANGES = tuple(
    f"{space}{name}Range{edge}"
    for space, names in {
        W: ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo"),
        _W14: ("customXmlConflictIns", "customXmlConflictDel"),
    }.items()
    for name in names
    for edge in ("Start", "End")
)
"""The edges of moves, and of content controls that came, went or moved."""
PERSONAL = frozenset(f"{W}{name}" for name in ("author", "initials", "date", "ed", "edGrp"))
"""Attributes that name a person or a time, on whatever element they stand once changes are settled."""
EDITORS_IDS = re.compile(
    r"\{http://schemas\.microsoft\.com/office/word/20\d\d/[\w/]+\}"
    r"(?:author|paraId(?:Parent)?|textId|docId|durableId|dateUtc|userId|providerId|anchorId|editId)"
    rf"|{re.escape(W)}(?:rsid\w*|durableId)"
)
"""Numbers by which editors know sittings, paragraphs, drawings and people: attributes and elements."""
