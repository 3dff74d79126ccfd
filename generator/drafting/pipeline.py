"""The whole way from answers to a document."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.advice.advising import advise, advise_unfinished
from generator.answers.deal import Answers
from generator.answers.terms import Length
from generator.answers.values import day_of
from generator.assembly.assembling import assemble
from generator.assembly.contract import Contract
from generator.caching import kept
from generator.docx.package import COMPRESSION
from generator.drafting.forms import Form
from generator.errors import InputError, Problem, UsageError
from generator.findings import Finding
from generator.library.clause import Library
from generator.library.outline import Outline
from generator.library.shipped import DEFAULT_TEMPLATE, folders, stock
from generator.packs.pack import Pack, pack_of
from generator.questionnaire.completing import Deal, complete
from generator.questionnaire.missing import Missing, Unfinished
from generator.questionnaire.origin import Origin, origins
from generator.selection.choice import Selection
from generator.selection.choosing import select
from generator.selection.cited import cited_sources
from generator.word.writing import write
from generator.writing import answers_hash

if TYPE_CHECKING:
    from generator.assembly.blanks import Blanks
    from generator.drafting.given_up import Lost
    from generator.word.review import Review, StatuteTable


@dataclass(frozen=True, slots=True)
class Materials:
    """What every draft of one kind is made from: clauses, outline with its file, and Word frame."""

    library: Library
    outline: Outline
    outline_file: Path
    frame: Path
    roots: tuple[Path, ...]

    def in_length(self, length: Length) -> "Materials":
        """Return the materials of a contract of a length: these, or its other form in the same Word frame.

        An outline of one's own without another form is what it is, whatever the length.
        """
        other = self.outline.short_form if length == "short" else self.outline.short_form_of
        return replace(_other_form(self.roots, other), frame=self.frame) if other else self

    @property
    def pack(self) -> Pack:
        """Return the pack of the outline's language."""
        return pack_of(self.outline.language)

    def own_clauses(self) -> frozenset[str]:
        """Return the ids of the clauses that do not come from the shipped library."""
        # A person's own folder may lie in the checkout that the shipped clauses lie in, or be it.
        *own, shipped = self.roots
        theirs = [root / "clauses" for root in own if not root.samefile(shipped)]
        return frozenset(
            clause.id
            for clause in self.library.clauses()
            if any(Path(clause.file).is_relative_to(folder) for folder in theirs)
        )


