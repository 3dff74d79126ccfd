"""What a document takes from its contract after the frame is filled: paper, language, properties."""

import datetime as dt
from copy import deepcopy
from functools import lru_cache

from lxml import etree

from generator.assembly.contract import Contract
from generator.docx.package import CORE, SETTINGS, STYLES
from generator.docx.xml import XML_HEAD, Element, Parts, W, parse, serialize
from generator.word.lists import count_as
from generator.word.markup import escape

AUTHOR = "Contract Clause Generator"

# Width and height in twentieths of a point.
_PAPERS = {"letter": (12240, 15840), "A4": (11906, 16838)}

# Where a document says its language, by part.
_LANGUAGE_IN = {STYLES: f"{W}docDefaults//{W}lang", SETTINGS: f"{W}themeFontLang"}

# The elements of settings.xml that stand before trackRevisions.
_BEFORE_TRACKING = frozenset(
    [
        "writeProtection",
        "view",
        "zoom",
        "removePersonalInformation",
        "removeDateAndTime",
        "doNotDisplayPageBoundaries",
        "displayBackgroundShape",
        "printPostScriptOverText",
        "printFractionalCharacterWidth",
        "printFormsData",
        "embedTrueTypeFonts",
        "embedSystemFonts",
        "saveSubsetFonts",
        "saveFormsData",
        "mirrorMargins",
        "alignBordersAndEdges",
        "bordersDoNotSurroundHeader",
        "bordersDoNotSurroundFooter",
        "gutterAtTop",
        "hideSpellingErrors",
        "hideGrammaticalErrors",
        "activeWritingStyle",
        "proofState",
        "formsDesign",
        "attachedTemplate",
        "linkStyles",
        "stylePaneFormatFilter",
        "stylePaneSortMethod",
        "documentType",
        "mailMerge",
        "revisionView",
    ]
)


def settle(parts: Parts, contract: Contract, title: str, document: Element) -> None:
    """Set the paper in a document's tree, language, lists and properties in its parts, in place."""
    _set_paper(document, contract)
    for part, elements in _LANGUAGE_IN.items():
        parts[part] = _in_language(parts[part], elements, contract.language)
    count_as(contract, parts)
    parts[CORE] = core_properties(title, contract.language, contract.date)


def track_changes(parts: Parts) -> None:
    """Switch on tracked changes, so that a reviewer's first keystroke is already marked."""
    parts[SETTINGS] = _tracking(parts[SETTINGS])


@lru_cache(maxsize=16)
def _tracking(part: bytes) -> bytes:
    settings = parse(part)
    place = sum(1 for child in settings if etree.QName(child).localname in _BEFORE_TRACKING)
    if settings.find(f"{W}trackRevisions") is None:
        settings.insert(place, settings.makeelement(f"{W}trackRevisions"))
    return serialize(settings)


def _set_paper(document: Element, contract: Contract) -> None:
    """Set the page of every section of a document, in place.

    A place that `section_end` left takes the properties of the last section. A
    sheet has no terms: what follows its cover stays on the same page.
    """
    sections = list(document.iter(f"{W}sectPr"))
    for section in sections:
        if not len(section):
            section.extend(deepcopy(child) for child in sections[-1])
    for section in sections:
        _set_page(section, *_PAPERS[contract.paper])
    if not contract.sections and len(sections) > 1:
        for size in sections[-1].iterfind(f"{W}pgSz"):
            size.addprevious(size.makeelement(f"{W}type", {f"{W}val": "continuous"}))


def _set_page(section: Element, width: int, height: int) -> None:
    """Set the page; side margins take the difference, so that tabs and tables still fit the text."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return
    spare = width - int(size.get(f"{W}w", "0"))
    for side, share in (("left", spare // 2), ("right", spare - spare // 2)):
        margins.set(f"{W}{side}", str(int(margins.get(f"{W}{side}", "0")) + share))
    size.set(f"{W}w", str(width))
    size.set(f"{W}h", str(height))


@lru_cache(maxsize=16)
def _in_language(part: bytes, elements: str, language: str) -> bytes:
    root = parse(part)
    for element in root.iterfind(elements):
        element.set(f"{W}val", language)
    return serialize(root)


def core_properties(title: str, language: str, date: dt.date) -> bytes:
    """Return the part that says who made a document, and when: on the day of the contract."""
    day = f"{date.isoformat()}T00:00:00Z"
    head = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="{head}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{AUTHOR}</dc:creator>"
        f"<cp:lastModifiedBy>{AUTHOR}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
        f"<dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    ).encode()
