"""Converting with LibreOffice: many documents in one run, for the start is the slow part."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

Pages = dict[str, list[str]]


def convert(
    docx: dict[str, bytes], kind: str, folder: Path, environment: Mapping[str, str] | None = None
) -> dict[str, Path]:
    """Convert with a profile that only the tests of this process use, so that parallel runs do not meet."""
    (folder / "from").mkdir()
    for name, data in docx.items():
        (folder / "from" / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder.parent}/profile-of-office",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            folder,
            *sorted((folder / "from").iterdir()),
        ],
        check=True,
        capture_output=True,
        timeout=240,
        env=os.environ | dict(environment or {}),
    )
    return {name: folder / f"{name}.{kind}" for name in docx}


def pages_of(docx: dict[str, bytes], folder: Path) -> Pages:
    """Return the text of each page of each document as it is laid out."""
    return texts(convert(docx, "pdf", folder))


def texts(pdfs: dict[str, Path]) -> Pages:
    """Return the text of each page of each PDF as it is laid out."""
    found = {}
    for name, pdf in pdfs.items():
        done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
        found[name] = done.stdout.decode().split("\f")[:-1]
    return found
