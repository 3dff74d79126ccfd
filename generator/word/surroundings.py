"""Outside: the places of a document around those that its contract printed, and their texts."""

from collections.abc import Collection, Mapping

from generator.docx.legibility import looks_in
from generator.docx.named import style_names
from generator.docx.package import STYLES
from generator.docx.views import has_words
from generator.docx.xml import Parts
from generator.word.around import Around
from generator.word.line_markup import Told, Unknown, told_lines, told_markup
from generator.word.passages import CLAUSE_STYLES, SECTION_STYLES, STARTS, PlaceKind

Texts = dict[PlaceKind, list[str]]
"""The canonical lines of places, in reading order."""

_STARTS: Mapping[str, PlaceKind] = {
    **STARTS,
    **dict.fromkeys(SECTION_STYLES, "section"),
    **dict.fromkeys(CLAUSE_STYLES, "added"),
}
_NAMED = {"RecitalsHeading": "recitals heading", "Heading1": "heading 1"}
_SIGNED = {"closing", "signatures"}
_BEFORE = {"review", "cover"} | _SIGNED


def outside(around: Around | None, parts: Parts) -> tuple[Texts, Texts, list[str]]:
    """Return the texts before the terms, those after them without the schedules, and those behind all.

    Raises Unknown where a reader would divide the document in another way, or would find other words in
    what was printed: where a style hides them, where the template has a text of its own that the last
    clause or schedule would end with.
    """
    names = style_names(parts)
    if around is None or any(names.get(style) != name for style, name in _NAMED.items()):
        raise Unknown
    groups = dict(zip(["", *around.passages], around.between(), strict=False))
    if "terms" not in groups or groups.pop("recitals", []):
        raise Unknown
    printed = [passage for name, passage in around.passages.items() if name != "behind"]
    if _hiding(looks_in(parts[STYLES]), printed):
        raise Unknown
    cover = _divided(told_lines(groups[""], parts), "cover")
    end = _divided(told_lines(groups["terms"], parts), "clause")
    rest = [*groups.get("schedules", ()), *groups.get("behind", ())]
    ended = _divided(told_lines(rest, parts), "schedule")
    if end.pop("clause", None) or ended.pop("schedule", None) or ended:
        raise Unknown
    if not (cover.keys() <= _BEFORE and end.keys() <= _SIGNED and cover.keys().isdisjoint(end)):
        raise Unknown
    return cover, end, _behind(around, parts)


def _behind(around: Around, parts: Parts) -> list[str]:
    if "behind" not in around.passages:
        return []
    found = _divided(told_markup(around.passages["behind"], parts), "schedule")
    if found.keys() > {"schedule"}:
        raise Unknown
    return found.get("schedule", [])


def _hiding(looks: Mapping[str, str], passages: Collection[str]) -> bool:
    """Say whether a style of what was printed takes its words away from a reader."""
    return "" in looks or any(f'w:val="{style}"' in passage for style in looks for passage in passages)


def _divided(lines: list[Told], kind: PlaceKind) -> Texts:
    """Divide lines into places, as `passages` does, from one of a kind on."""
    if kind == "cover" and any(line.style == "title" for line in lines):
        kind = "review"  # until its title
    found: Texts = {}
    for line in lines:
        begun = _STARTS.get(line.style, kind)
        kind = kind if begun in found else begun
        texts = found.setdefault(kind, [])
        if has_words(line.text):
            texts.append(line.text)
    return found
