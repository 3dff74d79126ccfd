"""The terms of a signed contract that the ladder stands on, read from what was signed."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from generator.answers.particulars import Where
from generator.answers.paths import fetch
from generator.answers.root import Root
from generator.answers.values import Days
from generator.case.readings import TOPICS, Reading, Topic, paths_in, read_readings
from generator.docx.views import views
from generator.drafting.embedded import embedded_answers, law_day
from generator.errors import InputError
from generator.formatting.phrases import Phrases
from generator.library.shipped import folders
from generator.messages import tell
from generator.packs.pack import Pack, pack_of
from generator.packs.phrasing import phrases_of
from generator.packs.reading import answers_from
from generator.returns.opening import Opened, places_in
from generator.returns.report import name_of
from generator.returns.sent import all_passages, refuse_others
from generator.returns.verifying import State, verified

TopicT = TypeVar("TopicT", bound=Topic)
_GOOD: tuple[State, ...] = ("unchanged", "signed")
_PRICED_ON_PAPER = ("earned",)
"""Topics that also lean on the schedules: the prices and stages there."""


@dataclass(frozen=True, slots=True)
class Cite:
    """A clause of the signed document: its number and heading there, and what it is in the library.

    `named` is both in the words of the pack.
    """

    slot: str
    number: str
    heading: str
    id: str
    version: int
    named: str

    def __str__(self) -> str:
        """Render as a letter names it: Section 3.3 (Pause)."""
        return self.named


@dataclass(frozen=True, slots=True)
class Terms:
    """What a signed contract gives: topics by name, the clause that each comes from, and what gives nothing.

    `deal` is the completed deal, `where` in which places it is. `silent` says for each topic without terms
    why nothing may be claimed from it; `remarks` is what a person must know of the document. `ceiling` is the
    highest late charge, in percent a year, that letters use; None where none was determined. `pack` has the
    law files of a person's own library first.
    """

    deal: Any
    where: Where
    law_day: dt.date
    ceiling: Decimal | None
    topics: Mapping[str, Topic]
    cites: Mapping[str, Cite]
    silent: Mapping[str, str]
    pack: Pack
    remarks: tuple[str, ...] = ()

    @property
    def distrusted(self) -> Mapping[str, str]:
        """Return the topics that have a clause from which nothing may be claimed, and why."""
        return {name: why for name, why in self.silent.items() if name in self.cites}

    def find(self, topic: type[TopicT]) -> TopicT | None:
        """Return the terms of a topic, None where the contract has none that may be relied on."""
        found = self.topics.get(_NAMES[topic])
        return found if isinstance(found, topic) else None

    def cite(self, topic: type[Topic]) -> str:
        """Return the clause of a topic as a letter names it; empty where it has none."""
        found = self.cites.get(_NAMES[topic])
        return "" if found is None else str(found)

    def why_not(self, topic: type[Topic]) -> str:
        """Return why nothing may be claimed from a topic."""
        return self.silent.get(_NAMES[topic], "")


_NAMES: Mapping[type[Topic], str] = {model: name for name, model in TOPICS.items()}


def answers_of(opened: Opened, given: Any, *, source: str = "") -> Any:
    """Return the answers that a contract was made of, from itself or as they were given.

    Raises InputError where there are none, or where they are those of another contract.
    """
    if given is None:
        if "answers" not in opened.provenance:
            raise InputError.single(
                tell(
                    "does not hold its answers, as no copy to sign does: "
                    "give them with --answers ANSWERS.json"
                ),
                source=opened.source,
            )
        return embedded_answers(opened.provenance, source=opened.source).answers
    answers = answers_from(given, source=source)
    refuse_others(answers, opened, source)
    return answers


def read_terms(opened: Opened, answers: Root, own: Path | None = None) -> Terms:
    """Read the terms of a contract by what it says it was made of, after each place of it was verified.

    From a place that no longer reads as it was made, and from a wording that no release had, nothing is
    taken; `silent` says so. Words and law files of a person's `own` library stand first. Raises InputError
    for a file without provenance.
    """
    states: dict[tuple[str, str], State] = {
        (check.place.kind, check.place.id): check.state for check in verified(opened).checks
    }
    made_of = opened.provenance
    pack = pack_of(made_of["pack"], own)
    day = law_day(made_of) or pack.particulars(answers).date
    phrases = phrases_of(pack.tag, own)
    paper = _Paper(pack, phrases, pack.complete(answers, day), states, printed_places(opened))
    headings = {place.id: place.heading for place in places_in(opened) if place.kind == "clause"}
    topics: dict[str, Topic] = {}
    cites: dict[str, Cite] = {}
    silent: dict[str, str] = {}
    readings = read_readings(pack.folder)
    for made in made_of["clauses"]:
        known = readings.get(made["id"])
        if known is None:
            continue
        number, heading = made["number"], headings.get(made["slot"], "")
        named = phrases.say("case.terms.clause", number=number, heading=heading)
        cite = Cite(made["slot"], number, heading, made["id"], made["version"], named)
        reading = known.get(made["version"])
        about = reading.topics if reading else next(iter(known.values())).topics
        for name in about:
            cites[name] = cite
            found = paper.read(name, made, reading)
            if isinstance(found, str):
                silent[name] = phrases.say("case.terms.silent", clause=cite, why=found)
            else:
                topics[name] = found
    absent = phrases.say("case.terms.absent")
    given = {name for versions in readings.values() for each in versions.values() for name in each.topics}
    expected = [name for name, topic in TOPICS.items() if name in given and topic.expected]
    missing = {name: absent for name in expected if name not in cites}
    return Terms(
        deal=paper.deal,
        where=pack.where(paper.deal),
        law_day=day,
        ceiling=pack.charge_ceiling(paper.deal, day),
        topics=topics,
        cites=cites,
        silent=silent | missing,
        pack=pack,
        remarks=tuple(_remarks(opened, states, phrases)),
    )


def terms_data(terms: Terms) -> dict[str, Any]:
    """Return terms as plain data without their deal, so that a document need not be read twice."""
    return {
        "law_day": terms.law_day.isoformat(),
        "ceiling": None if terms.ceiling is None else str(terms.ceiling),
        "topics": {name: topic.model_dump(mode="json") for name, topic in terms.topics.items()},
        "cites": {name: asdict(cite) for name, cite in terms.cites.items()},
        "silent": dict(terms.silent),
        "remarks": list(terms.remarks),
    }


def terms_from(data: Mapping[str, Any], answers: Root, own: Path | None = None) -> Terms:
    """Return terms from their plain data and the answers of the same contract."""
    day = dt.date.fromisoformat(data["law_day"])
    pack = pack_of(answers.pack, own)
    deal = pack.complete(answers, day)
    return Terms(
        deal=deal,
        where=pack.where(deal),
        law_day=day,
        ceiling=None if data["ceiling"] is None else Decimal(data["ceiling"]),
        topics={name: TOPICS[name].model_validate(topic) for name, topic in data["topics"].items()},
        cites={name: Cite(**cite) for name, cite in data["cites"].items()},
        silent=data["silent"],
        pack=pack,
        remarks=tuple(data["remarks"]),
    )


@dataclass(frozen=True, slots=True)
class _Paper:
    """The signed document and the deal that it was made of."""

    pack: Pack
    phrases: Phrases
    deal: Any
    states: Mapping[tuple[str, str], State]
    printed: Mapping[tuple[str, str], str]

    def read(self, topic: str, made: Mapping[str, Any], reading: Reading | None) -> Topic | str:
        """Return what a clause says of a topic, or why nothing may be claimed from it."""
        state = self.states.get(("clause", made["slot"]), "removed")
        if state not in _GOOD:
            return self.phrases.say("case.terms.changed", change=_change(state, self.phrases))
        if reading is None or not self._is_known_text(made, reading):
            return self.phrases.say("case.terms.own_wording")
        fields = reading.fields(topic, self.deal)
        if fields is None:
            return self.phrases.say("case.terms.other_answers")
        paths = paths_in(fields)
        kinds: tuple[str, ...] = ("cover",) if paths or reading.cover else ()
        kinds = ("cover", "schedule") if topic in _PRICED_ON_PAPER else kinds
        for (kind, _), found in self.states.items():
            if kind in kinds and found not in _GOOD:
                return self.phrases.say(f"case.terms.leans_on.{kind}", change=_change(found, self.phrases))
        if lacking := next((path for path in paths if not self._prints(path, made["slot"])), ""):
            return self.phrases.say("case.terms.not_printed", answer=lacking)
        return self._topic(topic, fields)

    def _is_known_text(self, made: Mapping[str, Any], reading: Reading) -> bool:
        digest = made["sha256"]
        if reading.released and digest.startswith(reading.released):
            return True
        shipped = folders(None)[0] / "clauses" / self.pack.tag / f"{made['id']}.md"
        return shipped.is_file() and hashlib.sha256(shipped.read_bytes()).hexdigest() == digest

    def _prints(self, path: str, slot: str) -> bool:
        """Say whether the cover page, or the clause, shows an answer in the form in which it is printed."""
        value, places = fetch(self.deal, path), (("cover", "cover"), ("clause", slot))
        if isinstance(value, Decimal):
            value = value.normalize()
        if value == 0 and not isinstance(value, bool):
            return True  # nothing prints as words of its own, such as the day on which an invoice comes
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            # "30" in a row of its own, "25%" in a sentence: a number may stand with many units.
            shown = rf"(?<!\d){value:f}(?!\d)" if isinstance(value, Decimal) else rf"(?<!\d){value}(?!\d)"
        else:
            name = "days" if isinstance(value, Days) else "rate"
            shown = re.escape(self.pack.formats(self.deal.fee.currency).text(value, name))
        return any(re.search(shown, self.printed.get(place, "")) for place in places)

    def _topic(self, name: str, fields: Mapping[str, Any]) -> Topic:
        """Return the terms of a topic with the deal's answers in them."""
        paths = paths_in(fields)
        filled = {key: fetch(self.deal, v) if v in paths else v for key, v in fields.items()}
        return TOPICS[name].model_validate(filled)


def printed_places(opened: Opened) -> Mapping[tuple[str, str], str]:
    """Return the text of each place of a file."""
    found: dict[tuple[str, str], str] = {}
    for passage in all_passages(opened.parts, places_in(opened), opened):
        key = (passage.place.kind, passage.place.id)
        text = "\n".join(view.text for view in views(passage.lines, after=True))
        found[key] = f"{found.get(key, '')}\n{text}"
    return found


def _change(state: State, phrases: Phrases) -> str:
    return phrases.say(f"case.terms.states.{state}")


def _remarks(opened: Opened, states: Mapping[tuple[str, str], State], phrases: Phrases) -> Iterator[str]:
    known = {(place.kind, place.id) for place in places_in(opened)}
    names = {(place.kind, place.id): name_of(place, phrases) for place in places_in(opened)}
    for key, state in states.items():
        if key not in known:
            yield phrases.say("case.terms.text_added", place=key[1])
        elif state not in _GOOD:
            yield phrases.say("case.terms.place_changed", place=names[key], change=_change(state, phrases))
