"""Three checkers that know nothing of this program: what each finds in a PDF."""

from collections.abc import Callable
from pathlib import Path

Check = Callable[[Path], list[str]]

_REPEATED = (
    "What the law wants Where it stands",
    "Clause in full What the short form says less",
    "Way What it takes, and where that was read",
)


def page_validation(path: Path) -> list[str]:
    """Return every breach of PDF/A-2b and PDF/UA-1.

    It takes the last byte of a stream for a part of the line end behind it where that byte is a carriage
    return, as one in 256 compressed streams has it, and then finds the stream a byte too long.
    """
    import page

    profiles = (page.ValidationProfile.PDF_A_2B, page.ValidationProfile.PDF_UA_1)
    reports = [page.validate_pdf(path, profile=profile) for profile in profiles]
    misread = {"PDFA2B-STREAM-LENGTH-001"} if _a_stream_ends_in_a_return(path) else set()
    failures = (found for report in reports for found in report.failures)
    return [f"{found.rule_id}: {found.message}" for found in failures if found.rule_id not in misread]


def _a_stream_ends_in_a_return(path: Path) -> bool:
    from pikepdf import Pdf, Stream

    with Pdf.open(path) as pdf:
        return any(isinstance(one, Stream) and one.read_raw_bytes().endswith(b"\r") for one in pdf.objects)


def pdfua(path: Path) -> list[str]:
    """Return everything that it finds, warnings too."""
    from pdfua import validate

    return [f"{found.rule_id}: {found.message}" for found in validate(str(path)).findings]


def outloud(path: Path) -> list[str]:
    """Return its errors, but for a heading row that a table repeats on its next page: decoration there.

    Two kinds of its warnings stay: addresses that are text, for no contract links outside, and the
    order in which LibreOffice paints a table's cells, for readers go by the tree.
    """
    from outloud import check

    found = check(str(path))
    errors = (one for one in found.findings if one.severity == "error" and one.evidence not in _REPEATED)
    return [f"{one.rule}: {one.message}" for one in errors]


CHECKERS: dict[str, Check] = {"page-validation": page_validation, "pdfua": pdfua, "outloud": outloud}
