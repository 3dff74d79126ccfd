"""Verifying: what a file was made of, and which of its places no longer read as they were made."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from generator.docx.accepting import accepted, rejected
from generator.docx.lines import Line, stretches
from generator.docx.package import unpack
from generator.docx.views import View, fingerprint, views
from generator.drafting.embedded import embedded_answers
from generator.errors import InputError
from generator.messages import tell
from generator.previewing.spans import width_of
from generator.returns.opening import Opened, phrasing_in, places_in
from generator.returns.report import name_of
from generator.returns.sent import all_passages
from generator.returns.signed import filled_lines
from generator.returns.tracked import read_comments
from generator.selection.phrasing import Phrasing
from generator.terminal import printable
from generator.word.document_settings import AUTHOR
from generator.word.numbers import number_changed
from generator.word.passages import Place

State = Literal["unchanged", "changed", "tracked", "added", "removed", "signed"]
"""tracked: it would read as it was made if the open tracked changes were rejected."""
_SHIPPED = ("classic.docx", "modern.docx")
"""Templates of ours, which count as the contract does; files of the first version do not say so."""


@dataclass(frozen=True, slots=True)
class Check:
    """A place of the contract and how it stands."""

    place: Place
    state: State
    unsure: tuple[str, ...] = ()
    """Words that nobody can read there or that can change by themselves, with what they may become."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a file was made of, how each place stands, and the number of comments of others.

    `filled` are the signature lines with what was written there; `other_answers` says that the answers inside
    a review draft are no longer those that it was made of, `phrasing` how a reader is told.
    """

    made_of: Mapping[str, Any]
    checks: tuple[Check, ...]
    comments: int
    phrasing: Phrasing
    filled: tuple[str, ...] = ()
    other_answers: bool = False

    @property
    def unchanged(self) -> bool:
        """Say whether all is as it was made, the answers inside too; filled signature lines are no change."""
        return not self.other_answers and all(check.state in ("unchanged", "signed") for check in self.checks)


def verified(opened: Opened) -> Verification:
    """Compare every place of a file with the fingerprint that it was made with.

    It tells honest changes, it is no seal: who means to deceive can write new fingerprints. Raises
    InputError for a file without them.
    """
    known = places_in(opened)
    if not known:
        raise InputError.single(
            tell(
                "says nothing of how it was made: it is no contract of this program, was cleaned, was "
                "made by an older version, or the program that saved it dropped that part"
            ),
            source=opened.source,
        )
    found: dict[Place, list[Line]] = {}
    for passage in all_passages(opened.parts, known, opened):
        found.setdefault(passage.place, []).extend(passage.lines)
    comments = sum(1 for comment in read_comments(opened.parts).values() if comment.author != AUTHOR)
    made_of = {name: value for name, value in opened.provenance.items() if name != "answers"}
    checks = tuple(_checks(opened, known, found))
    signed = [line for check in checks if check.state == "signed" for line in found[check.place]]
    blanks = tuple(opened.provenance.get("blanks", ()))
    filled = tuple(filled_lines(views(signed, after=True), blanks))
    return Verification(made_of, checks, comments, phrasing_in(opened), filled, _has_other_answers(opened))


def _has_other_answers(opened: Opened) -> bool:
    if "answers" not in opened.provenance:
        return False
    try:
        embedded_answers(opened.provenance, source=opened.source)
    except InputError:
        return True
    return False


def parts_changed(opened: Opened, resolve: str) -> int:
    """Count the places that read otherwise than they were made once tracked changes are settled.

    `resolve` is `accept`, `reject` or `refuse` where there are none; 0 where the file says nothing.
    """
    if opened.unreadable or not places_in(opened):
        return 0
    if resolve != "refuse":
        settled = accepted(opened.data) if resolve == "accept" else rejected(opened.data)
        opened = replace(opened, parts=unpack(settled))
    found = verified(opened)
    return sum(1 for check in found.checks if check.state not in ("unchanged", "signed"))


def _checks(opened: Opened, known: tuple[Place, ...], found: Mapping[Place, list[Line]]) -> Iterator[Check]:
    ours = frozenset(known)
    for place in (*known, *(place for place in found if place not in ours)):
        state = state_of(place, found.get(place, ()), opened)
        if place in ours or state != "unchanged":
            yield Check(place, state, tuple(_unsure(found.get(place, ()))) if state == "changed" else ())


def _unsure(lines: Iterable[Line]) -> Iterator[str]:
    for view in views(lines, after=True):
        yield from (text for text, _, look in stretches(view.pieces) if look)


def state_of(place: Place, lines: Iterable[Line], opened: Opened) -> State:
    """Say how a place with these lines stands to what the file says of how it was made."""
    held = tuple(lines)
    after, before = views(held, after=True), views(held, after=False)
    made = opened.made.get((place.kind, place.id))
    if made is None:
        return "added" if after or before else "unchanged"
    whole = made.get("unsigned", made["fingerprint"])
    if not _renumbered(place, after, made, opened):
        if digits_of(after, opened) == digits_of(before, opened) == whole:
            return "unchanged"
        blanks = tuple(opened.provenance.get("blanks", ()))
        if "unsigned" in made and digits_of(after, opened, blanks) == made["fingerprint"]:
            return "signed"
    if digits_of(before, opened) == whole and not _renumbered(place, before, made, opened):
        return "tracked"
    return "changed" if after else "removed"


def digits_of(found: tuple[View, ...], opened: Opened, blanks: tuple[str, ...] = ()) -> str:
    """Return the fingerprint of a place, read in the way in which the file's own were."""
    return fingerprint(found, blanks, opened.provenance.get("reading", 1))


