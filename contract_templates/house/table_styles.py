"""The looks of tables: rules and margins; what stands in a cell has a paragraph style."""

from collections.abc import Iterator

from .look import Look


def table_styles(look: Look) -> Iterator[str]:
    """Yield the table styles: the cover page, tables of a contract, the signature block."""
    hair = f'w:val="single" w:sz="4" w:space="0" w:color="{look.hairline}"'
    rule = f'w:val="single" w:sz="8" w:space="0" w:color="{look.accent or look.ink}"'
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{_margins(108, 108)}</w:tblPr></w:style>"
    )
    terms = _condition("firstCol", "", look.tint) if look.tint else ""
    left = 120 if look.tint else 0
    yield _table_style("Cover Table", _lines(hair, hair) + _margins(left, 160), terms)
    first = _condition("firstRow", f"<w:bottom {rule}/>", look.tint)
    last = _condition("lastRow", f"<w:top {rule}/>")
    yield _table_style("Contract Table", _lines(rule, hair) + _margins(100, 180), first + last)
    yield _table_style("Signature Table", _margins(0, 300))


def _lines(outer: str, inner: str) -> str:
    return f"<w:tblBorders><w:top {outer}/><w:bottom {outer}/><w:insideH {inner}/></w:tblBorders>"


def _margins(left: int, right: int) -> str:
    sides = {"top": 0, "left": left, "bottom": 0, "right": right}
    inner = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items())
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


def _condition(row: str, border: str, fill: str = "") -> str:
    borders = f"<w:tcBorders>{border}</w:tcBorders>" * bool(border)
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' * bool(fill)
    return f'<w:tblStylePr w:type="{row}"><w:tblPr/><w:tcPr>{borders}{shade}</w:tcPr></w:tblStylePr>'


def _table_style(name: str, properties: str, conditions: str = "") -> str:
    identity = name.replace(" ", "")
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{properties}</w:tblPr>{conditions}</w:style>"
    )
