"""Numbers as the document's native lists print them: 4.2, (a), (ii), (A), Schedule B."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.assembly.filling import Label
from generator.library.outline import Outline
from generator.selection.choice import Selection

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ALPHABET = 26
NO_BREAK_SPACE = "\u00a0"


def letter(number: int) -> str:
    """Return a, b, … z, aa, bb, … as Word's letter lists count."""
    rounds, index = divmod(number - 1, _ALPHABET)
    return chr(ord("a") + index) * (rounds + 1)


def roman(number: int) -> str:
    """Return a small roman number."""
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text += sign
            number -= value
    return text


def item_label(level: int, number: int) -> str:
    """Return the label of a list item: level 1 is (a), 2 is (i), 3 is (A)."""
    sign = roman(number) if level == 2 else letter(number)  # noqa: PLR2004  the roman level
    return f"({sign.upper() if level == 3 else sign})"  # noqa: PLR2004  the capital level


class NumberedSection(NamedTuple):
    """A section that has a clause: its number, empty in a run-in form, and its slots by number."""

    number: str
    id: str
    heading: str
    slots: dict[str, str]


def present_sections(outline: Outline, selection: Selection) -> Iterator[NumberedSection]:
    """Yield the sections that have a clause; in a run-in form clauses are numbered straight through."""
    sections = clauses = 0
    for section in outline.sections:
        slots = [s.removesuffix("?") for s in section.slots if s.removesuffix("?") in selection.choices]
        if not slots:
            continue
        sections += 1
        number = "" if outline.run_in else str(sections)
        first = clauses + 1 if outline.run_in else 1
        numbers = {
            (f"{number}." if number else "") + str(index): slot for index, slot in enumerate(slots, first)
        }
        clauses += len(slots)
        yield NumberedSection(number, section.id, section.heading, numbers)


def present_recitals(outline: Outline, selection: Selection) -> Iterator[tuple[str, str]]:
    """Yield (number, slot) of the recitals that have a clause."""
    slots = (name.removesuffix("?") for name in outline.recitals)
    present = (slot for slot in slots if slot in selection.choices)
    for index, slot in enumerate(present, 1):
        yield f"({letter(index).upper()})", slot


def labels_of(
    outline: Outline, selection: Selection, schedules: tuple[str, ...], on_cover: tuple[str, ...] = ()
) -> dict[str, Label]:
    """Return how a reference to each slot and schedule of this contract prints.

    `on_cover` are the ids of the parts of its cover page: where there is no schedule of that id, the cover
    page stands for it.
    """
    lead = outline.labels.section + NO_BREAK_SPACE
    found = {f"schedule.{name}": Label("", outline.labels.cover, numbered=False) for name in on_cover}
    found |= {
        slot: Label(lead, number)
        for section in present_sections(outline, selection)
        for number, slot in section.slots.items()
    }
    found |= {
        slot: Label(outline.labels.recital + NO_BREAK_SPACE, number)
        for number, slot in present_recitals(outline, selection)
    }
    word = outline.labels.schedule + NO_BREAK_SPACE
    found |= {
        f"schedule.{name}": Label("", word + letter(index).upper()) for index, name in enumerate(schedules, 1)
    }
    return found
