"""A small PDF, for programs that stand in for LibreOffice."""

from io import BytesIO
from pathlib import Path

from pikepdf import Name, Pdf


def small_pdf(content: bytes = b"", packed: bytes = b"") -> bytes:
    """Return a PDF of one page; `packed` is that page's content as it stands in the file."""
    made = BytesIO()
    with Pdf.new() as pdf:
        page = pdf.add_blank_page()
        stream = pdf.make_stream(content)
        if packed:
            stream.write(packed, filter=Name.FlateDecode)
        page.Contents = stream
        pdf.save(made, static_id=True)
    return made.getvalue()


def write_small_pdf(folder: Path) -> Path:
    """Write a small PDF and return its path."""
    path = folder / "small.pdf"
    path.write_bytes(small_pdf())
    return path
