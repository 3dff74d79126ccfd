"""PDF: Word files made by this program, converted by LibreOffice to PDF/A-2b with tags."""
