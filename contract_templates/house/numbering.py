"""The four lists of a contract, every level in use bound to a style and that style to it."""

from .look import Look

CLAUSE_LIST, RECITAL_LIST, SCHEDULE_LIST, RUN_IN_LIST = 1, 2, 3, 4
INDENT, STEP = 720, 504
RUN_IN_INDENT = 400
"""Where text stands right of its number, and how much deeper each level is, in twentieths of a point."""

SCHEDULE_LABEL = 1900
"""Room for "Schedule A" before a schedule's heading."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LEVELS = 9  # readers want all nine, used or not
_SIGNS = ("lowerLetter", "lowerRoman", "upperLetter", "decimal")


def numbering_part(look: Look) -> str:
    """Return word/numbering.xml."""
    quiet = f'<w:rPr><w:color w:val="{look.quiet}"/></w:rPr>'
    color = f'<w:color w:val="{look.accent}"/>' * bool(look.accent)
    accent = f"<w:rPr>{color}</w:rPr>" * bool(color)
    clauses = [
        _level(0, "decimal", "%1.", "Heading1", INDENT, INDENT, accent),
        _level(1, "decimal", "%1.%2", "Heading2", INDENT, INDENT, accent),
        *_lower_levels(2, INDENT, "ClauseLevel", last=_LEVELS),
    ]
    recitals = [
        _level(0, "upperLetter", "(%1)", "Recital", INDENT, INDENT),
        *_lower_levels(1, INDENT, "RecitalLevel", last=4),
    ]
    schedules = [
        _level(
            0, "upperLetter", "Schedule\u00a0%1", "ScheduleHeading", SCHEDULE_LABEL, SCHEDULE_LABEL, quiet
        ),
        *_lower_levels(1, 0, "ScheduleLevel", last=4),
    ]
    run_in = [
        _level(
            0, "decimal", "%1", "ClauseRunIn", RUN_IN_INDENT, RUN_IN_INDENT, f"<w:rPr><w:b/>{color}</w:rPr>"
        ),
        *_lower_levels(1, RUN_IN_INDENT, "RunInLevel", last=4),
    ]
    lists = (
        _list(CLAUSE_LIST, clauses, "ClauseNumbering")
        + _list(RECITAL_LIST, recitals)
        + _list(SCHEDULE_LIST, schedules)
        + _list(RUN_IN_LIST, run_in)
    )
    uses = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in (CLAUSE_LIST, RECITAL_LIST, SCHEDULE_LIST, RUN_IN_LIST)
    )
    return f'<w:numbering xmlns:w="{_W}">{lists}{uses}</w:numbering>'


def _lower_levels(first: int, indent: int, style: str, *, last: int) -> list[str]:
    """Return the levels from `first` on: (a), (i), (A), (1) and again; those up to `last` have a style."""
    return [
        _level(
            level,
            _SIGNS[(level - first) % len(_SIGNS)],
            f"(%{level + 1})",
            f"{style}{level + 1}" if level < last else "",
            indent + STEP * (level - first + 1),
            STEP,
        )
        for level in range(first, _LEVELS)
    ]


def _list(number: int, levels: list[str], style: str = "") -> str:
    link = f'<w:styleLink w:val="{style}"/>' if style else ""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x4C1A0000 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x4C1B0000 + number:08X}"/>'
        f"{link}{''.join(levels)}</w:abstractNum>"
    )


def _level(level: int, kind: str, text: str, style: str, left: int, hanging: int, look: str = "") -> str:  # noqa: PLR0913, PLR0917  a level's own properties
    link = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{link}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{look}</w:lvl>'
    )