def _renumbered(place: Place, lines: tuple[View, ...], made: Mapping[str, Any], opened: Opened) -> bool:
    """Say whether a place prints other numbers than it was made with, where the file tells those."""
    template = opened.provenance.get("template", {}).get("name", "")
    if not opened.provenance.get("numbered", template in _SHIPPED):
        return False
    return number_changed(place, lines, made.get("items", "") if "reading" in opened.provenance else None)


def verification_text(verification: Verification) -> Iterator[str]:
    """Yield what there is to say of a file, in plain words."""
    changed = [check for check in verification.checks if check.state not in ("unchanged", "signed")]
    phrases = verification.phrasing.phrases
    signed = any(check.state == "signed" for check in verification.checks)
    places = sum(1 for check in verification.checks if check.place.kind == "clause")
    if changed:
        yield phrases.say("verify.changed", changed=len(changed), count=len(verification.checks))
        for check in changed:
            state = phrases.say(f"states.{check.state}")
            yield f"  {phrases.join('colon', (name_of(check.place, phrases), state))}"
            yield from (f"    {printable(words)}" for words in check.unsure)
    else:
        yield phrases.say("verify.unchanged", count=places)
    if verification.other_answers:
        yield phrases.say("verify.other_answers")
    if signed:
        yield phrases.say("verify.signed")
        yield from (f"  {line}" for line in verification.filled)
    if verification.comments:
        yield phrases.say("verify.comments", count=verification.comments)
    yield from _made_of(verification.made_of, verification.phrasing)


def _made_of(made_of: Mapping[str, Any], phrasing: Phrasing) -> Iterator[str]:
    template = made_of.get("template", {})
    day = phrasing.day_in_words(str(made_of.get("as_of", "?")))
    yield phrasing.say("verify.made_by", version=made_of.get("generator", "?"), day=day)
    named = f"{template.get('name', '?')} {str(template.get('sha256', ''))[:16]}"
    told = {
        "answers": str(made_of.get("answers_sha256", "?"))[:16],
        "template": named,
        "clauses": phrasing.say(
            "verify.of_pack", count=len(made_of.get("clauses", ())), pack=made_of.get("pack", "?")
        ),
    }
    names = {part: phrasing.say(f"verify.{part}") for part in told}
    widest = max(map(width_of, names.values()))
    for part, name in names.items():
        yield f"  {name}{' ' * (widest - width_of(name))}  {told[part]}"
