"""PDF: Word files made by this program, converted by LibreOffice to PDF/A-2b with tags."""

from generator.pdf.converting import AT_ONCE, NotConverted, convert
from generator.pdf.finding import find_office

__all__ = ["AT_ONCE", "NotConverted", "convert", "find_office"]
