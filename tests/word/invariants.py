"""What holds for every document: each invariant yields what breaks it, and nothing for a sound one.

The outside validators do not see most of these: a reference to a missing bookmark, an unclosed
field, an empty paragraph used for spacing.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from generator.word.package import (
    CONTENT_TYPES,
    DOCUMENT,
    NUMBERING,
    SETTINGS,
    STYLES,
    Parts,
    W,
    pack,
    parse,
    unpack,
)
from generator.word.provenance import NAMESPACE
from generator.word.reading import read_text

Invariant = Callable[[Parts], Iterator[str]]
INVARIANTS: dict[str, Invariant] = {}

_RUN_PROPERTIES = {"rStyle", "rtl", "lang"}
_PARAGRAPH_PROPERTIES = {"pStyle", "keepNext", "sectPr"}
_ACTIVE = re.compile(r"vba|activeX|embeddings|oleObject|afchunk", re.IGNORECASE)
_DANGEROUS_FIELDS = {"INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "IMPORT"}
_LONGEST_NAME = 40


def invariant(check: Invariant) -> Invariant:
    INVARIANTS[check.__name__] = check
    return check


def broken(docx: bytes) -> list[str]:
    """Return what is broken in a document, each with the name of its invariant."""
    parts = unpack(docx)
    return [f"{name}: {fault}" for name, check in INVARIANTS.items() for fault in check(parts)]


def texts(parts: Parts) -> dict[str, "etree._Element"]:
    names = re.compile(r"word/(document|header\d*|footer\d*|comments)\.xml")
    return {name: parse(part) for name, part in parts.items() if names.fullmatch(name)}


def local(element: "etree._Element") -> str:
    return str(etree.QName(element).localname)


def value(element: "etree._Element | None") -> str:
    return "" if element is None else element.get(f"{W}val", "")


def instructions(root: "etree._Element") -> Iterator[list[str]]:
    for found in root.iter(f"{W}instrText"):
        yield (found.text or "").split()


@invariant
def bookmarks_are_paired_and_unique(parts: Parts) -> Iterator[str]:
    root = parse(parts[DOCUMENT])
    starts = list(root.iter(f"{W}bookmarkStart"))
    ends = Counter(end.get(f"{W}id") for end in root.iter(f"{W}bookmarkEnd"))
    names = Counter(start.get(f"{W}name", "").lower() for start in starts)
    yield from (f"name {name} {count} times" for name, count in names.items() if count > 1)
    yield from (f"name {name} is too long or not a name" for name in names if not _is_name(name))
    if ends != Counter(start.get(f"{W}id") for start in starts) or any(count > 1 for count in ends.values()):
        yield "starts and ends do not pair"


def _is_name(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and re.fullmatch(r"[a-z_]\w*", name, re.ASCII) is not None


@invariant
def references_have_targets(parts: Parts) -> Iterator[str]:
    root = parse(parts[DOCUMENT])
    names = {start.get(f"{W}name") for start in root.iter(f"{W}bookmarkStart")}
    for instruction in instructions(root):
        if instruction[0] == "REF" and instruction[1] not in names:
            yield f"no bookmark {instruction[1]}"


@invariant
def references_show_the_number(parts: Parts) -> Iterator[str]:
    """Compare each reference's cached result with the number counted at its target."""
    numbers = _numbers_of_bookmarks(parts)
    for target, shown in shown_references(parse(parts[DOCUMENT])):
        if target in numbers and shown != numbers[target].rstrip("."):
            yield f"{target} shows {shown!r}, its number is {numbers[target]!r}"


