"""What of a table itself changed: its columns, its caption, rows that head it or sum it up."""

from lxml import etree

from generator.docx.xml import Element, W
from generator.redlining.marking import Marker

# LibreOffice rounds widths to points; a column that another program wrote is not another column.
ROUNDED = 30


def columns_differ(old: Element, new: Element) -> bool:
    """Return whether two tables have other columns, in number or width."""
    left, right = columns(old), columns(new)
    return len(left) != len(right) or any(abs(a - b) > ROUNDED for a, b in zip(left, right, strict=True))


def columns(table: Element) -> list[int]:
    """Return the widths of a table's columns, in twentieths of a point."""
    return [int(column.get(f"{W}w", "0")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]


def mark_columns(old: Element, table: Element, marker: Marker) -> None:
    """Say in a table what its columns were."""
    grid = table.find(f"{W}tblGrid")
    if grid is not None:
        marker.was(grid, old.find(f"{W}tblGrid"))
        # The columns carry a number alone: neither author nor date.
        for name in ("author", "date"):
            del grid[-1].attrib[f"{W}{name}"]


def mark_look(old: Element, table: Element, former: Element, marker: Marker) -> None:
    """Say in a table what its look was, where its width, its caption or its last row differ."""
    look = table.find(f"{W}tblPr")
    if look is not None and (_look(old) != _look(table) or abs(_width(old) - _width(table)) > ROUNDED):
        marker.was(look, former.find(f"{W}tblPr"))


def mark_heading(old: Element, row: Element, marker: Marker) -> None:
    """Say in a row that it headed its table before, or did not."""
    if _heads(old) == _heads(row):
        return
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        row.insert(sum(1 for child in row if child.tag == f"{W}tblPrEx"), properties)
    marker.was(properties, old.find(f"{W}trPr"))


def _heads(row: Element) -> bool:
    heading = row.find(f"{W}trPr/{W}tblHeader")
    return heading is not None and heading.get(f"{W}val", "1") not in ("0", "false", "off")


def _width(table: Element) -> int:
    width = table.find(f"{W}tblPr/{W}tblW")
    return 0 if width is None or width.get(f"{W}type") != "dxa" else int(width.get(f"{W}w", "0"))


def _look(table: Element) -> tuple[str, bool]:
    caption, look = table.find(f"{W}tblPr/{W}tblCaption"), table.find(f"{W}tblPr/{W}tblLook")
    sums = look is not None and look.get(f"{W}lastRow") in ("1", "true")
    return "" if caption is None else caption.get(f"{W}val", ""), sums
