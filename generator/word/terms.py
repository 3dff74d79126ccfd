"""The body of the contract as paragraphs: recitals, numbered terms, schedules.

Numbers are never written: each paragraph's style is bound to its level of a list, and the
labels of the tree are what that list counts to.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from generator.assembly.contract import Block, Contract, Paragraph, PlacedClause, Schedule, Section, Table
from generator.word.inlines import runs
from generator.word.markup import Xml, bookmark, commented, paragraph, run
from generator.word.places import anchor, clause_mark
from generator.word.tables import table

_CLAUSE = {0: "ClauseText", 1: "ClauseLevel3", 2: "ClauseLevel4", 3: "ClauseLevel5"}
_RUN_IN = {0: "RunInText", 1: "RunInLevel2", 2: "RunInLevel3", 3: "RunInLevel4"}
_CONSPICUOUS = {
    "ClauseText": "ConspicuousText",
    "ClauseRunIn": "ConspicuousRunIn",
    "RunInText": "ConspicuousRunInText",
}
"""What prints bold what the law wants to stand out; list items stay as they are."""
SCHEDULE = {0: "ScheduleText", 1: "ScheduleLevel2", 2: "ScheduleLevel3", 3: "ScheduleLevel4"}
_RECITAL = {0: "RecitalText", 1: "RecitalLevel2", 2: "RecitalLevel3", 3: "RecitalLevel4"}


Comments = Literal["none", "reasons", "summaries"]
"""What the comments on clauses say: why each is there, or what it says in plain words, if it has such."""


class Look(NamedTuple):
    """How text is printed: on what width, in twentieths of a point; `marked` puts answers in brackets."""

    width: int
    marked: bool = False
    comments: Comments = "none"


def carries_comment(clause: PlacedClause, comments: Comments) -> bool:
    """Say whether a clause has a comment."""
    return comments == "reasons" or (comments == "summaries" and bool(clause.summary))


class Printer(NamedTuple):
    """Prints the parts of one contract; `places` is the order of its clauses and schedules."""

    contract: Contract
    places: Mapping[str, int]
    look: Look

    def recitals(self) -> Xml:
        """Return the recitals under one heading."""
        clauses = self.contract.recitals
        heading = paragraph("RecitalsHeading", run(self.contract.labels["recitals"])) if clauses else ""
        return Xml(heading + "".join([_recital(c, self.places[c.slot], self.look) for c in clauses]))

    def terms(self) -> Xml:
        """Return the numbered sections; the last paragraph keeps with the signatures that follow it."""
        sections = self.contract.sections
        last = sections[-1] if sections and not self.contract.signatures_first else None
        return Xml("".join([self._section(section, last=section is last) for section in sections]))

    def schedules(self) -> Xml:
        """Return the schedules; the first starts a page where it would else follow the signatures."""
        return Xml("".join([self._schedule(schedule) for schedule in self.contract.schedules]))

    def _section(self, section: Section, *, last: bool) -> str:
        final = section.clauses[-1] if last else None
        clauses = [_clause(c, self.places[c.slot], self.look, last=c is final) for c in section.clauses]
        style = "Heading1" if section.number else "TermsHeading"
        return paragraph(style, run(section.heading)) + "".join(clauses)

    def _schedule(self, schedule: Schedule) -> str:
        target = f"schedule.{schedule.id}"
        heading = bookmark(*anchor(target, self.places[target]), run(schedule.heading))
        contract = self.contract
        # A sheet has no terms before its schedule, which then follows on the same page.
        first = (
            bool(contract.sections) and not contract.signatures_first and schedule is contract.schedules[0]
        )
        style = "ScheduleHeading" if first else "ScheduleHeadingFollowing"
        return paragraph(style, heading) + "".join(blocks_in(schedule.blocks, SCHEDULE, self.look))


@lru_cache(maxsize=1024)
def _recital(clause: PlacedClause, order: int, look: Look) -> str:
    return _headless(clause, order, look, "Recital", _RECITAL)


def _headless(
    clause: PlacedClause, order: int, look: Look, style: str, styles: Mapping[int, str], *, last: bool = False
) -> str:
    """Return a clause without a heading of its own: number and bookmarks are its first paragraph's."""
    first, *others = clause.blocks
    if isinstance(first, Table):
        raise TypeError(f"{clause.slot}: a clause without a heading starts with a paragraph")
    content = _marks(clause, order, runs(first.inlines, marked=look.marked), look)
    opening = paragraph(_stand_out(style, first), content, keep_next=last and not others)
    return opening + "".join(blocks_in(tuple(others), styles, look, keep_last=last))


@lru_cache(maxsize=1024)
def _clause(clause: PlacedClause, order: int, look: Look, *, last: bool) -> str:
    if clause.run_in:
        return _headless(clause, order, look, "ClauseRunIn", _RUN_IN, last=last)
    heading = paragraph("Heading2", _marks(clause, order, run(clause.heading), look))
    return heading + "".join(blocks_in(clause.blocks, _CLAUSE, look, keep_last=last))


def _stand_out(style: str, block: Paragraph) -> str:
    return _CONSPICUOUS.get(style, style) if block.conspicuous else style


def _marks(clause: PlacedClause, order: int, content: str, look: Look) -> str:
    """Put the bookmarks of a clause around content and, for a reviewer, the anchor of its comment."""
    content = bookmark(*clause_mark(clause.slot, order), content)
    content = bookmark(*anchor(clause.slot, order), content)
    return commented(order, content) if carries_comment(clause, look.comments) else content


def blocks_in(
    blocks: tuple[Block, ...], styles: Mapping[int, str], look: Look, *, keep_last: bool = False
) -> Iterator[str]:
    """Yield tables, and paragraphs in the style of their level; `keep_last` keeps the last with the next."""
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            yield table(block, look.width, marked=look.marked)
            continue
        style = _stand_out(styles[block.level], block)
        if style == "ScheduleText" and index and isinstance(blocks[index - 1], Table):
            style = "TextAfterTable"
        keep = keep_last and index == len(blocks) - 1
        yield paragraph(style, runs(block.inlines, marked=look.marked), keep_next=keep)
