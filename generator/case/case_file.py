"""The case file: what an agency, a small claims court or a lawyer wants to see, from contract, log and law.

Every figure has its origin in it: sums lead to invoices and payments, these to entries of the log and to
exhibits, clauses are word for word those that were signed, and what the law says names where it was read.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from generator.assembly.assembling import PrintableDeal, assemble
from generator.assembly.contract import Contract
from generator.case.after_letters import AfterLetters, Way, law_after
from generator.case.after_letters_text import (
    clock_text,
    notice_lines,
    source_text,
    what_it_takes,
    with_sources,
)
from generator.case.attachments import digest_of
from generator.case.events import (
    Accounted,
    BothSigned,
    Disputed,
    Event,
    Message,
    Noticed,
    Reminded,
    name_of,
)
from generator.case.exhibits import Exhibit, exhibits_of
from generator.case.facts import (
    CaseFacts,
    ClauseLine,
    ClockLine,
    ExhibitLine,
    FactLine,
    FileFacts,
    FinalLine,
    SheetLine,
    WayLine,
    deal_with,
)
from generator.case.folder import CONTRACT, Case
from generator.case.ledger import Standing, cleared_payments, day_rate_of, ledger_of
from generator.case.letter_facts import Facts
from generator.case.letter_materials import LetterMaterials, letter_vocabulary
from generator.case.letter_money import Item
from generator.case.letter_pages import Sending
from generator.case.machine import rates_told
from generator.case.papers import open_papers
from generator.case.plan import plan_of
from generator.case.readings import Acceptance, LateCharge, Payment
from generator.case.review import deliveries
from generator.case.terms import printed_places
from generator.case.view import View
from generator.case.wording import entry_lines, event_title
from generator.errors import InputError
from generator.library.clause import Library
from generator.library.outline_reading import read_outline
from generator.library.shipped import folders, pick
from generator.library.templates import frame_of
from generator.messages import tell
from generator.packs.pack import pack_in
from generator.returns.opening import open_document
from generator.selection.choosing import select

_ALWAYS = ("payment", "notices")
_RELIED_ON: Mapping[str, tuple[str, ...]] = {
    "asked": ("request",),
    "paused": ("pause",),
    "restarted": ("restart",),
    "delivered": ("review",),
    "accepted": ("review",),
    "disputed": ("disputes",),
    "ended": ("long_silence", "breach", "kill_fee", "earned"),
    "accounted": ("account",),
}
"""The topics whose clauses an event leans on, where that does not depend on what the event says."""
_FOLDER = "case_file"
_ONE_DAY = dt.timedelta(days=1)
_QUOTED = re.compile(r"[“«]\s?([^”»]+?)\s?[”»]")
"""A term as a language quotes it where it is defined."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case file before it is written: its text as a tree, its exhibits, and the Word frame it is set in.

    `statement` and `folder` are what the file of the text and the folder of the exhibits are called.
    """

    as_of: dt.date
    tree: Contract
    exhibits: tuple[Exhibit, ...]
    frame: Path
    notes: bool
    statement: str
    folder: str


class _Told(Facts):
    """The facts of a case, told to somebody who is not the client."""

    paid_line = "letters.paid_by_client"


@dataclass(frozen=True)
class _Writing:
    """All that a case file is put together from, on its day."""

    case: Case
    as_of: dt.date

    notes: bool = True

    @cached_property
    def view(self) -> View:
        """Return the case on its day; what is handed in shows no offer to settle that nobody took."""
        view = self.case.view(self.as_of)
        if self.notes:
            return view
        offers = {paper.id for paper in open_papers(view, "settlement")}
        return replace(view, events=tuple(event for event in view.events if event.id not in offers))

    @cached_property
    def told(self) -> Facts:
        pack = pack_in(self.case.answers)
        deal = self.view.deal
        known = pack.particulars(deal)
        sending = Sending(self.view, self.view, self.case.ladder)
        return _Told(sending, deal, known, pack.formats(known.currency), self.case.words.phrases)

    @cached_property
    def exhibits(self) -> tuple[Exhibit, ...]:
        return exhibits_of(self.case, self.view, self.told)

    @cached_property
    def after(self) -> AfterLetters | None:
        return law_after(self.view, ledger_of(self.view))

    def facts(self, pages: Mapping[int, str]) -> FileFacts:
        """Return what the file says; `pages` are those of each exhibit, where they are known.

        With its notes also where to file and what is not known, which are for its owner and a lawyer alone.
        """
        ledger = ledger_of(self.view)
        overdue = ledger.overdue
        nothing = Decimal(0)
        ahead = sum((s.open for s in ledger.standings if not s.overdue), nothing)
        held = sum((s.held for s in ledger.standings), nothing)
        rate = day_rate_of(overdue)
        signed = self.view.past.of(BothSigned)
        return FileFacts(
            as_of=self.as_of,
            notes=self.notes,
            signed=signed[0].on if signed else None,
            signed_copy=self._signed_copy(),
            overdue=sum((s.open for s in overdue), nothing),
            lines=tuple(self._lines()),
            day_rate=rate or None,
            method=self._method() if rate or _bears(overdue) else None,
            ahead=ahead or None,
            held=held or None,
            final=self._final(),
            exhibits=tuple(self._exhibit(each, pages) for each in self.exhibits),
            paged=bool(pages),
            facts=tuple(self._facts()),
            clauses=tuple(self._clauses()),
            clocks=tuple(self._clocks()),
            ways=tuple(self._ways()),
            notice=self._notice(),
            mind=tuple(self._mind()),
            unknown=tuple(dict.fromkeys(self._unknown())),
        )

    def _lines(self) -> Iterator[SheetLine]:
        """Yield the rows of the sum sheet, the same that letters have, with where each comes from."""
        overdue = ledger_of(self.view).overdue
        for standing in overdue:
            for item in self.told.items(standing):
                origin = self._origin(item, standing.debt.invoice)
                yield SheetLine(text=item.line.text, sum=item.line.sum, origin=origin)
        if overdue:
            total = self.told.total(sum((s.open for s in overdue), Decimal(0)))
            yield SheetLine(text=total.text, sum=total.sum)

    def _origin(self, item: Item, invoice: str) -> str | None:
        """Return where in the case file a row of the sum sheet comes from."""
        past, terms = self.view.past, self.view.terms
        match item.kind:
            case "charge":
                return None if terms is None else terms.cite(LateCharge)
            case "invoice":
                events: list[Event] = [past.invoices()[invoice]]
            case "paid":
                events = [e for e in cleared_payments(self.view) if e.cleared == item.cleared]
            case "dispute":
                events = [e for e in past.of(Disputed) if e.invoice == invoice]
            case _:
                events = list(past.of(Accounted))
        say = self.case.words.say
        told = [say("case.file.entry", number=event.id) for event in events]
        told += [
            say("case.file.exhibit", number=exhibit.number)
            for exhibit in self.exhibits
            if exhibit.event in events
        ]
        return self.case.words.phrases.join("comma", told) or None

    def _signed_copy(self) -> str | None:
        """Return the exhibit that is the signed paper itself, where the log has it."""
        found = (e.number for e in self.exhibits if isinstance(e.event, BothSigned))
        number = next(found, None)
        return None if number is None else self.case.words.say("case.file.exhibit", number=number)

    def _method(self) -> str | None:
        """Return how the charge is worked out, with the clause that gives it."""
        terms, charge = self.view.terms, ledger_of(self.view).charge
        if terms is None or charge is None:
            return None
        say, percent = self.case.words.say, self.case.words.percent
        clause = terms.cite(LateCharge)
        if charge.law is not None:
            told = [say("case.file.method_of_law", clause=clause)]
            first = [s.unrated for s in ledger_of(self.view).overdue if s.unrated]
            told += [say("case.remarks.unrated", day=min(first))] if first else []
            return self.case.words.phrases.join("space", told)
        if charge.agreed is None:
            return None
        agreed = percent(charge.agreed)
        if charge.lowered_to is not None:
            rate = percent(charge.lowered_to)
            return say("case.file.method_lowered", agreed=agreed, clause=clause, rate=rate)
        told = [say("case.file.method", clause=clause, rate=agreed)]
        payment = terms.cite(Payment)
        borne = (s for s in ledger_of(self.view).overdue if _bears((s,)))
        later = (s.debt.bears > s.debt.due + _ONE_DAY for s in borne)
        if payment and any(later):
            told.append(say("case.file.method_later", clause=payment))
        return self.case.words.phrases.join("space", told)

    def _final(self) -> FinalLine | None:
        finals: list[Noticed] = [e for e in self.view.past.of(Noticed) if e.kind == "final"]
        final = finals[-1] if finals else None
        if final is None or final.term is None:
            return None
        return FinalLine(entry=final.id, sent=final.on, sum=final.sum, as_of=final.as_of, term=final.term)

    def _exhibit(self, exhibit: Exhibit, pages: Mapping[int, str]) -> ExhibitLine:
        return ExhibitLine(
            number=exhibit.number,
            what=exhibit.what,
            day=exhibit.event.on if exhibit.event else None,
            name=exhibit.file_name,
            digest=" ".join(exhibit.sha256[start : start + 16] for start in range(0, 64, 16)),
            remark=exhibit.remark or None,
            pages=pages.get(exhibit.number),
        )

    def _facts(self) -> Iterator[FactLine]:
        """Yield what happened in order, what silence after a reminder came to, and the plan not kept."""
        found = [*map(self._fact, self.view.events), *self._by_silence(), *self._plan_missed()]
        yield from sorted(found, key=lambda fact: (fact.day, fact.entry))

    def _by_silence(self) -> Iterator[FactLine]:
        for outcome in deliveries(self.view):
            reminders = [e for e in self.view.past.of(Reminded) if e.of == "review"]
            if outcome.silent and outcome.accepted and reminders and self.view.terms:
                yield FactLine(
                    day=outcome.accepted,
                    what=self.case.words.say("case.file.by_silence", names=outcome.matter.title),
                    details=self.view.terms.cite(Acceptance),
                    entry=reminders[-1].id,
                )

    def _plan_missed(self) -> Iterator[FactLine]:
        plan = plan_of(self.view)
        if plan is not None and plan.missed is not None:
            told = self.case.words.say("case.file.plan_missed", sum=plan.missed.sum)
            yield FactLine(day=plan.missed.day, what=told, entry=plan.agreed.id)

    def _fact(self, event: Event) -> FactLine:
        shown = [str(e.number) for e in self.exhibits if e.event is not None and e.event.id == event.id]
        shown += ["1"] * (isinstance(event, BothSigned) and self.case.terms is not None)
        return FactLine(
            day=self.view.sent(event) if isinstance(event, Message) else event.on,
            what=event_title(self.case.words, event),
            details=self.case.words.together(entry_lines(self.view, event)) or None,
            entry=event.id,
            exhibits=self.case.words.phrases.join("comma", shown) or None,
        )

    def _clauses(self) -> Iterator[ClauseLine]:
        """Yield the clauses that the facts and the sums lean on, in the order of the contract."""
        terms = self.view.terms
        if terms is None:
            return
        wanted = [*_ALWAYS, *(topic for e in self.view.events for topic in _leans_on(e))]
        if _bears(ledger_of(self.view).standings):
            wanted.append("late_charge")
        cites = {terms.cites[topic] for topic in wanted if topic in terms.topics}
        path = self.case.folder / CONTRACT
        texts = _texts_in(path, digest_of(path.read_bytes()))
        relied_on: list[str] = []
        for cite in sorted(cites, key=lambda cite: [int(part) for part in cite.number.split(".")]):
            # The heading stands in a paragraph of its own, or begins the first.
            text = texts[("clause", cite.slot)].strip().removeprefix(cite.heading).lstrip(" .\n")
            relied_on.append(text)
            yield ClauseLine(cite=str(cite), text=text.replace("\n", "\n\n"))
        yield from self._on_cover(texts[("cover", "cover")], " ".join(relied_on))

    def _on_cover(self, cover: str, text: str) -> Iterator[ClauseLine]:
        """Yield the rows of the cover page that say what a term in these clauses means, word for word."""
        known, deal = self.told.known, self.view.deal
        named = (deal.freelancer.legal_name, deal.client.legal_name, known.title)
        for line in cover.splitlines():
            term, _, value = line.partition(" | ")
            # A number begins a row of what is delivered: it is no term.
            if not value or term.isdigit() or " | " in value or any(name in value for name in named):
                continue
            means = (term, *_QUOTED.findall(value))
            if any(re.search(rf"\b{re.escape(each)}\b", text) for each in means):
                yield ClauseLine(cite=self.case.words.say("case.file.on_cover", term=term), text=value)

    def _clocks(self) -> Iterator[ClockLine]:
        words, clocks = self.case.words, self.after.remedies.clocks if self.after else ()
        for clock in clocks:
            told = clock_text(words, clock, self.as_of)
            yield ClockLine(last=clock.last, what=told, source=_read_in(words, (clock.source,)))

    def _ways(self) -> Iterator[WayLine]:
        words = self.case.words
        for number, way in enumerate(self.after.ways if self.after else (), start=1):
            yield WayLine(
                number=number,
                name=way.door.name,
                state=words.say(f"case.remedies.open.{way.door.open}"),
                takes="\n\n".join(self._takes(way)),
                source=_read_in(words, way.door.sources) or None,
            )

    def _takes(self, way: Way) -> Iterator[str]:
        """Yield what a way takes; of a court also that no demand before it was determined."""
        yield from what_it_takes(self.case.words, way)
        if way.door.kind in ("small_claims", "court") and way.door.open != "no" and not way.waits:
            yield self.case.words.say("case.file.no_demand")

    def _notice(self) -> str | None:
        """Return what the final notice asks of every step after it."""
        told = notice_lines(self.case.words, self.after, self.as_of) if self.after else ()
        return "\n\n".join(told) or None

    def _mind(self) -> Iterator[str]:
        if self.after is not None:
            found = self.after.remedies
            yield from (with_sources(self.case.words, one.text, one.sources) for one in found.mind)
            because = self.case.words.say("case.remedies.lawyer")
            yield from (self.case.words.phrases.join("space", (because, why)) for why in found.lawyer)

    def _unknown(self) -> Iterator[str]:
        say, terms = self.case.words.say, self.view.terms
        if self.after is not None:
            yield from self.after.remedies.unknown
        if self._signed_copy() is None:
            yield say("case.file.no_signed_copy")
        if terms is not None:
            yield from dict.fromkeys(terms.distrusted.values())
            yield from terms.remarks
        for exhibit in self.exhibits:
            if exhibit.remark:
                yield say("case.file.exhibit_lacks", number=exhibit.number, name=exhibit.name)
        ledger = ledger_of(self.view)
        if ledger.charge is not None and not ledger.charge.bounded:
            yield say("case.remarks.no_ceiling")
        yield from rates_told(self.case.words, ledger)


def _leans_on(event: Event) -> tuple[str, ...]:
    """Return the topics whose clauses an event leans on; a reminder leans on those of what it reminds of."""
    if isinstance(event, Reminded):
        return ("acceptance",) if event.of == "review" else ("reminders",)
    return _RELIED_ON.get(name_of(event), ())


def _bears(standings: Iterable[Standing]) -> bool:
    """Say whether some sum bears a charge, or bore one that was paid."""
    return any(s.charge or s.charge_paid or s.fixed for s in standings)


@lru_cache(maxsize=4)
def _texts_in(path: Path, _digest: str) -> Mapping[tuple[str, str], str]:
    """Return the text of each place of a contract, which takes a moment to read."""
    return printed_places(open_document(path))


def _read_in(words: Any, sources: tuple[Any, ...]) -> str:
    """Return sources with the address of the page, one in each paragraph."""
    told = (f"{source_text(words, source)}\n\n{source.href}" if source.href else source_text(words, source)
            for source in sources)  # fmt: skip
    return "\n\n".join(dict.fromkeys(told))


def case_file_of(
    case: Case, as_of: dt.date, pages: Mapping[int, str] | None = None, *, notes: bool = True
) -> CaseFile:
    """Return the case file of a day; `pages` say on which pages the exhibits stand, by their number.

    Without `notes` it is the copy to hand in: nothing of where else to file, of what is not known, or of
    offers to settle. Raises InputError for a case without a contract, or a pack without case files.
    """
    if case.terms is None:
        raise InputError.single(
            tell("has no contract, so there is nothing to file: `clausegen case new CONTRACT.docx`"),
            source=str(case.folder),
        )
    writing = _Writing(case, as_of, notes)
    told, pack = writing.told, pack_in(case.answers)
    if not has_case_file(pack.tag, case.own):
        raise InputError.single(
            tell("has no outline for case files"), source=tell("the pack {tag}", tag=pack.tag)
        )
    materials = case_file_materials(pack.tag, case.own)
    facts = CaseFacts(day=as_of, signer=told.all().signer, to=told.to(), file=writing.facts(pages or {}))
    whole = deal_with(told.deal, facts)
    selection = select(whole, materials.library, materials.outline, pack.where(told.deal), {})
    tree = assemble(PrintableDeal(whole, told.known, told.formats), selection, materials.outline)
    say = case.words.say
    return CaseFile(
        as_of,
        tree._replace(date=as_of),
        writing.exhibits,
        materials.frame,
        notes,
        statement=say("case.file.statement"),
        folder=say("case.file.folder"),
    )


def has_case_file(tag: str, own: Path | None = None) -> bool:
    """Say whether a pack has an outline of a case file."""
    return pick(folders(own), f"contract_templates/{_FOLDER}/{tag}.yaml") is not None


@cache
def case_file_materials(tag: str, own: Path | None = None) -> LetterMaterials:
    """Return what a pack's case file is made from: its outline, which has no clauses; raise InputError."""
    vocabulary, roots = letter_vocabulary(tag, own), folders(own)
    outline, file = read_outline(roots, f"{_FOLDER}/{tag}", {tag: lambda: vocabulary})
    return LetterMaterials(Library(tag, {}), outline, file, frame_of(roots, outline))
