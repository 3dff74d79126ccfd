"""Notes: how far a returned contract could be read."""

from collections.abc import Iterator
from pathlib import Path

from generator.docx.package import SETTINGS
from generator.docx.xml import W, parse
from generator.drafting.forms import ENDINGS
from generator.returns.opening import Opened, is_for_other_side
from generator.returns.report import PlaceReport
from generator.returns.sent import Sent
from generator.word.passages import Passage

_ANSWERS = (
    "The file carries no answers, so edits that are not tracked are only told by clause: give the answers "
    "with --answers to see the words and the changed values. Their file was written beside the contract, "
    "such as {}.json."
)


def notes_on(
    opened: Opened, sent: Sent | None, found: tuple[Passage, ...], places: tuple[PlaceReport, ...]
) -> Iterator[str]:
    """Yield what stands above a report: what could not be read, and by what places were found."""
    if opened.unreadable:
        yield "What the file says of how it was made can no longer be read and was left aside."
    if opened.remark:
        yield opened.remark
    if sent is not None:
        yield from sent.notes
    elif any(change.kind == "untracked" for place in places for change in place.changes):
        ending = ENDINGS["other_side"] * is_for_other_side(opened)
        yield _ANSWERS.format(Path(opened.source).stem.removesuffix(ending))
    guessed = [p.place for p in found if p.place.bookmark and p.found_by != "bookmark"]
    if guessed:
        by = " and ".join(sorted({p.found_by for p in found if p.place in guessed}))
        yield (
            f"{len(guessed)} places had lost their bookmark and were found by their {by}: "
            "the program that saved the file dropped it, or the heading was typed again."
        )
    settings = opened.parts.get(SETTINGS)
    tracked = settings is not None and parse(settings).find(f"{W}trackRevisions") is not None
    if ("answers" in opened.provenance or is_for_other_side(opened)) and not tracked:
        yield "Tracked changes were on when this draft was made and have been switched off since."
