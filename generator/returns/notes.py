"""Notes: how far a returned contract could be read."""

from collections.abc import Iterator
from pathlib import Path

from generator.docx.package import SETTINGS
from generator.docx.xml import W, parse
from generator.drafting.forms import ENDINGS
from generator.formatting.phrases import Phrases
from generator.returns.opening import Opened, is_for_other_side
from generator.returns.report import PlaceReport
from generator.returns.sent import Sent
from generator.word.passages import Passage


def lacking_answers(
    opened: Opened, sent: Sent | None, places: tuple[PlaceReport, ...], phrases: Phrases
) -> str:
    """Say what cannot be told because nobody gave the answers; empty where nothing is lacking."""
    if sent is not None or not any(
        change.kind == "untracked" for place in places for change in place.changes
    ):
        return ""
    ending = ENDINGS["other_side"] * is_for_other_side(opened)
    return phrases.say("returned.no_answers", name=Path(opened.source).stem.removesuffix(ending))


def notes_on(
    opened: Opened, sent: Sent | None, found: tuple[Passage, ...], phrases: Phrases
) -> Iterator[str]:
    """Yield what stands above a report: what could not be read, and by what places were found."""
    if opened.unreadable:
        yield phrases.say("returned.unreadable")
    if opened.remark:
        yield opened.remark
    if sent is not None:
        yield from sent.notes
    guessed = [p.place for p in found if p.place.bookmark and p.found_by != "bookmark"]
    if guessed:
        means = sorted({p.found_by for p in found if p.place in guessed})
        by = phrases.join("and", (phrases.say(f"found_by.{means_of}") for means_of in means))
        yield phrases.say("returned.no_bookmarks", count=len(guessed), means=by)
    settings = opened.parts.get(SETTINGS)
    tracked = settings is not None and parse(settings).find(f"{W}trackRevisions") is not None
    if ("answers" in opened.provenance or is_for_other_side(opened)) and not tracked:
        yield phrases.say("returned.tracking_off")
