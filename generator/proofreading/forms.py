"""Two forms of one contract: every slot of the full one is covered by the short one, or given up in words."""

from collections.abc import Iterator

from generator.findings import Finding
from generator.library.clause import Library
from generator.library.outline import Outline
from generator.messages import tell
from generator.yaml_lines import YamlText


def form_findings(full: Outline, short: Outline, library: Library, where: YamlText) -> Iterator[Finding]:
    """Yield slots of a full form that its short form neither covers nor gives up, and names of no slot.

    `library` holds the clauses of the short form, `where` is its outline's file.
    """
    known = {slot for slot, _ in full.slots}
    covered = {slot for clause in library.clauses() for slot in clause.covers}
    given_up = {entry.slot for entry in short.gives_up}
    for clause in library.clauses():
        for slot in clause.covers:
            if slot not in known:
                yield _unknown("covers-unknown", clause.at(clause.heading_line), slot, full)
        if not clause.covers:
            yield Finding(
                "covers-nothing", "error", clause.at(clause.heading_line),
                tell("does not say for which slots of the full form it stands"),
                tell("name them: covers: [payment.due]"),
            )  # fmt: skip
    for number, entry in enumerate(short.gives_up):
        if entry.slot not in known:
            yield _unknown("given-up-unknown", where.place_of(("gives_up", number)), entry.slot, full)
    for slot in sorted(known - covered - given_up):
        yield Finding(
            "slot-forgotten", "error", where.place_of(("gives_up",)),
            tell(
                "no clause of the short form covers {slot}, and nothing says that it is given up", slot=slot
            ),
            tell("name it in the covers of a clause, or say in gives_up what is lost"),
        )  # fmt: skip


def _unknown(name: str, place: str, slot: str, full: Outline) -> Finding:
    return Finding(
        name,
        "error",
        place,
        tell("{outline} has no slot {slot}", outline=full.name, slot=slot),
        tell("name one of its slots"),
    )