def _numbers_of_bookmarks(parts: Parts) -> dict[str, str]:
    """Put the names of its bookmarks in place of each paragraph's text, and read that with its number."""
    root = parse(parts[DOCUMENT])
    for paragraph in root.iter(f"{W}p"):
        names = [start.get(f"{W}name", "") for start in paragraph.iter(f"{W}bookmarkStart")]
        for run in list(paragraph.iter(f"{W}r")):
            run.getparent().remove(run)
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = ",".join(names)
    numbers = {}
    for line in read_text(pack(parts | {DOCUMENT: etree.tostring(root)})).splitlines():
        number, _, names = line.rpartition(" ")
        numbers |= dict.fromkeys(names.split(","), number)
    return numbers


def shown_references(root: "etree._Element") -> Iterator[tuple[str, str]]:
    """Yield target and cached result of each REF field."""
    for paragraph in root.iter(f"{W}p"):
        target, shown, inside = "", "", False
        for element in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
            if element.tag == f"{W}instrText":
                words = (element.text or "").split()
                target = words[1] if words[0] == "REF" else ""
            elif element.tag == f"{W}t":
                shown += (element.text or "") * inside
            else:
                kind = element.get(f"{W}fldCharType")
                if kind == "end" and target:
                    yield target, shown
                inside, shown = kind == "separate", "" if kind != "end" else shown
                target = "" if kind == "end" else target


@invariant
def fields_are_balanced(parts: Parts) -> Iterator[str]:
    follows = {"": "begin", "begin": "separate", "separate": "end", "end": "begin"}
    for name, root in texts(parts).items():
        before = ""
        for found in root.iter(f"{W}fldChar"):
            kind = found.get(f"{W}fldCharType", "")
            if kind != follows[before]:
                yield f"{name}: {kind} after {before or 'nothing'}"
            before = kind if kind in follows else before
        if before not in {"", "end"}:
            yield f"{name}: a field is not closed"


@invariant
def formatting_comes_from_styles(parts: Parts) -> Iterator[str]:
    for name, root in texts(parts).items():
        for properties, allowed in (("rPr", _RUN_PROPERTIES), ("pPr", _PARAGRAPH_PROPERTIES)):
            for found in root.iter(f"{W}{properties}"):
                yield from (
                    f"{name}: direct {local(child)}" for child in found if local(child) not in allowed
                )


