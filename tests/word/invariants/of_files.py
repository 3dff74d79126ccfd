"""Invariants of the file: nothing left of the template, nothing outside, nothing that gives away."""

import json
import re
from collections.abc import Iterator

from generator.docx.package import SETTINGS
from generator.docx.xml import CONTENT_TYPES, DOCUMENT, Parts, W
from generator.word.provenance import NAMESPACE
from tests.word.invariants.asking import instructions, invariant, local, parsed, phrases_in, texts, value

_ACTIVE = re.compile(r"vba|activeX|embeddings|oleObject|afchunk", re.IGNORECASE)
_SHAPE = "{urn:schemas-microsoft-com:vml}shape"
_DANGEROUS_FIELDS = {"INCLUDETEXT", "INCLUDEPICTURE", "DDE", "DDEAUTO", "LINK", "IMPORT"}


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
def nothing_reaches_outside(parts: Parts) -> Iterator[str]:
    for name, part in parts.items():
        if name.endswith(".rels") and any(found.get("TargetMode") == "External" for found in parsed(part)):
            yield f"{name}: an external relation"
        if _ACTIVE.search(name):
            yield f"{name}: active content"
    for root in texts(parts).values():
        yield from (f"field {words[0]}" for words in instructions(root) if words[0] in _DANGEROUS_FIELDS)


@invariant
def every_part_has_a_type_and_every_relation_a_part(parts: Parts) -> Iterator[str]:
    types = parsed(parts[CONTENT_TYPES])
    named = {found.get("PartName", "").lstrip("/") for found in types if local(found) == "Override"}
    yield from (f"{name} has a type but is not there" for name in sorted(named - set(parts)))
    for relation in parsed(parts["word/_rels/document.xml.rels"]):
        target = relation.get("Target", "")
        name = target.removeprefix("../") if target.startswith("../") else f"word/{target}"
        if name not in parts:
            yield f"relation to {name}, which is not there"


@invariant
def a_clean_copy_is_clean(parts: Parts) -> Iterator[str]:
    """What is not a review draft holds no comments, no marks and no answers."""
    if parsed(parts[SETTINGS]).find(f"{W}trackRevisions") is not None:
        return
    root = parsed(parts[DOCUMENT])
    if "word/comments.xml" in parts:
        yield "comments"
    if any(value(found) == "Variable" for found in root.iter(f"{W}rStyle")):
        yield "marked answers"
    for name, part in parts.items():
        ours = name.startswith("customXml/item") and parsed(part).tag == f"{{{NAMESPACE}}}provenance"
        if ours and "answers" in json.loads(parsed(part).text or "{}"):
            yield "answers in the provenance"


@invariant
def a_review_draft_is_marked(parts: Parts) -> Iterator[str]:
    if parsed(parts[SETTINGS]).find(f"{W}trackRevisions") is None:
        return
    for name, root in texts(parts).items():
        if "header" in name and not any(value(found) == "DraftMark" for found in root.iter(f"{W}pStyle")):
            yield f"{name}: no draft mark"


@invariant
def a_review_draft_says_on_every_page_that_it_is_private_and_no_other_does(parts: Parts) -> Iterator[str]:
    banner = phrases_in(parts).say("review.banner")
    private = any(value(found) == "ReviewTitle" for found in parsed(parts[DOCUMENT]).iter(f"{W}pStyle"))
    for name, root in texts(parts).items():
        if "header" in name and (banner in "".join(root.itertext())) != private:
            yield f"{name}: {'no' if private else 'a'} banner"


@invariant
def a_review_draft_has_a_watermark_and_no_other_has(parts: Parts) -> Iterator[str]:
    """Word's own "Remove watermark" looks for shapes of this name in every header."""
    draft = parsed(parts[SETTINGS]).find(f"{W}trackRevisions") is not None
    for name, root in texts(parts).items():
        if "header" not in name:
            continue
        shapes = [shape.get("id", "") for shape in root.iter(_SHAPE)]
        marks = [shape for shape in shapes if shape.startswith("PowerPlusWaterMarkObject")]
        if len(marks) != draft or marks != shapes:
            yield f"{name}: shapes {shapes}"


@invariant
def word_needs_no_compatibility_mode(parts: Parts) -> Iterator[str]:
    if b'w:name="compatibilityMode"' not in parts[SETTINGS] or b'w:val="15"' not in parts[SETTINGS]:
        yield "settings lack the mode of today's Word"
    if not any(name.startswith("word/theme/") for name in parts):
        yield "there is no theme"
