"""Converting: many documents in one run of LibreOffice, for its start is the slow part."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.errors import InputError
from generator.messages import relayed, tell
from generator.pdf.finding import find_office
from generator.pdf.finishing import Unreadable, finished
from generator.pdf.running import TimedOut, run

AT_ONCE = 50
"""How many documents one run converts: its start is shared, and a run that fails costs no more."""

_TO_START, _TO_CONVERT = 60.0, 10.0
"""Seconds: several times what a slow machine took."""

_OPTIONS = {
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "SelectPdfVersion": {"type": "long", "value": "2"},  # PDF/A-2b
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
    "ExportNotes": {"type": "boolean", "value": "false"},  # LibreOffice 7.4 gives comments broken boxes
}
_SAID = 200


class NotConverted(InputError):  # noqa: N818  named for what happened, as the others are
    """LibreOffice made no PDF."""


def convert(
    documents: Sequence[bytes], *, seconds: float | None = None, stopped: Callable[[], bool] = lambda: False
) -> list[bytes]:
    """Return the PDF of each Word file: PDF/A-2b and PDF/UA-1, with tags and its fonts inside.

    Give it only files that this program has made: LibreOffice fetches what a file links to. Each
    run has a profile of its own, which is removed. `seconds` is the time for a run of at most
    AT_ONCE files; once `stopped` says so, it is ended. Raise InputError where LibreOffice is missing,
    NotConverted where it fails.
    """
    office = find_office()
    made: list[bytes] = []
    for start in range(0, len(documents), AT_ONCE):
        made += _run(office, documents[start : start + AT_ONCE], seconds, stopped)
    return made


def _run(
    office: str, documents: Sequence[bytes], seconds: float | None, stopped: Callable[[], bool]
) -> list[bytes]:
    allowed = _TO_START + _TO_CONVERT * len(documents) if seconds is None else seconds
    with TemporaryDirectory(prefix="clausegen-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        names = [f"{number:04}" for number in range(1, len(documents) + 1)]
        for stem, document in zip(names, documents, strict=True):
            (folder / f"{stem}.docx").write_bytes(document)
        try:
            said = run(_command(office, folder, names), folder=folder, seconds=allowed, stopped=stopped)
        except TimedOut as error:
            raise NotConverted.single(
                tell(
                    "LibreOffice was not done after {seconds} seconds and was stopped: try again, or "
                    "without --pdf",
                    seconds=f"{allowed:.0f}",
                ),
                source=office,
            ) from error
        except OSError as error:
            raise NotConverted.single(
                tell("cannot be run: {reason}", reason=relayed(error.strerror)), source=office
            ) from error
        return [_pdf(folder / f"{stem}.pdf", office, said) for stem in names]


def _command(office: str, folder: Path, names: Sequence[str]) -> list[str]:
    return [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS, separators=(',', ':'))}",
        "--outdir",
        str(folder),
        *(f"{stem}.docx" for stem in names),
    ]


def _pdf(path: Path, office: str, said: str) -> bytes:
    try:
        return finished(path.read_bytes() if path.is_file() else b"")
    except Unreadable as error:
        last = said.strip().splitlines()[-1:] or ["nothing"]
        raise NotConverted.single(
            tell("made no PDF; it said: {words}", words=last[0][:_SAID]), source=office
        ) from error
