"""WordprocessingML as text: runs, paragraphs, fields, bookmarks. Nothing here knows contracts."""

import re
from functools import lru_cache

NEW_PAGE = '<w:r><w:br w:type="page"/></w:r>'
"""The run that starts a page; what follows it in its paragraph stands at the head of that page."""

# Three ranges in one set would take Python five milliseconds to compile, in every run.
_RTL = "(?:[\u0590-\u08ff]|[\ufb1d-\ufdff\ufe70-\ufefc])"
_RTL_STRETCH = re.compile(f"({_RTL}+(?:[^\\w]+{_RTL}+)*)")


class Xml(str):
    """Markup that the template engine must not escape again."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the markup itself: Jinja's way of saying that it is safe."""
        return self


def escape(text: str) -> str:
    """Return text as it stands between tags; the standard library's own brings in all of http."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Return text as an attribute, with its quotes."""
    return f'"{escape(text).replace(chr(34), "&quot;")}"'


@lru_cache(maxsize=2048)
def run(text: str, style: str = "") -> str:
    """Return runs of one character style.

    A newline becomes a line break, a right-to-left stretch a run of its own. The words of the
    library are the same in every contract, so what was made of them is kept.
    """
    pieces = [text] if text.isascii() else _RTL_STRETCH.split(text)
    return "".join(_run(piece, style, rtl=bool(index % 2)) for index, piece in enumerate(pieces) if piece)


def _run(text: str, style: str, *, rtl: bool) -> str:
    properties = f'<w:rStyle w:val="{style}"/>' * bool(style) + "<w:rtl/>" * rtl
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' * bool(line) for line in text.split("\n"))
    return f"<w:r>{_properties('w:rPr', properties)}{'<w:br/>'.join(lines)}</w:r>"


def paragraph(
    style: str,
    content: str,
    *,
    keep_next: bool = False,
    release: bool = False,
    indent: int = 0,
    above: int = 0,
) -> str:
    """Return a paragraph.

    `release` ends what its style keeps with the next paragraph. `indent` and the space `above` are in
    twentieths of a point.
    """
    keep = '<w:keepNext w:val="0"/>' if release else "<w:keepNext/>" * keep_next
    space = f'<w:spacing w:before="{above}"/>' if above else ""
    left = f'<w:ind w:left="{indent}"/>' if indent else ""
    properties = f'<w:pStyle w:val="{style}"/>{keep}{space}{left}'
    return f"<w:p>{_properties('w:pPr', properties)}{content}</w:p>"


def section_end() -> str:
    """Return an empty paragraph with a place for the properties of the section that ends here."""
    properties = '<w:pStyle w:val="CoverEnd"/><w:sectPr/>'
    return f"<w:p>{_properties('w:pPr', properties)}</w:p>"


def field(instruction: str, result: str, style: str = "") -> str:
    """Return a live field with the result that Word shows until it is next computed."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result, style)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmark(name: str, number: int, content: str) -> str:
    """Return content between a bookmark's two marks; `number` pairs them."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def commented(number: int, content: str) -> str:
    """Return content with the comment of that number on it."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:rPr><w:rStyle w:val="CommentMark"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
    )


def _properties(tag: str, properties: str) -> str:
    return f"<{tag}>{properties}</{tag}>" if properties else ""