@dataclass(frozen=True)
class Draft:
    """A drafted deal, before it is written as a document."""

    answers: Answers
    deal: Deal
    selection: Selection
    contract: Contract
    findings: tuple[Finding, ...]
    materials: Materials
    as_of: date
    missing: Mapping[str, Missing] = field(default_factory=dict)
    """Required answers that are not there, by path: the draft has blanks, and is none to sign."""
    waiting: tuple[str, ...] = ()
    """Ids of the rules of advice that could not be asked for want of an answer."""

    @cached_property
    def answers_hash(self) -> str:
        """Return the hash of the answers, which name, manifest and documents tell."""
        return answers_hash(self.answers)

    @property
    def unaccepted(self) -> tuple[Finding, ...]:
        """Return the errors that nobody accepted by name: with one of them, nothing is to be signed."""
        return unaccepted(self.findings, self.answers.accepted)

    def origins(self) -> Mapping[str, Origin]:
        """Return of every value of the deal where it is from."""
        assumed: dict[str, Origin] = dict.fromkeys(self.missing, "assumed")
        return {**origins(self.answers, self.deal), **assumed}

    def explained(self) -> Contract:
        """Return the contract with the reasons and alternatives of each clause, as a reviewer wants it."""
        from generator.selection.reasons import with_reasons

        selection = with_reasons(
            self.selection, self.deal, self.materials.library, self.origins(), self.as_of
        )
        return assemble(self.deal, selection, self.materials.outline, self._blanks())

    def _blanks(self) -> "Blanks | None":
        return _blanks(self.answers, self.deal, self.missing)

    def document(self, form: Form, *, compression: int = COMPRESSION) -> bytes:
        """Return the contract as a Word document of a form; 1 compresses it fast, 9 makes it small."""
        if form == "signing":
            return self.signing_copy(compression=compression)
        if form == "review":
            return self.review_draft(compression=compression)
        return self.for_other_side(compression=compression)

    def signing_copy(self, *, compression: int = COMPRESSION) -> bytes:
        """Return the contract as a Word document to sign; 1 compresses it fast, 9 makes it small.

        Raise InputError with each required answer that is missing: what is signed has no blanks.
        """
        if self.missing:
            raise InputError(Problem("is required to sign", place=path) for path in self.missing)
        frame, provenance = self.materials.frame, self._provenance()
        return write(self.contract, frame, provenance=provenance, compression=compression)

    def review_draft(self, *, compression: int = COMPRESSION) -> bytes:
        """Return the contract as a Word document that explains itself to a lawyer."""
        from generator.word.reviewing import write_review

        answers = json.loads(self.answers.model_dump_json(exclude_unset=True))
        provenance = self._provenance() | {"answers": answers}
        return write_review(
            self.explained(),
            self.materials.frame,
            self._review(),
            provenance=provenance,
            compression=compression,
        )

    def for_other_side(self, *, compression: int = COMPRESSION) -> bytes:
        """Return the contract as a Word draft that the other side may read: nothing in it is private."""
        from generator.word.reviewing import write_for_other_side

        return write_for_other_side(
            self.contract, self.materials.frame, provenance=self._provenance(), compression=compression
        )

    @property
    def given_up(self) -> "tuple[Lost, ...]":
        """Return what a short contract says less than the full one would; nothing for a full one."""
        from generator.drafting.given_up import given_up

        return given_up(self.deal, self.materials) if self.materials.outline.short_form_of else ()

    def _review(self) -> "Review":
        from generator.drafting.answer_rows import answer_rows
        from generator.drafting.open_points import missing_points, settled_points, waiting_points
        from generator.word.review import Omission, Review

        materials, blanks = self.materials, self._blanks()
        rows = answer_rows(self.deal, self.origins(), self.selection, materials.outline, blanks)
        return Review(
            findings=self.findings,
            answers=rows,
            as_of=self.as_of,
            accepted=self.answers.accepted,
            open_points=(
                *missing_points(self.missing, rows, materials.library, materials.outline),
                *waiting_points(self.waiting),
                *settled_points(self.deal, self.as_of, self.findings, self.answers.accepted, rows),
            ),
            own_clauses=materials.own_clauses(),
            statutes=self._statutes(),
            given_up=tuple(Omission(lost.heading, lost.text) for lost in self.given_up),
        )

    def _statutes(self) -> "tuple[StatuteTable, ...]":
        """Return the freelance laws item by item; none while an answer is missing that says which apply."""
        from generator.advice.case import Case
        from generator.advice.freelance import freelance_law_applies
        from generator.drafting.statutes import statute_tables

        if freelance_law_applies.id in self.waiting:
            return ()
        return statute_tables(Case(self.deal, self.as_of), self.contract, self._disclosure_sheet)

    def _disclosure_sheet(self) -> Contract | None:
        """Return the sheet that the outline lets go with a contract where a law asks for one."""
        from generator.advice.freelance import disclosure_sheet_needed

        companions = self.materials.outline.companions
        wanted = [c.template for c in companions if c.finding == disclosure_sheet_needed.id]
        if not wanted:
            return None
        return self.companion_tree(wanted[0])

    def summary(self, *, compression: int = COMPRESSION) -> bytes:
        """Return a one-page summary in plain words for the client."""
        return self.companion("summary", compression=compression)

    def companions(
        self,
        named: Collection[str] = (),
        facts: Mapping[str, Mapping[str, Any]] | None = None,
        *,
        by_findings: bool = True,
        compression: int = COMPRESSION,
    ) -> dict[str, bytes]:
        """Return the documents that go with the contract, by name: those named, and those findings ask for.

        Without `by_findings` only those named. `facts` are the answers to their own questions, by name of
        the document and of the question. Raise UsageError for a name that the outline does not have,
        InputError for what is wrong in the answers.
        """
        found = {finding.id for finding in self.findings} if by_findings else set()
        known = {spoken(c.template): c for c in self.materials.outline.companions}
        asked = {spoken(name): name for name in (*named, *(facts or {}))}
        if unknown := [name for key, name in asked.items() if key not in known]:
            raise UsageError(f"no document {unknown[0]} goes with this contract: there is {', '.join(known)}")
        given = {spoken(name): answers for name, answers in (facts or {}).items()}
        return {
            name: self.companion(c.template, given.get(name, {}), compression=compression)
            for name, c in known.items()
            if name in asked or c.finding in found
        }

    def companion(
        self, name: str, facts: Mapping[str, Any] | None = None, *, compression: int = COMPRESSION
    ) -> bytes:
        """Return another kind of document made of this deal, such as the summary for the client.

        `facts` are the answers to its own questions. Raise InputError for what is wrong in them.
        """
        from generator.library.templates import frame_of
        from generator.word.notice import write_notice
        from generator.word.sheet import write_sheet

        materials = self.materials
        outline = self._companion_outline(name)
        made = self.companion_tree(name, facts)
        # In the house style of the contract, whichever was chosen for that.
        same = outline.frame == materials.outline.frame
        frame = materials.frame if same else frame_of(materials.roots, outline)
        if outline.layout == "sheet":
            return write_sheet(made, frame, compression=compression)
        if outline.layout == "notice":
            return write_notice(made, frame, compression=compression)
        provenance = self._provenance() | {"outline": name}
        return write(made, frame, provenance=provenance, compression=compression)

    def _companion_outline(self, name: str) -> Outline:
        return _companion_outline(self.materials.roots, name.replace("-", "_"))

    def companion_tree(self, name: str, facts: Mapping[str, Any] | None = None) -> Contract:
        """Return the same as a tree, which the preview prints as text."""
        from generator.library.asking import facts_from

        outline = self._companion_outline(name)
        answers = facts_from(outline.asks, facts or {}, name=spoken(outline.name))
        return assemble(
            self.deal, Selection({}), outline, self._blanks(), facts=answers, contract=self.contract
        )

    def _provenance(self) -> dict[str, Any]:
        return {
            "pack": self.materials.library.pack,
            "outline": self.materials.outline.name,
            "as_of": self.as_of.isoformat(),
            "answers_sha256": self.answers_hash,
        }


