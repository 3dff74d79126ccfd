"""The three lists of a contract, every level of use bound to a style and the style to it."""

__all__ = ["numbering_part"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LEVELS = 9
_INDENT, _STEP = 720, 504

# (number format, text, style); a level without a style is there because readers want all nine.
_Level = tuple[str, str, str]
_SIGNS = (("lowerLetter", "(%{0})"), ("lowerRoman", "(%{0})"), ("upperLetter", "(%{0})"), ("decimal", "(%{0})"))

_CLAUSES: tuple[_Level, ...] = (
    ("decimal", "%1.", "Heading1"),
    ("decimal", "%1.%2", "Heading2"),
    *((_SIGNS[n % 4][0], _SIGNS[n % 4][1].format(n + 3), f"ClauseLevel{n + 3}") for n in range(7)),
)
_RECITALS: tuple[_Level, ...] = (
    ("upperLetter", "(%1)", "Recital"),
    *(
        (_SIGNS[n % 4][0], _SIGNS[n % 4][1].format(n + 2), f"RecitalLevel{n + 2}" if n < 3 else "")
        for n in range(8)
    ),
)
_SCHEDULES: tuple[_Level, ...] = (
    ("upperLetter", "Schedule\u00a0%1", "ScheduleHeading"),
    *(
        (_SIGNS[n % 4][0], _SIGNS[n % 4][1].format(n + 2), f"ScheduleLevel{n + 2}" if n < 3 else "")
        for n in range(8)
    ),
)


def numbering_part() -> str:
    """Return word/numbering.xml."""
    lists = (
        _list(1, _CLAUSES, [(_INDENT, _INDENT)] * 2 + [(_INDENT + _STEP * n, _STEP) for n in range(1, 8)], "ClauseNumbering")
        + _list(2, _RECITALS, [(_INDENT, _INDENT)] + [(_INDENT + _STEP * n, _STEP) for n in range(1, 9)])
        + _list(3, _SCHEDULES, [(0, 0)] + [(_STEP * n, _STEP) for n in range(1, 9)])
    )
    uses = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    return f'<w:numbering xmlns:w="{_W}">{lists}{uses}</w:numbering>'


def _list(number: int, levels: tuple[_Level, ...], indents: list[tuple[int, int]], style: str = "") -> str:
    body = "".join(
        _level(index, level, indent) for index, (level, indent) in enumerate(zip(levels, indents, strict=True))
    )
    link = f'<w:styleLink w:val="{style}"/>' if style else ""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x4C1A0000 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x4C1B0000 + number:08X}"/>{link}{body}</w:abstractNum>'
    )


def _level(index: int, level: _Level, indent: tuple[int, int]) -> str:
    kind, text, style = level
    left, hanging = indent
    link = f'<w:pStyle w:val="{style}"/>' if style else ""
    gap = "" if hanging else '<w:suff w:val="space"/>'
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{link}{gap}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )
