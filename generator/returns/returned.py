"""Reading a returned contract: what the other side changed, place by place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.docx.lines import Line
from generator.docx.views import View, plain_number, views
from generator.errors import InputError
from generator.messages import tell
from generator.returns.beside import beside
from generator.returns.comparing import edits, pairs
from generator.returns.formatting import formatting_changes
from generator.returns.moves import moved_places, without_moves
from generator.returns.notes import lacking_answers, notes_on
from generator.returns.opening import Opened, phrasing_in, places_in
from generator.returns.report import Change, Comment, PlaceReport, Report, Status
from generator.returns.sent import Sent, all_passages, sent_from
from generator.returns.signed import filled_lines
from generator.returns.tracked import comments_in, read_comments, tracked_changes
from generator.returns.values import changed_values
from generator.returns.verifying import digits_of, state_of
from generator.word.document_settings import AUTHOR
from generator.word.passages import Passage, Place, known_places

_FEWEST_CLAUSES = 3


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned contract: its report, and what it was compared with, where that is known."""

    report: Report
    sent: Sent | None
    data: bytes


def read_returned(opened: Opened, answers: Any = None, *, own: Path | None, source: str = "") -> Returned:
    """Compare a returned file with what was sent.

    `answers` are the data of the answers file, which a signing copy needs; a review draft carries
    its own. Without them tracked changes and comments are read, and other changes only by place.
    Raises InputError for a file that is not ours and for other answers than it was made from.
    """
    sent = sent_from(opened, answers, own=own, source=source)
    # The headings of a file that another version made are its own.
    known = known_places(sent.drafted.contract) if sent and not sent.older else places_in(opened)
    if not known:
        raise InputError.single(
            tell(
                "says nothing of how it was made: it is no contract of this program, or the program "
                "that saved it dropped that part. Give the answers with --answers to compare it by its "
                "headings"
            ),
            source=opened.source,
        )
    found = _joined(all_passages(opened.parts, known, opened, _texts(sent)))
    _refuse_foreign(found, known, opened)
    places = tuple(_reports(opened, sent, found))
    return Returned(_report(opened, sent, found, places), sent, opened.data)


def _report(
    opened: Opened, sent: Sent | None, found: tuple[Passage, ...], places: tuple[PlaceReport, ...]
) -> Report:
    phrasing = sent.phrasing if sent else phrasing_in(opened)
    return Report(
        places=places,
        phrasing=phrasing,
        values=changed_values(sent, _worth_reading(opened, sent, found)) if sent else (),
        notes=tuple(notes_on(opened, sent, found, phrasing.phrases)),
        lacking=lacking_answers(opened, sent, places, phrasing.phrases),
        compared=sent is not None,
        formatting=formatting_changes(opened.parts, phrasing.phrases),
    )


