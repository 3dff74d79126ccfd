"""Numbers as the document's native lists print them, in the pack's way: 4.2, (a), Schedule B."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.assembly.filling import Label
from generator.counting import Numerals
from generator.library.outline import Outline
from generator.selection.choice import Selection

NO_BREAK_SPACE = "\u00a0"


class NumberedSection(NamedTuple):
    """A section that has a clause: its number, empty in a run-in form, and its slots by number."""

    number: str
    id: str
    heading: str
    slots: dict[str, str]


def present_sections(outline: Outline, selection: Selection, numerals: Numerals) -> Iterator[NumberedSection]:
    """Yield the sections that have a clause; in a run-in form clauses are numbered straight through."""
    sections = clauses = 0
    for section in outline.sections:
        slots = [s.removesuffix("?") for s in section.slots if s.removesuffix("?") in selection.choices]
        if not slots:
            continue
        sections += 1
        number = "" if outline.run_in else numerals.section(sections)
        above, first = (0, clauses + 1) if outline.run_in else (sections, 1)
        numbers = {numerals.clause_number(above, index): slot for index, slot in enumerate(slots, first)}
        clauses += len(slots)
        yield NumberedSection(number, section.id, section.heading, numbers)


def present_recitals(outline: Outline, selection: Selection, numerals: Numerals) -> Iterator[tuple[str, str]]:
    """Yield (number, slot) of the recitals that have a clause."""
    slots = (name.removesuffix("?") for name in outline.recitals)
    present = (slot for slot in slots if slot in selection.choices)
    for index, slot in enumerate(present, 1):
        yield numerals.recital(index), slot


def labels_of(
    outline: Outline,
    selection: Selection,
    numerals: Numerals,
    schedules: tuple[str, ...],
    on_cover: tuple[str, ...] = (),
) -> dict[str, Label]:
    """Return how a reference to each slot and schedule of this contract prints.

    `on_cover` are the ids of the parts of its cover page: where there is no schedule of that id, the cover
    page stands for it.
    """
    lead = outline.labels.section + NO_BREAK_SPACE
    found = {f"schedule.{name}": Label("", outline.labels.cover, numbered=False) for name in on_cover}
    found |= {
        slot: Label(lead, number)
        for section in present_sections(outline, selection, numerals)
        for number, slot in section.slots.items()
    }
    found |= {
        slot: Label(outline.labels.recital + NO_BREAK_SPACE, number)
        for number, slot in present_recitals(outline, selection, numerals)
    }
    word = outline.labels.schedule + NO_BREAK_SPACE
    found |= {
        f"schedule.{name}": Label("", word + numerals.schedule(index))
        for index, name in enumerate(schedules, 1)
    }
    return found
