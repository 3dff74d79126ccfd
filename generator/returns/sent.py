"""What was sent: the contract drafted again from its answers, to compare a returned file with."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.answers.root import Root
from generator.docx.package import unpack
from generator.docx.story import read_story
from generator.docx.views import View, views
from generator.docx.xml import Parts
from generator.drafting.clause_names import clause_names
from generator.drafting.embedded import embedded_answers, law_day
from generator.drafting.pipeline import Draft, Materials, draft_unfinished, open_materials
from generator.errors import InputError
from generator.library.shipped import DEFAULT_TEMPLATE
from generator.messages import tell
from generator.packs.reading import answers_from, answers_hashes, read_unfinished
from generator.questionnaire.missing import Unfinished
from generator.returns.opening import Opened, is_for_other_side, numerals_in, watermark_of
from generator.returns.printed import PlaceKey, Printed, answers_in
from generator.selection.phrasing import Phrasing
from generator.version import __version__
from generator.word.margins import read_margins
from generator.word.numbers import with_true_numbers
from generator.word.passages import Passage, Place, known_places, passages
from generator.word.provenance import provenance_in
from generator.word.references import with_true_references
from generator.writing import answers_hash

if TYPE_CHECKING:
    from generator.answers.terms import Length
    from generator.drafting.forms import Form


@dataclass(frozen=True, slots=True)
class Sent:
    """A contract as it was sent: its draft, its file, its places line by line and their answers."""

    drafted: Draft
    data: bytes
    parts: Parts
    places: tuple[Place, ...]
    lines: Mapping[PlaceKey, tuple[View, ...]]
    printed: Mapping[PlaceKey, list[tuple[Printed, ...]]]
    given: dict[str, Any]
    notes: tuple[str, ...]
    older: bool = False
    """Made by another version: where a place still reads as it was made, today's words say nothing of it."""

    @property
    def phrasing(self) -> Phrasing:
        """Return how a reader is told of it."""
        return self.drafted.materials.phrasing


def sent_from(opened: Opened, answers: Any, *, own: Path | None, source: str = "") -> Sent | None:
    """Draft again what was sent, from answers given or embedded; None where there are neither.

    Raises InputError where the answers are not those that the file was made of.
    """
    made_of = opened.provenance
    if answers is None and "answers" not in made_of:
        return None
    day = law_day(made_of)
    if answers is None:
        read = embedded_answers(made_of, source=source or opened.source, own=own)
    else:
        # A draft for the other side may have been made of unfinished answers.
        read = _read(
            answers, day, source=source or opened.source, whole=not is_for_other_side(opened), own=own
        )
    outline = str(made_of.get("outline", DEFAULT_TEMPLATE))
    usual = open_materials(own=own, pack=read.answers.pack).outline
    template = _template(made_of, outline, usual=outline in (usual.name, usual.short_form))
    materials = open_materials(own=own, template=template, pack=read.answers.pack)
    read = _in_form(read, materials, outline, day)
    if answers is not None:
        refuse_others(read.answers, opened, source or opened.source)
    drafted = draft_unfinished(read, materials, as_of=day)
    if not drafted.contract.sections:
        message = tell(
            "goes with a contract and has no clauses: `clausegen verify` says whether it was changed"
        )
        raise InputError.single(message, source=opened.source)
    # What is embedded is sorted by name; a person wants the order of the questionnaire.
    ordered = json.loads(read.answers.model_dump_json(exclude_unset=True)) if answers is None else answers
    return _sent(drafted, opened, ordered)


def refuse_others(answers: Root, opened: Opened, source: str) -> None:
    """Refuse answers that have another hash than those a file was made of, where it says so."""
    expected = opened.provenance.get("answers_sha256", "")
    if expected and expected not in answers_hashes(answers):
        raise InputError.single(
            tell(
                "are not the answers that {file} was made from (its answers have the hash {expected}, "
                "these {given}): give the file as it was when the contract was written",
                file=opened.source,
                expected=expected[:8],
                given=answers_hash(answers)[:8],
            ),
            source=source,
        )


def _read(data: Any, day: date | None, *, source: str, whole: bool, own: Path | None) -> Unfinished:
    """Read answers; those of a draft may be unfinished, which is then compared with its blanks."""
    if whole or day is None:
        return Unfinished(answers_from(data, source=source), data)
    return read_unfinished(data, day, source=source, own=own)


def _template(made_of: Mapping[str, Any], outline: str, *, usual: bool) -> str:
    """Return the name that `--template` had: a frame's name where the outline was the usual one."""
    frame = str(made_of.get("template", {}).get("name", "")).removesuffix(".docx")
    return frame if frame and usual else outline


def _in_form(read: Unfinished, materials: Materials, outline: str, day: date | None) -> Unfinished:
    """Return answers with the length of the form that a file has: `--length` may have overridden theirs."""
    lengths: tuple[Length, ...] = ("short", "full")
    has = next((each for each in lengths if materials.in_length(each).outline.name == outline), None)
    pack = materials.pack
    deal = pack.complete(read.answers, day or pack.particulars(read.answers).date)
    same = pack.particulars(deal).length == has
    return read if same else replace(read, answers=pack.with_length(read.answers, has))


def _sent(drafted: Draft, opened: Opened, given: Any) -> Sent:
    marked = "answers" in opened.provenance
    form: Form = "review" if marked else "other_side" if is_for_other_side(opened) else "signing"
    made = drafted.document(form)
    parts = unpack(made)
    found = all_passages(parts, known_places(drafted.contract), opened)
    lines = {(p.place.kind, p.place.id): views(p.lines, after=True) for p in found}
    return Sent(
        drafted=drafted,
        data=made,
        parts=parts,
        places=tuple(passage.place for passage in found),
        lines=lines,
        printed=answers_in(drafted.contract, lines, marked=marked),
        given=json.loads(json.dumps(given, default=str)),
        notes=tuple(_news(opened.provenance, provenance_in(parts), drafted)),
        older=bool(opened.provenance) and opened.provenance.get("generator") != __version__,
    )


def all_passages(
    parts: Parts,
    known: tuple[Place, ...],
    opened: Opened,
    texts: Mapping[tuple[str, ...], Place] | None = None,
) -> tuple[Passage, ...]:
    """Return the places of a file, headers and footers as the last.

    `opened` says how the file was made: its watermark, and how it is numbered.
    """
    margins = Passage(Place("margins", "margins"), read_margins(parts, watermark_of(opened)))
    numerals = numerals_in(opened)
    found = passages(with_true_references(read_story(parts), known, numerals), known, texts)
    return (*with_true_numbers(found, numerals), margins)


def _news(before: Mapping[str, Any], now: Mapping[str, Any], drafted: Draft) -> list[str]:
    """Say what the program would write differently today from the same answers."""
    phrases = drafted.materials.phrasing.phrases
    if not before:
        return [phrases.say("returned.no_origin")]
    clauses = {clause["slot"]: clause["sha256"] for clause in before.get("clauses", ())}
    today = {clause["slot"]: clause["sha256"] for clause in now["clauses"]}
    differing = [slot for slot in clauses | today if clauses.get(slot) != today.get(slot)]
    notes = []
    if differing:
        named = clause_names(drafted.contract, differing, phrases)
        notes.append(phrases.say("returned.clauses_changed", clauses=named))
    if before.get("template") != now["template"]:
        notes.append(phrases.say("returned.template_changed"))
    elif not differing and before.get("generator") != now["generator"]:
        notes.append(phrases.say("returned.other_version", version=before.get("generator")))
    return notes