@invariant
def styles_are_defined(parts: Parts) -> Iterator[str]:
    defined = {style.get(f"{W}styleId") for style in parse(parts[STYLES]).iter(f"{W}style")}
    for name, root in texts(parts).items():
        used = {value(found) for found in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
        yield from (f"{name}: style {style} is not defined" for style in sorted(used - defined))
        if any(paragraph.find(f"{W}pPr/{W}pStyle") is None for paragraph in root.iter(f"{W}p")):
            yield f"{name}: a paragraph without a style"


@invariant
def no_paragraph_is_empty(parts: Parts) -> Iterator[str]:
    """An empty paragraph may end a section or stand alone in a cell that has nothing to say."""
    for paragraph in parse(parts[DOCUMENT]).iter(f"{W}p"):
        parent = paragraph.getparent()
        alone = parent is not None and local(parent) == "tc" and len(parent.findall(f"{W}p")) == 1
        content = next(paragraph.iter(f"{W}t", f"{W}tab", f"{W}sectPr", f"{W}drawing"), None)
        if content is None and not alone:
            yield f"empty paragraph of style {value(paragraph.find(f'{W}pPr/{W}pStyle'))}"


@invariant
def lists_and_styles_are_linked_both_ways(parts: Parts) -> Iterator[str]:
    styles = {style.get(f"{W}styleId"): style for style in parse(parts[STYLES]).iter(f"{W}style")}
    numbering = parse(parts[NUMBERING])
    abstract = {
        value(used.find(f"{W}abstractNumId")): used.get(f"{W}numId") for used in numbering.iter(f"{W}num")
    }
    for definition in numbering.iter(f"{W}abstractNum"):
        levels = definition.findall(f"{W}lvl")
        if len(levels) != 9:
            yield f"list {definition.get(f'{W}abstractNumId')} has {len(levels)} levels"
        for level in levels:
            name = value(level.find(f"{W}pStyle"))
            wanted = (level.get(f"{W}ilvl"), abstract.get(definition.get(f"{W}abstractNumId", "")))
            if name and _list_of(styles.get(name)) != wanted:
                yield f"level of {name} is not bound back"


def _list_of(style: "etree._Element | None") -> tuple[str, str]:
    if style is None:
        return "", ""
    numbers = f"{W}pPr/{W}numPr/{W}"
    return value(style.find(f"{numbers}ilvl")), value(style.find(f"{numbers}numId"))


@invariant
def numbers_are_never_typed(parts: Parts) -> Iterator[str]:
    root = parse(parts[DOCUMENT])
    if next(root.iter(f"{W}numPr"), None) is not None:
        yield "a paragraph carries its own numPr"
    for paragraph in root.iterfind(f"{W}body/{W}p"):
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        text = "".join(found.text or "" for found in paragraph.iter(f"{W}t"))
        if style.startswith(("Clause", "Heading", "Recital")) and re.match(
            r"(\d+\.|\([a-zA-Z]{1,3}\)\s)", text
        ):
            yield f"typed number: {text[:30]}"


@invariant
def comments_are_paired(parts: Parts) -> Iterator[str]:
    root = parse(parts[DOCUMENT])
    comments = parse(parts["word/comments.xml"]) if "word/comments.xml" in parts else ()
    ids = sorted(comment.get(f"{W}id", "") for comment in comments)
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        if sorted(found.get(f"{W}id", "") for found in root.iter(f"{W}{tag}")) != ids:
            yield f"{tag} does not match the comments"


@invariant
def no_template_is_left(parts: Parts) -> Iterator[str]:
    """An answer may hold braces, so only the tags that a frame has count."""
    names = "title|subtitle|number|labels|review|recitals|terms|signatures|schedules|paragraph|row"
    left = re.compile(rf"\{{[{{%](?:p|r|tr|tc)\s|\{{\{{\s(?:{names})\b")
    for name, root in texts(parts).items():
        text = "".join(found.text or "" for found in root.iter(f"{W}t", f"{W}instrText"))
        if found := left.search(text):
            yield f"{name}: {found[0]}"


@invariant
def cells_end_in_a_paragraph(parts: Parts) -> Iterator[str]:
    for cell in parse(parts[DOCUMENT]).iter(f"{W}tc"):
        if not len(cell) or local(cell[-1]) != "p":
            yield "a cell does not end in a paragraph"


@invariant
def rows_do_not_split(parts: Parts) -> Iterator[str]:
    for row in parse(parts[DOCUMENT]).iter(f"{W}tr"):
        if row.find(f"{W}trPr/{W}cantSplit") is None:
            yield "a row may split over pages"


@invariant
def data_tables_say_what_they_are(parts: Parts) -> Iterator[str]:
    for table in parse(parts[DOCUMENT]).iter(f"{W}tbl"):
        if value(table.find(f"{W}tblPr/{W}tblStyle")) != "ContractTable":
            continue
        if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
            yield "a table has no heading row"
        if not value(table.find(f"{W}tblPr/{W}tblCaption")):
            yield "a table has no caption for a screen reader"


@invariant
def signatures_keep_together(parts: Parts) -> Iterator[str]:
    styles = {style.get(f"{W}styleId"): style for style in parse(parts[STYLES]).iter(f"{W}style")}

    def keeps(name: str) -> bool:
        style = styles.get(name)
        if style is None:
            return False
        return style.find(f"{W}pPr/{W}keepNext") is not None or keeps(value(style.find(f"{W}basedOn")))

    for table in parse(parts[DOCUMENT]).iter(f"{W}tbl"):
        if value(table.find(f"{W}tblPr/{W}tblStyle")) != "SignatureTable":
            continue
        used = {value(found) for found in table.iter(f"{W}pStyle")} - {"SignatureDateLast"}
        yield from (f"style {name} does not keep with the next" for name in sorted(used) if not keeps(name))


@invariant
def nothing_is_asked_on_opening(parts: Parts) -> Iterator[str]:
    if parse(parts[SETTINGS]).find(f"{W}updateFields") is not None:
        yield "settings ask to update fields"
    for name, root in texts(parts).items():
        if any(found.get(f"{W}dirty") for found in root.iter(f"{W}fldChar", f"{W}fldSimple")):
            yield f"{name}: a dirty field"


@invariant
def every_section_counts_its_pages(parts: Parts) -> Iterator[str]:
    targets = {
        relation.get("Id"): f"word/{relation.get('Target')}"
        for relation in parse(parts["word/_rels/document.xml.rels"])
    }
    reference = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for section in parse(parts[DOCUMENT]).iter(f"{W}sectPr"):
        footers = [targets[found.get(reference)] for found in section.iter(f"{W}footerReference")]
        fields = [{words[0] for words in instructions(parse(parts[footer]))} for footer in footers]
        if not footers or not all({"PAGE", "NUMPAGES"} <= names for names in fields):
            yield "a section without page X of Y"


@invariant
def nothing_reaches_outside(parts: Parts) -> Iterator[str]:
    for name, part in parts.items():
        if name.endswith(".rels") and any(found.get("TargetMode") == "External" for found in parse(part)):
            yield f"{name}: an external relation"
        if _ACTIVE.search(name):
            yield f"{name}: active content"
    for root in texts(parts).values():
        yield from (f"field {words[0]}" for words in instructions(root) if words[0] in _DANGEROUS_FIELDS)


@invariant
def every_part_has_a_type_and_every_relation_a_part(parts: Parts) -> Iterator[str]:
    types = parse(parts[CONTENT_TYPES])
    named = {found.get("PartName", "").lstrip("/") for found in types if local(found) == "Override"}
    yield from (f"{name} has a type but is not there" for name in sorted(named - set(parts)))
    for relation in parse(parts["word/_rels/document.xml.rels"]):
        target = relation.get("Target", "")
        name = target.removeprefix("../") if target.startswith("../") else f"word/{target}"
        if name not in parts:
            yield f"relation to {name}, which is not there"


@invariant
def typography_is_right(parts: Parts) -> Iterator[str]:
    """Fixed words only: what stands in headings and defined terms never has straight quotes."""
    for found in parse(parts[DOCUMENT]).iter(f"{W}r"):
        style = value(found.find(f"{W}rPr/{W}rStyle"))
        if style == "DefinedTerm":
            before, after = found.getprevious(), found.getnext()
            around = [("" if side is None else "".join(side.itertext())) for side in (before, after)]
            if not (around[0].endswith("“") and around[1].startswith("”")):
                yield "a defined term without its quotes"


@invariant
def a_clean_copy_is_clean(parts: Parts) -> Iterator[str]:
    """What is not a review draft holds no comments, no marks and no answers."""
    if parse(parts[SETTINGS]).find(f"{W}trackRevisions") is not None:
        return
    root = parse(parts[DOCUMENT])
    if "word/comments.xml" in parts:
        yield "comments"
    if any(value(found) == "Variable" for found in root.iter(f"{W}rStyle")):
        yield "marked answers"
    for name, part in parts.items():
        ours = name.startswith("customXml/item") and parse(part).tag == f"{{{NAMESPACE}}}provenance"
        if ours and "answers" in json.loads(parse(part).text or "{}"):
            yield "answers in the provenance"


@invariant
def a_review_draft_is_marked(parts: Parts) -> Iterator[str]:
    if parse(parts[SETTINGS]).find(f"{W}trackRevisions") is None:
        return
    for name, root in texts(parts).items():
        if "header" in name and not any(value(found) == "DraftMark" for found in root.iter(f"{W}pStyle")):
            yield f"{name}: no draft mark"
