"""The hand-made stories, told day by day: what others than their own test want of them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator.answers.reading import read_json
from generator.case.folder import Case, words_of
from generator.case.ladder import Ladder, read_ladder
from generator.case.log import Log, event_from
from generator.case.order import with_references
from generator.case.terms import Terms
from generator.packs.pack import pack_of
from tests.case.cases import RECORDED, RELEASED, ROOT, drafted, read_from, terms_of
from tests.deals import deal_data

LADDER: Ladder = read_ladder(pack_of("en-US").folder)
FILES = tuple(sorted(Path(__file__).with_name("scenarios").glob("*.yaml")))
FRENCH = tuple(sorted((ROOT / "tests" / "fr" / "stories").glob("*.yaml")))
_RELEASED = {"contract": "answers.json", "license": "license.json"}


def plain(value: Any) -> Any:
    """Write days of YAML as the log has them."""
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


@dataclass(frozen=True)
class Told:
    """A case on a day of its story, and what is logged next on that day."""

    case: Case
    day: dt.date
    entry: dict[str, Any]


def read_story(file: Path) -> dict[str, Any]:
    return YAML(typ="safe").load(file.read_text(encoding="utf-8"))


def contract_of(story: dict[str, Any], folder: Path) -> tuple[Terms | None, Any]:
    """Return the terms that a story is about, and the answers of its contract."""
    source = story.get("contract")
    if source is None:
        return None, deal_data()
    if isinstance(source, dict):
        data = deal_data(plain(source))
        return drafted(folder, data), data
    if source.startswith("released/"):
        name = source.removeprefix("released/")
        answers, contract = read_json(RELEASED / _RELEASED[name]), RELEASED / f"{name}.docx"
        terms = read_from(contract, answers)
    else:
        sample = ROOT / "samples" / source
        answers, contract = read_json(sample / "answers.json"), sample / "contract.docx"
        terms = terms_of(source)
    (folder / "contract.docx").write_bytes(contract.read_bytes())
    return terms, answers


def entries(file: Path, folder: Path) -> Iterator[Told]:
    """Yield the case before each entry of a story; what is recorded undone is told like the rest."""
    story = read_story(file)
    terms, answers = contract_of(story, folder)
    case = Case(folder, file.stem, terms, Log(), LADDER, answers, words_of(pack_of("en-US"), terms))
    for row in story["days"]:
        for fields in row.get("log", ()):
            entry = plain(fields)
            yield Told(case, row["day"], entry)
            case = with_entry(case, row["day"], entry)


def with_entry(case: Case, day: dt.date, entry: dict[str, Any]) -> Case:
    """Return a case with one more entry in its log, which nothing judges."""
    events = case.log.events
    data = with_references({"on": day.isoformat(), **entry}, events)
    event = event_from({**data, "id": len(events) + 1, "recorded": RECORDED})
    return replace(case, log=Log((*events, event)))
