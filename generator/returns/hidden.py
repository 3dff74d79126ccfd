"""Hidden text: words of a file that nobody sees on the page."""

from collections.abc import Iterator, Mapping

from generator.docx.package import STYLES, Element, Parts, W, parse

__all__ = ["hidden_runs", "hiding_styles", "without_hidden"]

_OFF = frozenset(["0", "false", "off"])
# What holds a field together stays: without it Word would show the rest of the text as a part of it.
_STAYS = frozenset(f"{W}{name}" for name in ("rPr", "fldChar", "instrText"))


def hiding_styles(parts: Parts) -> frozenset[str]:
    """Return the ids of the styles whose text is hidden, by themselves or by the one they are based on."""
    if STYLES not in parts:
        return frozenset()
    styles = {style.get(f"{W}styleId", ""): style for style in parse(parts[STYLES]).iter(f"{W}style")}
    return frozenset(name for name in styles if _style_hides(name, styles))


def _style_hides(name: str, styles: Mapping[str, Element]) -> bool:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        told = _told(styles[name].find(f"{W}rPr"))
        if told is not None:
            return told
        base = styles[name].find(f"{W}basedOn")
        name = "" if base is None else base.get(f"{W}val", "")
    return False


def _told(properties: Element | None) -> bool | None:
    """Return whether properties hide their text; None where they say nothing of it."""
    found = None if properties is None else properties.find(f"{W}vanish")
    return None if found is None else found.get(f"{W}val", "1").lower() not in _OFF


def hidden_runs(root: Element, styles: frozenset[str]) -> Iterator[Element]:
    """Yield the runs of a part whose text is hidden; `styles` are those of `hiding_styles`."""
    for run in root.iter(f"{W}r"):
        told = _told(run.find(f"{W}rPr"))
        if told is None:
            told = bool(_styles_of(run) & styles) if styles else False
        if told and any(child.tag not in _STAYS for child in run):
            yield run


def _styles_of(run: Element) -> set[str]:
    paragraph = next(run.iterancestors(f"{W}p"), None)
    named = [run.find(f"{W}rPr/{W}rStyle")]
    named.append(None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle"))
    return {style.get(f"{W}val", "") for style in named if style is not None}


def without_hidden(root: Element, styles: frozenset[str]) -> None:
    """Take hidden text out of a part."""
    for run in list(hidden_runs(root, styles)):
        for child in [child for child in run if child.tag not in _STAYS]:
            run.remove(child)
        parent = run.getparent()
        if parent is not None and all(child.tag == f"{W}rPr" for child in run):
            parent.remove(run)
