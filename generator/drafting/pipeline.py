"""The whole way from answers to a document."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.advice.advising import advise, advise_unfinished
from generator.answers.particulars import Particulars
from generator.answers.root import Root
from generator.answers.terms import Length
from generator.answers.values import day_of
from generator.assembly.assembling import PrintableDeal, assemble
from generator.assembly.contract import Contract
from generator.caching import kept
from generator.docx.package import COMPRESSION
from generator.drafting.forms import Form
from generator.errors import InputError, Problem, UsageError
from generator.findings import Finding
from generator.formatting.formats import Formats
from generator.library.clause import Library
from generator.library.outline import Ask, Outline
from generator.library.shipped import DEFAULT_TEMPLATE, folders, stock
from generator.messages import listed, tell
from generator.packs.pack import DEFAULT, Pack, pack_of
from generator.questionnaire.missing import Missing, Unfinished
from generator.questionnaire.origin import Origin, origins
from generator.selection.choice import Selection
from generator.selection.choosing import select
from generator.selection.cited import cited_sources
from generator.word.writing import write
from generator.writing import answers_hash

if TYPE_CHECKING:
    from generator.assembly.blanks import Blanks
    from generator.assembly.trace import Trace
    from generator.drafting.given_up import Lost
    from generator.selection.phrasing import Phrasing
    from generator.selection.wording import Told
    from generator.word.review import Review, StatuteTable


@dataclass(frozen=True, slots=True)
class Materials:
    """What every draft of one kind is made from: clauses, outline with its file, and Word frame."""

    library: Library
    outline: Outline
    outline_file: Path
    frame: Path
    roots: tuple[Path, ...]

    def in_length(self, length: Length | None) -> "Materials":
        """Return the materials of a contract of a length: these, or its other form in the same Word frame.

        An outline of one's own without another form is what it is, whatever the length.
        """
        other = self.outline.short_form if length == "short" else self.outline.short_form_of
        return (
            replace(_other_form(self.roots, other, self.outline.language), frame=self.frame)
            if other
            else self
        )

    @property
    def own(self) -> Path | None:
        """Return a person's own folder, if there is one."""
        first, *shipped = self.roots
        return first if shipped else None

    @property
    def pack(self) -> Pack:
        """Return the pack of the outline's language, with the law files of a person's own folder first."""
        return pack_of(self.outline.language, self.own)

    @property
    def phrasing(self) -> "Phrasing":
        """Return how the readers of its documents are told of a deal."""
        from generator.packs.phrasing import phrasing_of

        return phrasing_of(self.outline.language, self.own)

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
    """A drafted deal, before it is written as a document.

    `answers` and `deal` are of the models of its pack, `known` is what every engine reads of them.
    """

    answers: Any
    deal: Any
    known: Particulars
    selection: Selection
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

    @cached_property
    def contract(self) -> Contract:
        """The contract as a tree; raise InputError naming a file that cannot be filled."""
        return self.assembled()

    @property
    def unaccepted(self) -> tuple[Finding, ...]:
        """Return the errors that nobody accepted by name: with one of them, nothing is to be signed."""
        return unaccepted(self.findings, self.known.accepted)

    @cached_property
    def origins(self) -> Mapping[str, Origin]:
        """Return of every value of the deal where it is from."""
        assumed: dict[str, Origin] = dict.fromkeys(self.missing, "assumed")
        return {**_origins(self.answers, self.deal, self.materials.pack), **assumed}

    @cached_property
    def told(self) -> "Told":
        """Return the deal in the words of the questionnaire."""
        from generator.selection.wording import Told

        return Told(self.deal, self.origins, self.formats, self.materials.phrasing)

    def explained(self) -> Contract:
        """Return the contract with the reasons and alternatives of each clause, as a reviewer wants it."""
        from generator.selection.reasons import with_reasons

        where = self.materials.pack.where(self.deal)
        selection = with_reasons(self.selection, self.materials.library, self.told, where, self.as_of)
        return self._assembled(selection, self.materials.outline)

    def assembled(self, trace: "Trace | None" = None) -> Contract:
        """Return the contract; `trace` takes down what is asked of the deal."""
        return self._assembled(self.selection, self.materials.outline, trace=trace)

    def _assembled(self, selection: Selection, outline: Outline, **given: Any) -> Contract:
        printable = PrintableDeal(self.deal, self.known, self.formats, self.blanks)
        return assemble(printable, selection, outline, **given)

    def with_deal(self, deal: Any) -> "Draft":
        """Return a draft of the same answers whose deal was changed since."""
        materials, pack = self.materials, self.materials.pack
        known = pack.particulars(deal)
        chosen = select(deal, materials.library, materials.outline, pack.where(deal), known.positions)
        return replace(self, deal=deal, known=known, selection=chosen)

    @cached_property
    def blanks(self) -> "Blanks | None":
        """Return what stands for the answers that are missing, None where none are."""
        return blanks_of(self.answers, self.deal, self.missing, self.materials.pack)

    @property
    def formats(self) -> Formats:
        """Return how values are printed, in the currency of the deal."""
        return self.materials.pack.formats(self.known.currency)

    def document(self, form: Form, *, compression: int = COMPRESSION, of_many: bool = False) -> bytes:
        """Return the contract as a Word document of a form; 1 compresses it fast, 9 makes it small.

        `of_many` says that deals like it come too, so that what they share is printed once.
        """
        if form == "signing":
            return self.signing_copy(compression=compression, of_many=of_many)
        if form == "review":
            return self.review_draft(compression=compression)
        return self.for_other_side(compression=compression)

    def signing_copy(self, *, compression: int = COMPRESSION, of_many: bool = False) -> bytes:
        """Return the contract as a Word document to sign; the options are as for `document`.

        Raise InputError with each required answer that is missing: what is signed has no blanks.
        """
        if self.missing:
            raise InputError(Problem(tell("is required to sign"), place=path) for path in self.missing)
        given = self._provenance()
        if of_many:
            from generator.drafting.plans import print_one_of_many

            return print_one_of_many(self, given, compression=compression)
        return write(self.contract, self.materials.frame, provenance=given, compression=compression)

    def review_draft(self, *, compression: int = COMPRESSION) -> bytes:
        """Return the contract as a Word document that explains itself to a lawyer."""
        from generator.word.reviewing import write_review

        answers = json.loads(self.answers.model_dump_json(exclude_unset=True))
        contract = self.explained()
        return write_review(
            contract,
            self.materials.frame,
            self._review(contract),
            provenance=self._provenance() | {"answers": answers},
            compression=compression,
        )

    def for_other_side(self, *, compression: int = COMPRESSION) -> bytes:
        """Return the contract as a Word draft that the other side may read: nothing in it is private."""
        from generator.word.reviewing import write_for_other_side

        return write_for_other_side(
            self.contract,
            self.materials.frame,
            self.materials.phrasing,
            provenance=self._provenance(),
            compression=compression,
        )

    @property
    def given_up(self) -> "tuple[Lost, ...]":
        """Return what a short contract says less than the full one would; nothing for a full one."""
        from generator.drafting.given_up import given_up

        return given_up(self.deal, self.materials) if self.materials.outline.short_form_of else ()

    def _review(self, contract: Contract) -> "Review":
        from generator.drafting.answer_rows import answer_rows
        from generator.drafting.coverage import coverage_sheet
        from generator.drafting.open_points import missing_points, settled_points, waiting_points
        from generator.word.review import Omission, Review

        materials, pack, phrasing = self.materials, self.materials.pack, self.materials.phrasing
        rows = answer_rows(self)
        return Review(
            findings=self.findings,
            answers=rows,
            as_of=self.as_of,
            phrasing=phrasing,
            accepted=self.known.accepted,
            open_points=(
                *missing_points(self.missing, rows, materials.library, materials.outline, phrasing),
                *waiting_points(
                    (rule for rule in pack.rulebook().rules if rule.id in self.waiting), phrasing
                ),
                *settled_points(
                    pack.open_law(self.deal, self.as_of), self.findings, self.known.accepted, rows, phrasing
                ),
            ),
            own_clauses=materials.own_clauses(),
            statutes=self._statutes(contract),
            given_up=tuple(Omission(lost.heading, lost.text) for lost in self.given_up),
            coverage=coverage_sheet(self, contract),
        )

    def _statutes(self, contract: Contract) -> "tuple[StatuteTable, ...]":
        """Return the laws that want something of the contract, item by item."""
        tables = self.materials.pack.statutes
        return tables(self.deal, self.as_of, contract, self.waiting, self._beside_a_finding)

    def _beside_a_finding(self, name: str) -> Contract | None:
        """Return the document that the outline lets go with a contract when there is a finding."""
        wanted = [c.template for c in self.materials.outline.companions if c.finding == name]
        return self.companion_tree(wanted[0]) if wanted else None

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
            raise UsageError(
                tell(
                    "no document {name} goes with this contract: there is {names}",
                    name=unknown[0],
                    names=listed(known),
                )
            )
        given = {spoken(name): answers for name, answers in (facts or {}).items()}
        return {
            name: self.companion(c.template, given.get(name, {}), compression=compression)
            for name, c in known.items()
            if name in asked or c.finding in found
        }

    def asked_by(self, name: str) -> tuple[Ask, ...]:
        """Return the questions of a document that goes with the contract; none where there is no such one."""
        known = {spoken(c.template): c.template for c in self.materials.outline.companions}
        template = known.get(spoken(name))
        return () if template is None else self._companion_outline(template).asks

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
        return self._assembled(Selection({}), outline, facts=answers, contract=self.contract)

    def _provenance(self) -> dict[str, Any]:
        return {
            "pack": self.materials.library.pack,
            "outline": self.materials.outline.name,
            "as_of": self.as_of.isoformat(),
            "answers_sha256": self.answers_hash,
        }


