"""The body of the contract as paragraphs: recitals, numbered terms, schedules.

Numbers are never written: each paragraph's style is bound to its level of a list, and the
labels of the tree are what that list counts to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.assembly.contract import Block, Contract, PlacedClause, Schedule, Section, Table
from generator.word.inlines import runs
from generator.word.markup import Xml, bookmark, commented, paragraph, run
from generator.word.places import Places
from generator.word.tables import table

__all__ = ["Printer"]

_CLAUSE = {0: "ClauseText", 1: "ClauseLevel3", 2: "ClauseLevel4", 3: "ClauseLevel5"}
_CONSPICUOUS = _CLAUSE | {0: "ConspicuousText"}
_SCHEDULE = {0: "ScheduleText", 1: "ScheduleLevel2", 2: "ScheduleLevel3", 3: "ScheduleLevel4"}
_RECITAL = {0: "RecitalText", 1: "RecitalLevel2", 2: "RecitalLevel3", 3: "RecitalLevel4"}


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints the parts of one contract; `marked` adds what a reviewer needs to see.

    `width` is the width of the text in twentieths of a point.
    """

    contract: Contract
    places: Places
    width: int
    marked: bool = False

    def recitals(self) -> Xml:
        """Return the recitals under one heading."""
        clauses = self.contract.recitals
        heading = paragraph("RecitalsHeading", run(self.contract.labels["recitals"])) if clauses else ""
        return Xml(heading + "".join(self._recital(clause) for clause in clauses))

    def terms(self) -> Xml:
        """Return the numbered sections; the last paragraph keeps with the signatures."""
        sections = self.contract.sections
        return Xml("".join(self._section(section, last=section is sections[-1]) for section in sections))

    def schedules(self) -> Xml:
        """Return the schedules, each on a page of its own."""
        return Xml("".join(self._schedule(schedule) for schedule in self.contract.schedules))

    def _recital(self, clause: PlacedClause) -> str:
        """Return a recital: it has no heading, so its number and bookmarks are its first paragraph's."""
        first, *others = clause.blocks
        if isinstance(first, Table):
            raise TypeError(f"{clause.slot}: a recital starts with a paragraph")
        content = self._marks(clause, runs(first.inlines, marked=self.marked))
        return paragraph("Recital", content) + "".join(self._blocks(tuple(others), _RECITAL))

    def _section(self, section: Section, *, last: bool) -> str:
        heading = paragraph("Heading1", run(section.heading))
        clauses = section.clauses
        return heading + "".join(
            self._clause(clause, last=last and clause is clauses[-1]) for clause in clauses
        )

    def _clause(self, clause: PlacedClause, *, last: bool) -> str:
        heading = self._heading(clause, "Heading2")
        styles = _CONSPICUOUS if clause.choice.clause.conspicuous else _CLAUSE
        return heading + "".join(self._blocks(clause.blocks, styles, keep_last=last))

    def _heading(self, clause: PlacedClause, style: str) -> str:
        return paragraph(style, self._marks(clause, run(clause.heading)))

    def _marks(self, clause: PlacedClause, content: str) -> str:
        """Put the bookmarks of a clause around content and, for a reviewer, the anchor of its comment."""
        content = bookmark(*self.places.clause(clause.slot), content)
        content = bookmark(*self.places.anchor(clause.slot), content)
        return commented(self.places.comment(clause.slot), content) if self.marked else content

    def _schedule(self, schedule: Schedule) -> str:
        anchor = bookmark(*self.places.anchor(f"schedule.{schedule.id}"), run(schedule.heading))
        # A sheet has no terms before its schedule, which then follows on the same page.
        first = bool(self.contract.sections) and schedule is self.contract.schedules[0]
        heading = paragraph("ScheduleHeading" if first else "ScheduleHeadingFollowing", anchor)
        return heading + "".join(self._blocks(schedule.blocks, _SCHEDULE))

    def _blocks(
        self, blocks: tuple[Block, ...], styles: Mapping[int, str], *, keep_last: bool = False
    ) -> Iterator[str]:
        for index, block in enumerate(blocks):
            if isinstance(block, Table):
                yield table(block, self.width, marked=self.marked)
                continue
            style = styles[block.level]
            if style == "ScheduleText" and index and isinstance(blocks[index - 1], Table):
                style = "TextAfterTable"
            keep = keep_last and index == len(blocks) - 1
            yield paragraph(style, runs(block.inlines, marked=self.marked), keep_next=keep)
