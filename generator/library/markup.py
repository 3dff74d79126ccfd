"""The text of a clause: paragraphs, numbered lists, **terms**, [references](#slot) and holes.

markdown-it-py parses; anything beyond those four is refused with its line. Holes are found in
the parsed text and filled later, so an answer can never become markup.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from generator.library.clause import Body, ClauseParagraph, Hole, Item, Link, Part, Parts, Term, Words
from generator.messages import Message, tell

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HOLE = re.compile(r"\{\{\s*([a-z_]+(?:\.[a-z_]+)*)\s*(?:\|\s*([a-z_]+)\s*)?\}\}")
_BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
# What stands in Markdown and not in a clause, by its token.
_NAMES = {
    "heading_open": Message("a heading"),
    "bullet_list_open": Message("a bullet list"),
    "blockquote_open": Message("a quotation"),
    "code_block": Message("an indented block"),
    "fence": Message("a code block"),
    "code_inline": Message("code"),
    "em_open": Message("italic text"),
    "html_block": Message("HTML"),
    "hr": Message("a rule"),
    "image": Message("an image"),
    "hardbreak": Message("a line break"),
}


class MarkupError(ValueError):
    """A text that is not in the markup; `line` counts from 1 in the text given."""

    def __init__(self, message: str, line: int) -> None:
        """Keep the message and the line."""
        super().__init__(message)
        self.line = line


ENGLISH_QUOTES = "“{text}”"
_INNER = {ENGLISH_QUOTES: "‘{text}’"}
"""Quotes within quotes: single ones within the English ones, and the English ones within all others."""


@cache
def _parser(quoted: str) -> "MarkdownIt":
    from markdown_it import MarkdownIt

    signs = [sign for pair in (quoted, _INNER.get(quoted, ENGLISH_QUOTES)) for sign in pair.split("{text}")]
    parser = MarkdownIt("commonmark", {"typographer": True, "quotes": signs})
    return parser.enable("smartquotes").disable(["entity", "escape", "autolink", "html_inline"])


def parse_body(text: str, *, first_line: int = 1, quoted: str = ENGLISH_QUOTES) -> Body:
    """Parse a clause's text; lines in errors and nodes count from `first_line`.

    Straight quotes become those of `quoted`, as the language has them around `{text}`.
    """
    tokens = _parser(quoted).parse(text)
    return tuple(_blocks(_Stream(tokens, first_line)))


def parse_line(text: str, *, line: int = 1, quoted: str = ENGLISH_QUOTES) -> Parts:
    """Parse a text of one paragraph, such as a cover row or a summary; quotes are as for `parse_body`."""
    blocks = parse_body(text, first_line=line, quoted=quoted)
    if not blocks:
        return ()
    if len(blocks) > 1 or not isinstance(blocks[0], ClauseParagraph):
        raise MarkupError(tell("must be one paragraph"), line)
    return blocks[0].parts


class _Stream:
    """The tokens of a text, read one after another."""

    def __init__(self, tokens: Sequence["Token"], first_line: int) -> None:
        self.tokens = tokens
        self.first_line = first_line
        self.at = 0

    def take(self) -> "Token":
        token = self.tokens[self.at]
        self.at += 1
        return token

    def line_of(self, token: "Token") -> int:
        return self.first_line + (token.map[0] if token.map else 0)


def _blocks(stream: _Stream) -> Iterator[ClauseParagraph | Item]:
    while stream.at < len(stream.tokens):
        token = stream.take()
        if token.type == "paragraph_open":
            yield ClauseParagraph(_inline(stream), stream.line_of(token))
            stream.take()
        elif token.type == "ordered_list_open":
            yield from _items(stream)
        else:
            raise MarkupError(_foreign(token), stream.line_of(token))


def _items(stream: _Stream) -> Iterator[Item]:
    while (token := stream.take()).type == "list_item_open":
        yield _item(stream, stream.line_of(token))


def _item(stream: _Stream, line: int) -> Item:
    parts: Parts | None = None
    items: tuple[Item, ...] = ()
    while (token := stream.take()).type != "list_item_close":
        if token.type == "paragraph_open" and parts is None and not items:
            parts = _inline(stream)
            stream.take()
        elif token.type == "ordered_list_open" and parts is not None and not items:
            items = tuple(_items(stream))
        else:
            raise MarkupError(
                tell("a list item holds one paragraph and, below it, at most one numbered list"),
                stream.line_of(token),
            )
    if parts is None:
        raise MarkupError(tell("a list item has no text"), line)
    return Item(parts, items, line)


def _inline(stream: _Stream) -> Parts:
    token = stream.take()
    return tuple(_joined(_parts(token.children or [], stream.line_of(token))))


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Join neighbouring words, so that equal texts are equal however their lines were broken."""
    before: Words | None = None
    for part in parts:
        if isinstance(part, Words):
            before = part if before is None else Words(before.text + part.text)
            continue
        if before is not None:
            yield before
            before = None
        yield part
    if before is not None:
        yield before


def _parts(tokens: Sequence["Token"], line: int) -> Iterator[Part]:
    queue = list(tokens)
    while queue:
        token = queue.pop(0)
        if token.type == "text":
            yield from _holes(token.content, line)
        elif token.type == "softbreak":
            yield Words(" ")
            line += 1
        elif token.type == "strong_open":
            yield Term(_plain(queue, "strong_close", line))
        elif token.type == "link_open":
            yield _link(token, _plain(queue, "link_close", line), line)
        else:
            raise MarkupError(_foreign(token), line)


def _plain(queue: list["Token"], closing: str, line: int) -> str:
    text = ""
    while (token := queue.pop(0)).type != closing:
        if token.type == "softbreak":
            text += " "
        elif token.type == "text" and not _BRACES.search(token.content):
            text += token.content
        else:
            raise MarkupError(tell("a term or a reference holds plain words only"), line)
    if not text.strip():
        raise MarkupError(tell("a term or a reference needs words"), line)
    return text


def _link(token: "Token", words: str, line: int) -> Link:
    target = str(token.attrs.get("href", ""))
    if not re.fullmatch(r"#[a-z_]+\.[a-z_]+", target):
        raise MarkupError(
            tell("a reference goes to a slot, as in [words](#payment.deposit), not {target}", target=target),
            line,
        )
    return Link(target[1:], words, line)


def _holes(text: str, line: int) -> Iterator[Part]:
    at = 0
    for match in _HOLE.finditer(text):
        yield from _words(text[at : match.start()], line)
        yield Hole(match[1], match[2] or "", line)
        at = match.end()
    yield from _words(text[at:], line)


def _words(text: str, line: int) -> Iterator[Words]:
    if _BRACES.search(text):
        raise MarkupError(
            tell("a hole is {{{{ path }}}} or {{{{ path | filter }}}}: no calls, no {{% %}}"), line
        )
    if text:
        yield Words(text)


def _foreign(token: "Token") -> str:
    """Say that something is not in the markup, and what is."""
    what = tell(_NAMES[token.type]) if token.type in _NAMES else token.type
    return tell(
        "{what} is not allowed: a clause holds paragraphs, numbered lists, **defined terms** and "
        "[words](#slot)",
        what=what,
    )