@cache
def open_materials(
    *, own: Path | None = None, template: str = DEFAULT_TEMPLATE, pack: str | None = None
) -> Materials:
    """Read the library, the outline and the frame of a pack, once; a person's own folder comes first.

    `template` is an outline, or a Word frame for the pack's usual outline, which has the usual name too.
    Without a `pack` it is that of the outline, or the usual one. Raise InputError for an outline of another.
    """
    tag = pack or DEFAULT
    name = pack_of(tag).template if template == DEFAULT_TEMPLATE else template
    roots = folders(own)
    found = kept(
        "materials",
        lambda: (tag.encode(), name.encode(), *stock(roots)),
        lambda: _read_materials(roots, name, tag),
    )
    if pack and found.pack.tag != pack:
        message = tell(
            "is in {pack}, and these answers are of the pack {other}: choose another template",
            pack=found.pack.tag,
            other=pack,
        )
        raise InputError.single(message, source=str(found.outline_file))
    return found


@cache
def _other_form(roots: tuple[Path, ...], template: str, pack: str) -> Materials:
    return kept(
        "materials",
        lambda: (pack.encode(), template.encode(), *stock(roots)),
        lambda: _read_materials(roots, template, pack),
    )


def _read_materials(roots: tuple[Path, ...], template: str, pack: str) -> Materials:
    from generator.packs.library import read_library, read_template

    found = read_template(roots, template, pack)
    library = read_library(roots, found.outline.language).within(slot for slot, _ in found.outline.slots)
    return Materials(library, found.outline, found.file, found.frame, roots)


