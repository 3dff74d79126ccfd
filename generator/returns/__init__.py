"""Returns: what became of a contract that went out: read, compared, checked, cleaned."""

from generator.returns.cleaning import Resolve, cleaned, hidden_passages
from generator.returns.opening import Opened, open_document
from generator.returns.patching import patched
from generator.returns.redlining import redlined
from generator.returns.report import Report
from generator.returns.returned import Returned, read_returned
from generator.returns.telling import report_data, report_text
from generator.returns.verifying import Verification, parts_changed, verification_text, verified

__all__ = [
    "Opened",
    "Report",
    "Resolve",
    "Returned",
    "Verification",
    "cleaned",
    "hidden_passages",
    "open_document",
    "parts_changed",
    "patched",
    "read_returned",
    "redlined",
    "report_data",
    "report_text",
    "verification_text",
    "verified",
]
