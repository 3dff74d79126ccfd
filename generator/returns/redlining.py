"""The returned contract as a redline: every change tracked, also those made without tracking."""

from datetime import date

from generator.docx.accepting import accepted, open_changes, rejected
from generator.docx.package import pack, unpack
from generator.docx.xml import DOCUMENT, parse, serialize
from generator.redlining.redline import redline
from generator.returns.bookmarks import with_bookmarks
from generator.returns.hidden import hiding_in, with_hidden_shown
from generator.returns.returned import Returned
from generator.returns.tracked import day_of

_NOBODY = "Returned without tracking"


def redlined(returned: Returned) -> bytes:
    """Return what was sent with every change tracked; raise ValueError where that is not known.

    The changes bear the names of their authors where all were tracked. Where any was made without
    tracking they bear no person's name: the report says who tracked which. Their date is the last
    day the file knows. Words that were hidden are marked in yellow: Word shows no reader a hidden change.
    """
    if returned.sent is None:
        raise ValueError("what was sent is not known")
    told = [change for change in returned.report.changes() if change.author]
    days = [known for change in told if (known := day_of(change.date))]
    day = date.fromisoformat(max(days)) if days else returned.sent.drafted.contract.date
    authors = sorted({change.author for change in told})
    author = ", ".join(authors) if authors and not _silently_changed(returned, day) else _NOBODY
    came = with_bookmarks(accepted(returned.data), returned.sent.data)
    return _for_all_to_read(redline(returned.sent.data, came, author=author, date=day))


def _for_all_to_read(docx: bytes) -> bytes:
    parts = unpack(docx)
    root = parse(parts[DOCUMENT])
    with_hidden_shown(root, hiding_in(parts))
    return pack(parts | {DOCUMENT: serialize(root)})


def _silently_changed(returned: Returned, day: date) -> bool:
    """Say whether the file differs from what was sent once its tracked changes are rejected."""
    if returned.sent is None or any(change.kind == "untracked" for change in returned.report.changes()):
        return True
    before = with_bookmarks(rejected(returned.data), returned.sent.data)
    marked = redline(returned.sent.data, before, author=_NOBODY, date=day)
    return open_changes(unpack(marked)) > 0
