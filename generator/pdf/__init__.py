"""PDF: Word files made by this program, converted by LibreOffice to PDF/A-2b with tags."""

from typing import TYPE_CHECKING

from generator.on_demand import on_demand

if TYPE_CHECKING:
    from generator.pdf.converting import AT_ONCE, NotConverted, convert
    from generator.pdf.finding import find_office

__all__ = ["AT_ONCE", "NotConverted", "convert", "find_office"]

__getattr__ = on_demand(
    __name__,
    {
        "AT_ONCE": "converting",
        "NotConverted": "converting",
        "convert": "converting",
        "find_office": "finding",
    },
)
