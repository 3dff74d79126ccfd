"""The cases among the samples: whole stories with every letter that was sent in them, word for word.

`python -m tests.samples` writes them anew with the contracts; a person reads the diff.
"""

import datetime as dt
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from generator.answers.reading import read_json
from generator.case.folder import ANSWERS, CASE, CONTRACT, Case, new_case, open_case
from generator.case.letter_files import file_name, letter_in_form
from generator.case.letters import letter_of
from generator.case.log import FILES as FILES_KEPT, LOG
from generator.case.picture import picture_svg
from tests.case.stories import FILES, FRENCH, plain, read_story

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
ROOT = SAMPLES / "cases"
CASES = {
    "vanished-new-york": ("mid_work_silence_new_york", "new-client-new-york"),
    "no-acceptance": ("no_acceptance", "short-logo-new-york"),
    "unpaid-illinois": ("unpaid_illinois", "hourly-illinois"),
    "prospect": ("prospect", "short-website-washington"),
    "fr-client-disparu": ("client_disparu", "fr-site-lyon"),
}
"""The story of each case, and the sample whose contract or answers it has."""
PAY_TO = {"en-US": "Example Bank\n\nAccount of the sample", "fr-FR": "IBAN FR76 3000 4000 0312 3456 7890 143"}
PAPERS = Path(__file__).with_name("case") / "papers"
"""What is enclosed beside letters, such as a receipt."""


def made(name: str) -> dict[str, bytes]:
    """Return the files of a sample case by their path in its folder."""
    story, sample = CASES[name]
    rows = read_story(next(file for file in (*FILES, *FRENCH) if file.stem == story))
    with tempfile.TemporaryDirectory() as workshop:
        folder = Path(workshop) / name
        contract = SAMPLES / sample / "contract.docx" if "contract" in rows else None
        case = new_case(folder, contract, read_json(SAMPLES / sample / "answers.json"))
        letters: dict[str, bytes] = {}
        for row in rows["days"]:
            case = _lived(case, row, letters)
        last = rows["days"][-1]["day"]
        files = {path: (folder / path).read_bytes() for path in (CASE, ANSWERS, LOG)}
        kept = sorted((folder / FILES_KEPT).glob("*"))
        files |= {f"{FILES_KEPT}/{path.name}": path.read_bytes() for path in kept}
        if contract:
            files[CONTRACT] = (folder / CONTRACT).read_bytes()
        picture = picture_svg(case, case.state(last)).encode()
        return {**files, **letters, "case.svg": picture}


def _lived(case: Case, row: dict[str, Any], letters: dict[str, bytes]) -> Case:
    """Log a day of a story, and write down the letters that make its entries."""
    day: dt.date = row["day"]
    for fields in row.get("log", ()):
        entry, files = plain(fields), ()
        if kind := _kind(case, day, entry):
            papers = tuple(PAPERS / name for name in row.get("enclose", {}).get(entry["event"], ()))
            letter = letter_of(
                case, kind, day, entry, pay_to=PAY_TO[case.answers.get("pack", "en-US")], enclose=papers
            )
            path = case.folder / "letters" / f"{file_name(letter)}.txt"
            letters[f"letters/{path.name}"] = letter_in_form(letter, ".txt")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(letters[f"letters/{path.name}"])
            entry, files = dict(letter.entry), (path, *papers)
        noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
        case.enter(case.with_usual({"on": day.isoformat(), **entry}), now=noon, files=files)
        case = open_case(case.folder)
    return case


def _kind(case: Case, day: dt.date, entry: dict[str, Any]) -> str:
    """Return the letter that makes an entry; empty for what is no letter."""
    state = case.state(day)
    steps = (*state.now, *state.choices, *state.later)
    acts = [(case.ladder.acts[s.act], s.entry) for s in steps if s.entry and s.allowed <= day]
    acts += [(act, act.logs) for act in case.ladder.acts.values() if act.logs]
    for act, wanted in acts:
        told = {n: v for n, v in wanted.items() if n not in ("ask", "invoices")}
        if act.letter and all(entry.get(n) == v for n, v in told.items()):
            return act.letter
    return ""


def on_disk(name: str) -> dict[str, bytes]:
    """Return the files of a sample case as they lie in the repository, without what a run keeps there."""
    folder = ROOT / name
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def update() -> None:
    """Write every sample case."""
    for name in CASES:
        shutil.rmtree(ROOT / name, ignore_errors=True)
        for path, data in made(name).items():
            file = ROOT / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        print(f"wrote cases/{name}")  # noqa: T201  a command of the repository


def readable(data: bytes) -> str:
    """Return what tells two files apart, for a reader of a failing test."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return json.dumps(len(data))