def _worth_reading(opened: Opened, sent: Sent, found: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return the places whose answers may have changed: of another version's file, those that differ."""
    if not sent.older:
        return found
    return tuple(passage for passage in found if _differs(passage.place, passage.lines, opened))


def _texts(sent: Sent | None) -> dict[tuple[str, ...], Place]:
    """Return the lines that stand in one place only: they find a place that lost bookmark and heading."""
    found: dict[tuple[str, ...], list[Place]] = {}
    for place in sent.places if sent else ():
        for view in sent.lines[place.kind, place.id] if sent else ():
            found.setdefault(view.keys, []).append(place)
    return {keys: places[0] for keys, places in found.items() if len(places) == 1}


def _joined(found: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Join passages of one place, which words put in between have parted."""
    joined: dict[Place, Passage] = {}
    for passage in found:
        before = joined.get(passage.place)
        lines = (*before.lines, *passage.lines) if before else passage.lines
        joined[passage.place] = Passage(passage.place, lines, before.found_by if before else passage.found_by)
    return tuple(joined.values())


def _refuse_foreign(found: tuple[Passage, ...], known: tuple[Place, ...], opened: Opened) -> None:
    wanted = [place for place in known if place.kind == "clause"]
    met = [passage for passage in found if passage.place.kind == "clause"]
    if wanted and len(met) < min(_FEWEST_CLAUSES, len(wanted)):
        raise InputError.single(
            tell(
                "holds {found} of the {total} clauses by their bookmark or heading: it is another "
                "document, or nearly all of it was replaced, so it cannot be compared clause by clause",
                found=len(met),
                total=len(wanted),
            ),
            source=opened.source,
        )


def _reports(opened: Opened, sent: Sent | None, found: tuple[Passage, ...]) -> Iterator[PlaceReport]:
    """Yield a report for each place, those that are gone where they stood."""
    comments = _comments(opened, sent)
    order, made = tuple(passage.place for passage in found), _made(opened, sent)
    moved = moved_places(order, made)
    reports = {p.place: _place_report(p, opened, sent, comments, moved=p.place in moved) for p in found}
    reports |= {place: _removed(place, sent) for place in made if _is_gone(place, reports, opened, sent)}
    reports = without_moves(reports)
    yield from (reports[place] for place in _order(order, reports, made))


def _made(opened: Opened, sent: Sent | None) -> tuple[Place, ...]:
    """Return the places that were sent: as drafted again, and those that only the file still names."""
    places: dict[tuple[str, str], Place] = {}
    redrafted = sent.places if sent and not sent.older else ()
    for place in (*redrafted, *(() if opened.unreadable else places_in(opened))):
        places.setdefault((place.kind, place.id), place)
    return tuple(places.values())


def _order(
    found: tuple[Place, ...], reports: Mapping[Place, PlaceReport], made: tuple[Place, ...]
) -> list[Place]:
    """Return the places in the order of the file, each that it lost after the one that stood before it."""
    order = list(found)
    for place, before in zip(made, (None, *made), strict=False):
        if place in reports and place not in order:
            order.insert(order.index(before) + 1 if before in order else 0, place)
    return order


def _is_gone(place: Place, reports: Mapping[Place, PlaceReport], opened: Opened, sent: Sent | None) -> bool:
    if place in reports:
        return False
    drafted_today = bool(sent and not sent.older and sent.lines.get((place.kind, place.id)))
    return drafted_today or _differs(place, (), opened)


def _removed(place: Place, sent: Sent | None) -> PlaceReport:
    lines = sent.lines.get((place.kind, place.id), ()) if sent else ()
    change = Change("untracked", _whole(sent, place), "", whole=True)
    return PlaceReport(place, "removed", (change,), sides=beside(lines, ()))


def _differs(place: Place, lines: tuple[Line, ...], opened: Opened) -> bool:
    """Say whether `verify` finds a place changed; what it finds must never go untold here."""
    if not opened.provenance.get("texts"):
        return False
    return state_of(place, lines, opened) not in ("unchanged", "signed")


def _whole(sent: Sent | None, place: Place) -> str:
    """Return the text of a place as it was sent; empty where only its fingerprint is known."""
    lines = sent.lines.get((place.kind, place.id), ()) if sent else ()
    return "\n".join(view.text for view in lines)


def _place_report(
    passage: Passage, opened: Opened, sent: Sent | None, comments: Mapping[str, Comment], *, moved: bool
) -> PlaceReport:
    before, after = views(passage.lines, after=False), views(passage.lines, after=True)
    status = _status(passage, before, after, opened)
    told: tuple[Change, ...] = tuple(tracked_changes(passage.lines))
    if status in ("removed", "added") and not (before and after):
        told = (_as_one(told, before or after, added=bool(after)),)
    elif status == "added":
        told += (Change("untracked", "", "\n".join(view.text for view in before), whole=True),)
    elif status != "signed":
        told += tuple(_untracked(passage.place, before, opened, sent))
    if not told and _differs(passage.place, passage.lines, opened):
        told = (Change("untracked", "", ""),)
    if status == "same" and told:
        status = "changed"
    remarks = tuple(comments_in(passage.lines, comments))
    filled = tuple(filled_lines(after, _blanks(opened))) if status == "signed" else ()
    sides = beside(_sent_lines(passage.place, before, opened, sent), after) if told else ()
    return PlaceReport(passage.place, status, told, remarks, moved, passage.found_by, filled, sides)


def _sent_lines(
    place: Place, before: tuple[View, ...], opened: Opened, sent: Sent | None
) -> tuple[View, ...]:
    """Return a place as it was sent or, where that is not known, without its tracked changes."""
    if sent is None or (sent.older and not _differs_untracked(place, before, opened)):
        return before
    return sent.lines.get((place.kind, place.id), ())


def _as_one(told: tuple[Change, ...], lines: tuple[View, ...], *, added: bool) -> Change:
    """Return one change for a place that was put in or taken out as a whole, tracked."""
    text = "\n".join(view.text for view in lines)
    old, new = ("", text) if added else (text, "")
    first = told[0] if told else Change("tracked", "", "")
    return replace(first, old=old, new=new, context="", whole=True)


def _status(passage: Passage, before: tuple[View, ...], after: tuple[View, ...], opened: Opened) -> Status:
    if passage.place.kind == "added":
        return "added"
    if before and not after:
        return "removed"
    if passage.place.kind == "signatures" and _is_signed(opened, before):
        return "signed"
    return "same"


def _is_signed(opened: Opened, lines: tuple[View, ...]) -> bool:
    """Say whether nothing but the lines to sign on was filled in."""
    made = opened.made.get(("signatures", "signatures"))
    if made is None or digits_of(lines, opened) == made.get("unsigned"):
        return False
    return digits_of(lines, opened, _blanks(opened)) == str(made["fingerprint"])


def _blanks(opened: Opened) -> tuple[str, ...]:
    return tuple(opened.provenance.get("blanks", ()))


def _untracked(place: Place, before: tuple[View, ...], opened: Opened, sent: Sent | None) -> Iterator[Change]:
    """Yield what differs from what was sent although no tracked change says so."""
    if sent is None:
        made = opened.made.get((place.kind, place.id))
        if made is None and before:
            yield Change("untracked", "", "\n".join(view.text for view in before), whole=True)
        elif made and digits_of(before, opened) != made.get("unsigned", made["fingerprint"]):
            yield Change("untracked", "", "")
        return
    if sent.older and not _differs_untracked(place, before, opened):
        return
    for pair in pairs(sent.lines.get((place.kind, place.id), ()), before):
        if pair.old is None or pair.new is None:
            old, new = (" ".join(view.text.split()) if view else "" for view in (pair.old, pair.new))
            yield Change("untracked", old, new, whole=True)
        else:
            if plain_number(pair.old.number) != plain_number(pair.new.number):
                yield Change("untracked", pair.old.number, pair.new.number, pair.new.text)
            for edit in edits(pair.old, pair.new):
                yield Change("untracked", edit.old, edit.new, pair.new.text)


def _differs_untracked(place: Place, before: tuple[View, ...], opened: Opened) -> bool:
    """Say whether a place reads otherwise than it was made, by the file's own fingerprints."""
    text = opened.made.get((place.kind, place.id))
    if text is None:
        return place.kind == "added"
    return digits_of(before, opened) not in (text["fingerprint"], text.get("unsigned"))


def _comments(opened: Opened, sent: Sent | None) -> dict[str, Comment]:
    """Return the comments that are not the program's own, or that were rewritten in its name.

    A library that changed since has other words for its own comments; there they are not told.
    """
    ours = {c.text for c in read_comments(sent.parts).values()} if sent and not sent.notes else None
    return {
        number: comment
        for number, comment in read_comments(opened.parts).items()
        if comment.author != AUTHOR or (ours is not None and comment.text not in ours)
    }