def spoken(template: str) -> str:
    """Return the name of a kind of document as files and commands have it: `seattle-disclosure`."""
    return template.replace("_", "-")


@cache
def _companion_outline(roots: tuple[Path, ...], name: str) -> Outline:
    from generator.packs.library import read_outline

    outline, _ = read_outline(roots, name)
    return outline


def draft(answers: Root, materials: Materials, *, as_of: date | None = None) -> Draft:
    """Select, assemble and advise; `as_of` chooses the law and defaults to the agreement date."""
    return draft_unfinished(Unfinished(answers, {}), materials, as_of=as_of)


def draft_unfinished(unfinished: Unfinished, materials: Materials, *, as_of: date | None = None) -> Draft:
    """Draft answers of which some may be missing, for review: blanks stand in their place.

    Raise InputError for answers of another pack than the materials.
    """
    answers, missing, pack = unfinished.answers, unfinished.missing, materials.pack
    if answers.pack != pack.tag:
        message = tell(
            "these answers are of another pack than {template}, which is of {pack}",
            template=materials.outline.name,
            pack=pack.tag,
        )
        raise InputError.single(message, place="pack", value=answers.pack)
    known = pack.particulars(answers)
    day = _law_of(known, as_of)
    deal = pack.complete(answers, day)
    materials = materials.in_length(pack.particulars(deal).length)
    where = pack.where(deal)
    selection = select(deal, materials.library, materials.outline, where, known.positions)
    cited, rulebook = cited_sources(selection, where), pack.rulebook()
    if missing:
        findings, waiting = advise_unfinished(rulebook, deal, unfinished.given, missing, day, cited)
    else:
        findings, waiting = advise(rulebook, deal, day, cited), ()
    return Draft(answers, deal, known, selection, findings, materials, day, missing, waiting)


def _law_of(known: Particulars, as_of: date | None) -> date:
    """Return the day whose law is used; raise UsageError for one that no contract can be about."""
    try:
        return day_of(as_of) if as_of else known.date
    except ValueError as error:
        raise UsageError(tell("as_of {as_of}: {reason}", as_of=as_of, reason=error)) from None


def _origins(answers: Root, deal: Root, pack: Pack) -> Mapping[str, Origin]:
    return origins(answers, deal, pack.not_followed(deal))


def blanks_of(answers: Root, deal: Root, missing: Mapping[str, Missing], pack: Pack) -> "Blanks | None":
    """Return what stands for the answers that are missing, None where none are."""
    if not missing:
        return None
    from generator.assembly.blanks import Blanks
    from generator.packs.phrasing import phrases_of
    from generator.questionnaire.missing import BlankWords

    marks = _origins(answers, deal, pack)
    computed = frozenset(path for path, mark in marks.items() if mark == "computed")
    words = BlankWords(phrases_of(pack.tag), pack.blank_name)
    return Blanks(missing, computed, pack.deal, words, pack.follow)


def unaccepted(findings: tuple[Finding, ...], accepted: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return the errors that were not accepted by name: they stop a signing copy."""
    return tuple(f for f in findings if f.severity == "error" and f.id not in accepted)
