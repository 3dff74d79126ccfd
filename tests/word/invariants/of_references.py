"""Invariants of references: bookmarks, fields, numbers, comments."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from generator.docx.package import NUMBERING, SETTINGS, STYLES, pack
from generator.docx.reading import read_text
from generator.docx.xml import DOCUMENT, Parts, W, parse
from tests.word.invariants.asking import instructions, invariant, parsed, texts, value

_LONGEST_NAME = 40


@invariant
def bookmarks_are_paired_and_unique(parts: Parts) -> Iterator[str]:
    root = parsed(parts[DOCUMENT])
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
    root = parsed(parts[DOCUMENT])
    names = {start.get(f"{W}name") for start in root.iter(f"{W}bookmarkStart")}
    for instruction in instructions(root):
        if instruction[0] == "REF" and instruction[1] not in names:
            yield f"no bookmark {instruction[1]}"


@invariant
def references_show_the_number(parts: Parts) -> Iterator[str]:
    """Compare each reference's cached result with the number counted at its target."""
    numbers = _numbers_of_bookmarks(parts)
    for target, shown in shown_references(parsed(parts[DOCUMENT])):
        if target in numbers and shown != numbers[target].rstrip("."):
            yield f"{target} shows {shown!r}, its number is {numbers[target]!r}"


def _numbers_of_bookmarks(parts: Parts) -> dict[str, str]:
    """Put the names of its bookmarks in place of each paragraph's text, and read that with its number."""
    root = parse(parts[DOCUMENT])
    etree.strip_elements(root, f"{W}r")
    for start in root.iter(f"{W}bookmarkStart"):
        paragraph = next(start.iterancestors(f"{W}p"))
        run = etree.SubElement(paragraph, f"{W}r")
        etree.SubElement(run, f"{W}t").text = f"{start.get(f'{W}name')},"
    named = {DOCUMENT: etree.tostring(root), STYLES: parts[STYLES], NUMBERING: parts[NUMBERING]}
    numbers = {}
    for line in read_text(pack(named)).splitlines():
        number, _, names = line.rpartition(" ")
        numbers |= dict.fromkeys(names.split(","), number)
    return numbers


def shown_references(root: "etree._Element") -> Iterator[tuple[str, str]]:
    """Yield target and cached result of each REF field."""
    target, shown, inside = "", "", False
    for element in root.iter(f"{W}p", f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if element.tag == f"{W}p":
            target, shown, inside = "", "", False
        elif element.tag == f"{W}instrText":
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
def nothing_is_asked_on_opening(parts: Parts) -> Iterator[str]:
    if parsed(parts[SETTINGS]).find(f"{W}updateFields") is not None:
        yield "settings ask to update fields"
    for name, root in texts(parts).items():
        if any(found.get(f"{W}dirty") for found in root.iter(f"{W}fldChar", f"{W}fldSimple")):
            yield f"{name}: a dirty field"


@invariant
def lists_and_styles_are_linked_both_ways(parts: Parts) -> Iterator[str]:
    styles = {style.get(f"{W}styleId"): style for style in parsed(parts[STYLES]).iter(f"{W}style")}
    numbering = parsed(parts[NUMBERING])
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
    root = parsed(parts[DOCUMENT])
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
    root = parsed(parts[DOCUMENT])
    comments = parsed(parts["word/comments.xml"]) if "word/comments.xml" in parts else ()
    ids = sorted(comment.get(f"{W}id", "") for comment in comments)
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        if sorted(found.get(f"{W}id", "") for found in root.iter(f"{W}{tag}")) != ids:
            yield f"{tag} does not match the comments"
