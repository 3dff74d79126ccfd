"""A style as data, and as the markup that Word wants, its elements in the order of the schema."""

from dataclasses import dataclass, replace
from typing import Literal

TEXT_WIDTH = 9600

LineRule = Literal["", "auto", "atLeast", "exact"]

# Styles that Word knows by name: their ids differ from the name without spaces, or they are not custom.
_BUILT_IN = {
    "Normal": "Normal",
    "heading 1": "Heading1",
    "heading 2": "Heading2",
    "Title": "Title",
    "Subtitle": "Subtitle",
    "header": "Header",
    "footer": "Footer",
    "Closing": "Closing",
}


@dataclass(frozen=True, slots=True)
class Text:
    """The look of letters; `size` in half points, `spaced` in twentieths of a point."""

    font: str = ""
    size: int = 0
    bold: bool = False
    italic: bool | None = None
    capitals: bool = False
    color: str = ""
    spaced: int = 0
    shade: str = ""

    def markup(self) -> str:
        """Return the run properties."""
        fonts = (
            f'<w:rFonts w:asciiTheme="{self.font}HAnsi" w:eastAsiaTheme="{self.font}EastAsia"'
            f' w:hAnsiTheme="{self.font}HAnsi" w:cstheme="{self.font}Bidi"/>'
        )
        return "".join(
            (
                fonts * bool(self.font),
                "<w:b/><w:bCs/>" * self.bold,
                "<w:i/><w:iCs/>" * (self.italic is True),
                "<w:caps/>" * self.capitals,
                f'<w:color w:val="{self.color}"/>' * bool(self.color),
                f'<w:spacing w:val="{self.spaced}"/>' * bool(self.spaced),
                f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>' * bool(self.size),
                f'<w:shd w:val="clear" w:color="auto" w:fill="{self.shade}"/>' * bool(self.shade),
            )
        )


@dataclass(frozen=True, slots=True)
class Para:
    """The setting of a paragraph; lengths in twentieths of a point, `line` in 240ths of a line.

    Without a `line_rule` a look makes points of the line.
    `release` ends what the style it is based on keeps with the next paragraph;
    `close` leaves out the space between paragraphs of the same style; `uncounted` lines have no number
    where lines are numbered; `whole_lines` leaves no single line on a page.
    Rules are colors, their weight is in eighths of a point, the space to the text in points.
    """

    before: int | None = None
    after: int | None = None
    line: int | None = None
    line_rule: LineRule = ""
    left: int | None = None
    hang: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    release: bool = False
    new_page: bool | None = None
    align: str = ""
    outline: int | None = None
    rule_below: str = ""
    rule_above: str = ""
    rule_weight: int = 6
    rule_space: int = 8
    fill: str = ""
    uncounted: bool = False
    whole_lines: bool = False
    close: bool = False
    right_tab: bool = False
    list: tuple[int, int] | None = None
    stops: tuple[int, ...] = ()

    def hanging(self, left: int, hang: int) -> "Para":
        """Indent by `left`, the first line by `hang` less."""
        return replace(self, left=left, hang=hang)

    def numbered(self, list_: int, level: int) -> "Para":
        """Bind to a level of a list."""
        return replace(self, list=(list_, level))

    def tabs(self, *stops: int) -> "Para":
        """Set stops, such as one for the value after a label."""
        return replace(self, stops=stops)

    def markup(self) -> str:
        """Return the paragraph properties."""
        return "".join(
            (
                "<w:keepNext/>" * self.keep_next,
                '<w:keepNext w:val="0"/>' * self.release,
                "<w:keepLines/>" * self.keep_lines,
                "<w:pageBreakBefore/>" * (self.new_page is True),
                '<w:pageBreakBefore w:val="0"/>' * (self.new_page is False),
                "<w:widowControl/>" * self.whole_lines,
                self._numbering(),
                "<w:suppressLineNumbers/>" * self.uncounted,
                self._rules(),
                f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>' * bool(self.fill),
                self._stops(),
                self._spacing(),
                f'<w:ind w:left="{self.left}" w:hanging="{self.hang or 0}"/>' * (self.left is not None),
                "<w:contextualSpacing/>" * self.close,
                f'<w:jc w:val="{self.align}"/>' * bool(self.align),
                f'<w:outlineLvl w:val="{self.outline}"/>' * (self.outline is not None),
            )
        )

    def _numbering(self) -> str:
        if self.list is None:
            return ""
        number, level = self.list
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _rules(self) -> str:
        sides = {"top": self.rule_above, "bottom": self.rule_below}
        rules = "".join(
            f'<w:{side} w:val="single" w:sz="{self.rule_weight}" w:space="{self.rule_space}"'
            f' w:color="{color}"/>'
            for side, color in sides.items()
            if color
        )
        return _wrapped("w:pBdr", rules)

    def _stops(self) -> str:
        stops = [f'<w:tab w:val="right" w:pos="{TEXT_WIDTH}"/>'] * self.right_tab
        stops += [f'<w:tab w:val="left" w:pos="{stop}"/>' for stop in self.stops]
        return f"<w:tabs>{''.join(stops)}</w:tabs>" * bool(stops)

    def _spacing(self) -> str:
        parts = {"before": self.before, "after": self.after, "line": self.line}
        given = "".join(f' w:{name}="{value}"' for name, value in parts.items() if value is not None)
        if self.line is not None:
            given += f' w:lineRule="{self.line_rule or "auto"}"'
        return f"<w:spacing{given}/>" * bool(given)


PLAIN = Text()
"""Letters as the style below has them."""


def paragraph_style(
    name: str,
    para: Para,
    text: Text = PLAIN,
    *,
    based: str = "Normal",
    following: str = "",
    default: bool = False,
) -> str:
    """Return a paragraph style; its id is its name without spaces."""
    links = "" if default else f'<w:basedOn w:val="{based}"/>'
    links += f'<w:next w:val="{following}"/>' if following else ""
    properties = _wrapped("w:pPr", para.markup()) + _wrapped("w:rPr", text.markup())
    head = _head("paragraph", name, default=default)
    return f"<w:style {head}>{_name(name)}{links}<w:qFormat/>{properties}</w:style>"


def character_style(name: str, text: Text) -> str:
    """Return a character style."""
    base = '<w:basedOn w:val="DefaultParagraphFont"/>'
    properties = _wrapped("w:rPr", text.markup())
    return f"<w:style {_head('character', name)}>{_name(name)}{base}<w:qFormat/>{properties}</w:style>"


def _head(kind: str, name: str, *, default: bool = False) -> str:
    custom = ' w:customStyle="1"' * (name not in _BUILT_IN)
    identity = _BUILT_IN.get(name, name.replace(" ", ""))
    usual = ' w:default="1"' * default
    return f'w:type="{kind}"{usual}{custom} w:styleId="{identity}"'


def _name(name: str) -> str:
    return f'<w:name w:val="{name}"/>'


def _wrapped(tag: str, properties: str) -> str:
    return f"<{tag}>{properties}</{tag}>" if properties else ""
