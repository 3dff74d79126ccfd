"""Files that a page gives: each under its name, and never shown as a page."""

from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.responses import Response

_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".txt": "text/plain; charset=utf-8",
    ".eml": "message/rfc822",
    ".ics": "text/calendar; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".zip": "application/zip",
}


def download(data: bytes, name: str, *, shown: bool = False) -> Response:
    """Return a file to keep; with `shown` a picture for a page."""
    kind = _TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
    how = "inline" if shown else "attachment"
    disposition = f"{how}; filename*=utf-8''{quote(name, safe='')}"
    return Response(data, media_type=kind, headers={"content-disposition": disposition})