@cache
def open_materials(*, own: Path | None = None, template: str = DEFAULT_TEMPLATE) -> Materials:
    """Read the library, the outline and the frame, once; a person's own folder comes first."""
    roots = folders(own)
    return kept(
        "materials",
        lambda: (template.encode(), *stock(roots)),
        lambda: _read_materials(roots, template),
    )


@cache
def _other_form(roots: tuple[Path, ...], template: str) -> Materials:
    return kept(
        "materials", lambda: (template.encode(), *stock(roots)), lambda: _read_materials(roots, template)
    )


def _read_materials(roots: tuple[Path, ...], template: str) -> Materials:
    from generator.library.reading import read_library
    from generator.library.templates import read_template

    found = read_template(roots, template)
    library = read_library(roots, found.outline.language).within(slot for slot, _ in found.outline.slots)
    return Materials(library, found.outline, found.file, found.frame, roots)


def spoken(template: str) -> str:
    """Return the name of a kind of document as files and commands have it: `seattle-disclosure`."""
    return template.replace("_", "-")


@cache
def _companion_outline(roots: tuple[Path, ...], name: str) -> Outline:
    from generator.library.outline_reading import read_outline

    outline, _ = read_outline(roots, name)
    return outline


def draft(answers: Answers, materials: Materials, *, as_of: date | None = None) -> Draft:
    """Select, assemble and advise; `as_of` chooses the law and defaults to the agreement date."""
    day = _law_of(answers, as_of)
    deal = complete(answers, day)
    materials = materials.in_length(deal.contract.length)
    selection = select(deal, materials.library, materials.outline)
    contract = assemble(deal, selection, materials.outline)
    findings = advise(deal, day, cited_sources(selection, deal))
    return Draft(answers, deal, selection, contract, findings, materials, day)


def draft_unfinished(unfinished: Unfinished, materials: Materials, *, as_of: date | None = None) -> Draft:
    """Draft answers of which some may be missing, for review: blanks stand in their place."""
    answers, missing = unfinished.answers, unfinished.missing
    if not missing:
        return draft(answers, materials, as_of=as_of)
    day = _law_of(answers, as_of)
    deal = complete(answers, day)
    materials = materials.in_length(deal.contract.length)
    selection = select(deal, materials.library, materials.outline)
    contract = assemble(deal, selection, materials.outline, _blanks(answers, deal, missing))
    findings, waiting = advise_unfinished(
        deal, unfinished.given, missing, day, cited_sources(selection, deal)
    )
    return Draft(answers, deal, selection, contract, findings, materials, day, missing, waiting)


def _law_of(answers: Answers, as_of: date | None) -> date:
    """Return the day whose law is used; raise UsageError for one that no contract can be about."""
    try:
        return day_of(as_of) if as_of else answers.contract.date
    except ValueError as error:
        raise UsageError(f"as_of {as_of}: {error}") from None


def _blanks(answers: Answers, deal: Deal, missing: Mapping[str, Missing]) -> "Blanks | None":
    if not missing:
        return None
    from generator.assembly.blanks import Blanks

    marks = origins(answers, deal)
    return Blanks(missing, frozenset(path for path, mark in marks.items() if mark == "computed"))


def unaccepted(findings: tuple[Finding, ...], accepted: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return the errors that were not accepted by name: they stop a signing copy."""
    return tuple(f for f in findings if f.severity == "error" and f.id not in accepted)
